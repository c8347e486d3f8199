import Terminal
import TestSupport
import Testing

@Suite struct TextWrapperTests {
  @Test func `lines break at words`() {
    #expect(
      TextWrapper.wrap("Ngày Chuyển đổi số quốc gia là ngày nào?", width: 16) == [
        "Ngày Chuyển đổi", "số quốc gia là", "ngày nào?",
      ])
  }

  @Test func `a word that just fits stays on its line`() {
    #expect(TextWrapper.wrap("abc def", width: 7) == ["abc def"])
    #expect(TextWrapper.wrap("abc def", width: 6) == ["abc", "def"])
  }

  @Test func `a word longer than the line is broken between characters`() {
    #expect(TextWrapper.wrap("a abcdefgh b", width: 3) == ["a", "abc", "def", "gh", "b"])
    let decomposed = String(repeating: "e\u{302}\u{301}", count: 5)
    #expect(TextWrapper.wrap(decomposed, width: 2).map(\.count) == [2, 2, 1])
  }

  @Test func `newlines and empty lines stay`() {
    #expect(TextWrapper.wrap("a\n\nb\r\nc\n", width: 9) == ["a", "", "b", "c", ""])
    #expect(TextWrapper.wrap("", width: 9) == [""])
  }

  @Test func `spaces stay at the start of a paragraph and inside a line, and go at a break`() {
    #expect(TextWrapper.wrap("  if x:\n\ty", width: 20) == ["  if x:", "    y"])
    #expect(TextWrapper.wrap("a  b   c", width: 4) == ["a  b", "c"])
    #expect(TextWrapper.wrap("a   ", width: 4) == ["a"])
  }

  @Test func `a wide character at the edge goes to the next line`() {
    #expect(TextWrapper.wrap("漢字漢", width: 5) == ["漢字", "漢"])
  }

  @Test func `a width below one still ends`() {
    #expect(TextWrapper.wrap("ab 漢", width: 0) == ["a", "b", "漢"])
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `no line is too wide and no word is lost`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet: [Character] = ["a", "ễ", "e\u{301}", "漢", " ", " ", " ", "\n", "🎓", "-"]
    let text = String(
      (0..<Int.random(in: 0...80, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? "a"
      })
    let width = Int.random(in: 2...20, using: &random)
    let lines = TextWrapper.wrap(text, width: width)
    #expect(lines.allSatisfy { $0.cellWidth <= width }, "seed \(seed)")
    let visible = { (text: String) in text.filter { $0 != " " && $0 != "\n" } }
    #expect(visible(lines.joined()) == visible(text), "seed \(seed)")
  }
}
