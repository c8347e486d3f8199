import Assessment
import ContestEngine
import Testing

@Suite struct ItemPointsTests {
  /// Points of one answer, `time` milliseconds after the start.
  private func points(
    _ choice: Int, after time: Int64, extraTime: Int = 100,
    _ change: (inout RoundDefinition) -> Void
  ) throws -> QuestionResult {
    var live = try LiveContest(Sample.program(Sample.round("mot", 1...1, .speed, change)))
    if extraTime > 100 {
      try live.run(.grantExtraTime(ContestantID(number: 1), factor: extraTime))
    }
    try live.open()
    live.wait(time)
    try live.answer(1, choice)
    try live.close()
    return try live.result(1)
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    var choice = 0
    let time: Int64
    let points: Int
    var decay = RoundDefinition.Decay.half
    var extraTime = 100
    let expected: Int
    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(name: "at once", time: 0, points: 1_000, expected: 1_000),
    Case(name: "just under half a second", time: 499, points: 1_000, expected: 1_000),
    Case(name: "half a second of 30", time: 500, points: 1_000, expected: 992),
    Case(name: "2 of 30 seconds", time: 2_000, points: 1_000, expected: 967),
    Case(name: "at the bell", time: 30_000, points: 1_000, expected: 500),
    Case(name: "a half is rounded up", time: 15_000, points: 2, expected: 2),
    Case(name: "less than a half is not", time: 15_001, points: 2, expected: 1),
    Case(name: "a half mark at 2 s", choice: 2, time: 2_000, points: 1_000, expected: 483),
    Case(name: "wrong", choice: 1, time: 0, points: 1_000, expected: 0),
    Case(name: "full decay, half time", time: 15_000, points: 1_000, decay: .full, expected: 500),
    Case(name: "full decay at the bell", time: 30_000, points: 1_000, decay: .full, expected: 0),
    Case(name: "full decay, fastest", time: 0, points: 1_000, decay: .full, expected: 1_000),
    Case(
      name: "twice the time, at the usual bell", time: 30_000, points: 1_000, extraTime: 200,
      expected: 750),
    Case(
      name: "twice the time, at the own bell", time: 60_000, points: 1_000, extraTime: 200,
      expected: 500),
    Case(name: "a million points", time: 29_999, points: 1_000_000, expected: 500_017),
  ])
  func `speed`(sample: Case) throws {
    let result = try points(sample.choice, after: sample.time, extraTime: sample.extraTime) {
      $0.points = sample.points
      $0.secondsPerItem = 30
      $0.decay = sample.decay
    }
    #expect(result.points == sample.expected)
    #expect(result.base + result.speed + result.streakBonus == result.points)
    #expect(result.speed <= 0)
  }

  @Test(arguments: [(0, 100), (1, -25), (2, 50), (3, -25), (nil, 0)] as [(Int?, Int)])
  func `classic gives points by the mark and takes them for a wrong answer, not for none`(
    choice: Int?, expected: Int
  ) throws {
    var live = try LiveContest(
      Sample.program(Sample.round("mot", 1...1, .classic) { $0.wrong = -25 }))
    try live.open()
    live.wait(19_000)
    if let choice { try live.answer(1, choice) }
    try live.close()
    #expect(live.points(1) == expected)
  }

  @Test func `a half mark of an odd number is rounded up`() throws {
    var live = try LiveContest(
      Sample.program(Sample.round("mot", 1...1, .classic) { $0.points = 25 }))
    try live.open()
    try live.answer(1, 2)
    try live.close()
    #expect(live.points(1) == 13)
  }

  @Test(arguments: [(3, 13), (2, 12)])
  func `five pairs of six are just that, and not their seven decimals`(
    version: Int, expected: Int
  ) throws {
    let item = Item(
      id: ItemID("pairs"), prompt: "Nối",
      body: .matching(
        (1...6).map { Pair(left: "trái \($0)", right: "phải \($0)") }, distractors: []))
    var round = Sample.round("mot", 1...1) { $0.points = 15 }
    round.items = .named([item.id])
    var live = try LiveContest(
      ContestProgram(
        definition: Sample.definition([round]), pools: [[item]], rulesVersion: version))
    try live.open()
    let question = try #require(live.contest.last)
    guard case .response(.pairs(var pairs))? = live.contest.item(question)?.key else {
      Issue.record("the key names the pairs")
      return
    }
    pairs[try #require(pairs.keys.first)] = nil
    try live.run(
      .respond(
        GivenAnswer(
          contestant: ContestantID(number: 1), question: question, response: .pairs(pairs))))
    try live.close()
    #expect(live.points(1) == expected)
  }

  @Test func `a streak adds from the second right answer, five steps at most`() throws {
    var live = try LiveContest(
      Sample.program(
        Sample.round("mot", 1...8, .speed) { $0.streakBonus = 10 },
        Sample.round("hai", 9...10, .speed) { $0.streakBonus = 10 }))
    var bonuses: [Int] = []
    for _ in 1...10 {
      try live.open()
      try live.answer(1, 0)
      try live.close()
      bonuses.append(try live.result(1).streakBonus)
    }
    #expect(bonuses == [0, 10, 20, 30, 40, 50, 50, 50, 0, 10], "it ends with the round")
    #expect(live.points(1) == 1_000 + 260)
  }

  @Test(arguments: [1, 2, nil] as [Int?])
  func `wrong, partial and none break a streak`(choice: Int?) throws {
    var live = try LiveContest(
      Sample.program(Sample.round("mot", 1...4, .speed) { $0.streakBonus = 10 }))
    for place in 0..<4 {
      try live.open()
      if place != 1 { try live.answer(1, 0) } else if let choice { try live.answer(1, choice) }
      try live.close()
    }
    let bonuses = try [0, 2, 3].map {
      try live.result(1, QuestionID(round: 0, place: $0)).streakBonus
    }
    #expect(bonuses == [0, 0, 10])
  }

  @Test func `an annulled question neither breaks a streak nor adds to it`() throws {
    var live = try LiveContest(
      Sample.program(Sample.round("mot", 1...4, .speed) { $0.streakBonus = 10 }))
    for place in 0..<4 {
      try live.open()
      try live.answer(1, place == 1 ? 1 : 0)
      try live.answer(2, 0)
      try live.close()
    }
    #expect(live.points(1) == 300 + 10 && live.points(2) == 400 + 60)
    try live.run(.annul(QuestionID(round: 0, place: 1), reason: "đề sai"))
    #expect(live.points(1) == 300 + 10 + 20 && live.points(2) == 300 + 10 + 20)
    let annulled = try live.result(2, QuestionID(round: 0, place: 1))
    #expect(annulled.isAnnulled && annulled.points == 0 && annulled.mark == .one)
  }

  @Test func `a trial is marked and never scored`() throws {
    var live = try LiveContest(
      Sample.program(
        Sample.round("thu", 1...2, .speed) {
          $0.trial = true
          $0.streakBonus = 10
        }, Sample.round("that", 3...3, .speed)))
    for _ in 1...3 {
      try live.open()
      try live.answer(1, 0)
      try live.close()
    }
    let trial = try live.result(1, QuestionID(round: 0, place: 1))
    #expect(trial.mark == .one && trial.points == 0 && trial.isTrial)
    let row = live.contest.standings().rows[0]
    #expect(row.points == 100 && row.correct == 1)
  }
}
