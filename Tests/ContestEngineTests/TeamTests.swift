import Assessment
import ContestEngine
import Testing

@Suite struct TeamTests {
  /// Contestants 1…3 are team 1 of school "a", 4 and 5 team 2 of "b", 6 has none; 2 is captain.
  private func contest(
    _ rounds: [RoundDefinition], _ change: (inout ContestDefinition) -> Void = { _ in }
  ) throws -> LiveContest {
    var definition = Sample.definition(rounds)
    change(&definition)
    var live = LiveContest()
    try live.run(.prepare(Sample.program(definition)))
    for (number, team) in [1, 1, 1, 2, 2, nil].enumerated() {
      var terms = EntryTerms()
      terms.team = team.map { Int32($0) }
      terms.isCaptain = number == 1
      try live.run(
        .register(
          Sample.registration(number + 1, school: team == 2 ? "b" : "a", terms: terms)))
    }
    try live.run(.start(seed: Sample.seed))
    return live
  }

  private func round(
    _ rule: RoundDefinition.TeamAnswer?, _ numbers: ClosedRange<Int> = 1...1, _ id: String = "mot",
    _ change: (inout RoundDefinition) -> Void = { _ in }
  ) -> RoundDefinition {
    Sample.round(id, numbers) {
      $0.teamAnswer = rule
      change(&$0)
    }
  }

  /// One question; `choices` by contestant in the order of arrival, 100 ms apart.
  private func play(_ live: inout LiveContest, _ choices: [(Int32, Int)]) throws {
    try live.open()
    for (number, choice) in choices {
      live.wait(100)
      try live.answer(number, choice)
    }
    try live.close()
  }

  private func points(_ live: LiveContest) -> [Int] { (1...6).map { live.points($0) } }

  private func teams(_ live: LiveContest) -> [String] {
    live.contest.standings().teams.map { "\($0.rank) \($0.team) \($0.points)" }
  }

  // MARK: Whose answer

  @Test func `the captain's answer is the team's, and nothing where there is none`() throws {
    var live = try contest([round(.captain)])
    try play(&live, [(1, 0), (2, 1), (3, 0), (5, 0), (6, 0)])
    #expect(points(live) == [0, 0, 0, 0, 0, 100], "4 is captain as the first who joined")
    live = try contest([round(.captain)])
    try play(&live, [(1, 1), (2, 0), (4, 0), (5, 1)])
    #expect(points(live) == [100, 100, 100, 100, 100, 0])
  }

  @Test func `the first answer is the team's, with its time`() throws {
    var live = try contest([round(.first) { $0.rule = .speed }])
    try play(&live, [(3, 0), (1, 1), (2, 1), (5, 1), (4, 0)])
    #expect(live.points(1) == live.points(3) && live.points(3) > 0)
    #expect(try live.result(1).timeMs == 100)
    #expect(live.points(4) == 0)
  }

  @Test func `what most give is the team's, and of equals the earlier`() throws {
    var live = try contest([round(.majority)])
    try play(&live, [(1, 1), (2, 0), (3, 0), (5, 1), (4, 0)])
    #expect(points(live) == [100, 100, 100, 0, 0, 0])
    live = try contest([round(.majority)])
    try play(&live, [(4, 0), (5, 1)])
    #expect(live.points(5) == 100)
  }

  @Test func `who is disqualified speaks for nobody, and speaks again once reinstated`() throws {
    var live = try contest([round(.captain)])
    try play(&live, [(2, 0), (1, 1)])
    let captain = ContestantID(number: 2)
    try live.run(.disqualify(captain, reason: "máy khác"))
    #expect(live.points(1) == 0)
    try live.run(.reinstate(captain, reason: "đúng máy"))
    #expect(live.points(1) == 100)
  }

  @Test func `who joins after the opening has the team's answers from the next question on`() throws
  {
    var live = try contest([round(.first, 1...2)])
    try live.open()
    try live.answer(1, 0)
    var terms = EntryTerms()
    terms.team = 1
    try live.run(.register(Sample.registration(7, terms: terms)))
    try live.close()
    #expect(live.points(7) == 0)
    try play(&live, [(1, 0)])
    #expect(live.points(7) == 100)
  }

  @Test func `a captain who joins later is captain of what is asked from then on`() throws {
    var live = try contest([round(.captain, 1...2)])
    try play(&live, [(4, 0)])
    var terms = EntryTerms()
    terms.team = 2
    terms.isCaptain = true
    try live.run(.register(Sample.registration(7, school: "b", terms: terms)))
    #expect(live.points(5) == 100)
    try play(&live, [(4, 0), (7, 1)])
    #expect(live.points(5) == 100)
    // Scoring everything anew changes nothing of it.
    try live.run(.disqualify(ContestantID(number: 6), reason: "khác"))
    #expect(live.points(5) == 100)
  }

  @Test func `a team takes one place among the fastest`() throws {
    var live = try contest([round(.first) { $0.rule = .ranked }])
    try play(&live, [(1, 0), (6, 0), (4, 0)])
    #expect(points(live) == [40, 40, 40, 20, 20, 30])
  }

  // MARK: Standings

  @Test func `team answers count once, what is answered alone by the rule`() throws {
    let rounds = [round(.first), round(nil, 2...2, "hai")]
    func played(_ take: StandingsRules.Take, _ count: Int = 5) throws -> [String] {
      var live = try contest(rounds) {
        $0.standings.teams = StandingsRules.Teams()
        $0.standings.teams?.take = take
        $0.standings.teams?.count = count
        $0.standings.teams?.size = 3
      }
      try play(&live, [(1, 0), (4, 0)])
      try play(&live, [(1, 0), (2, 0), (3, 1), (4, 0), (5, 0)])
      return teams(live)
    }
    #expect(try played(.sum) == ["1 t1 300", "1 t2 300"])
    #expect(try played(.mean) == ["1 t2 200", "2 t1 167"])
    #expect(try played(.best, 1) == ["1 t1 200", "1 t2 200"])
    // Three of three and 500 of 600; two of three and everything.
    #expect(try played(.rateQuality) == ["1 t1 92", "2 t2 83"])
  }

  @Test func `a contest whose contestants have no teams has no team standings`() throws {
    let live = try LiveContest(JoiningTests.program())
    #expect(live.contest.standings().teams.isEmpty)
  }

  // MARK: Properties

  @Test func `a pause changes no team's points`() throws {
    func played(pausing: Bool) throws -> [String] {
      var live = try contest([round(.first, 1...2) { $0.rule = .speed }])
      for _ in 0..<2 {
        try live.open()
        live.wait(1_000)
        try live.answer(1, 0)
        if pausing {
          try live.run(.pause)
          live.wait(60_000)
          try live.run(.continue)
        }
        live.wait(1_000)
        try live.answer(4, 0)
        try live.close()
      }
      return teams(live)
    }
    #expect(try played(pausing: true) == played(pausing: false))
  }

  @Test func `annulled is as never asked, whenever it is annulled`() throws {
    func played(_ questions: [Int], annulling: Int?, atOnce: Bool) throws -> [String] {
      var live = try contest([round(.majority, 1...questions.count)])
      let choices: [[(Int32, Int)]] = [
        [(1, 0), (2, 0), (4, 1)], [(1, 1), (4, 0), (5, 0)], [(3, 0), (5, 0)],
      ]
      for (place, question) in questions.enumerated() {
        try play(&live, choices[question])
        if place == annulling, atOnce {
          try live.run(.annul(QuestionID(round: 0, place: place), reason: "đề sai"))
        }
      }
      if let annulling, !atOnce {
        try live.run(.annul(QuestionID(round: 0, place: annulling), reason: "đề sai"))
      }
      return teams(live)
    }
    let never = try played([0, 2], annulling: nil, atOnce: true)
    #expect(try played([0, 1, 2], annulling: 1, atOnce: true) == never)
    #expect(try played([0, 1, 2], annulling: 1, atOnce: false) == never)
    #expect(never != (try played([0, 1, 2], annulling: nil, atOnce: true)))
  }

  @Test func `a majority is the same whoever answers first`() throws {
    let answers: [(Int32, Int)] = [(1, 1), (2, 0), (3, 0), (4, 0), (5, 0)]
    for turn in 0..<5 {
      var live = try contest([round(.majority)])
      try play(&live, Array(answers[turn...] + answers[..<turn]))
      #expect(teams(live) == ["1 t1 100", "1 t2 100"])
    }
  }

  // MARK: Leagues

  @Test func `a league ranks those who play in it among themselves`() throws {
    var definition = Sample.definition([Sample.round("mot", 1...2)])
    definition.leagues = [
      League(id: "chinh", title: LocalizedText("Chính"), conditions: [:], prizes: true),
      League(id: "khach", title: LocalizedText("Khách"), conditions: [:], prizes: false),
    ]
    var live = LiveContest()
    try live.run(.prepare(Sample.program(definition)))
    for (number, league) in [0, 1, 0, 1, 0].enumerated() {
      var terms = EntryTerms()
      terms.leagues = [league]
      terms.hasPrizes = number != 4
      try live.run(.register(Sample.registration(number + 1, terms: terms)))
    }
    try live.run(.start(seed: Sample.seed))
    for choices in [[0, 0, 1, 1, 0], [1, 0, 0, 1, 1]] {
      try live.open()
      for (place, choice) in choices.enumerated() { try live.answer(Int32(place + 1), choice) }
      try live.close()
    }
    try live.run(.disqualify(ContestantID(number: 3), reason: "thi hộ"))
    let first = live.contest.standings(league: 0)
    #expect(first.rows.map(\.contestant.number) == [1, 5, 3])
    #expect(first.rows.map(\.rank) == [1, 1, 3])
    #expect(first.rows.map(\.hasPrizes) == [true, false, true])
    #expect(first.schools.isEmpty)
    let second = live.contest.standings(league: 1)
    #expect(second.rows.map(\.contestant.number) == [2, 4])
    #expect(second.rows.map(\.rank) == [1, 2])
    #expect(second.rows.map(\.hasPrizes) == [false, false])
    #expect(live.contest.standings().rows.count == 5)
  }
}
