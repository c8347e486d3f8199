import Assessment
import Authoring

/// Items of QTI for tests, each in the spelling of version 2 and of version 3.
enum QTISample {
  enum Version: String, CaseIterable, Sendable { case two, three }

  /// Reads an item.
  static func read(_ item: String, _ version: Version = .two) -> BankReading {
    let text = version == .two ? item : version3(item)
    return BankReader.read(bytes: Array(text.utf8), file: "a.xml")
  }

  /// The only item, or nil where there are none or more.
  static func only(_ item: String, _ version: Version = .two) -> Item? {
    let items = read(item, version).items
    return items.count == 1 ? items.first : nil
  }

  /// An item of version 2.2.
  static func item(
    _ declarations: String, _ body: String, processing: String = "", attributes: String = "",
    after: String = ""
  ) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="i" title="Tên"
      adaptive="false" timeDependent="false" \(attributes)>
    \(declarations)
    <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
    <itemBody>\(body)</itemBody>
    \(processing)\(after)
    </assessmentItem>
    """
  }

  static func template(_ name: String) -> String {
    "<responseProcessing template=\"http://www.imsglobal.org/question/qti_v2p2/rptemplates/\(name)\"/>"
  }

  static func rules(_ rules: String) -> String {
    "<responseProcessing>\(rules)</responseProcessing>"
  }

  /// If, and if not: a mark.
  static func condition(_ condition: String, _ score: String = "1") -> String {
    """
    <responseCondition><responseIf>\(condition)\(set("SCORE", score))</responseIf>
    </responseCondition>
    """
  }

  static func set(_ outcome: String, _ value: String, _ type: String = "float") -> String {
    """
    <setOutcomeValue identifier="\(outcome)"><baseValue baseType="\(type)">\(value)</baseValue>
    </setOutcomeValue>
    """
  }

  static let response = "<variable identifier=\"RESPONSE\"/>"

  static func declaration(
    _ cardinality: String, _ type: String, correct: [String] = [], mapping: String = "",
    name: String = "RESPONSE"
  ) -> String {
    let values = correct.map { "<value>\($0)</value>" }.joined()
    let right = correct.isEmpty ? "" : "<correctResponse>\(values)</correctResponse>"
    return """
      <responseDeclaration identifier="\(name)" cardinality="\(cardinality)" baseType="\(type)">
      \(right)\(mapping)</responseDeclaration>
      """
  }

  /// - Parameter entries: keys and values.
  static func mapping(_ entries: [(String, String)], _ attributes: String = "") -> String {
    let entries = entries.map { "<mapEntry mapKey=\"\($0.0)\" mappedValue=\"\($0.1)\"/>" }
    return "<mapping \(attributes)>\(entries.joined())</mapping>"
  }

  static func choices(_ names: [String], _ attributes: String = "shuffle=\"true\"") -> String {
    let choices = names.map { "<simpleChoice identifier=\"\($0)\">chữ \($0)</simpleChoice>" }
    return """
      <choiceInteraction responseIdentifier="RESPONSE" \(attributes)><prompt>Hỏi?</prompt>
      \(choices.joined(separator: "\n"))</choiceInteraction>
      """
  }

  /// The same file in the spelling of version 3.
  static func version3(_ text: String) -> String {
    var output = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      output += rest[..<open]
      guard let close = rest[open...].firstIndex(of: ">") else { break }
      output += tag(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return (output + rest).replacing("imsqti_v2p2", with: "imsqtiasi_v3p0")
  }

  private static let html: Set = [
    "p", "div", "b", "i", "br", "img", "sup", "sub", "em", "ul", "li", "script", "math", "mi", "mn",
    "mo", "mfrac", "msup", "mtable", "mtr", "mtd", "table", "tr", "td", "object", "span", "audio",
    "pre", "a", "strong",
  ]

  private static func tag(_ tag: Substring) -> String {
    if tag.hasPrefix("<?") || tag.hasPrefix("<!") { return String(tag) }
    let start = tag.hasPrefix("</") ? "</" : "<"
    let content = tag.dropFirst(start.count)
    let name = content.prefix { $0.isLetter || $0.isNumber }
    if html.contains(String(name)) { return String(tag) }
    var attributes = ""
    var isInValue = false
    for character in content.dropFirst(name.count) {
      if character == "\"" { isInValue.toggle() }
      attributes +=
        isInValue || !character.isUppercase ? String(character) : "-\(character.lowercased())"
    }
    return start + "qti-" + kebab(name) + attributes
  }

  private static func kebab(_ name: Substring) -> String {
    name.map { $0.isUppercase ? "-\($0.lowercased())" : String($0) }.joined()
  }
}

extension BankReading {
  /// In the order of the file.
  var codes: [String] { diagnostics.map(\.code) }
}

/// `text/percent` of the choices or accepted texts.
func shares(_ item: Item?) -> [String] {
  switch item?.body {
  case .single(let choices), .multiple(let choices):
    choices.map { "\($0.text)/\($0.fraction.tenMillionths / 100_000)" }
  case .text(let answers, _): answers.map { "\($0.text)/\($0.fraction.tenMillionths / 100_000)" }
  default: []
  }
}
