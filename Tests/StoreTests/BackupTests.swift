import ContestEngine
import Cryptography
import Foundation
import TestSupport
import Testing

@testable import Store

struct BackupTests {
  let directory: TemporaryDirectory
  let data: DataDirectory
  let restored: DataDirectory

  init() throws {
    directory = try TemporaryDirectory()
    data = try DataDirectory(directory.path("data"))
    restored = try DataDirectory(directory.path("restored"))
  }

  private var file: String { directory.path("contest.tar") }

  /// A journal with one person, its secrets, a bank and a server's key.
  @discardableResult private func fill() throws -> (SQLiteJournal, JournalHead) {
    let journal = try data.openJournal()
    let genesis = try journal.addContest(Samples.contest, definition: "a", at: Samples.start)
    let head = try journal.append(
      Samples.batch(
        [Samples.registered(1)], after: genesis,
        persons: [Samples.person(1, name: "Nguyễn Thị Ánh")]))
    try journal.setSecret("hostToken", of: Samples.contest, to: "t")
    _ = try data.openLibrary().add(Samples.items, to: "b", at: Samples.start)
    try Data("key".utf8).write(to: URL(fileURLWithPath: data.certificateKeyFile))
    return (journal, head)
  }

  @Test(.enabled(if: geteuid() == 0, "needs to be root"))
  func `what root puts into somebody's directory is theirs`() throws {
    try fill()
    _ = try data.backUp(to: file, note: "")
    try #require(chown(restored.path, 12_345, 23_456) == 0)
    _ = try restored.restore(from: file)
    _ = try restored.openLibrary()
    let names = try FileManager.default.contentsOfDirectory(atPath: restored.path)
    #expect(Set(names).isSuperset(of: ["contests.sqlite", "library.sqlite", "serve.lock"]))
    for name in names {
      let facts = try FileManager.default.attributesOfItem(atPath: restored.path + "/" + name)
      #expect(facts[.ownerAccountID] as? Int == 12_345, "\(name)")
      #expect(facts[.groupOwnerAccountID] as? Int == 23_456, "\(name)")
    }
    #expect(
      try FileManager.default.attributesOfItem(atPath: file)[.ownerAccountID] as? Int == 0,
      "a backup is whose who makes it")
  }

  private func rights(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func `a backup beside a running server goes on elsewhere`() throws {
    let (journal, head) = try fill()
    let lock = try data.lockForServing()
    let made = try data.backUp(to: file, note: "của ai")
    #expect(try rights(file) == 0o600)
    #expect(made.files.map(\.name) == ["contests.sqlite", "library.sqlite", "server-key.pem"])
    #expect(made.contests.map(\.head) == [head])
    #expect(made.contests.map(\.persons) == [1])
    _ = try journal.append(Samples.batch([.marked], after: head))
    _ = consume lock

    let report = try restored.restore(from: file)
    #expect(report.files == made.files)
    #expect(report.contests == made.contests)
    #expect(report.byteCount == made.byteCount)
    let found = try restored.openJournal(creating: false)
    #expect(try found.verify(Samples.contest, known: head) == .init(head: head, fault: nil))
    #expect(
      try found.persons(of: Samples.contest) == [Samples.person(1, name: "Nguyễn Thị Ánh")])
    #expect(try found.secret("hostToken", of: Samples.contest) == "t")
    #expect(try found.append(Samples.batch([.marked], after: head)).sequence == 2)
    #expect(try restored.openLibrary(creating: false).items(of: "b") == Samples.items)
    for file in [restored.contestsFile, restored.libraryFile, restored.certificateKeyFile] {
      #expect(try rights(file) == 0o600)
    }
  }

  @Test func `tar and sha256sum read a backup without us`() throws {
    try fill()
    _ = try data.backUp(to: file, note: "của ai\n")
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-ec", "tar xf contest.tar && sha256sum --check --strict SHA256SUMS"]
    shell.currentDirectoryURL = directory.url
    shell.standardOutput = FileHandle.nullDevice
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
    let note = try String(contentsOfFile: directory.path("READ-ME.txt"), encoding: .utf8)
    #expect(note == "của ai\n")
  }

  @Test func `what belongs to a machine or to a moment is not carried, folders of files are`()
    throws
  {
    try fill()
    let made = ["listening.txt", "serve.lock", "x.new", "surveys/1.0.0.key", "keys/organizer.pem"]
    for name in made {
      let url = URL(filePath: data.path).appending(path: name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("1".utf8).write(to: url)
    }
    let report = try data.backUp(to: file, note: "")
    #expect(
      report.files.map(\.name)
        == ["contests.sqlite", "library.sqlite", "keys/organizer.pem", "server-key.pem"])
    _ = try restored.restore(from: file)
    let url = URL(filePath: restored.path).appending(path: "keys/organizer.pem")
    #expect(try Data(contentsOf: url) == Data("1".utf8))
  }

  @Test func `a name that was erased is in no backup`() throws {
    let (journal, _) = try fill()
    _ = try journal.erasePersons([ContestantID(number: 1)], of: Samples.contest)
    _ = try data.backUp(to: file, note: "")
    let bytes = try Data(contentsOf: URL(filePath: file))
    #expect(bytes.range(of: Data("Nguyễn".utf8)) == nil)
    #expect(bytes.range(of: Data("hostToken".utf8)) != nil, "what is there is in it as it is")
  }

  @Test func `nothing is written over`() throws {
    try fill()
    _ = try data.backUp(to: file, note: "")
    #expect(throws: StoreError.alreadyThere(file: file)) {
      try data.backUp(to: file, note: "")
    }
    #expect(throws: StoreError.alreadyThere(file: data.contestsFile)) {
      try data.restore(from: file)
    }
    try Data("mine".utf8).write(to: URL(filePath: restored.certificateKeyFile))
    #expect(throws: StoreError.alreadyThere(file: restored.certificateKeyFile)) {
      try restored.restore(from: file)
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: restored.path).sorted()
        == ["serve.lock", "server-key.pem"])
  }

  @Test func `a directory that is served takes no backup in`() throws {
    try fill()
    _ = try data.backUp(to: file, note: "")
    let lock = try restored.lockForServing()
    #expect(throws: StoreError.alreadyServed(directory: restored.path)) {
      try restored.restore(from: file)
    }
    _ = consume lock
    _ = try restored.restore(from: file)
  }

  @Test func `a directory without contests and banks has nothing to back up`() throws {
    #expect(throws: StoreError.missing(file: data.contestsFile)) {
      try data.backUp(to: file, note: "")
    }
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test func `every altered byte and every cut is found, and nothing is left behind`() throws {
    try fill()
    let report = try data.backUp(to: file, note: "n")
    let sound = try Data(contentsOf: URL(filePath: file))
    #expect(sound.count == Int(report.byteCount))
    let other = directory.path("other.tar")
    func faultAfter(_ change: (inout Data) -> Void) throws -> BackupFault? {
      var bytes = sound
      change(&bytes)
      try bytes.write(to: URL(filePath: other))
      do {
        _ = try restored.restore(from: other)
      } catch .badBackup(_, let fault) {
        return fault
      }
      return nil
    }
    // Heads and contents; what fills a block up is nothing to anybody who restores.
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let place = Int.random(in: 0..<sound.count, using: &generator)
      guard sound[place] != 0 else { continue }
      #expect(try faultAfter { $0[place] ^= 0x11 } != nil, "byte \(place)")
    }
    for count in [0, 1, 511, 512, 700, sound.count / 2, sound.count - 2_000] {
      let fault = try faultAfter { $0 = $0.prefix(count) }
      #expect(fault == (count < 512 ? .notABackup : .incomplete), "\(count)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: restored.path) == ["serve.lock"])
    try sound.write(to: URL(filePath: other))
    _ = try restored.restore(from: other)
  }

  @Test func `a check tells of every byte, also of those that belong to no file`() throws {
    try fill()
    _ = try data.backUp(to: file, note: "n")
    let sound = try Data(contentsOf: URL(filePath: file))
    let other = directory.path("other.tar")
    func isTold(_ bytes: Data) throws -> Bool {
      try bytes.write(to: URL(filePath: other))
      do {
        return try DataDirectory.checkBackup(other).isFillerSpoilt
      } catch {
        return true
      }
    }
    #expect(try !isTold(sound))
    #expect(try !isTold(sound + Data(repeating: 0, count: 9_000)), "as other programs end a tar")
    let last = sound.count
    var generator = SeededGenerator(seed: 8)
    let places =
      Array(stride(from: 0, to: 1_100, by: 7)) + [154, 155, 512, 513, last - 1, last - 600]
      + (0..<200).map { _ in Int.random(in: 0..<last, using: &generator) }
    for place in places {
      for flip: UInt8 in [0x01, 0x20, 0xFF] {
        var bytes = sound
        bytes[place] ^= flip
        #expect(try isTold(bytes), "byte \(place)")
      }
    }
    for missing in [1, 512, 1_024] { #expect(try isTold(sound.dropLast(missing))) }
    // Nothing that is restored is in them.
    var spoilt = sound
    spoilt[last - 1] = 7
    try spoilt.write(to: URL(filePath: other))
    let report = try restored.restore(from: other)
    #expect(report.isSound && report.isFillerSpoilt)
  }

  @Test(arguments: [
    "../outside", "/etc/passwd", "a/../b", "a/b/c", ".hidden", "a//b", "",
    "contests.sqlite\u{1B}[2J",
  ])
  func `a file that would lie elsewhere is refused`(name: String) throws {
    let content = Array("x".utf8)
    func entry(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
      let header = TapeHeader(name: name, byteCount: Int64(bytes.count))
      return header.block(seconds: 0) + bytes + [UInt8](repeating: 0, count: header.padding)
    }
    let sums = "\(SHA256.hash([]).hex)  READ-ME.txt\n\(SHA256.hash(content).hex)  \(name)\n"
    let bytes =
      entry("READ-ME.txt", []) + entry(name, content) + entry("SHA256SUMS", Array(sums.utf8))
    try Data(bytes).write(to: URL(filePath: file))
    #expect(throws: StoreError.badBackup(file: file, .unexpected(file: name))) {
      try restored.restore(from: file)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: restored.path) == ["serve.lock"])
  }

  @Test func `a database that SQLite finds spoilt is not restored, whatever the sums say`() throws {
    try fill()
    let contests = try Data(contentsOf: URL(filePath: data.contestsFile))
    try contests.prefix(4_096).write(to: URL(filePath: directory.path("cut.sqlite")))
    var writer = try BackupWriter(to: file)
    try writer.add(BackupNames.note, text: "")
    try writer.add(BackupNames.contests, from: directory.path("cut.sqlite"))
    _ = try writer.finish()
    #expect(throws: StoreError.self) { try restored.restore(from: file) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: restored.path) == ["serve.lock"])
  }

  // MARK: Other programs

  private func run(_ words: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.environment = ["PATH": "/usr/bin:/bin:/usr/local/bin", "LC_ALL": "C.UTF-8"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  /// How each program lists an archive, and how it unpacks one into a folder.
  private static let programs: [(name: String, list: [String], unpack: [String])] = [
    (
      "tar", ["tar", "--quoting-style=literal", "-tf", "FILE"], ["tar", "-xf", "FILE", "-C", "TO"]
    ),
    ("bsdtar", ["bsdtar", "-tf", "FILE"], ["bsdtar", "-xf", "FILE", "-C", "TO"]),
    (
      "python3",
      [
        "python3", "-c", "import sys,tarfile\nfor m in tarfile.open(sys.argv[1]): print(m.name)",
        "FILE",
      ],
      [
        "python3", "-c", "import sys,tarfile\ntarfile.open(sys.argv[1]).extractall(sys.argv[2])",
        "FILE", "TO",
      ]
    ),
  ]

  @Test(arguments: programs.indices)
  func `other programs list and unpack a backup, whatever its files are called`(place: Int) throws {
    let program = Self.programs[place]
    guard try run(["which", program.name]).status == 0 else { return }
    try fill()
    let names = [
      "logo/Trường Lê Mao (1).png", "đề thi.txt".decomposedStringWithCanonicalMapping,
      String(repeating: "ệ", count: 33) + "a", String(repeating: "a", count: 100),
    ]
    try FileManager.default.createDirectory(
      atPath: data.path + "/logo", withIntermediateDirectories: false)
    for name in names {
      try Data(name.utf8).write(to: URL(fileURLWithPath: data.path + "/" + name))
    }
    let report = try data.backUp(to: file, note: "n")
    #expect(report.leftOut.isEmpty)
    #expect(Set(names).isSubset(of: report.files.map(\.name)))

    func filled(_ words: [String]) -> [String] {
      words.map { $0 == "FILE" ? file : $0 == "TO" ? directory.path("out") : $0 }
    }
    func call(_ words: [String]) throws -> (status: Int32, output: String) {
      try run(filled(words))
    }
    try FileManager.default.createDirectory(
      atPath: directory.path("out"), withIntermediateDirectories: false)
    let listed = try call(program.list)
    #expect(listed.status == 0, "\(listed.output)")
    let lines = listed.output.split(separator: "\n").map { Array($0.utf8) }
    for name in names { #expect(lines.contains(Array(name.utf8)), "\(name): \(listed.output)") }
    let unpacked = try call(program.unpack)
    #expect(unpacked.status == 0, "\(unpacked.output)")
    for name in names {
      let content = try Data(contentsOf: URL(fileURLWithPath: directory.path("out/" + name)))
      #expect(content == Data(name.utf8))
    }
    let restoredNames = try restored.restore(from: file).files.map(\.name)
    #expect(Set(names).isSubset(of: restoredNames))
  }

  @Test func `what a backup cannot carry is told, not silently left`() throws {
    try fill()
    let long = String(repeating: "ệ", count: 34)
    for name in [long, "a\u{1B}[2Jb"] {
      try Data("x".utf8).write(to: URL(fileURLWithPath: data.path + "/" + name))
    }
    let report = try data.backUp(to: file, note: "n")
    #expect(Set(report.leftOut) == [long, "a\u{1B}[2Jb"])
  }

  @Test func `a file that is longer than the archive's figures can say is refused`() throws {
    try fill()
    let path = data.path + "/huge"
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    let handle = try #require(FileHandle(forWritingAtPath: path))
    // Only its length is large: nothing is on the disk.
    try handle.truncate(atOffset: UInt64(TapeHeader.fileByteCountMax) + 1)
    try handle.close()
    #expect(throws: StoreError.file(path: path, operation: "back up", errno: EFBIG)) {
      try data.backUp(to: file, note: "n")
    }
    #expect(!FileManager.default.fileExists(atPath: file))
  }
}
