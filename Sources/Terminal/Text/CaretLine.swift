/// A line of a file, with a mark below the place that is spoken of, for a terminal.
///
/// Nothing of the file acts on the terminal: control characters become their pictures, what cannot
/// be seen becomes U+FFFD, tabs become spaces up to the next stop.
public struct CaretLine: Hashable, Sendable {
  /// At most `width` cells wide.
  public let line: String
  /// Spaces, then `^`.
  public let mark: String

  /// Tabs stop at every eighth cell, as terminals have it.
  private static let tabWidth = 8

  /// - Parameters:
  ///   - caret: the place in the text, in Unicode characters (scalars) from 0; its count is the end.
  ///   - width: cells that there are, at least 10; a longer line is shown round the place.
  ///   - isCutBefore: true where the line has more before `text`, which is told by "…".
  ///   - isCutBehind: the same for what follows.
  public init(
    _ text: String, caret: Int, width: Int, isCutBefore: Bool = false, isCutBehind: Bool = false
  ) {
    let cells = Self.cells(text, caret: caret)
    let window = Self.window(cells, width: max(10, width), isCutBefore, isCutBehind)
    let before = window.start > 0 || isCutBefore ? "…" : ""
    let behind = window.end < cells.pieces.count || isCutBehind ? "…" : ""
    line = before + cells.pieces[window.start..<window.end].map(\.text).joined() + behind
    let shift = cells.pieces[window.start..<max(window.start, cells.caret)].reduce(before.count) {
      $0 + $1.width
    }
    mark = String(repeating: " ", count: shift) + "^"
  }

  private struct Piece {
    let text: String
    let width: Int
  }

  /// The text piece by piece, and which piece the caret is at.
  private static func cells(_ text: String, caret: Int) -> (pieces: [Piece], caret: Int) {
    var pieces: [Piece] = []
    var place: Int?
    var scalars = 0
    var column = 0
    for character in text {
      let next = scalars + character.unicodeScalars.count
      if place == nil, caret < next { place = pieces.count }
      scalars = next
      let shown = character == "\t" ? tab(at: column) : safe(character)
      let width = shown.cellWidth
      pieces.append(Piece(text: shown, width: width))
      column += width
    }
    return (pieces, place ?? pieces.count)
  }

  private static func tab(at column: Int) -> String {
    String(repeating: " ", count: tabWidth - column % tabWidth)
  }

  private static func safe(_ character: Character) -> String {
    if let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 {
      if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) {
        return String(picture)
      }
      if scalar.value == 0x7F { return "\u{2421}" }
    }
    // Two line ends are one character, and none belongs into a line.
    if character.isNewline { return "\u{2424}" }
    let clean = Sanitiser.clean(String(character))
    return clean.cellWidth == 0 ? "\u{FFFD}" : clean
  }

  /// Which pieces fit: all of them, or those round the caret with two thirds behind it.
  private static func window(
    _ cells: (pieces: [Piece], caret: Int), width: Int, _ isCutBefore: Bool, _ isCutBehind: Bool
  ) -> (start: Int, end: Int) {
    let pieces = cells.pieces
    let whole = pieces.reduce((isCutBefore ? 1 : 0) + (isCutBehind ? 1 : 0)) { $0 + $1.width }
    // The caret may stand behind the last piece.
    if whole < width || (whole == width && cells.caret < pieces.count) { return (0, pieces.count) }
    let room = width - 3
    var start = min(cells.caret, pieces.count)
    var used = 0
    while start > 0, used + pieces[start - 1].width <= room / 3 {
      start -= 1
      used += pieces[start].width
    }
    var end = min(cells.caret, pieces.count)
    while end < pieces.count, used + pieces[end].width <= room {
      used += pieces[end].width
      end += 1
    }
    // What is left over at the end of the line shows more of its beginning.
    while start > 0, used + pieces[start - 1].width <= room {
      start -= 1
      used += pieces[start].width
    }
    return (start, end)
  }
}
