/// An item's response processing: rules as they stand in the item, or those of a template.
struct QTIProgram: Sendable {
  let rules: [QTIRule]
  /// What is not understood in it, by the names of elements and templates, in order.
  let unsupported: [String]
  /// Where the rules are those of a template.
  let template: QTITemplate?
  /// Where it begins, in the item's file.
  let offset: Int

  init(rules: [QTIRule], unsupported: [String], offset: Int) {
    self.rules = rules
    self.unsupported = unsupported
    self.offset = offset
    template = nil
  }

  /// Nil for an item without response processing.
  init?(_ item: XMLElement) {
    guard let processing = item.first("responseProcessing") else { return nil }
    offset = processing.offset
    var reader = QTIRuleReader()
    let rules = reader.rules(in: processing)
    if rules.isEmpty, let name = processing.attribute("template") {
      template = QTITemplate(name)
      self.rules = template?.rules ?? []
      unsupported = template == nil ? [Self.lastPart(of: name)] : []
    } else {
      template = nil
      self.rules = rules
      unsupported = reader.unsupported
    }
  }

  /// True if no rule says anything of the marks: then what is declared right counts.
  var isEmpty: Bool { rules.isEmpty && unsupported.isEmpty }

  static func lastPart(of name: String) -> String {
    let bytes = name.utf8
    let end = bytes.lastIndex { $0 != UInt8(ascii: "/") }.map(bytes.index(after:))
    guard let end else { return name }
    let start = bytes[..<end].lastIndex(of: UInt8(ascii: "/")).map(bytes.index(after:))
    let part = String(name[(start ?? bytes.startIndex)..<end])
    return part.hasSuffix(".xml") ? String(part.dropLast(4)) : part
  }
}

/// The response processing templates that everybody has to know.
///
/// Source: QTI 2.2 information model, section 8.2 (match_correct, map_response); Common Cartridge's
/// rptemplates/CC2_match.xml and CC2_map_response.xml, which also set FEEDBACKBASIC.
enum QTITemplate {
  case matchCorrect, mapResponse, matchWithFeedback, mapWithFeedback

  init?(_ name: String) {
    switch QTIProgram.lastPart(of: name) {
    case "match_correct": self = .matchCorrect
    case "map_response": self = .mapResponse
    case "CC2_match", "CC2_match_basic": self = .matchWithFeedback
    case "CC2_map_response": self = .mapWithFeedback
    default: return nil
    }
  }

  static let response = "RESPONSE"
  static let mark = "SCORE"

  var rules: [QTIRule] {
    switch self {
    case .matchCorrect: Self.matchRules
    case .mapResponse: [Self.map]
    case .matchWithFeedback: Self.matchRulesWithFeedback
    case .mapWithFeedback: Self.mapRulesWithFeedback
    }
  }

  private static let matchRules = [match(right: [], wrong: [])]
  private static let matchRulesWithFeedback = [
    match(right: [feedback("correct")], wrong: [feedback("incorrect")])
  ]
  private static let mapRulesWithFeedback = [
    map,
    .condition([
      (
        .call(.compare(.greaterOrEqual), [.variable(mark), .variable("MAXSCORE")]),
        [feedback("correct")]
      ),
      (nil, [feedback("incorrect")]),
    ]),
  ]

  private static func feedback(_ text: String) -> QTIRule {
    .set("FEEDBACKBASIC", .constant(.text(text)))
  }

  private static func match(right: [QTIRule], wrong: [QTIRule]) -> QTIRule {
    .condition([
      (
        .call(.match, [.variable(response), .correct(response)]),
        [.set(mark, .constant(.number(1)))] + right
      ),
      (nil, [.set(mark, .constant(.number(0)))] + wrong),
    ])
  }

  private static let map = QTIRule.condition([
    (.call(.isNull, [.variable(response)]), [.set(mark, .constant(.number(0)))]),
    (nil, [.set(mark, .mapResponse(response))]),
  ])
}

/// What a template's rules make of the mark, told without playing them.
struct QTITemplateMarks {
  private let template: QTITemplate
  private let response: QTIDeclarations.Response
  private let right: QTIValue

  /// Nil where the program is no template, or where what it calls its response and its mark is also
  /// the name of something else.
  init?(_ program: QTIProgram?, _ declarations: QTIDeclarations) {
    let name = QTITemplate.response
    guard let template = program?.template, let response = declarations.response(name),
      declarations.outcomes[name] == nil, declarations.response(QTITemplate.mark) == nil
    else { return nil }
    self.template = template
    self.response = response
    right = response.correctValue
  }

  /// - Returns: points; nil where they depend on what is not declared.
  func points(_ value: QTIValue) -> Double? {
    switch template {
    case .matchCorrect, .matchWithFeedback:
      return value != .null && right != .null && value.matches(right) ? 1 : 0
    case .mapResponse, .mapWithFeedback:
      if value == .null || value == .text("") { return 0 }
      return response.mapping?.points(value, response.baseType)
    }
  }
}
