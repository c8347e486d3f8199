import Assessment
import Authoring
import Testing

@Suite struct EncodingTests {
  /// Banks of lines, and what is done to them that nobody sees.
  static let banks: [(BankFormat, String)] = [
    (
      .gift,
      "::Một:: Thủ đô? {=Hà Nội ~Huế}\n\n::Hai:: Số? {#4.5:0.1}\n\n::Ba:: Nối {=Lào -> Viêng "
        + "=Nga -> Mát}\n\n::Bốn:: Đúng? {T}\n"
    ),
    (
      .aiken,
      "Thủ đô?\nA. Huế\nB. Hà Nội\nANSWER: B\n\nHai cộng hai?\nA) ba\nB) bốn\nANSWER: B\n"
    ),
    (.text2qti, "1.  Thủ đô?\na)  Huế\n*b) Hà Nội\n\n2.  Gõ\n*   Hà Nội\n"),
    (.openTriviaQA, "#Q Thủ đô?\n^ Hà Nội\nA Huế\nB Hà Nội\n"),
    (.csv, "Câu hỏi,A,B,Đúng\nThủ đô?,Huế,Hà Nội,B\n"),
    (.paper, "Câu 1. Thủ đô?\nA. Huế\nB. Hà Nội\nĐáp án: B\nCâu 2. Gõ?\nĐáp án: Hà Nội\n"),
  ]

  @Test(arguments: banks)
  func `what nobody sees changes no item`(_ format: BankFormat, _ text: String) {
    func read(_ text: String) -> BankReading {
      BankReader.read(bytes: Array(text.utf8), file: "a", format: format)
    }
    let ids = read(text).items.map(\.id)
    #expect(!ids.isEmpty)
    let invisible = ["\u{200B}", "\u{FEFF}", "\u{2060}", "\u{AD}", "\u{200E}", "\u{202A}"]
    for character in invisible {
      let before = text.split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.isEmpty ? "" : character + $0
      }.joined(separator: "\n")
      for changed in [
        before, text.replacing("\n", with: character + "\n"),
        text.replacing("Nội", with: "N\(character)ội"),
      ] {
        #expect(read(changed).items.map(\.id) == ids, "\(changed.debugDescription)")
      }
    }
    var ends = ["\r\n", "\r"]
    if format != .csv { ends += ["\u{2028}", "\u{2029}", "\u{85}", "\u{B}"] }
    for end in ends {
      #expect(
        read(text.replacing("\n", with: end)).items.map(\.id) == ids, "\(end.debugDescription)")
    }
  }

  @Test func `what nobody sees is told with its first place`() throws {
    let reading = BankReader.read(
      bytes: Array("Hỏi?\nA. a\nB. b\n\u{200B}ANS\u{AD}WER:\u{A0}B\n".utf8), file: "a.txt")
    #expect(reading.format == .aiken)
    #expect(reading.items.count == 1)
    let told = try #require(reading.diagnostics.first)
    #expect(told.code == "bank.invisible-characters")
    #expect(told.line == 4)
    #expect(told.message.en == "characters that nobody sees were left out: 2, the first is U+200B")
  }

  @Test func `broken characters are found where they are behind invisible ones`() {
    let bytes =
      Array("::a:: \u{200B}x {T}\n\ny \u{200B}".utf8) + [0xFF] + Array(" {T}\n\nz {T}".utf8)
    let reading = BankReader.read(bytes: bytes, file: "a.gift")
    #expect(reading.items.map(\.prompt) == ["x", "z"])
    let told = reading.diagnostics.filter { $0.code == "bank.broken-character" }
    #expect(told.map { "\($0.line):\($0.column)" } == ["3:3"])
  }

  struct Sample: Sendable, CustomStringConvertible {
    let name: String
    let bytes: [UInt8]
    /// What is said of it.
    let codes: [String]
    var description: String { name }
  }

  private static let samples = [
    Sample(name: "UTF-8", bytes: Array(EncodingSamples.text.utf8), codes: []),
    Sample(
      name: "UTF-8 with its mark", bytes: Array("\u{FEFF}\(EncodingSamples.text)".utf8), codes: []),
    Sample(
      name: "UTF-16LE",
      bytes: EncodingSamples.utf16("\u{FEFF}\(EncodingSamples.text)", little: true),
      codes: ["bank.utf16"]),
    Sample(
      name: "UTF-16BE",
      bytes: EncodingSamples.utf16("\u{FEFF}\(EncodingSamples.text)", little: false),
      codes: ["bank.utf16"]),
    Sample(
      name: "UTF-16LE without mark",
      bytes: EncodingSamples.utf16(EncodingSamples.text, little: true),
      codes: ["bank.utf16"]),
    Sample(
      name: "UTF-16BE without mark",
      bytes: EncodingSamples.utf16(EncodingSamples.text, little: false), codes: ["bank.utf16"]),
    Sample(
      name: "Windows-1258", bytes: EncodingSamples.bytes(EncodingSamples.windows1258),
      codes: ["bank.encoding"]),
    Sample(
      name: "TCVN3", bytes: EncodingSamples.bytes(EncodingSamples.tcvn3), codes: ["bank.encoding"]),
    Sample(
      name: "VNI", bytes: EncodingSamples.bytes(EncodingSamples.vni), codes: ["bank.encoding"]),
    Sample(
      name: "TCVN3 kept as UTF-8", bytes: Array(EncodingSamples.tcvn3.utf8),
      codes: ["bank.encoding"]),
    Sample(
      name: "VNI kept as UTF-8", bytes: Array(EncodingSamples.vni.utf8), codes: ["bank.encoding"]),
    Sample(
      name: "UTF-8 twice",
      bytes: Array(
        String(String.UnicodeScalarView(EncodingSamples.text.utf8.map { Unicode.Scalar($0) })).utf8),
      codes: ["bank.encoding"]),
  ]

  private static let wanted = BankReader.read(
    bytes: Array(EncodingSamples.text.utf8), file: "bank.txt")

  @Test(arguments: samples)
  func `the same bank is read from every encoding`(_ sample: Sample) {
    let reading = BankReader.read(bytes: sample.bytes, file: "bank.txt")
    #expect(Self.wanted.items.count == 4)
    #expect(reading.items == Self.wanted.items)
    #expect(reading.diagnostics.map(\.code) == sample.codes)
    #expect(reading.diagnostics.allSatisfy { $0.severity == .warning })
  }

  @Test func `the warning says what was assumed and shows letters by which to judge it`() {
    let bytes = EncodingSamples.bytes(EncodingSamples.tcvn3)
    let warning = BankReader.read(bytes: bytes, file: "a.gift").diagnostics.first
    #expect(warning?.message.vi.contains("TCVN3 (ABC)") == true)
    #expect(warning?.message.en.contains("100 %") == true)
    #expect(warning?.hint?.en.contains("--encoding") == true)
    #expect(warning?.excerpt?.hasPrefix("ủ đô:: Thủ đô của nước") == true)
  }

  @Test func `what the command line says is believed`() {
    let bytes = EncodingSamples.bytes(EncodingSamples.tcvn3)
    let right = BankReader.read(bytes: bytes, file: "a.gift", encoding: .tcvn3)
    #expect(right.items == Self.read("a.gift").items)
    #expect(right.diagnostics.isEmpty)
    let wrong = BankReader.read(bytes: bytes, file: "a.gift", encoding: .windows1252)
    #expect(wrong.items.first?.title == "Thñ ®«")
    let disguised = Array(EncodingSamples.tcvn3.utf8)
    let asIs = BankReader.read(bytes: disguised, file: "a.gift", encoding: .utf8)
    #expect(asIs.items.first?.title == "Thñ ®«")
  }

  private static func read(_ file: String) -> BankReading {
    BankReader.read(bytes: Array(EncodingSamples.text.utf8), file: file)
  }

  @Test(arguments: [
    ("utf-8", TextEncoding.utf8), ("UTF8", .utf8), ("UTF-16", .utf16LittleEndian),
    ("TCVN", .tcvn3), ("abc", .tcvn3), ("VNI-Windows", .vni), ("cp1258", .windows1258),
    ("ISO-8859-1", .windows1252), ("latin1", .windows1252), ("Windows-1252", .windows1252),
  ])
  func `encodings go by the names that people use`(name: String, encoding: TextEncoding) {
    #expect(TextEncoding(name: name) == encoding)
  }

  @Test func `an encoding that is not known has no name`() {
    #expect(TextEncoding(name: "shift_jis") == nil)
    #expect(TextEncoding(name: "") == nil)
    for encoding in TextEncoding.allCases {
      #expect(TextEncoding(name: encoding.rawValue) == encoding)
    }
  }
}

/// Texts that are no Vietnamese, which no Vietnamese encoding may take.
@Suite struct WesternEncodingTests {
  private func read(_ latin: String) -> BankReading {
    BankReader.read(bytes: EncodingSamples.bytes(latin), file: "a.gift")
  }

  @Test(arguments: [
    "Où est né Molière, à Paris ou à Orléans ? {=à Paris ~à Orléans}",
    "In welchem Jahr fiel die Mauer in der Hauptstadt, und wer öffnete sie zuerst? {=1989 ~1990}",
    "Who wrote the opera Turandot and died in 1924 at a caf\u{E9}? {=Puccini ~Verdi}",
    "¿Cuántos años duró la guerra más larga de España? {=Cien ~Siete}",
  ])
  func `Western texts are read as Windows-1252`(text: String) {
    let reading = read(text)
    #expect(reading.items.map(\.prompt) == [text.split(separator: " {")[0].description])
    #expect(reading.diagnostics.filter { $0.code == "bank.encoding" }.count == 1)
    #expect(reading.diagnostics.first?.message.en.contains("Windows-1252") == true)
  }

  @Test(arguments: [
    "Où est né Molière, à Paris ou à Orléans ? {=à Paris ~à Orléans}",
    "¿Cuántos años duró la guerra más larga de España? {=Cien ~Siete}",
    "Größe, Fuß, Übung, Öl, Mühle, Käse, Söhne, für, später, müssen, können {=Käse ~Öl}",
  ])
  func `Western texts in UTF-8 are no old Vietnamese font`(text: String) {
    let text = String(repeating: text + "\n\n", count: 20)
    let reading = BankReader.read(bytes: Array(text.utf8), file: "a.gift")
    #expect(reading.items.count == 20)
    #expect(!reading.diagnostics.contains { $0.code == "bank.encoding" })
  }

  @Test func `Cyrillic in one byte a letter is refused, not shown as signs`() {
    // "Привет, мир" in Windows-1251.
    let reading = read("\u{CF}\u{F0}\u{E8}\u{E2}\u{E5}\u{F2}, \u{EC}\u{E8}\u{F0} {T}")
    #expect(reading.items.isEmpty)
    #expect(reading.diagnostics.map(\.code) == ["bank.not-utf8"])
    #expect(reading.diagnostics.first?.hint?.vi.contains("--encoding") == true)
  }

  @Test func `a file of no text is refused`() {
    let reading = BankReader.read(
      bytes: (0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ $0 / 7) }, file: "a.txt")
    #expect(reading.items.isEmpty)
    #expect(reading.hasErrors)
  }
}
