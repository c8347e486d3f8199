/// A question whose text begins like a choice: "Câu 2. A. Einstein sinh năm nào?". It is told from
/// the choices that begin again with the same letter and go on in order.
enum PaperInitial {
  private static let wordsMin = 4

  /// The part of a line that is text, though it begins with a letter as choices do.
  ///
  /// - Parameter start: the byte after the question's number.
  static func find(
    _ lines: [PaperLine], _ signs: [PaperSigns], from index: Int, _ start: Int
  ) -> PaperSlice? {
    guard let first = firstLine(lines, from: index, start) else { return nil }
    let line = lines[first.line]
    let labels = PaperChoiceLabel.find(in: line, first.line, from: first.range.lowerBound)
    guard let letter = labels.first, letter.letter == 0, letter.start == first.range.lowerBound
    else { return nil }
    let others = labels.dropFirst()
    if let again = others.firstIndex(where: { $0.letter == 0 && $0.isCapital == letter.isCapital })
    {
      // All on one line: "A. Einstein sinh năm nào? A. 1879 B. 1889".
      let rest = labels[again...].filter { $0.isCapital == letter.isCapital }
      guard labels[again].isAfterSentence || labels[again].strength == .strong,
        rest.map(\.letter) == Array(0..<rest.count), rest.count >= 2
      else { return nil }
      return PaperSlice(line: first.line, range: letter.start..<labels[again].start)
    }
    guard asks(line, from: letter.contentStart, isNumbered: first.line == index),
      others.allSatisfy({ $0.strength == .weak }),
      others.isEmpty || endsWithQuestion(line),
      begin(lines, signs, after: first.line, isCapital: letter.isCapital)
    else { return nil }
    return PaperSlice(line: first.line, range: letter.start..<line.end)
  }

  private static func firstLine(
    _ lines: [PaperLine], from index: Int, _ start: Int
  ) -> PaperSlice? {
    if start < lines[index].end {
      return PaperSlice(line: index, range: start..<lines[index].end)
    }
    guard index + 1 < lines.count, !lines[index + 1].isBlank else { return nil }
    let next = lines[index + 1]
    return PaperSlice(line: index + 1, range: next.start..<next.end)
  }

  /// A question mark or a colon, or on the line of the number so many words as names of choices
  /// hardly have.
  private static func asks(_ line: PaperLine, from start: Int, isNumbered: Bool) -> Bool {
    if endsWithQuestion(line) { return true }
    guard isNumbered, start < line.end else { return false }
    return line.text(start..<line.end).split(separator: " ").count >= wordsMin
  }

  private static func endsWithQuestion(_ line: PaperLine) -> Bool {
    line.bytes[line.start..<line.end].last.map { "?:".utf8.contains($0) } ?? false
  }

  /// True where the lines below begin with A and go on with B, and no letter is there twice.
  private static func begin(
    _ lines: [PaperLine], _ signs: [PaperSigns], after index: Int, isCapital: Bool
  ) -> Bool {
    var letters: [Int] = []
    for next in (index + 1)..<min(lines.count, index + 1 + PaperLimits.linesAheadMax) {
      if lines[next].isBlank { continue }
      let sign = signs[next]
      if sign.label?.isBare == false || sign.landmark != nil || sign.key != nil
        || sign.explanation != nil
      {
        break
      }
      let labels = PaperChoiceLabel.find(in: lines[next], next, from: lines[next].start)
        .filter { $0.isCapital == isCapital }
      if letters.isEmpty, !sign.beginsChoice || labels.first?.letter != 0 {
        // The question goes on before its choices.
        if sign.holdsChoice || sign.label != nil { return false }
        continue
      }
      if !letters.isEmpty, labels.first?.letter == 0 { break }
      for label in labels where label.letter == letters.count { letters.append(label.letter) }
    }
    return letters.count >= 2
  }
}
