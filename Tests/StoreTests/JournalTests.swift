import ContestEngine
import Cryptography
import Store
import TestSupport
import Testing

/// Both stores, held to the same promises.
enum JournalKind: String, CaseIterable, Sendable {
  case memory, sqlite

  func make(in directory: TemporaryDirectory) throws -> any Journal {
    switch self {
    case .memory: MemoryJournal()
    case .sqlite: try DataDirectory(directory.path("data")).openJournal()
    }
  }
}

struct JournalTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func journal(_ kind: JournalKind) throws -> (any Journal, JournalHead) {
    let journal = try kind.make(in: directory)
    return (
      journal, try journal.addContest(Samples.contest, definition: "a.json5", at: Samples.start)
    )
  }

  @Test(arguments: JournalKind.allCases)
  func `what is appended is read back in order`(kind: JournalKind) throws {
    let (journal, genesis) = try journal(kind)
    var random = RandomEvents(seed: 7)
    var expected: [JournalEntry] = []
    var head = genesis
    for _ in 0..<30 {
      let events = (0..<40).map { _ in random.event() }
      expected += Samples.entries(events, after: head)
      head = try journal.append(Samples.batch(events, after: head))
    }
    var found: [JournalEntry] = []
    try journal.replay(Samples.contest) { found.append($0) }
    #expect(found == expected)
    #expect(head.sequence == 1_200)
    #expect(try journal.head(of: Samples.contest) == head)
    #expect(try journal.entries(of: Samples.contest, from: 1_199, limit: 9).count == 2)
    #expect(try journal.verify(Samples.contest, known: head).fault == nil)
  }

  @Test(arguments: JournalKind.allCases)
  func `two writers cannot fork a journal`(kind: JournalKind) throws {
    let (journal, genesis) = try journal(kind)
    let head = try journal.append(Samples.batch([Samples.registered(1)], after: genesis))
    #expect(
      throws: StoreError.notTheHead(contest: Samples.contest, given: genesis, found: head)
    ) {
      try journal.append(Samples.batch([Samples.registered(2)], after: genesis))
    }
    let other = JournalHead(sequence: head.sequence, hash: SHA256.hash("another history"))
    #expect(throws: StoreError.notTheHead(contest: Samples.contest, given: other, found: head)) {
      try journal.append(Samples.batch([Samples.registered(2)], after: other))
    }
    #expect(try journal.head(of: Samples.contest) == head)
  }

  @Test(arguments: JournalKind.allCases)
  func `the same batch again is written once`(kind: JournalKind) throws {
    let (journal, genesis) = try journal(kind)
    let batch = Samples.batch([Samples.registered(1), .marked], after: genesis)
    let head = try journal.append(batch)
    #expect(try journal.append(batch) == head)
    #expect(try journal.entries(of: Samples.contest, from: 1, limit: 9).count == 2)
  }

  @Test(arguments: JournalKind.allCases)
  func `a batch with a gap is refused`(kind: JournalKind) throws {
    let (journal, genesis) = try journal(kind)
    let entry = JournalEntry(sequence: 2, at: Samples.start, event: .marked)
    #expect(throws: StoreError.notConsecutive(contest: Samples.contest, sequence: 2)) {
      try journal.append(
        JournalBatch(contest: Samples.contest, after: genesis, entries: [entry]))
    }
  }

  @Test(arguments: JournalKind.allCases)
  func `batches of several contests are written together or not at all`(kind: JournalKind) throws {
    let (journal, genesis) = try journal(kind)
    let other = try journal.addContest("other", definition: "b.json5", at: Samples.start)
    #expect(other != genesis, "a contest's id is in its chain")
    #expect(throws: StoreError.unknownContest("nobody")) {
      try journal.append([
        Samples.batch([.marked], after: genesis),
        Samples.batch([.marked], after: .genesis(of: "nobody"), contest: "nobody"),
      ])
    }
    #expect(try journal.head(of: Samples.contest) == genesis)
    let heads = try journal.append([
      Samples.batch([.marked], after: genesis),
      Samples.batch([.paused], after: other, contest: "other"),
    ])
    #expect(try journal.contests().map(\.head) == heads)
  }

  @Test(arguments: JournalKind.allCases)
  func `a contest that is there keeps its journal`(kind: JournalKind) throws {
    let (journal, genesis) = try journal(kind)
    let head = try journal.append(Samples.batch([.marked], after: genesis))
    let again = try journal.addContest(
      Samples.contest, definition: "moved.json5", at: Samples.start)
    #expect(again == head)
    let summary = try #require(try journal.contests().first)
    #expect(summary.definition == "moved.json5")
    #expect(summary.lastAt == Samples.start)
  }

  @Test(arguments: JournalKind.allCases)
  func `an unknown contest is told`(kind: JournalKind) throws {
    let (journal, _) = try journal(kind)
    #expect(throws: StoreError.unknownContest("x")) { try journal.head(of: "x") }
    #expect(throws: StoreError.unknownContest("x")) { try journal.persons(of: "x") }
    #expect(throws: StoreError.unknownContest("x")) {
      try journal.setSecret("host", of: "x", to: "t")
    }
  }

  /// Every head that was ever told to a client depends on these bytes.
  @Test func `the chain hashes the bytes that its description says`() {
    let genesis = JournalHead.genesis(of: "c")
    #expect(genesis.hash == SHA256.hash("bangvang/start/1c"))
    let moment: [UInt8] = [0, 0, 0, 0, 0, 0, 1, 2]
    let fixed = Array("bangvang/event/1".utf8) + [0, 0, 0, 0, 0, 0, 0, 1] + moment
    let next = genesis.adding([20], at: Instant(milliseconds: 258))
    #expect(next.sequence == 1)
    #expect(next.hash == SHA256.hash(fixed + genesis.hash.bytes + [20]))
  }

  @Test func `a full disk leaves the batch pending`() throws {
    let journal = MemoryJournal()
    let genesis = try journal.addContest(Samples.contest, definition: "", at: Samples.start)
    journal.failNext(.diskFull, .unclearCommit(isThere: true), .unclearCommit(isThere: false))
    let batch = Samples.batch([.marked], after: genesis)
    for expected in [StoreError.BatchOutcome.absent, .present] {
      #expect {
        try journal.append(batch)
      } throws: { error in
        guard case .commitFailed(_, let outcome) = error as? StoreError else { return false }
        return outcome == expected
      }
    }
    #expect(throws: StoreError.self) { try journal.append(batch) }
    #expect(try journal.append(batch).sequence == 1)
    #expect(journal.commits == 1)
  }
}
