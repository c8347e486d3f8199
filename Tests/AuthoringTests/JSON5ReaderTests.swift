import Testing

@testable import Authoring

@Suite struct JSON5ReaderTests {
  @Test func `everything that JSON5 adds to JSON is read`() throws {
    let text = """
      // a line
      { /* a block */ tên: 'một', "hai": "b\\x41\\u1ED1\\
      c", $ba_3: [1, .5, 5., +1, -0x1F, 1e3, Infinity, -Infinity,], trống: {}, }
      """
    let output = JSON5Reader.read(text)
    #expect(output.faults == [])
    let root = try #require(output.root)
    #expect(root["tên"]?.content == .text("một"))
    #expect(root["hai"]?.content == .text("bAốc"))
    #expect(root["trống"]?.content == .object([]))
    guard case .list(let list)? = root["$ba_3"]?.content else {
      Issue.record("no list")
      return
    }
    let values = list.compactMap { value in
      if case .number(let number) = value.content { number.value } else { nil }
    }
    #expect(values == [1, 0.5, 5, 1, -31, 1000, .infinity, -.infinity])
  }

  @Test func `keys and values have their places`() throws {
    let root = try #require(JSON5Reader.read("{\n  tên: 'x',\r\n  số: 25 }").root)
    guard case .object(let members) = root.content else {
      Issue.record("no object")
      return
    }
    #expect(root.place == SourcePlace(line: 1, column: 1))
    #expect(members.map(\.keyPlace) == [.init(line: 2, column: 3), .init(line: 3, column: 3)])
    #expect(
      members.map(\.value.place) == [.init(line: 2, column: 8), .init(line: 3, column: 7)])
  }

  @Test func `a whole number is exact and a broken one is no whole number`() {
    func whole(_ text: String) -> Int? { JSON5Number(word: text)?.whole }
    #expect(whole("9007199254740993") == 9_007_199_254_740_993)
    #expect(whole("25.0") == 25)
    #expect(whole("2e3") == 2000)
    #expect(whole("-0x10") == -16)
    #expect(whole("2.5") == nil)
    #expect(whole("99999999999999999999") == nil)
    #expect(JSON5Number(word: "1e") == nil)
    #expect(JSON5Number(word: "012") == nil)
    #expect(JSON5Number(word: ".") == nil)
    #expect(JSON5Number(word: "0x") == nil)
    #expect(JSON5Number(word: "+-1") == nil)
  }

  @Test func `a surrogate pair is one character and half of one is refused`() {
    #expect(JSON5Reader.read(#"'\uD83C\uDFC6'"#).root?.content == .text("🏆"))
    #expect(reasons(#"'\uD83C'"#) == [.halfCharacter])
    #expect(reasons(#"'\uD83C\u0041'"#) == [.halfCharacter])
    #expect(reasons(#"'\uDFC6'"#) == [.halfCharacter])
  }

  @Test func `nesting stops at the limit`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(reasons(nested(JSON5Limits.depthMax)) == [])
    #expect(reasons(nested(JSON5Limits.depthMax + 1)) == [.tooDeep])
    #expect(reasons(String(repeating: "[", count: 100_000)) == [.tooDeep])
    #expect(reasons(String(repeating: "{a:", count: 100_000)) == [.tooDeep])
  }

  @Test func `too large a text, too many values and too many faults are told once`() {
    let large = [UInt8](repeating: 0x20, count: JSON5Limits.bytesMax + 1)
    #expect(JSON5Reader.read(large).faults.map(\.reason) == [.tooLarge(bytes: large.count)])
    let many = "[" + String(repeating: "1,", count: JSON5Limits.valuesMax + 5) + "]"
    #expect(reasons(many) == [.tooManyValues])
    let broken = reasons("[" + String(repeating: "x,", count: 1_000) + "]")
    #expect(broken.count == JSON5Limits.faultsMax + 1)
    #expect(broken.last == .tooManyFaults)
  }

  @Test func `a byte-order mark is a warning and other encodings are named`() {
    let marked = JSON5Reader.read([0xEF, 0xBB, 0xBF] + Array("{a:x}".utf8))
    #expect(marked.faults.map(\.reason) == [.byteOrderMark, .unknownWord("x")])
    #expect(marked.faults.map(\.isError) == [false, true])
    #expect(marked.faults.last?.place == SourcePlace(line: 1, column: 4))
    #expect(JSON5Reader.read([0xFF, 0xFE, 0x7B, 0]).faults.map(\.reason) == [.utf16])
    #expect(JSON5Reader.read([0, 0x7B]).faults.map(\.reason) == [.utf16])
    let latin = JSON5Reader.read(Array("{a: '".utf8) + [0xE1, 0x27, 0x7D])
    #expect(latin.faults == [.init(reason: .notUTF8, place: .init(line: 1, column: 6))])
  }

  @Test func `random bytes never stop the reader`() {
    var random = Nonsense(state: 7)
    let alphabet = Array("{}[]:,'\"\\/*\n\ru01x-+.eEtrue “”ắ".utf8)
    for _ in 0..<3_000 {
      let bytes = (0..<Int(random.next() % 40)).map { _ in
        alphabet[Int(random.next() % UInt64(alphabet.count))]
      }
      _ = JSON5Reader.read(bytes)
    }
  }

  private func reasons(_ text: String) -> [JSON5Fault.Reason] {
    JSON5Reader.read(text).faults.map(\.reason)
  }
}

/// A linear congruence: enough to make nonsense.
private struct Nonsense {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}

extension JSON5Value {
  fileprivate subscript(key: String) -> JSON5Value? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.key == key }?.value
  }
}
