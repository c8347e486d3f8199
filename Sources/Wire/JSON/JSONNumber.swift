public import Assessment

/// A JSON number as it was written. No digit is lost before somebody asks for a value.
public struct JSONNumber: Hashable, Sendable {
  public let text: String

  /// - Parameter text: a number of the JSON grammar.
  init(text: String) { self.text = text }

  public init(_ whole: Int64) { text = String(whole) }

  /// The value where it is integral and fits: `5`, `5.0` and `50e-1` are all 5.
  public var wholeNumber: Int64? {
    let parts = NumberParts(text)
    guard parts.exponent >= 0, parts.digits.count + parts.exponent <= 19 else { return nil }
    var magnitude: UInt64 = 0
    for digit in parts.digits { magnitude = magnitude * 10 + UInt64(digit) }
    for _ in 0..<parts.exponent { magnitude *= 10 }
    if parts.isNegative {
      return magnitude <= 1 << 63 ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil
    }
    return Int64(exactly: magnitude)
  }

  /// The value as a decimal number: rounded where it has too many digits or is too near to zero,
  /// nil where it is too large.
  public var decimal: DecimalNumber? { NumberParts(text).decimal }

  /// Like `decimal`, but a number that is too large and still finite as a binary double becomes
  /// the largest decimal number: an answer of 10^100 is an answer, only never the right one.
  public var nearestDecimal: DecimalNumber? {
    let parts = NumberParts(text)
    if let decimal = parts.decimal { return decimal }
    guard parts.digits.count + parts.exponent <= 309 else { return nil }
    let largest: Int64 = 999_999_999_999_999_999
    return DecimalNumber(
      checked: parts.isNegative ? -largest : largest, exponent: DecimalNumber.exponents.upperBound)
  }
}

/// A number taken apart: ± digits × 10^exponent, without zeros at either end. Zero has no digits
/// and the exponent 0.
private struct NumberParts {
  var isNegative = false
  var digits: [UInt8] = []
  var exponent = 0

  init(_ text: String) {
    var fraction = false
    var places = 0
    var written = 0
    var writtenNegative = false
    var inExponent = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "-"):
        if inExponent { writtenNegative = true } else { isNegative = true }
      case UInt8(ascii: "."): fraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): inExponent = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = byte - UInt8(ascii: "0")
        if inExponent {
          // Saturates: no exponent beyond this changes anything.
          written = min(written * 10 + Int(digit), 1_000_000_000)
        } else {
          if fraction { places += 1 }
          if digit != 0 || !digits.isEmpty { digits.append(digit) }
        }
      default: break
      }
    }
    exponent = (writtenNegative ? -written : written) - places
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty { exponent = 0 }
  }

  var decimal: DecimalNumber? {
    let tooFine = max(0, DecimalNumber.exponents.lowerBound - exponent)
    let kept = min(DecimalNumber.digitsMax, digits.count - tooFine)
    guard kept >= 0 else { return .zero }
    var significand: Int64 = 0
    for digit in digits.prefix(kept) { significand = significand * 10 + Int64(digit) }
    if kept < digits.count, digits[kept] >= 5 { significand += 1 }
    return DecimalNumber(
      checked: isNegative ? -significand : significand, exponent: exponent + digits.count - kept)
  }
}
