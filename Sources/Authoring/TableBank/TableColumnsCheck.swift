import Assessment

/// What columns hold that no item can: told once, where they are named.
struct TableColumnsCheck {
  private(set) var notes: [TableNote] = []
  private let table: CellTable
  private let header: BankHeader
  private let rows: [TableRow]

  init(_ table: CellTable, _ header: BankHeader, _ rows: [TableRow]) {
    self.table = table
    self.header = header
    self.rows = rows
    tell(.time, .tableTimeNotKept())
    if header.columns[.weight(0)] == nil { tell(.points, .tablePointsNotKept()) }
    tellUnnamed()
  }

  private mutating func tell(_ column: BankColumn, _ finding: BankFinding) {
    guard let index = header.columns[column],
      let first = rows.first(where: { row in
        row.row.cell(index) != nil && row[.question] != nil && !row.choices.isEmpty
      })
    else { return }
    let heading = header.row >= 0 ? table.rows[header.row].cell(index) : nil
    guard let cell = heading ?? first.row.cell(index) else { return }
    notes.append(
      TableNote(finding: finding, place: cell.place, excerpt: cell.text, part: table.part))
  }

  private static let notesMax = 50

  /// Rows are often numbered in front of the question, without a name.
  private func numberColumns() -> Set<Int> {
    guard let question = header.columns[.question] else { return [] }
    return Set(
      (0..<question).filter { column in
        rows.allSatisfy { row in row.row.cell(column).map { Int($0.text) != nil } ?? true }
      })
  }

  /// Something may stand beside the table, or under a name that was forgotten.
  private mutating func tellUnnamed() {
    guard header.program != .blooket else { return }
    var told = numberColumns()
    for row in rows {
      for cell in row.row.cells where !header.named.contains(cell.column) && cell.kind != .merged {
        // In a text such a cell may be a sign of a quote that is missing, which is told by row.
        guard table.delimiter == nil || cell.column < header.width,
          notes.count < Self.notesMax, told.insert(cell.column).inserted
        else { continue }
        notes.append(
          TableNote(
            finding: .tableUnnamedColumn(CellReference.letters(cell.column)), place: cell.place,
            excerpt: cell.text, part: table.part))
      }
    }
  }
}

/// Finds out whether weights are per cent or shares of one.
struct WeightEvidence {
  private var hasPercent = false
  private var hasNumber = false
  private var isBeyondOne = false

  mutating func look(at text: String) {
    if text.hasSuffix("%") {
      hasPercent = true
      return
    }
    guard let number = DecimalNumber(typed: text, decimalComma: text.contains(",")) else { return }
    hasNumber = true
    if number.magnitude > DecimalNumber(1) { isBeyondOne = true }
  }

  /// Numbers without a percent sign of which none is more than one.
  var areShares: Bool { hasNumber && !isBeyondOne && !hasPercent }
}
