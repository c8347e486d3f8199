import Terminal
import TestSupport
import Testing

/// What strangers may put into a name, an answer or a question.
@Suite struct SanitiserTests {
  struct Payload: CustomTestStringConvertible {
    let name: String
    let text: String
    let shown: String
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ shown: String) {
      self.name = name
      self.text = text
      self.shown = shown
    }
  }

  static let controls: [Payload] = [
    Payload("red text", "\u{1B}[31mAn\u{1B}[0m", "[31mAn[0m"),
    Payload("clear screen", "\u{1B}[2J\u{1B}[HAn", "[2J[HAn"),
    Payload("full reset", "\u{1B}cAn", "cAn"),
    Payload("title", "\u{1B}]0;owned\u{7}An", "]0;ownedAn"),
    Payload("title, with string end", "\u{1B}]2;owned\u{1B}\\An", "]2;owned\\An"),
    Payload("title report", "\u{1B}[21tAn", "[21tAn"),
    Payload("device attributes", "\u{1B}[cAn", "[cAn"),
    Payload("cursor report", "\u{1B}[6nAn", "[6nAn"),
    Payload("answerback", "\u{5}An", "An"),
    Payload("clipboard", "\u{1B}]52;c;cm0gLXJm\u{7}An", "]52;c;cm0gLXJmAn"),
    Payload("link", "\u{1B}]8;;http://x/\u{1B}\\An", "]8;;http://x/\\An"),
    Payload("settings request", "\u{1B}P$qm\u{1B}\\An", "P$qm\\An"),
    Payload("application string", "\u{1B}_x\u{1B}\\An", "_x\\An"),
    Payload("privacy string", "\u{1B}^x\u{1B}\\An", "^x\\An"),
    Payload("sixel", "\u{1B}Pq#0;2;0;0;0\u{1B}\\", "Pq#0;2;0;0;0\\"),
    Payload("eight bit CSI", "\u{9B}31mAn", "31mAn"),
    Payload("eight bit OSC", "\u{9D}0;x\u{9C}An", "0;xAn"),
    Payload("eight bit DCS", "\u{90}qx\u{9C}An", "qxAn"),
    Payload("save and restore cursor", "\u{1B}7An\u{1B}8", "7An8"),
    Payload("line drawing set", "\u{1B}(0lqk\u{E}x\u{F}", "(0lqkx"),
    Payload("backspaces", "An\u{8}\u{8}Binh", "AnBinh"),
    Payload("carriage return over the line", "Xin\rAn", "Xin An"),
    Payload("line feeds", "A\nB\r\nC", "A B C"),
    Payload("vertical tab and form feed", "A\u{B}B\u{C}C", "ABC"),
    Payload("tab", "A\tB", "A B"),
    Payload("NUL", "A\u{0}B", "AB"),
    Payload("bell", "A\u{7}B", "AB"),
    Payload("DEL", "A\u{7F}B", "AB"),
    Payload("next line", "A\u{85}B", "A B"),
  ]

  static let invisible: [Payload] = [
    Payload("right to left override", "An\u{202E}gnp.exe", "Angnp.exe"),
    Payload("embeddings", "\u{202A}A\u{202B}B\u{202C}\u{202D}", "AB"),
    Payload("isolates", "\u{2066}A\u{2067}B\u{2068}C\u{2069}", "ABC"),
    Payload("direction marks", "A\u{200E}\u{200F}\u{61C}B", "AB"),
    Payload("line and paragraph separators", "A\u{2028}B\u{2029}C", "A B C"),
    Payload("zero width", "A\u{200B}\u{200C}\u{2060}\u{FEFF}B", "AB"),
    Payload("a joiner between letters", "A\u{200D}B", "AB"),
    Payload("soft hyphen", "A\u{AD}B", "AB"),
    Payload("Hangul filler, a blank name", "\u{3164}\u{115F}\u{1160}\u{FFA0}", ""),
    Payload("tag characters", "A\u{E0041}\u{E0042}\u{E007F}", "A"),
    Payload("variation selectors", "A\u{FE0F}\u{FE01}\u{E0101}", "A"),
    Payload("invisible operators", "A\u{2061}\u{2062}\u{2063}B", "AB"),
    Payload("annotations", "A\u{FFF9}b\u{FFFA}c\u{FFFB}", "Abc"),
    Payload("private use", "A\u{E000}\u{F8FF}\u{F0000}\u{10FFFD}B", "AB"),
    Payload("noncharacters", "A" + text(of: [0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFF]) + "B", "AB"),
    Payload("an unassigned code point", "A\u{38A}\u{38B}", "A\u{38A}\u{FFFD}"),
    Payload("marks without a base", "\u{301}\u{302}A", "A"),
    Payload("grapheme joiner", "A\u{34F}\u{301}", "A\u{301}"),
  ]

  static let kept: [Payload] = [
    Payload("Vietnamese", "Nguyễn Thị Ánh", "Nguyễn Thị Ánh"),
    Payload("decomposed", "e\u{302}\u{301}", "e\u{302}\u{301}"),
    Payload("a family", "👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"),
    Payload("a flag", "🇻🇳", "🇻🇳"),
    Payload("a skin tone", "👍🏽", "👍🏽"),
    Payload("a heart", "❤\u{FE0F}‍🔥", "❤\u{FE0F}‍🔥"),
    Payload("a keycap", "1\u{FE0F}\u{20E3}", "1\u{FE0F}\u{20E3}"),
    Payload("Arabic and Hebrew letters", "سلام שלום", "سلام שלום"),
    Payload("no-break space", "1\u{A0}000", "1\u{A0}000"),
    Payload("two empty marks of markup", "<b>=1+1</b>", "<b>=1+1</b>"),
  ]

  /// Some scalars may not be written in source.
  static func text(of values: [UInt32]) -> String {
    values.compactMap(Unicode.Scalar.init).map(String.init).joined()
  }

  static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  @Test(arguments: controls + invisible + kept)
  func `what is shown holds no trick`(payload: Payload) {
    #expect(Self.scalars(Sanitiser.clean(payload.text)) == Self.scalars(payload.shown))
    let twice = Sanitiser.clean(Sanitiser.clean(payload.text))
    #expect(Self.scalars(twice) == Self.scalars(payload.shown))
  }

  @Test func `line ends may be kept, all of one kind`() {
    #expect(
      Sanitiser.clean("a\r\nb\rc\u{2028}d\n\te\u{1B}", keepsNewlines: true) == "a\nb\nc\nd\n    e")
  }

  @Test func `a tower of ten thousand marks is cut to eight`() {
    let tower = "a" + String(repeating: "\u{301}", count: 10_000) + "b"
    #expect(Sanitiser.clean(tower).unicodeScalars.count == 10)
  }

  @Test func `no cluster is longer than its limit`() {
    let chains = [
      String(repeating: "👩\u{200D}", count: 500) + "👩",
      String(repeating: "\u{1100}", count: 500),
      "👍" + String(repeating: "🏽", count: 500),
      "☺" + String(repeating: "\u{FE0F}", count: 500),
      "a" + String(repeating: "\u{20E3}", count: 500),
    ]
    for chain in chains {
      let longest = Sanitiser.clean(chain).map(\.unicodeScalars.count).max() ?? 0
      #expect(longest <= 2 * Sanitiser.scalarsPerCharacterMax)
    }
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `whatever comes in, no control goes out`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let ranges: [ClosedRange<UInt32>] = [
      0...0x1F, 0x20...0x7E, 0x7F...0x9F, 0xA0...0x17F, 0x300...0x36F, 0x200A...0x206F,
      0xFE00...0xFEFF, 0x1F300...0x1F9FF, 0xE0000...0xE01EF, 0xE000...0xE010, 0x1100...0x11FF,
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<60 {
      let range = ranges.randomElement(using: &random) ?? 0...0
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
        text.append(scalar)
      }
    }
    let clean = Sanitiser.clean(String(text))
    for scalar in clean.unicodeScalars {
      let category = scalar.properties.generalCategory
      #expect(category != .control && category != .privateUse, "seed \(seed)")
      #expect(category != .format || scalar.value == 0x200D, "seed \(seed)")
    }
    var grid = Grid(size: Size(columns: 40, rows: 2))
    grid.put(String(text), row: 0, column: 0)
    let drawn = grid.lines.joined().unicodeScalars
    #expect(!drawn.contains { $0.properties.generalCategory == .control }, "seed \(seed)")
  }
}
