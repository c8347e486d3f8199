import Terminal

/// A whole screen: a head that stays, a document that scrolls, a line about the answer, and the keys
/// that work now.
struct Page: Hashable, Sendable {
  var head: [TextRow] = []
  /// Stays above the document: round, time.
  var pinned: [TextRow] = []
  var document = Document()
  var scroll = Scroll.top
  /// Stays below the document: whether an answer was sent, and what else must not be overlooked.
  var status: [TextRow] = []
  var keys: [String] = []
  var keysRight: TextRow.Piece?
  /// Puts a document that is shorter than the screen into its middle.
  var isCentered = false

  /// The cells that a row may use at most.
  var columnsMax = Page.readableColumns

  /// The smallest screen.
  static let sizeMin = Size(columns: 40, rows: 12)

  static func isCompact(_ size: Size) -> Bool { size.columns < 60 || size.rows < 18 }

  /// The cells that a row of the document may use.
  static func textWidth(_ size: Size, columnsMax: Int = readableColumns) -> Int {
    min(size.columns, columnsMax) - 2
  }

  /// Wider lines are hard to read, but from afar.
  static let readableColumns = 120

  /// How many rows of the document are in sight.
  func documentHeight(_ size: Size) -> Int {
    max(1, size.rows - top(size) - status.count - 1)
  }

  private func top(_ size: Size) -> Int {
    let gap = Self.isCompact(size) || pinned.isEmpty ? 0 : 1
    return (head.isEmpty ? 0 : head.count + 1) + pinned.count + gap
  }

  func grid(_ size: Size, texts: ScreenTexts) -> Grid {
    var grid = Grid(size: size)
    guard size.columns >= Self.sizeMin.columns, size.rows >= Self.sizeMin.rows else {
      grid.put(texts.tooSmall(size.columns, size.rows), row: 0, column: 0)
      return grid
    }
    let width = Self.textWidth(size, columnsMax: columnsMax)
    var row = 0
    func draw(_ line: TextRow, at row: Int) {
      line.draw(on: &grid, row: row, column: 1, width: width)
    }
    for line in head {
      draw(line, at: row)
      row += 1
    }
    if !head.isEmpty {
      grid.rule(row: row, style: Look.frame)
      row += 1
    }
    for line in pinned {
      draw(line, at: row)
      row += 1
    }
    drawDocument(on: &grid, size: size, texts: texts)
    for (index, line) in status.enumerated() {
      draw(line, at: size.rows - 1 - status.count + index)
    }
    drawKeys(on: &grid, row: size.rows - 1, width: width)
    return grid
  }

  private func drawDocument(on grid: inout Grid, size: Size, texts: ScreenTexts) {
    let width = Self.textWidth(size, columnsMax: columnsMax)
    let height = documentHeight(size)
    let offset = document.offset(scroll, height: height)
    let free = max(0, height - document.rows.count)
    let start = top(size) + (isCentered ? free / 2 : 0)
    let shown = document.rows.dropFirst(offset).prefix(height)
    for (index, line) in shown.enumerated() {
      line.draw(on: &grid, row: start + index, column: 1, width: width)
    }
    func mark(_ text: String, row: Int) {
      let cells = text.cellWidth
      grid.put(" " + text, row: row, column: 1 + width - cells - 1, style: Look.warning)
    }
    if offset > 0 { mark(texts.moreAbove, row: start) }
    if offset + height < document.rows.count { mark(texts.moreBelow, row: start + height - 1) }
  }

  /// As many of the keys as there is room for; the first ones matter most.
  private func drawKeys(on grid: inout Grid, row: Int, width: Int) {
    var room = width
    if let right = keysRight, right.text.cellWidth + 12 <= width {
      grid.put(right.text, row: row, column: 1 + width - right.text.cellWidth, style: right.style)
      room -= right.text.cellWidth + 2
    }
    var line = ""
    for key in keys {
      let longer = line.isEmpty ? key : line + " · " + key
      if longer.cellWidth > room { continue }
      line = longer
    }
    grid.put(line, row: row, column: 1, style: Look.quiet)
  }
}
