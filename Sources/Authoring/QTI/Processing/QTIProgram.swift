/// An item's response processing: rules as they stand in the item, or those of a template.
struct QTIProgram: Sendable {
  let rules: [QTIRule]
  /// What is not understood in it, by the names of elements and templates, in order.
  let unsupported: [String]
  /// Where it begins, in the item's file.
  let offset: Int

  init(rules: [QTIRule], unsupported: [String], offset: Int) {
    self.rules = rules
    self.unsupported = unsupported
    self.offset = offset
  }

  /// Nil for an item without response processing.
  init?(_ item: XMLElement) {
    guard let processing = item.first("responseProcessing") else { return nil }
    offset = processing.offset
    var reader = QTIRuleReader()
    let rules = reader.rules(in: processing)
    if rules.isEmpty, let name = processing.attribute("template") {
      let template = QTITemplate(name)
      self.rules = template?.rules ?? []
      unsupported = template == nil ? [Self.lastPart(of: name)] : []
    } else {
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

  private static let response = "RESPONSE"

  var rules: [QTIRule] {
    switch self {
    case .matchCorrect: [Self.match(right: [], wrong: [])]
    case .mapResponse: [Self.map]
    case .matchWithFeedback:
      [Self.match(right: [Self.feedback("correct")], wrong: [Self.feedback("incorrect")])]
    case .mapWithFeedback:
      [
        Self.map,
        .condition([
          (
            .call(
              .compare(.greaterOrEqual), [.variable("SCORE"), .variable("MAXSCORE")]),
            [Self.feedback("correct")]
          ),
          (nil, [Self.feedback("incorrect")]),
        ]),
      ]
    }
  }

  private static func feedback(_ text: String) -> QTIRule {
    .set("FEEDBACKBASIC", .constant(.text(text)))
  }

  private static func match(right: [QTIRule], wrong: [QTIRule]) -> QTIRule {
    .condition([
      (
        .call(.match, [.variable(response), .correct(response)]),
        [.set("SCORE", .constant(.number(1)))] + right
      ),
      (nil, [.set("SCORE", .constant(.number(0)))] + wrong),
    ])
  }

  private static let map = QTIRule.condition([
    (.call(.isNull, [.variable(response)]), [.set("SCORE", .constant(.number(0)))]),
    (nil, [.set("SCORE", .mapResponse(response))]),
  ])
}
