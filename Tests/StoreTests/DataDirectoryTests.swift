import ContestEngine
import Foundation
import TestSupport
import Testing

@testable import Store

struct DataDirectoryTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func `directory and files are their owner's alone`() throws {
    let data = try DataDirectory(directory.path("a/b/data"))
    let journal = try data.openJournal()
    _ = try journal.addContest(Samples.contest, definition: "", at: Samples.start)
    #expect(try permissions(data.path) == 0o700)
    for suffix in ["", "-wal", "-shm"] {
      #expect(try permissions(data.contestsFile + suffix) == 0o600)
    }
  }

  @Test func `a directory that is there keeps its rights`() throws {
    let path = directory.path("mine")
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o750])
    let data = try DataDirectory(path)
    _ = try data.openJournal()
    #expect(try permissions(path) == 0o750)
    #expect(try permissions(data.contestsFile) == 0o600)
  }

  @Test(arguments: ["link/deeper", "link/deeper/still"])
  func `a directory behind a link to nowhere is refused`(_ path: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: directory.path("link"), withDestinationPath: directory.path("gone/away"))
    let error = #expect(throws: StoreError.self) { _ = try DataDirectory(directory.path(path)) }
    guard case .file(_, "create", _) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
  }

  @Test func `a second server is refused while the first lives`() throws {
    let data = try DataDirectory(directory.path("data"))
    do {
      let lock = try data.lockForServing()
      let error = #expect(throws: StoreError.self) {
        _ = try data.lockForServing()
      }
      #expect(error == .alreadyServed(directory: data.path))
      _ = consume lock
    }
    _ = try data.lockForServing()
  }

  @Test func `sheets of a contest are entered by one at a time, those of another beside it`() throws
  {
    let data = try DataDirectory(directory.path("data"))
    do {
      let lock = try data.lockForJudging("tranh")
      let error = #expect(throws: StoreError.self) { _ = try data.lockForJudging("tranh") }
      #expect(error == .alreadyJudging(contest: "tranh"))
      _ = try data.lockForJudging("video")
      _ = try data.lockForServing()
      _ = consume lock
    }
    _ = try data.lockForJudging("tranh")
  }

  @Test func `a server in another process is found, and its death frees the directory`()
    async throws
  {
    let data = try DataDirectory(directory.path("data"))
    do {
      let lock = try data.lockForServing()
      await #expect(processExitsWith: .exitCode(3)) { [path = data.path as String] in
        let data = try DataDirectory(path)
        do { _ = try data.lockForServing() } catch let error as StoreError {
          exit(error.isAlreadyServed ? 3 : 1)
        }
      }
      _ = consume lock
    }
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = data.path as String] in
      let lock = try DataDirectory(path).lockForServing()
      kill(getpid(), SIGKILL)
      _ = consume lock
    }
    _ = try data.lockForServing()
  }

  @Test func `a reader beside a writer sees whole batches in order`() async throws {
    let path = directory.path("data")
    let genesis = try DataDirectory(path).openJournal()
      .addContest(Samples.contest, definition: "", at: Samples.start)
    let batches = 60
    async let written = Self.write(batches, to: path, after: genesis)
    async let seen = Self.read(from: path, until: Int64(batches * 3))
    let head = try await written
    let heads = try await seen
    #expect(heads.last == head)
    #expect(heads.allSatisfy { $0.sequence.isMultiple(of: 3) })
    #expect(heads.map(\.sequence) == heads.map(\.sequence).sorted())
  }

  private static func write(
    _ batches: Int, to path: String, after genesis: JournalHead
  ) async throws -> JournalHead {
    let journal = try DataDirectory(path).openJournal()
    var head = genesis
    for number in 1...Int32(batches) {
      head = try journal.append(
        Samples.batch([Samples.registered(number), .paused, .continued], after: head))
    }
    return head
  }

  private static func read(from path: String, until sequence: Int64) async throws -> [JournalHead] {
    let journal = try DataDirectory(path).openJournal()
    var heads: [JournalHead] = []
    while heads.last?.sequence != sequence {
      let head = try journal.head(of: Samples.contest)
      #expect(try journal.verify(Samples.contest, known: head).fault == nil)
      heads.append(head)
      await Task.yield()
    }
    return heads
  }

  @Test func `a file of a newer program is refused`() throws {
    let data = try DataDirectory(directory.path("data"))
    do {
      let journal = try data.openJournal()
      try journal.database.execute("PRAGMA user_version = 99")
    }
    let known = Int64(Schema.contests.migrations.count)
    #expect(
      throws: StoreError.newerThanProgram(file: data.contestsFile, version: 99, known: known)
    ) { try data.openJournal() }
  }

  @Test func `a file of another program is refused and left alone`() throws {
    let data = try DataDirectory(directory.path("data"))
    try Data().write(to: URL(fileURLWithPath: data.contestsFile))
    do {
      let other = try Database.open(data.contestsFile)
      try other.execute("CREATE TABLE mine (a)")
    }
    #expect(throws: StoreError.notOurs(file: data.contestsFile)) { try data.openJournal() }
    try Data("no database at all, but long enough to look at".utf8)
      .write(to: URL(fileURLWithPath: data.contestsFile))
    #expect(throws: StoreError.notOurs(file: data.contestsFile)) { try data.openJournal() }
  }

  @Test func `the steps of a layout are taken from where a file stands`() throws {
    let data = try DataDirectory(directory.path("data"))
    let first = Migration(name: "a", sql: "CREATE TABLE a (x); INSERT INTO a VALUES (1)")
    let second = Migration(name: "b", sql: "ALTER TABLE a ADD COLUMN y DEFAULT 2")
    let broken = Migration(name: "c", sql: "UPDATE a SET y = 3; SELECT nothing")
    let path = data.contestsFile
    _ = try StoreFile.open(path, schema: Schema(applicationID: 7, migrations: [first]))
    #expect(throws: StoreError.self) {
      _ = try StoreFile.open(
        path, schema: Schema(applicationID: 7, migrations: [first, second, broken]))
    }
    let database = try StoreFile.open(
      path, schema: Schema(applicationID: 7, migrations: [first, second]))
    #expect(try database.integer("SELECT x * 10 + y FROM a") == 12)
    #expect(try database.integer("PRAGMA user_version") == 2)
  }

  @Test func `the place of the data follows options, then the environment`() {
    let all = ["BANGVANG_DATA": "/b", "XDG_DATA_HOME": "/x", "HOME": "/h"]
    func path(_ option: String?, without names: String...) -> String? {
      DataDirectory.path(
        option: option, environment: all.filter { !names.contains($0.key) })
    }
    #expect(path("/o") == "/o")
    #expect(path(nil) == "/b")
    #expect(path(nil, without: "BANGVANG_DATA") == "/x/bangvang")
    #expect(
      path(nil, without: "BANGVANG_DATA", "XDG_DATA_HOME") == "/h/.local/share/bangvang")
    #expect(path(nil, without: "BANGVANG_DATA", "XDG_DATA_HOME", "HOME") == nil)
  }
}

extension StoreError {
  fileprivate var isAlreadyServed: Bool {
    if case .alreadyServed = self { true } else { false }
  }
}
