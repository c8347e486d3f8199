/// Choices beyond H, where A to H are choices already: other letters begin a text more often.
extension PaperChunk {
  mutating func findFurtherLetters(before explanation: Int) {
    guard labels.map(\.letter).sorted() == Array(0..<PaperLimits.choicesMax),
      let last = labels.last, last.letter == PaperLimits.choicesMax - 1,
      let part = parts.firstIndex(where: { $0.line == last.line })
    else { return }
    let sign = lines[last.line].bytes[last.letterRange.upperBound]
    for index in (part + 1)..<max(part + 1, explanation) {
      let line = lines[parts[index].line]
      if line.isBlank { continue }
      let found = further(in: line, parts[index].line, sign, last.isCapital)
      guard !found.isEmpty, !keyLines.contains(index) else { return }
      labels += found
    }
  }

  /// "I. táo", or "I. táo   J. lê" side by side: the next letters with the same sign.
  private func further(
    in line: PaperLine, _ index: Int, _ sign: UInt8, _ isCapital: Bool
  ) -> [PaperChoiceLabel] {
    var found: [PaperChoiceLabel] = []
    var place = line.start
    while place + 1 < line.end {
      let letter = labels.count + found.count
      guard letter < PaperLimits.choicesInOrderMax,
        line.bytes[place] == (isCapital ? 0x41 : 0x61) + UInt8(letter),
        line.bytes[place + 1] == sign
      else { break }
      var content = place + 2
      while content < line.end, line.bytes[content] == 32 || line.bytes[content] == 9 {
        content += 1
      }
      found.append(
        PaperChoiceLabel(
          letter: letter, isCapital: isCapital, strength: .lineStart, line: index, start: place,
          letterRange: place..<(place + 1), contentStart: content, isStarred: false,
          isAfterSentence: true))
      // The next one stands after a tab or two spaces.
      guard let next = gapEnd(in: line, from: content) else { break }
      place = next
    }
    return found
  }

  private func gapEnd(in line: PaperLine, from start: Int) -> Int? {
    var place = start
    while place + 1 < line.end {
      let isGap = line.bytes[place] == 9 || line.bytes[place] == 32 && line.bytes[place + 1] == 32
      guard isGap else {
        place += 1
        continue
      }
      while place < line.end, line.bytes[place] == 32 || line.bytes[place] == 9 { place += 1 }
      return place < line.end ? place : nil
    }
    return nil
  }
}

extension PaperOutliner {
  /// "I. táo" below "H. na" is the next choice; a heading has a number or a part below it.
  func continuesChoices(_ heading: PaperHeading, _ index: Int) -> Bool {
    guard open != nil, lastLetter == PaperLimits.choicesMax - 1, heading.rank == .roman,
      heading.number == 1, heading.kind == nil, heading.title != heading.title.uppercased(),
      let next = lines.indices[(index + 1)...].first(where: { !lines[$0].isBlank })
    else { return false }
    return signs[next].label == nil && signs[next].heading == nil
  }
}

extension PaperStatedKeys {
  /// "K", "B, K": letters beyond H of a question that has them.
  func furtherChoices(_ line: PaperLine, _ range: Range<Int>) -> Set<Int>? {
    guard question.choices.count > PaperLimits.choicesMax else { return nil }
    let words = line.bytes[range].split {
      PaperScan.isSpace($0) || ",;.)".utf8.contains($0)
    }
    let places = words.compactMap { word -> Int? in
      guard word.count == 1, let byte = word.first, byte & 0x40 != 0 else { return nil }
      return question.choices.firstIndex { $0.letter == Int(byte | 0x20) - 0x61 }
    }
    guard !places.isEmpty, places.count == words.count else { return nil }
    return places.contains { question.choices[$0].letter >= PaperLimits.choicesMax }
      ? Set(places) : nil
  }
}
