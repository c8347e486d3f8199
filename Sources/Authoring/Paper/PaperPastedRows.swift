/// Tables of questions that were pasted cell by cell, each on a line of its own: below "STT", "Câu
/// hỏi", "Các lựa chọn", "Đáp án" a number, its question, its choices and its key, again and again.
enum PaperPastedRows {
  /// Titles of so many columns stand above the rows.
  private static let titlesMax = 6

  static func unfolded(_ lines: [PaperLine]) -> [PaperLine] {
    guard lines.contains(where: titlesNumbers) else { return lines }
    var unfolded: [PaperLine] = []
    unfolded.reserveCapacity(lines.count)
    var index = 0
    while index < lines.count {
      if titlesNumbers(lines[index]), let first = firstRow(lines, below: index),
        let (rows, end) = rows(lines, from: first)
      {
        unfolded += rows
        index = end
      } else {
        unfolded.append(lines[index])
        index += 1
      }
    }
    return unfolded
  }

  private static func whole(_ line: PaperLine) -> PaperCell {
    PaperCell(line, line.start..<line.end)
  }

  private static func titlesNumbers(_ line: PaperLine) -> Bool {
    !line.isBlank && line.end - line.start <= 24
      && whole(line).isOneOf(["stt", "tt", "so thu tu", "cau", "cau so", "no"])
  }

  /// The line of the first number, below titles of which the last one is that of the keys.
  private static func firstRow(_ lines: [PaperLine], below index: Int) -> Int? {
    let next = lines.indices[(index + 1)...].lazy.filter { !lines[$0].isBlank }
      .prefix(titlesMax)
    guard let number = next.first(where: { number(lines[$0]) != nil }) else { return nil }
    let titles = next.prefix { $0 < number }
    guard titles.count >= 2, let last = titles.last, whole(lines[last]).isTitleOfKeys else {
      return nil
    }
    return number
  }

  /// A number and nothing else.
  private static func number(_ line: PaperLine) -> Int? {
    let text = line.bytes[line.start..<line.end]
    guard (1...3).contains(text.count), text.allSatisfy(PaperScan.isDigit) else { return nil }
    return text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func rows(
    _ lines: [PaperLine], from first: Int
  ) -> (rows: [PaperLine], end: Int)? {
    var unfolded: [PaperLine] = []
    var index = first
    var expected = number(lines[first])
    while index < lines.count, let current = expected, number(lines[index]) == current,
      let row = row(lines, from: index, before: current + 1)
    {
      unfolded += row.lines
      index = row.end
      expected = current + 1
      while index < lines.count, lines[index].isBlank { index += 1 }
    }
    return unfolded.isEmpty ? nil : (unfolded, index)
  }

  /// The lines of one row: its number is put before the question, "Đáp án:" before the key, which is
  /// the first line behind the choices that is nothing but letters.
  private static func row(
    _ lines: [PaperLine], from index: Int, before next: Int
  ) -> (lines: [PaperLine], end: Int)? {
    guard let text = lines.indices[(index + 1)...].first(where: { !lines[$0].isBlank }),
      !PaperChoiceLabel.begins(lines[text]), number(lines[text]) != next
    else { return nil }
    var row = [joined("\(next - 1). ", at: lines[index], lines[text])]
    var choices = 0
    var end = text + 1
    while end < lines.count, end - index <= PaperLimits.linesAheadMax {
      let line = lines[end]
      if PaperChoiceLabel.begins(line) {
        choices += 1
      } else if choices >= 2, !line.isBlank, whole(line).isKey {
        row.append(joined("Đáp án: ", at: line, line))
        return (row, end + 1)
      } else if number(line) == next, choices >= 2 {
        return (row, end)
      }
      row.append(line)
      end += 1
    }
    return choices >= 2 ? (row, end) : nil
  }

  /// - Parameter place: where the words before the text belong to.
  private static func joined(_ words: String, at place: PaperLine, _ line: PaperLine) -> PaperLine {
    var builder = PaperLineBuilder()
    builder.append(words.utf8, .plain)
    let shift = builder.bytes.count
    builder.append(line, line.start..<line.end)
    guard case .offset(let start) = place.position(at: place.start) else {
      return builder.line(place.origin)
    }
    let offsets = (0..<builder.bytes.count).map { index -> Int32 in
      guard index >= shift,
        case .offset(let offset) = line.position(at: line.start + index - shift)
      else { return 0 }
      return Int32(clamping: offset - start)
    }
    return builder.line(.text(start: start, offsets: offsets))
  }
}
