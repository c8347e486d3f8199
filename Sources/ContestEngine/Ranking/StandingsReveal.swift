/// What holds for every ordered reveal.
public enum RevealRules {
  /// How many of the first are shown one by one where nothing else is asked for: a board's rows.
  public static let top = 10
  public static let topMax = 50
}

/// The standings on the way from those of the freeze to those of now: everyone whose step has come
/// stands where the present figures put them, everyone else where the freeze left them.
///
/// The last of the freeze are shown first, as by the ICPC's resolver
/// (<https://icpc.io/icpc-tools/docs/Resolver.pdf>), a whole contestant at a time.
public struct StandingsReveal: Hashable, Sendable {
  /// What a screen shows of one step.
  public struct Step: Hashable, Sendable {
    /// Nil in the first step, which shows everyone but those who follow one by one.
    public let contestant: ContestantID?
    /// Before the step; nil for who was not ranked yet at the freeze, and in the first step.
    public let rankBefore: Int?
    public let pointsBefore: Int?
    public let rank: Int?
    public let points: Int?
  }

  /// Equals by contestant number, the disqualified last.
  public let rows: [Standings.Row]
  /// The newest step.
  public let step: Step
  /// How many steps follow.
  public let left: Int

  /// - Parameters:
  ///   - frozen: the standings of the freeze, with those whose step has come.
  ///   - now: the present ones.
  init?(_ contest: Contest, frozen: FrozenBoard, now: RankedMoment) {
    guard let finalists = frozen.finalists else { return nil }
    let hidden = Self.hidden(of: finalists, frozen, now)
    let board = MixedBoard(before: frozen.moment, now: now, hidden: Set(hidden))
    rows = board.rows(contest)
    left = hidden.count
    guard let newest = frozen.shown.last else {
      step = Step(contestant: nil, rankBefore: nil, pointsBefore: nil, rank: nil, points: nil)
      return
    }
    let earlier = MixedBoard(before: frozen.moment, now: now, hidden: Set(hidden + [newest]))
    let place = Int32(newest.number) - 1
    step = Step(
      contestant: newest, rankBefore: earlier.rank(of: place),
      pointsBefore: earlier.points(of: place), rank: board.rank(of: place),
      points: board.points(of: place))
  }

  /// Those whose step has not come, in order. Who was disqualified meanwhile has none.
  fileprivate static func hidden(
    of finalists: [ContestantID], _ frozen: FrozenBoard, _ now: RankedMoment
  ) -> [ContestantID] {
    let shown = Set(frozen.shown)
    return finalists.filter { contestant in
      let place = Int(contestant.number) - 1
      return !shown.contains(contestant) && now.keys.indices.contains(place)
        && now.keys[place] != nil
    }
  }
}

/// Figures of two moments in one order.
private struct MixedBoard {
  private let before: RankedMoment
  private let now: RankedMoment
  private let hidden: Set<ContestantID>
  /// Places in order of rank, equals by place, without the disqualified.
  private var places: [Int32] = []
  /// By place; 0 for who is not ranked.
  private var ranks: [Int]

  /// - Parameter hidden: who stands where they did before.
  init(before: RankedMoment, now: RankedMoment, hidden: Set<ContestantID>) {
    self.before = before
    self.now = now
    self.hidden = hidden
    ranks = Array(repeating: 0, count: now.keys.count)
    var keyed: [(key: ChainKey, place: Int32)] = []
    keyed.reserveCapacity(now.keys.count)
    for place in now.keys.indices where now.keys[place] != nil {
      if let key = key(at: place) { keyed.append((key, Int32(clamping: place))) }
    }
    keyed.sort { ($0.key, $0.place) < ($1.key, $1.place) }
    var rank = 0
    for (order, entry) in keyed.enumerated() {
      if order == 0 || keyed[order - 1].key != entry.key { rank = order + 1 }
      ranks[Int(entry.place)] = rank
      places.append(entry.place)
    }
  }

  private func isHidden(_ place: Int) -> Bool { hidden.contains(ContestantID(place: place)) }

  private func key(at place: Int) -> ChainKey? {
    guard isHidden(place) else { return now.keys[place] }
    return before.keys.indices.contains(place) ? before.keys[place] : nil
  }

  private func totals(at place: Int) -> ContestantTotals? {
    guard isHidden(place) else { return now.totals[place] }
    return before.totals.indices.contains(place) ? before.totals[place] : nil
  }

  /// Nil for who is not ranked yet, or not any more.
  func rank(of place: Int32) -> Int? {
    let place = Int(place)
    return ranks.indices.contains(place) && ranks[place] > 0 ? ranks[place] : nil
  }

  func points(of place: Int32) -> Int? {
    rank(of: place) == nil ? nil : totals(at: Int(place))?.points
  }

  func rows(_ contest: Contest) -> [Standings.Row] {
    let schools = contest.contestants.schools
    let last = places.count + 1
    let disqualified = now.keys.indices.filter { now.keys[$0] == nil }
    return places.map { row(Int($0), rank: ranks[Int($0)], contest, schools) }
      + disqualified.map { row($0, rank: last, contest, schools) }
  }

  private func row(
    _ place: Int, rank: Int, _ contest: Contest, _ schools: [SchoolID]
  ) -> Standings.Row {
    let totals = totals(at: place) ?? .zero
    return Standings.Row(
      rank: rank, contestant: ContestantID(place: place),
      school: schools[Int(contest.contestants.schoolPlaceOf[place])], points: totals.points,
      correct: totals.correct, timeMs: totals.time == .max ? 0 : totals.time,
      isDisqualified: now.keys[place] == nil, hasPrizes: contest.hasPrizes(at: place))
  }
}

extension Contest {
  /// Where the ordered reveal is; nil before it began, and once everything is shown.
  ///
  /// Takes the time of sorting everyone twice.
  public var reveal: StandingsReveal? {
    guard let frozenBoard, frozenBoard.finalists != nil else { return nil }
    return StandingsReveal(self, frozen: frozenBoard, now: RankedMoment(self))
  }

  /// After the end alone: a reveal is of results.
  func decideRevealStep(top: Int) throws(Refusal) -> [Event] {
    guard stage == .ended, let frozenBoard else { throw .invalidCommand }
    guard (1...RevealRules.topMax).contains(top) else { throw .badValue }
    guard let finalists = frozenBoard.finalists else {
      return [.revealBegun(self.finalists(top, frozenBoard))]
    }
    let hidden = StandingsReveal.hidden(of: finalists, frozenBoard, RankedMoment(self))
    return hidden.first.map { [.placeRevealed($0)] } ?? [.unfrozen]
  }

  /// The first of the freeze and the first of now. Who was not ranked at the freeze comes first, then
  /// the last of it.
  private func finalists(_ top: Int, _ board: FrozenBoard) -> [ContestantID] {
    let current = standings().rows.filter { !$0.isDisqualified }.prefix(top).map(\.contestant)
    let frozen = board.standings.rows.filter {
      !$0.isDisqualified && !isDisqualified($0.contestant)
    }
    let first = Set(current + frozen.prefix(top).map(\.contestant))
    let known = frozen.reversed().map(\.contestant).filter(first.contains)
    let knownToFreeze = Set(known)
    return first.subtracting(knownToFreeze).sorted(by: >) + known
  }
}
