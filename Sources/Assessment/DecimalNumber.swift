/// A finite decimal number, exact: `significand × 10^exponent`, without trailing zeros.
///
/// Binary fractions would make 0.1 + 0.2 differ from 0.3 at the edge of a tolerance.
/// Range: at most 18 significant digits (more are rounded half away from zero), exponent −30…30.
public struct DecimalNumber: Hashable, Sendable, Codable {
  public static let digitsMax = 18
  public static let exponents = -30...30

  public let significand: Int64
  public let exponent: Int

  public static let zero = DecimalNumber(significand: 0, exponent: 0)

  /// - Returns: nil where the number is out of range.
  public init?(checked significand: Int64, exponent: Int) {
    var digits = significand
    var power = exponent
    while digits != 0, digits % 10 == 0 {
      digits /= 10
      power += 1
    }
    if digits == 0 { power = 0 }
    guard Self.exponents.contains(power), digits.magnitude < 1_000_000_000_000_000_000 else {
      return nil
    }
    self.init(significand: digits, exponent: power)
  }

  public init(_ whole: Int32) {
    self = DecimalNumber(checked: Int64(whole), exponent: 0) ?? .zero
  }

  private init(significand: Int64, exponent: Int) {
    self.significand = significand
    self.exponent = exponent
  }
}
