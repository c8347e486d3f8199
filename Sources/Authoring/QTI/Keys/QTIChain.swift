import Assessment

/// The answers that our own writer writes as conditions one after the other: the first that is met
/// counts. Read as they stand, so that ranges that lie over each other come back as they were.
struct QTIChain {
  private struct Link {
    let condition: QTIExpression
    let points: Double
  }

  private var links: [Link] = []
  private let name: String

  /// Nil where no rule is such a chain.
  ///
  /// - Parameter outcome: the one that the conditions set.
  init?(_ outcome: String, of response: QTIDeclarations.Response, in scoring: QTIScoring) {
    name = response.identifier
    for rule in scoring.program?.rules ?? [] {
      guard case .condition(let branches) = rule, let links = Self.links(branches, outcome) else {
        continue
      }
      self.links = links
      return
    }
    return nil
  }

  private static func links(
    _ branches: [(condition: QTIExpression?, rules: [QTIRule])], _ outcome: String
  ) -> [Link]? {
    var links: [Link] = []
    for branch in branches {
      guard let condition = branch.condition else { return nil }
      var points: Double?
      for rule in branch.rules {
        if case .set(outcome, .constant(.number(let number))) = rule { points = number }
      }
      guard let points else { return nil }
      links.append(Link(condition: condition, points: points))
    }
    return links
  }

  /// Nil where a condition is about something else.
  var texts: [TextAnswer]? {
    var answers: [TextAnswer] = []
    for link in links {
      guard case .call(let condition, let operands) = link.condition,
        case .variable(name)? = operands.first
      else { return nil }
      let fraction = Fraction(link.points, of: 1)
      switch (condition, operands.last) {
      case (.stringMatch(_, false), .constant(.text(let text))?):
        answers.append(TextAnswer(text: text.replacing(each: "*", with: "\\*"), fraction: fraction))
      case (.patternMatch(let pattern), _):
        answers.append(TextAnswer(text: pattern.accepted, fraction: fraction))
      default: return nil
      }
    }
    return answers
  }

  /// Nil where a condition is about something else.
  var numbers: [NumericAnswer]? {
    var answers: [NumericAnswer] = []
    for link in links {
      guard case .call(let condition, let operands) = link.condition,
        let range = range(condition, operands)
      else { return nil }
      answers.append(NumericAnswer(range: range, fraction: Fraction(link.points, of: 1)))
    }
    return answers
  }

  private func range(
    _ condition: QTIOperator, _ operands: [QTIExpression]
  ) -> NumericAnswer.Range? {
    switch condition {
    case .not: return .any
    case .equal(let tolerance):
      guard let value = operands.compactMap(number).first,
        let room = DecimalNumber(program: String(tolerance.below))
      else { return nil }
      return .value(value, tolerance: room)
    case .and:
      let ends = operands.compactMap { operand -> DecimalNumber? in
        guard case .call(.compare, let sides) = operand else { return nil }
        return sides.compactMap(number).first
      }
      return ends.count == 2 ? .between(low: ends[0], high: ends[1]) : nil
    default: return nil
    }
  }

  private func number(_ expression: QTIExpression) -> DecimalNumber? {
    guard case .constant(.number(let number)) = expression else { return nil }
    return DecimalNumber(program: String(number))
  }
}
