import ContestEngine
import Cryptography
import TestSupport
import Testing

@testable import Store

struct JournalVerificationTests {
  let directory: TemporaryDirectory
  let journal: SQLiteJournal
  let head: JournalHead

  /// Eight entries; somebody with the file can change them.
  init() throws {
    directory = try TemporaryDirectory()
    journal = try DataDirectory(directory.path("data")).openJournal()
    let genesis = try journal.addContest(Samples.contest, definition: "", at: Samples.start)
    let events: [Event] = [
      Samples.registered(1), Samples.registered(2), .paused, .continued, Samples.responded(1),
      Samples.responded(2), .marked, .finished,
    ]
    head = try journal.append(Samples.batch(events, after: genesis))
    try journal.database.execute(
      "DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_deleted")
  }

  private func fault(known: JournalHead? = nil) throws -> JournalFault? {
    try journal.verify(Samples.contest, known: known).fault
  }

  @Test func `an untouched journal is sound up to its head`() throws {
    let found = try journal.verify(Samples.contest, known: head)
    #expect(found == JournalVerification(head: head, fault: nil))
  }

  @Test(arguments: ["payload", "hash"])
  func `every flipped byte is found at its entry`(column: String) throws {
    for row in try journal.rows(of: Samples.contest, from: 1, limit: 100) {
      let bytes = column == "payload" ? row.payload : row.hash
      for place in bytes.indices {
        var flipped = bytes
        flipped[place] ^= 1 << UInt8(place % 8)
        try set(column, of: row.sequence, to: .blob(flipped))
        #expect(try fault() == JournalFault(sequence: row.sequence, reason: .altered))
      }
      try set(column, of: row.sequence, to: .blob(bytes))
    }
    #expect(try fault() == nil)
  }

  @Test func `a changed moment is found`() throws {
    try set("at", of: 3, to: .integer(Samples.start.milliseconds + 1))
    #expect(try fault() == JournalFault(sequence: 3, reason: .altered))
  }

  @Test(arguments: 1...7 as ClosedRange<Int64>)
  func `a deleted entry is missing`(sequence: Int64) throws {
    try delete("sequence = ?", sequence)
    #expect(try fault() == JournalFault(sequence: sequence, reason: .missing))
    #expect(throws: StoreError.self) {
      try journal.entries(of: Samples.contest, from: 1, limit: 100)
    }
  }

  @Test func `a deleted entry is found though the others close the gap`() throws {
    try delete("sequence = ?", 4)
    for sequence in 5...8 as ClosedRange<Int64> {
      try set("sequence", of: sequence, to: .integer(sequence - 1))
    }
    #expect(try fault()?.sequence == 4)
  }

  @Test func `entries in another order are told with their place`() throws {
    try set("sequence", of: 3, to: .integer(99))
    try set("sequence", of: 6, to: .integer(3))
    try set("sequence", of: 99, to: .integer(6))
    #expect(try fault() == JournalFault(sequence: 3, reason: .reordered(foundAt: 6)))
  }

  @Test func `a cut tail shows where the head is known`() throws {
    try delete("sequence > ?", 5)
    #expect(try fault() == nil, "a chain alone does not show it")
    #expect(
      try fault(known: head) == JournalFault(sequence: 6, reason: .cutTail(known: 8)))
  }

  @Test func `an emptied journal shows where the head is known`() throws {
    try delete("sequence > ?", 0)
    #expect(try fault(known: head) == JournalFault(sequence: 1, reason: .cutTail(known: 8)))
  }

  @Test func `another history with a chain of its own is not the known one`() throws {
    try delete("sequence > ?", 6)
    let shorter = try journal.head(of: Samples.contest)
    try journal.database.execute("DELETE FROM event WHERE sequence > 5")
    let cut = try journal.head(of: Samples.contest)
    let forged = try journal.append(Samples.batch([Samples.responded(3)], after: cut))
    #expect(forged.sequence == shorter.sequence)
    #expect(try fault() == nil)
    #expect(
      try fault(known: shorter)
        == JournalFault(sequence: 6, reason: .rewritten(known: shorter.hash)))
  }

  @Test func `a sound entry of a newer program is told apart from a changed one`() throws {
    let next = head.adding([200, 1], at: Samples.start)
    try journal.database.run(
      "INSERT INTO event SELECT contest, 9, ?, ?, ? FROM event WHERE sequence = 8",
      [.integer(Samples.start.milliseconds), .blob([200, 1]), .blob(next.hash.bytes)])
    #expect(
      try fault()
        == JournalFault(
          sequence: 9, reason: .unreadable(MalformedEvent(offset: 0, reason: .unknownTag(200)))))
  }

  @Test func `the database itself refuses to change an entry`() throws {
    let other = try DataDirectory(directory.path("other")).openJournal()
    let genesis = try other.addContest(Samples.contest, definition: "", at: Samples.start)
    _ = try other.append(Samples.batch([.marked], after: genesis))
    for change in ["UPDATE event SET at = 0", "DELETE FROM event"] {
      #expect {
        try other.database.execute(change)
      } throws: { ($0 as? StoreError)?.databaseError?.isConstraintViolation == true }
    }
  }

  private func set(_ column: String, of sequence: Int64, to value: Value) throws {
    try journal.database.run(
      "UPDATE event SET \(column) = ? WHERE sequence = ?", [value, .integer(sequence)])
  }

  private func delete(_ condition: String, _ sequence: Int64) throws {
    try journal.database.run("DELETE FROM event WHERE \(condition)", [.integer(sequence)])
  }
}
