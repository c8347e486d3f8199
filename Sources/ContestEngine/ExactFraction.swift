/// A number that is compared exactly, as sums and means of points must be: equal is equal.
struct ExactFraction: Comparable, Sendable {
  /// 0 or above.
  let numerator: Int128
  /// Above 0.
  let denominator: Int128

  init(_ numerator: Int128, over denominator: Int128) {
    self.numerator = numerator
    self.denominator = max(1, denominator)
  }

  /// Compares whole parts, then the inverses of what is left, so that no product can overflow.
  static func < (left: ExactFraction, right: ExactFraction) -> Bool {
    compare(left.numerator, left.denominator, right.numerator, right.denominator) < 0
  }

  static func == (left: ExactFraction, right: ExactFraction) -> Bool {
    compare(left.numerator, left.denominator, right.numerator, right.denominator) == 0
  }

  private static func compare(_ a: Int128, _ b: Int128, _ c: Int128, _ d: Int128) -> Int {
    var (a, b, c, d) = (a, b, c, d)
    var sign = 1
    while true {
      let (left, leftRest) = floorDivision(a, by: b)
      let (right, rightRest) = floorDivision(c, by: d)
      if left != right { return left < right ? -sign : sign }
      if leftRest == 0 || rightRest == 0 {
        if leftRest == rightRest { return 0 }
        return leftRest == 0 ? -sign : sign
      }
      (a, b, c, d) = (b, leftRest, d, rightRest)
      sign = -sign
    }
  }

  private static func floorDivision(_ number: Int128, by divisor: Int128) -> (Int128, Int128) {
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
  }

  /// The nearest whole number, half up.
  var rounded: Int { ItemPoints.halfUp(numerator, over: denominator) }
}
