/// How many of several independent events happen that have different chances.
enum CompoundBinomial {
  /// The chance that at least `count` of them do: exact, by adding one event after the other; a sum
  /// of positive numbers, so that small chances keep all their digits.
  ///
  /// Source: the recursion of Lord and Wingersky, Applied Psychological Measurement 8 (1984),
  /// 453–461.
  static func tail(_ chances: [Double], atLeast count: Int) -> Double {
    guard count > 0 else { return 1 }
    // By how many have happened; `count` stands for all from there on.
    var shares = [Double](repeating: 0, count: count + 1)
    shares[0] = 1
    for chance in chances {
      shares[count] += shares[count - 1] * chance
      for happened in stride(from: count - 1, to: 0, by: -1) {
        shares[happened] = shares[happened] * (1 - chance) + shares[happened - 1] * chance
      }
      shares[0] *= 1 - chance
    }
    return shares[count]
  }
}
