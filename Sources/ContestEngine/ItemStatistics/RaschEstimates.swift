/// Difficulties of questions by the Rasch model (1PL), and the abilities that go with scores.
///
/// The chance of being right is 1 ÷ (1 + e^(difficulty − ability)), both in logits. Difficulties
/// are conditional maximum-likelihood estimates: given how many somebody had right, which ones
/// does not depend on the ability. Their sum is 0.
/// Source: Rasch, "Probabilistic models for some intelligence and attainment tests", 1960;
/// Andersen, Journal of the Royal Statistical Society B 34 (1972), 42–54.
public struct RaschEstimates: Hashable, Sendable {
  public struct Difficulty: Hashable, Sendable {
    /// In logits; more is harder.
    public let value: Double
    /// In logits, from the inverse of the information under the sum of 0.
    public let standardError: Double
  }

  public struct Ability: Hashable, Sendable {
    /// In logits.
    public let value: Double
    /// In logits: 1 ÷ √information.
    public let standardError: Double
  }

  /// Fewer contestants than this tell nothing about a question.
  ///
  /// Source: Linacre, "Sample size and item calibration stability", Rasch Measurement
  /// Transactions 7:4 (1994), 328: 30 for ± 1 logit.
  public static let contestantsMin = 30
  /// Above this the time for estimates would be felt.
  public static let questionsMax = 200
  /// A sum over contestants who were asked different questions grows with their groups.
  static let groupsMax = 100

  /// By the place of the question in the table; nil where everyone or nobody had it right.
  public let difficulties: [Difficulty?]
  /// By how many of the estimated questions somebody had right, who was asked all of them: Warm's
  /// weighted likelihood estimates, finite also for none and all.
  ///
  /// Source: Warm, "Weighted likelihood estimation of ability in item response theory",
  /// Psychometrika 54 (1989), 427–450.
  public let abilities: [Ability]
  /// Contestants who had some but not all right.
  public let contestants: Int

  /// - Returns: nil where there are too few answers, or no estimate fits best.
  public init?(_ table: ResponseTable) {
    let data = RaschData(table)
    guard data.informative >= Self.contestantsMin, data.isConnected,
      data.questions.count <= Self.questionsMax, data.groups.count <= Self.groupsMax,
      let fit = ConditionalFit(data)
    else { return nil }
    var difficulties = [Difficulty?](repeating: nil, count: table.questions.count)
    for (place, question) in data.questions.enumerated() {
      difficulties[question] = Difficulty(
        value: fit.difficulties[place], standardError: fit.standardErrors[place])
    }
    self.difficulties = difficulties
    abilities = (0...data.questions.count).map { Self.ability(score: $0, fit.difficulties) }
    contestants = data.informative
  }

  /// Where score − Σp + Σp(1 − p)(1 − 2p) ÷ 2Σp(1 − p) is 0, by halving an interval.
  private static func ability(score: Int, _ difficulties: [Double]) -> Ability {
    func information(_ ability: Double) -> (left: Double, information: Double) {
      var (left, information, slope) = (Double(score), 0.0, 0.0)
      for difficulty in difficulties {
        let p = 1 / (1 + RepeatableMath.exp(difficulty - ability))
        left -= p
        information += p * (1 - p)
        slope += p * (1 - p) * (1 - 2 * p)
      }
      return (left + slope / (2 * information), information)
    }
    var (low, high) = (-20.0, 20.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if information(middle).left > 0 { low = middle } else { high = middle }
    }
    let value = (low + high) / 2
    return Ability(
      value: value, standardError: 1 / information(value).information.squareRoot())
  }
}
