import Terminal
import Testing

@Suite struct ASCIIFallbackTests {
  @Test(arguments: [
    ("Nguyễn Thị Ánh, Đường Lê Lợi", "Nguyen Thi Anh, Duong Le Loi"),
    ("Vie\u{323}\u{302}t", "Viet"),
    ("█░▸─●◐✓✗▲▼▌│┌", "#.>-*ovx^v=|+"),
    ("còn 17 giây…", "con 17 giay..."),
    ("A–D · ↑↓", "A-D . ^v"),
    ("x² ≤ ½", "x2 <= 1/2"),
    ("ＡＢ　漢", " A B  ??"),
    ("ê\u{301}", "e"), ("1\u{A0}000", "1 000"), ("Ð", "D"),
  ])
  func `text is readable in ASCII`(text: String, ascii: String) {
    #expect(ASCIIFallback.text(text) == ascii)
    #expect(ASCIIFallback.text(text).allSatisfy { $0.isASCII })
  }
}
