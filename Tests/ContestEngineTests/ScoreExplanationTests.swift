import Assessment
import ContestEngine
import Testing

@Suite struct ScoreExplanationTests {
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `the lines of every contestant add up to the points that count`(seed: UInt64) throws {
    let live = try Simulation(seed: seed).run()
    let standings = live.contest.standings()
    for row in standings.rows {
      let explanation = try #require(live.contest.explanation(of: row.contestant))
      #expect(explanation.lines.reduce(0) { $0 + $1.points } == row.points, "seed \(seed)")
      #expect(explanation.points == row.points && explanation.rank == row.rank)
      for line in explanation.lines where line.exception == nil {
        #expect(line.base + line.speed + line.streakBonus + line.star == line.points)
      }
      if let below = explanation.below {
        #expect((below.decidedBy == nil) == (below.rank == row.rank), "seed \(seed)")
      }
    }
  }

  @Test func `what placed one above the next is named`() throws {
    var live = try LiveContest(Sample.program(Sample.round("mot", 1...2)))
    try live.open()
    try live.answer(1, 0)
    live.wait(1_000)
    try live.answer(2, 0)
    try live.close()
    let explanation = try #require(live.contest.explanation(of: ContestantID(number: 1)))
    #expect(explanation.above == nil)
    #expect(explanation.below?.decidedBy == "time")
    let last = try #require(live.contest.explanation(of: ContestantID(number: 3)))
    #expect(last.above?.decidedBy == "points")
    #expect(live.contest.explanation(of: ContestantID(number: 4)) == nil)
  }

  @Test func `a key that was sent as it stands, or taken back, is not called corrected`() throws {
    var live = try LiveContest(Sample.program(Sample.round("mot", 1...2)))
    let question = try live.open()
    try live.answer(1, 0)
    try live.close()
    func isCorrected() throws -> Bool {
      try #require(live.contest.explanation(of: ContestantID(number: 1))).lines[0].isCorrected
    }
    let own = try #require(live.contest.explanation(of: ContestantID(number: 1))).lines[0].key
    try live.run(.rekey(question, key: own, reason: "nhầm câu"))
    #expect(try !isCorrected())
    let other = AnswerKey.response(
      try LiveContest.response(1, to: question, in: live.contest))
    try live.run(.rekey(question, key: other, reason: "in nhầm"))
    #expect(try isCorrected())
    try live.run(.rekey(question, key: own, reason: "đúng rồi"))
    #expect(try !isCorrected())
  }

  @Test func `the place by speed, and what puts out, are told`() throws {
    var ranked = try LiveContest(
      Sample.program(Sample.round("mot", 1...1) { $0.rule = .ranked }))
    try ranked.open()
    try ranked.answer(2, 0)
    ranked.wait(1_000)
    try ranked.answer(1, 0)
    try ranked.answer(3, 1)
    try ranked.close()
    func place(_ number: Int32) throws -> Int? {
      try #require(ranked.contest.explanation(of: ContestantID(number: number))).lines[0]
        .placeBySpeed
    }
    #expect(try [place(1), place(2), place(3)] == [2, 1, nil])
    var bell = try LiveContest(
      Sample.program(Sample.round("mot", 1...2) { $0.rule = .elimination }))
    try bell.open()
    try bell.answer(1, 0)
    try bell.close()
    func puts(_ number: Int32) throws -> [Bool] {
      try #require(bell.contest.explanation(of: ContestantID(number: number))).lines.map(\.putsOut)
    }
    #expect(try puts(1) == [false] && puts(2) == [true])
    #expect(bell.contest.school(of: ContestantID(number: 9)) == nil)
  }

  // MARK: Who goes on

  private func row(_ number: Int32, rank: Int, school: String, points: Int) -> Standings.Row {
    Standings.Row(
      rank: rank, contestant: ContestantID(number: number), school: SchoolID(school),
      points: points, correct: 0, timeMs: 0, isDisqualified: false)
  }

  private var rows: [Standings.Row] {
    [
      row(1, rank: 1, school: "a", points: 90), row(2, rank: 2, school: "a", points: 80),
      row(3, rank: 3, school: "a", points: 70), row(4, rank: 4, school: "b", points: 60),
      row(5, rank: 4, school: "b", points: 60), row(6, rank: 6, school: "c", points: 0),
    ]
  }

  @Test func `the best of each school go on, then the best of all who are left`() throws {
    let rule = try #require(QualificationRule("2 per school + 1"))
    let found = Qualification(rule, rows: rows, wards: [:])
    #expect(found.contestants.map(\.number) == [1, 2, 3, 4, 5])
    #expect(found.ties.isEmpty)
  }

  @Test func `equals at the line are shown and none of them is taken`() throws {
    let rule = try #require(QualificationRule("1 mỗi trường"))
    let found = Qualification(rule, rows: rows, wards: [:])
    #expect(found.contestants.map(\.number) == [1])
    #expect(found.ties.map(\.room) == [1] && found.ties.first?.group == "b")
    #expect(found.ties.first?.contestants.map(\.number) == [4, 5])
  }

  @Test func `a share that finds too few says so`() throws {
    let rule = try #require(QualificationRule("2 per school + 4"))
    let found = Qualification(rule, rows: rows, wards: [:])
    #expect(found.shortfalls.map(\.group) == [nil])
    #expect(found.shortfalls.map(\.found) == [1])
    let four = Qualification(
      try #require(QualificationRule("3 per school")), rows: rows, wards: [:])
    #expect(four.shortfalls.map(\.group) == ["b"] && four.shortfalls.map(\.found) == [2])
  }

  @Test func `schools that name no ward are no ward together`() throws {
    let rule = try #require(QualificationRule("1 per ward"))
    let none = Qualification(rule, rows: rows, wards: [:])
    #expect(none.contestants.isEmpty)
    #expect(none.withoutWard.map(\.number) == [1, 2, 3, 4, 5])
    let some = Qualification(rule, rows: rows, wards: [SchoolID("a"): "Vinh"])
    #expect(some.contestants.map(\.number) == [1])
    #expect(some.withoutWard.map(\.number) == [4, 5])
  }

  @Test(arguments: ["", "2 per", "per school", "0", "-1", "2 per school +", "2 per moon", "x"])
  func `what is no rule is refused`(text: String) { #expect(QualificationRule(text) == nil) }
}
