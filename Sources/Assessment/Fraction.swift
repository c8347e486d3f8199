/// The share of an item's mark that an answer is worth, from −1 to 1, in ten-millionths.
///
/// Integers only: thirds written as 33.33333 % must add up alike on every machine. Seven decimals
/// hold Moodle's five decimals of a percentage.
public struct Fraction: Hashable, Comparable, Sendable, Codable {
  public static let scale: Int64 = 10_000_000

  public let tenMillionths: Int64

  public init(tenMillionths: Int64) { self.tenMillionths = tenMillionths }

  public static let zero = Fraction(tenMillionths: 0)
  public static let one = Fraction(tenMillionths: scale)

  /// One part in `count`, rounded half up.
  public static func share(of count: Int) -> Fraction {
    precondition(count > 0, "a share needs parts")
    return share(1, of: count)
  }

  /// `right` parts of `count`, rounded half up; all of them are one.
  public static func share(_ right: Int, of count: Int) -> Fraction {
    guard count > 0, right < count else { return right > 0 ? .one : .zero }
    let parts = 2 * Int64(right) * scale + Int64(count)
    return Fraction(tenMillionths: parts / (2 * Int64(count)))
  }

  public static func < (left: Fraction, right: Fraction) -> Bool {
    left.tenMillionths < right.tenMillionths
  }

  public static func + (left: Fraction, right: Fraction) -> Fraction {
    Fraction(tenMillionths: left.tenMillionths + right.tenMillionths)
  }

  /// Of a share between 0 and 1, to the nearest, 1…99.
  public var percent: Int64 {
    min(99, max(1, (tenMillionths * 100 + Self.scale / 2) / Self.scale))
  }

  /// The mark of a response whose fractions add up to this: held within 0…1, and within 0.00001
  /// of 1 it is 1 (three thirds of 33.33333 % are the whole).
  public var mark: Fraction {
    if tenMillionths >= Fraction.scale - 100 { return .one }
    return max(.zero, self)
  }
}
