/// What everyone is ranked by at one moment.
struct RankedMoment: Equatable, Sendable {
  /// By contestant number − 1; nil for who is disqualified. Shorter than the contestants are many
  /// where somebody has joined since.
  let keys: [ChainKey?]
  /// By contestant number − 1.
  let totals: [ContestantTotals]

  init(keys: [ChainKey?], totals: [ContestantTotals]) {
    self.keys = keys
    self.totals = totals
  }

  init(_ contest: Contest) {
    let values = RankValues(contest, contest.program?.definition.standings.by ?? [])
    totals = values.totals
    keys = contest.contestants.indices.map {
      contest.isDisqualified(at: $0) ? nil : ChainKey(values, $0)
    }
  }
}

/// Standings as they were frozen, and how far they were revealed since.
struct FrozenBoard: Equatable, Sendable {
  let standings: Standings
  let moment: RankedMoment
  /// Who is shown one by one, in this order; nil before the reveal began.
  private(set) var finalists: [ContestantID]?
  /// In the order of being shown.
  private(set) var shown: [ContestantID] = []

  /// From a snapshot.
  init(
    standings: Standings, moment: RankedMoment, finalists: [ContestantID]?, shown: [ContestantID]
  ) {
    self.standings = standings
    self.moment = moment
    self.finalists = finalists
    self.shown = shown
  }

  init(_ contest: Contest) {
    standings = contest.standings()
    moment = RankedMoment(contest)
  }

  mutating func begin(with finalists: [ContestantID]) {
    if self.finalists == nil { self.finalists = finalists }
  }

  mutating func show(_ contestant: ContestantID) {
    guard finalists?.contains(contestant) ?? false, !shown.contains(contestant) else { return }
    shown.append(contestant)
  }
}
