import Terminal
import TestSupport
import Testing

@Suite struct LineReaderTests {
  static let text = "Hà Nội\r\n\n  a \u{1B}[31m\nlast"

  @Test func `lines come without their ends, cleaned`() {
    var reader = LineReader()
    #expect(reader.feed(Self.text.utf8) == [.text("Hà Nội"), .text(""), .text("  a [31m")])
    #expect(reader.hasBegun)
    #expect(reader.finish() == .text("last"))
    #expect(!reader.hasBegun)
    #expect(reader.finish() == nil)
  }

  @Test func `bytes may be split anywhere`() {
    var reader = LineReader()
    var lines: [TypedLine] = []
    for byte in Self.text.utf8 { lines += reader.feed([byte]) }
    #expect(lines == [.text("Hà Nội"), .text(""), .text("  a [31m")])
  }

  @Test func `a line of the greatest length is read, a longer one is not, and ends itself`() {
    let fits = String(repeating: "a", count: LineReader.bytesMax)
    var reader = LineReader()
    #expect(reader.feed((fits + "\n").utf8) == [.text(fits)])
    #expect(reader.feed((fits + "a\nok\n").utf8) == [.tooLong, .text("ok")])
  }

  @Test func `a line that is not UTF-8 is told as such`() {
    var reader = LineReader()
    #expect(reader.feed([0x41, 0xFF, 0x0A, 0x42, 0x0A]) == [.notUTF8, .text("B")])
  }
}
