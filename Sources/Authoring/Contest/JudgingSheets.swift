import Assessment
public import ContestEngine

/// Reads a jury's sheets from a table: a judge, an entry, and a mark for each criterion a row.
///
/// A row without any mark is one that is not judged yet and is passed over. Faults are told at
/// their row and column, all of them at once.
public struct JudgingSheets {
  public struct Output: Sendable {
    /// Empty where there are errors: a file is taken whole or not at all.
    public let sheets: [JudgingPanel.Sheet]
    /// Rows that had no mark yet.
    public let unjudged: Int
    public let diagnostics: [Diagnostic]
  }

  private enum Column: Hashable, CaseIterable, Sendable {
    case judge, entry, title
    case criterion(Int)

    static var allCases: [Column] {
      [.judge, .entry, .title] + (0..<Rubric.criteriaMax).map { .criterion($0) }
    }
  }

  private let rules: JudgingRules
  private let record: JudgingRecord
  private let mayCorrect: Bool
  private let file: String
  private var diagnostics: [Diagnostic] = []
  private var sheets: [JudgingPanel.Sheet] = []
  private var lines: [String: Int] = [:]
  private var unjudged = 0

  /// - Parameters:
  ///   - record: what is there already, and what a sheet is checked against.
  ///   - mayCorrect: sheets with other marks than those that are there are corrections; else they
  ///     are faults.
  public static func read(
    _ bytes: [UInt8], file: String, rules: JudgingRules, record: JudgingRecord, mayCorrect: Bool
  ) -> Output {
    var reading = JudgingSheets(
      rules: rules, record: record, mayCorrect: mayCorrect, file: file)
    reading.read(bytes)
    let hasErrors = reading.diagnostics.contains { $0.severity == .error }
    return Output(
      sheets: hasErrors ? [] : reading.sheets, unjudged: reading.unjudged,
      diagnostics: reading.diagnostics)
  }

  private init(rules: JudgingRules, record: JudgingRecord, mayCorrect: Bool, file: String) {
    self.rules = rules
    self.record = record
    self.mayCorrect = mayCorrect
    self.file = file
  }

  private mutating func add(
    _ finding: ContestFinding, _ place: SourcePlace, _ row: TableFile<Column>.Row?
  ) {
    diagnostics.append(finding.diagnostic(file: file, place: place, part: row?.part))
  }

  private mutating func read(_ bytes: [UInt8]) {
    let table = TableFile.read(bytes, file: file, headings: headings)
    diagnostics += table.diagnostics
    guard !table.rows.isEmpty || table.columns.isEmpty == false else { return }
    var needed: [(Column, String)] = [(.judge, "Giám khảo"), (.entry, "Bài dự thi")]
    for (place, criterion) in rules.rubric.enumerated() {
      needed.append((.criterion(place), criterion.title.text(in: "vi")))
    }
    let missing = needed.filter { !table.columns.contains($0.0) }
    for (_, name) in missing { add(.missingColumn(name), table.headingPlace, nil) }
    guard missing.isEmpty else { return }
    for row in table.rows { read(row) }
  }

  private var headings: [TableFile<Column>.Heading] {
    let fixed: [TableFile<Column>.Heading] = [
      .init(column: .judge, names: ["Giám khảo", "Mã giám khảo", "Judge", "Judge ID"]),
      .init(
        column: .entry, names: ["Bài dự thi", "Mã bài", "Bài", "Tác phẩm", "Entry", "Entry ID"]),
      .init(column: .title, names: ["Tên bài", "Tên tác phẩm", "Title"]),
    ]
    return fixed
      + rules.rubric.enumerated().map { place, criterion in
        let titles = criterion.title.texts.sorted { $0.key < $1.key }.map(\.value)
        // A title that the first columns are called by is the criterion's id alone.
        let taken = Set(fixed.flatMap(\.names).map(VietnameseFolding.fold))
        let names = (titles + [criterion.id]).filter {
          !taken.contains(VietnameseFolding.fold($0))
        }
        return .init(column: .criterion(place), names: names)
      }
  }

  private mutating func read(_ row: TableFile<Column>.Row) {
    guard rules.rubric.indices.contains(where: { row[.criterion($0)] != nil }) else {
      unjudged += 1
      return
    }
    let judge = readJudge(row)
    let entry = readEntry(row)
    var marks: [String: Int] = [:]
    for (place, criterion) in rules.rubric.enumerated() {
      let name = criterion.title.text(in: "vi")
      guard let cell = row[.criterion(place)] else {
        add(.emptyCell(name), row.place(of: .criterion(place)), row)
        continue
      }
      guard let mark = SheetMark.hundredths(cell.text), mark <= criterion.max * 100 else {
        add(.badCell(name, cell.text, expected: Self.range(criterion.max)), cell.place, row)
        continue
      }
      marks[criterion.id] = mark
    }
    guard let judge, let entry, marks.count == rules.rubric.count else { return }
    take(JudgingPanel.Sheet(judge: judge, entry: entry, marks: marks), row)
  }

  private static func range(_ max: Int) -> (vi: String, en: String) {
    (
      "điểm từ 0 đến \(max), nhiều nhất hai chữ số thập phân",
      "a mark from 0 to \(max) with two decimals at most"
    )
  }

  private mutating func readJudge(_ row: TableFile<Column>.Row) -> String? {
    guard let cell = row[.judge] else {
      add(.emptyCell("Giám khảo"), row.place(of: .judge), row)
      return nil
    }
    let found = rules.judges(called: cell.text)
    if found.count == 1 { return found[0].id }
    let known = rules.judges.map(\.id) + rules.judges.map(\.name)
    add(
      found.isEmpty
        ? .unknownName("Giám khảo", cell.text, of: ("giám khảo", "judge"), known: known)
        : .judgesOfOneName(cell.text, found.map(\.id)), cell.place, row)
    return nil
  }

  private mutating func readEntry(_ row: TableFile<Column>.Row) -> String? {
    guard let cell = row[.entry] else {
      add(.emptyCell("Bài dự thi"), row.place(of: .entry), row)
      return nil
    }
    if let entry = rules.entry(called: cell.text) { return entry.id }
    add(
      .unknownName(
        "Bài dự thi", cell.text, of: ("bài dự thi", "entry"), known: rules.entries.map(\.id)),
      cell.place, row)
    return nil
  }

  private mutating func take(_ sheet: JudgingPanel.Sheet, _ row: TableFile<Column>.Row) {
    let key = sheet.judge + "\n" + sheet.entry
    if let first = lines[key] {
      add(.sameRow(("cùng giám khảo và bài", "same judge and entry"), line: first), row.place, row)
      return
    }
    lines[key] = row.line
    let judgeName = rules.judges.first { $0.id == sheet.judge }?.name ?? sheet.judge
    if !record.panel.mayJudge(sheet.judge, sheet.entry) {
      add(.judgeOfTheSchool(judgeName, sheet.entry), row.place, row)
    } else if record.disqualified[sheet.entry] != nil {
      add(.entryDisqualified(sheet.entry), row.place, row)
    } else if let earlier = record.panel.sheet(by: sheet.judge, of: sheet.entry),
      earlier != sheet, !mayCorrect
    {
      add(.sheetDiffers(judgeName, sheet.entry), row.place, row)
    } else {
      sheets.append(sheet)
    }
  }
}

extension JudgingRules {
  /// By id; spreadsheets make "1" of "001", which is taken for it where no other number is.
  public func entry(called text: String) -> JudgedEntry? {
    if let exact = entries.first(where: { $0.id == text }) { return exact }
    guard let number = Int(text) else { return nil }
    let alike = entries.filter { Int($0.id) == number }
    return alike.count == 1 ? alike[0] : nil
  }

  /// By id, or by name; without regard to case and tone marks where no name is just so.
  public func judges(called text: String) -> [Judge] {
    let exact = judges.filter { $0.id == text }
    if !exact.isEmpty { return exact }
    let name = TextNormaliser.strictKey(text)
    let named = judges.filter { TextNormaliser.strictKey($0.name) == name }
    if !named.isEmpty { return named }
    let wanted = VietnameseFolding.fold(text)
    return judges.filter { VietnameseFolding.fold($0.name) == wanted }
  }
}
