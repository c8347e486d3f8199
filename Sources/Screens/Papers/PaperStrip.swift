import Terminal

/// The questions of a paper in short: number, a sign for how it stands, a star for later.
struct PaperStrip {
  let marks: [PaperMark]
  let place: Int
  let width: Int

  /// A sign that differs from the others without colour, also in ASCII.
  static func sign(_ state: PaperMark.State) -> String {
    switch state {
    case .unanswered: "·"
    case .saving: "↑"
    case .saved: "✓"
    case .unsaved: "!"
    }
  }

  private var digits: Int { String(marks.count).count }
  /// A bracket or blank, a star or blank, number and sign; a last bracket ends the row.
  private var cellWidth: Int { digits + 3 }
  private var perRow: Int { max(1, (width - 1) / cellWidth) }

  /// - Parameter rowsMax: of all rows those around the one with `place`.
  func rows(max rowsMax: Int = .max) -> [TextRow] {
    let count = (marks.count + perRow - 1) / perRow
    let current = place / perRow
    let shown = min(count, rowsMax)
    let first = min(max(0, current - shown / 2), count - shown)
    return (first..<first + shown).map { row($0) }
  }

  private func row(_ number: Int) -> TextRow {
    var row = TextRow()
    let places = number * perRow..<min(marks.count, (number + 1) * perRow)
    for each in places {
      let isHere = each == place
      let isAfter = each == place + 1 && each != places.lowerBound
      row.append(isHere ? "[" : isAfter ? "]" : " ", Look.chosen)
      let label = String(each + 1).padded(toWidth: digits, aligned: .right)
      let style = isHere ? Look.chosen : style(marks[each].state)
      row.append(marks[each].isForLater ? "*" : " ", Look.warning)
      row.append(label + Self.sign(marks[each].state), style)
    }
    if places.last == place { row.append("]", Look.chosen) }
    return row
  }

  private func style(_ state: PaperMark.State) -> Style {
    switch state {
    case .unanswered: Look.quiet
    case .saving: Look.time
    case .saved: Look.good
    case .unsaved: Look.warning
    }
  }
}
