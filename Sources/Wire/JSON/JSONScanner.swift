/// Why bytes are not one JSON value.
public enum JSONFault: Error, Hashable, Sendable {
  /// Nothing where a value should be, or the value has no end.
  case unexpectedEnd
  /// Zero-based place of the byte that does not fit.
  case unexpectedByte(at: Int)
  case notUTF8
  case loneSurrogate
  case duplicateKey
  case tooDeep
}

/// Reads one JSON value strictly after RFC 8259, and stricter: no key twice, no lone surrogates,
/// no byte-order mark, no deeper than a limit.
public struct JSONScanner {
  private let bytes: [UInt8]
  private let depthMax: Int
  private var place = 0

  private init(bytes: [UInt8], depthMax: Int) {
    self.bytes = bytes
    self.depthMax = depthMax
  }

  /// Reads `bytes`, which hold one value and nothing else but white space.
  ///
  /// - Parameter depthMax: the deepest nesting; an array or object that is the whole value is 1.
  public static func scan(
    _ bytes: [UInt8], depthMax: Int = WireLimits.depthMax
  ) throws(JSONFault) -> JSONValue {
    var scanner = JSONScanner(bytes: bytes, depthMax: depthMax)
    scanner.skipSpace()
    let value = try scanner.value(depth: 1)
    scanner.skipSpace()
    guard scanner.place == bytes.count else { throw .unexpectedByte(at: scanner.place) }
    return value
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private var unexpected: JSONFault {
    place < bytes.count ? .unexpectedByte(at: place) : .unexpectedEnd
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      place += 1
    }
  }

  private mutating func take(_ byte: UInt8) throws(JSONFault) {
    guard next == byte else { throw unexpected }
    place += 1
  }

  private mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
    switch next {
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "["): return .array(try array(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONFault) -> JSONValue {
    for byte in word.description.utf8 { try take(byte) }
    return value
  }

  private mutating func array(depth: Int) throws(JSONFault) -> [JSONValue] {
    guard depth <= depthMax else { throw .tooDeep }
    var values: [JSONValue] = []
    place += 1
    skipSpace()
    if next == UInt8(ascii: "]") {
      place += 1
      return values
    }
    while true {
      skipSpace()
      values.append(try value(depth: depth + 1))
      skipSpace()
      if next == UInt8(ascii: ",") {
        place += 1
        continue
      }
      try take(UInt8(ascii: "]"))
      return values
    }
  }

  private mutating func object(depth: Int) throws(JSONFault) -> JSONObject {
    guard depth <= depthMax else { throw .tooDeep }
    var object = JSONObject()
    var keys = SeenKeys()
    place += 1
    skipSpace()
    if next == UInt8(ascii: "}") {
      place += 1
      return object
    }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw unexpected }
      let key = try string()
      guard keys.isNew(key, among: object.members) else { throw .duplicateKey }
      skipSpace()
      try take(UInt8(ascii: ":"))
      skipSpace()
      object.members.append(JSONObject.Member(key: key, value: try value(depth: depth + 1)))
      skipSpace()
      if next == UInt8(ascii: ",") {
        place += 1
        continue
      }
      try take(UInt8(ascii: "}"))
      return object
    }
  }
}

// MARK: - Numbers

extension JSONScanner {
  private mutating func number() throws(JSONFault) -> JSONNumber {
    let start = place
    if next == UInt8(ascii: "-") { place += 1 }
    if next == UInt8(ascii: "0") { place += 1 } else { try digits() }
    if next == UInt8(ascii: ".") {
      place += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      place += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { place += 1 }
      try digits()
    }
    return JSONNumber(text: String(decoding: bytes[start..<place], as: UTF8.self))
  }

  /// One digit or more.
  private mutating func digits() throws(JSONFault) {
    let start = place
    while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { place += 1 }
    guard place > start else { throw unexpected }
  }
}

// MARK: - Strings

extension JSONScanner {
  private mutating func string() throws(JSONFault) -> String {
    place += 1
    let start = place
    var isASCII = true
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""):
        let content = bytes[start..<place]
        place += 1
        // Validating goes through generic code that costs more than the rest of a line.
        if isASCII { return String(decoding: content, as: UTF8.self) }
        guard let text = String(validating: content, as: UTF8.self) else { throw .notUTF8 }
        return text
      case UInt8(ascii: "\\"): return try stringWithEscapes(from: start)
      case 0..<0x20: throw unexpected
      case 0x80...:
        isASCII = false
        place += 1
      default: place += 1
      }
    }
    throw .unexpectedEnd
  }

  /// The rest of a string that has an escape: `place` is at the first one.
  private mutating func stringWithEscapes(from start: Int) throws(JSONFault) -> String {
    var content = Array(bytes[start..<place])
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        guard let text = String(validating: content, as: UTF8.self) else { throw .notUTF8 }
        return text
      case UInt8(ascii: "\\"):
        place += 1
        try escape(into: &content)
      case 0..<0x20: throw unexpected
      default:
        content.append(byte)
        place += 1
      }
    }
    throw .unexpectedEnd
  }

  private mutating func escape(into content: inout [UInt8]) throws(JSONFault) {
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(bytes[place])
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      place += 1
      content.append(contentsOf: Character(try escapedScalar()).utf8)
      return
    default: throw unexpected
    }
    place += 1
  }

  /// A scalar from four digits, or from a pair of surrogates. `place` is after `\u`.
  private mutating func escapedScalar() throws(JSONFault) -> Unicode.Scalar {
    let first = try fourDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, next == UInt8(ascii: "\\") else { throw .loneSurrogate }
    place += 1
    guard next == UInt8(ascii: "u") else { throw .loneSurrogate }
    place += 1
    let second = try fourDigits()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw .loneSurrogate }
    return scalar
  }

  private mutating func fourDigits() throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next else { throw .unexpectedEnd }
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - 0x57)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - 0x37)
      default: throw unexpected
      }
      place += 1
    }
    return value
  }
}

/// The keys of one object so far. Few are compared one by one; many go into a set, so that a line
/// of nothing but keys costs no more than its length.
///
/// Keys are compared byte by byte: JSON knows nothing of canonical equivalence.
private struct SeenKeys {
  private static let fewMax = 12
  private var many: Set<[UInt8]> = []

  mutating func isNew(_ key: String, among members: [JSONObject.Member]) -> Bool {
    if members.count < Self.fewMax {
      return !members.contains { $0.key.utf8.elementsEqual(key.utf8) }
    }
    if many.isEmpty { many = Set(members.map { Array($0.key.utf8) }) }
    return many.insert(Array(key.utf8)).inserted
  }
}
