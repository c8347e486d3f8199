import Terminal

/// Rows that may be more than the screen has, and the part of them that matters now.
struct Document: Hashable, Sendable {
  var rows: [TextRow] = []
  /// The rows that must be in sight, such as the choice that is marked.
  var focus: Range<Int>?

  mutating func add(_ row: TextRow) { rows.append(row) }

  mutating func add(_ rows: [TextRow]) { self.rows += rows }

  /// Adds another document below; its focus becomes this one's.
  mutating func add(_ other: Document) {
    if let focus = other.focus {
      self.focus = focus.lowerBound + rows.count..<focus.upperBound + rows.count
    }
    rows += other.rows
  }

  mutating func addEmptyRow() { if rows.last != TextRow.empty { rows.append(.empty) } }

  /// All rows moved to the right.
  func indented(by columns: Int) -> Document {
    var document = self
    document.rows = rows.map { $0.pieces.isEmpty ? $0 : $0.indented(by: columns) }
    return document
  }

  /// The first row to show.
  func offset(_ scroll: Scroll, height: Int) -> Int {
    let last = max(0, rows.count - height)
    let wanted = min(max(0, scroll.offset), last)
    guard scroll.followsFocus, let focus else { return wanted }
    if focus.upperBound > wanted + height { return min(last, max(0, focus.upperBound - height)) }
    return min(wanted, focus.lowerBound)
  }
}

/// How far a document is scrolled.
struct Scroll: Hashable, Sendable {
  var offset = 0
  /// True while the keys move the focus; scrolling by hand lets go of it.
  var followsFocus = false

  static let top = Scroll()

  /// Scrolls by a page of `height` rows, which keeps the two rows of the page before that the
  /// marks may have covered.
  mutating func turnPage(forward: Bool, document: Document, height: Int) {
    let now = document.offset(self, height: height)
    let step = max(1, height - 2)
    let last = max(0, document.rows.count - height)
    offset = min(last, max(0, now + (forward ? step : -step)))
    followsFocus = false
  }
}
