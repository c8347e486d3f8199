import ContestEngine
import Foundation
import TestSupport
import Testing

@testable import Store

/// The database's log is damaged: what SQLite does not reach any more was accepted all the same.
struct DamagedLogTests {
  private static let frame = 24 + 4_096

  let directory: TemporaryDirectory
  /// The database, and a log with everything that was written after its first entries.
  let file: [UInt8]
  let log: [UInt8]
  /// Where each transaction ends in the log.
  let ends: [Int]
  /// As it was written.
  let rows: [JournalRow]

  init() throws {
    let files = try BrokenFiles(answers: 1)
    directory = files.directory
    let journal = try files.data.openJournal()
    try journal.database.execute("PRAGMA wal_autocheckpoint = 0")
    var head = try journal.head(of: Samples.contest)
    var ends: [Int] = []
    for number in 3...22 as ClosedRange<Int32> {
      head = try journal.append(
        Samples.batch(
          [Samples.registered(number)]
            + (0..<6).map { Samples.responded(number, place: $0) },
          after: head, persons: [Samples.person(number, name: "Bạn \(number)")]))
      ends.append(try FileStream.bytes(of: files.data.contestsFile + "-wal").count)
    }
    file = try files.bytes()
    log = try FileStream.bytes(of: files.data.contestsFile + "-wal")
    rows = try journal.rows(of: Samples.contest, from: 1, limit: 10_000)
    self.ends = ends
  }

  private func place(_ name: String, _ log: [UInt8]) throws -> DataDirectory {
    let place = try DataDirectory(directory.path(name))
    try Data(file).write(to: URL(filePath: place.contestsFile))
    try Data(log).write(to: URL(filePath: place.contestsFile + "-wal"))
    return place
  }

  private func mend(_ place: DataDirectory) throws -> MendReport.Contest {
    let report = try place.mendContests(
      at: BrokenFiles.now, stamp: "20261129-163501", by: "btc")
    #expect(report.isDamaged && report.aside != nil)
    return try #require(report.contest(Samples.contest))
  }

  /// Refused, and with nothing touched; then mended, with every entry at its place.
  private func check(_ spoilt: [UInt8], _ name: String, losingUpTo lossMax: Int = 0) throws {
    let place = try place(name, spoilt)
    #expect(throws: StoreError.damaged(file: place.contestsFile), "\(name)") {
      try place.openJournal(creating: false)
    }
    #expect(try FileStream.bytes(of: place.contestsFile + "-wal") == spoilt, "\(name)")
    let told = try mend(place)
    let lost = told.absent.count + told.changed.count
    #expect(lost <= lossMax, "\(name): \(told.absent) \(told.changed)")
    let journal = try place.openJournal(creating: false)
    let found = try journal.rows(of: Samples.contest, from: 1, limit: 10_000)
    #expect(found.count == rows.count + 1, "\(name)")
    let gone = Set(told.absent + told.changed.map(\.sequence))
    for (now, was) in zip(found, rows) where !gone.contains(now.sequence) {
      #expect(now.sequence == was.sequence && now.payload == was.payload, "\(name)")
    }
    #expect(try journal.verify(Samples.contest).fault == nil, "\(name)")
    #expect(try journal.persons(of: Samples.contest).count == 22, "\(name)")
    #expect(try journal.opinions(of: Samples.contest).count == 1, "\(name)")
    #expect(try journal.secret("host-token", of: Samples.contest) == "t-\(Samples.contest)")
  }

  private func flipped(_ place: Int) -> [UInt8] {
    var spoilt = log
    spoilt[place] ^= 0x5A
    return spoilt
  }

  @Test func `a byte of any page costs nothing, wherever the log has that page again`() throws {
    let last = try #require(ends.dropLast().last)
    for (number, start) in stride(from: 32, to: last, by: Self.frame).enumerated() {
      let place = [0, 1_000, 4_000][number % 3]
      // One entry stands on the byte, and may have no other copy.
      try check(flipped(start + 24 + place), "data-\(number)-\(place)", losingUpTo: 1)
    }
  }

  @Test func `a byte before any page costs nothing`() throws {
    let last = try #require(ends.dropLast().last)
    for (number, start) in stride(from: 32, to: last, by: Self.frame).enumerated() {
      for place in [number % 24, (number + 12) % 24] {
        try check(flipped(start + place), "head-\(number)-\(place)", losingUpTo: 7)
      }
    }
  }

  @Test func `a byte of the log's own head costs nothing`() throws {
    for place in 0..<32 { try check(flipped(place), "log-\(place)") }
  }

  @Test func `a lost sector between two pages costs no entry behind it`() throws {
    for sector in stride(from: 4_096, to: ends[ends.count - 3], by: 4_096 * 3) {
      var spoilt = log
      for place in sector..<sector + 4_096 { spoilt[place] = 0 }
      try check(spoilt, "sector-\(sector)", losingUpTo: 14)
    }
  }

  @Test func `a power cut in the last commit is no damage`() throws {
    let before = try #require(ends.dropLast().last)
    for place in stride(from: before, to: log.count, by: 511) {
      let place = try self.place("torn-\(place)", flipped(place))
      let journal = try place.openJournal(creating: false)
      let found = try journal.rows(of: Samples.contest, from: 1, limit: 10_000)
      #expect(found == rows.dropLast(7))
      #expect(try journal.verify(Samples.contest).fault == nil)
    }
  }

  /// A commit that was refused leaves its pages in the log; the next one is written over their beginning.
  @Test func `what refused commits left behind is no damage`() throws {
    func grown(_ name: String, _ log: [UInt8], by count: Int) throws -> [UInt8] {
      let place = try place(name, log)
      let journal = try place.openJournal(creating: false)
      try journal.database.execute("PRAGMA wal_autocheckpoint = 0")
      let head = try journal.head(of: Samples.contest)
      _ = try journal.append(
        Samples.batch(
          (0..<count).map { .announced("\(name) \($0) " + String(repeating: "a", count: 400)) },
          after: head))
      return try FileStream.bytes(of: place.contestsFile + "-wal")
    }
    let layers = [
      try grown("long", log, by: 90), try grown("middle", log, by: 40),
      try grown("short", log, by: 1),
    ]
    #expect(layers[0].count > layers[1].count && layers[1].count > layers[2].count)
    for count in [2, 3] {
      let used = layers.suffix(count)
      let layered = used.dropFirst().reduce(layers[3 - count]) { $1 + $0.dropFirst($1.count) }
      #expect(layered.count == layers[3 - count].count)
      let place = try place("layered-\(count)", layered)
      let journal = try place.openJournal(creating: false)
      #expect(try journal.head(of: Samples.contest).sequence == Int64(rows.count) + 1)
    }
  }

  @Test func `a log that somebody writes is never taken for damaged`() async throws {
    let place = try place("busy", log)
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        do {
          let journal = try place.openJournal(creating: false)
          try journal.database.execute("PRAGMA wal_autocheckpoint = 20")
          var head = try journal.head(of: Samples.contest)
          for number in 0..<400 {
            head = try journal.append(Samples.batch([.announced("tin \(number)")], after: head))
          }
        } catch { Issue.record(error) }
      }
      group.addTask {
        for _ in 0..<150 {
          do {
            _ = try place.openJournal(creating: false).head(of: Samples.contest)
          } catch { Issue.record(error) }
        }
      }
    }
  }
}
