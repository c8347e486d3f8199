/// Takes apart a line that holds several questions, as a text has that lost its line breaks:
/// "Câu 1. … A. … B. … Câu 2. … A. … B. …".
enum PaperParagraphs {
  /// A line that is shorter holds one question.
  private static let bytesMin = 40

  static func split(_ lines: [PaperLine]) -> [PaperLine] {
    guard lines.contains(where: { !cuts(in: $0).isEmpty }) else { return lines }
    return lines.flatMap { line in
      let cuts = cuts(in: line)
      guard !cuts.isEmpty else { return [line] }
      return zip([0] + cuts, cuts + [line.bytes.count]).map { line.part($0..<$1) }
    }
  }

  /// Where questions begin within a line that begins with one, each with the next number and behind
  /// choices of the one before.
  private static func cuts(in line: PaperLine) -> [Int] {
    guard line.end - line.start >= bytesMin, !line.isKeyEntry,
      let label = PaperQuestionLabel(
        line, PaperHead(line.bytes, in: line.start..<line.end, limit: 40)),
      label.kind == .question, !label.isDoubtful, label.last == nil
    else { return [] }
    var scan = PaperScan(PaperHead(line.bytes, in: label.contentStart..<line.end, limit: .max))
    var cuts: [Int] = []
    var expected = label.number + 1
    var start = label.contentStart
    while !scan.isAtEnd {
      let begin = scan.offset
      if begins(scan, line, expected), holdsChoices(line, start..<begin) {
        cuts.append(begin)
        expected += 1
        start = begin
      }
      scan.skip { !PaperScan.isSpace($0) }
      scan.skipSpaces()
    }
    return cuts
  }

  private static func begins(_ scan: PaperScan, _ line: PaperLine, _ number: Int) -> Bool {
    guard scan.current == UInt8(ascii: "c") || scan.current == UInt8(ascii: "q"),
      PaperQuestionLabel.isCapital(line, at: scan.offset)
    else { return false }
    var scan = scan
    guard scan.take(anyOf: ["cau hoi", "cau", "question"]) else { return false }
    scan.skipSpaces()
    return scan.number() == number && (scan.take(".") || scan.take(":"))
  }

  private static func holdsChoices(_ line: PaperLine, _ range: Range<Int>) -> Bool {
    let letters = PaperChoiceLabel.find(in: line, 0, from: range.lowerBound)
      .filter { $0.start < range.upperBound }.map(\.letter)
    return letters.contains(1) && (letters.contains(0) || letters.contains(2))
  }
}
