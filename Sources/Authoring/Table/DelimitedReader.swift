/// Reads rows and columns as spreadsheets save them: comma, semicolon, tab or bar between cells,
/// double quotes around those that need them.
///
/// Source: RFC 4180; separators and the `sep=` line as Excel writes them.
struct DelimitedReader {
  struct Output: Sendable {
    let table: CellTable
    let notes: [TableNote]
  }

  private let bytes: [UInt8]
  private let limits: TableLimits
  private let delimiter: UInt8
  private var index: Int
  private var line = 1
  /// A byte of this line whose column is known.
  private var mark: (byte: Int, column: Int)
  private var budget: TableBudget
  private var rows: [CellTable.Row] = []
  private var notes: [TableNote] = []

  /// Reads valid UTF-8.
  static func read(_ source: SourceText, limits: TableLimits = .usual) -> Output {
    var reader = DelimitedReader(source, limits)
    reader.readRows()
    return Output(
      table: CellTable(part: nil, rows: reader.rows, delimiter: reader.delimiter),
      notes: reader.notes)
  }

  private init(_ source: SourceText, _ limits: TableLimits) {
    bytes = source.bytes
    self.limits = limits
    budget = TableBudget(limits)
    index = source.contentStart
    mark = (index, 1)
    if let separator = Self.separatorLine(bytes[index...]) {
      delimiter = separator.delimiter
      index += separator.length
      takeLineEnd()
    } else {
      delimiter = DelimiterEvidence.likely(in: bytes[index...])
    }
  }

  /// `sep=;`, with which Excel is told the delimiter.
  private static func separatorLine(
    _ bytes: ArraySlice<UInt8>
  ) -> (delimiter: UInt8, length: Int)? {
    let line = bytes.prefix(8).prefix { $0 != 10 && $0 != 13 }
    let bare = line.filter { $0 != UInt8(ascii: "\"") }
    guard bare.count == 5, bare.starts(with: Array("sep=".utf8)), let last = bare.last,
      bytes.count == line.count || bytes[line.endIndex] == 10 || bytes[line.endIndex] == 13
    else { return nil }
    return (last, line.count)
  }

  private mutating func readRows() {
    while index < bytes.count {
      guard let row = readRow() else { continue }
      guard rows.count < limits.rowsMax else {
        note(.tableTooManyRows(max: limits.rowsMax), at: row.place)
        return
      }
      rows.append(row)
      for cell in row.cells {
        guard let finding = budget.take(cell.text) else { continue }
        rows.removeLast()
        note(finding, at: cell.place)
        return
      }
    }
  }

  /// - Returns: nil for a row in which nothing stands, or that is broken.
  private mutating func readRow() -> CellTable.Row? {
    let line = line
    var cells: [CellTable.Cell] = []
    var (column, isBroken) = (0, false)
    repeat {
      if column == limits.columnsMax {
        note(.tableTooManyColumns(max: limits.columnsMax), at: place())
        skipLine()
        return nil
      }
      switch readCell(column) {
      case .cell(let cell): cells.append(cell)
      case .empty: break
      case .broken: isBroken = true
      }
      column += 1
    } while take(delimiter)
    takeLineEnd()
    guard !isBroken, !cells.isEmpty else { return nil }
    return CellTable.Row(line: line, cells: cells, width: column)
  }

  private enum Found { case cell(CellTable.Cell), empty, broken }

  private mutating func readCell(_ column: Int) -> Found {
    while index < bytes.count, bytes[index] == 32 { index += 1 }
    let place = place()
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
      return found(readPlain(), column, place)
    }
    let before = (index: index, line: line, mark: mark)
    if let text = readQuoted() { return found(text, column, place) }
    // The quote that should end this cell is not there: it is taken as if it ended with its line,
    // so that the rows after it are still rows.
    (index, line, mark) = before
    note(.tableUnclosedQuote(), at: place, excerpt: String(decoding: readPlain(), as: UTF8.self))
    return .broken
  }

  private mutating func found(
    _ text: ArraySlice<UInt8>, _ column: Int, _ place: SourcePlace
  ) -> Found {
    guard text.count <= limits.cellBytesMax else {
      note(.tableCellTooLong(max: limits.cellBytesMax), at: place)
      return .broken
    }
    let clean = CellText.clean(String(decoding: text, as: UTF8.self))
    return clean.isEmpty ? .empty : .cell(CellTable.Cell(clean, column: column, place: place))
  }

  private mutating func readPlain() -> ArraySlice<UInt8> {
    let start = index
    while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
    return bytes[start..<index]
  }

  private func isEnd(_ byte: UInt8) -> Bool { byte == delimiter || byte == 10 || byte == 13 }

  /// - Returns: nil where no quote ends the cell, or one does in the middle of a later line.
  private mutating func readQuoted() -> ArraySlice<UInt8>? {
    index += 1
    let start = index
    let firstLine = line
    var text: [UInt8] = []
    while index < bytes.count, index - start <= 2 * limits.cellBytesMax {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\""), !take(byte) {
        let rest = readPlain()
        let isOver = rest.allSatisfy { $0 == 32 || $0 == 9 }
        // Excel takes what stands behind the quotes as well.
        return isOver ? text[...] : line == firstLine ? (text + rest)[...] : nil
      }
      text.append(byte)
      if byte == 10 || (byte == 13 && (index >= bytes.count || bytes[index] != 10)) { newLine() }
    }
    return nil
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func newLine() {
    line += 1
    mark = (index, 1)
  }

  private mutating func takeLineEnd() {
    guard index < bytes.count else { return }
    if take(13) {
      _ = take(10)
    } else if !take(10) {
      return
    }
    newLine()
  }

  private mutating func skipLine() {
    while index < bytes.count, bytes[index] != 10, bytes[index] != 13 { index += 1 }
    takeLineEnd()
  }

  private mutating func place() -> SourcePlace {
    var column = mark.column
    for place in mark.byte..<max(mark.byte, index) where bytes[place] & 0xC0 != 0x80 { column += 1 }
    mark = (max(mark.byte, index), column)
    return SourcePlace(line: line, column: column)
  }

  private mutating func note(
    _ finding: BankFinding, at place: SourcePlace, excerpt: String = ""
  ) {
    guard notes.count <= BankLimits.diagnosticsMax else { return }
    notes.append(TableNote(finding: finding, place: place, excerpt: excerpt))
  }
}
