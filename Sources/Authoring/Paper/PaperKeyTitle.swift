/// A line that may stand over a list of keys in words of its own: "Đáp án trắc nghiệm", "GỢI Ý TRẢ
/// LỜI", "V. ĐÁP ÁN MÔN TOÁN". Only what stands below it tells whether it does.
enum PaperKeyTitle {
  private static let lettersMax = 120
  /// The words stand at the beginning, behind "Phụ lục:" and the like.
  private static let wordsBeforeMax = 4

  static func isTitle(_ line: PaperLine) -> Bool {
    guard !line.isBlank, !line.isKeyEntry, line.objects.isEmpty else { return false }
    let head = PaperHead(line.bytes, in: line.start..<line.end, limit: lettersMax + 1)
    guard head.letters.count <= lettersMax else { return false }
    // A line in small letters goes on with the one above.
    guard PaperQuestionLabel.isCapital(line, at: line.wordStart) else { return false }
    var scan = PaperScan(head)
    for _ in 0...wordsBeforeMax {
      scan.skip { !PaperScan.isLetter($0) }
      let isAnswering = scan.has("tra loi")
      if scan.take(anyOf: words) {
        scan.skipSpaces()
        // "PHẦN II. TRẢ LỜI NGẮN" stands over questions.
        return !isAnswering || !scan.take(anyOf: ["ngan", "cau hoi", "cac cau", "cau"])
      }
      scan.skip(PaperScan.isLetter)
    }
    return false
  }

  /// "Đáp án: A", "Đáp án B", "Lời giải: …": the words of one question.
  static func holdsKey(_ line: PaperLine, _ sign: PaperSigns) -> Bool {
    func hasColon(before end: Int) -> Bool {
      line.bytes[line.start..<end].contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }
    }
    if let start = sign.explanation, start < line.end, hasColon(before: start) { return true }
    guard let key = sign.key, !key.isRoom, key.valueStart < line.end else { return false }
    let value = key.valueStart..<line.end
    if hasColon(before: key.valueStart) { return true }
    if let letters = PaperLetters(line, value), letters.end >= line.end { return true }
    return PaperScan.isDigit(line.bytes[value.lowerBound])
      && !line.bytes[value].contains { PaperScan.isLetter($0 | 0x20) }
  }

  private static let words: [StaticString] = [
    "dap an", "d/a", "d.a", "tra loi", "huong dan cham", "hdc", "ket qua", "loi giai",
    "huong dan giai", "key", "keys", "answer", "answers",
  ]
}
