/// The truths of a question one below the other: "Câu 1" over "a) Đúng", "b) Sai", "c) Đúng". They
/// become one entry, "1. Đúng Sai Đúng".
enum PaperTruthBlock {
  /// Fewer may be the choices of a question.
  private static let truthsMin = 3

  /// - Returns: nil where no such lines begin here; else the entry, and the first line after them.
  static func typed(_ lines: [PaperLine], from index: Int) -> (lines: [PaperLine], end: Int)? {
    let line = lines[index]
    guard !line.isBlank, line.objects.isEmpty, line.end - line.start <= bytesMax else { return nil }
    let head = PaperHead(line.bytes, in: line.wordStart..<line.end)
    guard let label = PaperQuestionLabel(line, head), label.last == nil else { return nil }
    var truths: [PaperCell] = []
    if label.contentStart < line.end {
      guard let first = truth(line, from: label.contentStart, 0) else { return nil }
      truths.append(first)
    }
    var end = index + 1
    while end < lines.count {
      if lines[end].isBlank {
        end += 1
        continue
      }
      guard let next = truth(lines[end], from: lines[end].start, truths.count) else { break }
      truths.append(next)
      end += 1
    }
    guard truths.count >= truthsMin, let entry = PaperKeyGrid.entry(label.number, truths) else {
      return nil
    }
    return ([entry], end)
  }

  private static let bytesMax = 60

  /// "b) Sai" and nothing else, with the letter of its place.
  private static func truth(_ line: PaperLine, from start: Int, _ place: Int) -> PaperCell? {
    guard line.end - start <= bytesMax, line.objects.isEmpty, start < line.end,
      line.bytes[start] == UInt8(ascii: "a") + UInt8(clamping: place), start + 1 < line.end,
      !PaperScan.isLetter(line.bytes[start + 1] | 0x20), line.bytes[start + 1] < 0x80
    else { return nil }
    let cell = PaperCell(line, start..<line.end)
    return cell.isTruth(of: place) ? cell : nil
  }
}
