import Terminal

/// Rows under each other in columns, by the width of the cells on a terminal.
struct TextTable {
  private let rows: [[String]]
  private let rightAligned: Set<Int>

  /// - Parameter rightAligned: the columns of numbers, from 0.
  init(_ rows: [[String]], rightAligned: Set<Int> = []) {
    self.rows = rows
    self.rightAligned = rightAligned
  }

  var lines: [String] {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.cellWidth)
      }
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let fill = String(repeating: " ", count: widths[column] - cell.cellWidth)
        if rightAligned.contains(column) { return fill + cell }
        return column == row.count - 1 ? cell : cell + fill
      }
      return cells.joined(separator: "  ")
    }
  }
}
