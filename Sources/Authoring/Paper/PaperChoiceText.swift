/// The texts of choices as keys repeat them: however the case, spaces and signs at their ends.
enum PaperChoiceText {
  static func comparable(_ text: String) -> String {
    var text = String(text.lowercased().map { dashes.contains($0) ? "-" : $0 })
    while let last = text.last, signs.contains(last) { text.removeLast() }
    while let first = text.first, signs.contains(first) { text.removeFirst() }
    // "- 5" is -5.
    if text.hasPrefix("- ") { text = "-" + text.dropFirst(2).drop { $0 == " " } }
    return text
  }

  static func says(_ text: String, _ choice: PaperChoice, _ lines: [PaperLine]) -> Bool {
    comparable(PaperMarkup(lines: lines).plain(choice.text, separator: " ")) == text
  }

  /// The one choice that a text repeats.
  static func place(
    saying text: String, among choices: [PaperChoice], _ lines: [PaperLine]
  ) -> Int? {
    let text = comparable(text)
    guard !text.isEmpty else { return nil }
    let same = choices.indices.filter { says(text, choices[$0], lines) }
    return same.count == 1 ? same.first : nil
  }

  /// The letters that a choice names: "Cả A và B", "A và C đều đúng".
  static func letters(namedBy choice: PaperChoice, _ lines: [PaperLine]) -> Set<Int> {
    guard choice.text.count == 1, let slice = choice.text.first else { return [] }
    let line = lines[slice.line]
    var scan = PaperScan(PaperHead(line.bytes, in: slice.range))
    for words in [["ca hai", "ca ba", "ca", "both"], ["dap an", "phuong an", "cau", "y"]]
      as [[StaticString]]
    {
      if scan.take(anyOf: words) { scan.skipSpaces() }
    }
    guard scan.offset < slice.range.upperBound,
      let letters = PaperLetters(line, scan.offset..<slice.range.upperBound),
      letters.letters.count > 1, PaperQuestionLabel.isCapital(line, at: letters.start)
    else { return [] }
    let end = max(letters.end, slice.range.upperBound)
    scan = PaperScan(PaperHead(line.bytes, in: letters.end..<end))
    scan.skipSpaces()
    if scan.take("deu") { scan.skipSpaces() }
    _ = scan.take(anyOf: ["dung", "are correct", "are right"])
    scan.skip { PaperScan.isSpace($0) || $0 == UInt8(ascii: ".") }
    return scan.isAtEnd ? Set(letters.letters) : []
  }

  /// "Tất cả đều đúng", "Cả ba đáp án trên", "All of the above".
  static func namesAll(_ choice: PaperChoice, _ lines: [PaperLine]) -> Bool {
    guard let slice = choice.text.first else { return false }
    var scan = PaperScan(PaperHead(lines[slice.line].bytes, in: slice.range, limit: 24))
    return scan.take(anyOf: [
      "tat ca", "ca ba", "ca bon", "ca 3", "ca 4", "ca hai", "ca 2", "moi ", "all of", "all the",
      "both of",
    ])
  }

  private static let dashes: Set<Character> = ["–", "—", "−", "‐", "‑"]
  private static let signs: Set<Character> = [".", " ", "*", "_", ")", "]", ";", "\t", "(", "["]
}
