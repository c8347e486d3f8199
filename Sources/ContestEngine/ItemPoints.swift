import Assessment

/// The points of one item, exact and rounded once, half up.
///
/// Source: "Marks and points" of the contest definition's documentation; `speed` with `half` is
/// what Kahoot publishes (a right answer at 2 of 30 s has 967 of 1,000, at the bell 500).
struct ItemPoints: Hashable, Sendable {
  /// Below this, in milliseconds, an answer has all of the points.
  static let instantly: Int64 = 500
  /// The longest streak that still adds to the bonus, less one.
  static let streakStepsMax = 5

  /// Points × mark, or the points for a wrong answer.
  let base: Int
  /// What the time took away: 0 or below.
  let speed: Int

  /// - Parameters:
  ///   - mark: of an answer that was given.
  ///   - parts: how many equal parts the whole mark has, where it has any: then a mark of some of
  ///     them is just that quotient, not its seven decimals.
  ///   - time: t in milliseconds, within 0…`limit`.
  ///   - limit: the contestant's own T in milliseconds.
  init(
    _ round: RoundDefinition, mark: Fraction, of parts: Int? = nil, time: Int64, limit: Int64
  ) {
    let share = Share(mark, of: parts)
    switch round.rule {
    case .classic:
      base = mark == .zero ? round.wrong : Self.points(round.points, share)
      speed = 0
    case .speed:
      base = Self.points(round.points, share)
      let left = Self.left(time: time, limit: limit, round.decay)
      speed = Self.points(round.points, share, left) - base
    case .elimination:
      base = Self.points(round.points, share)
      speed = 0
    // By the speed of all the right ones, once they are known.
    case .ranked, .survey:
      base = 0
      speed = 0
    }
  }

  /// What is added for the `streak`-th right answer in a row.
  static func bonus(_ round: RoundDefinition, streak: Int) -> Int {
    guard round.rule == .speed, streak > 1 else { return 0 }
    return min(streak - 1, streakStepsMax) * round.streakBonus
  }

  /// What a star adds to an answer that was given: a right one's points once more; a wrong one
  /// costs the round's points, whatever it would have cost without. A partial one is left alone.
  static func star(_ round: RoundDefinition, _ score: ItemScore) -> Int32 {
    if score.isRight { return Int32(clamping: Int(score.base) + Int(score.speed)) }
    return score.mark == 0 ? Int32(clamping: -round.points - Int(score.base)) : 0
  }

  /// The share that the time leaves.
  private static func left(
    time: Int64, limit: Int64, _ decay: RoundDefinition.Decay
  ) -> (parts: Int64, of: Int64) {
    guard time >= instantly, limit > 0 else { return (1, 1) }
    let whole = decay == .half ? 2 * limit : limit
    return (max(0, whole - time), whole)
  }

  /// A mark as a quotient.
  private struct Share {
    let right: Int64
    let of: Int64

    init(_ mark: Fraction, of parts: Int?) {
      if let parts, parts > 0 {
        let right = (mark.tenMillionths * Int64(parts) + Fraction.scale / 2) / Fraction.scale
        if Fraction.share(Int(right), of: parts) == mark {
          (self.right, of) = (right, Int64(parts))
          return
        }
      }
      (right, of) = (mark.tenMillionths, Fraction.scale)
    }
  }

  private static func points(
    _ points: Int, _ share: Share, _ left: (parts: Int64, of: Int64) = (1, 1)
  ) -> Int {
    let numerator = Int128(points) * Int128(share.right) * Int128(left.parts)
    return halfUp(numerator, over: Int128(share.of) * Int128(left.of))
  }

  /// The nearest whole number; the greater one where two are as near. `denominator` above 0.
  static func halfUp(_ numerator: Int128, over denominator: Int128) -> Int {
    let doubled = 2 * numerator + denominator
    let (quotient, remainder) = doubled.quotientAndRemainder(dividingBy: 2 * denominator)
    return Int(clamping: remainder < 0 ? quotient - 1 : quotient)
  }
}
