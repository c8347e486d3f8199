/// What contestants had to guess, as it came out, with its arithmetic.
public struct EstimateTruth: Hashable, Sendable {
  public let kind: WindowRules.Estimate
  /// Who handed in a paper in the week, those who were disqualified apart.
  public let entrants: Int
  /// Of them, those whose counting paper is right in all that counts.
  public let allRight: Int

  public init(kind: WindowRules.Estimate, entrants: Int, allRight: Int) {
    self.kind = kind
    self.entrants = entrants
    self.allRight = allRight
  }

  /// The truth as a fraction: `parts` ÷ `of`. `percent`: 100 × all right ÷ entrants.
  public var parts: Int {
    switch kind {
    case .none: 0
    case .entrants: entrants
    case .allRight: allRight
    case .percent: 100 * allRight
    }
  }

  public var of: Int { kind == .percent ? max(1, entrants) : 1 }

  /// How far an estimate is from the truth, in billionths, rounded down; equal on both sides.
  public func miss(of estimate: Estimate) -> Int64 {
    let difference =
      Int128(estimate.millionths) * Int128(of) - Int128(parts) * Int128(Estimate.scale)
    return Int64(clamping: Int128(difference.magnitude) * 1_000 / Int128(of))
  }
}

extension Contest {
  /// By the place of the week; nil in a contest without estimates.
  public func estimateTruth(week: Int) -> EstimateTruth? {
    guard let window = windowRules, window.estimate != .none,
      window.periods.indices.contains(week)
    else { return nil }
    var entrants = 0
    var allRight = 0
    for contestant in contestants.indices where !isDisqualified(at: contestant) {
      guard let place = countingAttempt(of: contestant, week: week) else { continue }
      entrants += 1
      if attempts[place].score.isAllRight { allRight += 1 }
    }
    return EstimateTruth(kind: window.estimate, entrants: entrants, allRight: allRight)
  }

  /// How far everyone's estimates were from the truth, by place: over the weeks, or of one. The
  /// greatest value where one is missing.
  func estimateMisses(week: Int? = nil) -> [Int64] {
    let weeks = week.map { [$0] } ?? Array((windowRules?.periods ?? []).indices)
    let truths = weeks.map { estimateTruth(week: $0) }
    return contestants.indices.map { contestant in
      var sum: Int64 = 0
      var isMissing = true
      for (week, truth) in zip(weeks, truths) {
        guard let truth, let place = countingAttempt(of: contestant, week: week) else { continue }
        guard let estimate = attempts[place].submission?.estimate else { return .max }
        isMissing = false
        sum = sum.addingReportingOverflow(truth.miss(of: estimate)).partialValue
      }
      return isMissing ? .max : sum
    }
  }
}
