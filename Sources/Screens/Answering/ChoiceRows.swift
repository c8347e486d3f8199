import Assessment
import Terminal

/// How choices look, one below the other: a mark, a label, the text.
struct ChoiceRows {
  let width: Int
  let isLocked: Bool

  private var isCompact: Bool { width < 58 }

  func add(
    _ text: String, label: String, mark: String = "", isFocused: Bool, isChosen: Bool,
    to document: inout Document
  ) {
    let pointer = isFocused ? "▸" : " "
    let style = isChosen ? Look.chosen : isLocked ? Look.quiet : Style.plain
    let before = isCompact ? "\(pointer) " : "  \(pointer)  "
    let gap = isCompact ? " " : "   "
    let pieces = [
      TextRow.Piece(text: before, style: isFocused ? Look.chosen : .plain),
      TextRow.Piece(text: mark.isEmpty ? "" : mark + " ", style: style),
      TextRow.Piece(text: label + gap, style: isChosen ? Look.chosen : Look.title),
    ]
    let rows = TextRow.wrapped(text, after: pieces, width: width, style)
    if isFocused { document.focus = document.rows.count..<document.rows.count + rows.count }
    document.add(rows)
  }
}
