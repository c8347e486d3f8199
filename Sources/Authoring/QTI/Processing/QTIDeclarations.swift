import Assessment

/// What an item declares of its responses and outcomes.
///
/// Source: QTI 2.2 information model, section 5 (item variables).
struct QTIDeclarations: Sendable {
  struct Response: Sendable {
    let identifier: String
    let cardinality: QTICardinality
    let baseType: QTIBaseType
    /// The texts of the values that are declared as right.
    let correct: [String]
    let mapping: QTIMapping?
    let hasAreaMapping: Bool
    let offset: Int

    init(
      identifier: String, cardinality: QTICardinality, baseType: QTIBaseType,
      correct: [String] = [], mapping: QTIMapping? = nil, hasAreaMapping: Bool = false, offset: Int
    ) {
      self.identifier = identifier
      self.cardinality = cardinality
      self.baseType = baseType
      self.correct = correct
      self.mapping = mapping
      self.hasAreaMapping = hasAreaMapping
      self.offset = offset
    }

    /// Null where nothing is declared.
    var correctValue: QTIValue { value(correct) }

    /// A response of these texts.
    func value(_ texts: [String]) -> QTIValue {
      let values = texts.map(baseType.value)
      switch cardinality {
      case .single, .record: return values.first ?? .null
      case .multiple: return .container(values, isOrdered: false)
      case .ordered: return .container(values, isOrdered: true)
      }
    }
  }

  /// In the order of the file.
  private(set) var responses: [Response] = []
  /// Outcomes with the values that they begin with.
  private(set) var outcomes: [String: QTIValue] = [:]
  /// True where values that are drawn anew decide anything: what is shown, or what is right.
  private(set) var hasTemplates = false

  /// Where there are many.
  private var responsePlaces: [String: Int] = [:]
  private static let fewResponses = 8

  /// - Parameter responses: without mappings, as older versions have none.
  init(responses: [Response], outcomes: [String: QTIValue]) {
    self.responses = responses
    self.outcomes = outcomes
    notePlaces()
  }

  init(_ item: XMLElement) {
    var templates: Set<String> = []
    for child in item.children {
      switch child.name {
      case "responseDeclaration": addResponse(child)
      case "outcomeDeclaration": addOutcome(child)
      case "templateDeclaration": templates.insert(child.attribute("identifier") ?? "")
      default: break
      }
    }
    if !templates.isEmpty { hasTemplates = Self.uses(templates, item) }
    notePlaces()
  }

  private mutating func notePlaces() {
    guard responses.count > Self.fewResponses else { return }
    for (place, response) in responses.enumerated() {
      responsePlaces[response.identifier] = place
    }
  }

  /// True unless the values are only drawn: no other part of the item names one of them.
  private static func uses(_ templates: Set<String>, _ item: XMLElement) -> Bool {
    item.children.contains { part in
      switch part.name {
      case "templateDeclaration": false
      case "templateProcessing":
        !part.all { $0 == "setCorrectResponse" || $0 == "setDefaultValue" }.isEmpty
      default:
        ([part] + part.all { _ in true }).contains { element in
          element.attributes.contains { templates.contains($0.value) }
            || templates.contains(element.text.trimmedOfSpaces)
        }
      }
    }
  }

  func response(_ identifier: String) -> Response? {
    responses.count > Self.fewResponses
      ? responsePlaces[identifier].map { responses[$0] }
      : responses.last { $0.identifier == identifier }
  }

  private mutating func addResponse(_ element: XMLElement) {
    responses.append(
      Response(
        identifier: element.attribute("identifier") ?? "",
        cardinality: QTICardinality(element), baseType: QTIBaseType(element),
        correct: Self.values(element.first("correctResponse")),
        mapping: element.first("mapping").map(QTIMapping.init),
        hasAreaMapping: element.first("areaMapping") != nil, offset: element.offset))
  }

  private mutating func addOutcome(_ element: XMLElement) {
    let type = QTIBaseType(element)
    let values = Self.values(element.first("defaultValue")).map(type.value)
    let cardinality = QTICardinality(element)
    let value: QTIValue =
      switch cardinality {
      case .single, .record: values.first ?? (type.isNumber ? .number(0) : .null)
      case .multiple, .ordered: .container(values, isOrdered: cardinality == .ordered)
      }
    let name = element.attribute("identifier") ?? ""
    outcomes[name] = value
  }

  private static func values(_ element: XMLElement?) -> [String] {
    guard let element else { return [] }
    var values: [String] = []
    for child in element.children where child.name == "value" {
      values.append(child.deepText.trimmedOfSpaces)
    }
    return values
  }
}

enum QTICardinality: String, Hashable, Sendable {
  case single, multiple, ordered, record

  init(_ element: XMLElement) {
    self = element.attribute("cardinality").flatMap(QTICardinality.init(rawValue:)) ?? .single
  }
}

extension QTIBaseType {
  init(_ element: XMLElement) {
    self = element.attribute("baseType").flatMap(QTIBaseType.init(rawValue:)) ?? .string
  }
}

/// What single values are worth.
struct QTIMapping: Sendable {
  struct Entry: Sendable {
    let key: String
    let value: DecimalNumber
    let isCaseSensitive: Bool
  }

  let entries: [Entry]
  let lowerBound: DecimalNumber?
  let upperBound: DecimalNumber?
  let defaultValue: DecimalNumber

  init(_ element: XMLElement) {
    func number(_ name: String, of element: XMLElement) -> DecimalNumber? {
      element.attribute(name).flatMap(QTINumber.decimal)
    }
    lowerBound = number("lowerBound", of: element)
    upperBound = number("upperBound", of: element)
    defaultValue = number("defaultValue", of: element) ?? .zero
    var entries: [Entry] = []
    for child in element.children where child.name == "mapEntry" {
      entries.append(
        Entry(
          key: (child.attribute("mapKey") ?? "").trimmedOfSpaces,
          value: number("mappedValue", of: child) ?? .zero,
          isCaseSensitive: child.attribute("caseSensitive") != "false"))
    }
    self.entries = entries
  }

  /// What one value is worth before the bounds.
  func value(of value: QTIValue, _ type: QTIBaseType) -> DecimalNumber {
    for entry in entries where matches(entry, value, type) { return entry.value }
    return defaultValue
  }

  private func matches(_ entry: Entry, _ value: QTIValue, _ type: QTIBaseType) -> Bool {
    if !entry.isCaseSensitive, let text = value.text {
      return entry.key.lowercased() == text.lowercased()
    }
    return type.value(entry.key) == value
  }

  /// Source: QTI 2.2 information model, section 5.2.4: the values of a container are added up, one
  /// that stands there twice counts once.
  func points(_ response: QTIValue, _ type: QTIBaseType) -> Double {
    var sum = 0.0
    var seen: Set<QTIValue> = []
    for value in response.values where seen.insert(value).inserted {
      sum += self.value(of: value, type).double
    }
    if let lowerBound { sum = max(sum, lowerBound.double) }
    if let upperBound { sum = min(sum, upperBound.double) }
    return sum
  }
}

extension String {
  /// Without white space of ASCII at the ends.
  var trimmedOfSpaces: String {
    guard let first = utf8.first, let last = utf8.last, first <= 32 || last <= 32 else {
      return self
    }
    let bytes = utf8.drop { $0 <= 32 }
    guard let end = bytes.lastIndex(where: { $0 > 32 }) else { return "" }
    return String(self[bytes.startIndex...end])
  }
}
