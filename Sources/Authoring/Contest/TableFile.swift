/// A file of rows whose columns have names, in any order, in Vietnamese or English: a text with
/// delimiters, or a workbook of which every sheet has its own names.
struct TableFile<Column: Hashable & CaseIterable & Sendable> {
  typealias Cell = CellTable.Cell

  /// What a column may be called.
  struct Heading {
    let column: Column
    /// As people write it: the first is used in messages.
    let names: [String]
  }

  struct Row {
    let line: Int
    /// The sheet, where the file has several.
    let part: String?
    fileprivate let cells: [Column: Cell]
    /// Those in which something stands, under a known name or not.
    fileprivate let all: [Cell]
    fileprivate let layout: Layout

    /// The cell where something stands in it.
    subscript(column: Column) -> Cell? { cells[column] }

    var place: SourcePlace { SourcePlace(line: line, column: 1) }

    /// Where a column's cell stands in this row, also an empty one: in a text that follows from its neighbours,
    /// as only delimiters stand between.
    func place(of column: Column) -> SourcePlace {
      if let cell = cells[column] { return cell.place }
      guard let index = layout.indices[column] else { return place }
      if layout.isSheet { return SourcePlace(line: line, column: index + 1) }
      if let next = all.first(where: { $0.column > index }) {
        let before = next.column - index
        return SourcePlace(line: next.place.line, column: max(1, next.place.column - before))
      }
      guard let last = all.last(where: { $0.column < index }) else {
        return SourcePlace(line: line, column: index + 1)
      }
      let end = last.place.column + last.text.unicodeScalars.count
      return SourcePlace(line: last.place.line, column: end + index - last.column)
    }
  }

  /// Where the columns of a sheet are.
  fileprivate struct Layout {
    /// From 0.
    let indices: [Column: Int]
    /// Places are rows and columns, not lines and characters.
    let isSheet: Bool
  }

  private(set) var columns: Set<Column> = []
  private(set) var rows: [Row] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Where the names of the columns stand.
  private(set) var headingPlace = SourcePlace.start
  private let file: String

  /// - Parameters:
  ///   - headings: the columns that are known; others are left out with a warning.
  ///   - rowsMax: of a sheet; tests hand in fewer.
  static func read(
    _ bytes: [UInt8], file: String, headings: [Heading], rowsMax: Int = ContestLimits.rowsMax
  ) -> TableFile {
    var limits = TableLimits.usual
    limits.rowsMax = rowsMax
    let source = TableSource.read(bytes, file: file, limits: limits)
    var table = TableFile(file: file)
    table.diagnostics = source.notes.map { $0.withoutOption.diagnostic(file: file) }
    if source.tables.isEmpty, !source.notes.contains(where: { $0.finding.severity == .error }) {
      table.diagnostics.append(
        TableNote(finding: .tableEmpty(), place: .start).diagnostic(file: file))
    }
    let names = HeadingNames(headings)
    for sheet in source.tables {
      table.append(sheet, names, isOnly: source.tables.count == 1)
    }
    return table
  }

  private init(file: String) { self.file = file }

  private mutating func append(_ sheet: CellTable, _ names: HeadingNames, isOnly: Bool) {
    let found = sheet.rows.prefix(Self.rowsBeforeHeadings).firstIndex { names.areIn($0) }
    guard let index = found ?? (isOnly ? 0 : nil) else {
      let finding = ContestFinding.sheetWithoutHeadings(sheet.part ?? "")
      diagnostics.append(finding.diagnostic(file: file, place: .start, part: sheet.part))
      return
    }
    let first = sheet.rows[index]
    let places = readHeadings(first.cells, names, part: sheet.part)
    if columns.isEmpty { headingPlace = first.cells.first?.place ?? .start }
    columns.formUnion(places.map(\.column))
    let layout = Layout(
      indices: Dictionary(
        places.map { ($0.column, $0.index) }, uniquingKeysWith: { first, _ in first }),
      isSheet: first.cells.allSatisfy { $0.place.column == $0.column + 1 })
    rows += sheet.rows[(index + 1)...].map { row in
      var named: [Column: Cell] = [:]
      for (index, column) in places { named[column] = row.cell(index) }
      return Row(
        line: row.line, part: sheet.part, cells: named, all: row.cells, layout: layout)
    }
  }

  /// A title, a school's name and an empty line stand above the names; more is unusual.
  private static var rowsBeforeHeadings: Int { 20 }

  private mutating func readHeadings(
    _ cells: [Cell], _ names: HeadingNames, part: String?
  ) -> [(index: Int, column: Column)] {
    var places: [(index: Int, column: Column)] = []
    func add(_ finding: ContestFinding, _ cell: Cell) {
      diagnostics.append(finding.diagnostic(file: file, place: cell.place, part: part))
    }
    for cell in cells {
      if let column = names.column(cell.text) {
        if places.contains(where: { $0.column == column }) {
          add(.columnTwice(cell.text), cell)
        } else {
          places.append((cell.column, column))
        }
      } else if !names.isIgnored(cell.text) {
        add(.unknownColumn(cell.text, nearest: names.nearest(to: cell.text)), cell)
      }
    }
    return places
  }

  /// Finds columns by their names.
  private struct HeadingNames {
    private let known: [String: Column]
    private let names: [String]

    init(_ headings: [Heading]) {
      known = Dictionary(
        headings.flatMap { heading in
          heading.names.map { (VietnameseFolding.fold($0), heading.column) }
        }, uniquingKeysWith: { first, _ in first })
      names = headings.flatMap(\.names)
    }

    func column(_ name: String) -> Column? { known[VietnameseFolding.fold(name)] }

    /// Two names are no accident.
    func areIn(_ row: CellTable.Row) -> Bool {
      Set(row.cells.compactMap { column($0.text) }).count >= 2
    }

    func nearest(to name: String) -> String? { NearestName.find(name, in: names) }

    /// Columns that say nothing of a person or school.
    func isIgnored(_ name: String) -> Bool {
      ["stt", "tt", "so tt", "so thu tu", "no", "ghi chu", "note"].contains(
        VietnameseFolding.fold(name))
    }
  }
}
