/// What is typical of papers in a line of a text whose format is not known yet.
enum PaperEvidence {
  /// "Câu 1", "Đáp án: B".
  case question
  /// "A." at the beginning.
  case choice

  /// So many lines of a paper are no accident.
  private static let linesMin = 2

  /// The lines of a text that open a question of a paper or tell its key, as far as its head goes, and
  /// where the first of them is; nil where there are hardly any.
  static func lines(of source: SourceText) -> (count: Int, first: Int)? {
    let head = source.bytes[source.contentStart...].prefix(FormatEvidence.headBytes)
    let found = head.split { $0 == 10 || $0 == 13 }.filter { line in
      let text = line.drop { $0 <= 32 || "*_#>".utf8.contains($0) }
      return PaperEvidence(text) == .question
    }
    guard found.count >= linesMin, let first = found.first else { return nil }
    return (found.count, first.startIndex)
  }

  init?(_ line: ArraySlice<UInt8>) {
    guard let first = line.first, PaperScan.isLetter(first | 0x20) || first >= 0x80 || first == 0x2A
    else { return nil }
    let bytes = Array(line.prefix(60))
    let text = PaperLine(bytes: bytes, origin: .paragraph(0))
    let head = PaperHead(bytes, in: text.wordStart..<text.end, limit: 24)
    if let label = PaperQuestionLabel(text, head), !label.isBare, !label.isDoubtful {
      self = .question
    } else if let key = PaperKeyPhrase(text, head), key.isCertain, !head.contains("answer") {
      self = .question
    } else if PaperChoiceLabel.begins(text) {
      self = .choice
    } else {
      return nil
    }
  }
}
