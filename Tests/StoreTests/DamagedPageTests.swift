import ContestEngine
import Foundation
import TestSupport
import Testing

@testable import Store

/// Pages of the file are damaged, cut off, or gone.
struct DamagedPageTests {
  let files: BrokenFiles

  init() throws { files = try BrokenFiles(answers: 150) }

  /// Everything that mending promises of any damage: what it leaves is whole, keeps every entry that it
  /// has at its place with its bytes, and says of the others that they are gone.
  private func check(_ place: DataDirectory, _ what: String) throws {
    let report: MendReport
    do {
      report = try files.mend(place)
    } catch let error as StoreError {
      switch error {
      case .definitionGone, .nothingToMend: return
      default: throw error
      }
    }
    let journal = try place.openJournal(creating: false)
    for told in report.contests {
      let written = files.written[told.id] ?? []
      let verified = try journal.verify(told.id)
      #expect(verified.fault == nil, "\(what)")
      let rows = try journal.rows(of: told.id, from: 1, limit: 10_000)
      let isMarked = !verified.mendings.isEmpty
      #expect(isMarked || rows == written, "\(what): a break that is not to be seen")
      let gone = Set(told.absent + told.changed.map(\.sequence))
      for row in rows.dropLast(isMarked ? 1 : 0) where !gone.contains(row.sequence) {
        guard row.sequence <= written.count else {
          #expect(row.event.map(told.seats) == true, "\(what): \(row.sequence)")
          continue
        }
        let was = written[Int(row.sequence) - 1]
        let isSame = row.payload == was.payload && row.at == was.at
        #expect(
          isSame || told.unproven.contains { $0.sequence == row.sequence },
          "\(what): \(row.sequence)")
      }
    }
  }

  @Test func `rows are read from pages as SQLite reads them`() throws {
    let pages = FoundRows(pages: try DatabasePages(at: files.data.contestsFile))
    let copy = files.directory.path("copy")
    try FileStream.copy(files.data.contestsFile, to: copy)
    let whole = try #require(try FoundRows(copy: copy))
    #expect(pages.contests == whole.contests)
    for number in [1, 2] as [Int64] {
      #expect(
        pages.events[number]?.sorted { $0.sequence < $1.sequence } == whole.events[number])
    }
    #expect(pages.persons == whole.persons)
    #expect(Set(pages.secrets) == Set(whole.secrets))
    #expect(pages.opinions == whole.opinions)
  }

  @Test func `a log is read as SQLite reads it, also where its end is torn`() throws {
    let journal = try files.data.openJournal()
    try journal.database.execute("PRAGMA wal_autocheckpoint = 0")
    var head = try journal.head(of: Samples.contest)
    for number in 3...6 as ClosedRange<Int32> {
      head = try journal.append(Samples.batch([Samples.registered(number)], after: head))
    }
    let file = try files.bytes()
    let log = try FileStream.bytes(of: files.data.contestsFile + "-wal")
    for length in stride(from: 0, through: log.count, by: 2_077) + [log.count] {
      let copy = try files.copy("cut-\(length)", file)
      try Data(log.prefix(length)).write(to: URL(filePath: copy.contestsFile + "-wal"))
      let found = FoundRows(pages: try DatabasePages(at: copy.contestsFile))
      let expected = try copy.openJournal().rows(of: Samples.contest, from: 1, limit: 10_000)
      #expect(found.events[1]?.sorted { $0.sequence < $1.sequence } == expected, "\(length)")
    }
  }

  @Test func `what cannot be written is read with its log`() throws {
    let journal = try files.data.openJournal()
    let head = try journal.append(
      Samples.batch([.announced("Giải lao")], after: try journal.head(of: Samples.contest)))
    let copy = try files.copy("copy", try files.bytes())
    for hasLog in [true, false] {
      let log = copy.contestsFile + "-wal"
      if hasLog {
        try FileStream.copy(files.data.contestsFile + "-wal", to: log)
      } else {
        try FileManager.default.removeItem(atPath: log)
      }
      let found = SQLiteJournal(
        opened: try StoreFile.openReadOnly(copy.contestsFile, .contests), file: copy.contestsFile)
      #expect(try found.head(of: Samples.contest).sequence == head.sequence - (hasLog ? 0 : 1))
      #expect(try found.verify(Samples.contest).fault == nil)
      #expect(throws: StoreError.self) {
        try found.setSecret("host-token", of: Samples.contest, to: "x")
      }
      #expect(
        try files.names(in: copy) == ["contests.sqlite"] + (hasLog ? ["contests.sqlite-wal"] : []))
    }
  }

  @Test func `every page may be spoilt`() throws {
    let bytes = try files.bytes()
    for page in 0..<bytes.count / 4_096 {
      for filler in [0x00, 0xA5] as [UInt8] {
        var spoilt = bytes
        for place in page * 4_096..<(page + 1) * 4_096 { spoilt[place] = filler }
        try check(try files.copy("p\(page)-\(filler)", spoilt), "page \(page) of \(filler)")
      }
    }
  }

  @Test func `the file may be cut at every page`() throws {
    let bytes = try files.bytes()
    for pages in 1..<bytes.count / 4_096 {
      try check(try files.copy("cut\(pages)", Array(bytes.prefix(pages * 4_096))), "\(pages) pages")
    }
  }

  @Test(arguments: 0..<8)
  func `any byte may be another`(part: Int) throws {
    let small = try BrokenFiles(answers: 1)
    let bytes = try small.bytes()
    var random = SeededGenerator(seed: UInt64(part))
    let tests = DamagedPageTests(files: small)
    for _ in 0..<60 {
      let place = Int.random(in: bytes.indices, using: &random)
      var flipped = bytes
      flipped[place] ^= UInt8.random(in: 1...255, using: &random)
      try tests.check(try small.copy("b\(place)-\(flipped[place])", flipped), "byte \(place)")
    }
  }

  private init(files: BrokenFiles) { self.files = files }

  @Test func `a spoilt page of the journal costs its entries, and no others`() throws {
    var bytes = try files.bytes()
    let row = files.sample[100]
    let place = try #require(bytes.ranges(of: row.hash).first).lowerBound / 4_096
    for byte in place * 4_096..<(place + 1) * 4_096 { bytes[byte] = 0xA5 }
    let copy = try files.copy("copy", bytes)
    #expect(throws: StoreError.damaged(file: copy.contestsFile)) {
      try copy.openJournal().checkPages()
    }
    let report = try files.mend(copy)
    let told = try #require(report.contest(Samples.contest))
    #expect(report.isDamaged)
    #expect(told.absent.contains(row.sequence))
    #expect(told.absent.count < 80 && told.changed.isEmpty)
    #expect(told.carried + Int(told.soundUpTo) + told.absent.count == files.sample.count)
    #expect(told.persons == 2 && !told.lacksTokens)
    #expect(report.contest(BrokenFiles.other)?.carried == 0)
  }

  @Test func `whoever has a row keeps a seat, where the end of the journal is gone`() throws {
    let small = try BrokenFiles(answers: 1)
    try small.change("DELETE FROM event WHERE contest = 1 AND sequence > 2")
    var bytes = try small.bytes()
    // Nothing of the database's head is left: who knows what else is gone.
    for place in 0..<16 { bytes[place] = 0 }
    let copy = try small.copy("copy", bytes)
    let told = try #require(try small.mend(copy).contest(Samples.contest))
    #expect(told.isSound && told.soundUpTo == 2)
    #expect(told.reseated == [ContestantID(number: 2)])
    let contest = try copy.openJournal().rebuild(Samples.contest).contest
    #expect(contest.contestants.count == 2)
  }

  @Test func `an empty file with a log that has everything is no empty journal`() throws {
    let fresh = try DataDirectory(files.directory.path("fresh"))
    let journal = try fresh.openJournal()
    try journal.database.execute("PRAGMA wal_autocheckpoint = 0")
    // Every page is in the log once all of them are written anew.
    try journal.database.execute("VACUUM")
    let genesis = try journal.addContest(Samples.contest, definition: "", at: Samples.start)
    let head = try journal.append(
      Samples.batch([.prepared(Samples.program), Samples.registered(1)], after: genesis))
    let copy = try files.copy("copy", [])
    try FileStream.copy(fresh.contestsFile + "-wal", to: copy.contestsFile + "-wal")
    #expect(
      throws: StoreError.emptied(file: copy.contestsFile, sign: "contests.sqlite-wal")
    ) { try copy.openJournal() }
    let told = try #require(try files.mend(copy).contest(Samples.contest))
    #expect(told.soundUpTo == head.sequence)
  }
}

extension MendReport.Contest {
  /// Whether the event gives back a seat that was said to be given back.
  fileprivate func seats(_ event: Event) -> Bool {
    if case .registered(let one) = event { reseated.contains(one.contestant) } else { false }
  }
}
