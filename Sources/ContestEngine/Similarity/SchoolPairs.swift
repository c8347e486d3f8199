/// The pairs of one school.
struct SchoolPairs {
  struct Found {
    /// Places among the school's contestants.
    let first: Int
    let second: Int
    let sameWrong: Int
    let bothWrong: Int
    let expected: Double
    let chance: Double
  }

  private let codes: [[Int8]]
  private let chances: [[[Double]]]
  /// By question and code: how many gave it, and how many were expected to.
  private var given: [[Double]]
  private var expected: [[Double]]

  init(_ codes: [[Int8]], _ chances: [[[Double]]]) {
    self.codes = codes
    self.chances = chances
    let questions = codes.first?.count ?? 0
    given = []
    expected = []
    for question in 0..<questions {
      let count = chances.map { $0[question].count }.max() ?? 0
      var (sums, hopes) = (
        [Double](repeating: 0, count: count), [Double](repeating: 0, count: count)
      )
      for row in codes.indices where codes[row][question] != AnswerCodes.notAsked {
        sums[Int(codes[row][question])] += 1
        for code in 0..<count { hopes[code] += chances[row][question][code] }
      }
      given.append(sums)
      expected.append(hopes)
    }
  }

  /// Pairs with more same wrong answers than two standard deviations above what is expected, and
  /// their exact chances. The others are no news at any level below 1 in 100.
  func standingOut() -> [Found] {
    var found: [Found] = []
    for first in codes.indices {
      for second in codes.indices where second > first {
        if let pair = pair(first, second) { found.append(pair) }
      }
    }
    return found
  }

  private func pair(_ first: Int, _ second: Int) -> Found? {
    var (sameWrong, bothWrong) = (0, 0)
    for (a, b) in zip(codes[first], codes[second]) where a > 0 && b > 0 {
      bothWrong += 1
      if a == b, a >= AnswerCodes.firstWrong { sameWrong += 1 }
    }
    guard sameWrong >= AnswerSimilarity.sameWrongMin else { return nil }
    var matches: [Double] = []
    for question in given.indices
    where codes[first][question] >= 0 && codes[second][question] >= 0 {
      matches.append(chance(first, second, question))
    }
    let mean = matches.reduce(0, +)
    let variance = matches.reduce(0) { $0 + $1 * (1 - $1) }
    guard Double(sameWrong) > mean + 2 * variance.squareRoot() else { return nil }
    return Found(
      first: first, second: second, sameWrong: sameWrong, bothWrong: bothWrong, expected: mean,
      chance: CompoundBinomial.tail(matches, atLeast: sameWrong))
  }

  /// That both give the same wrong answer, by the school's own ways without these two.
  private func chance(_ first: Int, _ second: Int, _ question: Int) -> Double {
    let (a, b) = (chances[first][question], chances[second][question])
    let (codeA, codeB) = (Int(codes[first][question]), Int(codes[second][question]))
    var (sumA, sumB, match) = (0.0, 0.0, 0.0)
    for code in a.indices {
      let own = (code == codeA ? 1.0 : 0) + (code == codeB ? 1.0 : 0)
      let others = given[question][code] - own
      let hoped = max(0, expected[question][code] - a[code] - b[code])
      let factor = (others + 1) / (hoped + 1)
      sumA += a[code] * factor
      sumB += b[code] * factor
      if code >= Int(AnswerCodes.firstWrong) { match += a[code] * b[code] * factor * factor }
    }
    return match / (sumA * sumB)
  }
}
