import ContestEngine
import Foundation
import TestSupport
import Testing

@testable import Store

/// The power fails at every point of a contest, and the disk keeps what it likes of what was not synced.
struct PowerCutTests {
  /// What somebody was told of before the power failed.
  private struct Told {
    var head: JournalHead?
    var persons: Int32 = 0
  }

  private static let batches: Int32 = 12

  /// A contest from its file's making on, with answers and names, until it is over or the power is.
  private func run(
    on disk: ForgetfulDisk, in path: String, spoilt: ((SQLiteJournal) throws -> Void)? = nil
  ) throws -> Told {
    var told = Told()
    do {
      let journal = try SQLiteJournal(file: path + "/contests.sqlite", vfs: disk.name)
      try spoilt?(journal)
      // Often, so that the log is moved into the file and begun anew while answers come.
      try journal.database.execute("PRAGMA wal_autocheckpoint = 12")
      var head = try journal.addContest(Samples.contest, definition: "{}", at: Samples.start)
      for number in 1...Self.batches {
        let events = [Samples.registered(number), Samples.responded(number)]
        head = try journal.append(
          Samples.batch(events, after: head, persons: [Samples.person(number, name: "Ánh")]))
        told = Told(head: head, persons: number)
      }
    } catch {
      guard disk.isCut else { throw error }
    }
    return told
  }

  /// Whether all that was told of is there, and nothing that is not whole.
  private func holds(_ told: Told, in path: String) throws -> Bool {
    guard let head = told.head else {
      // Nobody was told of anything: what is there must be usable, or nothing at all.
      _ = try SQLiteJournal(file: path + "/contests.sqlite")
      return true
    }
    guard let journal = try? SQLiteJournal(file: path + "/contests.sqlite"),
      let found = try? journal.head(of: Samples.contest),
      found.sequence >= head.sequence,
      let verified = try? journal.verify(Samples.contest, known: found), verified.fault == nil,
      try journal.head(of: Samples.contest, at: head.sequence) == head,
      let persons = try? journal.persons(of: Samples.contest)
    else { return false }
    return persons.count >= told.persons && Int64(persons.count) * 2 == found.sequence
  }

  private func attempt(
    cutAt point: Int, mood: ForgetfulDisk.Mood, seed: UInt64,
    spoilt: ((SQLiteJournal) throws -> Void)? = nil
  ) throws -> (isWhole: Bool, fired: Bool) {
    let folder = try TemporaryDirectory()
    let (before, after) = (folder.path("before"), folder.path("after"))
    for path in [before, after] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    let disk = ForgetfulDisk(cutAt: point)
    let told = try run(on: disk, in: before, spoilt: spoilt)
    var random = SeededGenerator(seed: seed)
    try disk.wake(in: after, mood: mood, using: &random)
    return (try holds(told, in: after), disk.isCut)
  }

  /// So many operations has the whole contest.
  private func length() throws -> Int {
    let folder = try TemporaryDirectory()
    let disk = ForgetfulDisk()
    let told = try run(on: disk, in: folder.url.path())
    #expect(told.persons == Self.batches)
    return disk.operations
  }

  @Test(arguments: ForgetfulDisk.Mood.allCases)
  func `wherever the power fails, what was acknowledged is there`(
    mood: ForgetfulDisk.Mood
  ) throws {
    let length = try length()
    try #require(length > 60, "the contest is long enough to be cut in many places")
    for point in 1...length {
      let (isWhole, fired) = try attempt(cutAt: point, mood: mood, seed: UInt64(point))
      #expect(fired, "point \(point) of \(length)")
      #expect(isWhole, "point \(point) of \(length)")
    }
  }

  /// A store that does not wait for the disk must be found out, or this proves nothing.
  @Test func `a store that does not sync is found out`() throws {
    let length = try length()
    var losses = 0
    for point in stride(from: 20, through: length, by: 3) {
      let (isWhole, _) = try attempt(cutAt: point, mood: .forgetsAll, seed: UInt64(point)) {
        try $0.database.execute("PRAGMA synchronous = NORMAL")
      }
      if !isWhole { losses += 1 }
    }
    #expect(losses > 3)
  }
}
