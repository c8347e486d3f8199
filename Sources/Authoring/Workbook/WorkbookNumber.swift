import Foundation

/// Numbers as a workbook keeps them, written as people write them.
enum WorkbookNumber {
  /// Excel keeps and shows so many digits.
  ///
  /// Source: "Excel specifications and limits", number precision.
  private static let digitsMax = 15
  /// Beyond so many zeros an exponent is easier to read.
  private static let zerosMax = 30

  /// The shortest text that means the number: `1` for 1.0, `0.1` for 0.10000000000000001. What
  /// arithmetic left beyond fifteen digits is rounded away. Text that is no number stays.
  static func text(_ raw: String) -> String {
    if isPlainWhole(raw) { return raw }
    guard let value = Double(raw), value.isFinite else { return raw }
    return text(value)
  }

  static func text(_ value: Double) -> String {
    if value == 0 { return "0" }
    var parts = Digits(value.description)
    if parts.exponent < 0, parts.digits.utf8.count > digitsMax {
      parts = Digits(String(format: "%.\(digitsMax - 1)e", value))
    }
    return parts.text
  }

  /// Program-made files hold whole numbers of more digits than a binary number can.
  private static func isPlainWhole(_ text: String) -> Bool {
    var digits = text.utf8[...]
    if digits.first == UInt8(ascii: "-") { digits = digits.dropFirst() }
    guard let first = digits.first, first != UInt8(ascii: "0") || text == "0" else {
      return false
    }
    return digits.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }

  /// A number as digits without zeros around them, and the power of ten of the last one.
  private struct Digits {
    let isNegative: Bool
    let digits: String
    let exponent: Int

    /// - Parameter text: as `description` and `%e` write it: `-1.5e-07`.
    init(_ text: String) {
      let parts = text.lowercased().split(separator: "e", maxSplits: 1)
      let mantissa = parts.first ?? "0"
      isNegative = mantissa.hasPrefix("-")
      let numeral = mantissa.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
      let fraction = numeral.count > 1 ? numeral[1] : ""
      var digits = Substring((numeral.first ?? "") + fraction)
      var exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) - fraction.count
      while digits.count > 1, digits.last == "0" {
        digits.removeLast()
        exponent += 1
      }
      while digits.count > 1, digits.first == "0" { digits.removeFirst() }
      self.digits = String(digits)
      self.exponent = exponent
    }

    var text: String {
      let sign = isNegative ? "-" : ""
      if exponent > zerosMax || exponent < -zerosMax { return "\(sign)\(digits)e\(exponent)" }
      if exponent >= 0 { return sign + digits + String(repeating: "0", count: exponent) }
      let missing = 1 - exponent - digits.count
      let padded = String(repeating: "0", count: max(0, missing)) + digits
      let point = padded.index(padded.endIndex, offsetBy: exponent)
      return "\(sign)\(padded[..<point]).\(padded[point...])"
    }
  }

  /// Half as `1/2`, where the cell shows fractions; nil where the number is none with so few digits.
  static func fraction(_ value: Double, digits: Int) -> String? {
    guard value.isFinite, abs(value) < 1e9 else { return nil }
    let most = digits > 1 ? 99 : 9
    let whole = value.rounded(.towardZero)
    let rest = abs(value - whole)
    for denominator in 2...most {
      let numerator = (rest * Double(denominator)).rounded()
      guard numerator > 0, numerator < Double(denominator),
        abs(numerator / Double(denominator) - rest) < 1e-9
      else { continue }
      let sign = value < 0 ? "-" : ""
      let front = whole == 0 ? "" : "\(Int(abs(whole))) "
      return "\(sign)\(front)\(Int(numerator))/\(denominator)"
    }
    return nil
  }
}
