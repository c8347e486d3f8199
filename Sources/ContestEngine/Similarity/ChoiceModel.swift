/// How likely each answer to one question is for a contestant of some ability: the nominal
/// response model, P(a) = e^(ζ_a + λ_a θ) ÷ Σ e^(ζ_b + λ_b θ), with ζ and λ of the right answer 0.
///
/// Source: Bock, "Estimating item parameters and latent ability when responses are scored in two
/// or more nominal categories", Psychometrika 37 (1972), 29–51. θ is the logit of the share that
/// the contestant had right; ζ and λ have normal priors (variance 16 and 1) so that rare answers
/// have estimates too.
struct ChoiceModel {
  private static let precisions = (intercept: 1.0 / 16, slope: 1.0)

  /// Contestants of one ability, and how many gave each answer.
  struct Group {
    let ability: Double
    let counts: [Int]
  }

  private let codes: Int
  /// ζ and λ of the second code, then of the third …
  private var parameters: [Double]

  init(_ groups: [Group], codes: Int) {
    self.codes = codes
    parameters = [Double](repeating: 0, count: 2 * (codes - 1))
    for _ in 0..<50 {
      guard let step = step(groups) else { return }
      let length = step.reduce(0) { max($0, abs($1)) }
      let scale = length > 2 ? 2 / length : 1
      for place in parameters.indices { parameters[place] += scale * step[place] }
      if length < 1e-8 { return }
    }
  }

  /// The chances of all answers.
  func chances(_ ability: Double) -> [Double] {
    var powers = [0.0]
    for code in 0..<(codes - 1) {
      powers.append(parameters[2 * code] + parameters[2 * code + 1] * ability)
    }
    // The greatest is taken off, so that none overflows.
    let most = powers.reduce(0, max)
    let parts = powers.map { RepeatableMath.exp($0 - most) }
    let sum = parts.reduce(0, +)
    return parts.map { $0 / sum }
  }

  /// Newton's step on the log-likelihood with the priors.
  private func step(_ groups: [Group]) -> [Double]? {
    let size = parameters.count
    var gradient = [Double](repeating: 0, count: size)
    var information = [Double](repeating: 0, count: size * size)
    for place in 0..<size {
      let precision = place % 2 == 0 ? Self.precisions.intercept : Self.precisions.slope
      gradient[place] = -precision * parameters[place]
      information[place * size + place] = precision
    }
    for group in groups {
      let chances = chances(group.ability)
      let count = Double(group.counts.reduce(0, +))
      let weights = (1.0, group.ability, group.ability * group.ability)
      for a in 0..<(codes - 1) {
        let left = Double(group.counts[a + 1]) - count * chances[a + 1]
        gradient[2 * a] += left
        gradient[2 * a + 1] += left * group.ability
        for b in 0...a {
          let own = a == b ? chances[a + 1] : 0
          let part = count * (own - chances[a + 1] * chances[b + 1])
          information[2 * a * size + 2 * b] += part * weights.0
          information[2 * a * size + 2 * b + 1] += part * weights.1
          information[(2 * a + 1) * size + 2 * b] += part * weights.1
          information[(2 * a + 1) * size + 2 * b + 1] += part * weights.2
        }
      }
    }
    return PositiveMatrix(information, size: size)?.solve(gradient)
  }
}
