/// Weights of two shares, each held within 0…1: who joined of those there are, and the mean of the
/// points of what could be had. Where it is not known how many there are, there is no first share.
struct ParticipationAndQuality {
  let joined: Int
  /// How many there are; 0 where that is not known.
  let whole: Int
  let points: Int
  /// How many the points are from.
  let counted: Int
  /// What one could have.
  let most: Int
  /// In per cent.
  let weights: [Int]

  var value: ExactFraction {
    let joined = Int128(min(joined, whole))
    let whole = Int128(max(1, whole))
    let most = Int128(most) * Int128(counted)
    let points = Int128(max(0, points))
    let weights = weights.map { Int128($0) } + [0, 0]
    guard most > 0 else { return ExactFraction(weights[0] * joined, over: whole) }
    return ExactFraction(
      weights[0] * joined * most + weights[1] * min(points, most) * whole, over: whole * most)
  }
}
