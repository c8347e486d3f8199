/// Ranks that are kept up while a contest runs: what one contestant did moves that one alone, in
/// logarithmic time.
///
/// What changes everyone at once (a question that closes, a correction, an estimate's truth) takes
/// the time of sorting. Hand it every event, after the contest has applied it.
public struct RunningStandings {
  private var tree = RankTree<ChainKey>()
  private var disqualified = 0

  /// - Parameter contest: as it stands now.
  public init(_ contest: Contest) { rebuild(contest) }

  /// How many are ranked.
  public var count: Int { tree.count + disqualified }

  /// 1, 2, 2, 4; who is disqualified shares the last place with the others who are. Nil for nobody.
  public func rank(of contestant: ContestantID, in contest: Contest) -> Int? {
    guard let place = contest.contestants.place(of: contestant) else { return nil }
    return tree.rank(of: Int32(clamping: place))
      ?? (contest.isDisqualified(contestant) ? tree.count + 1 : nil)
  }

  /// The first of them; equals by number.
  public func first(_ count: Int) -> [ContestantID] {
    tree.first(count).map { ContestantID(place: Int($0)) }
  }

  /// - Parameter contest: with `event` applied.
  public mutating func follow(_ event: Event, in contest: Contest) {
    switch event {
    case .registered(let new): update(new.contestant, contest)
    case .handedIn(let paper):
      // Who has everything right moves the truth of an estimate, and so everyone's distance.
      if usesEstimate(contest) { rebuild(contest) } else { update(paper.contestant, contest) }
    default: if !event.leavesRanks { rebuild(contest) }
    }
  }

  private func usesEstimate(_ contest: Contest) -> Bool {
    contest.program?.definition.standings.by.contains(.estimate) ?? false
  }

  private mutating func update(_ contestant: ContestantID, _ contest: Contest) {
    guard let place = contest.contestants.place(of: contestant),
      !contest.isDisqualified(at: place)
    else { return }
    let values = RankValues(contest, contest.program?.definition.standings.by ?? [])
    tree.set(Int32(clamping: place), to: ChainKey(values, place))
  }

  private mutating func rebuild(_ contest: Contest) {
    let values = RankValues(contest, contest.program?.definition.standings.by ?? [])
    disqualified = 0
    var places: [(place: Int32, key: ChainKey)] = []
    places.reserveCapacity(contest.contestants.count)
    for place in contest.contestants.indices {
      if contest.isDisqualified(at: place) {
        disqualified += 1
      } else {
        places.append((Int32(clamping: place), ChainKey(values, place)))
      }
    }
    tree = RankTree(places)
  }
}
