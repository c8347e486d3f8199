public import Assessment

/// Writes JSON on one line, members in the order in which they are given.
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  public init(capacity: Int = 256) { bytes.reserveCapacity(capacity) }

  public mutating func object(_ members: (inout JSONWriter) -> Void) {
    enclosed(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  public mutating func array(_ values: (inout JSONWriter) -> Void) {
    enclosed(UInt8(ascii: "["), UInt8(ascii: "]"), values)
  }

  private mutating func enclosed(
    _ open: UInt8, _ close: UInt8, _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(open)
    needsComma = false
    content(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  /// The key of the value that is written next.
  public mutating func key(_ key: String) {
    separate()
    quoted(key)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  public mutating func value(_ text: String) {
    separate()
    quoted(text)
  }

  public mutating func value(_ whole: Int64) {
    separate()
    bytes.append(contentsOf: String(whole).utf8)
  }

  public mutating func value(_ bool: Bool) {
    separate()
    bytes.append(contentsOf: (bool ? "true" : "false").utf8)
  }

  public mutating func value(_ number: DecimalNumber) {
    separate()
    bytes.append(contentsOf: number.jsonText.utf8)
  }

  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  public mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let bool): self.value(bool)
    case .string(let text): self.value(text)
    case .number(let number):
      separate()
      bytes.append(contentsOf: number.text.utf8)
    case .array(let values): array { writer in for value in values { writer.value(value) } }
    case .object(let object):
      self.object { writer in
        for member in object.members {
          writer.key(member.key)
          writer.value(member.value)
        }
      }
    }
  }

  private mutating func quoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    let start = bytes.count
    // All at once, and byte by byte only where something in it must be escaped.
    bytes.append(contentsOf: text.utf8)
    if bytes[start...].contains(where: Self.mustEscape) {
      bytes.removeSubrange(start...)
      for byte in text.utf8 {
        if Self.mustEscape(byte) { escaped(byte) } else { bytes.append(byte) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func mustEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func escaped(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0x00..<0x20:
      bytes.append(contentsOf: (byte < 0x10 ? "u000" : "u001").utf8)
      bytes.append(contentsOf: String(byte & 0xF, radix: 16).utf8)
    default: bytes.append(byte)
    }
  }
}

// MARK: - Members

extension JSONWriter {
  public mutating func member(_ key: String, _ text: String) {
    self.key(key)
    value(text)
  }

  public mutating func member(_ key: String, _ whole: Int) {
    self.key(key)
    value(Int64(whole))
  }

  public mutating func member(_ key: String, _ whole: Int64) {
    self.key(key)
    value(whole)
  }

  public mutating func member(_ key: String, _ bool: Bool) {
    self.key(key)
    value(bool)
  }

  public mutating func member(_ key: String, _ number: DecimalNumber) {
    self.key(key)
    value(number)
  }

  public mutating func member(_ key: String, _ time: ServerTime) {
    self.key(key)
    value(time.milliseconds)
  }

  /// Nothing where there is nothing.
  mutating func member(_ key: String, ifPresent text: String?) {
    if let text { member(key, text) }
  }

  mutating func member(_ key: String, ifPresent whole: Int?) {
    if let whole { member(key, whole) }
  }

  mutating func member(_ key: String, ifPresent time: ServerTime?) {
    if let time { member(key, time) }
  }

  /// A flag that is only said where it holds.
  mutating func member(_ key: String, ifTrue flag: Bool) {
    if flag { member(key, true) }
  }
}

extension DecimalNumber {
  /// As a JSON number: digits with a point where that is short, else with an exponent.
  var jsonText: String {
    guard exponent != 0 else { return String(significand) }
    let digits = String(significand.magnitude)
    let sign = significand < 0 ? "-" : ""
    if exponent > 0 {
      return digits.utf8.count + exponent <= 18
        ? sign + digits + String(repeating: "0", count: exponent) : "\(sign)\(digits)e\(exponent)"
    }
    guard exponent >= -18 else { return "\(sign)\(digits)e\(exponent)" }
    let places = -exponent
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }
}
