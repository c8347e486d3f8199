/// Choices that have a line of their own, and letters that have one.
extension PaperChunk {
  /// True where a text is that of one choice, which stands alone on its line: "=> hai".
  ///
  /// - Parameter index: of the part below the choices.
  func saysChoice(_ line: PaperLine, _ range: Range<Int>, above index: Int) -> Bool {
    let text = PaperChoiceText.comparable(line.text(line.trimmed(range)))
    guard !text.isEmpty else { return false }
    let same = partsAbove(index).count { part in
      let other = lines[part.line]
      guard signs[part.line].beginsChoice else { return false }
      let labels = PaperChoiceLabel.find(in: other, part.line, from: part.start)
      guard let label = labels.first, labels.allSatisfy({ $0 == label || $0.strength == .weak }),
        label.contentStart < other.end
      else { return false }
      return PaperChoiceText.comparable(other.text(label.contentStart..<other.end)) == text
    }
    return same == 1
  }

  /// True where a second A stands whose choices are judged: "A. Sai, vì …".
  func goesThroughAgain(_ index: Int, before end: Int) -> Bool {
    let line = lines[parts[index].line]
    guard signs[parts[index].line].beginsChoice,
      PaperChoiceLabel.find(in: line, 0, from: line.start).first?.letter == 0,
      let above = parts[..<index].lastIndex(where: { !lines[$0.line].isBlank })
    else { return false }
    return PaperSecondChain(lines: lines, signs: signs, parts: parts[above..<end])
      .explains(after: nil, before: nil)
  }

  /// "a." over "Huế" over "b." over "Vinh": the part with the text of the last choice, which stands
  /// below its letter as those of the others do.
  ///
  /// - Parameter last: the part with the last letter.
  func wordsBelow(_ last: Int, before end: Int) -> Int? {
    guard labels.count >= 2, let label = labels.last, isAlone(label),
      isAlone(labels[labels.count - 2]),
      let before = parts.firstIndex(where: { $0.line == labels[labels.count - 2].line }),
      let text = firstWords(after: before, to: last), !signs[parts[text].line].beginsChoice,
      let below = firstWords(after: last, to: end), !keyLines.contains(below),
      !signs[parts[below].line].isLeadIn
    else { return nil }
    return below
  }

  /// As many lines as are looked at after a number.
  private func partsAbove(_ index: Int) -> ArraySlice<Part> {
    parts[..<index].suffix(PaperLimits.linesAheadMax)
  }

  private func isAlone(_ label: PaperChoiceLabel) -> Bool {
    let line = lines[label.line]
    return label.start == line.start && label.contentStart >= line.end
  }

  private func firstWords(after index: Int, to end: Int) -> Int? {
    parts.indices.prefix(end).dropFirst(index + 1).first { !lines[parts[$0].line].isBlank }
  }

  /// "D" alone below choices of which D is one: perhaps their key, and no text of what follows.
  func loneLetter(_ index: Int) -> PaperSolution? {
    let part = parts[index]
    guard index > 0, let letter = lines[part.line].loneLetter else { return nil }
    let above = partsAbove(index).flatMap { part in
      PaperChoiceLabel.find(in: lines[part.line], part.line, from: part.start)
    }
    guard above.contains(where: { $0.letter == letter && $0.isCapital }),
      above.contains(where: { $0.letter == 0 }), above.contains(where: { $0.letter == 1 })
    else { return nil }
    let line = lines[part.line]
    return PaperSolution(
      letter: letter, place: PaperSlice(line: part.line, range: line.start..<line.end))
  }
}

extension PaperLine {
  /// The letter of a choice, where a line is nothing but it: "D".
  var loneLetter: Int? {
    guard end - start == 1, (0x41...0x48).contains(bytes[start]) else { return nil }
    return PaperLetters.number(bytes[start] | 0x20)
  }
}
