/// Letters below the last question that are the keys of several.
extension PaperChunk {
  /// Fewer letters without a title may be anything.
  private static let untitledMin = 3

  /// "ĐÁP ÁN: A B A A", or letters on lines of their own below "ĐÁP ÁN", behind choices.
  mutating func findLetterList(before explanation: Int) {
    var hasChoices = false
    for (index, part) in parts[..<explanation].enumerated() {
      let (line, sign) = (lines[part.line], signs[part.line])
      guard index > 0, let key = sign.key, !key.isRoom else {
        hasChoices = hasChoices || sign.holdsChoice
        continue
      }
      guard let found = letters(behind: key, in: line, index, before: explanation) else { continue }
      let (list, keys) = found
      // Below an essay they are no key of it.
      let isColumn =
        key.valueStart >= line.end && keys.count > (hasChoices ? 2 : 3)
      guard list.letters.count > 1, hasChoices && list.repeatsLetter || isColumn else { continue }
      question.letterList = list
      keyLines.formUnion(keys)
      return
    }
    if hasChoices, question.letterList == nil { findUntitledLetters(before: explanation) }
  }

  /// "BAA", or "B" over "A" over "A", right below the choices and without any word.
  private mutating func findUntitledLetters(before explanation: Int) {
    var rows: [(line: Int, row: PaperLetterRow)] = []
    for part in parts[..<explanation].reversed() {
      let line = lines[part.line]
      if line.isBlank { continue }
      guard let row = PaperLetterRow(line, line.start..<line.end) else {
        guard signs[part.line].holdsChoice else { return }
        break
      }
      rows.append((part.line, row))
    }
    var list = PaperLetterList(isUntitled: true)
    for (line, row) in rows.reversed() { list.add(row, in: line) }
    if list.letters.count >= Self.untitledMin, list.repeatsLetter { question.letterList = list }
  }

  /// - Returns: the letters, and the parts that hold them or the words before them; nil where what
  ///   stands there is something else.
  private func letters(
    behind key: PaperKeyPhrase, in line: PaperLine, _ index: Int, before explanation: Int
  ) -> (list: PaperLetterList, parts: [Int])? {
    var list = PaperLetterList()
    var keys = [index]
    if key.valueStart < line.end {
      let value = key.valueStart..<(key.valueEnd ?? line.end)
      guard let row = PaperLetterRow(line, value, allowsRest: true), !isSpelledOut(line, value)
      else { return nil }
      list.add(row, in: parts[index].line)
      if !row.rest.isEmpty { return (list, keys) }
    }
    for next in (index + 1)..<max(index + 1, explanation) {
      let line = lines[parts[next].line]
      if line.isBlank { continue }
      guard let row = PaperLetterRow(line, line.start..<line.end) else { break }
      list.add(row, in: parts[next].line)
      keys.append(next)
    }
    return (list, keys)
  }

  /// True where a choice says the same, "DAD", also behind its letter: "A. A".
  private func isSpelledOut(_ line: PaperLine, _ value: Range<Int>) -> Bool {
    let word = PaperChoiceText.comparable(line.text(value))
    let named = PaperLetters(line, value)
    let rest = named.map {
      PaperChoiceText.comparable(line.text($0.end..<max($0.end, value.upperBound)))
    }
    return parts.contains { part in
      let line = lines[part.line]
      let labels = PaperChoiceLabel.find(in: line, part.line, from: part.start)
      return labels.enumerated().contains { place, label in
        let end = place + 1 < labels.count ? labels[place + 1].start : line.end
        guard label.contentStart < end else { return false }
        let text = PaperChoiceText.comparable(line.text(label.contentStart..<end))
        return word.utf8.count > 1 && text == word
          || named?.letters == [label.letter] && !text.isEmpty && text == rest
      }
    }
  }
}
