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
  /// Of each sheet, where it stands in `sheets`.
  private var places: [Key: Int] = [:]

  private struct Key: Hashable {
    let judge: String
    let entry: String
  }

  public init(
    rubric: Rubric, judges: [Judge], entries: [Entry], judgesPerEntry: Int = 2, trim: Bool = false
  ) {
    self.rubric = rubric
    self.judges = judges
    self.entries = entries
    self.judgesPerEntry = judgesPerEntry
    self.trim = trim
  }

  /// By what the definition says; nil where its rubric is none.
  public init?(_ rules: JudgingRules) {
    // What is wrong with a rubric was said when the definition was read.
    guard
      let rubric = try? Rubric(
        rules.rubric.map { Rubric.Criterion(id: $0.id, max: $0.max, weight: $0.weight) })
    else { return nil }
    self.init(
      rubric: rubric, judges: rules.judges.map { Judge(id: $0.id, school: $0.school) },
      entries: rules.entries.map { Entry(id: $0.id, school: $0.school, sha256: $0.sha256) },
      judgesPerEntry: rules.judgesPerEntry, trim: rules.trim)
  }

  /// Takes a sheet, or says why not and changes nothing.
  public mutating func accept(_ sheet: Sheet) throws(Refusal) {
    try check(sheet)
    put(sheet)
  }

  /// In place of the judge's earlier one where there is one.
  mutating func put(_ sheet: Sheet) {
    let key = Key(judge: sheet.judge, entry: sheet.entry)
    if let place = places[key] {
      sheets[place] = sheet
    } else {
      places[key] = sheets.count
      sheets.append(sheet)
    }
  }

  /// - Returns: whether there was one.
  mutating func remove(by judge: String, of entry: String) -> Bool {
    guard let place = places.removeValue(forKey: Key(judge: judge, entry: entry)) else {
      return false
    }
    sheets.remove(at: place)
    for (key, later) in places where later > place { places[key] = later - 1 }
    return true
  }

  /// Nil where this judge has not judged this entry.
  public func sheet(by judge: String, of entry: String) -> Sheet? {
    places[Key(judge: judge, entry: entry)].map { sheets[$0] }
  }

  func hasEntry(_ id: String) -> Bool { entries.contains { $0.id == id } }

  func check(_ sheet: Sheet) throws(Refusal) {
    guard let judge = judges.first(where: { $0.id == sheet.judge }) else {
      throw .unknownJudge(sheet.judge)
    }
    guard let entry = entries.first(where: { $0.id == sheet.entry }) else {
      throw .unknownEntry(sheet.entry)
    }
    if let school = judge.school, school == entry.school { throw .sameSchool(school) }
    try checkMarks(sheet)
    if self.sheet(by: sheet.judge, of: sheet.entry) != nil { throw .alreadyJudged }
  }

  func checkMarks(_ sheet: Sheet) throws(Refusal) {
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
    let counts = sheets.reduce(into: [String: Int]()) { $0[$1.entry, default: 0] += 1 }
    return entries.compactMap { entry in
      let missing = judgesPerEntry - (counts[entry.id] ?? 0)
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
