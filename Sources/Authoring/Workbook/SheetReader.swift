/// Reads the rows of one sheet, row by row.
///
/// Source: ECMA-376, part 1, 18.3 (worksheets).
struct SheetReader {
  /// What all sheets of a workbook share.
  struct Book {
    var texts: [String] = []
    var styles = WorkbookStyles()
    var isFrom1904 = false
  }

  private let book: Book
  private let part: String?
  private var rows: [CellTable.Row] = []
  private var isSorted = true
  private var lastLine = 0
  private var merges: [(first: CellReference, last: CellReference)] = []
  private var isOver = false
  private var pictures: [CellPicture] = []
  private(set) var budget: TableBudget
  private(set) var notes: [TableNote] = []

  /// - Parameter part: the sheet's name, where there are several.
  init(_ book: Book, part: String?, budget: TableBudget) {
    self.book = book
    self.part = part
    self.budget = budget
  }

  /// Reads what can be read; a fault in the middle has a note, and the rows before it stay.
  mutating func read(_ source: SourceText) -> CellTable {
    do throws(XMLFault) {
      try XMLReader.read(source, treesAtDepth: 3) { _, tree in
        guard let element = tree.root else { return true }
        if element.name == "row" {
          readRow(element)
        } else if element.name == "mergeCell" {
          readMerge(element)
        }
        return !isOver
      }
    } catch {
      note(.xml(error), at: SourcePlace(line: max(lastLine, 1), column: 1))
    }
    sortRows()
    var fill = MergeFill(rows: rows, budget: budget)
    if !fill.run(merges) {
      note(.workbookTooManyMerges(max: budget.limits.mergesMax), at: .start)
    }
    budget = fill.budget
    return CellTable(part: part, rows: fill.rows, pictures: pictures, delimiter: nil)
  }

  private mutating func readRow(_ element: XMLElement) {
    let line = element.attribute("r").flatMap { Int($0) } ?? lastLine + 1
    guard line > 0, line <= budget.limits.rowsMax else {
      let place = SourcePlace(line: max(lastLine, 1), column: 1)
      note(.tableTooManyRows(max: budget.limits.rowsMax), at: place)
      isOver = true
      return
    }
    if line <= lastLine { isSorted = false }
    lastLine = line
    var cells: [CellTable.Cell] = []
    var (column, areSorted, width) = (-1, true, 0)
    for child in element.children where child.name == "c" {
      let named = child.attribute("r").flatMap { CellReference($0) }?.column ?? column + 1
      guard named < budget.limits.columnsMax else {
        let place = SourcePlace(line: line, column: column + 2)
        note(.tableTooManyColumns(max: budget.limits.columnsMax), at: place)
        return
      }
      if named <= column { areSorted = false }
      column = named
      width = max(width, column + 1)
      let place = SourcePlace(line: line, column: column + 1)
      guard let cell = readCell(child, column: column, at: place) else { continue }
      if let finding = budget.take(cell.text) {
        note(finding, at: place)
        isOver = true
        return
      }
      cells.append(cell)
    }
    guard !cells.isEmpty else { return }
    if !areSorted { cells = Self.sorted(cells) }
    rows.append(CellTable.Row(line: line, cells: cells, width: width))
  }

  private mutating func readCell(
    _ element: XMLElement, column: Int, at place: SourcePlace
  ) -> CellTable.Cell? {
    if holdsPicture(element) {
      if pictures.count < budget.limits.picturesMax {
        pictures.append(CellPicture(in: CellReference(column: column, row: place.line)))
      }
      return nil
    }
    guard let shown = shown(element, at: place) else { return nil }
    let text = CellText.clean(shown.text)
    guard !text.isEmpty else { return nil }
    guard text.utf8.count <= budget.limits.cellBytesMax else {
      note(.tableCellTooLong(max: budget.limits.cellBytesMax), at: place)
      return nil
    }
    return CellTable.Cell(text, column: column, place: place, kind: shown.kind)
  }

  /// A picture within a cell: its value is an error with metadata, or a formula that brings it.
  ///
  /// Source: MS-XLSX, 2.6.306 (CT_RichValueBlock) and what WPS and `IMAGE` write.
  private func holdsPicture(_ element: XMLElement) -> Bool {
    if element.attribute("vm") != nil, element.attribute("t") == "e" { return true }
    guard let formula = element.first("f")?.text else { return false }
    return formula.contains("DISPIMG(") || formula.hasPrefix("_xlfn.IMAGE(")
      || formula.hasPrefix("IMAGE(")
  }

  private mutating func shown(
    _ element: XMLElement, at place: SourcePlace
  ) -> (text: String, kind: CellTable.CellKind)? {
    if let own = element.first("is") { return (WorkbookText.text(of: own), .text) }
    guard let value = element.first("v")?.text, !value.isEmpty else {
      if element.first("f") != nil { note(.workbookFormulaWithoutValue(), at: place) }
      return nil
    }
    switch element.attribute("t") {
    case "s":
      guard let index = Int(value.trimmingSpaces), book.texts.indices.contains(index) else {
        note(.workbookMissingText(), at: place)
        return nil
      }
      return (book.texts[index], .text)
    case "str", "inlineStr": return (WorkbookText.unescaped(value), .text)
    case "b": return (value.trimmingSpaces == "0" ? "FALSE" : "TRUE", .truth)
    case "e": return (value, .error)
    case "d": return (isoDate(value), .date)
    default: return number(value.trimmingSpaces, book.styles.format(element.attribute("s")))
    }
  }

  /// The strict form may hold dates as ISO 8601 writes them: the day is enough where no time is.
  private func isoDate(_ value: String) -> String {
    let text = value.trimmingSpaces
    return text.hasSuffix("T00:00:00") || text.hasSuffix("T00:00:00.000")
      ? String(text.prefix(10)) : text.replacing("T", with: " ")
  }

  private func number(
    _ raw: String, _ format: NumberFormat
  ) -> (text: String, kind: CellTable.CellKind) {
    let plain = WorkbookNumber.text(raw)
    guard let value = Double(raw) else { return (plain, .text) }
    switch format {
    case .general: break
    case .percent:
      return (WorkbookNumber.text(value * 100) + "%", .number)
    case .fraction(let digits):
      if let text = WorkbookNumber.fraction(value, digits: digits) { return (text, .number) }
    case .code(let width):
      if value >= 0, plain.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
        return (String(repeating: "0", count: max(0, width - plain.utf8.count)) + plain, .number)
      }
    case .date(let date):
      guard let moment = WorkbookDate(value, from1904: book.isFrom1904) else { break }
      let isShort = date.date == .dayMonth || date.date == .monthYear
      return (moment.text(date), isShort ? .shortDate : .date)
    }
    return (plain, .number)
  }

  private mutating func readMerge(_ element: XMLElement) {
    let ends = (element.attribute("ref") ?? "").split(separator: ":").map { String($0) }
    guard merges.count <= budget.limits.mergesMax, ends.count == 2,
      let first = CellReference(ends[0]), let last = CellReference(ends[1])
    else { return }
    merges.append((first, last))
  }

  private mutating func sortRows() {
    guard !isSorted else { return }
    rows = rows.enumerated().sorted { left, right in
      (left.element.line, left.offset) < (right.element.line, right.offset)
    }.map(\.element)
    var joined: [CellTable.Row] = []
    for row in rows {
      if let last = joined.last, last.line == row.line {
        let cells = Self.sorted(last.cells + row.cells)
        let width = max(last.width, row.width)
        joined[joined.count - 1] = CellTable.Row(line: row.line, cells: cells, width: width)
      } else {
        joined.append(row)
      }
    }
    rows = joined
  }

  /// By column; of two cells with one name the last counts.
  private static func sorted(_ cells: [CellTable.Cell]) -> [CellTable.Cell] {
    let byColumn = Dictionary(cells.map { ($0.column, $0) }, uniquingKeysWith: { $1 })
    return byColumn.values.sorted { $0.column < $1.column }
  }

  private mutating func note(_ finding: BankFinding, at place: SourcePlace) {
    guard notes.count <= BankLimits.diagnosticsMax else { return }
    notes.append(TableNote(finding: finding, place: place, part: part))
  }
}

/// Gives the cells under a cell that is merged with them its text, as a reader of the sheet sees it.
private struct MergeFill {
  private(set) var rows: [CellTable.Row]
  private(set) var budget: TableBudget

  init(rows: [CellTable.Row], budget: TableBudget) {
    self.rows = rows
    self.budget = budget
  }

  /// - Returns: false where there were too many.
  mutating func run(_ merges: [(first: CellReference, last: CellReference)]) -> Bool {
    var steps = 0
    for (number, merge) in merges.enumerated() where merge.last.row > merge.first.row {
      guard number < budget.limits.mergesMax else { return false }
      var index = firstRow(from: merge.first.row)
      guard index < rows.count, rows[index].line == merge.first.row,
        let cell = rows[index].cell(merge.first.column)
      else { continue }
      index += 1
      while index < rows.count, rows[index].line <= merge.last.row {
        steps += 1
        guard steps <= budget.limits.cellsMax, budget.take(cell.text) == nil else { return false }
        fill(index, with: cell)
        index += 1
      }
    }
    return true
  }

  private mutating func fill(_ index: Int, with cell: CellTable.Cell) {
    guard rows[index].cell(cell.column) == nil else { return }
    let place = SourcePlace(line: rows[index].line, column: cell.column + 1)
    let copy = CellTable.Cell(cell.text, column: cell.column, place: place, kind: .merged)
    let before = rows[index].cells.firstIndex { $0.column > cell.column }
    rows[index].cells.insert(copy, at: before ?? rows[index].cells.count)
    rows[index].width = max(rows[index].width, cell.column + 1)
  }

  private func firstRow(from line: Int) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].line < line { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
