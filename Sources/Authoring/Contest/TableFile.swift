/// A file of rows whose first row names the columns, in any order, in Vietnamese or English.
struct TableFile<Column: Hashable & CaseIterable & Sendable> {
  typealias Cell = DelimitedTable.Cell

  /// What a column may be called.
  struct Heading {
    let column: Column
    /// As people write it: the first is used in messages.
    let names: [String]
  }

  struct Row {
    let line: Int
    fileprivate let cells: [Column: Cell]

    /// The cell where something stands in it.
    subscript(column: Column) -> Cell? { cells[column] }

    var place: SourcePlace { SourcePlace(line: line, column: 1) }
  }

  let columns: Set<Column>
  let rows: [Row]
  let diagnostics: [Diagnostic]
  /// Where the names of the columns stand.
  let headingPlace: SourcePlace

  /// - Parameter headings: the columns that are known; others are left out with a warning.
  static func read(_ bytes: [UInt8], file: String, headings: [Heading]) -> TableFile {
    let table: DelimitedTable
    do {
      table = try DelimitedTable.read(bytes, rowsMax: ContestLimits.rowsMax)
    } catch {
      return TableFile(
        columns: [], rows: [],
        diagnostics: [
          ContestFinding.unreadableTable(error).diagnostic(file: file, place: error.place)
        ], headingPlace: .start)
    }
    guard let first = table.rows.first else {
      return TableFile(
        columns: [], rows: [],
        diagnostics: [ContestFinding.emptyTable.diagnostic(file: file, place: .start)],
        headingPlace: .start)
    }
    let (places, diagnostics) = readHeadings(first, file: file, headings: headings)
    let rows = table.rows.dropFirst().map { cells in
      var named: [Column: Cell] = [:]
      for (index, column) in places where index < cells.count && !cells[index].text.isEmpty {
        named[column] = cells[index]
      }
      return Row(line: cells.first?.place.line ?? 1, cells: named)
    }
    return TableFile(
      columns: Set(places.map(\.column)), rows: rows, diagnostics: diagnostics,
      headingPlace: first.first?.place ?? .start)
  }

  private static func readHeadings(
    _ cells: [Cell], file: String, headings: [Heading]
  ) -> (places: [(index: Int, column: Column)], diagnostics: [Diagnostic]) {
    let known = Dictionary(
      headings.flatMap { heading in
        heading.names.map { (VietnameseFolding.fold($0), heading.column) }
      }, uniquingKeysWith: { first, _ in first })
    var places: [(index: Int, column: Column)] = []
    var diagnostics: [Diagnostic] = []
    for (index, cell) in cells.enumerated() where !cell.text.isEmpty {
      let name = VietnameseFolding.fold(cell.text)
      if let column = known[name] {
        if places.contains(where: { $0.column == column }) {
          let finding = ContestFinding.columnTwice(cell.text)
          diagnostics.append(finding.diagnostic(file: file, place: cell.place))
        } else {
          places.append((index, column))
        }
      } else if !ignored.contains(name) {
        let finding = ContestFinding.unknownColumn(
          cell.text, nearest: NearestName.find(cell.text, in: headings.flatMap(\.names)))
        diagnostics.append(finding.diagnostic(file: file, place: cell.place))
      }
    }
    return (places, diagnostics)
  }

  /// Columns that say nothing of a person or school.
  private static var ignored: Set<String> {
    ["stt", "tt", "so tt", "so thu tu", "no", "ghi chu", "note"]
  }
}

extension DelimitedTable.Fault {
  var place: SourcePlace {
    switch self {
    case .notUTF8(let place), .unclosedQuote(let place): place
    case .utf16, .workbook, .tooManyRows: .start
    }
  }
}
