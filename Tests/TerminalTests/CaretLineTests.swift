import Testing

@testable import Terminal

@Suite struct CaretLineTests {
  struct Case: Sendable, CustomStringConvertible {
    let name: String
    /// ▸ stands before the place.
    let text: String
    let line: String
    let column: Int
    var description: String { name }
  }

  static let cases = [
    Case(name: "ASCII", text: "a {=b ▸~c}", line: "a {=b ~c}", column: 6),
    Case(name: "the start", text: "▸abc", line: "abc", column: 0),
    Case(name: "the end", text: "abc▸", line: "abc", column: 3),
    Case(name: "an empty line", text: "▸", line: "", column: 0),
    Case(name: "NFC", text: "Thủ đô ▸nào", line: "Thủ đô nào", column: 7),
    Case(
      name: "NFD", text: "Thu\u{309} d\u{323}o\u{302} ▸nao",
      line: "Thu\u{309} d\u{323}o\u{302} nao",
      column: 7),
    Case(name: "a tab", text: "a\t▸b", line: "a       b", column: 8),
    Case(name: "two tabs", text: "\tab\t▸b", line: "        ab      b", column: 16),
    Case(name: "wide letters", text: "日本▸語", line: "日本語", column: 4),
    Case(name: "an escape", text: "a\u{1B}[31m▸b", line: "a␛[31mb", column: 6),
    Case(name: "controls", text: "\u{0}\u{7}▸\u{7F}", line: "␀␇␡", column: 2),
    Case(name: "C1", text: "a\u{9B}▸b", line: "a\u{FFFD}b", column: 2),
    Case(name: "right to left", text: "a\u{202E}▸b", line: "a\u{FFFD}b", column: 2),
    Case(name: "zero width", text: "\u{200B}▸b", line: "\u{FFFD}b", column: 1),
  ]

  @Test(arguments: cases)
  func `the mark stands below the place`(_ sample: Case) throws {
    let marked = Array(sample.text.unicodeScalars)
    let caret = try #require(marked.firstIndex(of: "▸"))
    let shown = CaretLine(sample.text.replacing("▸", with: ""), caret: caret, width: 80)
    #expect(shown.line == sample.line)
    #expect(shown.mark == String(repeating: " ", count: sample.column) + "^")
  }

  @Test func `a place within a letter of several scalars is at the letter`() {
    #expect(CaretLine("xa\u{302}\u{301}b", caret: 2, width: 80).mark == " ^")
  }

  @Test(arguments: [0, 1, 5, 50, 199, 250, 398, 399, 400])
  func `a long line is shown round the place`(caret: Int) throws {
    let text = String((0..<400).map { Character(UnicodeScalar(UInt8(97 + $0 % 26))) })
    let shown = CaretLine(text, caret: caret, width: 40)
    #expect(shown.line.cellWidth <= 40)
    #expect(shown.mark.cellWidth <= 40)
    #expect(shown.line.hasPrefix("…") == (caret > 15), "\(shown)")
    #expect(shown.line.hasSuffix("…") == (caret < 370), "\(shown)")
    let column = shown.mark.count - 1
    if caret < 400 {
      #expect(Array(shown.line)[column] == Array(text)[caret])
    } else {
      #expect(column == shown.line.count)
    }
  }

  @Test func `what was cut off before is told`() {
    let shown = CaretLine("abc", caret: 1, width: 20, isCutBefore: true, isCutBehind: true)
    #expect(shown.line == "…abc…")
    #expect(shown.mark == "  ^")
  }

  @Test(arguments: 0..<400)
  func `no text is too much`(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let parts = ["a", "đ", "\t", "\u{301}", "\u{1B}", "日", "\u{202E}", "👩‍👩‍👧", "\r\n", "\u{0}", " "]
    let text = (0..<next(60)).map { _ in parts[next(parts.count)] }.joined()
    let caret = next(text.unicodeScalars.count + 1)
    let shown = CaretLine(text, caret: caret, width: 10 + next(30))
    #expect(!shown.line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
    #expect(shown.mark.hasSuffix("^") && shown.mark.dropLast().allSatisfy { $0 == " " })
    #expect(shown.mark.count - 1 <= shown.line.cellWidth)
  }
}
