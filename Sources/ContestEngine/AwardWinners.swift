/// Whom the awards for contestants go to.
extension CertificateDesign {
  /// What decides of a contestant in the standings that an award goes by.
  public struct Candidate: Hashable, Sendable {
    public let contestant: ContestantID
    /// In those standings: 1, 2, 2, 4.
    public let rank: Int
    public let points: Int
    /// Neither disqualified nor taking part outside the prizes.
    public let isEligible: Bool

    public init(contestant: ContestantID, rank: Int, points: Int, isEligible: Bool) {
      self.contestant = contestant
      self.rank = rank
      self.points = points
      self.isEligible = isEligible
    }
  }

  /// The standings that an award goes by.
  private enum Scope: Hashable {
    case all, league(String), week(String)

    init(_ award: Award) {
      self = award.league.map(Scope.league) ?? award.week.map(Scope.week) ?? .all
    }

    var isOfWeek: Bool { if case .week = self { true } else { false } }
  }

  /// The winners of each award, in the awards' order and by rank; nobody for those of schools and
  /// teams. 0 points win nothing. Whoever may have no award, or by `onePrize` has one from other
  /// standings already, is passed over, and the next in line takes the rank.
  ///
  /// - Parameter standings: those that the award goes by, in order of rank.
  public func winners<Row>(
    from standings: (Award) -> [Row], as candidate: (Row) -> Candidate
  ) -> [[Row]] {
    var held: [ContestantID: Set<Scope>] = [:]
    return awards.map { award in
      guard award.recipient == .contestant else { return [] }
      let scope = Scope(award)
      let counts = onePrize == .contest || onePrize == .weeks && scope.isOfWeek
      var place = 0
      var rank = 0
      var last: Int?
      var winners: [Row] = []
      for row in standings(award) {
        let who = candidate(row)
        guard who.isEligible else { continue }
        let others = counts ? held[who.contestant] ?? [] : []
        // A winner keeps the rank in the standings that the award came from.
        if others.contains(where: { $0 != scope }) { continue }
        place += 1
        if who.rank != last { rank = place }
        last = who.rank
        if award.ranks.contains(rank), who.points > 0, others.isEmpty { winners.append(row) }
        if rank > award.ranks.upperBound { break }
      }
      guard counts else { return winners }
      for winner in winners { held[candidate(winner).contestant, default: []].insert(scope) }
      return winners
    }
  }
}
