import ContestEngine
import Foundation
import Store
import TestSupport
import Testing
import Wire

@testable import ContestServer

/// Whole evenings by seed: `BANGVANG_NIGHTS` says how many.
@Suite struct NightTests {
  private static let nights =
    ProcessInfo.processInfo.environment["BANGVANG_NIGHTS"].flatMap { Int($0) } ?? 3

  private static func plan(seed: UInt64, pupils: Int = 16, items: Int = 8) -> Night.Plan {
    var random = SeededGenerator(seed: seed &* 31 &+ 7)
    let qualities: [SimulatedLine.Quality] = [.school, .village, .hills, .satellite]
    let program = Fixture.program(items: items, rule: seed % 2 == 0 ? .speed : .classic)
    let made = (0..<pupils).map { number in
      SimulatedPupil(
        number: number, code: "7KQ2MF", line: qualities[number % 4],
        ahead: Int64.random(in: -40_000...40_000, using: &random),
        think: { Int64.random(in: 300...19_000, using: &$0) })
    }
    return Night.Plan(
      seed: seed, program: program, pupils: made, crashes: Int(seed % 4), faults: Int(seed % 3) * 8)
  }

  @Test func `whatever the evening brings, an answer that was accepted counts once`() throws {
    var answers = 0
    var crashes = 0
    var breaks = 0
    var failures = 0
    for seed in 1...UInt64(Self.nights) {
      let night = try Night(Self.plan(seed: seed))
      try night.run()
      answers += try check(night, seed: seed)
      crashes += night.crashes
      breaks += night.breaks
      failures += night.failedCommits
    }
    print(
      "nights: \(Self.nights), answers accepted: \(answers), crashes: \(crashes), broken lines: "
        + "\(breaks), failed commits: \(failures)")
    #expect(crashes > 0 && breaks > 0 && failures > 0, "the evenings were too quiet to prove much")
  }

  /// - Returns: answers that were accepted.
  private func check(_ night: Night, seed: UInt64) throws -> Int {
    var replayed = Contest()
    try night.server.journal.replay("thu") { replayed.apply($0) }
    let verified = try night.server.journal.verify("thu")
    #expect(verified.fault == nil, "seed \(seed)")
    #expect(replayed.standings() == night.server.contest?.contest.standings(), "seed \(seed)")
    let ranks = Dictionary(
      replayed.standings().rows.map { ($0.contestant.description, $0.rank) },
      uniquingKeysWith: { first, _ in first })
    var accepted = 0
    for pupil in night.pupils {
      let view = pupil.session.view
      let about: Comment = "seed \(seed), \(pupil.name)"
      guard let ended = view.ended, let me = view.me,
        let contestant = replayed.contestants.first(where: {
          $0.contestant.description == me.contestant
        })?.contestant
      else {
        Issue.record("seed \(seed): \(pupil.name) never heard of the end: \(view.link)")
        continue
      }
      #expect(ended.points == replayed.points(of: contestant), about)
      #expect(ended.rank == ranks[me.contestant], about)
      for (name, seen) in pupil.seen {
        let question = try #require(replayed.program?.question(wireID: name))
        let held = replayed.answer(of: contestant, to: question)
        if !seen.receipts.isEmpty {
          #expect(seen.receipts.count == 1, "two receipts: \(about)")
          #expect(held.map { Receipt.text($0.receipt) } == seen.receipts.first, about)
          accepted += 1
        }
      }
    }
    #expect(accepted > night.pupils.count * 3, "seed \(seed): hardly anybody could answer")
    return accepted
  }

  @Test func `the same seed gives the same evening`() throws {
    let first = try Night(Self.plan(seed: 11, pupils: 12, items: 5))
    try first.run()
    let second = try Night(Self.plan(seed: 11, pupils: 12, items: 5))
    try second.run()
    #expect(first.digest == second.digest)
    #expect(try first.server.journal.head(of: "thu") == second.server.journal.head(of: "thu"))
    let other = try Night(Self.plan(seed: 15, pupils: 12, items: 5))
    try other.run()
    #expect(other.digest != first.digest)
  }
}
