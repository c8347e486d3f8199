/// What a jury has done since judging started.
public struct JudgingRecord: Hashable, Sendable {
  /// An objection to how an entry was judged.
  public struct Appeal: Hashable, Sendable {
    public let entry: String
    public let reason: String
    /// Nil while it is open.
    public internal(set) var answer: Answer?

    public struct Answer: Hashable, Sendable {
      public let isUpheld: Bool
      public let text: String
    }
  }

  public internal(set) var panel: JudgingPanel
  /// Whose points an entry's score joins, by entry.
  public let owners: [String: ContestantID]
  /// The reason, by entry.
  public internal(set) var disqualified: [String: String] = [:]
  /// In the order of their opening.
  public internal(set) var appeals: [Appeal] = []
  /// What a score of 100 is worth.
  let fullPoints: Int
  /// By contestant: what the scores as they stand are worth.
  private(set) var points: [ContestantID: Int] = [:]

  init(panel: JudgingPanel, owners: [String: ContestantID], fullPoints: Int) {
    self.panel = panel
    self.owners = owners
    self.fullPoints = fullPoints
  }

  /// Entries that still need sheets, in their order. Who is disqualified needs none.
  public var missing: [MissingSheets] {
    panel.missing.filter { disqualified[$0.entry] == nil }
      .map { MissingSheets(entry: $0.entry, sheets: $0.sheets) }
  }

  /// The numbers of the appeals that nobody answered.
  public var openAppeals: [Int] {
    appeals.indices.filter { appeals[$0].answer == nil }.map { $0 + 1 }
  }

  /// Nil without a sheet.
  public func score(of entry: String) -> JudgedScore? { panel.row(of: entry)?.score }

  /// What an entry's score is worth to its contestant: rounded once, half up. Nothing without a
  /// sheet, and for a disqualified entry.
  func points(of entry: String) -> Int {
    guard disqualified[entry] == nil, let score = score(of: entry) else { return 0 }
    return ItemPoints.halfUp(score.parts * Int128(fullPoints), over: score.whole)
  }

  /// Takes in that an entry's sheets or its standing have changed.
  mutating func rescore(_ entry: String) {
    if let owner = owners[entry] { points[owner] = points(of: entry) }
  }
}
