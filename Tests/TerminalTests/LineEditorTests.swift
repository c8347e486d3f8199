import Terminal
import TestSupport
import Testing

@Suite struct LineEditorTests {
  func typed(_ keys: [Key], into text: String = "") -> LineEditor {
    var editor = LineEditor(text: text)
    for key in keys { _ = editor.handle(key) }
    return editor
  }

  func characters(_ text: String) -> [Key] {
    text.unicodeScalars.map { .character(Character($0)) }
  }

  @Test func `decomposed typing makes whole letters`() {
    let editor = typed(characters("Vie\u{323}\u{302}t"))
    #expect(editor.text == "Việt")
    #expect(editor.cursor == 4)
  }

  @Test func `a mark typed in the middle falls on the letter before the cursor`() {
    let editor = typed([.left, .left] + characters("\u{301}"), into: "canh")
    #expect(editor.text == "cánh")
    #expect(editor.cursor == 2)
  }

  @Test func `what Telex does with backspaces ends in the letter`() {
    let editor = typed(characters("dd") + [.backspace, .backspace] + characters("đ"))
    #expect(editor.text == "đ")
  }

  @Test func `backspace takes a letter with its marks`() {
    #expect(typed([.backspace], into: "Vie\u{323}\u{302}").text == "Vi")
  }

  @Test func `a mark at the start has nothing to fall on`() {
    #expect(typed([.home] + characters("\u{301}"), into: "a").text == "a")
  }

  @Test func `the cursor keys stop at both ends`() {
    #expect(typed([.left, .left, .left], into: "ab").cursor == 0)
    #expect(typed([.home, .right, .right, .right], into: "ab").cursor == 2)
    #expect(typed([.home, .backspace], into: "ab").text == "ab")
    #expect(typed([.end, .delete], into: "ab").text == "ab")
    #expect(typed([.home, .delete], into: "ab").text == "b")
  }

  @Test func `words are the steps of Ctrl and Alt`() {
    let text = "quốc gia, 505"
    #expect(typed([.wordLeft], into: text).cursor == 10)
    #expect(typed([.wordLeft, .wordLeft], into: text).cursor == 5)
    #expect(typed([.home, .wordRight, .alt("f")], into: text).cursor == 8)
    #expect(typed([.control("w")], into: text).text == "quốc gia, ")
    #expect(typed([.deleteWord, .deleteWord], into: text).text == "quốc ")
    #expect(typed([.home, .alt("d")], into: text).text == " gia, 505")
  }

  @Test func `Ctrl-A, E, U and K are known`() {
    #expect(typed([.control("a"), .character("x")], into: "ab").text == "xab")
    #expect(typed([.home, .right, .control("u")], into: "ab").text == "b")
    #expect(typed([.home, .right, .control("k")], into: "ab").text == "a")
    #expect(typed([.home, .control("e")], into: "ab").cursor == 2)
  }

  @Test func `a paste is one line of clean text`() {
    #expect(typed([.paste("Hà\nNội\u{1B}[31m")]).text == "Hà Nội[31m")
  }

  @Test func `the length is bounded, and a mark on the last letter still fits`() {
    var editor = LineEditor(text: "abc", lengthMax: 4)
    editor.insert("efg")
    #expect(editor.text == "abce")
    editor.insert("\u{301}")
    #expect(editor.text == "abcé")
    editor.insert("x")
    #expect(editor.text == "abcé")
    _ = editor.handle(.home)
    editor.insert("xyz")
    #expect(editor.text == "abcé")
    #expect(editor.cursor == 0)
  }

  @Test func `keys of the screen are left to the screen`() {
    var editor = LineEditor(text: "a")
    for key in [Key.enter, .tab, .escape, .up, .down, .function(1), .control("c"), .unknown] {
      let taken = editor.handle(key)
      #expect(!taken)
    }
    #expect(editor == LineEditor(text: "a"))
  }

  @Test func `a long text scrolls under the cursor`() {
    var editor = LineEditor(text: "0123456789")
    var view = editor.visible(width: 6)
    #expect(view.text == "6789")
    #expect(view.cursorColumn == 4)
    #expect(view.hidesLeft && !view.hidesRight)
    _ = editor.handle(.home)
    view = editor.visible(width: 6)
    #expect(view.text == "012345")
    #expect(view.cursorColumn == 0)
    #expect(!view.hidesLeft && view.hidesRight)
  }

  @Test func `what finds no room is known, until something is taken out`() {
    var editor = LineEditor(lengthMax: 5)
    _ = editor.handle(.paste("1234567"))
    #expect(editor.text == "12345")
    #expect(editor.isCut)
    _ = editor.handle(.left)
    #expect(editor.isCut)
    _ = editor.handle(.backspace)
    #expect(!editor.isCut)
    _ = editor.handle(.character("9"))
    #expect(editor.text.count == 5 && !editor.isCut)
    _ = editor.handle(.character("9"))
    #expect(editor.isCut)
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `the cursor is always in the text and in the view`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let keys: [Key] = [
      .character("a"), .character("ễ"), .character("\u{301}"), .character("漢"), .character(" "),
      .character("🇻"), .character("🏽"), .backspace, .delete, .left, .right, .home, .end, .wordLeft,
      .wordRight, .deleteWord, .paste("🎓 e\u{302}"),
    ]
    var editor = LineEditor(lengthMax: 30)
    for _ in 0..<80 {
      _ = editor.handle(keys.randomElement(using: &random) ?? .home)
      #expect((0...editor.text.count).contains(editor.cursor), "seed \(seed)")
      #expect(editor.text.count <= 30, "seed \(seed)")
      let width = Int.random(in: 1...12, using: &random)
      let view = editor.visible(width: width)
      #expect((0..<width).contains(view.cursorColumn), "seed \(seed)")
      #expect(view.text.cellWidth <= width, "seed \(seed)")
    }
  }
}
