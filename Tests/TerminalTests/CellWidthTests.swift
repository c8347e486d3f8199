import Terminal
import Testing

@Suite struct CellWidthTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let text: String
    let width: Int
    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(name: "nothing", text: "", width: 0),
    Case(name: "ASCII", text: "Tin hoc 8A", width: 10),
    Case(name: "Vietnamese, composed", text: "Nguyễn Thị Ánh", width: 14),
    Case(
      name: "Vietnamese, decomposed",
      text: "Nguye\u{302}\u{303}n Thi\u{323} A\u{301}nh", width: 14),
    Case(name: "đ and ơ, ư", text: "đường", width: 5),
    Case(name: "Chinese", text: "漢字", width: 4),
    Case(name: "Korean", text: "한국", width: 4),
    Case(name: "Korean in parts", text: "\u{1112}\u{1161}\u{11AB}", width: 2),
    Case(name: "full width forms", text: "ＡＢ１", width: 6),
    Case(name: "half width katakana", text: "ｱｲ", width: 2),
    Case(name: "an emoji", text: "🎓", width: 2),
    Case(name: "a family of four", text: "👨‍👩‍👧‍👦", width: 2),
    Case(name: "a skin tone", text: "👍🏽", width: 2),
    Case(name: "a flag", text: "🇻🇳", width: 2),
    Case(name: "a heart as emoji", text: "❤\u{FE0F}", width: 2),
    Case(name: "a heart as text", text: "❤", width: 1),
    Case(name: "a keycap", text: "1\u{FE0F}\u{20E3}", width: 2),
    Case(name: "drawing signs", text: "█░▸─●◐✓✗▲▼▌", width: 11),
    Case(name: "controls", text: "\u{1B}\u{7}\u{9B}", width: 0),
    Case(name: "a zero width space", text: "\u{200B}", width: 0),
    Case(name: "a soft hyphen", text: "\u{AD}", width: 0),
    Case(name: "Thai with marks", text: "กี่", width: 1),
    Case(name: "an emoji of Unicode 15", text: "🫨", width: 2),
  ])
  func `width is counted in cells`(example: Case) {
    #expect(example.text.cellWidth == example.width)
  }

  @Test func `a text is cut within its width, mark included`() {
    #expect("Châu Phong".truncated(toWidth: 10) == "Châu Phong")
    #expect("Châu Phong".truncated(toWidth: 6) == "Châu …")
    #expect("漢字漢字".truncated(toWidth: 6) == "漢字…")
    #expect("漢字漢字".truncated(toWidth: 4) == "漢…")
    #expect("abc".truncated(toWidth: 1) == "…")
    #expect("abc".truncated(toWidth: 0) == "")
    #expect("abcdef".truncated(toWidth: 4, mark: "") == "abcd")
  }

  @Test func `a padded text has exactly its width`() {
    #expect("đ".padded(toWidth: 4) == "đ   ")
    #expect("đ".padded(toWidth: 4, aligned: .right) == "   đ")
    #expect("đ".padded(toWidth: 4, aligned: .center) == " đ  ")
    #expect("漢字漢".padded(toWidth: 4) == "漢… ")
    #expect("abc".padded(toWidth: 0) == "")
  }
}
