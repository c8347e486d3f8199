/// Newton's way to the conditional maximum-likelihood difficulties.
struct ConditionalFit {
  private static let stepsMax = 100
  /// In logits; a step below it ends the search.
  private static let stepMin = 1e-10

  /// With the sum 0.
  private(set) var difficulties: [Double]
  private(set) var standardErrors: [Double] = []

  /// - Returns: nil where the search does not end.
  init?(_ data: RaschData) {
    let count = data.questions.count
    let start = data.right.map { right in
      RepeatableMath.log(Double(max(1, data.informative - right)) / Double(right))
    }
    difficulties = Self.centred(start)
    for _ in 0..<Self.stepsMax {
      let slope = Slope(data, difficulties)
      // A constant added everywhere makes the matrix definite and leaves the sum at 0.
      let bordered = slope.information.map { $0 + 1 }
      guard let matrix = PositiveMatrix(bordered, size: count) else { return nil }
      var step = matrix.solve(slope.gradient)
      let length = step.reduce(0) { max($0, abs($1)) }
      if length > 1 { step = step.map { $0 / length } }
      difficulties = Self.centred(zip(difficulties, step).map { $0 + $1 })
      guard length < Self.stepMin else { continue }
      let least = 1 / Double(count * count)
      standardErrors = matrix.inverseDiagonal.map { max(0, $0 - least).squareRoot() }
      return
    }
    return nil
  }

  private static func centred(_ numbers: [Double]) -> [Double] {
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    return numbers.map { $0 - mean }
  }

  /// The gradient of the conditional log-likelihood, and its information matrix.
  private struct Slope {
    /// How many more had a question right than expected, with the sign turned: expected − right.
    var gradient: [Double]
    /// Row after row.
    var information: [Double]

    init(_ data: RaschData, _ difficulties: [Double]) {
      gradient = data.right.map { -Double($0) }
      information = [Double](repeating: 0, count: difficulties.count * difficulties.count)
      for group in data.groups { add(group, difficulties) }
    }

    private mutating func add(_ group: RaschData.Group, _ difficulties: [Double]) {
      let functions = SymmetricFunctions(
        group.asked.map { RepeatableMath.exp(-difficulties[$0]) })
      let count = group.asked.count
      let scores = (1..<max(1, count)).filter { group.countByScore[$0] > 0 }
      var chances = [[Double]](repeating: [], count: count)
      var pairWeights = [Double](repeating: 0, count: max(0, count - 1))
      for score in scores where score >= 2 {
        pairWeights[score - 2] = Double(group.countByScore[score]) / functions.values[score]
      }
      for (place, question) in group.asked.enumerated() {
        let without = functions.without(place)
        chances[place] = scores.map {
          functions.easiness[place] * without[$0 - 1] / functions.values[$0]
        }
        for (score, chance) in zip(scores, chances[place]) {
          gradient[question] += Double(group.countByScore[score]) * chance
        }
      }
      for place in 0..<count {
        let pairs = functions.sumsWithoutPairs(place, weights: pairWeights)
        for other in 0...place {
          var sum = functions.easiness[place] * functions.easiness[other] * pairs[other]
          for (index, score) in scores.enumerated() {
            let both = place == other ? chances[place][index] : 0
            sum +=
              Double(group.countByScore[score])
              * (both - chances[place][index] * chances[other][index])
          }
          addInformation(sum, group.asked[place], group.asked[other], difficulties.count)
        }
      }
    }

    private mutating func addInformation(_ sum: Double, _ row: Int, _ column: Int, _ size: Int) {
      information[row * size + column] += sum
      if row != column { information[column * size + row] += sum }
    }
  }
}
