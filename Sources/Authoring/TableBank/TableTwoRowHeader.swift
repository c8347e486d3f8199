/// Names of columns in two rows: "Câu hỏi | Phương án | | | Đáp án" over "| A | B | C |", as cells
/// that were merged leave them.
enum TableTwoRowHeader {
  /// The table with both rows as one, where there are two.
  static func joined(_ table: CellTable) -> CellTable {
    let rows = table.rows.prefix(BankHeader.rowsBefore)
    guard
      let index = rows.indices.dropLast().first(where: { isHeader(rows[$0], over: rows[$0 + 1]) })
    else { return table }
    var table = table
    let letters = table.rows[index + 1].cells.filter { $0.kind != .merged }
    let columns = Set(letters.map(\.column))
    let kept = table.rows[index].cells.filter { !columns.contains($0.column) }
    table.rows[index].cells = (kept + letters).sorted { $0.column < $1.column }
    table.rows[index].width = max(table.rows[index].width, table.rows[index + 1].width)
    table.rows.remove(at: index + 1)
    return table
  }

  private static func isHeader(_ row: CellTable.Row, over below: CellTable.Row) -> Bool {
    let letters = below.cells.filter { $0.kind != .merged }
    guard letters.count >= 2, below.line == row.line + 1,
      letters.enumerated().allSatisfy({ index, cell in
        BankColumnNames.column(cell.text) == .choice(index)
      }),
      let first = letters.first, let last = letters.last,
      last.column - first.column == letters.count - 1
    else { return false }
    // Above them stands one name, over the first of them.
    let above = row.cells.filter { (first.column...last.column).contains($0.column) }
    return row.cells.contains { BankColumnNames.column($0.text) == .question }
      && above.allSatisfy { $0.column == first.column }
      && !above.contains { BankColumnNames.column($0.text) == .question }
  }
}
