/// The row that names the columns of a bank's table.
struct BankHeader: Sendable {
  /// Of the row, in the table.
  let row: Int
  let place: SourcePlace
  let program: TableProgram
  /// How many cells the row has, empty ones at its end not counted.
  private(set) var width: Int
  /// Where each column is, from 0.
  private(set) var columns: [BankColumn: Int] = [:]
  /// Keys may stand in several columns, categories in one column for each level.
  private(set) var corrects: [Int] = []
  private(set) var categories: [Int] = []
  /// By their number, in the order of the choices.
  private(set) var choices: [(number: Int, column: Int)] = []
  private(set) var wrongs: [Int] = []
  private(set) var rights: [Int] = []
  /// How one column of wrong answers that has no number is cut; nil where there are several.
  private(set) var wrongList: WrongList?
  private(set) var notes: [TableNote] = []
  /// Of items that name none.
  private(set) var category: [String] = []
  /// What the name of the key's column says of numbers in it.
  private(set) var keyNumbering: KeyNumbering?
  /// Columns with something in them that have no name, or that nothing is read from.
  private(set) var named: Set<Int> = []
  /// True where a name has letters that English does not have.
  private(set) var isVietnamese = false
  /// Of all choices, where they stood in rows.
  private(set) var choicesColumn: Int?

  /// True where the key's column is called an index, which most programs count from zero.
  private(set) var namesIndex = false

  /// As all choices in one cell, or at bars and line ends alone where the name is of one answer.
  enum WrongList: Hashable, Sendable { case choices, bars }

  /// How numbers that name choices are counted.
  enum KeyNumbering: Hashable, Sendable { case fromZero, fromOne }

  /// Instructions and titles may stand above the names, but hardly more.
  static let rowsBefore = 40

  /// - Parameter program: whose sheet it is, where somebody says so.
  /// - Returns: nil where no row among the first names the columns of a bank.
  init?(_ table: CellTable, program: TableProgram?) {
    let rows = table.rows.prefix(Self.rowsBefore)
    guard let row = rows.firstIndex(where: Self.isHeader) else { return nil }
    let cells = table.rows[row].cells
    let found = cells.map { BankColumnNames.find($0.text) }
    let banner = rows[..<row].flatMap(\.cells).map { BankColumnNames.key($0.text) }.joined()
    let keys = Dictionary(
      found.compactMap { $0 }.map { ($0.key, $0.column) }, uniquingKeysWith: { first, _ in first })
    self.row = row
    self.program =
      program
      ?? TableProgram(
        banner: banner, keys: keys, headings: cells.map { $0.text.lowercased() })
    if self.program == .classQuiz { category = Self.title(table, above: row) }
    place = cells.first?.place ?? .start
    width = (cells.last?.column ?? -1) + 1
    isVietnamese = cells.contains { $0.text.contains { $0.isLetter && !$0.isASCII } }
    for (cell, found) in zip(cells, found) { take(cell, found, part: table.part) }
    arrange()
  }

  private static func isHeader(_ row: CellTable.Row) -> Bool {
    // Names of a question and of an answer; most lines of other texts are one cell.
    guard row.cells.count > 1 else { return false }
    var columns: Set<BankColumn> = []
    for cell in row.cells {
      if let column = BankColumnNames.column(cell.text) { columns.insert(column) }
    }
    guard columns.contains(.question) else { return false }
    return columns.contains(where: \.isTelling)
  }

  private mutating func take(
    _ cell: CellTable.Cell, _ found: (column: BankColumn, key: String)?, part: String?
  ) {
    named.insert(cell.column)
    guard let (column, key) = found else {
      let finding = BankFinding.tableUnknownColumn(
        cell.text, nearest: BankColumnNames.nearest(to: cell.text))
      notes.append(TableNote(finding: finding, place: cell.place, excerpt: cell.text, part: part))
      return
    }
    switch column {
    case .correct:
      corrects.append(cell.column)
      if keyNumbering == nil { keyNumbering = Self.numbering(cell.text) }
      namesIndex = namesIndex || key.hasSuffix("index") || key.hasPrefix("chiso")
      // "Answer" beside "Correct answer" holds the choices, not the key.
      let isVague = ["answer", "answers", "dapan", "traloi"].contains(key)
      if isVague { vagueCorrect = vagueCorrect ?? cell.column } else { hasClearCorrect = true }
    case .category: categories.append(cell.column)
    case .question where columns[.question] != nil:
      takeSecondQuestion(cell, key)
    default:
      if case .wrong = column, BankColumnNames.wrongList.contains(key) { wrongList = .choices }
      if case .wrong = column, BankColumnNames.wrongOne.contains(key) { wrongList = .bars }
      if columns[column] != nil {
        let finding = BankFinding.tableColumnTwice(cell.text)
        notes.append(TableNote(finding: finding, place: cell.place, excerpt: cell.text, part: part))
      } else {
        columns[column] = cell.column
      }
    }
  }

  private var vagueCorrect: Int?
  private var hasClearCorrect = false

  /// Beside a column of texts, "Câu hỏi" is the number of the question.
  private mutating func takeSecondQuestion(_ cell: CellTable.Cell, _ key: String) {
    let isText = ["noidungcauhoi", "questiontext", "noidung", "questioncontent", "content"]
    if isText.contains(key) {
      columns[.number] = columns[.number] ?? columns[.question]
      columns[.question] = cell.column
    } else {
      columns[.number] = columns[.number] ?? cell.column
    }
  }

  /// Puts what belongs together in order.
  private mutating func arrange() {
    if hasClearCorrect, let vagueCorrect, columns[.choices] == nil, !hasChoices {
      columns[.choices] = vagueCorrect
      corrects.removeAll { $0 == vagueCorrect }
    }
    for (column, place) in columns {
      switch column {
      case .choice(let number): choices.append((number, place))
      case .wrong: wrongs.append(place)
      case .right: rights.append(place)
      default: break
      }
    }
    if wrongs.count > 1 { wrongList = nil }
    choices.sort { $0.number < $1.number }
    wrongs.sort()
    rights.sort()
  }

  /// True where a table of other things is hardly taken for a bank.
  var namesAnswers: Bool { choices.count > 1 || !corrects.isEmpty || !wrongs.isEmpty }

  /// How many columns are known.
  var columnCount: Int { columns.count + corrects.count + categories.count }

  private var hasChoices: Bool {
    columns.keys.contains { if case .choice = $0 { true } else { false } }
  }

  /// What "(0-3)", "(1-4)", "(0 = A)" and "Answer #" say; letters say nothing of numbers.
  private static func numbering(_ heading: String) -> KeyNumbering? {
    let digits = heading.split { !$0.isNumber }
    if digits.contains("0"), digits.count > 1 || heading.contains("=") { return .fromZero }
    let isPlace = BankColumnNames.key(heading).contains("number")
    return isPlace || (digits.contains("1") && digits.count > 1) ? .fromOne : nil
  }
}

extension BankHeader {
  /// ClassQuiz goes by places alone: the title in C5, questions from row 14 on in B, their answers in
  /// C to F, the time in G, the numbers of the right ones in H.
  ///
  /// Source: ClassQuiz, classquiz/helpers/__init__.py (handle_import_from_excel).
  ///
  /// - Parameter isAsked: true where somebody says that it is one.
  init?(classQuiz table: CellTable, isAsked: Bool) {
    let questions = table.rows.filter { $0.line >= 14 && $0.cell(1) != nil && $0.cell(2) != nil }
    let title = table.rows.first { $0.line == 5 }?.cell(2)
    let hasKeys = questions.allSatisfy { row in
      row.cell(7)?.text.allSatisfy { $0.isNumber || ",;. ".contains($0) } ?? true
    }
    guard !questions.isEmpty, isAsked || (title != nil && hasKeys) else { return nil }
    row = (table.rows.firstIndex { $0.line >= 14 } ?? 0) - 1
    place = .start
    program = .classQuiz
    width = 8
    columns = [.question: 1, .time: 6]
    for number in 0..<4 {
      columns[.choice(number)] = number + 2
      choices.append((number, number + 2))
    }
    corrects = [7]
    named = Set(0..<8)
    category = title.map { [$0.text] } ?? []
  }

  /// Where choices that stood in rows are put, beyond all columns of the table.
  struct Stacked {
    let base: Int

    func choice(_ number: Int) -> Int { base + 3 * number }
    func mark(_ number: Int) -> Int { base + 3 * number + 1 }
    func feedback(_ number: Int) -> Int { base + 3 * number + 2 }
  }

  /// The same header with columns for so many choices.
  func stacked(from base: Int, count: Int) -> BankHeader {
    var header = self
    let stacked = Stacked(base: base)
    header.choicesColumn = columns[.choices]
    header.columns[.choices] = nil
    for number in 0..<count {
      header.columns[.choice(number)] = stacked.choice(number)
      header.columns[.mark(number)] = stacked.mark(number)
      header.columns[.choiceFeedback(number)] = stacked.feedback(number)
      header.choices.append((number, stacked.choice(number)))
    }
    header.width = stacked.choice(count)
    header.named.formUnion(base..<header.width)
    return header
  }

  /// A name of the table's own title, for items that name no category.
  private static func title(_ table: CellTable, above row: Int) -> [String] {
    let cell = table.rows[..<row].first { $0.line == 5 }?.cell(2)
    return cell.map { [$0.text] } ?? []
  }
}
