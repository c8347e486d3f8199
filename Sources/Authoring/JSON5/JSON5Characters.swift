/// The classes of characters that JSON5's grammar names.
///
/// Source: <https://spec.json5.org>, sections 3, 5.1 and 8.
enum JSON5Characters {
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x2028, 0x2029, 0xFEFF: true
    case 0..<0x80: false
    default: scalar.properties.generalCategory == .spaceSeparator
    }
  }

  static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x0D, 0x2028, 0x2029: true
    default: false
    }
  }

  /// May begin a key without quotes.
  static func beginsName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "$", "_": return true
    default: break
    }
    guard scalar.value >= 0x80 else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber:
      return true
    default: return false
    }
  }

  /// May go on in a key without quotes.
  static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    if beginsName(scalar) { return true }
    switch scalar {
    case "0"..."9", "\u{200C}", "\u{200D}": return true
    default: break
    }
    guard scalar.value >= 0x80 else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber, .connectorPunctuation: return true
    default: return false
    }
  }

  /// Goes on in a word: a number, `true`, or what somebody wrote without quotes.
  static func continuesWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "+", "-", ".", "\\": true
    default: continuesName(scalar)
    }
  }

  static func hexDigit(_ byte: UInt8?) -> UInt32? {
    switch byte {
    case .some(let digit) where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit):
      UInt32(digit - UInt8(ascii: "0"))
    case .some(let digit) where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(digit):
      UInt32(digit - UInt8(ascii: "a") + 10)
    case .some(let digit) where (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(digit):
      UInt32(digit - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
