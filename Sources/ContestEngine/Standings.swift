/// Contestants and schools in order of rank. Computed when asked for, never stored.
public struct Standings: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    /// From 1. Equals share a rank and the next rank is skipped: 1, 2, 2, 4.
    public let rank: Int
    public let contestant: ContestantID
    public let school: SchoolID
    public let points: Int
    /// Right answers.
    public let correct: Int
    /// The sum of t over right answers, in milliseconds.
    public let timeMs: Int64
    /// Shares the last place with the others who are.
    public let isDisqualified: Bool
    /// False for those who take part outside the prizes, by the roster or by their league.
    public let hasPrizes: Bool

    public init(
      rank: Int, contestant: ContestantID, school: SchoolID, points: Int, correct: Int,
      timeMs: Int64, isDisqualified: Bool, hasPrizes: Bool = true
    ) {
      self.hasPrizes = hasPrizes
      self.rank = rank
      self.contestant = contestant
      self.school = school
      self.points = points
      self.correct = correct
      self.timeMs = timeMs
      self.isDisqualified = isDisqualified
    }
  }

  public struct SchoolRow: Hashable, Sendable {
    public let rank: Int
    public let school: SchoolID
    /// Of a mean: rounded half up; ranked exactly.
    public let points: Int
    /// How many contestants its points come from.
    public let counted: Int
    /// How many joined.
    public let present: Int
  }

  public struct TeamRow: Hashable, Sendable {
    public let rank: Int
    public let team: TeamID
    public let school: SchoolID
    /// Of a mean: rounded half up; ranked exactly.
    public let points: Int
    /// How many members its points come from.
    public let counted: Int
    /// Members who joined.
    public let present: Int
  }

  /// Equals by contestant number.
  public let rows: [Row]
  /// Schools that somebody joined from; equals by id.
  public let schools: [SchoolRow]
  /// Teams that somebody joined in; equals by number.
  public let teams: [TeamRow]
  /// 1 + the corrections that changed something.
  public let revision: Int

  let ranks: RankTable

  /// From a snapshot.
  init(
    rows: [Row], schools: [SchoolRow], teams: [TeamRow], revision: Int, ranks: RankTable
  ) {
    self.rows = rows
    self.schools = schools
    self.teams = teams
    self.revision = revision
    self.ranks = ranks
  }

  init(_ contest: Contest, week: Int? = nil, league: Int? = nil) {
    let order = RankOrder(contest, week: week, league: league)
    let all = order.totals
    let schoolIDs = contest.contestants.schools
    let schoolPlaces = contest.contestants.schoolPlaceOf
    let allHavePrizes = !contest.contestants.hasSpecialTerms
    rows = order.places.map { place in
      let totals = all[Int(place)]
      return Row(
        rank: Int(order.ranks[Int(place)]), contestant: ContestantID(number: place + 1),
        school: schoolIDs[Int(schoolPlaces[Int(place)])],
        points: totals.points, correct: totals.correct,
        timeMs: totals.time == .max ? 0 : totals.time,
        isDisqualified: contest.isDisqualified(at: Int(place)),
        hasPrizes: allHavePrizes || contest.hasPrizes(at: Int(place)))
    }
    // A league is of contestants.
    schools = league == nil ? SchoolRanking(contest, order).rows : []
    teams = league == nil ? TeamRanking(contest, order).rows : []
    revision = contest.revision
    ranks = RankTable(order)
  }

  /// Nil for nobody.
  public func rank(of contestant: ContestantID) -> Int? { ranks.rank(of: contestant) }
}

/// Everyone's rank, to be looked up one by one.
public struct RankTable: Hashable, Sendable {
  /// By contestant number − 1.
  let ranks: [Int32]

  init(ranks: [Int32]) { self.ranks = ranks }

  init(_ order: RankOrder) { ranks = order.ranks }

  /// How many are ranked.
  public var count: Int { ranks.count }

  /// Nil for nobody.
  public func rank(of contestant: ContestantID) -> Int? {
    let place = Int(contestant.number) - 1
    return ranks.indices.contains(place) ? Int(ranks[place]) : nil
  }
}

extension Contest {
  public func standings() -> Standings { Standings(self) }

  /// Of one week of a self-paced contest, by its place: those who handed in a paper in it.
  public func standings(week: Int) -> Standings { Standings(self, week: week) }

  /// Of one league, by its place in the definition: those who play in it, ranked among themselves.
  public func standings(league: Int) -> Standings { Standings(self, league: league) }

  func hasPrizes(at place: Int) -> Bool {
    let terms = contestants[place].terms
    let leagues = program?.definition.leagues ?? []
    return terms.hasPrizes
      && terms.leagues.allSatisfy { !leagues.indices.contains($0) || leagues[$0].prizes }
  }

  /// Everyone's rank without the rows; `points(of:)` has the points.
  public func quickRanks() -> RankTable { RankTable(RankOrder(self)) }

  /// What everyone but the host may see: while standings are frozen, those of the freeze.
  public func shownStandings() -> Standings { frozenBoard?.standings ?? standings() }

  /// 1 + the annulments, corrections of keys, disqualifications, reinstatements and intervals that
  /// changed something: a trial is never scored, so nothing about it does.
  public var revision: Int {
    1 + corrections + questions.count { $0.isAnnulled && rules(of: $0.id)?.trial == false }
  }
}
