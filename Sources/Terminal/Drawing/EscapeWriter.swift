/// Writes the fewest bytes that move the cursor, change the pen and draw characters.
///
/// Knows where the cursor and the pen are, or that it does not know.
struct EscapeWriter: Sendable {
  let capabilities: Capabilities
  private(set) var bytes: [UInt8] = []
  /// Where the cursor stands; nil when terminals may disagree.
  private(set) var cursor: Position?
  private var pen: Style?

  init(capabilities: Capabilities) { self.capabilities = capabilities }

  /// The style as this terminal shows it.
  func shown(_ style: Style) -> Style {
    if capabilities.colorDepth != .none { return style }
    return Style(.standard, on: .standard, style.attributes)
  }

  mutating func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// Empties the screen, whatever was on it.
  mutating func clear() {
    write("\u{1B}[m\u{1B}[H\u{1B}[2J")
    pen = .plain
    cursor = Position(row: 0, column: 0)
  }

  mutating func setCursorVisible(_ visible: Bool) { write(visible ? "\u{1B}[?25h" : "\u{1B}[?25l") }

  /// Draws a character. Its right neighbour must be drawn next when its width is uncertain.
  mutating func draw(_ character: Character, style: Style, at position: Position, columns: Int) {
    move(to: position)
    let width = max(1, CellWidth.of(character))
    let uncertain = capabilities.showsUTF8 && CellWidth.isUncertain(character)
    setPen(style, forBlank: character == " ")
    let next = position.column + width
    if uncertain && width == 2 {
      // Terminals that draw it in one cell leave the other one as it was. Not with backspaces in
      // the last column: the cursor has not moved past it.
      write(next < columns ? "  \u{8}\u{8}" : "  \u{1B}[\(position.column + 1)G")
    }
    if capabilities.showsUTF8 {
      bytes += VietnameseLetters.whole(character).utf8
    } else {
      bytes += ASCIIFallback.cells(for: character, width: width).utf8
    }
    // In the last column terminals differ in where the cursor stays.
    cursor = uncertain || next >= columns ? nil : Position(row: position.row, column: next)
  }

  /// Empties the row from here to its end.
  mutating func eraseToEndOfRow(at position: Position) {
    move(to: position)
    // Terminals fill with what the pen has under its letters.
    if pen?.marksBlank != false { setPen(.plain, forBlank: false) }
    write("\u{1B}[K")
  }

  mutating func move(to target: Position) {
    guard target != cursor else { return }
    let (row, column) = (target.row, target.column)
    var best = "\u{1B}[H"
    if column > 0 {
      best = "\u{1B}[\(row + 1);\(column + 1)H"
    } else if row > 0 {
      best = "\u{1B}[\(row + 1)H"
    }
    if let cursor {
      for other in Self.moves(from: cursor, to: target) where other.utf8.count < best.utf8.count {
        best = other
      }
    }
    write(best)
    cursor = target
  }

  /// Ways that are sometimes shorter than naming both row and column.
  private static func moves(from start: Position, to target: Position) -> [String] {
    let right = target.column - start.column
    let down = target.row - start.row
    if down == 0 {
      return [
        target.column == 0 ? "\r" : "\u{1B}[\(target.column + 1)G",
        right < 0 ? String(repeating: "\u{8}", count: -right) : step(right, "C"),
        step(abs(right), right < 0 ? "D" : "C"),
      ]
    }
    if right == 0 { return [step(abs(down), down < 0 ? "A" : "B")] }
    return down == 1 && target.column == 0 ? ["\r\n"] : []
  }

  private static func step(_ count: Int, _ letter: String) -> String {
    count == 1 ? "\u{1B}[\(letter)" : "\u{1B}[\(count)\(letter)"
  }

  private mutating func setPen(_ style: Style, forBlank: Bool) {
    let style = shown(style)
    if forBlank, let pen, !style.marksBlank, !pen.marksBlank { return }
    // A pen that is not known is set anew from the start.
    guard let pen else {
      write("\u{1B}[m")
      self.pen = .plain
      return setPen(style, forBlank: forBlank)
    }
    if let codes = StyleCodes.change(from: pen, to: style, depth: capabilities.colorDepth) {
      write("\u{1B}[\(codes)m")
    }
    self.pen = style
  }

  private mutating func write(_ text: String) { bytes += text.utf8 }
}
