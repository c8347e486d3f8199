import Terminal

/// One row of a screen: pieces of text, each in its style, and perhaps the cursor.
struct TextRow: Hashable, Sendable {
  struct Piece: Hashable, Sendable {
    var text: String
    var style: Style
  }

  var pieces: [Piece] = []
  /// What stands at the right edge.
  var right: Piece?
  /// The cell of the cursor, counted from the row's start.
  var cursor: Int?

  init() {}

  init(_ text: String, _ style: Style = .plain, right: String? = nil, rightStyle: Style = .plain) {
    pieces = [Piece(text: text, style: style)]
    self.right = right.map { Piece(text: $0, style: rightStyle) }
  }

  static let empty = TextRow()

  var text: String { pieces.map(\.text).joined() }
  var width: Int { text.cellWidth }

  mutating func append(_ text: String, _ style: Style = .plain) {
    pieces.append(Piece(text: text, style: style))
  }

  /// The row moved to the right.
  func indented(by columns: Int) -> TextRow {
    var row = self
    row.pieces.insert(Piece(text: String(repeating: " ", count: columns), style: .plain), at: 0)
    row.cursor = cursor.map { $0 + columns }
    return row
  }

  /// The row in the middle of `width` cells.
  func centered(in width: Int) -> TextRow { indented(by: max(0, (width - self.width) / 2)) }

  /// Draws the row; what stands at the right keeps its place and the left gives way.
  func draw(on grid: inout Grid, row: Int, column: Int, width: Int) {
    var edge = column + width
    if let right {
      let text = right.text.truncated(toWidth: width)
      edge -= text.cellWidth
      grid.put(text, row: row, column: edge, style: right.style)
      edge -= text.isEmpty ? 0 : 2
    }
    var place = column
    for (index, piece) in pieces.enumerated() where place < edge {
      let rest = pieces[(index + 1)...].reduce(0) { $0 + $1.text.cellWidth }
      let room = edge - place
      let fits = piece.text.cellWidth + rest <= room
      let text = fits ? piece.text : piece.text.truncated(toWidth: room)
      place = grid.put(text, row: row, column: place, style: piece.style, width: room)
    }
    if let cursor { grid.cursor = Position(row: row, column: min(column + cursor, edge)) }
  }
}

extension TextRow {
  /// The rows of a text broken at words. Whatever it held that may not be shown is gone.
  static func wrapped(_ text: String, width: Int, _ style: Style = .plain) -> [TextRow] {
    TextWrapper.wrap(text, width: width).map { TextRow($0, style) }
  }

  /// At most so many of the rows of a text; the last one says where the rest is.
  static func cut(_ rows: [TextRow], to count: Int, width: Int, mark: String) -> [TextRow] {
    guard rows.count > count, let last = rows.prefix(count).last else { return rows }
    var row = TextRow()
    row.append(
      last.text.truncated(toWidth: max(0, width - mark.cellWidth), mark: ""),
      last.pieces.first?.style ?? .plain)
    row.append(mark, Look.title)
    return Array(rows.prefix(count - 1)) + [row]
  }

  /// The same with a mark before the first row and the others below the text.
  static func wrapped(
    _ text: String, after mark: [Piece], width: Int, _ style: Style = .plain
  ) -> [TextRow] {
    let indent = mark.reduce(0) { $0 + $1.text.cellWidth }
    return TextWrapper.wrap(text, width: max(1, width - indent)).enumerated().map { number, line in
      var row = TextRow()
      row.pieces =
        number == 0 ? mark : [Piece(text: String(repeating: " ", count: indent), style: .plain)]
      row.append(line, style)
      return row
    }
  }
}

/// How things look. Nothing is said by colour alone: each of these stands beside words or a sign.
enum Look {
  static let title = Style(.standard, .bold)
  static let quiet = Style(.standard, .dim)
  static let frame = Style(.blue)
  static let chosen = Style(.brightCyan, .bold)
  static let good = Style(.green, .bold)
  static let bad = Style(.red, .bold)
  static let warning = Style(.yellow, .bold)
  static let alarm = Style(.yellow, [.bold, .reverse])
  static let field = Style(.standard, .underline)
  static let time = Style(.cyan)
  static let hurry = Style(.red, .bold)
}

/// A text as one clean line, for what came from outside and stands among other words.
func oneLine(_ text: String) -> String { Sanitiser.clean(text) }
