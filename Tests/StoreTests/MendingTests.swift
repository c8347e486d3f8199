import ContestEngine
import Cryptography
import Foundation
import TestSupport
import Testing

@testable import Store

/// A journal that is broken, and put together again.
struct MendingTests {
  let files: BrokenFiles

  init() throws { files = try BrokenFiles() }

  private func rows(
    _ id: String = Samples.contest, _ place: DataDirectory? = nil
  ) throws -> [JournalRow] {
    try (place ?? files.data).openJournal(creating: false).rows(of: id, from: 1, limit: 10_000)
  }

  @Test func `what is not broken is left alone`() throws {
    let before = try files.bytes()
    let report = try files.mend()
    #expect(report.aside == nil && !report.isDamaged)
    let isUntouched = report.contests.allSatisfy { $0.isUntouched }
    #expect(isUntouched)
    #expect(try files.bytes() == before)
    #expect(try files.names() == ["contests.sqlite", "serve.lock"])
  }

  @Test(arguments: [2, 5, 9] as [Int64])
  func `an entry that was changed is not believed, those after it keep numbers and bytes`(
    sequence: Int64
  ) throws {
    try files.change(
      "UPDATE event SET payload = x'0102' WHERE contest = 1 AND sequence = ?",
      [.integer(sequence)])
    #expect(
      try files.data.openJournal().verify(Samples.contest).fault
        == JournalFault(sequence: sequence, reason: .altered))
    let report = try files.mend()
    let told = try #require(report.contest(Samples.contest))
    #expect(told.soundUpTo == sequence - 1)
    #expect(told.changed.map(\.sequence) == [sequence])
    #expect(told.carried == files.sample.count - Int(sequence))
    #expect(told.unproven.isEmpty, "the hash of the changed entry is still there")
    #expect(report.contest(BrokenFiles.other)?.isUntouched == true)

    let journal = try files.data.openJournal(creating: false)
    let verified = try journal.verify(Samples.contest, known: told.head)
    #expect(verified.fault == nil)
    guard case .mended(let mending) = verified.mendings.first?.event else {
      Issue.record("the break is not to be seen")
      return
    }
    #expect(mending.from == sequence && mending.lost == 1 && mending.carried == told.carried)
    #expect(mending.account == "btc" && mending.file == report.aside)
    #expect(mending.formerHead == files.sample.last?.hash)
    let found = try rows()
    #expect(found.count == files.sample.count + 1)
    for (now, was) in zip(found, files.sample) where now.sequence != sequence {
      #expect(now.payload == was.payload && now.at == was.at)
      // Up to the break also the hashes are what somebody may have written down.
      #expect((now.hash == was.hash) == (now.sequence < sequence))
    }
    #expect(try journal.persons(of: Samples.contest).count == 2)
    #expect(try journal.secret("host-token", of: Samples.contest) == "t-\(Samples.contest)")
    #expect(try journal.opinions(of: Samples.contest).count == 1)
    #expect(try rows(BrokenFiles.other) == files.written[BrokenFiles.other])
  }

  @Test func `receipts of answers are the same after a mending`() throws {
    var before = Contest()
    for row in files.sample { before.apply(try row.entry()) }
    try files.change("DELETE FROM event WHERE contest = 1 AND sequence = 4")
    try files.mend()
    let after = try files.data.openJournal().rebuild(Samples.contest).contest
    #expect(after.sequence == before.sequence + 1)
    #expect(after.contestants.count == before.contestants.count)
    #expect(after.revision == before.revision + 1, "results may be others than before")
  }

  @Test func `an entry that is gone leaves its place, and the one after it is said to be unproven`()
    throws
  {
    try files.change("DELETE FROM event WHERE contest = 1 AND sequence = 6")
    let told = try #require(try files.mend().contest(Samples.contest))
    #expect(told.absent == [6])
    #expect(told.unproven.map(\.sequence) == [7])
    #expect(told.carried == files.sample.count - 6)
    #expect(try rows()[5].entry().event == .lost)
    #expect(try rows()[6].payload == files.sample[6].payload)
  }

  @Test func `entries in another order go back to their places, and nothing was lost`() throws {
    for (from, to) in [(6, 99), (8, 6), (99, 8)] as [(Int64, Int64)] {
      try files.change(
        "UPDATE event SET sequence = ? WHERE contest = 1 AND sequence = ?",
        [.integer(to), .integer(from)])
    }
    let report = try files.mend()
    let told = try #require(report.contest(Samples.contest))
    #expect(told.isSound && told.restored.map(\.sequence) == [6, 8])
    #expect(report.aside != nil)
    #expect(try rows() == files.sample)
  }

  @Test(arguments: ["payload", "hash", "at"])
  func `one changed byte is put back where the hashes prove what it was`(column: String) throws {
    for row in files.sample {
      let bytes =
        switch column {
        case "payload": row.payload
        case "hash": row.hash
        default: withUnsafeBytes(of: row.at.milliseconds.bigEndian, Array.init)
        }
      // The last entry's hash may be any: nothing comes after it that would prove the entry.
      for place in Swift.stride(from: 0, to: bytes.count, by: max(1, bytes.count / 6)) {
        var flipped = bytes
        flipped[place] ^= 1 << UInt8(place % 8)
        let number = flipped.reduce(Int64(0)) { $0 << 8 | Int64($1) }
        try files.change(
          "UPDATE event SET \(column) = ? WHERE contest = 1 AND sequence = ?",
          [column == "at" ? .integer(number) : .blob(flipped), .integer(row.sequence)])
        #expect(try files.data.openJournal().verify(Samples.contest).fault != nil)
        let told = try #require(try files.mend().contest(Samples.contest))
        #expect(told.isSound && told.restored.map(\.sequence) == [row.sequence], "\(place)")
        #expect(try rows() == files.sample)
      }
    }
  }

  @Test func `a contestant whose entry is lost keeps the seat, and the others their numbers`()
    throws
  {
    try files.change("DELETE FROM event WHERE contest = 1 AND sequence = 2")
    let told = try #require(try files.mend().contest(Samples.contest))
    #expect(told.reseated == [ContestantID(number: 1)])
    let journal = try files.data.openJournal()
    let contest = try journal.rebuild(Samples.contest).contest
    #expect(contest.contestants.count == 2)
    let person = try #require(try journal.persons(of: Samples.contest).first)
    let seat = try #require(contest.contestants[ContestantID(number: 1)])
    #expect(seat.school == SchoolID("le-mao"))
    #expect(try person.matches(seal: seat.seal))
    #expect(contest.contestants[ContestantID(number: 2)]?.token == Samples.digest(2))
  }

  @Test func `a contest whose first entry is gone needs its definition`() throws {
    try files.change("DELETE FROM event WHERE contest = 1 AND sequence = 1")
    let before = try files.bytes()
    #expect(throws: StoreError.definitionGone(contest: Samples.contest)) { try files.mend() }
    #expect(try files.bytes() == before)
    let copy = try files.copy("copy", before)
    let without = try copy.mendContests(
      at: BrokenFiles.now, stamp: "a", by: "btc", leavingOut: [Samples.contest])
    #expect(without.contests.map(\.id) == [BrokenFiles.other] && without.aside != nil)
    #expect(try copy.openJournal().contests().map(\.id) == [BrokenFiles.other])
    let told = try #require(
      try files.mend(definitions: [Samples.program]).contest(Samples.contest))
    #expect(told.absent == [1] && told.isDefinedAnew)
    #expect(told.lacksDraw, "this one never had a draw")
    let contest = try files.data.openJournal().rebuild(Samples.contest).contest
    #expect(contest.program == Samples.program && contest.contestants.count == 2)
  }

  @Test func `mending twice changes nothing the second time, and each break stays to be seen`()
    throws
  {
    try files.change("DELETE FROM event WHERE contest = 1 AND sequence = 6")
    #expect(try files.mend().aside == "contests.broken-20261129-163501.sqlite")
    let once = try rows()
    #expect(try files.mend().aside == nil)
    #expect(try rows() == once)
    try files.change("DELETE FROM event WHERE contest = 1 AND sequence = 8")
    #expect(try files.mend().aside == "contests.broken-20261129-163501-2.sqlite")
    #expect(try files.data.openJournal().verify(Samples.contest).mendings.count == 2)
  }

  @Test func `what was set aside is the database as it was, with its log`() throws {
    let journal = try files.data.openJournal()
    let head = try journal.head(of: Samples.contest)
    // Only the log has this one.
    _ = try journal.append(Samples.batch([.announced("Giải lao")], after: head))
    let log = try FileStream.bytes(of: files.data.contestsFile + "-wal")
    #expect(!log.isEmpty)
    let copy = try files.copy("copy", try files.bytes())
    try Data(log).write(to: URL(filePath: copy.contestsFile + "-wal"))
    var bytes = try FileStream.bytes(of: copy.contestsFile)
    let place = try #require(bytes.ranges(of: Array("t-thi-thu".utf8)).first)
    // A damaged page of secrets; the journal's are whole.
    for byte in place.upperBound - 60..<place.upperBound { bytes[byte] ^= 0x5A }
    try Data(bytes).write(to: URL(filePath: copy.contestsFile))
    let report = try files.mend(copy)
    guard let aside = report.aside else { return }
    let kept = copy.path + "/" + aside
    #expect(try FileStream.bytes(of: kept) == bytes)
    #expect(try FileStream.bytes(of: kept + "-wal") == log)
    #expect(try rows(Samples.contest, copy).count >= files.sample.count + 1)
    #expect(!StoreFile.exists(copy.contestsFile + "-wal"))
  }

  @Test func `a later program's entry is no break`() throws {
    let last = try #require(files.sample.last)
    let head = JournalHead(sequence: last.sequence, hash: try #require(.init(last.hash)))
    let next = head.adding([200, 1], at: Samples.start)
    try files.change(
      "INSERT INTO event SELECT contest, ?, ?, ?, ? FROM event WHERE contest = 1 AND sequence = 1",
      [
        .integer(next.sequence), .integer(Samples.start.milliseconds), .blob([200, 1]),
        .blob(next.hash.bytes),
      ])
    #expect(throws: StoreError.self) { try files.mend() }
    #expect(try rows().count == files.sample.count + 1)
  }
}
