import Assessment
import ContestEngine
import Testing

/// Questions of opinion on self-paced papers.
@Suite struct WindowSurveyTests {
  /// Two questions that are marked, and one of opinion that everyone gets.
  private func contest(contestants: Int = 6, attempts: Int = 2) throws -> WindowContest {
    let plain = WindowContest.program { definition in
      definition.rounds[0].items = .drawn(DrawRules(count: 2))
      definition.rounds.append(
        RoundDefinition(
          id: "y-kien", title: LocalizedText("Ý kiến"), rule: .survey,
          items: .drawn(DrawRules(count: 1))))
      definition.window?.attempts = attempts
    }
    #expect(plain.unsupportedParts().isEmpty)
    return try WindowContest(
      ContestProgram(
        definition: plain.definition, pools: [plain.pools[0], Sample.items(20...20)]),
      contestants: contestants)
  }

  private static let opinion = QuestionID(round: 1, place: 0)

  /// Says something, by its place in the bank; nil takes it back.
  private func say(
    _ live: inout WindowContest, _ number: Int32, _ choice: Int?, change: Int = 1,
    seal: UInt64? = nil
  ) throws -> [Event] {
    let response = try choice.map {
      try LiveContest.response($0, to: Self.opinion, in: live.contest)
    }
    return try live.run(
      .respond(
        GivenAnswer(
          contestant: ContestantID(number: number), question: Self.opinion, response: response,
          change: change, seal: seal ?? choice.map { UInt64($0 + 1) })))
  }

  /// To the end of the window, with what is counted there.
  private func end(_ live: inout WindowContest, _ totals: [ChoiceID: Int]) throws {
    live.now = WindowContest.closes + 1_000
    try live.run(.tick)
    for question in live.contest.untallied { try live.run(.tally(question, totals)) }
  }

  @Test func `the journal knows that somebody took part, not what was said`() throws {
    var live = try contest()
    try live.begin(1)
    let events = try say(&live, 1, 2)
    #expect(
      events == [
        .opined(
          Opinion(
            contestant: ContestantID(number: 1), question: Self.opinion, change: 1, credit: 0,
            seal: 3))
      ])
    let receipt = live.contest.sequence
    #expect(throws: Refusal.alreadyHeld(receipt: receipt)) { try say(&live, 1, 2) }
    #expect(throws: Refusal.badValue) { try say(&live, 1, 1, change: 2, seal: 0) }
    _ = try say(&live, 1, 1, change: 2)
    _ = try say(&live, 1, nil, change: 3)
    try live.handIn(1)
    #expect(throws: Refusal.late) { try say(&live, 1, 0, change: 4) }
    let answers = live.journal.filter { if case .responded = $0.event { true } else { false } }
    #expect(answers.isEmpty)
  }

  @Test func `opinions change no points and no rank`() throws {
    var live = try contest()
    for number in [1, 2] as [Int32] {
      let paper = try live.begin(number)
      for (place, question) in paper.questions.enumerated() where question.round == 0 {
        try live.save(number, place, 0)
      }
      if number == 2 { _ = try say(&live, 2, 1) }
      live.wait(60_000)
      try live.handIn(number)
    }
    #expect(live.points(1) == 200 && live.points(2) == 200)
    #expect(live.rank(1) == 1 && live.rank(2) == 1)
    let submission = try #require(live.contest.paper(of: ContestantID(number: 1))?.submission)
    #expect(submission.outOf == 2 && submission.correct == 2)
    try end(&live, [:])
    #expect(live.points(2) == 200)
    let lines = try #require(live.contest.explanation(of: ContestantID(number: 2))).lines
    #expect(lines.count { $0.exception == .survey } == 1)
    #expect(lines.reduce(0) { $0 + $1.points } == 200)
  }

  @Test(arguments: [4, 5]) func `totals are told of five or more, each counted once`(
    count: Int
  ) throws {
    var live = try contest()
    // On two papers of one contestant, it is one opinion.
    for _ in 1...2 {
      try live.begin(1)
      _ = try say(&live, 1, 1)
      try live.handIn(1)
    }
    for number in 2...Int32(count) {
      try live.begin(number)
      _ = try say(&live, number, 0)
    }
    // Who took it back said nothing.
    try live.begin(6)
    _ = try say(&live, 6, 0)
    _ = try say(&live, 6, nil, change: 2)
    #expect(live.contest.openPaperSurveys == [Self.opinion])
    let ids = try #require(live.contest.item(Self.opinion)).ids
    let totals = [ids[0]: count - 1, ids[1]: 1]
    try end(&live, totals)
    #expect(live.contest.untallied.isEmpty && live.contest.openPaperSurveys.isEmpty)
    #expect(live.contest.tally(of: Self.opinion)?.answered == count)
    #expect(live.contest.totals(of: Self.opinion) == (count < 5 ? nil : totals))
    var again = Contest()
    for entry in live.journal { again.apply(entry) }
    #expect(again == live.contest)
  }
}
