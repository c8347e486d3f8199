// A jury's score among the points of a contest that has questions too.

/// What a jury's score adds to the points of a contestant.
public struct JudgedPart: Hashable, Sendable {
  public let entry: String
  /// Nil without a sheet.
  public let score: JudgedScore?
  public let isDisqualified: Bool
  public let points: Int
}

extension JudgingRules {
  /// What a score of 100 is worth.
  public var fullPoints: Int { judgedPoints ?? Self.judgedPointsUsual }
}

extension Contest {
  func judgedPoints(of contestant: ContestantID) -> Int { judging?.points[contestant] ?? 0 }

  /// What contestants are ranked by: with what the jury gave.
  var rankedTotals: [ContestantTotals] {
    guard let judging, !judging.points.isEmpty else { return totals }
    var totals = totals
    for (contestant, points) in judging.points {
      if let place = contestants.place(of: contestant) { totals[place].points += points }
    }
    return totals
  }

  /// Once judging has started, what a jury could give to a contestant.
  var judgedPointsToHave: Int {
    judging.map { $0.owners.isEmpty ? 0 : $0.fullPoints } ?? 0
  }

  func judgedPart(of contestant: ContestantID) -> JudgedPart? {
    guard let judging,
      let entry = judging.owners.filter({ $0.value == contestant }).map(\.key).min()
    else { return nil }
    return JudgedPart(
      entry: entry, score: judging.score(of: entry),
      isDisqualified: judging.disqualified[entry] != nil,
      points: judging.points[contestant] ?? 0)
  }
}

extension ContestDefinition {
  /// A team's entry joins nobody's points.
  func unsupportedPartsOfJudging() -> [String] {
    guard let judging else { return [] }
    switch mode {
    case .judged: return []
    case .window: return ["rubric"]
    case .live:
      return judging.entries.indices.filter { judging.entries[$0].team != nil }
        .map { "entries[\($0)].team" }
    }
  }
}
