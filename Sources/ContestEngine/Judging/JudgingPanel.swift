/// Who judges what, and the sheets that have come in.
public struct JudgingPanel: Hashable, Sendable {
  public struct Judge: Hashable, Sendable {
    public let id: String
    /// Nil for a judge of no school.
    public let school: SchoolID?

    public init(id: String, school: SchoolID?) {
      self.id = id
      self.school = school
    }
  }

  public struct Entry: Hashable, Sendable {
    public let id: String
    public let school: SchoolID?
    /// Of its file, lower-case hexadecimal; nil for a link.
    public let sha256: String?

    public init(id: String, school: SchoolID?, sha256: String? = nil) {
      self.id = id
      self.school = school
      self.sha256 = sha256
    }
  }

  public struct Sheet: Hashable, Sendable {
    public let judge: String
    public let entry: String
    /// By criterion, in hundredths of a point.
    public let marks: [String: Int]

    public init(judge: String, entry: String, marks: [String: Int]) {
      self.judge = judge
      self.entry = entry
      self.marks = marks
    }
  }

  /// Why a sheet is not taken.
  public enum Refusal: Error, Hashable, Sendable {
    case unknownJudge(String)
    case unknownEntry(String)
    /// The judge is of the entry's school.
    case sameSchool(SchoolID)
    case unknownCriterion(String)
    case missingMark(criterion: String)
    /// `max` in whole points.
    case markOutOfRange(criterion: String, max: Int)
    /// This judge has judged this entry.
    case alreadyJudged
  }

  /// With this many sheets `trim` leaves the highest and the lowest out.
  public static let trimmedFrom = 5

  public let rubric: Rubric
  public let judges: [Judge]
  public let entries: [Entry]
  /// Sheets that each entry needs.
  public let judgesPerEntry: Int
  public let trim: Bool
  public private(set) var sheets: [Sheet] = []

  public init(
    rubric: Rubric, judges: [Judge], entries: [Entry], judgesPerEntry: Int = 2, trim: Bool = false
  ) {
    self.rubric = rubric
    self.judges = judges
    self.entries = entries
    self.judgesPerEntry = judgesPerEntry
    self.trim = trim
  }

  /// Takes a sheet, or says why not and changes nothing.
  public mutating func accept(_ sheet: Sheet) throws(Refusal) {
    try check(sheet)
    sheets.append(sheet)
  }

  private func check(_ sheet: Sheet) throws(Refusal) {
    guard let judge = judges.first(where: { $0.id == sheet.judge }) else {
      throw .unknownJudge(sheet.judge)
    }
    guard let entry = entries.first(where: { $0.id == sheet.entry }) else {
      throw .unknownEntry(sheet.entry)
    }
    if let school = judge.school, school == entry.school { throw .sameSchool(school) }
    for criterion in rubric.criteria {
      guard let mark = sheet.marks[criterion.id] else {
        throw .missingMark(criterion: criterion.id)
      }
      guard (0...criterion.max * 100).contains(mark) else {
        throw .markOutOfRange(criterion: criterion.id, max: criterion.max)
      }
    }
    let known = Set(rubric.criteria.map(\.id))
    if let stranger = sheet.marks.keys.filter({ !known.contains($0) }).min() {
      throw .unknownCriterion(stranger)
    }
    if sheets.contains(where: { $0.judge == sheet.judge && $0.entry == sheet.entry }) {
      throw .alreadyJudged
    }
  }

  /// Whether a judge may judge an entry at all; false for strangers.
  public func mayJudge(_ judge: String, _ entry: String) -> Bool {
    guard let judge = judges.first(where: { $0.id == judge }),
      let entry = entries.first(where: { $0.id == entry })
    else { return false }
    return judge.school == nil || judge.school != entry.school
  }

  /// Entries that still need sheets, and how many; in the order of the entries.
  public var missing: [(entry: String, sheets: Int)] {
    entries.compactMap { entry in
      let missing = judgesPerEntry - sheets.count { $0.entry == entry.id }
      return missing > 0 ? (entry.id, missing) : nil
    }
  }

  /// Entries that are the same file, group by group, in the order of the entries.
  public var sameFiles: [[String]] {
    let groups = Dictionary(grouping: entries.filter { $0.sha256 != nil }) { $0.sha256 }
    return groups.values.filter { $0.count > 1 }.map { $0.map(\.id) }
      .sorted { left, right in place(of: left[0]) < place(of: right[0]) }
  }

  private func place(of entry: String) -> Int { entries.firstIndex { $0.id == entry } ?? 0 }
}
