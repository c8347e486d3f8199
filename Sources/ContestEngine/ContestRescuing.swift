// Bringing contestants back into a round of elimination.
extension Contest {
  /// Between two questions of the round, or after its last.
  func decideRescue(_ choice: RescueChoice) throws(Refusal) -> [Event] {
    guard phase == .running, current == nil, let newest,
      let rules = rules(of: questions[newest].id), rules.rule == .elimination,
      let elimination = eliminations[questions[newest].id.round]
    else { throw .invalidCommand }
    let left = rules.rescues - rescued(inRound: questions[newest].id.round)
    let chosen: [ContestantID]
    switch choice {
    case .named(let contestants): chosen = contestants
    case .count(let count):
      guard count > 0 else { throw .badValue }
      chosen = Array(furthest(elimination).prefix(count))
    }
    guard !chosen.isEmpty, chosen.count <= left else { throw .invalidCommand }
    for (place, contestant) in chosen.enumerated() {
      guard let index = contestants.place(of: contestant) else { throw .unknownContestant }
      guard elimination.isOut(index), !isDisqualified(contestant),
        !chosen[..<place].contains(contestant)
      else { throw .invalidCommand }
    }
    return [.rescued(chosen)]
  }

  /// How many were brought back in a round so far.
  private func rescued(inRound round: Int) -> Int {
    rescues.filter { questions[$0.after].id.round == round }
      .reduce(0) { $0 + $1.contestants.count }
  }

  /// Those who are out: who got furthest first, then by the standings, then by lot.
  private func furthest(_ elimination: Elimination) -> [ContestantID] {
    let ranks = quickRanks()
    let lots = (draw?.seed ?? []).reduce(0) { SplitMix64.mixed($0 ^ UInt64($1)) }
    return contestants.indices.filter {
      elimination.isOut($0) && !isDisqualified(ContestantID(place: $0))
    }.map { index in
      let contestant = ContestantID(place: index)
      return (
        contestant: contestant, reach: elimination.reach(of: index),
        rank: ranks.rank(of: contestant) ?? .max,
        lot: SplitMix64.mixed(lots &+ UInt64(index))
      )
    }.sorted { left, right in
      if left.reach != right.reach { return left.reach > right.reach }
      if left.rank != right.rank { return left.rank < right.rank }
      return left.lot < right.lot
    }.map(\.contestant)
  }
}
