import Assessment

/// The answer of a numerical question: `5`, `1.41 +- 0.01`, `3 +- 5%`, `[1, 2]`.
struct Text2QTINumber {
  let range: NumericAnswer.Range
  /// text2qti refuses answers nearer to zero than this, since Canvas cannot hold them.
  let isNearZero: Bool

  /// Returns nil for what is no such answer.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    if bytes.first == UInt8(ascii: "[") {
      guard bytes.last == UInt8(ascii: "]"), let comma = bytes.firstIndex(of: UInt8(ascii: ",")),
        let low = Self.number(bytes[1..<comma]),
        let high = Self.number(bytes[(comma + 1)..<(bytes.count - 1)]), low <= high
      else { return nil }
      range = .between(low: low, high: high)
      isNearZero = Self.isNearZero(low) || Self.isNearZero(high)
      return
    }
    guard let sign = Self.sign(in: bytes) else {
      guard Self.isWhole(bytes), let value = Self.number(bytes[...]) else { return nil }
      range = .value(value, tolerance: .zero)
      isNearZero = Self.isNearZero(value)
      return
    }
    guard let value = Self.number(bytes[..<sign]),
      let tolerance = Self.margin(bytes[(sign + 2)...], of: value)
    else { return nil }
    range = .value(value, tolerance: tolerance)
    let ends = [value.adding(tolerance), value.adding(tolerance.negated)]
    isNearZero = ends.contains { $0.map(Self.isNearZero) ?? false }
  }

  private static let least = DecimalNumber(checked: 1, exponent: -4) ?? .zero

  private static func isNearZero(_ number: DecimalNumber) -> Bool { number.magnitude < least }

  /// Where `+-` begins.
  private static func sign(in bytes: [UInt8]) -> Int? {
    bytes.indices.dropLast().first {
      bytes[$0] == UInt8(ascii: "+") && bytes[$0 + 1] == UInt8(ascii: "-")
    }
  }

  /// Not below zero; a percentage is one of the value.
  private static func margin(_ bytes: ArraySlice<UInt8>, of value: DecimalNumber) -> DecimalNumber?
  {
    let isPercentage = bytes.last == UInt8(ascii: "%")
    guard let margin = number(isPercentage ? bytes.dropLast() : bytes), margin >= .zero else {
      return nil
    }
    guard isPercentage else { return margin }
    let (product, overflow) = value.magnitude.significand.multipliedReportingOverflow(
      by: margin.significand)
    if overflow { return nil }
    return DecimalNumber(checked: product, exponent: value.exponent + margin.exponent - 2)
  }

  /// `0`, or digits without a zero before them; `_` may stand between digits.
  private static func isWhole(_ bytes: [UInt8]) -> Bool {
    var digits = bytes[...]
    if digits.first == UInt8(ascii: "+") || digits.first == UInt8(ascii: "-") {
      digits.removeFirst()
    }
    guard let first = digits.first, first != UInt8(ascii: "0") || bytes.count == 1 else {
      return false
    }
    return digits.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") }
  }

  /// As Python reads numbers: white space around them, `_` between digits.
  private static func number(_ bytes: ArraySlice<UInt8>) -> DecimalNumber? {
    let text = LineText.trimmed(bytes)
    func isDigit(_ index: Int) -> Bool {
      text.indices.contains(index) && (0x30...0x39).contains(text[index])
    }
    var digits: [UInt8] = []
    for index in text.indices {
      if text[index] == UInt8(ascii: "_") {
        guard isDigit(index - 1), isDigit(index + 1) else { return nil }
      } else {
        digits.append(text[index])
      }
    }
    return DecimalNumber(program: digits)
  }
}
