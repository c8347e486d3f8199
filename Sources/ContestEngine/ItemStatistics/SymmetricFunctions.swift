/// Elementary symmetric functions of the easinesses of questions, as conditional estimates of the
/// Rasch model need them.
///
/// All are sums of products of positive numbers, never differences, so that nothing is lost by
/// cancellation.
/// Source: the "summation algorithm" of Andersen, "The numerical solution of a set of conditional
/// estimation equations", Journal of the Royal Statistical Society B 34 (1972), 42–54.
struct SymmetricFunctions {
  let easiness: [Double]
  /// By degree: the sum over all sets of so many questions of the product of their easinesses.
  let values: [Double]

  init(_ easiness: [Double]) {
    self.easiness = easiness
    values = Self.values(easiness[...])
  }

  private static func values(_ easiness: ArraySlice<Double>) -> [Double] {
    var values = [1.0]
    for factor in easiness { values = times(values, factor) }
    return values
  }

  /// The polynomial × (1 + factor · x).
  private static func times(_ values: [Double], _ factor: Double) -> [Double] {
    var product = values + [0]
    for degree in values.indices { product[degree + 1] += factor * values[degree] }
    return product
  }

  /// What the functions are without one question.
  func without(_ question: Int) -> [Double] {
    Self.values((easiness[..<question] + easiness[(question + 1)...])[...])
  }

  /// For each other question, the functions without it and `question`, each multiplied with the
  /// weight of its degree and added up; 0 for `question` itself.
  ///
  /// - Parameter weights: by degree, for all degrees up to 2 below the number of questions.
  func sumsWithoutPairs(_ question: Int, weights: [Double]) -> [Double] {
    let others = easiness.indices.filter { $0 != question }
    // What stands before a question in a product, and what all after it make of a degree.
    var before: [[Double]] = []
    var product = [1.0]
    for other in others {
      before.append(product)
      product = Self.times(product, easiness[other])
    }
    var after = weights
    var sums = [Double](repeating: 0, count: easiness.count)
    for (place, other) in others.enumerated().reversed() {
      for degree in before[place].indices where degree < after.count {
        sums[other] += before[place][degree] * after[degree]
      }
      for degree in after.indices where degree + 1 < after.count {
        after[degree] += easiness[other] * after[degree + 1]
      }
    }
    return sums
  }
}
