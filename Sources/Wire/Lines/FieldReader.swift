import Assessment

/// Reads the fields of one JSON object. What is missing, of the wrong type or out of range throws
/// `badField` with the field's name. `null` in a field that may be missing is as if missing.
struct FieldReader {
  let object: JSONObject
  /// What stands before the names of the fields: "" or "contest.".
  var path = ""

  func fault(_ name: String) -> LineFault { .badField(path + name) }

  func value(_ name: String) -> JSONValue? {
    guard let value = object[name], value != .null else { return nil }
    return value
  }

  // MARK: Strings

  /// - Parameter lengthMax: in characters.
  func stringIfPresent(
    _ name: String, lengthMax: Int = .max
  ) throws(LineFault) -> String? {
    guard let value = value(name) else { return nil }
    guard case .string(let text) = value else { throw fault(name) }
    guard text.utf8.count <= lengthMax || text.count <= lengthMax else { throw fault(name) }
    return text
  }

  func string(_ name: String, lengthMax: Int = .max) throws(LineFault) -> String {
    guard let text = try stringIfPresent(name, lengthMax: lengthMax) else { throw fault(name) }
    return text
  }

  /// Something that a person wrote: at least one character that is not white space.
  func remark(_ name: String) throws(LineFault) -> String {
    let text = try string(name, lengthMax: WireLimits.remarkLengthMax)
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }),
      text.unicodeScalars.allSatisfy({ !Self.steers($0) })
    else { throw fault(name) }
    return text
  }

  /// Moves a screen's cursor, or turns the order in which a line is read.
  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isBidiControl { return true }
    return scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
  }

  func idIfPresent(_ name: String) throws(LineFault) -> String? {
    guard let text = try stringIfPresent(name) else { return nil }
    guard WireID.isValid(text) else { throw fault(name) }
    return text
  }

  func id(_ name: String) throws(LineFault) -> String {
    guard let text = try idIfPresent(name) else { throw fault(name) }
    return text
  }

  // MARK: Numbers and truths

  func wholeIfPresent(
    _ name: String, in range: ClosedRange<Int64>
  ) throws(LineFault) -> Int64? {
    guard let value = value(name) else { return nil }
    guard case .number(let number) = value, let whole = number.wholeNumber, range.contains(whole)
    else { throw fault(name) }
    return whole
  }

  func whole(_ name: String, in range: ClosedRange<Int64>) throws(LineFault) -> Int64 {
    guard let whole = try wholeIfPresent(name, in: range) else { throw fault(name) }
    return whole
  }

  /// A count: 0…2^53.
  func countIfPresent(_ name: String) throws(LineFault) -> Int? {
    try wholeIfPresent(name, in: 0...WireLimits.wholeNumberMax).map { Int($0) }
  }

  func count(_ name: String) throws(LineFault) -> Int {
    guard let count = try countIfPresent(name) else { throw fault(name) }
    return count
  }

  /// Points: −2^53…2^53.
  func pointsIfPresent(_ name: String) throws(LineFault) -> Int? {
    let most = WireLimits.wholeNumberMax
    return try wholeIfPresent(name, in: -most...most).map { Int($0) }
  }

  func points(_ name: String) throws(LineFault) -> Int {
    guard let points = try pointsIfPresent(name) else { throw fault(name) }
    return points
  }

  func decimalIfPresent(_ name: String) throws(LineFault) -> DecimalNumber? {
    guard let value = value(name) else { return nil }
    guard case .number(let number) = value, let decimal = number.decimal else { throw fault(name) }
    return decimal
  }

  func boolIfPresent(_ name: String) throws(LineFault) -> Bool? {
    guard let value = value(name) else { return nil }
    guard case .bool(let bool) = value else { throw fault(name) }
    return bool
  }

  func bool(_ name: String) throws(LineFault) -> Bool {
    guard let bool = try boolIfPresent(name) else { throw fault(name) }
    return bool
  }

  /// False where it is missing.
  func flag(_ name: String) throws(LineFault) -> Bool { try boolIfPresent(name) ?? false }

  func timeIfPresent(_ name: String) throws(LineFault) -> ServerTime? {
    try wholeIfPresent(name, in: 0...WireLimits.wholeNumberMax).map {
      ServerTime(milliseconds: $0)
    }
  }

  func time(_ name: String) throws(LineFault) -> ServerTime {
    guard let time = try timeIfPresent(name) else { throw fault(name) }
    return time
  }

  // MARK: Names of a fixed list

  func wordIfPresent<Word: RawRepresentable<String>>(
    _ name: String, _: Word.Type = Word.self
  ) throws(LineFault) -> Word? {
    guard let text = try stringIfPresent(name) else { return nil }
    guard let word = Word(rawValue: text) else { throw fault(name) }
    return word
  }

  func word<Word: RawRepresentable<String>>(
    _ name: String, _: Word.Type = Word.self
  ) throws(LineFault) -> Word {
    guard let word: Word = try wordIfPresent(name) else { throw fault(name) }
    return word
  }

  // MARK: Objects and lists

  func readerIfPresent(_ name: String) throws(LineFault) -> FieldReader? {
    guard let value = value(name) else { return nil }
    guard case .object(let object) = value else { throw fault(name) }
    return FieldReader(object: object, path: path + name + ".")
  }

  func reader(_ name: String) throws(LineFault) -> FieldReader {
    guard let reader = try readerIfPresent(name) else { throw fault(name) }
    return reader
  }

  func listIfPresent(_ name: String) throws(LineFault) -> [JSONValue]? {
    guard let value = value(name) else { return nil }
    guard case .array(let values) = value else { throw fault(name) }
    return values
  }

  /// The objects of a list, read one by one. Nil where there is no list.
  func eachIfPresent<Element>(
    _ name: String, _ read: (FieldReader) throws(LineFault) -> Element
  ) throws(LineFault) -> [Element]? {
    guard let values = try listIfPresent(name) else { return nil }
    var elements: [Element] = []
    elements.reserveCapacity(values.count)
    for value in values {
      guard case .object(let object) = value else { throw fault(name) }
      elements.append(try read(FieldReader(object: object, path: path + name + ".")))
    }
    return elements
  }

  func each<Element>(
    _ name: String, _ read: (FieldReader) throws(LineFault) -> Element
  ) throws(LineFault) -> [Element] {
    guard let elements = try eachIfPresent(name, read) else { throw fault(name) }
    return elements
  }

  /// A list of ids.
  func idsIfPresent(_ name: String) throws(LineFault) -> [String]? {
    guard let values = try listIfPresent(name) else { return nil }
    var ids: [String] = []
    for value in values {
      guard case .string(let text) = value, WireID.isValid(text) else { throw fault(name) }
      ids.append(text)
    }
    return ids
  }
}
