import Assessment
import ContestEngine
import Testing

@Suite struct EstimateTests {
  private static func program(_ kind: WindowRules.Estimate) -> ContestProgram {
    WindowContest.program(pool: 4) {
      $0.window?.estimate = kind
      $0.standings.by = [.points, .estimate, .submitted]
    }
  }

  @Test func `the nearer estimate is first, on either side of the truth`() throws {
    var window = try WindowContest(Self.program(.allRight), contestants: 5)
    let all = [0, 0, 0, 0]
    for (number, estimate) in [(1, 7), (2, 5), (3, 3), (4, 6)] {
      try window.play(Int32(number), all, estimate: Int32(estimate))
    }
    try window.play(5, all)
    let truth = try #require(window.contest.estimateTruth(week: 0))
    #expect(truth.parts == 5)
    #expect(truth.of == 1)
    // 5 is the truth; 6 is nearer than 7 and 3, which are equally far: the earlier one is first.
    #expect(window.contest.standings().rows.map(\.contestant.number) == [2, 4, 1, 3, 5])
  }

  @Test func `the truth is taken after annulments and disqualifications`() throws {
    var window = try WindowContest(Self.program(.allRight), contestants: 3)
    try window.play(1, [0, 0, 0, 0], estimate: 2)
    try window.play(2, [0, 0, 0, 0], estimate: 1)
    try window.play(3, [0, 0, 0, 1], estimate: 3)
    #expect(window.contest.estimateTruth(week: 0)?.parts == 2)
    try window.run(.disqualify(ContestantID(number: 2), reason: "nhờ người khác"))
    #expect(window.contest.estimateTruth(week: 0)?.parts == 1)
    let wrong = try #require(window.contest.papers(of: ContestantID(number: 3)).first?.questions[3])
    try window.run(.annul(wrong, reason: "câu sai"))
    #expect(window.contest.estimateTruth(week: 0)?.parts == 2)
    #expect(window.contest.estimateTruth(week: 0)?.entrants == 2)
  }

  @Test func `a percentage is compared exactly`() throws {
    var window = try WindowContest(Self.program(.percent), contestants: 3)
    try window.play(1, [0, 0, 0, 0], estimate: 33)
    try window.play(2, [0, 0, 0, 1], estimate: 33)
    try window.play(3, [0, 0, 0, 1], estimate: 34)
    let truth = try #require(window.contest.estimateTruth(week: 0))
    #expect((truth.parts, truth.of) == (100, 3))
    #expect(
      truth.miss(of: Estimate(millionths: 33_000_000))
        < truth.miss(of: Estimate(millionths: 34_000_000)))
    #expect(window.contest.standings().rows.map(\.contestant.number) == [1, 2, 3])
  }

  @Test(arguments: [
    (WindowRules.Estimate.allRight, Int64(125), 1, Int64?.some(1_250_000_000)),
    (.allRight, 125, -1, nil), (.entrants, -1, 0, nil), (.entrants, 1, 9, 1_000_000_000_000_000),
    (.entrants, 11, 8, nil), (.percent, 333, -1, 33_300_000), (.percent, 100, 0, 100_000_000),
    (.percent, 1001, -1, nil), (.percent, 1, -6, 1), (.percent, 1, -7, 0), (.percent, 5, -7, 1),
    (.percent, 1, -30, 0),
    (.percent, 333_333_333_333, -10, 33_333_333), (.percent, 999_999_999_999, -10, 100_000_000),
    (.percent, 1_000_000_000_001, -10, nil), (.none, 1, 0, nil),
  ])
  func `an estimate is what its kind takes`(
    kind: WindowRules.Estimate, significand: Int64, exponent: Int, millionths: Int64?
  ) throws {
    let number = try #require(DecimalNumber(checked: significand, exponent: exponent))
    #expect(Estimate(number, of: kind)?.millionths == millionths)
  }

  @Test func `an estimate out of range is refused and the paper stays open`() throws {
    var window = try WindowContest(Self.program(.percent))
    try window.begin(1)
    #expect(throws: Refusal.badValue) { try window.handIn(1, estimate: 101) }
    try window.handIn(1, estimate: 100)
    #expect(window.contest.paper(of: ContestantID(number: 1))?.submission != nil)
  }
}
