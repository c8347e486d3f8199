/// Functions whose results are the same bits on every machine.
///
/// The C libraries' `exp` and `log` differ from each other in the last bit. These use nothing but
/// + − × ÷ and √, which IEEE 754 rounds in one way only, in an order that is fixed here. Off the
/// true value by less than 1 part in 10^15; statistics are printed to three decimals.
enum RepeatableMath {
  /// ln 2, and the part of it whose products with whole numbers below 2^11 are exact.
  private static let ln2 = 0.693_147_180_559_945_3
  private static let ln2High = 0x1.62e42ffp-1
  private static let ln2Low = -0x1.718432a1b0e26p-35

  /// e^x: 0 below −745, infinite above 709.
  ///
  /// Source: the reduction of Cody and Waite, "Software Manual for the Elementary Functions",
  /// 1980, chapter 6, with the series of e^r for |r| ≤ ln 2 ÷ 2.
  static func exp(_ x: Double) -> Double {
    guard x > -745 else { return 0 }
    guard x < 709 else { return .infinity }
    let power = Double(Int(x / ln2 + (x < 0 ? -0.5 : 0.5)))
    let rest = (x - power * ln2High) - power * ln2Low
    var sum = 1.0
    for term in stride(from: 17.0, through: 1, by: -1) { sum = 1 + rest * sum / term }
    // In two steps, as the smallest results have exponents that one step cannot reach.
    let half = Int(power) / 2
    return scale(scale(sum, half), Int(power) - half)
  }

  /// The natural logarithm of a number above 0; −infinity for 0.
  ///
  /// Source: ln m = 2 artanh((m − 1) ÷ (m + 1)), Abramowitz and Stegun, 4.1.27.
  static func log(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return x == 0 ? -.infinity : x }
    var mantissa = x.significand
    var power = Double(x.exponent)
    if mantissa > 1.414_213_562_373_095_1 {
      mantissa /= 2
      power += 1
    }
    let share = (mantissa - 1) / (mantissa + 1)
    let square = share * share
    var sum = 0.0
    for term in stride(from: 27.0, through: 1, by: -2) { sum = sum * square + 1 / term }
    return power * ln2High + (2 * share * sum + power * ln2Low)
  }

  private static func scale(_ number: Double, _ power: Int) -> Double {
    number * Double(sign: .plus, exponent: power, significand: 1)
  }
}
