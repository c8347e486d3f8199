import Assessment

/// A place to type into, with what is accepted there.
struct QTITypedAnswers {
  let response: String
  /// Stands after the names of its mark and of its feedback.
  let number: String
  let interaction: String
  /// In the order of the answers.
  let feedback: [String]
  private(set) var rules = ""
  /// A standard template, where one says it all.
  private(set) var template: String?
  private var correct: [String] = []
  private var mapping = ""
  private let type: String

  init(
    texts answers: [TextAnswer], _ isCaseSensitive: Bool, response: String, number: String,
    weight: Int? = nil
  ) {
    self.response = response
    self.number = number
    type = "string"
    feedback = answers.map(\.feedback)
    interaction = Self.interaction(
      response,
      "\(QTIOwnMarks.weight(weight)) \(QTIOwnMarks.isCaseSensitive)=\"\(isCaseSensitive)\"")
    let hasStars = answers.map { Self.hasStar($0.text) }
    let literal = zip(answers, hasStars).first { $0.0.fraction == .one && !$0.1 }?.0
    if let literal { correct = [Self.literal(literal.text)] }
    // Alone in its item, and without stars or feedback, a mapping says it all.
    if number.isEmpty, !answers.isEmpty, !hasStars.contains(true),
      feedback.allSatisfy(\.isEmpty)
    {
      let entries = answers.map {
        "<qti-map-entry map-key=\"\(QTIXML.escaped(Self.literal($0.text), inAttribute: true))\""
          + " mapped-value=\"\(QTIItemWriter.number($0.fraction))\""
          + " case-sensitive=\"\(isCaseSensitive)\"/>"
      }
      mapping = "<qti-mapping default-value=\"0\">\(entries.joined())</qti-mapping>"
      template = "map_response.xml"
      return
    }
    let variable = QTIItemWriter.variable(response)
    rules = chain(
      zip(answers, hasStars).map { answer, hasStar in
        if hasStar {
          let pattern = QTIPattern.regularExpression(answer.text)
          return (
            "<qti-pattern-match pattern=\"\(QTIXML.escaped(pattern, inAttribute: true))\">"
              + "\(variable)</qti-pattern-match>", answer.fraction
          )
        }
        return (
          "<qti-string-match case-sensitive=\"\(isCaseSensitive)\">\(variable)"
            + QTIItemWriter.value(Self.literal(answer.text), "string") + "</qti-string-match>",
          answer.fraction
        )
      })
  }

  init(
    numbers answers: [NumericAnswer], unit: String? = nil, response: String, number: String,
    weight: Int? = nil
  ) {
    self.response = response
    self.number = number
    type = "float"
    feedback = answers.map(\.feedback)
    let mark = unit.map { " \(QTIOwnMarks.unit)=\"\(QTIXML.escaped($0, inAttribute: true))\"" }
    interaction = Self.interaction(response, "\(QTIOwnMarks.weight(weight))\(mark ?? "")")
    for answer in answers where answer.fraction == .one && correct.isEmpty {
      switch answer.range {
      case .value(let value, _): correct = [value.description]
      case .between(let low, _): correct = [low.description]
      case .any: break
      }
    }
    let variable = QTIItemWriter.variable(response)
    rules = chain(answers.map { (Self.condition($0.range, variable), $0.fraction) })
  }

  func declaration(_ writer: QTIItemWriter) -> String {
    writer.declaration(response, "single", type, correct: correct, mapping: mapping)
  }

  private static func interaction(_ response: String, _ marks: String) -> String {
    "<qti-text-entry-interaction response-identifier=\"\(response)\"\(marks)/>"
  }

  /// One condition after the other, as the answers stand: the first that is met counts.
  private func chain(_ links: [(condition: String, fraction: Fraction)]) -> String {
    QTIItemWriter.condition(
      links.enumerated().map { index, link in
        var rules = QTIItemWriter.set(
          "SCORE" + number, QTIItemWriter.value(QTIItemWriter.number(link.fraction), "float"))
        if !feedback[index].isEmpty {
          rules += QTIItemWriter.set(
            QTIOwnMarks.feedback + number,
            QTIItemWriter.value(QTIOwnMarks.answer(index), "identifier"))
        }
        return (link.condition, rules)
      })
  }

  private static func condition(_ range: NumericAnswer.Range, _ variable: String) -> String {
    func value(_ number: DecimalNumber) -> String {
      QTIItemWriter.value(number.description, "float")
    }
    switch range {
    case .value(let center, let tolerance):
      let mode =
        tolerance == .zero
        ? "tolerance-mode=\"exact\""
        : "tolerance-mode=\"absolute\" tolerance=\"\(tolerance) \(tolerance)\""
      return "<qti-equal \(mode)>\(variable)\(value(center))</qti-equal>"
    case .between(let low, let high):
      return "<qti-and><qti-gte>\(variable)\(value(low))</qti-gte>"
        + "<qti-lte>\(variable)\(value(high))</qti-lte></qti-and>"
    case .any: return "<qti-not><qti-is-null>\(variable)</qti-is-null></qti-not>"
    }
  }

  /// True if a star stands for any run of characters.
  static func hasStar(_ accepted: String) -> Bool {
    accepted.replacing("\\*", with: "").contains("*")
  }

  private static func literal(_ accepted: String) -> String {
    accepted.replacing("\\*", with: "*")
  }
}
