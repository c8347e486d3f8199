import Assessment

/// Texts with gaps, each of which is marked by itself.
extension QTIItemWriter {
  mutating func writeCloze(_ blanks: [Blank]) {
    var gaps: [String] = []
    for (index, blank) in blanks.enumerated() {
      let number = "_\(index + 1)"
      declareOutcome("SCORE" + number, "single", "float", value: "0", " normal-maximum=\"1\"")
      gaps.append(gap(blank, number))
    }
    if isWhole { writeWhole(blanks.count) } else { writeSum(blanks.map { max(1, $0.weight) }) }
    let text = written(item.prompt)
    let (content, left) = text.replacing(gaps)
    body.append("<div\(Self.mark(text))>\(content)</div>\n")
    // Gaps that the text does not name are asked for after it.
    if !left.isEmpty { body.add("p", around: left.map { gaps[$0] }.joined(separator: " ")) }
  }

  private mutating func gap(_ blank: Blank, _ number: String) -> String {
    let response = "RESPONSE" + number
    switch blank.accepts {
    case .text(let answers, let isCaseSensitive):
      let entry = QTITypedAnswers(
        texts: answers, isCaseSensitive, response: response, number: number, weight: blank.weight)
      add(entry)
      return entry.interaction
    case .numeric(let answers):
      let entry = QTITypedAnswers(
        numbers: answers, response: response, number: number, weight: blank.weight)
      add(entry)
      return entry.interaction
    case .choice(let choices): return gap(choices, response, number, weight: blank.weight)
    }
  }

  private mutating func gap(
    _ choices: [Choice], _ response: String, _ number: String, weight: Int
  ) -> String {
    let names = choices.indices.map { "C\($0 + 1)" }
    declare(choices, names, response, isMultiple: false)
    let isMapped =
      choices.count(where: { $0.fraction != .zero }) != 1
      || !choices.contains { $0.fraction == .one }
    if choices.contains(where: { $0.fraction != .zero }) {
      rules.append(
        isMapped
          ? Self.mapResponse(number)
          : Self.condition([
            (
              "<qti-match>\(Self.variable(response))<qti-correct identifier=\"\(response)\"/>"
                + "</qti-match>", Self.set("SCORE" + number, Self.value("1", "float"))
            )
          ]))
    }
    if choices.contains(where: { !$0.feedback.isEmpty }) {
      let outcome = QTIOwnMarks.feedback + number
      declareOutcome(outcome, "single", "identifier", value: nil)
      rules.append(Self.set(outcome, Self.variable(response)))
      for (choice, name) in zip(choices, names) {
        addFeedback(choice.feedback, outcome: outcome, identifier: name)
      }
    }
    let list = zip(choices, names).map { choice($0, $1, element: "qti-inline-choice") }
    return "<qti-inline-choice-interaction response-identifier=\"\(response)\" shuffle=\"true\""
      + "\(QTIOwnMarks.weight(weight))>\(list.joined())</qti-inline-choice-interaction>"
  }

  /// The whole mark where each gap has its own, else nothing.
  private mutating func writeWhole(_ count: Int) {
    if count == 0 { return }
    let parts = (1...count).map {
      "<qti-gte>\(Self.variable("SCORE_\($0)"))\(Self.value("1", "float"))</qti-gte>"
    }
    rules.append(
      Self.condition(
        [("<qti-and>\(parts.joined())</qti-and>", Self.set("SCORE", Self.value("1", "float")))],
        otherwise: Self.set("SCORE", Self.value("0", "float"))))
  }

  /// The whole mark from those of the gaps, by their weights.
  private mutating func writeSum(_ weights: [Int]) {
    if weights.isEmpty { return }
    let parts = weights.enumerated().map { index, weight in
      "<qti-product>\(Self.variable("SCORE_\(index + 1)"))\(Self.value(String(weight), "float"))"
        + "</qti-product>"
    }
    let whole = Self.value(String(weights.reduce(0, +)), "float")
    rules.append(
      Self.set("SCORE", "<qti-divide><qti-sum>\(parts.joined())</qti-sum>\(whole)</qti-divide>"))
  }
}

/// Rules of response processing.
extension QTIItemWriter {
  static func variable(_ name: String) -> String { "<qti-variable identifier=\"\(name)\"/>" }

  static func value(_ text: String, _ type: String) -> String {
    "<qti-base-value base-type=\"\(type)\">\(QTIXML.escaped(text))</qti-base-value>"
  }

  static func set(_ outcome: String, _ expression: String) -> String {
    "<qti-set-outcome-value identifier=\"\(outcome)\">\(expression)</qti-set-outcome-value>\n"
  }

  /// The first condition that is met counts.
  static func condition(_ branches: [(condition: String, rules: String)], otherwise: String = "")
    -> String
  {
    var text = ""
    for (index, branch) in branches.enumerated() {
      let name = index == 0 ? "qti-response-if" : "qti-response-else-if"
      text += "<\(name)>\(branch.condition)\n\(branch.rules)</\(name)>\n"
    }
    if !otherwise.isEmpty { text += "<qti-response-else>\(otherwise)</qti-response-else>\n" }
    return text.isEmpty ? "" : "<qti-response-condition>\(text)</qti-response-condition>\n"
  }

  /// As the template of this name does, for an item that also shows feedback.
  static let matchCorrect = condition(
    [
      (
        "<qti-match>\(variable("RESPONSE"))<qti-correct identifier=\"RESPONSE\"/></qti-match>",
        set("SCORE", value("1", "float"))
      )
    ], otherwise: set("SCORE", value("0", "float")))

  /// As the template of this name does.
  ///
  /// - Parameter number: after the names of the response and of its mark.
  static func mapResponse(_ number: String) -> String {
    condition(
      [
        (
          "<qti-is-null>\(variable("RESPONSE" + number))</qti-is-null>",
          set("SCORE" + number, value("0", "float"))
        )
      ],
      otherwise: set(
        "SCORE" + number, "<qti-map-response identifier=\"RESPONSE\(number)\"/>"))
  }
}
