/// Walks over the bytes of a JSON5 text and knows the line and column of each.
struct JSON5Cursor {
  let bytes: [UInt8]
  private(set) var index: Int
  /// The last place that was asked for.
  private var mark = (byte: 0, line: 1, column: 1)

  init(bytes: [UInt8], index: Int = 0) {
    self.bytes = bytes
    self.index = index
  }

  var isAtEnd: Bool { index >= bytes.count }

  /// The byte here; nil at the end.
  var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  func byte(ahead distance: Int) -> UInt8? {
    index + distance < bytes.count ? bytes[index + distance] : nil
  }

  func isAt(_ character: Unicode.Scalar) -> Bool {
    bytes[index...].starts(with: String(character).utf8)
  }

  /// The character here, and its length in bytes; nil at the end.
  var scalar: (value: Unicode.Scalar, length: Int)? { Self.scalar(in: bytes, at: index) }

  mutating func advance(_ count: Int = 1) { index = min(bytes.count, index + count) }

  mutating func moveToEnd() { index = bytes.count }

  /// Takes `expected` if it stands here.
  mutating func take(_ expected: UInt8) -> Bool {
    guard byte == expected else { return false }
    index += 1
    return true
  }

  /// The place of this byte. Cheap where places are asked for in the order of the text.
  mutating func place() -> SourcePlace { place(of: index) }

  mutating func place(of target: Int) -> SourcePlace {
    if target < mark.byte { mark = (0, 1, 1) }
    var (byte, line, column) = mark
    // The byte-order mark is no character.
    if byte == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { byte = min(3, target) }
    while byte < target {
      let next = bytes[byte]
      byte += 1
      if next == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if next == UInt8(ascii: "\r"), byte >= bytes.count || bytes[byte] != 0x0A {
        line += 1
        column = 1
      } else if next & 0xC0 != 0x80, next != UInt8(ascii: "\r") {
        column += 1
      }
    }
    mark = (target, line, column)
    return SourcePlace(line: line, column: column)
  }

  /// The text of these bytes.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Decodes one character of UTF-8. Nil at the end, and where the bytes are none: too long a
  /// form, half a surrogate pair, above U+10FFFF, cut off.
  static func scalar(in bytes: [UInt8], at index: Int) -> (value: Unicode.Scalar, length: Int)? {
    guard index < bytes.count else { return nil }
    let first = bytes[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let (length, least, start): (Int, UInt32, UInt32)
    switch first {
    case 0xC2...0xDF: (length, least, start) = (2, 0x80, UInt32(first & 0x1F))
    case 0xE0...0xEF: (length, least, start) = (3, 0x800, UInt32(first & 0x0F))
    case 0xF0...0xF4: (length, least, start) = (4, 0x1_0000, UInt32(first & 0x07))
    default: return nil
    }
    guard index + length <= bytes.count else { return nil }
    var value = start
    for byte in bytes[(index + 1)..<(index + length)] {
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }

  /// The first byte that is not UTF-8; nil where all are.
  static func firstInvalid(in bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
      guard let (_, length) = scalar(in: bytes, at: index) else { return index }
      index += length
    }
    return nil
  }
}
