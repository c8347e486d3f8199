/// Agreement of observers: 1 is perfect, 0 what chance would bring, below 0 is worse than that.
///
/// Source: Krippendorff, "Computing Krippendorff's alpha-reliability", University of
/// Pennsylvania, 2011, section E, and its example of 4 observers and 12 units.
enum KrippendorffAlpha {
  /// With the interval metric, (a − b)².
  ///
  /// α = 1 − D_o ÷ D_e, D_o the mean over all values of the squared differences within their unit,
  /// each pair weighted by 1 ÷ (values of the unit − 1), D_e the mean over all pairs. A unit with
  /// fewer than two values tells nothing and is left out.
  ///
  /// - Parameter units: of each unit the values that it was given, below 10^15; what is missing is
  ///   not there.
  /// - Returns: nil where nothing can be paired, or all values are equal.
  static func interval(_ units: [[Int128]]) -> Double? {
    let pairable = units.filter { $0.count > 1 }
    let values = pairable.flatMap { $0 }
    let expected = squaredDifferences(values)
    guard expected > 0 else { return nil }
    var observed = 0.0
    for unit in pairable {
      observed += Double(squaredDifferences(unit)) / Double(unit.count - 1)
    }
    return 1 - Double(values.count - 1) * observed / Double(expected)
  }

  /// Over all pairs, each once: n Σx² − (Σx)².
  private static func squaredDifferences(_ values: [Int128]) -> Int128 {
    let sum = values.reduce(0, +)
    return Int128(values.count) * values.reduce(Int128(0)) { $0 + $1 * $1 } - sum * sum
  }
}
