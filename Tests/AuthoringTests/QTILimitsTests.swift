import Assessment
import Testing

@testable import Authoring

/// Limits of how QTI marks: as many rules and steps as the limit are taken, one more is told.
@Suite struct QTILimitsTests {
  private static let right =
    "<match>\(QTISample.response)<correct identifier=\"RESPONSE\"/></match>"

  @Test(arguments: QTISample.Version.allCases)
  func `an item has so many rules and expressions`(version: QTISample.Version) {
    func reading(_ count: Int) -> BankReading {
      // The last condition is two rules and four expressions.
      let empty = String(repeating: "<responseCondition/>", count: count - 6)
      return QTISample.read(
        QTISample.item(
          QTISample.declaration("single", "identifier", correct: ["A"]),
          QTISample.choices(["A", "B"]),
          processing: QTISample.rules(empty + QTISample.condition(Self.right))), version)
    }
    let within = reading(QTILimits.rulesMax)
    #expect(within.codes == [])
    #expect(shares(within.items.first) == ["chữ A/100", "chữ B/0"])
    let beyond = reading(QTILimits.rulesMax + 1)
    #expect(beyond.codes.contains("qti.processing"))
    #expect(beyond.items.count == 1)
  }

  @Test func `an item of QTI 1·2 has so many rules and conditions`() {
    func reading(_ count: Int) -> BankReading {
      // The last rule has one condition.
      let empty = String(repeating: "<respcondition continue=\"Yes\"/>", count: count - 2)
      return QTIOneSample.read(
        QTIOneSample.item(
          "multiple_choice_question",
          QTIOneSample.html("Hỏi?") + QTIOneSample.choices([("A", "a"), ("B", "b")]),
          empty + QTIOneSample.rule(QTIOneSample.equal("A"), "100")))
    }
    let within = reading(QTILimits.rulesMax)
    #expect(within.codes == [])
    #expect(shares(within.items.first) == ["a/100", "b/0"])
    let beyond = reading(QTILimits.rulesMax + 1)
    #expect(beyond.codes.contains("qti.processing"))
    // A condition that was cut off makes nothing right.
    #expect(!beyond.codes.contains("bank.all-right"))
    #expect(beyond.items.count == 1)
  }

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
