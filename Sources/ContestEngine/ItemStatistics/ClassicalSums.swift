import Assessment

/// Sums over contestants who were asked everything, exact: marks in ten-millionths.
struct ClassicalSums {
  /// Of each contestant who was asked everything, the marks by question.
  let marks: [[Int64]]
  let totals: [Int64]
  private let questions: Int

  init(_ table: ResponseTable) {
    questions = table.questions.count
    marks = table.rows.compactMap { row in
      let marks = row.entries.compactMap { $0.mark?.tenMillionths }
      return marks.count == row.entries.count && !marks.isEmpty ? marks : nil
    }
    totals = marks.map { $0.reduce(0, +) }
  }

  var count: Int { marks.count }

  /// Whether every mark is 0 or 1.
  var isDichotomous: Bool {
    marks.allSatisfy { $0.allSatisfy { $0 == 0 || $0 == Fraction.scale } }
  }

  /// Corrected point-biserial correlation: of the mark with the total of the other questions.
  ///
  /// Source: Henrysson, "Correction of item-total correlations in item analysis", Psychometrika
  /// 28 (1963), 211–218; the correlation is Pearson's.
  /// - Returns: nil for fewer than 3 contestants, and where the marks or the totals are all equal.
  func correctedCorrelation(_ question: Int) -> Double? {
    guard count > 2 else { return nil }
    let x = marks.map { Int128($0[question]) }
    let y = zip(totals, x).map { Int128($0) - $1 }
    let spreads = (Self.spread(x, x), Self.spread(y, y))
    guard spreads.0 > 0, spreads.1 > 0 else { return nil }
    return Double(Self.spread(x, y))
      / (Double(spreads.0).squareRoot() * Double(spreads.1).squareRoot())
  }

  /// Coefficient alpha; where every mark is 0 or 1 it is Kuder and Richardson's formula 20.
  ///
  /// α = k ÷ (k − 1) × (1 − Σ variances of the questions ÷ variance of the totals).
  /// Source: Cronbach, "Coefficient alpha and the internal structure of tests", Psychometrika 16
  /// (1951), 297–334; Kuder and Richardson, Psychometrika 2 (1937), 151–160.
  /// - Returns: nil for fewer than 2 questions or 3 contestants, and where all totals are equal.
  var alpha: Double? {
    guard questions > 1, count > 2 else { return nil }
    let y = totals.map { Int128($0) }
    let whole = Self.spread(y, y)
    guard whole > 0 else { return nil }
    var parts: Int128 = 0
    for question in 0..<questions {
      let x = marks.map { Int128($0[question]) }
      parts += Self.spread(x, x)
    }
    return Double(questions) * Double(whole - parts) / (Double(questions - 1) * Double(whole))
  }

  /// Of the totals, in questions.
  var mean: Double? {
    guard count > 0 else { return nil }
    return Double(totals.reduce(Int128(0)) { $0 + Int128($1) })
      / (Double(count) * Double(Fraction.scale))
  }

  /// Of the totals, in questions, with n − 1; nil for fewer than 2 contestants.
  var standardDeviation: Double? {
    guard count > 1 else { return nil }
    let y = totals.map { Int128($0) }
    let variance = Double(Self.spread(y, y)) / (Double(count) * Double(count - 1))
    return variance.squareRoot() / Double(Fraction.scale)
  }

  /// n Σxy − Σx Σy: n² times the covariance, exact. Below 2^127 for a million contestants and
  /// 10,000 questions.
  private static func spread(_ x: [Int128], _ y: [Int128]) -> Int128 {
    var (sumX, sumY, sumXY): (Int128, Int128, Int128) = (0, 0, 0)
    for (a, b) in zip(x, y) {
      sumX += a
      sumY += b
      sumXY += a * b
    }
    return Int128(x.count) * sumXY - sumX * sumY
  }
}

/// The best and the weakest 27 % by their totals.
///
/// Those who are equal at the line share the places that are left, each with the same part, so
/// that no order of names or numbers decides.
/// Source: Kelley, "The selection of upper and lower groups for the validation of test items",
/// Journal of Educational Psychology 30 (1939), 17–24.
struct ExtremeGroups {
  /// Of each group; 27 % rounded half up.
  let size: Int
  private let sums: ClassicalSums
  private let upper: Group
  private let lower: Group

  /// Who is in whole, and who stands at the line with a part of a place each.
  private struct Group {
    let whole: [Int]
    let shared: [Int]
    let places: Int
  }

  /// - Returns: nil for fewer than 4 contestants, and where everyone has the same total.
  init?(_ sums: ClassicalSums) {
    let size = (27 * sums.count + 50) / 100
    guard size > 0, Set(sums.totals).count > 1 else { return nil }
    self.size = size
    self.sums = sums
    // Thirds in ten-millionths are not quite thirds: 0.3333333 + 0.6666667 is no other total than 1.
    let totals = sums.totals.map { ($0 + 50) / 100 }
    let order = totals.indices.sorted { totals[$0] < totals[$1] }
    lower = Self.group(order, size, totals)
    upper = Self.group(order.reversed(), size, totals)
  }

  private static func group(_ order: [Int], _ size: Int, _ totals: [Int64]) -> Group {
    let line = totals[order[size - 1]]
    let whole = Array(order.prefix(size).prefix { totals[$0] != line })
    return Group(
      whole: whole, shared: order.filter { totals[$0] == line }, places: size - whole.count)
  }

  /// The mean mark of the best less that of the weakest: −1 … 1.
  func difference(_ question: Int) -> Double { mean(question, upper) - mean(question, lower) }

  private func mean(_ question: Int, _ group: Group) -> Double {
    func sum(_ places: [Int]) -> Int128 {
      places.reduce(0) { $0 + Int128(sums.marks[$1][question]) }
    }
    let shared = Int128(group.shared.count)
    let parts = sum(group.whole) * shared + sum(group.shared) * Int128(group.places)
    return Double(parts) / (Double(shared) * Double(size) * Double(Fraction.scale))
  }
}
