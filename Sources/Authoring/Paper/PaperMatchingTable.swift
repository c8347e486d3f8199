/// A table in Word whose two columns are to be matched: its entries as lines, the left column before
/// the right one.
struct PaperMatchingTable {
  private(set) var lines: [PaperLine] = []

  private enum Column {
    /// "1" or "a" alone in each cell, before the text of the next column.
    case labels
    case texts
    /// "1-b" in each cell.
    case pairs
    /// Nothing, or room to write.
    case room
  }

  /// - Returns: nil where there are not two columns of entries with numbers and letters.
  init?(_ rows: [[[PaperLine]]]) {
    guard let count = rows.first?.count, count >= 2, rows.allSatisfy({ $0.count == count }) else {
      return nil
    }
    let body = Self.withoutTitles(rows)
    let columns = (0..<count).map { column in
      Self.column(body.map { row in row[column].filter { !$0.isBlank } })
    }
    var texts: [[PaperLine]] = []
    var keys: [PaperLine] = []
    var labels: [[PaperLine]]?
    for (column, kind) in columns.enumerated() {
      let cells = body.map { row in row[column].filter { !$0.isBlank } }
      switch kind {
      case .labels: labels = cells
      case .texts:
        texts.append(Self.entries(cells, labels))
        labels = nil
      case .pairs: keys += cells.joined()
      case .room: break
      }
    }
    guard texts.count == 2, labels == nil, texts.allSatisfy({ $0.count >= 2 }),
      let left = Self.label(texts[0][0]), let right = Self.label(texts[1][0]),
      left.isLetter != right.isLetter, left.place == 0, right.place == 0
    else { return nil }
    lines = texts[0] + texts[1]
    if !keys.isEmpty { lines.append(Self.key(keys)) }
  }

  /// The rows below "Cột A | Cột B".
  private static func withoutTitles(_ rows: [[[PaperLine]]]) -> ArraySlice<[[PaperLine]]> {
    let first = rows[0].joined().filter { !$0.isBlank }
    return first.contains { label($0) != nil } ? rows[...] : rows.dropFirst()
  }

  private static func label(_ line: PaperLine) -> PaperMatchingFinder.Label? {
    line.isBlank ? nil : PaperMatchingFinder.Label(line, line.start..<line.end)
  }

  private static func column(_ cells: [[PaperLine]]) -> Column {
    let lines = cells.joined().filter { !PaperFillIn.isRoom($0, $0.start..<$0.end) }
    if lines.isEmpty { return .room }
    if lines.allSatisfy({ PaperPairList($0, $0.start..<$0.end) != nil }) { return .pairs }
    let areLabels = lines.allSatisfy { line in label(line)?.end == line.end }
    return areLabels && lines.count >= 2 ? .labels : .texts
  }

  private static func entries(_ cells: [[PaperLine]], _ labels: [[PaperLine]]?) -> [PaperLine] {
    guard let labels else { return Array(cells.joined()) }
    return zip(labels, cells).flatMap { label, cell -> [PaperLine] in
      guard let label = label.first, let first = cell.first else { return cell }
      return [labelled(label, first)] + cell.dropFirst()
    }
  }

  /// "1" before "Hà Nội" as "1. Hà Nội".
  private static func labelled(_ label: PaperLine, _ text: PaperLine) -> PaperLine {
    var builder = PaperLineBuilder()
    builder.append(label, label.start..<label.end)
    let last = label.bytes[label.end - 1]
    let isSigned = ".):/".utf8.contains(last)
    builder.append((isSigned ? " " : ". ").utf8, .plain)
    builder.append(text, text.start..<text.end)
    return builder.line(text.origin, isParagraph: true)
  }

  private static func key(_ lines: [PaperLine]) -> PaperLine {
    var builder = PaperLineBuilder()
    builder.append("Đáp án: ".utf8, .plain)
    for line in lines {
      builder.append(line, line.start..<line.end)
      builder.append("; ".utf8, .plain)
    }
    return builder.line(lines[0].origin, isParagraph: true)
  }
}
