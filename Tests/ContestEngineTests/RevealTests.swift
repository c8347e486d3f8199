import Assessment
import TestSupport
import Testing

@testable import ContestEngine

/// Frozen standings that are shown one by one.
@Suite struct RevealTests {
  /// Four questions, the last two frozen. 1 leads at the freeze; 3 has everything after it.
  private func frozenContest() throws -> LiveContest {
    var definition = Sample.definition([Sample.round("mot", 1...4)])
    definition.standings.freezeLast = 2
    var live = try LiveContest(Sample.program(definition), contestants: 4)
    for answers in [[0, 0, 1, 1], [0, 1, 1, 1], [1, 0, 0, 1], [1, 1, 0, 1]] {
      try live.open()
      for (place, choice) in answers.enumerated() {
        live.wait(10)
        try live.answer(Int32(place + 1), choice)
      }
      try live.close()
    }
    try live.run(.finish)
    return live
  }

  private func contestant(_ number: Int32) -> ContestantID { ContestantID(number: number) }

  @Test func `the last of the freeze are shown first, and rise to where they belong`() throws {
    var live = try frozenContest()
    #expect(live.contest.reveal == nil)
    #expect(try live.run(.revealNext(top: 3)) == [.revealBegun([3, 2, 1].map(contestant))])
    let first = try #require(live.contest.reveal)
    #expect(first.step.contestant == nil && first.left == 3)
    #expect(first.rows.map(\.points) == [200, 100, 0, 0])

    #expect(try live.run(.revealNext(top: 3)) == [.placeRevealed(contestant(3))])
    let third = try #require(live.contest.reveal)
    #expect(
      third.step
        == StandingsReveal.Step(
          contestant: contestant(3), rankBefore: 3, pointsBefore: 0, rank: 2, points: 200))
    #expect(third.rows.map(\.contestant) == [1, 3, 2, 4].map(contestant))

    try live.run(.revealNext(top: 3))
    let second = try #require(live.contest.reveal)
    #expect(second.step.rankBefore == 3 && second.step.rank == 2)
    #expect(second.step.pointsBefore == 100 && second.step.points == 200)

    try live.run(.revealNext(top: 3))
    let last = try #require(live.contest.reveal)
    #expect(last.left == 0 && last.rows == live.contest.standings().rows)
    #expect(live.contest.isFrozen)
    #expect(throws: Refusal.invalidCommand) { try live.run(.finalize) }
    #expect(try live.run(.revealNext(top: 3)) == [.unfrozen])
    #expect(live.contest.reveal == nil && !live.contest.isFrozen)
    try live.run(.finalize)
  }

  @Test func `a reveal needs an end and frozen standings`() throws {
    var live = try LiveContest(Sample.program(Sample.round("mot", 1...1)))
    try live.run(.freeze)
    #expect(throws: Refusal.invalidCommand) { try live.run(.revealNext(top: 10)) }
    try live.run(.finish)
    for top in [0, RevealRules.topMax + 1] {
      #expect(throws: Refusal.badValue) { try live.run(.revealNext(top: top)) }
    }
    try live.run(.revealNext(top: RevealRules.topMax))
    try live.run(.unfreeze)
    #expect(live.contest.reveal == nil)
    #expect(throws: Refusal.invalidCommand) { try live.run(.revealNext(top: 10)) }
  }

  @Test func `who is struck off before their step has none`() throws {
    var live = try frozenContest()
    try live.run(.revealNext(top: 3))
    try live.run(.disqualify(contestant(3), reason: "nhờ bạn"))
    #expect(live.contest.reveal?.left == 2)
    #expect(try live.run(.revealNext(top: 3)) == [.placeRevealed(contestant(2))])
    #expect(live.contest.reveal?.rows.last?.contestant == contestant(3))
    try live.run(.reinstate(contestant(3), reason: "đã rõ"))
    #expect(live.contest.reveal?.left == 2)
  }

  /// Whatever the contest was like: a step tells of its contestant alone, and the last one leaves the
  /// standings of now.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `nothing that happened after the freeze is told before its step`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    guard var ended = try Simulation(seed: seed).ended() else { return }
    let frozen = ended.contest.shownStandings().rows
    let now = ended.contest.standings().rows
    try ended.run(.revealNext(top: Int.random(in: 1...4, using: &random)))
    guard case .revealBegun(let finalists)? = ended.journal.last?.event else {
      Issue.record("no reveal began, seed \(seed)")
      return
    }
    var hidden = finalists
    while let reveal = ended.contest.reveal {
      #expect(reveal.left == hidden.count, "seed \(seed)")
      for row in reveal.rows where hidden.contains(row.contestant) {
        let before = try #require(frozen.first { $0.contestant == row.contestant })
        #expect(figures(row) == figures(before), "c\(row.contestant.number), seed \(seed)")
      }
      for row in reveal.rows where !hidden.contains(row.contestant) {
        let present = try #require(now.first { $0.contestant == row.contestant })
        #expect(figures(row) == figures(present), "c\(row.contestant.number), seed \(seed)")
      }
      if hidden.isEmpty { #expect(reveal.rows == now, "seed \(seed)") }
      let shown = try ended.run(.revealNext(top: 1))
      if case .placeRevealed(let contestant)? = shown.first {
        #expect(hidden.removeFirst() == contestant, "seed \(seed)")
        let step = try #require(ended.contest.reveal?.step)
        #expect(step.contestant == contestant)
        #expect(step.points == now.first { $0.contestant == contestant }?.points)
        // Who was out at the freeze and is back was not on its board.
        let before = frozen.first { $0.contestant == contestant && !$0.isDisqualified }
        #expect(step.pointsBefore == before?.points, "seed \(seed)")
      }
    }
    #expect(hidden.isEmpty && ended.contest.shownStandings().rows == now, "seed \(seed)")
  }

  private func figures(_ row: Standings.Row) -> [Int64] {
    [Int64(row.points), Int64(row.correct), row.timeMs]
  }
}
