import Assessment

/// Texts with gaps: in Moodle's notation within the question, or with the answers in columns.
extension TableItemReader {
  mutating func readCloze(_ text: String) -> ItemBody? {
    let cells = row.choices
    guard !cells.isEmpty else { return readMoodleCloze(text) }
    let (prompt, count) = TableGaps.numbered(text)
    guard count == cells.count else {
      report(.tableGapsDoNotMatch(gaps: count, answers: cells.count), at: row.position)
      return nil
    }
    setPrompt(prompt)
    return .cloze(
      cells.map { number, cell in
        note(cell)
        return blank(cell)
      })
  }

  private mutating func readMoodleCloze(_ text: String) -> ItemBody? {
    let reading = ClozeReader.read(text, format: textFormat)
    for finding in reading.findings { report(finding.finding, at: row.position) }
    guard reading.isWhole else { return nil }
    setPrompt(reading.prompt)
    keyNotes = reading.notes
    return .cloze(reading.blanks)
  }

  /// `Hà Nội | Ha Noi`, or a number.
  private mutating func blank(_ cell: TableRow.Cell) -> Blank {
    let texts = TableItemReader.alternatives(cell.text)
    let ranges = texts.map {
      TableRange.read($0, kind: cell.kind, context.numbers, tolerance: nil)
    }
    let numbers = ranges.compactMap { range -> NumericAnswer? in
      if case .range(let range) = range, range != .any { return NumericAnswer(range: range) }
      return nil
    }
    if numbers.count == texts.count, cell.kind == .text {
      for text in texts { checkMark(of: text, cell) }
    }
    return Blank(
      accepts: numbers.count == texts.count
        ? .numeric(numbers) : .text(texts.map { TextAnswer(text: $0) }, caseSensitive: false))
  }
}

/// Gaps in the text of a question.
enum TableGaps {
  /// The text with `{b1}`, `{b2}` … for its gaps, and how many there are: written so already, or as
  /// `{1}`, `[1]`, or as three underscores and more.
  static func numbered(_ text: String) -> (prompt: String, count: Int) {
    for (front, back) in [("{b", "}"), ("{", "}"), ("[", "]")]
    where text.contains("\(front)1\(back)") {
      var count = 0
      var prompt = text
      while count < ClozeLimits.gapsMax, prompt.contains("\(front)\(count + 1)\(back)") {
        count += 1
        prompt = prompt.replacing(
          "\(front)\(count)\(back)", with: "{b\(count)}", maxReplacements: 1)
      }
      return (prompt, count)
    }
    var (prompt, count, run) = ("", 0, 0)
    for character in text + "\u{0}" {
      if character == "_" {
        run += 1
        continue
      }
      if run >= 3 {
        count += 1
        prompt += "{b\(count)}"
      } else {
        prompt += String(repeating: "_", count: run)
      }
      run = 0
      if character != "\u{0}" { prompt.append(character) }
    }
    return (prompt, count)
  }
}
