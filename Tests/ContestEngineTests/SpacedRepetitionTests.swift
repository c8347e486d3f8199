import Assessment
import ContestEngine
import Testing

@Suite struct SpacedRepetitionTests {
  /// Intervals and E-factors that a Python program computed from the published steps, in exact
  /// fractions.
  @Test(arguments: [
    ([4, 4, 4, 4, 4, 4], [1, 6, 15, 38, 95, 238], [250, 250, 250, 250, 250, 250]),
    ([5, 5, 5, 5, 5, 5], [1, 6, 17, 50, 150, 465], [260, 270, 280, 290, 300, 310]),
    (
      [3, 3, 3, 3, 3, 3, 3, 3], [1, 6, 13, 26, 47, 79, 121, 167],
      [236, 222, 208, 194, 180, 166, 152, 138]
    ),
    ([5, 4, 3, 2, 4, 4, 4], [1, 6, 15, 1, 6, 15, 37], [260, 260, 246, 246, 246, 246, 246]),
    ([0, 5, 5, 1, 5, 5, 5], [1, 6, 17, 1, 6, 18, 54], [250, 260, 270, 270, 280, 290, 300]),
    (
      [4, 4, 4, 2, 3, 5, 4, 4], [1, 6, 15, 1, 6, 15, 37, 92],
      [250, 250, 250, 250, 236, 246, 246, 246]
    ),
  ])
  func `each review on its due day gives the published interval`(
    qualities: [Int], intervals: [Int], easiness: [Int]
  ) {
    var day = 20_000
    var history: [SpacedRepetition.Review] = []
    for (place, quality) in qualities.enumerated() {
      history.append(.init(day: day, quality: quality))
      let schedule = SpacedRepetition(history)
      #expect(schedule.interval == intervals[place] && schedule.easiness == easiness[place])
      day += intervals[place]
      #expect(
        schedule.due == day && schedule.isDue(on: day) && !schedule.isDue(on: day - 1)
          || quality < 4 && intervals[place] == 1)
    }
  }

  @Test func `the easiness never falls below 1.3`() {
    let history = (0..<30).map { SpacedRepetition.Review(day: 1_000 * $0, quality: 3) }
    #expect(SpacedRepetition(history).easiness == 130)
    #expect(SpacedRepetition(history).interval <= SpacedRepetition.intervalMax)
  }

  @Test func `what was not good is asked again on its day, and only the first answer counts`() {
    var history = [SpacedRepetition.Review(day: 7, quality: 1)]
    #expect(SpacedRepetition(history).isDue(on: 7))
    history.append(.init(day: 7, quality: 5))
    let schedule = SpacedRepetition(history)
    #expect(!schedule.isDue(on: 7) && schedule.due == 8 && schedule.easiness == 250)
    #expect(schedule.repetitions == 1)
  }

  @Test func `a good answer before its day changes nothing, a bad one begins anew`() {
    let begun = [
      SpacedRepetition.Review(day: 0, quality: 4), .init(day: 1, quality: 4),
    ]
    #expect(SpacedRepetition(begun + [.init(day: 3, quality: 5)]).due == 7)
    let lost = SpacedRepetition(begun + [.init(day: 3, quality: 1)])
    #expect(lost.due == 4 && lost.repetitions == 1)
  }

  @Test func `a new item is due at once`() {
    #expect(SpacedRepetition([]).isDue(on: 0) && SpacedRepetition([]).due == nil)
  }

  @Test(
    arguments: [
      (nil, 0, 0), (0, 0, 1), (4_999_999, 0, 2), (5_000_000, 0, 3), (9_999_000, 0, 3),
      (10_000_000, 10_999, 5), (10_000_000, 11_001, 4), (10_000_000, nil, 4),
    ] as [(Int64?, Int64?, Int)])
  func `how good an answer was`(mark: Int64?, milliseconds: Int64?, quality: Int) {
    // 100 characters are read in 6 s; 5 s more is no hesitation.
    #expect(
      SpacedRepetition.Review.quality(
        mark: mark.map { Fraction(tenMillionths: $0) }, milliseconds: milliseconds,
        characters: 100) == quality)
  }
}
