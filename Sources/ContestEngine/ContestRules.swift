/// How contestants and schools are ranked.
public struct StandingsRules: Hashable, Sendable, Codable {
  public enum Criterion: String, Hashable, Sendable, Codable, CaseIterable {
    case points, correct, time, estimate, submitted, lastPoints, hardest, youngest, draw
  }

  public enum Take: String, Hashable, Sendable, Codable, CaseIterable {
    case sum, mean, best, rateQuality
  }

  public struct Schools: Hashable, Sendable, Codable {
    public var take = Take.best
    public var count = 5
    /// Participation and quality, in per cent (`rateQuality`).
    public var weights = [50, 50]

    public init() {}
  }

  /// As for schools; a team has an own size for its participation.
  public struct Teams: Hashable, Sendable, Codable {
    public var take = Take.sum
    public var count = 5
    /// Participation and quality, in per cent (`rateQuality`).
    public var weights = [50, 50]
    /// Members of a full team (`rateQuality`).
    public var size = 5

    public init() {}
  }

  public var by: [Criterion] = [.points, .correct, .time]
  public var schools = Schools()
  /// Nil: as `Teams` has it.
  public var teams: Teams?
  /// How many items at the end of the whole contest are played with frozen standings.
  public var freezeLast = 0

  public init() {}
}

/// What is shown of persons, and for how long they are kept.
public struct PrivacyRules: Hashable, Sendable, Codable {
  public enum Shown: String, Hashable, Sendable, Codable, CaseIterable {
    case code, initials, nameAndSchool
  }

  public var publish = Shown.initials
  public var live = Shown.nameAndSchool
  public var keepDays = 90

  public init() {}
}

/// Rules of a self-paced contest.
public struct WindowRules: Hashable, Sendable, Codable {
  public enum Take: String, Hashable, Sendable, Codable, CaseIterable { case best, last, first }
  public enum Estimate: String, Hashable, Sendable, Codable, CaseIterable {
    case none, allRight, entrants, percent
  }
  public enum Show: String, Hashable, Sendable, Codable, CaseIterable { case end, submit, never }
  public enum Duration: String, Hashable, Sendable, Codable, CaseIterable {
    case submit, lastChange
  }

  public struct Week: Hashable, Sendable, Codable {
    public var id: String
    public var opens: Instant
    public var closes: Instant

    public init(id: String, opens: Instant, closes: Instant) {
      self.id = id
      self.opens = opens
      self.closes = closes
    }
  }

  public var opens: Instant?
  public var closes: Instant?
  public var minutes = 15
  public var attempts = 1
  public var take = Take.best
  public var weeks: [Week] = []
  public var estimate = Estimate.none
  public var show = Show.end
  public var duration = Duration.submit

  public init() {}
}

/// Rules of a juried contest.
public struct JudgingRules: Hashable, Sendable, Codable {
  public struct Criterion: Hashable, Sendable, Codable {
    public var id: String
    public var title: LocalizedText
    public var max: Int
    public var weight: Int

    public init(id: String, title: LocalizedText, max: Int, weight: Int) {
      self.id = id
      self.title = title
      self.max = max
      self.weight = weight
    }
  }

  public struct JudgedEntry: Hashable, Sendable, Codable {
    public var id: String
    public var title: String
    public var contestant: String?
    public var team: String?
    public var school: SchoolID?
    /// A file or a link.
    public var location: String?
    public var sha256: String?

    public init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  public struct Judge: Hashable, Sendable, Codable {
    public var id: String
    public var name: String
    public var school: SchoolID?

    public init(id: String, name: String, school: SchoolID? = nil) {
      self.id = id
      self.name = name
      self.school = school
    }
  }

  public var rubric: [Criterion] = []
  public var entries: [JudgedEntry] = []
  public var judges: [Judge] = []
  public var blind = true
  public var judgesPerEntry = 2
  public var trim = false
  /// In a contest with questions too: what a score of 100 is worth; nil: `judgedPointsUsual`.
  public var judgedPoints: Int?

  public static let judgedPointsUsual = 100

  public init() {}
}
