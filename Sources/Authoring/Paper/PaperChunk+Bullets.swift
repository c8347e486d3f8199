/// Choices with circles or boxes for letters, as forms on the web copy them and lists of Markdown have
/// them: "○ một" over "● hai", "- [ ] một" over "- [x] hai".
extension PaperChunk {
  private static let empty = ["○", "◯", "⚪", "☐", "□", "◻", "[ ] "]
  private static let filled = ["●", "⚫", "◉", "🔘", "☑", "☒", "■", "[x] ", "[X] "]

  /// Only where an empty one tells them from bullets of a list.
  mutating func findBullets(before end: Int) {
    guard labels.isEmpty, !question.isEssay else { return }
    var found: [PaperChoiceLabel] = []
    var filledCount = 0
    for index in 1..<max(end, 1) where !keyLines.contains(index) {
      let line = lines[parts[index].line]
      if line.isBlank { continue }
      guard let (isFilled, contentStart) = Self.bullet(line) else {
        if found.isEmpty { continue }
        return
      }
      if isFilled { filledCount += 1 }
      found.append(
        PaperChoiceLabel(
          letter: found.count, isCapital: true, strength: .lineStart, line: parts[index].line,
          start: line.start, letterRange: line.start..<line.start, contentStart: contentStart,
          isStarred: isFilled, isAfterSentence: true))
    }
    guard found.count >= 2, found.count <= PaperLimits.choicesMax, filledCount < found.count else {
      return
    }
    labels = found
  }

  private static func bullet(_ line: PaperLine) -> (isFilled: Bool, contentStart: Int)? {
    let bytes = line.bytes[line.start..<line.end]
    for (signs, isFilled) in [(empty, false), (filled, true)] {
      guard let sign = signs.first(where: { bytes.starts(with: $0.utf8) }) else { continue }
      let rest = line.trimmed((line.start + sign.utf8.count)..<line.end)
      return rest.isEmpty ? nil : (isFilled, rest.lowerBound)
    }
    return nil
  }
}
