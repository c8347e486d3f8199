/// Signs of Markdown before the words of a line, as chat programs write papers: "### Câu 1",
/// "- **A.** Huế", "> Giải thích: …", "---".
///
/// Source: CommonMark 0.31, headings, block quotes, lists, thematic breaks and fenced code.
struct PaperMarkdown {
  /// True where a text has enough of these signs to be Markdown: "- A." alone may be a dialogue.
  private let isUsed: Bool

  private static let signsMin = 2

  /// - Parameter lines: of a whole text.
  init(_ lines: some Sequence<ArraySlice<UInt8>>) {
    var signs = 0
    var letter: UInt8?
    for line in lines where signs < Self.signsMin {
      let bullet = Self.letterOfBullet(line)
      if bullet == UInt8(ascii: "B"), letter == UInt8(ascii: "A") { signs += Self.signsMin }
      letter = bullet ?? (line.allSatisfy { $0 <= 32 } ? letter : nil)
      let text = line.drop { $0 == 32 }
      if Self.box(text) != nil || PaperDisclosure.isTag(text) { signs += Self.signsMin }
      let rest = text.drop { $0 == UInt8(ascii: "#") }
      let isHeading =
        (1...6).contains(text.count - rest.count) && rest.first == 32 && rest.count > 1
      if isHeading || Self.isFence(text) || Self.holdsBold(text) { signs += 1 }
    }
    isUsed = signs >= Self.signsMin
  }

  /// How many bytes stand before the words of a line and say nothing; all of them for a rule or a
  /// fence of code.
  func prefix(of line: [UInt8]) -> Int {
    guard isUsed else { return 0 }
    let text = line.drop { $0 == 32 || $0 == 9 }
    if Self.isFence(text) || Self.isRule(text) { return line.count }
    if let box = Self.box(text) { return box }
    var start = text.startIndex
    while start < line.count, line[start] == UInt8(ascii: ">"),
      start + 1 == line.count || line[start + 1] == 32
    {
      start = min(line.count, start + 2)
    }
    let heading = line[start...].drop { $0 == UInt8(ascii: "#") }
    if (1...6).contains(heading.startIndex - start), heading.first == 32,
      !Self.beginsChoice(heading.dropFirst())
    {
      return heading.startIndex + 1
    }
    let bullet = line[start...].drop { $0 == 32 }
    if bullet.count > 3, let sign = bullet.first, "-+•".utf8.first == sign || sign == 0x2B,
      bullet.dropFirst().first == 32, Self.beginsChoice(bullet.dropFirst(2).drop { $0 == 32 })
    {
      return bullet.dropFirst(2).drop { $0 == 32 }.startIndex
    }
    return start > text.startIndex ? start : 0
  }

  /// True for "*Giải thích: …*": the stars stand around all of the line.
  func isEmphasised(_ line: [UInt8], from start: Int) -> Bool {
    let star = UInt8(ascii: "*")
    guard isUsed, line.count > start + 4, line[start] == star, line.last == star,
      line[start + 1] != 32, line[line.count - 2] != 32
    else { return false }
    let inner = line[(start + 1)..<(line.count - 1)]
    return !inner.contains(star) && !Self.beginsChoice(inner)
  }

  /// Where the box begins in "- [x] A. Huế" and "- [ ] Vinh".
  private static func box(_ text: ArraySlice<UInt8>) -> Int? {
    guard let sign = text.first, "-+*".utf8.contains(sign), text.dropFirst().first == 32 else {
      return nil
    }
    let box = text.dropFirst().drop { $0 == 32 }
    guard box.first == UInt8(ascii: "[") else { return nil }
    let isTask = ["[ ] ", "[x] ", "[X] "].contains { box.starts(with: $0.utf8) }
    return isTask || beginsChoice(box) ? box.startIndex : nil
  }

  /// "A" of "- **A.** Huế".
  private static func letterOfBullet(_ line: ArraySlice<UInt8>) -> UInt8? {
    let text = line.drop { $0 == 32 || $0 == 9 }
    guard text.first == UInt8(ascii: "-"), text.dropFirst().first == 32 else { return nil }
    let label = text.dropFirst(2).drop { $0 == 32 || $0 == UInt8(ascii: "*") }
    return beginsChoice(label) ? label.first : nil
  }

  /// "A.", "**B.**", "✅ C)".
  private static func beginsChoice(_ text: ArraySlice<UInt8>) -> Bool {
    let bytes = Array(text.prefix(40).drop { $0 == UInt8(ascii: "*") })
    let line = PaperLine(bytes: bytes, origin: .paragraph(0))
    return PaperChoiceLabel.begins(line)
  }

  private static func isFence(_ text: ArraySlice<UInt8>) -> Bool {
    text.starts(with: "```".utf8) && !text.dropFirst(3).contains(0x60)
  }

  /// Three dashes and more, and nothing else.
  private static func isRule(_ text: ArraySlice<UInt8>) -> Bool {
    text.count >= 3 && text.count { $0 == UInt8(ascii: "-") } >= 3
      && text.allSatisfy { $0 == UInt8(ascii: "-") || $0 == 32 }
  }

  /// "**…**" on one line.
  private static func holdsBold(_ text: ArraySlice<UInt8>) -> Bool {
    guard let open = firstPair(text), let close = firstPair(text[(open + 2)...]) else {
      return false
    }
    return close > open + 2
  }

  private static func firstPair(_ text: ArraySlice<UInt8>) -> Int? {
    text.indices.dropLast().first {
      text[$0] == UInt8(ascii: "*") && text[$0 + 1] == UInt8(ascii: "*")
    }
  }
}
