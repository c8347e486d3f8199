/// Cuts the lines of a question where the next one has lost its number: its choices begin again
/// with A.
enum PaperChunkParts {
  /// What stands around the lines.
  struct Surroundings {
    /// The first line after columns that are to be matched.
    let columnsEnd: Int
    /// The number of the question, and of the next one.
    let number: Int?
    let next: Int?
    /// True where a heading asks for all: questions are choices alone.
    let areStemless: Bool
  }

  static func split(
    _ parts: [PaperChunk.Part], _ lines: [PaperLine], _ signs: [PaperSigns],
    _ surroundings: Surroundings
  ) -> [[PaperChunk.Part]] {
    var chunks: [[PaperChunk.Part]] = []
    var start = 0
    var seen = Seen()
    for (index, part) in parts.enumerated() where part.line >= surroundings.columnsEnd {
      let line = lines[part.line]
      let sign = signs[part.line]
      if line.isBlank {
        seen.isAfterBlank = true
        continue
      }
      let labels = sign.holdsChoice ? PaperChoiceLabel.find(in: line, 0, from: line.start) : []
      if surroundings.areStemless, sign.beginsChoice, seen.text == nil,
        let first = labels.first, first.letter == 0, seen.seconds.contains(first.isCapital)
      {
        chunks.append(Array(parts[start..<index]))
        start = index
        seen = Seen()
      }
      if sign.beginsChoice, let text = seen.text, let first = labels.first, first.letter == 0,
        seen.seconds.contains(first.isCapital),
        !PaperSecondChain(lines: lines, signs: signs, parts: parts[text...]).explains(
          after: seen.isKeyed && chunks.isEmpty ? surroundings.number : nil,
          before: surroundings.next)
      {
        chunks.append(Array(parts[start..<text]))
        start = text
        seen = Seen()
      }
      if sign.holdsChoice || speaksOfKey(line, sign) || sign.explanation != nil {
        for label in labels where label.letter == 1 && isSecond(label, labels) {
          seen.seconds.insert(label.isCapital)
        }
        seen.isExplained = seen.isExplained || sign.explanation != nil
        if let key = sign.key, !seen.seconds.isEmpty,
          key.isCertain
            || PaperLetters(line, key.valueStart..<max(key.valueStart, line.end)) != nil
        {
          seen.isKeyed = true
        }
        seen.text = nil
        seen.isParagraph = false
      } else if line.loneLetter != nil, seen.text == nil, seen.seconds.contains(true) {
        // The key of the choices above, most likely, and no text of the next question.
      } else if seen.text == nil || seen.isAfterBlank && !seen.isParagraph,
        !seen.isExplained || seen.isAfterBlank
      {
        // The text of the next question, if one comes: the first line, or the first after a gap. What is
        // asked may have several paragraphs; only an explanation goes on like that.
        seen.text = index
        seen.isParagraph = seen.isAfterBlank && !seen.isExplained
      }
      seen.isAfterBlank = false
    }
    chunks.append(Array(parts[start...]))
    return chunks
  }

  /// "Kết quả của 5 x 5 là" asks, though it begins as a key may, and so does "Chọn từ viết đúng".
  private static func speaksOfKey(_ line: PaperLine, _ sign: PaperSigns) -> Bool {
    guard let key = sign.key else { return false }
    guard !key.isCertain, !key.isArrow, !key.isConclusion, key.valueStart < line.end else {
      return true
    }
    let value = line.bytes[key.valueStart]
    return PaperScan.isDigit(value) || !PaperScan.isLetter(value | 0x20) && value < 0x80
      || PaperLetters(line, key.valueStart..<line.end) != nil
  }

  /// "Cho hai đội A và B:" has no choice B.
  private static func isSecond(_ label: PaperChoiceLabel, _ labels: [PaperChoiceLabel]) -> Bool {
    label.strength != .weak
      || labels.contains { $0.letter == 0 && $0.isCapital == label.isCapital }
  }

  private struct Seen {
    /// True for a B, false for a b that was there.
    var seconds: Set<Bool> = []
    var isExplained = false
    /// True once a key stands below its choices.
    var isKeyed = false
    var isAfterBlank = false
    /// The first line after the last choice or key.
    var text: Int?
    /// True where that line stands below an empty one and below no explanation.
    var isParagraph = false
  }
}
