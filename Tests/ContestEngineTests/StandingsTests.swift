import Assessment
import ContestEngine
import Testing

@Suite struct StandingsTests {
  /// A contest of one question a second apart; `choices` by contestant, then by question.
  private func played(
    _ choices: [[Int?]], waiting: [Int64] = [],
    _ change: (inout ContestDefinition) -> Void = { _ in }
  ) throws -> LiveContest {
    let count = choices.map(\.count).max() ?? 1
    var definition = Sample.definition([Sample.round("mot", 1...count)])
    change(&definition)
    var live = try LiveContest(Sample.program(definition), contestants: choices.count)
    for place in 0..<count {
      try live.open()
      for (index, row) in choices.enumerated() {
        if index < waiting.count { live.wait(waiting[index]) }
        if let choice = row[place] { try live.answer(Int32(index + 1), choice) }
      }
      try live.close()
    }
    return live
  }

  private func ranks(_ live: LiveContest) -> [Int] {
    let standings = live.contest.standings()
    return live.contest.contestants.compactMap { standings.rank(of: $0.contestant) }
  }

  @Test func `equals share a rank and the next is skipped, in the order of numbers`() throws {
    let live = try played([[1, 1], [0, 1], [0, 0], [1, 0]])
    #expect(ranks(live) == [4, 2, 1, 2])
    #expect(live.contest.standings().rows.map(\.contestant.number) == [3, 2, 4, 1])
    #expect(live.contest.standings().rows.map(\.rank) == [1, 2, 2, 4])
  }

  @Test func `more right answers come first among equal points, then less time`() throws {
    // Half and half has the points of one right answer.
    let live = try played([[2, 2], [0, 1], [1, 0]], waiting: [100, 100, 100])
    #expect(ranks(live) == [3, 1, 2])
  }

  @Test func `nobody who gained nothing is put before somebody by name or memory`() throws {
    let live = try played([[nil], [nil], [nil]])
    #expect(ranks(live) == [1, 1, 1])
  }

  @Test func `the earlier last gain decides where it is asked for`() throws {
    let live = try played([[1, 0], [0, 1], [1, 1]]) { $0.standings.by = [.points, .lastPoints] }
    #expect(ranks(live) == [2, 1, 3])
  }

  @Test func `the hardest question decides where it is asked for`() throws {
    // The second question was right for one only.
    let live = try played([[0, 1], [1, 0], [0, 1]]) { $0.standings.by = [.points, .hardest] }
    #expect(ranks(live) == [2, 1, 2])
  }

  @Test func `lots decide every tie, alike on every machine`() throws {
    let by: [StandingsRules.Criterion] = [.points, .correct, .time, .draw]
    let live = try played([[0], [0], [0], [0], [1]]) { $0.standings.by = by }
    #expect(ranks(live).sorted() == [1, 2, 3, 4, 5])
    #expect(ranks(live)[4] == 5)
    let again = try played([[0], [0], [0], [0], [1]]) { $0.standings.by = by }
    #expect(ranks(live) == ranks(again))
  }

  @Test func `a school has the points of its best, and fewer count with what they have`() throws {
    var definition = Sample.definition([Sample.round("mot", 1...1) { $0.wrong = -25 }])
    definition.standings.schools.count = 2
    var live = LiveContest()
    try live.run(.prepare(Sample.program(definition)))
    for (index, school) in ["a", "a", "a", "b"].enumerated() {
      try live.run(.register(Sample.registration(index + 1, school: school)))
    }
    try live.run(.start(seed: Sample.seed))
    try live.open()
    for (index, choice) in [0, 1, 2, 0].enumerated() { try live.answer(Int32(index + 1), choice) }
    try live.close()
    let schools = live.contest.standings().schools
    #expect(schools.map(\.school.text) == ["a", "b"])
    #expect(schools.map(\.points) == [150, 100])
    #expect(schools.map(\.counted) == [2, 1])
    #expect(schools.map(\.present) == [3, 1])
  }

  @Test func `a mean is ranked exactly and shown half up`() throws {
    var definition = Sample.definition([Sample.round("mot", 1...1) { $0.points = 1 }])
    definition.standings.schools.take = .mean
    var live = LiveContest()
    try live.run(.prepare(Sample.program(definition)))
    for (index, school) in ["a", "a", "a", "b", "b"].enumerated() {
      try live.run(.register(Sample.registration(index + 1, school: school)))
    }
    try live.run(.start(seed: Sample.seed))
    try live.open()
    for (index, choice) in [0, 0, 1, 0, 1].enumerated() {
      try live.answer(Int32(index + 1), choice)
    }
    try live.close()
    let schools = live.contest.standings().schools
    #expect(schools.map(\.school.text) == ["a", "b"], "two thirds before a half")
    #expect(schools.map(\.points) == [1, 1])
    #expect(schools.map(\.rank) == [1, 2])
  }

  @Test func `the sum counts everyone, also where another criterion comes first`() throws {
    let live = try played([[0, 1], [0, 0], [1, 1]]) {
      $0.standings.by = [.correct]
      $0.standings.schools.take = .sum
    }
    #expect(live.contest.standings().schools.map(\.points) == [300])
    #expect(live.contest.standings().schools.map(\.counted) == [3])
  }

  @Test func `what has no effect yet is named by its path`() {
    #expect(Sample.program(Sample.round("mot", 1...1)).unsupportedParts() == [])
    var definition = Sample.definition([
      Sample.round("mot", 1...1, .survey) { $0.star = 1 },
      Sample.round("hai", 2...2) { $0.rescues = 1 },
      Sample.round("ba", 3...3, .speed) { $0.wrong = -5 },
    ])
    definition.mode = .judged
    definition.standings.by = [.points, .youngest]
    var award = CertificateDesign.Award(title: "Nhất", ranks: 1...1)
    award.week = "tuan-1"
    award.recipient = .school
    var certificate = CertificateDesign()
    certificate.awards = [award]
    certificate.onePrize = .contest
    definition.certificate = certificate
    let expected = [
      "rounds[0].star", "rounds[1].rescues", "rounds[2].wrong",
      "certificate.awards[0].week", "certificate.onePrize",
    ]
    #expect(Sample.program(definition).unsupportedParts() == expected)
  }

  @Test func `a self-paced contest has what it can do and names the rest`() {
    #expect(WindowContest.program().unsupportedParts() == [])
    let program = WindowContest.program {
      $0.rounds.append(Sample.round("s", 1...1, .speed) { $0.star = 1 })
      $0.standings.by = [.points, .estimate, .hardest, .submitted]
      $0.standings.freezeLast = 2
    }
    #expect(
      program.unsupportedParts() == [
        "rounds[1].rule", "rounds[1].star", "standings.by[2]", "standings.freezeLast",
      ])
  }
}
