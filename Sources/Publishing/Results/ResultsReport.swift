public import ContestEngine

/// The results of a contest as they are shown: ranks and points from the journal, joined with the
/// names that may be seen.
public struct ResultsReport: Hashable, Sendable {
  public struct Contestant: Hashable, Sendable {
    /// 1, 2, 2, 4.
    public let rank: Int
    public let id: ContestantID
    /// As it may be shown; the caller decides how much.
    public let name: String
    public let school: SchoolID
    /// Nil where it is not asked for, or may not be shown.
    public let className: String?
    public let points: Int
    public let correct: Int
    public let milliseconds: Int64
    /// Has no award and no certificate.
    public let isDisqualified: Bool
    /// False for those who take part outside the prizes: they use up no award.
    public let hasPrizes: Bool

    public init(
      rank: Int, id: ContestantID, name: String, school: SchoolID, className: String?, points: Int,
      correct: Int, milliseconds: Int64, isDisqualified: Bool = false, hasPrizes: Bool = true
    ) {
      self.hasPrizes = hasPrizes
      self.isDisqualified = isDisqualified
      self.rank = rank
      self.id = id
      self.name = name
      self.school = school
      self.className = className
      self.points = points
      self.correct = correct
      self.milliseconds = milliseconds
    }
  }

  public struct SchoolRow: Hashable, Sendable {
    public let rank: Int
    public let school: SchoolID
    public let name: String
    public let points: Int
    /// How many contestants its points come from.
    public let counted: Int
    /// How many joined.
    public let present: Int
    public let enrolled: Int?

    public init(
      rank: Int, school: SchoolID, name: String, points: Int, counted: Int, present: Int,
      enrolled: Int?
    ) {
      self.rank = rank
      self.school = school
      self.name = name
      self.points = points
      self.counted = counted
      self.present = present
      self.enrolled = enrolled
    }
  }

  public let definition: ContestDefinition
  /// `lobby`, `running`, `open`, `paused` or `ended`.
  public let state: String
  public let isFinal: Bool
  /// 1 + the annulments and corrections that changed something.
  public let revision: Int
  /// "sha256:" and the hash of the newest entry of the journal.
  public let journalHead: String
  /// In order of rank, equals by name.
  public internal(set) var contestants: [Contestant]
  public internal(set) var schools: [SchoolRow]
  /// Of the jury; nil where there is none, or nothing was judged yet.
  public var judged: JudgedReport?
  /// What each revision after the first came of.
  public var corrections: [Correction] = []
  /// Empty where fewer than two are named.
  public var wards: [Standings.WardRow] = []
  /// Empty in a contest without teams, as are the two below without leagues and weeks.
  public internal(set) var teams: [TeamRow]
  public internal(set) var leagues: [Section]
  public internal(set) var weeks: [Section]
  /// What was to be guessed, in a contest with one window.
  public let estimate: EstimateTruth?

  public init(
    definition: ContestDefinition, state: String, isFinal: Bool, revision: Int,
    journalHead: String, contestants: [Contestant], schools: [SchoolRow],
    teams: [TeamRow] = [], leagues: [Section] = [], weeks: [Section] = [],
    estimate: EstimateTruth? = nil
  ) {
    self.teams = teams
    self.leagues = leagues
    self.weeks = weeks
    self.estimate = estimate
    self.definition = definition
    self.state = state
    self.isFinal = isFinal
    self.revision = revision
    self.journalHead = journalHead
    self.contestants = contestants
    self.schools = schools
  }

  /// Whether the contest names no schools: its one school stands for everybody.
  var isOpenToEverybody: Bool {
    definition.schools.count == 1 && definition.schools[0].id.text == "open"
  }

  /// The names of the schools, by their ids.
  var schoolNames: [SchoolID: String] {
    Dictionary(
      definition.schools.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }
}
