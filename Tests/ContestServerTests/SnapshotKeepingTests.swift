import Assessment
import ContestEngine
import Foundation
import Store
import Synchronization
import TestSupport
import Testing
import Wire

@testable import ContestServer

/// When a server writes snapshots, and how it starts from one.
struct SnapshotKeepingTests {
  let directory: TemporaryDirectory
  let folder: SnapshotFolder
  let news = News()
  let id = "thu"

  final class News: Sendable {
    private let heard = Mutex<[ServiceNews]>([])
    var all: [ServiceNews] { heard.withLock { $0 } }
    func hear(_ news: ServiceNews) { heard.withLock { $0.append(news) } }
  }

  init() throws {
    directory = try TemporaryDirectory()
    folder = SnapshotFolder(of: try DataDirectory(directory.path("data")))
  }

  private func keeping(every: Int64 = 10, atEnd: Int64 = 5) -> SnapshotKeeping {
    var policy = SnapshotPolicy()
    policy.every = every
    policy.atEnd = atEnd
    return SnapshotKeeping(folder, policy: policy) { [news] in news.hear($0) }
  }

  /// What a server begins with that was killed.
  private func restarted(
    _ hall: Hall, _ program: ContestProgram, _ snapshots: SnapshotKeeping?
  ) throws -> ServedContest {
    let opening = ContestOpening(
      journal: hall.journal, autopilot: true, snapshots: snapshots, now: hall.now,
      log: { [news] in news.hear($0) })
    return try #require(opening.open([program], random: .system).referee.contests.first)
  }

  @Test func `a contest goes on from a snapshot as it does from its journal`() throws {
    let program = Fixture.program(items: 3)
    let hall = try Hall(program, autopilot: true)
    let keeping = keeping()
    for name in ["An", "Bình", "Chi"] { _ = try hall.join(name, school: "hoa-sen") }
    for _ in 0..<80 where !hall.served.contest.isFinalized {
      try hall.pass(1_000)
      keeping.consider(hall.referee.contests)
      let plain = try restarted(hall, program, nil)
      let quick = try restarted(hall, program, self.keeping())
      #expect(quick.contest == plain.contest && quick.head == plain.head)
      #expect(quick.lastEventAt == plain.lastEventAt)
      #expect(quick.ranks == plain.ranks && quick.persons.count == plain.persons.count)
      let next = [quick, plain].map { $0.autopilot?.next(for: $0.contest, seed: { [] })?.due }
      #expect(next[0] == next[1])
    }
    #expect(hall.served.contest.isFinalized)
    keeping.finish(hall.referee.contests)
    let sequence = hall.served.contest.sequence
    #expect(folder.sequences(of: id).first.map { sequence - $0 < 5 } == true)
    #expect(news.all == [])
  }

  @Test func `while a question is open, or something waits for the disk, none is written`() throws {
    let hall = try Hall(Fixture.program())
    let (pupil, _) = try hall.join("An", school: "hoa-sen")
    let host = try hall.host()
    try hall.order(host, .start)
    let keeping = keeping(every: 1, atEnd: 1)
    try hall.order(host, .open)
    #expect(hall.served.contest.phase == .open)
    keeping.consider(hall.referee.contests)
    keeping.finish(hall.referee.contests)
    #expect(folder.sequences(of: id) == [])
    try hall.order(host, .close)
    hall.sayUncommitted(host, .command(id: 90, .finish))
    keeping.finish(hall.referee.contests)
    #expect(folder.sequences(of: id) == [])
    try hall.commit()
    keeping.finish(hall.referee.contests)
    #expect(folder.sequences(of: id) == [hall.served.contest.sequence])
    _ = pupil
  }

  @Test func `few events are not worth one`() throws {
    let hall = try Hall(Fixture.program())
    _ = try hall.join("An", school: "hoa-sen")
    let keeping = keeping(every: 1_000, atEnd: 1_000)
    keeping.consider(hall.referee.contests)
    keeping.finish(hall.referee.contests)
    #expect(folder.sequences(of: id) == [])
  }

  @Test func `one that does not fit is told of, taken away, and changes nothing`() throws {
    let program = Fixture.program()
    let hall = try Hall(program)
    for name in ["An", "Bình"] { _ = try hall.join(name, school: "hoa-sen") }
    keeping(every: 1, atEnd: 1).finish(hall.referee.contests)
    let sequence = try #require(folder.sequences(of: id).first)
    let file = directory.path("data/snapshots/\(id).\(sequence).state")
    var bytes = try Data(contentsOf: URL(filePath: file))
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: URL(filePath: file))
    let served = try restarted(hall, program, keeping())
    #expect(served.contest == hall.served.contest)
    #expect(news.all == [.snapshotSetAside(contest: id, .damaged)])
    #expect(folder.sequences(of: id) == [])
  }

  @Test func `where none can be written it is told, and the contest goes on`() throws {
    let hall = try Hall(Fixture.program())
    _ = try hall.join("An", school: "hoa-sen")
    try Data().write(to: URL(filePath: directory.path("data/snapshots")))
    let keeping = keeping(every: 1, atEnd: 1)
    keeping.finish(hall.referee.contests)
    guard case .snapshotUnwritten(id, _)? = news.all.first else {
      Issue.record("\(news.all)")
      return
    }
    keeping.finish(hall.referee.contests)
    #expect(news.all.count == 1, "it is not tried again before there is more to write")
  }
}
