/// Reads a word as a JSON5 number.
///
/// Source: <https://spec.json5.org/#numbers>
extension JSON5Number {
  /// - Returns: nil where the word is not a number.
  init?(word: String) {
    var digits = Substring(word)
    var isNegative = false
    if let sign = digits.first, sign == "-" || sign == "+" {
      isNegative = sign == "-"
      digits = digits.dropFirst()
    }
    switch digits {
    case "Infinity":
      self.init(text: word, value: isNegative ? -.infinity : .infinity, whole: nil)
    case "NaN":
      self.init(text: word, value: .nan, whole: nil)
    case let hex where hex.hasPrefix("0x") || hex.hasPrefix("0X"):
      self.init(hex: hex.dropFirst(2), isNegative: isNegative, text: word)
    default:
      self.init(decimal: digits, isNegative: isNegative, text: word)
    }
  }

  private init?(hex digits: Substring, isNegative: Bool, text: String) {
    guard !digits.isEmpty, digits.utf8.allSatisfy({ JSON5Characters.hexDigit($0) != nil }) else {
      return nil
    }
    let size = digits.utf8.reduce(0.0) { $0 * 16 + Double(JSON5Characters.hexDigit($1) ?? 0) }
    let whole = Int(digits, radix: 16).map { isNegative ? -$0 : $0 }
    self.init(text: text, value: isNegative ? -size : size, whole: whole)
  }

  private init?(decimal digits: Substring, isNegative: Bool, text: String) {
    var rest = digits.utf8
    func takeDigits() -> Int {
      let count = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let before = takeDigits()
    guard !startsWithZero || before == 1 else { return nil }
    var after = 0
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      after = takeDigits()
    }
    guard before + after > 0 else { return nil }
    if let exponent = rest.first, exponent | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      }
      guard takeDigits() > 0 else { return nil }
    }
    guard rest.isEmpty else { return nil }
    // Swift's own reader wants a digit on both sides of the point.
    let padded = (before == 0 ? "0" : "") + Self.withDigitAfterPoint(digits)
    guard let size = Double(padded) else { return nil }
    let value = isNegative ? -size : size
    self.init(text: text, value: value, whole: Self.whole(digits, isNegative, value))
  }

  private static func withDigitAfterPoint(_ digits: Substring) -> String {
    guard let point = digits.firstIndex(of: ".") else { return String(digits) }
    let next = digits.index(after: point)
    if next < digits.endIndex, digits[next].isNumber { return String(digits) }
    return digits[..<next] + "0" + digits[next...]
  }

  private static func whole(_ digits: Substring, _ isNegative: Bool, _ value: Double) -> Int? {
    if let exact = Int(digits) { return isNegative ? -exact : exact }
    let exactlyHeld = 9_007_199_254_740_992.0
    guard value.isFinite, value.magnitude <= exactlyHeld, value == value.rounded() else {
      return nil
    }
    return Int(value)
  }
}
