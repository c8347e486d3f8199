import Testing

@testable import Authoring

/// Limits of how QTI marks: as many steps as the limit are taken, one more is told.
@Suite struct QTILimitsTests {
  @Test func `processing is played so many steps, for all responses together`() throws {
    // A rule and its expression are a step each.
    let rules = Array(repeating: QTIRule.set("SCORE", .constant(.number(1))), count: 500)
    let scoring = QTIScoring(
      QTIDeclarations(responses: [], outcomes: [:]),
      QTIProgram(rules: rules, unsupported: [], offset: 0))
    let stepsOfOne = 2 * rules.count
    try #require(QTILimits.stepsMax % stepsOfOne == 0)
    let points = (0..<(QTILimits.stepsMax / stepsOfOne)).map { _ in
      scoring.points([:], in: "SCORE")
    }
    #expect(points.allSatisfy { $0 == 1 })
    #expect(!scoring.isTooLong)
    #expect(scoring.points([:], in: "SCORE") == nil)
    #expect(scoring.isTooLong)
  }
}
