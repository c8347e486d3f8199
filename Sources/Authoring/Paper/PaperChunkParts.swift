/// Cuts the lines of a question where the next one has lost its number: its choices begin again
/// with A.
enum PaperChunkParts {
  static func split(
    _ parts: [PaperChunk.Part], _ lines: [PaperLine], _ signs: [PaperSigns]
  ) -> [[PaperChunk.Part]] {
    var chunks: [[PaperChunk.Part]] = []
    var start = 0
    var seen = Seen()
    for (index, part) in parts.enumerated() {
      let line = lines[part.line]
      let sign = signs[part.line]
      if line.isBlank {
        seen.isAfterBlank = true
        continue
      }
      if sign.beginsChoice, seen.hasSecond, let text = seen.text,
        PaperChoiceLabel.find(in: line, part.line, from: line.start).first?.letter == 0
      {
        chunks.append(Array(parts[start..<text]))
        start = text
        seen = Seen()
      }
      if sign.holdsChoice || sign.key != nil || sign.explanation != nil {
        seen.hasSecond = seen.hasSecond || isSecond(sign, line, part.line)
        seen.isExplained = seen.isExplained || sign.explanation != nil
        seen.text = nil
      } else if seen.text == nil || seen.isAfterBlank, !seen.isExplained || seen.isAfterBlank {
        // The text of the next question, if one comes: the first line, or the first after a gap.
        seen.text = index
      }
      seen.isAfterBlank = false
    }
    chunks.append(Array(parts[start...]))
    return chunks
  }

  private struct Seen {
    /// True once there was a B.
    var hasSecond = false
    var isExplained = false
    var isAfterBlank = false
    /// The first line after the last choice or key.
    var text: Int?
  }

  private static func isSecond(_ sign: PaperSigns, _ line: PaperLine, _ index: Int) -> Bool {
    guard sign.holdsChoice else { return false }
    return PaperChoiceLabel.find(in: line, index, from: line.start).contains { $0.letter == 1 }
  }
}
