import Terminal
import TestSupport
import Testing

@Suite struct KeyDecoderTests {
  struct Case: CustomTestStringConvertible {
    let bytes: String
    let keys: [Key]
    var testDescription: String { bytes.replacing("\u{1B}", with: "ESC ") }

    init(_ bytes: String, _ keys: [Key]) {
      self.bytes = bytes
      self.keys = keys
    }
  }

  static let typing: [Case] = [
    Case(
      "aB1 ?",
      [.character("a"), .character("B"), .character("1"), .character(" "), .character("?")]),
    Case("Đ", [.character("Đ")]),
    Case("ế🎓", [.character("ế"), .character("🎓")]),
    Case("e\u{301}", [.character("e"), .character("\u{301}")]),
    Case("\r", [.enter]), Case("\n", [.enter]), Case("\r\n", [.enter]),
    Case("\r\r", [.enter, .enter]),
    Case("\r\u{0}", [.enter]), Case("\u{0}", [.control("@")]),
    Case("\t", [.tab]), Case("\u{7F}", [.backspace]), Case("\u{8}", [.backspace]),
    Case("\u{3}\u{C}\u{1A}", [.control("c"), .control("l"), .control("z")]),
    Case("\u{1C}", [.control("\\")]),
    Case("\u{1B}", [.escape]), Case("\u{1B}\u{1B}", [.escape, .escape]),
    Case("\u{1B}b", [.alt("b")]), Case("\u{1B}\u{7F}", [.deleteWord]),
    Case("\u{1B}\r", [.escape, .enter]), Case("\u{1B}é", [.escape, .character("é")]),
    Case("\u{1B}[", [.alt("[")]), Case("\u{1B}O", [.alt("O")]), Case("\u{1B}P", [.alt("P")]),
  ]

  static let sequences: [Case] = [
    Case("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
    Case("\u{1B}OA\u{1B}OB\u{1B}OC\u{1B}OD", [.up, .down, .right, .left]),
    Case("\u{1B}[H\u{1B}[F", [.home, .end]), Case("\u{1B}OH\u{1B}OF", [.home, .end]),
    Case("\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~", [.home, .end, .home, .end]),
    Case("\u{1B}[2~\u{1B}[3~\u{1B}[5~\u{1B}[6~", [.insert, .delete, .pageUp, .pageDown]),
    Case(
      "\u{1B}OP\u{1B}OQ\u{1B}OR\u{1B}OS", [.function(1), .function(2), .function(3), .function(4)]),
    Case("\u{1B}[[A\u{1B}[[E", [.function(1), .function(5)]),
    Case("\u{1B}[11~\u{1B}[15~", [.function(1), .function(5)]),
    Case(
      "\u{1B}[17~\u{1B}[21~\u{1B}[23~\u{1B}[24~",
      [.function(6), .function(10), .function(11), .function(12)]),
    Case("\u{1B}[1;2P\u{1B}[1;5R", [.function(1), .function(3)]),
    Case("\u{1B}[Z", [.backTab]),
    Case("\u{1B}[1;5C\u{1B}[1;3D", [.wordRight, .wordLeft]), Case("\u{1B}[1;2C", [.right]),
    Case("\u{1B}Oc\u{1B}Od", [.wordRight, .wordLeft]), Case("\u{1B}[c", []),
    Case("\u{1B}\u{1B}[D", [.wordLeft]), Case("\u{1B}[a", [.up]),
    Case("\u{1B}[3$\u{1B}[5^\u{1B}[7@", [.delete, .pageUp, .home]),
    Case("\u{1B}Op\u{1B}Oy\u{1B}OM", [.character("0"), .character("9"), .enter]),
    Case("\u{1B}[97;5u", [.control("a")]), Case("\u{1B}[27;5;99~", [.control("c")]),
    Case(
      "\u{1B}[200~Hà\rNội\r\n\u{1B}[31m\u{1B}[201~x",
      [.paste("Hà\nNội\n\u{1B}[31m"), .character("x")]),
    Case("\u{1B}[200~\u{1B}[201~", [.paste("")]),
    Case("\u{1B}[200~ab\u{3}", [.paste("ab"), .control("c")]),
  ]

  static let noise: [Case] = [
    Case("\u{1B}[?1;2c", []), Case("\u{1B}[>0;276;0c", []), Case("\u{1B}[12;40R", []),
    Case("\u{1B}[1;1R", []), Case("\u{1B}[?2026;1$y", []), Case("\u{1B}[8;24;80t", []),
    Case("\u{1B}[0n", []), Case("\u{1B}[I\u{1B}[O", []), Case("\u{1B}[M !!a", [.character("a")]),
    Case("\u{1B}[<0;10;20Ma", [.character("a")]),
    Case("\u{1B}]11;rgb:0/0/0\u{7}a", [.character("a")]),
    Case("\u{1B}]0;title\u{1B}\\a", [.character("a")]),
    Case("\u{1B}P1$r0m\u{1B}\\a", [.character("a")]),
    Case("\u{1B}[99~", [.unknown]), Case("\u{1B}[1;2x", [.unknown]),
    Case("\u{1B}[5;\rA", [.enter, .character("A")]),
    Case("\u{1B}[5\u{1B}[A", [.up]),
    Case("\u{1B}[" + String(repeating: "1;", count: 500) + "qa", [.unknown, .character("a")]),
    Case("\u{85}\u{9B}", []),
  ]

  @Test(arguments: typing + sequences + noise)
  func `bytes become keys, at once or one by one`(example: Case) {
    var decoder = KeyDecoder()
    #expect(decoder.feed(example.bytes.utf8) + decoder.flush() == example.keys)
    var slow = KeyDecoder()
    var keys: [Key] = []
    for byte in example.bytes.utf8 { keys += slow.feed([byte]) }
    #expect(keys + slow.flush() == example.keys)
  }

  @Test(
    arguments: [
      [0xFF], [0x80, 0xBF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80], [0xE1, 0xBB],
      [0xF4, 0x9F, 0x80, 0x80],
    ] as [[UInt8]])
  func `broken UTF-8 gives nothing and spoils nothing`(bytes: [UInt8]) {
    var decoder = KeyDecoder()
    #expect(decoder.feed(bytes + Array("a\r".utf8)) == [.character("a"), .enter])
  }

  @Test func `an Escape waits only until it is flushed`() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([0x1B]) == [])
    #expect(decoder.isPending)
    #expect(decoder.flush() == [.escape])
    #expect(!decoder.isPending)
    #expect(decoder.feed(Array("[A".utf8)) == [.character("["), .character("A")])
  }

  @Test func `a letter that is half here is not lost by a flush`() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([0xE1, 0xBA]) == [])
    #expect(!decoder.isPending)
    #expect(decoder.flush() == [])
    #expect(decoder.feed([0xBF]) == [.character("ế")])
  }

  @Test func `a paste is bounded`() {
    var decoder = KeyDecoder()
    let long = String(repeating: "a", count: KeyDecoder.pasteBytesMax + 5000)
    let keys = decoder.feed("\u{1B}[200~\(long)\u{1B}[201~b".utf8)
    #expect(keys == [.paste(String(long.prefix(KeyDecoder.pasteBytesMax))), .character("b")])
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `however the bytes are split, the keys are the same`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var bytes: [UInt8] = []
    for _ in 0..<20 {
      let example = (Self.typing + Self.sequences + Self.noise).randomElement(using: &random)
      bytes += Array((example?.bytes ?? "").utf8)
      if Bool.random(using: &random) { bytes.append(UInt8.random(in: 0...255, using: &random)) }
    }
    var whole = KeyDecoder()
    let expected = whole.feed(bytes) + whole.flush()
    var split = KeyDecoder()
    var keys: [Key] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Int.random(in: 1...7, using: &random)
      keys += split.feed(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    #expect(keys + split.flush() == expected, "seed \(seed)")
    for case .character(let character) in keys {
      let category = character.unicodeScalars.first?.properties.generalCategory
      #expect(category != .control, "seed \(seed)")
    }
  }
}
