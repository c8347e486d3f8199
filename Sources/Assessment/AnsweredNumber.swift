extension DecimalNumber {
  /// Reads a number as a contestant answers with it: as it is typed, or as a fraction (`3/4`,
  /// `1 1/2`), and with a unit of the item behind it or without. In another unit than the item's own
  /// it is divided by that one's multiplier.
  ///
  /// `½`, a power of ten (`1,5.10^3`, `2×10⁶`), a sign of equality before and a full stop behind are
  /// read too. A quotient without an end is rounded to 18 digits, half away from zero.
  /// - Parameter decimalComma: true in Vietnamese, false in English.
  /// - Parameter unit: what the item's numbers are counted in.
  /// - Parameter otherUnits: what else an answer may be counted in.
  public init?(
    answered text: String, decimalComma: Bool = true, unit: String? = nil,
    otherUnits: [OtherUnit] = [], rules: MarkingRules = .current
  ) {
    let plain = rules.readsMoreNumbers ? TypedMathematics.plain(text) : text
    guard let typed = AnsweredUnit(plain, own: unit, others: otherUnits) else { return nil }
    var number = Self.read(typed.number, decimalComma: decimalComma)
    if number == nil, rules.readsMoreNumbers,
      let parts = TypedMathematics.timesPowerOfTen(typed.number)
    {
      number = Self.read(parts.number, decimalComma: decimalComma)?.multiplied(by: parts.power)
    }
    guard let own = number?.divided(by: typed.multiplier) else { return nil }
    self = own
  }

  private static func read(_ typed: String, decimalComma: Bool) -> DecimalNumber? {
    if let number = DecimalNumber(typed: typed, decimalComma: decimalComma) { return number }
    let parts = typed.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\u{2044}" }
    guard parts.count == 2 else { return nil }
    let above = String(parts[0])
    guard let under = DecimalNumber(typed: String(parts[1]), decimalComma: decimalComma) else {
      return nil
    }
    guard let whole = DecimalNumber(typed: above, decimalComma: decimalComma) else {
      return mixed(above, under: under)
    }
    return whole.divided(by: under)
  }

  /// One and a half is `1 1/2`, and its negative `-1 1/2`.
  private static func mixed(_ above: String, under: DecimalNumber) -> DecimalNumber? {
    let words = above.split(separator: " ")
    guard words.count == 2, let whole = DecimalNumber(program: String(words[0])),
      let part = DecimalNumber(program: String(words[1])), whole.exponent >= 0,
      part.exponent >= 0, words[1].allSatisfy({ $0.isASCII && $0.isNumber }), under > .zero,
      let rest = part.divided(by: under)
    else { return nil }
    return whole.adding(words[0].hasPrefix("-") ? rest.negated : rest)
  }

  /// The quotient, to 18 digits, half away from zero; nil by zero and out of range.
  public func divided(by other: DecimalNumber) -> DecimalNumber? {
    guard other.significand != 0 else { return nil }
    let limit: Int128 = 1_000_000_000_000_000_000
    var above = Int128(significand.magnitude)
    let under = Int128(other.significand.magnitude)
    var power = exponent - other.exponent
    while above != 0, above / under < limit, above % under != 0 {
      above *= 10
      power -= 1
    }
    var quotient = above / under
    while quotient >= limit {
      quotient = (quotient + 5) / 10
      power += 1
    }
    guard let digits = Int64(exactly: quotient) else { return nil }
    let isNegative = (significand < 0) != (other.significand < 0)
    return DecimalNumber(checked: isNegative ? -digits : digits, exponent: power)
  }

  /// The product, to 18 digits, half away from zero; nil out of range.
  public func multiplied(by other: DecimalNumber) -> DecimalNumber? {
    var product = Int128(significand.magnitude) * Int128(other.significand.magnitude)
    var power = exponent + other.exponent
    while product >= 1_000_000_000_000_000_000 {
      // Rounded once, with what is cut last; what was cut before it is less than half of that.
      product = product >= 10_000_000_000_000_000_000 ? product / 10 : (product + 5) / 10
      power += 1
    }
    guard let digits = Int64(exactly: product) else { return nil }
    let isNegative = (significand < 0) != (other.significand < 0)
    return DecimalNumber(checked: isNegative ? -digits : digits, exponent: power)
  }

  /// The number to so many significant digits, half away from zero, and half of the last one's unit:
  /// what rounds to it lies that near. Nil for 0, and out of range.
  ///
  /// - Parameter figures: 1…18.
  public func rounded(figures: Int) -> (value: DecimalNumber, halfUnit: DecimalNumber)? {
    guard significand != 0 else { return nil }
    let spare = String(significand.magnitude).count - figures
    var digits = significand.magnitude
    for _ in 0..<max(0, spare - 1) { digits /= 10 }
    if spare > 0 { digits = (digits + 5) / 10 }
    let power = exponent + spare
    let signed = significand < 0 ? -Int64(digits) : Int64(digits)
    guard
      let value = DecimalNumber(checked: signed, exponent: spare > 0 ? power : exponent),
      let half = DecimalNumber(checked: 5, exponent: power - 1)
    else { return nil }
    return (value, half)
  }
}
