public import Assessment

/// How much longer a contestant may take: 1…3, in hundredths.
public struct ExtraTime: Hashable, Comparable, Sendable {
  public let hundredths: Int

  /// Nil outside of 100…300.
  public init?(hundredths: Int) {
    guard (100...300).contains(hundredths) else { return nil }
    self.hundredths = hundredths
  }

  /// Nil outside of 1…3, or with more than two decimals.
  public init?(_ factor: DecimalNumber) {
    switch factor.exponent {
    case -2: self.init(hundredths: Int(clamping: factor.significand))
    case -1: self.init(hundredths: Int(clamping: factor.significand.clampedProduct(10)))
    case 0: self.init(hundredths: Int(clamping: factor.significand.clampedProduct(100)))
    default: return nil
    }
  }

  /// Three times the time of others.
  public static let longest = ExtraTime(hundredths: 300, known: ())

  private init(hundredths: Int, known: Void) { self.hundredths = hundredths }

  /// From 1 to 3.
  public var factor: DecimalNumber {
    DecimalNumber(checked: Int64(hundredths), exponent: -2) ?? .zero
  }

  public static func < (left: ExtraTime, right: ExtraTime) -> Bool {
    left.hundredths < right.hundredths
  }
}

extension Int64 {
  /// The product, or the greatest number where it does not fit.
  fileprivate func clampedProduct(_ factor: Int64) -> Int64 {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? .max : product
  }
}
