import Foundation

/// How likely so many successes are by chance.
enum BinomialTail {
  /// The probability of at least `hits` successes in `trials` independent trials.
  ///
  /// - Parameter chance: of one trial, 0…1.
  static func probability(atLeast hits: Int, of trials: Int, chance: Double) -> Double {
    if hits <= 0 || chance >= 1 { return 1 }
    if chance <= 0 || hits > trials { return 0 }
    // By logarithms: the terms of a large bank are far below what a Double holds.
    var term = Double(hits) * log(chance) + Double(trials - hits) * log1p(-chance)
    for place in 0..<min(hits, trials - hits) {
      term += log(Double(trials - place)) - log(Double(place + 1))
    }
    var sum = 0.0
    let odds = log(chance) - log1p(-chance)
    for count in hits...trials {
      sum += exp(term)
      if count > Int(Double(trials) * chance), exp(term) < sum * 1e-15 { break }
      term += odds + log(Double(trials - count)) - log(Double(count + 1))
    }
    return min(1, sum)
  }
}
