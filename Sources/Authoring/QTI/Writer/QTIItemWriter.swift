import Assessment

/// Writes one item of QTI 3.0.
///
/// Source: QTI 3.0 information model; the order of elements is that of its XSD
/// (imsqti_asiv3p0_v1p0.xsd): declarations, body, response processing, feedback.
struct QTIItemWriter {
  let item: Item
  let identifier: String
  /// Of the item's media, from the folder of items, in their order.
  let mediaPaths: [(name: String, path: String)]
  private let pathsByName: [String: String]

  var responses = QTIXML()
  var outcomes = QTIXML()
  var body = QTIXML()
  var rules = QTIXML()
  /// A standard template, where one says it all.
  var template: String?
  private var feedback = QTIXML()

  static func write(
    _ item: Item, identifier: String, mediaPaths: [(name: String, path: String)]
  ) -> String {
    var writer = QTIItemWriter(item, identifier, mediaPaths)
    writer.writeBody()
    return writer.text
  }

  private init(_ item: Item, _ identifier: String, _ paths: [(name: String, path: String)]) {
    self.item = item
    self.identifier = identifier
    mediaPaths = paths
    pathsByName = Dictionary(
      paths.map { ($0.name, $0.path) }, uniquingKeysWith: { first, _ in first })
  }

  private var text: String {
    var xml = QTIXML()
    xml.append(QTIXML.head)
    var label = ""
    if let number = item.idNumber {
      label = " label=\"\(QTIXML.escaped(number, inAttribute: true))\""
    }
    xml.append(
      "<qti-assessment-item xmlns=\"\(QTINamespaces.items)\" xmlns:xsi=\"\(QTINamespaces.instances)\""
        + " xsi:schemaLocation=\"\(QTINamespaces.items) \(QTINamespaces.itemSchema)\""
        + " identifier=\"\(identifier)\""
        + " title=\"\(QTIXML.escaped(item.title, inAttribute: true))\"\(label)"
        + " tool-name=\"\(QTIOwnMarks.toolName)\" adaptive=\"false\" time-dependent=\"false\">\n")
    xml.append(responses.text)
    xml.append(outcomes.text)
    xml.append(
      "<qti-item-body \(QTIOwnMarks.kind)=\"\(item.kind.rawValue)\""
        + " \(QTIOwnMarks.format)=\"\(item.format.rawValue)\"\(marks)>")
    xml.append(body.text)
    xml.close("qti-item-body")
    if let template {
      xml.add("qti-response-processing", ["template": QTINamespaces.templates + template])
    } else if !rules.text.isEmpty {
      xml.add("qti-response-processing", around: rules.text)
    }
    xml.append(feedback.text)
    xml.close("qti-assessment-item")
    return xml.text
  }

  /// How it is marked and what it carries, where there is something to say.
  private var marks: String {
    let media = mediaPaths.map { QTIOwnMarks.encoded($0.path) }.joined(separator: " ")
    let marking = item.marking?.parts.map(\.rawValue) ?? ""
    return [(QTIOwnMarks.marking, isWhole ? marking : ""), (QTIOwnMarks.media, media)]
      .filter { !$0.1.isEmpty }
      .map { " \($0)=\"\(QTIXML.escaped($1, inAttribute: true))\"" }.joined()
  }

  /// True where the item's processing gives the whole mark or nothing.
  var isWhole: Bool { Self.holds(item.marking?.parts, of: item.kind) }

  /// True if response processing is written that marks so: for what has several parts.
  static func holds(_ parts: ItemMarking.Parts?, of kind: ItemKind) -> Bool {
    parts == .allOrNothing && [.multiple, .matching, .ordering, .cloze].contains(kind)
  }

  // Texts.

  func written(_ text: String) -> QTIWrittenText {
    QTIWrittenText(text, format: item.format, paths: pathsByName)
  }

  /// An element with a text of the item.
  func element(_ name: String, _ text: String) -> String { element(name, "", text) }

  /// - Parameter attributes: as XML.
  func element(_ name: String, _ attributes: String, _ text: String) -> String {
    let written = written(text)
    return "<\(name)\(attributes)\(Self.mark(written))>\(written.content)</\(name)>\n"
  }

  static func mark(_ text: QTIWrittenText) -> String {
    guard let source = text.source else { return "" }
    return " \(QTIOwnMarks.text)=\"\(QTIXML.escaped(source, inAttribute: true))\""
  }

  // Outcomes and feedback.

  mutating func declareOutcome(
    _ name: String, _ cardinality: String, _ type: String, value: String?,
    _ attributes: String = ""
  ) {
    let content = value.map {
      "<qti-default-value><qti-value>\($0)</qti-value></qti-default-value>"
    }
    outcomes.append(
      "<qti-outcome-declaration identifier=\"\(name)\" cardinality=\"\(cardinality)\""
        + " base-type=\"\(type)\"\(attributes)>\(content ?? "")</qti-outcome-declaration>\n")
  }

  mutating func addFeedback(_ text: String, outcome: String, identifier: String) {
    guard !text.isEmpty else { return }
    feedback.add(
      "qti-modal-feedback",
      ["outcome-identifier": outcome, "identifier": identifier, "show-hide": "show"],
      around: element("qti-content-body", text))
  }

  /// Shown after every answer.
  mutating func addExplanation() {
    guard !item.feedback.isEmpty else { return }
    declareOutcome(
      QTIOwnMarks.explanation, "single", "identifier", value: QTIOwnMarks.always)
    addFeedback(
      item.feedback, outcome: QTIOwnMarks.explanation, identifier: QTIOwnMarks.always)
  }
}

/// Names that the schemas of QTI 3.0 give.
enum QTINamespaces {
  static let items = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
  static let itemSchema =
    "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"
  static let instances = "http://www.w3.org/2001/XMLSchema-instance"
  static let templates = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/"
  static let packages = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
  static let packageSchema =
    "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd"
  static let metadata = "http://ltsc.ieee.org/xsd/LOM"
  static let metadataSchema =
    "https://purl.imsglobal.org/spec/md/v1p3/schema/xsd/imsmd_loose_v1p3p2.xsd"
}
