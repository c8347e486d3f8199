/// Words that a page of the web has around its questions, and that come with them where it is
/// copied: "Cờ câu hỏi", "Đạt điểm 1,00 trên 1,00" and "Select one:" of Moodle, "Xem đáp án".
///
/// Source: Moodle, lang/en/question.php and the Vietnamese pack: flagquestion, questiontext, markoutofmax.
enum PaperPageWords {
  private enum Kind {
    /// Nothing but such a page says it.
    case certain
    /// A word that counts where a certain one is in the text.
    case plain
    /// What shows the answer below a question, on pages of any kind.
    case button
    /// "Đúng", above the marks.
    case state
  }

  private static let bytesMax = 60

  static func find(in lines: [PaperLine]) -> [Int] {
    let kinds = lines.map(kind)
    let isMoodle = kinds.contains(.certain)
    guard isMoodle || kinds.contains(.button) else { return [] }
    return lines.indices.filter { index in
      switch kinds[index] {
      case .button: return true
      case .certain, .plain: return isMoodle
      case .state:
        let next = lines.indices[(index + 1)...].first { !lines[$0].isBlank }
        return next.map { kinds[$0] == .certain } ?? false
      case nil: return false
      }
    }
  }

  private static func kind(_ line: PaperLine) -> Kind? {
    guard !line.isBlank, line.end - line.start <= bytesMax, !line.isKeyEntry else { return nil }
    var scan = PaperScan(PaperHead(line.bytes, in: line.start..<line.end))
    if scan.take(anyOf: ["dat diem", "mark"]), isMarks(&scan) { return .certain }
    // With their marks: "đất cỏ" is no "đặt cờ".
    var text = line.text(line.start..<line.end).lowercased()
    if text.hasSuffix(":") { text.removeLast() }
    return words[text.trimmingPrefix { !$0.isLetter }.description]
  }

  private static let words: [String: Kind] = [
    "hiển thị đáp án": .button, "hiện đáp án": .button, "xem đáp án": .button,
    "xem lời giải": .button, "xem giải thích": .button, "xem đáp án và giải thích": .button,
    "xem lời giải chi tiết": .button, "ẩn đáp án": .button, "show answer": .button,
    "view answer": .button,
    "cờ câu hỏi": .certain, "đặt cờ": .certain, "flag question": .certain,
    "đoạn văn câu hỏi": .certain, "select one": .certain, "select one or more": .certain,
    "question text": .plain, "chọn một": .plain, "chọn một hoặc nhiều hơn": .plain,
    "phản hồi": .plain, "feedback": .plain, "đúng": .state, "sai": .state, "correct": .state,
    "incorrect": .state, "hoàn thành": .state, "không trả lời": .state,
  ]

  /// "1,00 trên 1,00", "1.00 out of 1.00".
  private static func isMarks(_ scan: inout PaperScan) -> Bool {
    func number() -> Bool {
      scan.skipSpaces()
      guard scan.number() != nil else { return false }
      if scan.take(",") || scan.take(".") { _ = scan.number() }
      scan.skipSpaces()
      return true
    }
    return number() && scan.take(anyOf: ["tren", "out of"]) && number() && scan.isAtEnd
  }
}
