/// Puts the response processing of QTI 1.2 into the rules of later versions, so that one evaluation
/// plays both.
///
/// Source: IMS QTI ASI information model 1.2.1, sections 3.5 and 3.7 (resprocessing, conditionvar).
struct QTIOneRules {
  /// Holds the names of all feedback that is shown.
  static let feedbackOutcome = "FEEDBACK"
  /// Hold whether any condition before was met, and whether one that changes the mark was.
  private static let metOutcome = "MET"
  private static let markedOutcome = "MARKED"

  private let responses: [String: QTIDeclarations.Response]
  /// The response that each choice belongs to: some programs name the choice in its place.
  private let responseOfChoice: [String: String]
  private let scoreName: String
  private let maximum: Double
  /// True where no rule gives marks, and what shows the feedback "correct" is right (Blackboard).
  private var isRightByFeedback = false
  /// True where a rule asks whether those before it were met.
  private let hasOther: Bool
  /// What `other` asks for in the rule that is read.
  private var asked = QTIOneRules.metOutcome
  /// By what number a response's first place is called.
  private var firstPlaces: [String: Int] = [:]
  private var unsupported: [String] = []
  private var count = 0

  /// - Parameter choices: the names of each response's choices.
  static func program(
    _ item: XMLElement, _ responses: [QTIDeclarations.Response], choices: [String: [String]]
  ) -> (program: QTIProgram?, outcomes: [String: QTIValue]) {
    let processings = item.children("resprocessing")
    guard let first = processings.first else { return (nil, [:]) }
    var reader = QTIOneRules(processings, responses, choices)
    var rules: [QTIRule] = []
    for processing in processings {
      for condition in processing.children("respcondition") {
        if let rule = reader.rule(condition) { rules.append(rule) }
      }
    }
    var outcomes: [String: QTIValue] = ["SCORE": .number(0), feedbackOutcome: .null]
    if reader.hasOther {
      outcomes[metOutcome] = .truth(false)
      outcomes[markedOutcome] = .truth(false)
    }
    return (
      QTIProgram(rules: rules, unsupported: reader.unsupported, offset: first.offset), outcomes
    )
  }

  private init(
    _ processings: [XMLElement], _ responses: [QTIDeclarations.Response],
    _ choices: [String: [String]]
  ) {
    self.responses = Dictionary(
      responses.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
    var owners: [String: String] = [:]
    for (response, names) in choices { for name in names { owners[name] = response } }
    responseOfChoice = owners
    let settings = processings.flatMap { $0.all("setvar") }
    let names = settings.map(Self.variable)
    scoreName = names.contains("SCORE") ? "SCORE" : names.first ?? "SCORE"
    let declared = processings.flatMap { $0.all("decvar") }
    maximum =
      declared.lazy.compactMap { $0.attribute("maxvalue").flatMap(QTINumber.double) }
      .first { $0 > 0 } ?? 1
    let most = maximum
    hasOther = processings.contains { !$0.all("other").isEmpty }
    for equal in processings.flatMap({ $0.all("varequal") }) {
      guard let name = equal.attribute("respident"), let place = Self.place(equal) else { continue }
      firstPlaces[name] = min(place, firstPlaces[name] ?? place)
    }
    isRightByFeedback = !settings.contains { Self.points($0, maximum: most) ?? 0 > 0 }
  }

  private static func variable(_ setting: XMLElement) -> String {
    setting.attribute("varname") ?? setting.attribute("variablename") ?? "SCORE"
  }

  /// Blackboard writes `SCORE.max`.
  private static func points(_ setting: XMLElement, maximum: Double) -> Double? {
    let text = setting.deepText.trimmedOfSpaces
    return text.hasSuffix(".max") ? maximum : QTINumber.double(text)
  }

  private mutating func note(_ name: String) -> QTIExpression {
    if !unsupported.contains(name) { unsupported.append(name) }
    return .unsupported(name)
  }

  private mutating func isWithinLimit() -> Bool {
    count += 1
    if count == QTILimits.rulesMax + 1 { _ = note("resprocessing") }
    return count <= QTILimits.rulesMax
  }

  // Rules.

  private mutating func rule(_ element: XMLElement) -> QTIRule? {
    guard isWithinLimit() else { return nil }
    let isMarking = isRightByFeedback || element.first("setvar") != nil
    // Feedback for what is wrong is shown beside that of a single choice, as Canvas has it.
    asked = isMarking ? Self.metOutcome : Self.markedOutcome
    let condition = element.first("conditionvar").map { all(of: Array($0.children)) }
    var rules: [QTIRule] = []
    var adds = false
    for child in element.children {
      switch child.name {
      case "setvar":
        guard Self.variable(child) == scoreName, let rule = setting(child) else { continue }
        adds = adds || Self.action(child) != "set"
        rules.append(rule)
      case "displayfeedback":
        guard let name = child.attribute("linkrefid") else { continue }
        rules.append(Self.show(name))
        if isRightByFeedback, name.lowercased() == "correct" {
          rules.append(.set("SCORE", .constant(.number(maximum))))
        }
      default: break
      }
    }
    // By the standard the first condition that is met ends it all; but whoever adds up means all.
    let goesOn = element.attribute("continue").map { $0.lowercased() == "yes" } ?? adds
    if hasOther, element.all("other").isEmpty {
      rules.append(.set(Self.metOutcome, .constant(.truth(true))))
      if isMarking { rules.append(.set(Self.markedOutcome, .constant(.truth(true)))) }
    }
    if !goesOn { rules.append(.exit) }
    return .condition([(condition ?? .constant(.truth(true)), rules)])
  }

  private static func show(_ name: String) -> QTIRule {
    .set(
      feedbackOutcome,
      .call(.multiple, [.variable(feedbackOutcome), .constant(.text(name))]))
  }

  private static func action(_ setting: XMLElement) -> String {
    (setting.attribute("action") ?? "Set").lowercased()
  }

  private mutating func setting(_ element: XMLElement) -> QTIRule? {
    guard let points = Self.points(element, maximum: maximum) else {
      return .set("SCORE", note("setvar"))
    }
    let value = QTIExpression.constant(.number(points))
    let before = QTIExpression.variable("SCORE")
    switch Self.action(element) {
    case "add": return .set("SCORE", .call(.sum, [before, value]))
    case "subtract": return .set("SCORE", .call(.subtract, [before, value]))
    case "multiply": return .set("SCORE", .call(.product, [before, value]))
    case "divide": return .set("SCORE", .call(.divide, [before, value]))
    default: return .set("SCORE", value)
    }
  }

  // Conditions.

  /// Conditions that stand side by side: all of them, but for one response with one value that is
  /// compared with several: any of those, as Canvas writes its short answers.
  private mutating func all(of elements: [XMLElement]) -> QTIExpression {
    var parts: [QTIExpression] = []
    var seen: Set<String> = []
    for element in elements {
      let name = element.attribute("respident") ?? ""
      guard element.name == "varequal", let response = responses[name] else {
        if let part = condition(element) { parts.append(part) }
        continue
      }
      let same = elements.filter {
        $0.name == "varequal" && $0.attribute("respident") == name
      }
      let isPlaced = same.contains { Self.place($0) != nil }
      if same.count == 1 || response.cardinality == .multiple || isPlaced {
        if let part = condition(element) { parts.append(part) }
      } else if seen.insert(name).inserted {
        parts.append(response.cardinality == .ordered ? sequence(same, response) : any(of: same))
      }
    }
    return parts.count == 1 ? parts[0] : .call(.and, parts)
  }

  private mutating func any(of elements: [XMLElement]) -> QTIExpression {
    var parts: [QTIExpression] = []
    for element in elements { if let part = condition(element) { parts.append(part) } }
    return .call(.or, parts)
  }

  private func sequence(
    _ elements: [XMLElement], _ response: QTIDeclarations.Response
  ) -> QTIExpression {
    let values = elements.map { QTIExpression.constant(.text($0.deepText.trimmedOfSpaces)) }
    return .call(.match, [.variable(response.identifier), .call(.ordered, values)])
  }

  private mutating func condition(_ element: XMLElement) -> QTIExpression? {
    // What was not read holds neither always nor never.
    guard isWithinLimit() else { return .unsupported("resprocessing") }
    switch element.name {
    case "and": return all(of: Array(element.children))
    case "or": return any(of: Array(element.children))
    case "not": return .call(.not, [all(of: Array(element.children))])
    case "other": return .call(.not, [.variable(asked)])
    case "unanswered":
      return .call(.isNull, [.variable(element.attribute("respident") ?? "")])
    case "varequal": return equal(element)
    case "vargte": return compare(element, .greaterOrEqual)
    case "vargt": return compare(element, .greater)
    case "varlte": return compare(element, .lessOrEqual)
    case "varlt": return compare(element, .less)
    case "varsubstring": return substring(element)
    case "varsubset": return subset(element)
    case "qticomment": return nil
    default: return note(element.name)
    }
  }

  /// False, not null, where nothing was answered: here every condition is true or false.
  private static func answered(_ name: String, _ condition: QTIExpression) -> QTIExpression {
    .call(.and, [.call(.not, [.call(.isNull, [.variable(name)])]), condition])
  }

  /// Nil where any place is meant.
  private static func place(_ element: XMLElement) -> Int? {
    element.attribute("index").flatMap { Int($0.trimmedOfSpaces) }
  }

  private mutating func equal(_ element: XMLElement) -> QTIExpression {
    let name = element.attribute("respident") ?? ""
    let text = element.deepText.trimmedOfSpaces
    if responses[name] == nil, let owner = responseOfChoice[name] {
      return chosen(name, of: owner, text)
    }
    guard let response = responses[name] else {
      _ = note("respident")
      return .constant(.truth(false))
    }
    let variable = QTIExpression.variable(name)
    let value = QTIExpression.constant(response.baseType.value(text))
    if response.cardinality == .ordered, let place = Self.place(element) {
      guard let first = firstPlaces[name], first == 0 || first == 1 else { return note("index") }
      return Self.answered(
        name, .call(.match, [.call(.index(place - first + 1), [variable]), value]))
    }
    switch (response.cardinality, response.baseType) {
    case (.multiple, _), (.ordered, _):
      return Self.answered(name, .call(.member, [value, variable]))
    case (_, .float), (_, .integer):
      return Self.answered(name, .call(.equal(.exact), [variable, value]))
    case (_, .string):
      let isCaseSensitive = element.attribute("case")?.lowercased() == "yes"
      return Self.answered(
        name,
        .call(
          .stringMatch(isCaseSensitive: isCaseSensitive, isSubstring: false), [variable, value]))
    default: return Self.answered(name, .call(.match, [variable, value]))
    }
  }

  /// A choice in the place of its response is chosen, or with 0 it is not (K-prim of ILIAS).
  private mutating func chosen(_ name: String, of owner: String, _ text: String) -> QTIExpression {
    let variable = QTIExpression.variable(owner)
    let isChosen = Self.answered(owner, .call(.member, [.constant(.text(name)), variable]))
    switch text.lowercased() {
    case "", "1", "true": return isChosen
    case "0", "false": return .call(.not, [isChosen])
    default: return text == name ? isChosen : note("respident")
    }
  }

  /// Source: ILIAS writes the texts that a line accepts, and the two sides of a pair, with commas.
  private mutating func subset(_ element: XMLElement) -> QTIExpression {
    let name = element.attribute("respident") ?? ""
    let parts = element.deepText.split(separator: ",").map { String($0).trimmedOfSpaces }
    let variable = QTIExpression.variable(name)
    switch responses[name]?.baseType {
    case .string:
      let isCaseSensitive = element.attribute("case")?.lowercased() == "yes"
      let texts = parts.map {
        QTIExpression.call(
          .stringMatch(isCaseSensitive: isCaseSensitive, isSubstring: false),
          [variable, .constant(.text($0))])
      }
      return Self.answered(name, .call(.or, texts))
    case .pair where parts.count == 2:
      let pair = QTIBaseType.pair.value(parts.joined(separator: " "))
      return Self.answered(name, .call(.member, [.constant(pair), variable]))
    default: return note("varsubset")
    }
  }

  private mutating func compare(
    _ element: XMLElement, _ comparison: QTIOperator.Comparison
  ) -> QTIExpression {
    let name = element.attribute("respident") ?? ""
    guard let number = QTINumber.double(element.deepText) else { return note(element.name) }
    return Self.answered(
      name, .call(.compare(comparison), [.variable(name), .constant(.number(number))]))
  }

  private func substring(_ element: XMLElement) -> QTIExpression {
    let name = element.attribute("respident") ?? ""
    let isCaseSensitive = element.attribute("case")?.lowercased() == "yes"
    let value = QTIExpression.constant(.text(element.deepText.trimmedOfSpaces))
    return Self.answered(
      name,
      .call(
        .stringMatch(isCaseSensitive: isCaseSensitive, isSubstring: true),
        [.variable(name), value]))
  }
}
