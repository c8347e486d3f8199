/// A table of statements with a cross for each in the column of its truth: "Phát biểu | Đúng | Sai".
struct PaperStatementTable {
  private(set) var lines: [PaperLine] = []

  /// - Returns: nil where the rows are no such table, or a row has two crosses.
  init?(_ rows: [[[PaperLine]]], _ cells: [[PaperCell]]) {
    if readOneColumn(rows, cells) { return }
    guard let head = cells.first, rows.count >= 3,
      let right = head.firstIndex(where: { $0.isOneOf(["dung", "d", "true"]) }),
      let wrong = head.firstIndex(where: { $0.isOneOf(["sai", "s", "false"]) }), right != wrong,
      let text = Self.widest(rows, besides: [right, wrong])
    else { return nil }
    for (letter, row) in rows.dropFirst().enumerated() {
      let cells = cells[letter + 1]
      guard letter < PaperLimits.choicesMax, row.count == head.count, !cells[text].isBlank,
        let line = row[text].first(where: { !$0.isBlank })
      else { return nil }
      let truth = (Self.isCrossed(cells[right]), Self.isCrossed(cells[wrong]))
      guard let isRight = truth.0, let isWrong = truth.1, !(isRight && isWrong) else { return nil }
      add(line, letter, isRight ? "\tĐ" : isWrong ? "\tS" : "")
    }
  }

  /// "STT | Nội dung | Đ/S": one column for the truths, or for writing them.
  private mutating func readOneColumn(_ rows: [[[PaperLine]]], _ cells: [[PaperCell]]) -> Bool {
    guard let head = cells.first, rows.count >= 3, rows.count - 1 <= PaperLimits.choicesMax,
      let column = head.firstIndex(where: {
        $0.isOneOf(["d/s", "dung/sai", "dung - sai", "dung hay sai", "dung hoac sai"])
      }),
      let text = Self.widest(rows, besides: [column]),
      cells.dropFirst().allSatisfy({
        !$0[text].isBlank && ($0[column].isBlank || $0[column].isTruth)
      })
    else { return false }
    for (letter, row) in rows.dropFirst().enumerated() {
      guard let line = row[text].first(where: { !$0.isBlank }) else { continue }
      let truth = cells[letter + 1][column]
      add(line, letter, truth.isBlank ? "" : "\t" + truth.line.text(truth.range))
    }
    return true
  }

  /// A statement with its letter before it and its truth behind it.
  private mutating func add(_ line: PaperLine, _ letter: Int, _ truth: String) {
    var builder = PaperLineBuilder()
    if !PaperChoiceLabel.begins(line) {
      builder.append("\(UnicodeScalar(0x61 + UInt8(letter)))) ".utf8, .plain)
    }
    builder.append(line, line.start..<line.end)
    builder.append(truth.utf8, .plain)
    lines.append(builder.line(line.origin, isParagraph: true))
  }

  /// The column with the most text.
  private static func widest(_ rows: [[[PaperLine]]], besides columns: Set<Int>) -> Int? {
    let count = rows[0].count
    guard count > columns.count, rows.allSatisfy({ $0.count == count }) else { return nil }
    let sizes = (0..<count).map { column in
      rows.reduce(0) { $0 + $1[column].reduce(0) { $0 + $1.end - $1.start } }
    }
    return sizes.indices.filter { !columns.contains($0) }.max { sizes[$0] < sizes[$1] }
  }

  /// Nil where something else stands there than a cross or a tick.
  private static func isCrossed(_ cell: PaperCell) -> Bool? {
    if cell.isBlank { return false }
    let text = cell.line.text(cell.range)
    return ["x", "X", "×", "✓", "✔", "✗", "√", "Đ", "S", "+"].contains(text) ? true : nil
  }
}
