extension DecimalNumber: Comparable {
  public static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
    ExactSum.sign(adding: [left], subtracting: [right]) < 0
  }

  /// The exact sum, or nil where it needs more digits than a number holds.
  public func adding(_ other: DecimalNumber) -> DecimalNumber? {
    let (low, high) = exponent < other.exponent ? (self, other) : (other, self)
    if high.significand == 0 { return low }
    if low.significand == 0 { return high }
    let shift = high.exponent - low.exponent
    guard shift <= Self.digitsMax, let power = Self.powersOfTen[shift] else { return nil }
    var sum = Int128(high.significand) * Int128(power) + Int128(low.significand)
    var exponent = low.exponent
    while sum != 0, sum % 10 == 0 {
      sum /= 10
      exponent += 1
    }
    guard let significand = Int64(exactly: sum) else { return nil }
    return DecimalNumber(checked: significand, exponent: exponent)
  }

  public var negated: DecimalNumber {
    DecimalNumber(checked: -significand, exponent: exponent) ?? .zero
  }

  public var magnitude: DecimalNumber { significand < 0 ? negated : self }

  /// True if the distance from `value` is at most `tolerance`, exactly.
  public func isWithin(_ tolerance: DecimalNumber, of value: DecimalNumber) -> Bool {
    let room = tolerance.magnitude
    return ExactSum.sign(adding: [self, room], subtracting: [value]) >= 0
      && ExactSum.sign(adding: [value, room], subtracting: [self]) >= 0
  }

  private static let powersOfTen: [Int: Int64] = {
    var powers: [Int: Int64] = [:]
    var power: Int64 = 1
    for exponent in 0...digitsMax {
      powers[exponent] = power
      power = power.multipliedReportingOverflow(by: 10).partialValue
    }
    return powers
  }()
}

/// The sign of a sum of decimal numbers of any exponents, without rounding.
private enum ExactSum {
  private static let base: Int64 = 1_000_000_000
  private static let baseDigits = 9
  /// 18 digits, 61 exponents and the carries of a few terms.
  private static let limbCount = 11

  static func sign(adding: [DecimalNumber], subtracting: [DecimalNumber]) -> Int {
    var limbs = [Int64](repeating: 0, count: limbCount)
    for number in adding { add(number, sign: 1, to: &limbs) }
    for number in subtracting { add(number, sign: -1, to: &limbs) }
    var carry: Int64 = 0
    var isZero = true
    for index in limbs.indices {
      let value = limbs[index] + carry
      // Towards minus infinity, so that only the last carry is negative.
      carry = value >= 0 ? value / base : -((-value + base - 1) / base)
      if value != carry * base { isZero = false }
    }
    if carry != 0 { return carry < 0 ? -1 : 1 }
    return isZero ? 0 : 1
  }

  private static func add(_ number: DecimalNumber, sign: Int64, to limbs: inout [Int64]) {
    let shift = number.exponent - DecimalNumber.exponents.lowerBound
    var rest = Int128(number.significand.magnitude)
    for _ in 0..<(shift % baseDigits) { rest *= 10 }
    let direction = number.significand < 0 ? -sign : sign
    var index = shift / baseDigits
    while rest != 0 {
      limbs[index] += direction * Int64(rest % Int128(base))
      rest /= Int128(base)
      index += 1
    }
  }
}
