import ContestEngine
import Foundation
import TestSupport
import Testing

@testable import Store

/// The disk is full, cannot be written, was cut off in the middle, or is damaged.
struct BadDayTests {
  let directory: TemporaryDirectory
  let data: DataDirectory

  init() throws {
    directory = try TemporaryDirectory()
    data = try DataDirectory(directory.path("data"))
  }

  private func journal() throws -> (SQLiteJournal, JournalHead) {
    let journal = try data.openJournal()
    return (journal, try journal.addContest(Samples.contest, definition: "", at: Samples.start))
  }

  private func bigBatch(after head: JournalHead) -> JournalBatch {
    let text = String(repeating: "thông báo ", count: 500)
    return Samples.batch(
      (0..<20).map { _ in .announced(text) }, after: head,
      persons: [Samples.person(1, name: "Nguyễn Thị Ánh")])
  }

  @Test func `a full disk leaves nothing behind, and the same batch goes through later`() throws {
    let (journal, genesis) = try journal()
    let pages = try journal.database.integer("PRAGMA page_count")
    try journal.database.execute("PRAGMA max_page_count = \(pages + 4)")
    let batch = bigBatch(after: genesis)
    for _ in 0..<3 {
      let error = try #require(throws: StoreError.self) { try journal.append(batch) }
      #expect(error.isDiskFull)
      #expect(error.outcome == .absent)
    }
    #expect(try journal.head(of: Samples.contest) == genesis)
    #expect(try journal.persons(of: Samples.contest).isEmpty)
    try journal.database.execute("PRAGMA max_page_count = 100000")
    let head = try journal.append(batch)
    #expect(try journal.verify(Samples.contest, known: head).fault == nil)
    #expect(try journal.persons(of: Samples.contest).count == 1)
  }

  @Test func `a store that cannot be written says so`() throws {
    let (journal, genesis) = try journal()
    try journal.database.execute("PRAGMA query_only = ON")
    let error = try #require(throws: StoreError.self) {
      try journal.append(Samples.batch([.marked], after: genesis))
    }
    #expect(error.isReadOnly)
    #expect(error.outcome == .absent)
    #expect(!error.isDiskFull)
  }

  /// The system ends the process's files at a size, in a process of its own.
  @Test func `a file that may not grow is a full disk`() async throws {
    await #expect(processExitsWith: .exitCode(7)) { [path = directory.path("limited") as String] in
      signal(SIGXFSZ, SIG_IGN)
      let journal = try DataDirectory(path).openJournal()
      var head = try journal.addContest(Samples.contest, definition: "", at: Samples.start)
      var limit = rlimit(rlim_cur: 400_000, rlim_max: 4_000_000_000)
      setrlimit(__rlimit_resource_t(1), &limit)
      let text = String(repeating: "a", count: 1_000)
      while true {
        let batch = Samples.batch([.announced(text), .marked], after: head)
        do { head = try journal.append(batch) } catch let error as StoreError {
          guard error.isDiskFull, error.outcome == .absent else { exit(1) }
          limit.rlim_cur = limit.rlim_max
          setrlimit(__rlimit_resource_t(1), &limit)
          let healed = try journal.append(batch)
          exit(try journal.verify(Samples.contest, known: healed).fault == nil ? 7 : 2)
        }
      }
    }
  }

  @Test func `what was acknowledged outlives a killed process`() async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = data.path as String] in
      let journal = try DataDirectory(path).openJournal()
      var head = try journal.addContest(Samples.contest, definition: "", at: Samples.start)
      for number in 1...50 as ClosedRange<Int32> {
        head = try journal.append(Samples.batch([Samples.registered(number)], after: head))
      }
      // In the middle of a batch: written, and not committed.
      try journal.database.execute("BEGIN IMMEDIATE")
      try journal.database.execute(
        "INSERT INTO event SELECT contest, 51, at, payload, hash FROM event WHERE sequence = 50")
      kill(getpid(), SIGKILL)
    }
    let (journal, head) = try journal()
    #expect(head.sequence == 50)
    #expect(try journal.verify(Samples.contest).fault == nil)
  }

  /// A log cut anywhere, as a machine without power leaves it, gives the batches before the cut.
  @Test func `a log cut anywhere gives whole batches`() throws {
    let (journal, genesis) = try journal()
    try journal.database.execute("PRAGMA wal_autocheckpoint = 0")
    try journal.database.checkpoint()
    var head = genesis
    var sizes: [Int] = [0]
    for number in 1...6 as ClosedRange<Int32> {
      let events = [Samples.registered(number), Samples.responded(number)]
      head = try journal.append(
        Samples.batch(events, after: head, persons: [Samples.person(number, name: "Ánh")]))
      sizes.append(try bytes(data.contestsFile + "-wal").count)
    }
    let log = try bytes(data.contestsFile + "-wal")
    for length in stride(from: 0, through: log.count, by: 1_031) + [log.count] {
      let cut = try DataDirectory(directory.path("cut-\(length)"))
      try FileManager.default.copyItem(atPath: data.contestsFile, toPath: cut.contestsFile)
      try Data(log.prefix(length)).write(to: URL(fileURLWithPath: cut.contestsFile + "-wal"))
      let found = try cut.openJournal()
      let durable = sizes.lastIndex { $0 <= length } ?? 0
      #expect(try found.head(of: Samples.contest).sequence == Int64(2 * durable), "\(length)")
      #expect(try found.verify(Samples.contest).fault == nil, "\(length)")
      #expect(try found.persons(of: Samples.contest).count == durable, "\(length)")
    }
  }

  @Test func `a new file is whole before anything is written to its log`() throws {
    _ = try data.openJournal()
    #expect(try bytes(data.contestsFile).count > 4_096)
    #expect(throws: (any Error).self) { try bytes(data.contestsFile + "-wal") }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `a damaged file is told, or gives what was written`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let expected = try {
      let (journal, genesis) = try journal()
      let events = (1...40 as ClosedRange<Int32>).map { Samples.registered($0) }
      let head = try journal.append(Samples.batch(events, after: genesis))
      try journal.database.checkpoint()
      return (head, try journal.entries(of: Samples.contest, from: 1, limit: 100))
    }()
    var file = try bytes(data.contestsFile)
    for _ in 0..<4 {
      file[Int.random(in: file.indices, using: &random)] ^= UInt8.random(
        in: 1...255, using: &random)
    }
    let damaged = try DataDirectory(directory.path("damaged"))
    try Data(file).write(to: URL(fileURLWithPath: damaged.contestsFile))
    do {
      let journal = try damaged.openJournal()
      guard try journal.verify(Samples.contest, known: expected.0).fault == nil else { return }
      let found = try journal.entries(of: Samples.contest, from: 1, limit: 100)
      #expect(found == expected.1, "seed \(seed)")
    } catch {
      // Told; nothing was handed out.
      return
    }
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}

extension StoreError {
  var outcome: BatchOutcome? {
    if case .commitFailed(_, let outcome) = self { outcome } else { nil }
  }
}
