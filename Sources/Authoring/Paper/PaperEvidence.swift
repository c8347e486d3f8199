/// What is typical of papers in a line of a text whose format is not known yet.
enum PaperEvidence {
  /// "Câu 1", "Đáp án: B".
  case question
  /// "A." at the beginning.
  case choice

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
