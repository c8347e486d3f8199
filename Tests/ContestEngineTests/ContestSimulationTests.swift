import Assessment
import ContestEngine
import Testing

/// The simulation that an organizer runs.
@Suite struct ContestSimulationTests {
  private func program(_ change: (inout ContestDefinition) -> Void = { _ in }) -> ContestProgram {
    var definition = Sample.definition([
      Sample.round("mot", 1...4), Sample.round("hai", 5...8, .speed) { $0.star = 1 },
      Sample.round("ba", 9...12, .ranked), Sample.round("bon", 13...16, .survey),
      Sample.round("nam", 17...24, .elimination) { $0.rescues = 5 },
    ])
    definition.standings.freezeLast = 3
    change(&definition)
    return Sample.program(definition)
  }

  @Test func `a contest with every rule runs to its final end`() throws {
    let contest = try ContestSimulation(program(), contestants: 200, seed: "a").run()
    #expect(contest.isFinalized && contest.contestants.count == 200)
    let rows = contest.standings().rows
    #expect((rows.first?.points ?? 0) > (rows.last?.points ?? 0))
    for row in rows {
      let sum = contest.explanation(of: row.contestant)?.lines.reduce(0) { $0 + $1.points }
      #expect(sum == row.points)
    }
    let survey = QuestionID(round: 3, place: 0)
    #expect(contest.tally(of: survey)?.answered ?? 0 > 150)
  }

  @Test func `the same seed gives the same contest, another one another`() throws {
    let first = try ContestSimulation(program(), contestants: 50, seed: "a").run()
    let again = try ContestSimulation(program(), contestants: 50, seed: "a").run()
    let other = try ContestSimulation(program(), contestants: 50, seed: "b").run()
    #expect(first == again)
    #expect(first.standings() != other.standings())
  }

  @Test func `weeks are played by most, to the end, with estimates`() throws {
    let program = WindowContest.program(pool: 30, count: 6) { definition in
      definition.window?.weeks = (0..<3).map { week in
        let opens = WindowContest.opens + Int64(week) * 7 * 86_400_000
        return WindowRules.Week(id: "tuan-\(week)", opens: opens, closes: opens + 6 * 86_400_000)
      }
      definition.window?.attempts = 2
      definition.window?.estimate = .allRight
      definition.standings.by = [.points, .estimate, .submitted]
    }
    let contest = try ContestSimulation(program, contestants: 100, seed: "a").run()
    #expect(contest.isFinalized)
    let papers = contest.contestants.flatMap { contest.papers(of: $0.contestant) }
    #expect((480...600).contains(papers.count), "\(papers.count)")
    #expect(papers.allSatisfy { $0.submission != nil })
    let automatic = papers.count { $0.submission?.isAutomatic == true }
    #expect((1..<200).contains(automatic), "\(automatic)")
    for week in 0..<3 { #expect(contest.estimateTruth(week: week) != nil) }
    for row in contest.standings().rows {
      let sum = contest.explanation(of: row.contestant)?.lines.reduce(0) { $0 + $1.points }
      #expect(sum == row.points)
    }
  }

  @Test func `what was left after a question is what was left then`() throws {
    let played = try ContestSimulation(program(), contestants: 200, seed: "a").played()
    let left = (0..<8).compactMap { played.stillIn[QuestionID(round: 4, place: $0)] }
    #expect(left.count == 8 && left.first ?? 0 < 200)
    // Five may be brought back, once.
    #expect(zip(left, left.dropFirst()).allSatisfy { $1 <= max($0, 5 + 20) }, "\(left)")
  }

  @Test func `a full school turns others away and the rest is played`() throws {
    let contest = try ContestSimulation(
      program { $0.registration.perSchool = 3 }, contestants: 50, seed: "a"
    ).run()
    #expect(contest.contestants.count == 6)
  }
}
