/// Turns one grid after another into the bytes that change the terminal from the one to the next.
///
/// Only what changed is sent. The whole screen is cleared only for the first grid, after
/// `invalidate`, and when the size changed. The terminal must not wrap at its right edge; the
/// session sees to that.
public struct GridPainter: Sendable {
  /// A change of more bytes than this hides the cursor while it is drawn.
  private static let quietBytesMax = 48

  private var writer: EscapeWriter
  private var painted: Grid?
  private var cursorIsVisible = true

  public init(capabilities: Capabilities) { writer = EscapeWriter(capabilities: capabilities) }

  /// Forgets what the terminal shows, so that the next grid is drawn whole.
  public mutating func invalidate() { painted = nil }

  /// The bytes that make the terminal show this grid; none when it already does.
  public mutating func paint(_ grid: Grid) -> [UInt8] {
    let old: Grid
    let isWhole: Bool
    if let painted, painted.size == grid.size {
      old = painted
      isWhole = false
    } else {
      old = Grid(size: grid.size)
      isWhole = true
      writer.clear()
    }
    for row in 0..<grid.size.rows { paint(row: row, from: old, to: grid) }
    painted = grid
    return finish(cursor: grid.cursor, isWhole: isWhole)
  }

  private mutating func finish(cursor: Position?, isWhole: Bool) -> [UInt8] {
    let drawn = writer.takeBytes()
    let wasVisible = cursorIsVisible
    if let cursor { writer.move(to: cursor) }
    let moved = writer.takeBytes()
    cursorIsVisible = cursor != nil
    let hides = wasVisible && (cursor == nil || isWhole || drawn.count > Self.quietBytesMax)
    if hides { writer.setCursorVisible(false) }
    let before = writer.takeBytes()
    if cursor != nil && (hides || !wasVisible || isWhole) { writer.setCursorVisible(true) }
    return before + drawn + moved + writer.takeBytes()
  }

  private mutating func paint(row: Int, from old: Grid, to new: Grid) {
    let columns = new.size.columns
    let changed = changes(row: row, from: old, to: new)
    guard let last = changed.lastIndex(of: true) else { return }
    let blankFrom = blankTail(row: row, of: new)
    var column = 0
    while column <= last {
      guard changed[column] else {
        column += 1
        continue
      }
      let position = Position(row: row, column: column)
      if column >= blankFrom && last - column >= 3 {
        return writer.eraseToEndOfRow(at: position)
      }
      let cell = new[row: row, column: column]
      writer.draw(cell.character, style: cell.style, at: position, columns: columns)
      column += isWide(new, row, column) ? 2 : 1
    }
  }

  /// Which columns of a row are drawn.
  private func changes(row: Int, from old: Grid, to new: Grid) -> [Bool] {
    let columns = new.size.columns
    var changed = (0..<columns).map { column in
      !looksEqual(old[row: row, column: column], new[row: row, column: column])
    }
    var redrawsRest = false
    for column in 0..<columns {
      if redrawsRest { changed[column] = true }
      // A wide character is drawn whole or not at all.
      if isWide(new, row, column), changed[column] || changed[column + 1] {
        changed[column] = true
        changed[column + 1] = false
      }
      // A character that some terminals draw too wide spoils what is right of it.
      let character = new[row: row, column: column].character
      if changed[column] && character != " " && CellWidth.isUncertain(character) {
        redrawsRest = true
      }
    }
    bridge(&changed, row: row, in: new)
    return changed
  }

  /// Draws short unchanged stretches again where that is cheaper than jumping over them.
  private func bridge(_ changed: inout [Bool], row: Int, in grid: Grid) {
    var previous: Int?
    for column in changed.indices where changed[column] {
      defer { previous = column }
      guard let start = previous, column - start > 1, column - start <= 5 else { continue }
      let style = writer.shown(grid[row: row, column: start].style)
      let between = start + 1..<column
      let fits = between.allSatisfy { place in
        let cell = grid[row: row, column: place]
        return cell.character.isASCII && !cell.isContinuation
          && (writer.shown(cell.style) == style || cell == .blank && !style.marksBlank)
      }
      // Jumping takes three bytes for one column and four for up to nine.
      if fits && between.count <= (between.count == 1 ? 3 : 4) {
        for place in between { changed[place] = true }
      }
    }
  }

  private func looksEqual(_ one: Cell, _ other: Cell) -> Bool {
    one.character == other.character && one.isContinuation == other.isContinuation
      && writer.shown(one.style) == writer.shown(other.style)
  }

  private func isWide(_ grid: Grid, _ row: Int, _ column: Int) -> Bool {
    grid[row: row, column: column + 1].isContinuation
  }

  /// The column from which the row is empty.
  private func blankTail(row: Int, of grid: Grid) -> Int {
    var column = grid.size.columns
    while column > 0, looksEqual(grid[row: row, column: column - 1], .blank) { column -= 1 }
    return column
  }
}
