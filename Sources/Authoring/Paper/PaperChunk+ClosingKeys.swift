/// Keys that stand at the end of a line of the question or its choices.
extension PaperChunk {
  /// "D. Loa    Đáp án: B", "(Đáp án: B)".
  func keyAtEnd(of line: PaperLine, from start: Int) -> (Int, PaperKeyPhrase)? {
    let bytes = line.bytes
    var place = start
    while place < line.end {
      let byte = bytes[place]
      place += 1
      let isWide = byte == 9 || byte == 32 && place < line.end && bytes[place] == 32
      let isAfterSentence =
        byte == 32 && place > start + 1 && ".?!".utf8.contains(bytes[place - 2])
      if byte == 32, !isWide, !isAfterSentence, let key = closingKey(of: line, from: place, start) {
        return (place - 1, key)
      }
      if byte == UInt8(ascii: "="), isAnswerBehindArrow(line, place - 1, start),
        let key = PaperKeyPhrase(line, PaperHead(bytes, in: (place - 1)..<line.end, limit: 40))
      {
        return (place - 1, key)
      }
      if byte == UInt8(ascii: "<"), let key = bracketedKeyAtEnd(of: line, from: place - 1) {
        return (place - 1, key)
      }
      guard isWide || isAfterSentence || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[")
      else { continue }
      var from = place
      while from < line.end, bytes[from] == 32 || bytes[from] == 9 { from += 1 }
      // What no key follows is looked at once, however many blanks it has.
      let gap = place - 1
      if isWide { place = max(place, from - 1) }
      guard from < line.end, Self.mayBeginKey(bytes[from]) else { continue }
      let head = PaperHead(bytes, in: from..<line.end, limit: 40)
      guard let key = PaperKeyPhrase(line, head), key.valueStart < line.end,
        key.isCertain || key.isRoom || byte == UInt8(ascii: "(") && isBracketed(key, line)
          || isAfterSentence && endsWithLetter(key, line),
        // "Da: …" after one space may be the skin.
        isWide || !isAfterSentence || key.valueStart - from >= Self.phraseBytesMin
      else { continue }
      return (gap, key)
    }
    return nil
  }

  /// "Cố đô ở đâu? => Huế": an arrow behind what asks, and choices nowhere.
  private func isAnswerBehindArrow(_ line: PaperLine, _ place: Int, _ start: Int) -> Bool {
    let bytes = line.bytes
    guard place + 2 < line.end, bytes[place + 1] == UInt8(ascii: ">"), place > start + 1,
      bytes[place - 1] == 32
    else { return false }
    let asked = line.trimmed(start..<place)
    return !asked.isEmpty && bytes[asked.upperBound - 1] == UInt8(ascii: "?")
      && parts.allSatisfy { part in
        !signs[part.line].holdsChoice && (part.line == parts[0].line || lines[part.line].isBlank)
      }
  }

  /// "Câu 1. … A. x B. y C. z Đáp án: B": after a single space only a capital that ends the line,
  /// behind words with a sign, on the line of other choices.
  private func closingKey(
    of line: PaperLine, from place: Int, _ start: Int
  ) -> PaperKeyPhrase? {
    guard line.end - place <= Self.closingBytesMax, place < line.end,
      Self.mayBeginKey(line.bytes[place]) || "=C".utf8.contains(line.bytes[place]),
      PaperQuestionLabel.isCapital(line, at: place),
      let key = PaperKeyPhrase(line, PaperHead(line.bytes, in: place..<line.end, limit: 40)),
      key.isCertain || key.isArrow || line.bytes[place] == UInt8(ascii: "C")
        || line.bytes[place] == 0xC4,
      key.valueStart < line.end,
      let letters = PaperLetters(line, key.valueStart..<line.end), letters.end >= line.end,
      PaperQuestionLabel.isCapital(line, at: letters.start)
    else { return nil }
    let labels = PaperChoiceLabel.find(in: line, 0, from: start).filter { $0.start < place }
    return labels.count >= 2 ? key : nil
  }

  /// "Đáp án đúng là: B." has no more.
  private static let closingBytesMax = 32

  /// "Answer: " and "Đáp án:" have no fewer.
  private static let phraseBytesMin = 8

  /// "c) Vừa. Đáp án c"
  private func endsWithLetter(_ key: PaperKeyPhrase, _ line: PaperLine) -> Bool {
    PaperLetters(line, key.valueStart..<line.end).map { $0.end >= line.end } ?? false
  }

  /// "(Đáp án B)" needs no sign before its letter.
  private func isBracketed(_ key: PaperKeyPhrase, _ line: PaperLine) -> Bool {
    guard let letters = PaperLetters(line, key.valueStart..<line.end) else { return false }
    return letters.end >= line.end && line.bytes[line.end - 1] == UInt8(ascii: ")")
  }

  private static func mayBeginKey(_ byte: UInt8) -> Bool {
    byte == 0xC4 || byte == 0xC3 || byte == UInt8(ascii: "D") || byte == UInt8(ascii: "A")
      || byte == UInt8(ascii: "K") || byte == UInt8(ascii: "d") || byte == UInt8(ascii: "T")
  }
}
