import Assessment

/// Reads JSON value by value from bytes that are UTF-8.
///
/// Some faults do not hide where a value ends: a key that stands twice, an escape or a number that is
/// none, what is nested too deeply. They are noted, and reading goes on, so that whoever reads a list
/// loses one element of it.
///
/// Source: RFC 8259; a key that stands twice is a fault (RFC 7493).
struct JSONCursor {
  private static let depthMax = 32
  /// More are not kept; whatever has one is refused.
  private static let notedMax = 1_000

  let bytes: [UInt8]
  private(set) var index: Int
  private let end: Int
  private var noted: [JSONFault] = []

  /// - Parameter end: where reading ends; nil for the end of the bytes.
  init(_ bytes: [UInt8], from index: Int, to end: Int? = nil) {
    self.bytes = bytes
    self.index = index
    self.end = end ?? bytes.count
    skipSpace()
  }

  var byte: UInt8? { index < end ? bytes[index] : nil }

  mutating func skipSpace() {
    while index < end {
      let byte = bytes[index]
      guard byte == 32 || byte == 10 || byte == 13 || byte == 9 else { return }
      index += 1
    }
  }

  /// Takes the character and the white space after it, if it stands here.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: character) else { return false }
    index += 1
    skipSpace()
    return true
  }

  /// A value without any fault.
  mutating func readValue() throws(JSONFault) -> JSONNode {
    let node = try parse()
    if let fault = takeNoted().first { throw fault }
    return node
  }

  /// A value, and the faults in it that do not hide its end, in the order of the file.
  mutating func readNoting() throws(JSONFault) -> (node: JSONNode, faults: [JSONFault]) {
    let node = try parse()
    return (node, takeNoted())
  }

  /// Goes behind the value that begins at a place, by its brackets alone, where it is an element of
  /// a list and has a fault.
  ///
  /// - Returns: false where the end cannot be told.
  mutating func skipElement(from start: Int) -> Bool {
    guard let end = JSONSkip.end(of: start, in: bytes, to: end) else { return false }
    var behind = self
    behind.index = end
    behind.skipSpace()
    guard let byte = behind.byte, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") else {
      return false
    }
    self = behind
    return true
  }

  /// The first fault of a value is what is told of it.
  private mutating func parse() throws(JSONFault) -> JSONNode {
    do throws(JSONFault) {
      return try parse(depth: 0)
    } catch {
      throw takeNoted().first ?? error
    }
  }

  private mutating func takeNoted() -> [JSONFault] {
    defer { if !noted.isEmpty { noted = [] } }
    return noted
  }

  private mutating func note(_ reason: JSONFault.Reason, at offset: Int) {
    if noted.count < Self.notedMax { noted.append(JSONFault(reason: reason, offset: offset)) }
  }

  /// What is nested too deeply is left out by its brackets.
  private mutating func skipDeep() throws(JSONFault) -> JSONNode {
    let start = index
    note(.tooDeep, at: start)
    guard let end = JSONSkip.end(of: start, in: bytes, to: end) else { throw fault(.tooDeep) }
    index = end
    skipSpace()
    return JSONNode(content: .null, offset: start)
  }

  private mutating func parse(depth: Int) throws(JSONFault) -> JSONNode {
    guard depth < Self.depthMax else { return try skipDeep() }
    let start = index
    let content: JSONNode.Content
    switch byte {
    case UInt8(ascii: "{"): content = .object(try readObject(depth: depth))
    case UInt8(ascii: "["): content = .array(try readArray(depth: depth))
    case UInt8(ascii: "\""): content = .string(try readString())
    case let digit? where digit == UInt8(ascii: "-") || (0x30...0x39).contains(digit):
      content = try readNumber()
    default: content = try readWord()
    }
    skipSpace()
    return JSONNode(content: content, offset: start)
  }

  /// The key of a member and the colon after it.
  mutating func readKey() throws(JSONFault) -> String {
    guard byte == UInt8(ascii: "\"") else { throw fault(.expectedKey) }
    let key = try readString()
    skipSpace()
    guard take(":") else { throw fault(.expectedColon) }
    return key
  }

  /// Behind a value or a member: takes the end of the list, or the comma before the next one.
  mutating func endsList(with end: Unicode.Scalar) throws(JSONFault) -> Bool {
    if take(end) { return true }
    guard take(",") else { throw fault(.expectedCommaOrEnd) }
    return false
  }

  private mutating func readObject(depth: Int) throws(JSONFault) -> [JSONMember] {
    _ = take("{")
    var members: [JSONMember] = []
    var keys: Set<String> = []
    if take("}") { return members }
    while true {
      let offset = index
      let key = try readKey()
      let isNew = keys.insert(key).inserted
      if !isNew { note(.duplicateKey(key), at: offset) }
      let value = try parse(depth: depth + 1)
      members.append(JSONMember(key: key, keyOffset: offset, value: value))
      if try endsList(with: "}") { return members }
    }
  }

  private mutating func readArray(depth: Int) throws(JSONFault) -> [JSONNode] {
    _ = take("[")
    var values: [JSONNode] = []
    if take("]") { return values }
    while true {
      values.append(try parse(depth: depth + 1))
      if try endsList(with: "]") { return values }
    }
  }

  private mutating func readWord() throws(JSONFault) -> JSONNode.Content {
    for (word, content) in [
      ("true", JSONNode.Content.bool(true)), ("false", .bool(false)), ("null", .null),
    ] where bytes[index..<end].starts(with: word.utf8) {
      index += word.utf8.count
      return content
    }
    throw fault(.expectedValue)
  }

  private mutating func readNumber() throws(JSONFault) -> JSONNode.Content {
    let start = index
    while let byte, byte > 32, byte != 0x2C, byte != 0x5D, byte != 0x7D { index += 1 }
    let digits = bytes[start..<index]
    var scanner = DecimalNumberSyntax(digits)
    if !scanner.isNumber() { note(.badNumber, at: start) }
    return .number(digits)
  }

  private mutating func readString() throws(JSONFault) -> String {
    index += 1
    let start = index
    var unescaped: [UInt8]?
    var copied = start
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        defer { index += 1 }
        guard var text = unescaped else {
          return String(decoding: bytes[start..<index], as: UTF8.self)
        }
        text += bytes[copied..<index]
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        var text = unescaped ?? []
        text += bytes[copied..<index]
        text += readEscape()
        unescaped = text
        copied = index
      case 0..<0x20: throw fault(.controlCharacter)
      default: index += 1
      }
    }
    throw JSONFault(reason: .unclosedString, offset: start - 1)
  }

  private mutating func readEscape() -> [UInt8] {
    let start = index
    index += 1
    // Past the end the string has none, which is told of it.
    guard let byte, byte >= 0x20 else {
      note(.badEscape, at: start)
      return []
    }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "u"):
      guard let scalar = readUnicodeEscape() else {
        note(.badEscape, at: start)
        return []
      }
      return Array(String(scalar).utf8)
    default:
      note(.badEscape, at: start)
      return []
    }
  }

  /// After `\u`; a high surrogate needs its low one.
  private mutating func readUnicodeEscape() -> Unicode.Scalar? {
    guard let first = readHexDigits() else { return nil }
    guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) }
    guard bytes[index..<end].starts(with: "\\u".utf8) else { return nil }
    index += 2
    guard let second = readHexDigits(), (0xDC00...0xDFFF).contains(second) else { return nil }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private mutating func readHexDigits() -> UInt32? {
    guard index + 4 <= end else { return nil }
    let digits = bytes[index..<(index + 4)]
    guard digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { return nil }
    index += 4
    return value
  }

  private func fault(_ reason: JSONFault.Reason) -> JSONFault {
    JSONFault(reason: reason, offset: index)
  }
}

/// Tells whether bytes are a number of the JSON grammar, whatever its size.
private struct DecimalNumberSyntax {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func isNumber() -> Bool {
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let isZero = rest.first == UInt8(ascii: "0")
    let whole = takeDigits()
    if whole == 0 || (isZero && whole > 1) { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      if takeDigits() == 0 { return false }
    }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        rest.removeFirst()
      }
      if takeDigits() == 0 { return false }
    }
    return rest.isEmpty
  }

  private mutating func takeDigits() -> Int {
    let digits = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    rest = rest.dropFirst(digits.count)
    return digits.count
  }
}
