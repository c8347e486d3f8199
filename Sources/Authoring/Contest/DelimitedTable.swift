/// A file of rows and columns as spreadsheets save it: comma, semicolon or tab between cells,
/// double quotes around those that need them.
///
/// Source: RFC 4180; separators and the `sep=` line as Excel writes them.
struct DelimitedTable: Sendable {
  struct Cell: Hashable, Sendable {
    /// Without the spaces around it.
    let text: String
    let place: SourcePlace
  }

  enum Fault: Error, Hashable, Sendable {
    case notUTF8(SourcePlace)
    case utf16
    /// A spreadsheet in its own format (xlsx, ods: both are zip archives).
    case workbook
    case unclosedQuote(SourcePlace)
    case tooManyRows
  }

  /// Rows in which something stands; no two of the same line.
  let rows: [[Cell]]

  static func read(_ bytes: [UInt8], rowsMax: Int) throws(Fault) -> DelimitedTable {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { throw .workbook }
    let start = Array(bytes.prefix(2))
    if start == [0xFF, 0xFE] || start == [0xFE, 0xFF] || start.contains(0) { throw .utf16 }
    if let invalid = JSON5Cursor.firstInvalid(in: bytes) {
      var cursor = JSON5Cursor(bytes: bytes)
      throw .notUTF8(cursor.place(of: invalid))
    }
    var reader = Reader(bytes)
    return DelimitedTable(rows: try reader.readRows(max: rowsMax))
  }

  private struct Reader {
    var cursor: JSON5Cursor
    let separator: UInt8

    init(_ bytes: [UInt8]) {
      cursor = JSON5Cursor(bytes: bytes)
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { cursor.advance(3) }
      let line = bytes[cursor.index...].prefix { $0 != 10 && $0 != 13 }
      if line.count == 5, line.starts(with: Array("sep=".utf8)), let last = line.last {
        separator = last
        cursor.advance(line.count)
      } else {
        separator = Self.likelySeparator(of: line)
      }
    }

    /// The one that comes most often in the first line, outside quotes.
    static func likelySeparator(of line: ArraySlice<UInt8>) -> UInt8 {
      let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
      var counts = [0, 0, 0]
      var isQuoted = false
      for byte in line {
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        if !isQuoted, let place = candidates.firstIndex(of: byte) { counts[place] += 1 }
      }
      let most = counts.max() ?? 0
      return counts.firstIndex(of: most).map { candidates[$0] } ?? candidates[0]
    }

    mutating func readRows(max: Int) throws(Fault) -> [[Cell]] {
      var rows: [[Cell]] = []
      while !cursor.isAtEnd {
        let row = try readRow()
        guard row.contains(where: { !$0.text.isEmpty }) else { continue }
        guard rows.count < max else { throw .tooManyRows }
        rows.append(row)
      }
      return rows
    }

    private mutating func readRow() throws(Fault) -> [Cell] {
      var row: [Cell] = []
      while true {
        row.append(try readCell())
        if cursor.take(separator) { continue }
        _ = cursor.take(13)
        _ = cursor.take(10)
        return row
      }
    }

    private mutating func readCell() throws(Fault) -> Cell {
      while cursor.byte == 0x20 { cursor.advance() }
      let place = cursor.place()
      guard cursor.take(UInt8(ascii: "\"")) else {
        let start = cursor.index
        while let byte = cursor.byte, byte != separator, byte != 10, byte != 13 {
          cursor.advance()
        }
        return Cell(text: cursor.text(start..<cursor.index).trimmingSpaces, place: place)
      }
      var text: [UInt8] = []
      while let byte = cursor.byte {
        cursor.advance()
        if byte == UInt8(ascii: "\""), !cursor.take(byte) {
          skipToEndOfCell()
          return Cell(text: String(decoding: text, as: UTF8.self).trimmingSpaces, place: place)
        }
        text.append(byte)
      }
      throw .unclosedQuote(place)
    }

    private mutating func skipToEndOfCell() {
      while let byte = cursor.byte, byte != separator, byte != 10, byte != 13 {
        cursor.advance()
      }
    }
  }
}
