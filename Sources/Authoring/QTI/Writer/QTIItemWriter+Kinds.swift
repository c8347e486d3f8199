import Assessment

/// What each kind asks, and its key.
extension QTIItemWriter {
  private static let response = "RESPONSE"
  private static let matchTemplate = "match_correct.xml"

  mutating func writeBody() {
    switch item.body {
    case .essay:
      declareOutcome("SCORE", "single", "float", value: "0", " external-scored=\"human\"")
    case .description: break
    default:
      declareOutcome("SCORE", "single", "float", value: "0", " normal-maximum=\"1\"")
    }
    addExplanation()
    switch item.body {
    case .single(let choices): writeChoices(choices, isMultiple: false)
    case .multiple(let choices): writeChoices(choices, isMultiple: true)
    case .trueFalse(let key): writeTrueFalse(key)
    case .text(let answers, let isCaseSensitive): writeText(answers, isCaseSensitive)
    case .numeric(let answers, let unit): writeNumbers(answers, unit)
    case .matching(let pairs, let distractors): writePairs(pairs, distractors)
    case .ordering(let entries): writeOrder(entries)
    case .cloze(let blanks): writeCloze(blanks)
    case .essay:
      responses.append(declaration(Self.response, "single", "string"))
      body.append("<qti-extended-text-interaction response-identifier=\"\(Self.response)\">\n")
      body.append(element("qti-prompt", item.prompt))
      body.close("qti-extended-text-interaction")
    case .description: writePrompt()
    }
  }

  /// Where the question asks nothing of its own.
  private mutating func writePrompt() { body.append(element("div", item.prompt)) }

  func declaration(
    _ name: String, _ cardinality: String, _ type: String, correct: [String] = [],
    mapping: String = ""
  ) -> String {
    let values = correct.map { "<qti-value>\(QTIXML.escaped($0))</qti-value>" }.joined()
    return "<qti-response-declaration identifier=\"\(name)\" cardinality=\"\(cardinality)\""
      + " base-type=\"\(type)\">"
      + (correct.isEmpty ? "" : "<qti-correct-response>\(values)</qti-correct-response>")
      + "\(mapping)</qti-response-declaration>\n"
  }

  static func mapping(_ entries: [(key: String, value: String)], _ attributes: String = "")
    -> String
  {
    if entries.isEmpty { return "" }
    let list = entries.map {
      "<qti-map-entry map-key=\"\(QTIXML.escaped($0.key, inAttribute: true))\""
        + " mapped-value=\"\($0.value)\"/>"
    }
    return "<qti-mapping default-value=\"0\"\(attributes)>\(list.joined())</qti-mapping>"
  }

  /// A share of the mark, of which 1 is the whole.
  static func number(_ fraction: Fraction) -> String {
    DecimalNumber(checked: fraction.tenMillionths, exponent: -7)?.description ?? "0"
  }

  // Choices.

  private mutating func writeChoices(_ choices: [Choice], isMultiple: Bool) {
    if choices.isEmpty { return writePrompt() }
    let names = choices.indices.map { "C\($0 + 1)" }
    declare(choices, names, Self.response, isMultiple: isMultiple)
    let isRight = choices.map { $0.fraction == .one }
    let hasOneRight =
      !isMultiple && isRight.count(where: \.self) == 1
      && choices.allSatisfy { $0.fraction == .one || $0.fraction == .zero }
    let matches = hasOneRight || (isWhole && choices.contains { $0.fraction > .zero })
    let hasFeedback = choices.contains { !$0.feedback.isEmpty }
    let isKeyed = choices.contains { $0.fraction != .zero }
    if isKeyed, !hasFeedback {
      template = matches ? Self.matchTemplate : "map_response.xml"
    } else if hasFeedback {
      if isKeyed { rules.append(matches ? Self.matchCorrect : Self.mapResponse("")) }
      declareOutcome(
        QTIOwnMarks.feedback, isMultiple ? "multiple" : "single", "identifier", value: nil)
      rules.append(Self.set(QTIOwnMarks.feedback, Self.variable(Self.response)))
      for (choice, name) in zip(choices, names) {
        addFeedback(choice.feedback, outcome: QTIOwnMarks.feedback, identifier: name)
      }
    }
    body.append(
      "<qti-choice-interaction response-identifier=\"\(Self.response)\" shuffle=\"true\""
        + " max-choices=\"\(isMultiple ? 0 : 1)\">\n")
    body.append(element("qti-prompt", item.prompt))
    for (choice, name) in zip(choices, names) { body.append(self.choice(choice, name)) }
    body.close("qti-choice-interaction")
  }

  func choice(_ choice: Choice, _ name: String, element: String = "qti-simple-choice") -> String {
    self.element(
      element, " identifier=\"\(name)\"\(choice.last ? " fixed=\"true\"" : "")", choice.text)
  }

  /// Declares a response to choices with its key.
  mutating func declare(
    _ choices: [Choice], _ names: [String], _ response: String, isMultiple: Bool
  ) {
    let keyed = zip(names, choices).filter { $0.1.fraction != .zero }
    let right =
      isMultiple
      ? keyed.filter { $0.1.fraction > .zero }
      : Array(keyed.filter { $0.1.fraction == .one }.prefix(1))
    // What is right says it all; other shares than those come back by the mapping, which nothing uses.
    let isPlain =
      !right.isEmpty
      && (isMultiple
        ? isWhole && choices == KeyedChoices.shared(choices)
        : keyed.count == 1 && right.count == 1)
    responses.append(
      declaration(
        response, isMultiple ? "multiple" : "single", "identifier", correct: right.map(\.0),
        mapping: isPlain
          ? ""
          : Self.mapping(
            keyed.map { ($0.0, Self.number($0.1.fraction)) },
            isMultiple ? " lower-bound=\"0\" upper-bound=\"1\"" : "")))
  }

  private mutating func writeTrueFalse(_ key: TrueFalseKey) {
    let right = key.truth ? "true" : "false"
    responses.append(declaration(Self.response, "single", "identifier", correct: [right]))
    if key.feedbackWhenRight.isEmpty, key.feedbackWhenWrong.isEmpty {
      template = Self.matchTemplate
    } else {
      rules.append(Self.matchCorrect)
      declareOutcome(QTIOwnMarks.feedback, "single", "identifier", value: nil)
      rules.append(Self.set(QTIOwnMarks.feedback, Self.variable(Self.response)))
      addFeedback(key.feedbackWhenRight, outcome: QTIOwnMarks.feedback, identifier: right)
      addFeedback(
        key.feedbackWhenWrong, outcome: QTIOwnMarks.feedback,
        identifier: key.truth ? "false" : "true")
    }
    body.append(
      "<qti-choice-interaction response-identifier=\"\(Self.response)\" shuffle=\"false\""
        + " max-choices=\"1\">\n")
    body.append(element("qti-prompt", item.prompt))
    body.add("qti-simple-choice", ["identifier": "true"], text: "Đúng")
    body.add("qti-simple-choice", ["identifier": "false"], text: "Sai")
    body.close("qti-choice-interaction")
  }

  // Typed answers.

  private mutating func writeText(_ answers: [TextAnswer], _ isCaseSensitive: Bool) {
    writePrompt()
    let entry = QTITypedAnswers(
      texts: answers, isCaseSensitive, response: Self.response, number: "")
    add(entry)
    body.add("p", around: entry.interaction)
  }

  private mutating func writeNumbers(_ answers: [NumericAnswer], _ unit: String?) {
    writePrompt()
    let entry = QTITypedAnswers(numbers: answers, unit: unit, response: Self.response, number: "")
    add(entry)
    body.add("p", around: entry.interaction + (unit.map { " " + QTIXML.escaped($0) } ?? ""))
  }

  mutating func add(_ entry: QTITypedAnswers) {
    responses.append(entry.declaration(self))
    template = template ?? entry.template
    rules.append(entry.rules)
    if entry.feedback.contains(where: { !$0.isEmpty }) {
      let outcome = QTIOwnMarks.feedback + entry.number
      declareOutcome(outcome, "single", "identifier", value: nil)
      for (index, text) in entry.feedback.enumerated() {
        addFeedback(text, outcome: outcome, identifier: QTIOwnMarks.answer(index))
      }
    }
  }

  // Pairs and order.

  private mutating func writePairs(_ pairs: [Pair], _ distractors: [String]) {
    if pairs.isEmpty, distractors.isEmpty { return writePrompt() }
    var rights: [String] = []
    var placeOf: [String: Int] = [:]
    for pair in pairs where placeOf[pair.right] == nil {
      placeOf[pair.right] = rights.count
      rights.append(pair.right)
    }
    rights += distractors
    let keys = pairs.enumerated().map {
      "L\($0.offset + 1) R\((placeOf[$0.element.right] ?? 0) + 1)"
    }
    let shares = Self.shares(of: pairs.count)
    responses.append(
      declaration(
        Self.response, "multiple", "directedPair", correct: keys,
        mapping: isWhole
          ? "" : Self.mapping(Array(zip(keys, shares)), " lower-bound=\"0\" upper-bound=\"1\"")))
    if !pairs.isEmpty { template = isWhole ? Self.matchTemplate : "map_response.xml" }
    body.append(
      "<qti-match-interaction response-identifier=\"\(Self.response)\" shuffle=\"true\""
        + " max-associations=\"\(pairs.count)\">\n")
    body.append(element("qti-prompt", item.prompt))
    writeSet("L", pairs.map(\.left), most: 1)
    writeSet("R", rights, most: 0)
    body.close("qti-match-interaction")
  }

  private mutating func writeSet(_ letter: String, _ texts: [String], most: Int) {
    body.open("qti-simple-match-set")
    for (index, text) in texts.enumerated() {
      body.append(
        element(
          "qti-simple-associable-choice",
          " identifier=\"\(letter)\(index + 1)\" match-max=\"\(most)\"", text))
    }
    body.close("qti-simple-match-set")
  }

  /// Equal shares that make 1 together.
  static func shares(of count: Int) -> [String] {
    guard count > 1 else { return ["1"] }
    let whole: Int64 = 1_000_000_000_000
    let share = whole / Int64(count)
    let last = whole - share * Int64(count - 1)
    return (1...count).map {
      DecimalNumber(checked: $0 == count ? last : share, exponent: -12)?.description ?? "0"
    }
  }

  /// Each entry at its place has its share, as in a contest, unless only the whole order counts.
  private mutating func writeOrder(_ entries: [String]) {
    if entries.isEmpty { return writePrompt() }
    let names = entries.indices.map { "E\($0 + 1)" }
    responses.append(declaration(Self.response, "ordered", "identifier", correct: names))
    if isWhole { template = Self.matchTemplate }
    let shares = isWhole ? [] : Self.shares(of: entries.count)
    for (index, (name, share)) in zip(names, shares).enumerated() {
      let place = "<qti-index n=\"\(index + 1)\">\(Self.variable(Self.response))</qti-index>"
      let points = Self.variable("SCORE") + Self.value(share, "float")
      rules.append(
        Self.condition([
          (
            "<qti-match>\(place)\(Self.value(name, "identifier"))</qti-match>",
            Self.set("SCORE", "<qti-sum>\(points)</qti-sum>")
          )
        ]))
    }
    body.append(
      "<qti-order-interaction response-identifier=\"\(Self.response)\" shuffle=\"true\">\n")
    body.append(element("qti-prompt", item.prompt))
    for (text, name) in zip(entries, names) {
      body.append(element("qti-simple-choice", " identifier=\"\(name)\"", text))
    }
    body.close("qti-order-interaction")
  }
}
