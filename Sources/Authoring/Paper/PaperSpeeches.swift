/// Finds conversations in questions, "A: How are you?" over "B: ____" over the choices A, B, C, D:
/// who speaks there is no choice.
enum PaperSpeeches {
  /// The lines, those that are spoken marked as such.
  static func marked(_ lines: [PaperLine]) -> [PaperLine] {
    guard lines.contains(where: mayBeSpeech) else { return lines }
    var marked = lines
    let isRare = colonsAreRare(lines)
    var index = 0
    while index < lines.count {
      guard mayBeSpeech(lines[index]) else {
        index += 1
        continue
      }
      let first = index
      index += 1
      while index < lines.count, index - first <= PaperLimits.linesAheadMax,
        !opensQuestion(lines[index])
      {
        index += 1
      }
      for speech in speeches(lines, first..<index, isRare) { marked[speech].isSpeech = true }
    }
    return marked
  }

  /// Letters at the beginning of a line.
  private struct Row {
    let line: Int
    let letters: [Int]
    /// True for "A:".
    let hasColon: Bool
  }

  /// A question's number may stand before the first of them.
  private static func start(of line: PaperLine) -> Int {
    let head = PaperHead(line.bytes, in: line.wordStart..<line.end)
    return PaperQuestionLabel(line, head)?.contentStart ?? line.start
  }

  private static func opensQuestion(_ line: PaperLine) -> Bool {
    guard !line.isBlank else { return false }
    let head = PaperHead(line.bytes, in: line.wordStart..<line.end)
    return PaperQuestionLabel(line, head) != nil
  }

  /// "A: …", also behind a number.
  private static func mayBeSpeech(_ line: PaperLine) -> Bool {
    guard !line.isBlank, line.bytes[line.start..<line.end].contains(UInt8(ascii: ":")),
      let row = row(line, 0)
    else { return false }
    return row.hasColon
  }

  /// True where nearly all questions have another sign behind their A: "A: axit" names something.
  private static func colonsAreRare(_ lines: [PaperLine]) -> Bool {
    let firsts = lines.indices.compactMap { index in
      PaperChoiceLabel.begins(lines[index]) ? row(lines[index], index) : nil
    }.filter { $0.letters.first == 0 }
    let colons = firsts.count(where: \.hasColon)
    return colons > 0 && firsts.count - colons >= 3 * colons
  }

  private static func row(_ line: PaperLine, _ index: Int) -> Row? {
    guard !line.isBlank, !line.isKeyEntry else { return nil }
    let start = start(of: line)
    let labels = PaperChoiceLabel.find(in: line, index, from: start)
    guard let first = labels.first, first.isCapital,
      first.start == start || first.start == line.start
    else { return nil }
    return Row(
      line: index, letters: labels.filter(\.isCapital).map(\.letter),
      hasColon: line.bytes[first.letterRange.upperBound] == UInt8(ascii: ":"))
  }

  /// The lines of one question that are spoken: those before the A from which the letters go on to C.
  private static func speeches(_ lines: [PaperLine], _ range: Range<Int>, _ isRare: Bool) -> [Int] {
    let rows = range.compactMap { row(lines[$0], $0) }
    guard
      let begin = rows.indices.last(where: { index in
        let letters = Set(rows[index...].flatMap(\.letters))
        return rows[index].letters.first == 0 && letters.isSuperset(of: [0, 1, 2])
      }), begin > 0
    else { return [] }
    let spoken = rows[..<begin]
    guard spoken.allSatisfy({ $0.hasColon && $0.letters.allSatisfy { $0 < (isRare ? 4 : 2) } }),
      let last = spoken.last
    else { return [] }
    let letters = spoken.flatMap(\.letters)
    let isDirect = ((last.line + 1)..<rows[begin].line).allSatisfy { lines[$0].isBlank }
    // "A: Đúng" and "B: Sai" over a text are choices, and the text asks the next question.
    guard
      isRare && !rows[begin].hasColon || isDirect || letters.count > Set(letters).count
        || spoken.contains(where: { hasRoom(lines[$0.line]) })
    else { return [] }
    return spoken.map(\.line)
  }

  /// "B: ________" is to be filled in.
  private static func hasRoom(_ line: PaperLine) -> Bool {
    let text = line.text(line.start..<line.end)
    return text.contains("__") || text.contains("...") || text.contains("…")
  }
}
