/// Rows of cells, whatever file they come from.
struct CellTable: Sendable {
  enum CellKind: UInt8, Hashable, Sendable {
    case text, number, truth, date
    /// A date without its year or day: what a spreadsheet makes of a typed `1/2`.
    case shortDate
    /// What a formula shows that cannot be worked out: `#N/A`.
    case error
    /// Empty itself, and shown as a part of the cell above: it has that cell's text.
    case merged
  }

  struct Cell: Hashable, Sendable {
    /// Without white space around it, never empty, its line ends as LF.
    let text: String
    /// From 0.
    let column: Int
    let kind: CellKind
    private let line: Int32
    private let character: Int32

    init(_ text: String, column: Int, place: SourcePlace, kind: CellKind = .text) {
      self.text = text
      self.column = column
      self.kind = kind
      line = Int32(clamping: place.line)
      character = Int32(clamping: place.column)
    }

    /// Line and column in a text; row and column in a sheet.
    var place: SourcePlace { SourcePlace(line: Int(line), column: Int(character)) }
  }

  struct Row: Sendable {
    /// Of the line or row, from 1.
    let line: Int
    /// Those in which something stands, by column, no two of one column.
    var cells: [Cell]
    /// How many cells are written, empty ones among them.
    var width: Int

    /// - Parameter column: from 0.
    func cell(_ column: Int) -> Cell? {
      if column < cells.count, cells[column].column == column { return cells[column] }
      var (low, high) = (0, cells.count)
      while low < high {
        let middle = (low + high) / 2
        if cells[middle].column < column { low = middle + 1 } else { high = middle }
      }
      return low < cells.count && cells[low].column == column ? cells[low] : nil
    }

    var place: SourcePlace { SourcePlace(line: line, column: 1) }
  }

  /// The sheet's name, where the file has more than one.
  var part: String?
  /// Rows in which something stands, in order.
  var rows: [Row]
  /// What stands over the cells, in the order of the file.
  var pictures: [CellPicture] = []
  /// What stands between the cells of a text. Nil for a sheet.
  var delimiter: UInt8?
}

/// Something found while a table was read, with its place.
struct TableNote: Hashable, Sendable {
  let finding: BankFinding
  let place: SourcePlace
  var excerpt = ""
  /// The sheet or the file of the workbook that it is in.
  var part: String?

  var position: BankPosition { .place(place, excerpt: excerpt, part: part) }

  /// For files that no option names an encoding for.
  var withoutOption: TableNote {
    TableNote(finding: finding.withoutOption, place: place, excerpt: excerpt, part: part)
  }

  func diagnostic(file: String) -> Diagnostic {
    Diagnostic(
      finding.severity, file: file, place: place, part: part, code: finding.code,
      message: finding.message, hint: finding.hint,
      excerpt: excerpt.isEmpty ? nil : String(excerpt.prefix(BankLimits.excerptMax)))
  }
}
