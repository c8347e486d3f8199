extension ContestProgram {
  /// The definition's parts, by their path in the file, that would have no effect: what the engine
  /// does not do yet, and what a round's rule takes no notice of. Such a contest must not be run
  /// in silence.
  public func unsupportedParts() -> [String] {
    var parts: [String] = []
    for (place, round) in definition.rounds.enumerated() {
      parts += round.unsupportedParts(in: definition.mode).map { "rounds[\(place)].\($0)" }
    }
    if definition.window != nil, definition.mode == .live { parts.append("opens") }
    parts += definition.unsupportedPartsOfJudging()
    parts += definition.standings.unsupportedParts(in: definition.mode).map { "standings.\($0)" }
    for (place, award) in (definition.certificate?.awards ?? []).enumerated() {
      let path = "certificate.awards[\(place)]"
      // Standings of a league and of a week are of contestants.
      if award.recipient != .contestant, award.league != nil { parts.append("\(path).league") }
      if award.recipient != .contestant, award.week != nil { parts.append("\(path).week") }
      if award.week != nil, award.league != nil { parts.append("\(path).league") }
    }
    parts += definition.unsupportedPartsOfOnePrize()
    return parts
  }
}

extension ContestDefinition {
  /// Entries name who made them, they are not told apart as persons.
  fileprivate func unsupportedPartsOfOnePrize() -> [String] {
    guard let onePrize = certificate?.onePrize else { return [] }
    let isWithoutWeeks = onePrize == .weeks && window?.weeks.isEmpty ?? true
    return mode == .judged || isWithoutWeeks ? ["certificate.onePrize"] : []
  }
}

extension RoundDefinition {
  fileprivate func unsupportedParts(in mode: ContestDefinition.Mode) -> [String] {
    var parts: [String] = []
    if mode == .window {
      if rule != .classic, rule != .survey { parts.append("rule") }
      if star != 0 { parts.append("star") }
      if teamAnswer != nil { parts.append("teamAnswer") }
      if case .drawn(let rules) = items, rules.target != nil { parts.append("draw.difficulty") }
      if reserveCount > 0 { parts.append(isDrawn ? "draw.reserve" : "reserve") }
      return parts
    }
    if rule != .classic, wrong != 0 { parts.append("wrong") }
    if rule != .speed, streakBonus != 0 { parts.append("streakBonus") }
    if rule != .elimination, rescues != 0 { parts.append("rescues") }
    if rule == .survey || teamAnswer != nil, star != 0 { parts.append("star") }
    if rule == .survey, teamAnswer != nil { parts.append("teamAnswer") }
    return parts
  }

  private var isDrawn: Bool {
    if case .drawn = items { true } else { false }
  }
}

extension StandingsRules {
  fileprivate func unsupportedParts(in mode: ContestDefinition.Mode) -> [String] {
    var parts: [String] = []
    for (place, criterion) in by.enumerated() where !RankOrder.supports(criterion, in: mode) {
      parts.append("by[\(place)]")
    }
    if mode == .window, freezeLast > 0 { parts.append("freezeLast") }
    return parts
  }
}
