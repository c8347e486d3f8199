@testable import Authoring
import Testing

@Suite struct SourceTextTests {
  @Test func `columns count characters, not bytes`() {
    let text = SourceText("Đố vui\r\nmấy giờ?", file: "a")
    #expect(text.place(at: 0) == SourcePlace(line: 1, column: 1))
    #expect(text.place(at: "Đố ".utf8.count) == SourcePlace(line: 1, column: 4))
    #expect(text.place(at: "Đố vui\r\nmấy ".utf8.count) == SourcePlace(line: 2, column: 5))
  }

  @Test func `LF, CRLF and CR each end one line`() {
    let text = SourceText("a\nb\r\nc\rd", file: "a")
    #expect(text.lineCount == 4)
    #expect(text.place(at: 2).line == 2)
    #expect(text.place(at: 5).line == 3)
    #expect(text.place(at: 7) == SourcePlace(line: 4, column: 1))
    let lines = (1...5).map { String(decoding: text.lineBytes($0), as: UTF8.self) }
    #expect(lines == ["a", "b", "c", "d", ""])
  }

  @Test(arguments: [([13, 10], 2), ([13, 32], 2), ([10, 10], 3), ([13, 13], 3), ([32, 32], 1)])
  func `a long text has its lines also where it is cut to be read`(ends: [UInt8], lines: Int) {
    var bytes = [UInt8](repeating: 97, count: 9 << 20)
    bytes.replaceSubrange(((4 << 20) - 1)...(4 << 20), with: ends)
    let text = SourceText(bytes, file: "a")
    #expect(text.lineCount == lines)
    #expect(text.place(at: 9 << 20).line == lines)
    #expect(text.lineBytes(1).count == (lines == 1 ? 9 << 20 : (4 << 20) - 1))
  }

  @Test(arguments: ["Đ", "ab", "日a"])
  func `columns of a long line are counted from marks, in any order`(_ unit: String) {
    let bytes = Array(("x\n\u{FEFF}" + String(repeating: unit, count: 20_000)).utf8)
    let text = SourceText(bytes + Array("\nĐy".utf8), file: "a")
    var column = 1
    var expected: [Int] = []
    for offset in 2..<bytes.count {
      expected.append(column)
      if bytes[offset] & 0xC0 != 0x80 { column += 1 }
    }
    for offset in (2..<bytes.count).reversed() where bytes[offset] & 0xC0 != 0x80 {
      #expect(text.place(at: offset) == SourcePlace(line: 2, column: expected[offset - 2]))
    }
    #expect(text.place(at: bytes.count + 3) == SourcePlace(line: 3, column: 2))
  }

  @Test(arguments: [1, 2, 100_000])
  func `a place costs the same wherever on its line it is`(lines: Int) {
    let line = String(repeating: "câu ", count: 400_000 / lines)
    let text = SourceText(Array(repeating: line, count: lines).joined(separator: "\n"), file: "a")
    let places = stride(from: 0, through: text.bytes.count, by: 997)
    #expect(places.allSatisfy { text.columnWork(at: $0) <= 2 * SourceColumns.step })
  }

  @Test func `marks do not fail where a line is just as long as between two of them`() {
    for length in [SourceColumns.step - 1, SourceColumns.step, SourceColumns.step + 1] {
      let text = SourceText(String(repeating: "a", count: length) + "\nb", file: "a")
      #expect(text.place(at: length) == SourcePlace(line: 1, column: length + 1))
      #expect(text.place(at: length + 1) == SourcePlace(line: 2, column: 1))
      let alone = SourceText(String(repeating: "a", count: length), file: "a")
      #expect(alone.place(at: length) == SourcePlace(line: 1, column: length + 1))
    }
  }

  @Test func `a byte-order mark takes no column`() {
    let text = SourceText("\u{FEFF}ab", file: "a")
    #expect(text.place(at: 4) == SourcePlace(line: 1, column: 2))
    #expect(text.place(at: 0) == SourcePlace(line: 1, column: 1))
  }

  @Test func `a place leads back to its byte`() {
    let text = SourceText("\u{FEFF}Đố vui\r\nmấy, 日本\n\ncuối", file: "a")
    for offset in text.contentStart...text.bytes.count
    where offset == text.bytes.count
      || text.bytes[offset] & 0xC0 != 0x80 && text.bytes[offset] != 10 && text.bytes[offset] != 13
    {
      #expect(text.offset(of: text.place(at: offset)) == offset)
    }
    #expect(
      text.offset(of: SourcePlace(line: 3, column: 9))
        == text.offset(of: SourcePlace(line: 3, column: 1)))
  }

  @Test func `an offset past the end is the end`() {
    #expect(SourceText("", file: "a").place(at: 9) == .start)
    #expect(SourceText("ab", file: "a").place(at: 9) == SourcePlace(line: 1, column: 3))
  }

  @Test func `an excerpt is one short line`() {
    let text = SourceText("Câu hỏi dài dòng\nnữa", file: "a")
    #expect(text.excerpt(at: 0) == "Câu hỏi dài dòng")
    #expect(text.excerpt(at: 0, limit: 3) == "Câu…")
  }
}
