import Assessment

/// A row of a bank's table, by what its columns hold.
struct TableRow {
  let header: BankHeader
  let row: CellTable.Row
  let part: String?
  /// What stands over its cells.
  var pictures: [CellPicture] = []
  /// Texts of this house's files have a mark before what a spreadsheet would take for a formula.
  let undoesGuards: Bool

  init(_ header: BankHeader, _ row: CellTable.Row, part: String?) {
    self.header = header
    self.row = row
    self.part = part
    undoesGuards = header.program == .ours
  }

  /// A cell with its text as it is meant.
  struct Cell {
    let text: String
    let kind: CellTable.CellKind
    let position: BankPosition
  }

  subscript(column: BankColumn) -> Cell? { header.columns[column].flatMap(cell) }

  func text(_ column: BankColumn) -> String { self[column]?.text ?? "" }

  /// - Parameter column: its number in the table.
  func cell(_ column: Int) -> Cell? {
    guard let cell = row.cell(column) else {
      // A question or a choice may be a picture alone.
      guard
        column == header.columns[.question]
          || header.choices.contains(where: { $0.column == column }),
        let picture = pictures.first(where: { $0.cell.column == column })
      else { return nil }
      return Cell(text: "", kind: .text, position: picture.position(part: part))
    }
    if cell.kind == .truth, header.isVietnamese {
      // Spreadsheets in Vietnamese make a truth of a typed "Đúng" or "Sai".
      return Cell(
        text: cell.text == "FALSE" ? "Sai" : "Đúng", kind: cell.kind,
        position: .place(cell.place, excerpt: cell.text, part: part))
    }
    let text = undoesGuards ? FormulaGuard.undone(cell.text) : cell.text
    return Cell(
      text: CellText.clean(text), kind: cell.kind,
      position: .place(cell.place, excerpt: cell.text, part: part))
  }

  /// The choices in which something stands, by the numbers of their columns.
  var choices: [(number: Int, cell: Cell)] {
    header.choices.compactMap { choice in cell(choice.column).map { (choice.number, $0) } }
  }

  /// The choices as a key names them: in columns of their own, or all in one cell.
  var named: [ChoiceKey.Choice] {
    let choices = choices
    if choices.isEmpty, let list = self[.choices] {
      return TableList.choices(list.text).enumerated().map {
        ChoiceKey.Choice(number: $0.offset, text: $0.element)
      }
    }
    return choices.map { ChoiceKey.Choice(number: $0.number, text: $0.cell.text) }
  }

  func cells(_ columns: [Int]) -> [Cell] { columns.compactMap(cell) }

  var corrects: [Cell] { cells(header.corrects) }

  /// Where the row's item begins.
  var position: BankPosition {
    if let question = self[.question] { return question.position }
    let first = row.cells.first
    return .place(first?.place ?? row.place, excerpt: first?.text ?? "", part: part)
  }
}
