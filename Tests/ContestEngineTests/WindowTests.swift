import Assessment
import ContestEngine
import Testing

@Suite struct WindowTests {
  private let first = ContestantID(number: 1)

  @Test func `a paper goes on where it was, and its answers may change until it is handed in`()
    throws
  {
    var window = try WindowContest(WindowContest.program())
    let paper = try window.begin(1)
    #expect(paper.questions.count == 4)
    #expect(Set(paper.questions).count == 4)
    #expect(paper.closesAt == window.now + 15 * 60_000)
    try window.save(1, 0, 1)
    try window.save(1, 0, 0, change: 2)
    #expect(throws: Refusal.alreadyHeld(receipt: window.contest.sequence)) {
      try window.save(1, 0, 1, change: 1)
    }
    window.wait(60_000)
    #expect(try window.contest.decide(.begin(first, seed: Sample.seed), at: window.now) == [])
    #expect(try #require(window.contest.paper(of: first)).answers[0]?.change == 2)
    #expect(window.points(1) == 0)
    try window.handIn(1)
    #expect(window.points(1) == 100)
    #expect(throws: Refusal.late) { try window.save(1, 1, 0) }
    #expect(throws: Refusal.attemptsUsed) { try window.begin(1) }
  }

  @Test func `a resend after the paper was handed in tells what is held`() throws {
    var window = try WindowContest(WindowContest.program())
    try window.begin(1)
    try window.save(1, 0, 0)
    let receipt = window.contest.sequence
    try window.handIn(1)
    #expect(throws: Refusal.alreadyHeld(receipt: receipt)) { try window.save(1, 0, 0) }
    let handedIn = window.contest.sequence
    #expect(throws: Refusal.alreadyHeld(receipt: handedIn)) { try window.handIn(1) }
  }

  @Test func `nobody begins before the window, after it, or between its weeks`() throws {
    var window = try WindowContest(Self.weeks(attempts: 1))
    window.now = WindowContest.opens + -1
    #expect(throws: Refusal.notOpen) { try window.begin(1) }
    window.now = WindowContest.opens + 150_000_000
    #expect(throws: Refusal.notOpen) { try window.begin(1) }
    window.now = WindowContest.closes
    #expect(throws: Refusal.late) { try window.begin(1) }
  }

  @Test func `a paper whose time is over is handed in with what was saved`() throws {
    var window = try WindowContest(WindowContest.program())
    let paper = try window.begin(1)
    try window.save(1, 0, 0)
    #expect(window.contest.deadline == paper.closesAt + ContestTimes.closingGrace)
    // The server was gone for an hour.
    window.now = paper.closesAt + 3_600_000
    let events = try window.run(.tick)
    #expect(
      events == [.handedIn(HandedInPaper(contestant: first, estimate: nil, isAutomatic: true))])
    #expect(window.points(1) == 100)
    let submission = try #require(window.contest.paper(of: first)?.submission)
    #expect(submission.at == paper.closesAt)
    #expect(submission.isAutomatic)
    #expect(window.contest.standings().rows[0].timeMs == 15 * 60_000)
  }

  @Test func `a paper that was begun late closes with the window, and the contest with it`() throws
  {
    var window = try WindowContest(WindowContest.program())
    window.now = WindowContest.closes + -60_000
    #expect(try window.begin(1).closesAt == WindowContest.closes)
    window.now = WindowContest.closes
    #expect(throws: Never.self) { try window.save(1, 0, 0) }
    #expect(try window.run(.tick) == [])
    window.now = WindowContest.closes + ContestTimes.closingGrace
    #expect(try window.run(.tick).last == .finished)
    #expect(window.contest.phase == .ended)
    #expect(window.points(1) == 100)
    #expect(window.contest.deadline == nil)
    #expect(window.contest.tally(of: QuestionID(round: 0, place: 0))?.correct != nil)
  }

  @Test func `extra time makes a paper longer`() throws {
    var window = try WindowContest(WindowContest.program())
    try window.run(.grantExtraTime(first, factor: 150))
    #expect(try window.begin(1).closesAt == window.now + 22 * 60_000 + 30_000)
  }

  @Test func `the attempt that counts is the best, the last or the first`() throws {
    for (take, points) in [(WindowRules.Take.best, 200), (.last, 100), (.first, 0)] {
      var window = try WindowContest(
        WindowContest.program {
          $0.window?.attempts = 3
          $0.window?.take = take
        })
      for choices in [[1, 1], [0, 0], [0, 1]] { try window.play(1, choices) }
      #expect(window.points(1) == points, "\(take)")
    }
  }

  @Test func `weeks have attempts of their own and add up`() throws {
    var window = try WindowContest(Self.weeks(attempts: 2))
    try window.play(1, [0])
    try window.play(1, [0, 0])
    try window.play(2, [0, 0, 0])
    window.now = WindowContest.opens + 200_000_000
    try window.play(1, [0, 0])
    try window.play(3, [1])
    #expect(window.points(1) == 400)
    let weeks = (0..<2).map { window.contest.standings(week: $0) }
    #expect(weeks[0].rows.map(\.contestant.number) == [2, 1])
    #expect(weeks[1].rows.map(\.contestant.number) == [1, 3])
    #expect(window.contest.standings().rows.map(\.contestant.number) == [1, 2, 3])
  }

  @Test func `quality is measured by whole papers, not by all that may be drawn`() throws {
    let program = WindowContest.program {
      $0.window?.weeks = Self.weeks(attempts: 1).definition.window?.weeks ?? []
      $0.schools[0].enrolled = 10
      $0.standings.schools.take = .rateQuality
      $0.standings.schools.weights = [0, 100]
    }
    var window = try WindowContest(program, contestants: 1)
    try window.play(1, [0, 0])
    #expect(window.contest.standings().schools.map(\.points) == [50])
    window.now = WindowContest.opens + 200_000_000
    try window.play(1, [0, 0, 0, 0])
    #expect(window.contest.standings().schools.map(\.points) == [75])
  }

  @Test func `an answer to an older paper never reaches a newer one`() throws {
    var window = try WindowContest(
      WindowContest.program(pool: 4) { $0.window?.attempts = 2 })
    try window.begin(1)
    let old = try #require(window.contest.paper(of: first))
    try window.handIn(1)
    try window.begin(1)
    let response = try LiveContest.response(0, to: old.questions[0], in: window.contest)
    #expect(throws: Refusal.late) {
      try window.run(
        .respond(
          GivenAnswer(
            contestant: first, question: old.questions[0], response: response, change: 1,
            attempt: old.ordinal)))
    }
  }

  @Test func `who handed nothing in comes after everyone who did`() throws {
    var window = try WindowContest(WindowContest.program(), contestants: 3)
    try window.play(2, [1])
    try window.begin(3)
    #expect(window.rank(2) == 1)
    #expect(window.rank(1) == 2)
    #expect(window.rank(3) == 2)
    #expect(window.contest.standings().rows.allSatisfy { $0.timeMs < 100_000 })
  }

  @Test func `annulling a question is as if it had not been asked`() throws {
    var window = try WindowContest(WindowContest.program(pool: 4))
    try window.play(1, [0, 0, 0, 0])
    try window.play(2, [0, 1, 0, 0])
    let question = try #require(window.contest.papers(of: first).first?.questions[0])
    try window.run(.annul(question, reason: "sai đáp án"))
    #expect(window.points(1) == 300)
    #expect(window.contest.revision == 2)
    let explanation = try #require(window.contest.explanation(of: first))
    #expect(explanation.lines.reduce(0) { $0 + $1.points } == 300)
    #expect(explanation.lines[0].exception == .annulled)
  }

  @Test func `a corrected key rescores what was handed in`() throws {
    var window = try WindowContest(WindowContest.program())
    try window.play(1, [1])
    let question = try #require(window.contest.papers(of: first).first?.questions[0])
    let other = try LiveContest.response(1, to: question, in: window.contest)
    try window.run(.rekey(question, key: .response(other), reason: "nhầm"))
    #expect(window.points(1) == 100)
  }

  @Test func `what belongs to a hall is refused`() throws {
    var window = try WindowContest(WindowContest.program())
    for command: Command in [
      .open, .close, .reveal, .pause, .continue, .freeze, .extend(1_000), .rescue(.count(1)),
      .removeInterval(
        RemovedInterval(
          from: WindowContest.opens, to: WindowContest.opens + 1, school: nil, reason: "x")),
    ] {
      #expect(throws: (any Error).self, "\(command)") { try window.run(command) }
    }
  }

  @Test func `the end by the host hands in what is open`() throws {
    var window = try WindowContest(WindowContest.program())
    try window.begin(1)
    try window.save(1, 0, 0)
    #expect(try window.run(.finish).count == 2)
    #expect(window.points(1) == 100)
  }

  /// Two weeks with a gap between them.
  static func weeks(attempts: Int) -> ContestProgram {
    WindowContest.program {
      $0.window?.attempts = attempts
      $0.window?.weeks = [
        WindowRules.Week(
          id: "t1", opens: WindowContest.opens, closes: WindowContest.opens + 100_000_000),
        WindowRules.Week(
          id: "t2", opens: WindowContest.opens + 200_000_000, closes: WindowContest.closes),
      ]
    }
  }

  @Test func `papers that count have statistics, and what they did not ask is not asked`() throws {
    var window = try WindowContest(WindowContest.program())
    for number in [1, 2] as [Int32] {
      try window.begin(number)
      try window.save(number, 0, 0)
      try window.save(number, 1, 1)
      try window.handIn(number)
    }
    try window.begin(3)
    let table = window.contest.responseTable
    #expect(table.rows.map(\.contestant.number) == [1, 2])
    for row in table.rows {
      #expect(row.entries.count == table.questions.count)
      #expect(row.entries.count { $0 == .notAsked } == table.questions.count - 4)
      #expect(row.entries.count { $0 == .noAnswer } == 2)
      #expect(row.entries.compactMap(\.mark).reduce(.zero, +) == .one)
    }
  }
}
