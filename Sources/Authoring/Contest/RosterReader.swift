import Assessment
public import ContestEngine

/// One student of a roster.
public struct RosterEntry: Hashable, Sendable {
  public var name: String
  /// ISO 8601.
  public var birthDate: String?
  public var `class`: String?
  public var grade: String?
  public var school: SchoolID?
  /// As the file has it.
  public var schoolName: String?
  public var ward: String?
  public var team: String?
  public var isCaptain = false
  public var league: String?
  public var number: String?
  /// In hundredths, 100…300.
  public var extraTime = 100
  /// The student and a parent agree that name and school are published.
  public var mayPublish = false
  /// False for those who take part outside the prizes.
  public var prizes = true
  /// Where the student stands in the file, from 1.
  public var line: Int
}

/// Reads a file of students.
public enum RosterReader {
  public struct Output: Hashable, Sendable {
    public let entries: [RosterEntry]
    public let diagnostics: [Diagnostic]
  }

  enum Column: CaseIterable {
    case name, familyName, givenName, birthDate, `class`, grade, school, ward, team, league
    case captain, number, extraTime, consent, noPrize
  }

  private static let headings: [TableFile<Column>.Heading] = [
    .init(column: .name, names: ["Họ và tên", "Họ tên", "Tên học sinh", "Full name", "Name"]),
    .init(
      column: .familyName,
      names: ["Họ đệm", "Họ và tên đệm", "Họ và đệm", "Họ lót", "Họ", "Family name", "Last name"]),
    .init(column: .givenName, names: ["Tên", "Given name", "First name"]),
    .init(
      column: .birthDate,
      names: ["Ngày sinh", "Ngày tháng năm sinh", "Birth date", "Date of birth", "Born"]),
    .init(column: .class, names: ["Lớp", "Class"]),
    .init(column: .grade, names: ["Khối", "Khối lớp", "Grade"]),
    .init(column: .school, names: ["Trường", "Tên trường", "Mã trường", "School"]),
    .init(
      column: .ward,
      names: [
        "Xã/Phường", "Phường/Xã", "Xã, phường", "Xã", "Phường", "Ward", "Commune",
      ]),
    .init(column: .team, names: ["Đội", "Team"]),
    .init(column: .captain, names: ["Đội trưởng", "Captain"]),
    .init(column: .league, names: ["Bảng", "League"]),
    .init(column: .number, names: ["Số báo danh", "SBD", "Number"]),
    .init(column: .extraTime, names: ["Hệ số thời gian", "Extra time", "extraTime"]),
    .init(column: .consent, names: ["Đồng ý công bố", "Consent", "May publish"]),
    .init(column: .noPrize, names: ["Không xét giải", "No prize", "Out of competition"]),
  ]

  /// - Parameters:
  ///   - schools: of the contest; empty where every name of a school will do.
  ///   - leagues: ids of the contest's leagues; empty where every name will do.
  public static func read(
    _ bytes: [UInt8], file: String, schools: [School] = [], leagues: [String] = []
  ) -> Output {
    let table = TableFile.read(bytes, file: file, headings: headings)
    var reader = RowReader(file: file, schools: schools, leagues: leagues)
    guard reader.checkColumns(of: table) else {
      return Output(entries: [], diagnostics: table.diagnostics + reader.diagnostics)
    }
    let entries = table.rows.compactMap { reader.read($0) }
    reader.checkLikeness(of: entries)
    return Output(entries: entries, diagnostics: table.diagnostics + reader.diagnostics)
  }
}

/// Reads the rows of a roster one by one.
private struct RowReader {
  typealias Row = TableFile<RosterReader.Column>.Row

  let file: String
  let schools: [School]
  let leagues: [String]
  let schoolsByName: [String: SchoolID]
  var diagnostics: [Diagnostic] = []
  private var persons: [String: Int] = [:]
  private var places: [Int: (place: SourcePlace, part: String?)] = [:]
  private var nameColumn = RosterReader.Column.name
  /// The file says who is of which school.
  private var hasSchools = false
  /// The sheet of the row that is read.
  private var part: String?

  init(file: String, schools: [School], leagues: [String]) {
    self.file = file
    self.schools = schools
    self.leagues = leagues
    var byName: [String: SchoolID] = [:]
    for school in schools {
      byName[VietnameseFolding.fold(school.name)] = school.id
    }
    for school in schools { byName[VietnameseFolding.fold(school.id.text)] = school.id }
    schoolsByName = byName
  }

  private mutating func add(_ finding: ContestFinding, at place: SourcePlace) {
    diagnostics.append(finding.diagnostic(file: file, place: place, part: part))
  }

  /// - Returns: whether there are names at all.
  mutating func checkColumns(of table: TableFile<RosterReader.Column>) -> Bool {
    let hasName = table.columns.contains(.name)
    let hasParts = table.columns.isSuperset(of: [.familyName, .givenName])
    guard !table.rows.isEmpty else {
      if !table.diagnostics.contains(where: { $0.severity == .error }) {
        add(.nobody, at: table.headingPlace)
      }
      return false
    }
    guard hasName || hasParts else {
      add(.missingColumn("Họ và tên"), at: table.headingPlace)
      return false
    }
    if !hasName { nameColumn = .familyName }
    hasSchools = table.columns.contains(.school)
    if schools.count > 1, !table.columns.contains(.school) {
      add(.missingColumn("Trường"), at: table.headingPlace)
    }
    return true
  }

  mutating func read(_ row: Row) -> RosterEntry? {
    part = row.part
    let parts = [row[.familyName], row[.givenName]].compactMap { $0?.text }
    let name = row[.name]?.text ?? parts.joined(separator: " ")
    guard !name.isEmpty else {
      add(.emptyCell("Họ và tên"), at: row.place(of: nameColumn))
      return nil
    }
    if name.count > 100 || name.unicodeScalars.contains(where: { !$0.isShown }) {
      let expected = (vi: "tên 1–100 ký tự", en: "a name of 1–100 characters")
      add(.badCell("Họ và tên", name, expected: expected), at: row[.name]?.place ?? row.place)
    }
    if NameSpelling.fault(in: name) != nil {
      add(.letters("Họ và tên", name), at: row[.name]?.place ?? row.place)
    }
    var entry = RosterEntry(name: name, line: row.line)
    entry.birthDate = row[.birthDate].flatMap { readDay($0) }
    entry.class = row[.class]?.text
    entry.grade = row[.grade]?.text
    entry.ward = row[.ward]?.text
    entry.team = row[.team]?.text
    entry.number = row[.number]?.text
    entry.school = readSchool(row)
    entry.schoolName = row[.school]?.text
    if let cell = row[.captain] { entry.isCaptain = readAnswer(cell, "Đội trưởng") }
    if entry.isCaptain, entry.team == nil { add(.emptyCell("Đội"), at: row.place(of: .team)) }
    entry.league = row[.league].flatMap { readLeague($0) }
    if let cell = row[.extraTime] { entry.extraTime = readFactor(cell) }
    if let cell = row[.consent] { entry.mayPublish = readAnswer(cell, "Đồng ý công bố") }
    if let cell = row[.noPrize] { entry.prizes = !readAnswer(cell, "Không xét giải") }
    checkPerson(entry, at: row.place)
    places[entry.line] = (row.place, row.part)
    return entry
  }

  private mutating func readDay(_ cell: CellTable.Cell) -> String? {
    if ISODate.isDay(cell.text) { return cell.text }
    if let day = ISODate.dayMeant(by: cell.text) { return day }
    // Spreadsheets that other programs wrote have midnight behind every day.
    if let midnight = cell.text.firstMatch(of: #/[ T]0?0:00(:00(\.0+)?)?$/#) {
      let day = String(cell.text[..<midnight.range.lowerBound])
      if let iso = ISODate.isDay(day) ? day : ISODate.dayMeant(by: day) { return iso }
    }
    let expected = (vi: "ngày dạng 9/5/2012", en: "a day as 9/5/2012 (day first)")
    add(.badCell("Ngày sinh", cell.text, expected: expected), at: cell.place)
    return nil
  }

  private mutating func readSchool(_ row: Row) -> SchoolID? {
    guard let cell = row[.school] else {
      if schools.count > 1 || (schools.isEmpty && hasSchools) {
        add(.emptyCell("Trường"), at: row.place(of: .school))
      }
      return schools.count == 1 ? schools[0].id : nil
    }
    if let school = schoolsByName[VietnameseFolding.fold(cell.text)] { return school }
    guard !schools.isEmpty else { return VietnameseFolding.slug(cell.text).map { SchoolID($0) } }
    add(
      .unknownName(
        "Trường", cell.text, of: ("trường", "school"), known: schools.map(\.name)),
      at: cell.place)
    return nil
  }

  private mutating func readLeague(_ cell: CellTable.Cell) -> String? {
    guard !leagues.isEmpty, !leagues.contains(cell.text) else { return cell.text }
    add(.unknownName("Bảng", cell.text, of: ("bảng", "league"), known: leagues), at: cell.place)
    return nil
  }

  /// A factor 1…3, written with comma or point, in hundredths.
  private mutating func readFactor(_ cell: CellTable.Cell) -> Int {
    let text = cell.text.replacing(",", with: ".")
    if let factor = Double(text), (1.0...3.0).contains(factor) {
      return Int((factor * 100).rounded())
    }
    let expected = (vi: "một số từ 1 đến 3, như 1,5", en: "a number from 1 to 3, as 1.5")
    add(.badCell("Hệ số thời gian", cell.text, expected: expected), at: cell.place)
    return 100
  }

  private mutating func readAnswer(_ cell: CellTable.Cell, _ column: String) -> Bool {
    switch VietnameseFolding.fold(cell.text) {
    case "co", "x", "yes", "y", "1", "true", "dong y", "v", "roi": return true
    case "khong", "no", "n", "0", "false", "", "khong dong y": return false
    default:
      let expected = (vi: "'có' hoặc 'không'", en: "'yes' or 'no'")
      add(.badCell(column, cell.text, expected: expected), at: cell.place)
      return false
    }
  }

  /// One person is one contestant.
  private mutating func checkPerson(_ entry: RosterEntry, at place: SourcePlace) {
    let told: String
    if let birthDate = entry.birthDate {
      told = birthDate
    } else if let number = entry.number {
      told = (entry.class ?? "") + "#" + number
    } else {
      return
    }
    let name = TextNormaliser.strictKey(entry.name)
    let key = [name, entry.school?.text ?? "", told].joined(separator: "|")
    if let line = persons[key] {
      add(.sameRow(("cùng một người", "the same person"), line: line), at: place)
    } else {
      persons[key] = entry.line
    }
  }

  /// Who may be one person twice: listed, never refused.
  mutating func checkLikeness(of entries: [RosterEntry]) {
    let persons = entries.enumerated().map { place, entry in
      let identity = PersonIndex.Identity(
        school: entry.school ?? SchoolID("open"), name: entry.name, birthDate: entry.birthDate,
        className: entry.class, number: entry.number)
      return (contestant: ContestantID(number: Int32(clamping: place + 1)), identity: identity)
    }
    // The same person twice is told as an error.
    for match in PersonMatch.all(among: persons) where match.likeness != .same {
      let (first, second) = (
        entries[Int(match.first.number) - 1], entries[Int(match.second.number) - 1]
      )
      guard let at = places[second.line] else { continue }
      part = at.part
      add(
        .alike(second.name, first.name, line: first.line, match.likeness), at: at.place)
    }
  }
}
