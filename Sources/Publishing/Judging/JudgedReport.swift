public import ContestEngine

/// What a jury's work came to, as it may be shown. No judge stands beside a single sheet.
public struct JudgedReport: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    /// 1, 2, 2, 4.
    public let rank: Int
    public let id: String
    public let title: String
    /// Whose it is, as far as that may be shown; nil: nobody, or not shown.
    public let contestant: String?
    /// In a contest with questions too.
    public let owner: ContestantID?
    public let team: String?
    public let school: SchoolID?
    /// Out of 100, in hundredths; nil without a sheet.
    public let hundredths: Int?
    /// All, and those that count after trimming.
    public let sheets: Int
    public let counted: Int
    /// Has no award.
    public let isDisqualified: Bool

    public init(
      _ row: JudgedStandings.Row, title: String, contestant: String?, owner: ContestantID?,
      team: String?, school: SchoolID?
    ) {
      rank = row.rank
      id = row.entry
      self.title = title
      self.contestant = contestant
      self.owner = owner
      self.team = team
      self.school = school
      hundredths = row.score?.hundredths
      sheets = row.sheets
      counted = row.counted
      isDisqualified = row.isDisqualified
    }
  }

  public struct SchoolRow: Hashable, Sendable {
    public let rank: Int
    public let school: SchoolID
    public let name: String
    /// In hundredths of a point.
    public let hundredths: Int
    /// How many entries its score comes from, and how many it sent.
    public let counted: Int
    public let entries: Int

    public init(_ row: JudgedStandings.SchoolRow, name: String) {
      rank = row.rank
      school = row.school
      self.name = name
      hundredths = row.hundredths
      counted = row.counted
      entries = row.entries
    }
  }

  public struct Judge: Hashable, Sendable {
    public let id: String
    public let name: String
    public let sheets: Int
    /// Out of 100, in hundredths; nil without a sheet.
    public let mean: Int?
    /// Out of 100.
    public let spread: Double?
    public let leniency: Double?

    public init(_ summary: JudgingPanel.JudgeSummary, name: String) {
      id = summary.judge
      self.name = name
      sheets = summary.sheets
      mean = summary.mean?.hundredths
      spread = summary.spread
      leniency = summary.leniency
    }
  }

  /// In order of rank, equals in the order of the contest file.
  public let entries: [Entry]
  public let schools: [SchoolRow]
  public let judges: [Judge]
  /// Krippendorff's α; nil where nothing can be compared.
  public let agreement: Double?

  public init(
    entries: [Entry], schools: [SchoolRow], judges: [Judge], agreement: Double?
  ) {
    self.entries = entries
    self.schools = schools
    self.judges = judges
    self.agreement = agreement
  }
}

extension ShownName {
  /// The name that stands with an entry in the contest's file, where no consent is on record:
  /// initials at most. Nil where nothing may be shown.
  public static func ofEntry(_ name: String, shown: PrivacyRules.Shown) -> String? {
    shown == .code ? nil : initials(of: name)
  }
}
