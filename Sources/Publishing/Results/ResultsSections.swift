public import ContestEngine

extension ResultsReport {
  public struct TeamRow: Hashable, Sendable {
    public let rank: Int
    public let team: TeamID
    /// As it may be shown.
    public let name: String
    public let school: SchoolID
    public let points: Int
    /// How many members its points come from.
    public let counted: Int
    /// Members who joined.
    public let present: Int

    public init(
      rank: Int, team: TeamID, name: String, school: SchoolID, points: Int, counted: Int,
      present: Int
    ) {
      self.rank = rank
      self.team = team
      self.name = name
      self.school = school
      self.points = points
      self.counted = counted
      self.present = present
    }
  }

  /// Standings of their own within a contest: of a league, or of a week.
  public struct Section: Hashable, Sendable {
    public let id: String
    public let title: String
    /// In order of rank, equals by name.
    public internal(set) var contestants: [Contestant]
    /// Of a week in which something was to be guessed.
    public let estimate: EstimateTruth?

    public init(
      id: String, title: String, contestants: [Contestant], estimate: EstimateTruth? = nil
    ) {
      self.id = id
      self.title = title
      self.contestants = contestants
      self.estimate = estimate
    }
  }

  /// The standings of a section alone, for files and tables that show one.
  public func narrowed(to section: Section) -> ResultsReport {
    var narrowed = ResultsReport(
      definition: definition, state: state, isFinal: isFinal, revision: revision,
      journalHead: journalHead, contestants: section.contestants, schools: [],
      estimate: section.estimate)
    narrowed.corrections = corrections
    return narrowed
  }

  /// The teams alone.
  public var onlyTeams: ResultsReport {
    var only = withoutRows
    only.teams = teams
    return only
  }

  /// The wards alone.
  public var onlyWards: ResultsReport {
    var only = withoutRows
    only.wards = wards
    return only
  }

  private var withoutRows: ResultsReport {
    var bare = ResultsReport(
      definition: definition, state: state, isFinal: isFinal, revision: revision,
      journalHead: journalHead, contestants: [], schools: [])
    bare.corrections = corrections
    return bare
  }
}

extension EstimateTruth {
  /// The truth as a decimal number with a point, six decimals at most, the last rounded half up.
  var decimal: String {
    guard of > 1 else { return "\(parts)" }
    let scale = 1_000_000
    let millionths = (2 * parts * scale + of) / (2 * of)
    let (whole, rest) = millionths.quotientAndRemainder(dividingBy: scale)
    if rest == 0 { return "\(whole)" }
    var decimals = String(rest)
    decimals = String(repeating: "0", count: 6 - decimals.count) + decimals
    while decimals.hasSuffix("0") { decimals.removeLast() }
    return "\(whole).\(decimals)"
  }

  /// Whether `decimal` is the truth itself, and not cut.
  private var isExact: Bool { of <= 1 || parts * 1_000_000 % of == 0 }

  /// What was to be guessed and how it comes about, in one line.
  public func arithmetic(in language: String) -> String {
    let isEnglish = language.hasPrefix("en")
    let sign = isExact ? "=" : "≈"
    let truth = isEnglish ? decimal : decimal.replacing(".", with: ",")
    switch kind {
    case .none: return ""
    case .entrants:
      return isEnglish ? "To be guessed: \(truth) took part." : "Số dự đoán: \(truth) người dự thi."
    case .allRight:
      return isEnglish
        ? "To be guessed: \(truth) had everything right, of \(entrants) who took part."
        : "Số dự đoán: \(truth) người đúng tất cả, trong \(entrants) người dự thi."
    case .percent:
      return isEnglish
        ? "To be guessed: 100 × \(allRight) all right ÷ \(entrants) who took part \(sign) \(truth) %."
        : "Số dự đoán: 100 × \(allRight) người đúng tất cả ÷ \(entrants) người dự thi \(sign) \(truth) %."
    }
  }
}
