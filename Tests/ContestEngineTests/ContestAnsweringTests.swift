import Assessment
import ContestEngine
import Testing

@Suite struct ContestAnsweringTests {
  static let final = Sample.program(Sample.round("mot", 1...3))
  static let changeable = Sample.program(Sample.round("mot", 1...3) { $0.answers = .changeable })

  @Test func `an answer counts in the millisecond of the close and not in the next`() throws {
    var live = try LiveContest(Self.final)
    try live.open()
    live.wait(20_000)
    try live.answer(1, 0)
    live.wait(1)
    #expect(throws: Refusal.late) { try live.answer(2, 0) }
  }

  @Test func `the line's credit carries an answer over the close, and no further`() throws {
    var live = try LiveContest(Self.final)
    try live.open()
    live.wait(20_100)
    #expect(throws: Refusal.late) { try live.answer(1, 0, roundTrip: 198) }
    try live.answer(1, 0, roundTrip: 200)
    #expect(throws: Refusal.late) { try live.answer(2, 0, roundTrip: 400, elapsed: 20_001) }
    try live.answer(2, 0, roundTrip: 400, elapsed: 20_000)
    try live.close()
    #expect(try live.result(1).timeMs == 20_000)
  }

  @Test func `nothing is taken before the choices appear, and nobody is locked out by it`() throws {
    var live = try LiveContest(Sample.program(Sample.round("mot", 1...1) { $0.readingTime = true }))
    try live.run(.open)
    let timing = try #require(live.contest.current).timing
    let choicesAt = try #require(timing.choicesAt)
    #expect(choicesAt - timing.opensAt == 1_000 + 50 * 12)
    #expect(timing.closesAt - choicesAt == 20_000)
    live.now = timing.opensAt
    #expect(throws: Refusal.notOpen) { try live.answer(1, 0) }
    live.now = choicesAt + -1
    #expect(throws: Refusal.notOpen) { try live.answer(1, 0) }
    live.now = choicesAt
    try live.answer(1, 0)
    try live.close()
    #expect(live.points(1) == 100)
  }

  @Test func `a resend gets its receipt in a pause, after the close and after the end`() throws {
    var live = try LiveContest(Self.final)
    try live.open()
    let receipt = try live.answer(1, 1)
    #expect(throws: Refusal.alreadyHeld(receipt: receipt)) { try live.answer(1, 1) }
    #expect(throws: Refusal.alreadyAnswered(receipt: receipt)) { try live.answer(1, 0) }
    try live.run(.pause)
    #expect(throws: Refusal.alreadyHeld(receipt: receipt)) { try live.answer(1, 1) }
    #expect(throws: Refusal.alreadyAnswered(receipt: receipt)) { try live.answer(1, 0) }
    #expect(throws: Refusal.notOpen) { try live.answer(2, 0) }
    try live.run(.continue)
    try live.close()
    #expect(throws: Refusal.alreadyHeld(receipt: receipt)) { try live.answer(1, 1) }
    #expect(throws: Refusal.late) { try live.answer(1, 0) }
    #expect(throws: Refusal.late) { try live.answer(2, 0) }
    try live.run(.finish)
    #expect(throws: Refusal.alreadyHeld(receipt: receipt)) { try live.answer(1, 1) }
    #expect(live.contest.tally(of: QuestionID(round: 0, place: 0))?.answered == 1)
  }

  @Test func `strangers, unknown questions and questions to come are told apart`() throws {
    var live = try LiveContest(Self.final)
    func answer(_ contestant: Int32, _ round: Int, _ place: Int) -> Command {
      .respond(
        GivenAnswer(
          contestant: ContestantID(number: contestant),
          question: QuestionID(round: round, place: place), response: .truth(true)))
    }
    #expect(throws: Refusal.notOpen) { try live.run(answer(1, 0, 0)) }
    try live.open()
    #expect(throws: Refusal.unknownContestant) { try live.run(answer(4, 0, 0)) }
    #expect(throws: Refusal.unknownContestant) { try live.run(answer(0, 0, 0)) }
    #expect(throws: Refusal.unknownQuestion) { try live.run(answer(1, 0, 3)) }
    #expect(throws: Refusal.unknownQuestion) { try live.run(answer(1, 1, 0)) }
    #expect(throws: Refusal.unknownQuestion) { try live.run(answer(1, -1, 0)) }
    #expect(throws: Refusal.unknownQuestion) { try live.run(answer(1, 0, -1)) }
    #expect(throws: Refusal.notOpen) { try live.run(answer(1, 0, 1)) }
    #expect(throws: Refusal.badResponse) { try live.run(answer(1, 0, 0)) }
  }

  @Test func `a response must fit the question`() throws {
    var live = try LiveContest(Self.final)
    let question = try live.open()
    for response in [.choice(ChoiceID("zz")), .choices([]), .text(""), nil] as [Response?] {
      #expect(throws: Refusal.badResponse) {
        try live.run(
          .respond(
            GivenAnswer(
              contestant: ContestantID(number: 1), question: question, response: response)))
      }
    }
    #expect(try live.answer(1, 0) == live.contest.sequence)
  }

  @Test func `a later change counts, an earlier or equal one is only told what is held`() throws {
    var live = try LiveContest(Self.changeable)
    let question = try live.open()
    try live.answer(1, 1, change: 1)
    live.wait(1_000)
    let second = try live.answer(1, 0, change: 2)
    #expect(throws: Refusal.alreadyHeld(receipt: second)) { try live.answer(1, 1, change: 1) }
    #expect(throws: Refusal.alreadyHeld(receipt: second)) { try live.answer(1, 1, change: 2) }
    live.wait(1_000)
    let third = try live.answer(1, 0, change: 5)
    #expect(third > second, "each higher change has its own receipt and time")
    let held = try #require(live.contest.answer(of: ContestantID(number: 1), to: question))
    #expect(held.receipt == third && held.receivedAt == live.now && held.change == 5)
    #expect(live.contest.current?.answered == 1)
    try live.run(.pause)
    #expect(throws: Refusal.notOpen) { try live.answer(1, 1, change: 6) }
    #expect(throws: Refusal.alreadyHeld(receipt: third)) { try live.answer(1, 0, change: 5) }
    try live.run(.continue)
    try live.close()
    #expect(throws: Refusal.late) { try live.answer(1, 1, change: 6) }
    #expect(throws: Refusal.late) { try live.answer(1, 1, change: 5) }
    #expect(throws: Refusal.alreadyHeld(receipt: third)) { try live.answer(1, 0, change: 5) }
    #expect(throws: Refusal.alreadyHeld(receipt: third)) { try live.answer(1, 1, change: 2) }
    #expect(try live.result(1).timeMs == 2_000)
    #expect(live.points(1) == 100)
  }

  @Test func `without a number nothing is changed, and nobody is told that it was`() throws {
    var live = try LiveContest(Self.changeable)
    let question = try live.open()
    let receipt = try live.answer(1, 1)
    func invalid(change: Int) -> Command {
      .respond(
        GivenAnswer(
          contestant: ContestantID(number: 1), question: question,
          response: .choice(ChoiceID("zz")), change: change))
    }
    #expect(throws: Refusal.alreadyHeld(receipt: receipt)) { try live.answer(1, 1) }
    #expect(throws: Refusal.alreadyAnswered(receipt: receipt)) { try live.answer(1, 0) }
    #expect(throws: Refusal.alreadyAnswered(receipt: receipt)) { try live.answer(1, nil) }
    for change in 0...1 {
      #expect(throws: Refusal.badResponse) { try live.run(invalid(change: change)) }
    }
    let changed = try live.answer(1, 0, change: 1)
    #expect(throws: Refusal.badResponse) { try live.run(invalid(change: 1)) }
    #expect(throws: Refusal.alreadyHeld(receipt: changed)) { try live.answer(1, 0) }
    #expect(throws: Refusal.alreadyHeld(receipt: changed)) { try live.answer(1, 1, change: 1) }
    try live.close()
    #expect(throws: Refusal.alreadyHeld(receipt: changed)) { try live.answer(1, 0) }
    #expect(throws: Refusal.late) { try live.answer(1, 1) }
    #expect(live.points(1) == 100)
  }

  @Test func `a change of any number is told apart from its resend`() throws {
    var live = try LiveContest(Self.changeable)
    try live.open()
    let receipt = try live.answer(1, 0, change: 1 << 53)
    #expect(throws: Refusal.alreadyHeld(receipt: receipt)) {
      try live.answer(1, 0, change: 1 << 53)
    }
  }

  @Test func `one of many is not all of them`() throws {
    var item = Sample.item(1)
    let half = Fraction(tenMillionths: 5_000_000)
    item.body = .multiple([
      Choice(text: "một", fraction: half), Choice(text: "hai", fraction: half),
      Choice(text: "ba", fraction: Fraction(tenMillionths: -5_000_000)),
    ])
    let definition = Sample.definition([Sample.round("mot", 1...1)])
    var live = try LiveContest(
      ContestProgram(definition: definition, pools: [[item]]), contestants: 4)
    let question = try live.open()
    let ids = try #require(live.contest.item(question)).ids
    for (index, chosen) in [[0], [0, 1], [0, 1, 2], [2]].enumerated() {
      try live.run(
        .respond(
          GivenAnswer(
            contestant: ContestantID(number: Int32(index + 1)), question: question,
            response: .choices(Set(chosen.map { ids[$0] })))))
    }
    #expect(live.contest.current?.distribution == [ids[0]: 3, ids[1]: 2, ids[2]: 2])
    try live.close()
    #expect((1...4).map { live.points($0) } == [50, 100, 50, 0])
    #expect(live.contest.tally(of: question)?.correct == 1)
  }

  @Test func `an answer taken back is no answer, and may be given again`() throws {
    var live = try LiveContest(Self.changeable)
    let question = try live.open()
    try live.answer(1, 0, change: 1)
    try live.answer(1, nil, change: 2)
    #expect(live.contest.current?.answered == 0)
    #expect(live.contest.current?.distribution.values.allSatisfy { $0 == 0 } == true)
    #expect(live.contest.answer(of: ContestantID(number: 1), to: question)?.response == nil)
    #expect(throws: Refusal.badResponse) { try live.answer(2, nil) }
    #expect(throws: Refusal.badResponse) { try live.answer(2, nil, change: 1) }
    // What it takes back was lost on its way.
    try live.answer(2, nil, change: 2)
    try live.answer(2, 0, change: 3)
    try live.close()
    #expect(live.contest.result(of: ContestantID(number: 1), on: question) == nil)
    #expect(live.points(1) == 0 && live.points(2) == 100)
  }

  @Test func `a late packet after everything is over is refused, and breaks nothing`() throws {
    var live = try LiveContest(Self.final)
    try live.open()
    try live.close()
    try live.run(.finish)
    let before = live.contest
    #expect(throws: Refusal.late) { try live.answer(3, 0) }
    #expect(live.contest == before)
  }

  @Test func `credits of a contest add up to five seconds at most`() throws {
    var live = try LiveContest(Sample.program(Sample.round("mot", 1...25)))
    var credits: [Int64] = []
    for _ in 1...25 {
      let question = try live.open()
      live.wait(3_000)
      try live.answer(1, 0, roundTrip: 10_000)
      try live.answer(2, 0, roundTrip: 10_000, elapsed: 2_950)
      credits.append(
        try #require(live.contest.answer(of: ContestantID(number: 1), to: question)).credit)
      try live.close()
    }
    let expected: [Int64] = (1...25).map { $0 <= 20 ? 250 : 0 }
    #expect(credits == expected)
    let times = live.contest.standings().rows.map(\.timeMs)
    #expect(times == [70_000, 73_750, 0], "20 × 2,750 + 5 × 3,000, and 25 × 2,950")
  }

  @Test(
    arguments: [
      (nil, nil, 0), (nil, 100, 0), (0, nil, 0), (-40, nil, 0), (61, nil, 30), (500, nil, 250),
      (10_000, nil, 250), (500, 4_800, 200), (500, 5_000, 0), (500, 6_000, 0), (500, -1, 250),
      (500, Int64.min, 250), (500, Int64.max, 0), (Int64.max, nil, 250),
    ] as [(Int64?, Int64?, Int64)])
  func `the credit keeps its bounds`(
    roundTrip: Int64?, elapsed: Int64?, expected: Int64
  ) throws {
    var live = try LiveContest(Self.final)
    let question = try live.open()
    live.wait(5_000)
    try live.answer(1, 0, roundTrip: roundTrip, elapsed: elapsed)
    let held = try #require(live.contest.answer(of: ContestantID(number: 1), to: question))
    #expect(held.credit == expected)
  }

  @Test func `the clients' own time never makes an answer faster than the line could`() throws {
    var live = try LiveContest(Self.final)
    try live.open()
    live.wait(10_000)
    try live.answer(1, 0, roundTrip: 40, elapsed: 0)
    try live.close()
    #expect(try live.result(1).timeMs == 9_980)
  }
}
