/// One cell of a screen.
public struct Cell: Hashable, Sendable {
  /// One character of 1 or 2 cells; a space in the cell that the right half of a wide one covers.
  public let character: Character
  public let style: Style
  /// Whether this is the right half of the wide character before it.
  public let isContinuation: Bool

  static let blank = Cell(character: " ", style: .plain, isContinuation: false)

  /// An empty cell that shows its style keeps it; one that shows nothing is plain, so that equal
  /// pictures are equal values.
  init(character: Character, style: Style, isContinuation: Bool = false) {
    self.character = character
    self.style =
      character == " " && !isContinuation && !style.marksBlank ? .plain : style
    self.isContinuation = isContinuation
  }
}

/// A screen as a value: what every cell shows and where the cursor stands.
///
/// Whatever is put here goes through the `Sanitiser`: no text can make a grid hold a control
/// character. Drawing over the edges is cut off there, and is not an error.
public struct Grid: Hashable, Sendable {
  public let size: Size
  /// Where the cursor is seen; nil hides it.
  public var cursor: Position?
  private var cells: [Cell]

  public init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// The cell there, or an empty one outside of the grid.
  public subscript(row row: Int, column column: Int) -> Cell {
    guard let index = index(row, column) else { return .blank }
    return cells[index]
  }

  /// Writes a text from a cell to the right, on one row.
  ///
  /// A wide character that would stand over the right edge, or over `width`, becomes a space.
  ///
  /// - Parameter width: the most cells to use; nil allows all to the right edge.
  /// - Returns: the column after the text, which may be past the right edge.
  @discardableResult
  public mutating func put(
    _ text: some StringProtocol, row: Int, column: Int, style: Style = .plain, width: Int? = nil
  ) -> Int {
    var column = column
    let edge = min(size.columns, width.map { column + $0 } ?? size.columns)
    for character in Sanitiser.clean(text) {
      let taken = CellWidth.of(character)
      guard taken > 0 else { continue }
      if column + taken <= edge {
        set(character, width: taken, row: row, column: column, style: style)
      } else if column < edge {
        set(" ", width: 1, row: row, column: column, style: style)
      }
      column += taken
      if column >= edge && width != nil { break }
    }
    return width == nil ? column : min(column, edge)
  }

  /// Fills a rectangle with one character of one cell; any other character counts as a space.
  public mutating func fill(
    row: Int, column: Int, columns: Int, rows: Int = 1, with character: Character = " ",
    style: Style = .plain
  ) {
    let clean = Sanitiser.clean(String(character)).first ?? " "
    let filling: Character = CellWidth.of(clean) == 1 ? clean : " "
    for line in max(0, row)..<max(0, row, min(size.rows, row + rows)) {
      for place in max(0, column)..<max(0, column, min(size.columns, column + columns)) {
        set(filling, width: 1, row: line, column: place, style: style)
      }
    }
  }

  /// Draws a line over the whole row.
  public mutating func rule(row: Int, with character: Character = "─", style: Style = .plain) {
    fill(row: row, column: 0, columns: size.columns, with: character, style: style)
  }

  /// Gives cells a new style and leaves what they show. A wide character takes it whole.
  public mutating func restyle(row: Int, column: Int, columns: Int, style: Style) {
    var first = max(0, column)
    var end = max(first, min(size.columns, column + columns))
    if first < end && self[row: row, column: first].isContinuation { first -= 1 }
    if first < end && self[row: row, column: end].isContinuation { end += 1 }
    for place in first..<end {
      guard let index = index(row, place) else { continue }
      let cell = cells[index]
      cells[index] = Cell(
        character: cell.character, style: style, isContinuation: cell.isContinuation)
    }
  }

  /// What each row shows, without the spaces at its end. For tests and for plain output.
  public var lines: [String] {
    (0..<size.rows).map { row in
      var line = ""
      for column in 0..<size.columns {
        let cell = self[row: row, column: column]
        if !cell.isContinuation { line.append(cell.character) }
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private func index(_ row: Int, _ column: Int) -> Int? {
    guard (0..<size.rows).contains(row), (0..<size.columns).contains(column) else { return nil }
    return row * size.columns + column
  }

  private mutating func set(
    _ character: Character, width: Int, row: Int, column: Int, style: Style
  ) {
    guard (0..<size.rows).contains(row) else { return }
    if width == 2 && column == -1 {
      return set(" ", width: 1, row: row, column: 0, style: style)
    }
    guard let index = index(row, column) else { return }
    clearHalves(row: row, columns: column..<column + width)
    cells[index] = Cell(character: character, style: style)
    if width == 2 { cells[index + 1] = Cell(character: " ", style: style, isContinuation: true) }
  }

  /// Empties the halves that would be left of wide characters when `columns` are drawn over.
  private mutating func clearHalves(row: Int, columns: Range<Int>) {
    if let first = index(row, columns.lowerBound), cells[first].isContinuation {
      cells[first - 1] = Cell(character: " ", style: cells[first - 1].style)
    }
    if let after = index(row, columns.upperBound), cells[after].isContinuation {
      cells[after] = Cell(character: " ", style: cells[after].style)
    }
  }
}
