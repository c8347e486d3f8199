import Assessment
import Authoring
import TestSupport
import Testing

@Suite struct BankReaderTests {
  private func read(_ bytes: [UInt8], _ file: String = "a.txt") -> BankReading {
    BankReader.read(bytes: bytes, file: file)
  }

  @Test(arguments: [
    ("a.txt", "::A:: x {T}", BankFormat.gift), ("a.txt", "Hỏi? {=a ~b}", .gift),
    ("a.gift", "chỉ có chữ", .gift), ("a.json", "[]", .json),
    ("a.txt", #"  [{"kind":"essay","prompt":"x"}]"#, .json),
    ("a.gift", #"[{"kind":"essay","prompt":"x"}]"#, .json),
    ("a.txt", "Hỏi?\nA. a\nB. b\nANSWER: A", .aiken),
    ("a.txt", "Câu 1. Hỏi?\nA. a\nB. b", .paper), ("a.xml", "<?xml?><quiz></quiz>", .moodleXML),
    ("a.txt", "<questestinterop/>", .qti), ("a.docx", "PK\u{3}\u{4}", .docx),
  ])
  func `the content tells the format before the name does`(
    file: String, text: String, format: BankFormat
  ) {
    #expect(read(Array(text.utf8), file).format == format)
  }

  @Test func `what is no bank is said to be none`() {
    let reading = read(Array("chỉ có chữ".utf8))
    #expect(reading.format == nil)
    #expect(reading.diagnostics.map(\.code) == ["bank.unknown-format"])
    #expect(read([]).diagnostics.map(\.code) == ["bank.empty-file"])
  }

  @Test func `UTF-16 with its mark is read, with a warning`() {
    let units = Array("\u{FEFF}::A:: Đố {T}\r\n".utf16)
    for bytes in [
      units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
    ] {
      let reading = read(bytes)
      #expect(reading.items.map(\.prompt) == ["Đố"])
      #expect(reading.diagnostics.map(\.code) == ["bank.utf16"])
    }
  }

  @Test(arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90], [0xE1, 0xBA]])
  func `no broken UTF-8 is let through`(bytes: [UInt8]) {
    let good = Array("một hai {T}\n\ny ".utf8)
    let reading = read(good + bytes + Array("x {T}".utf8), "a.gift")
    #expect(reading.items.map(\.prompt) == ["một hai"])
    #expect(reading.diagnostics.map(\.code) == ["bank.broken-character"])
    #expect(reading.diagnostics.map(\.column) == [3])
  }

  @Test func `a file that is too large is refused before it is read`() {
    let bytes = [UInt8](repeating: 10, count: BankLimits.fileBytesMax + 1)
    #expect(read(bytes, "a.gift").diagnostics.map(\.code) == ["bank.file-too-large"])
    // What is just within is looked at, and told for what it is.
    let document = Array("%PDF-1.7\n".utf8) + bytes.dropFirst(10)
    #expect(document.count == BankLimits.fileBytesMax)
    #expect(read(document, "a.pdf").diagnostics.map(\.code) != ["bank.file-too-large"])
  }

  @Test func `an item that is too large is refused, the next one is read`() {
    let large = String(repeating: "x", count: BankLimits.itemBytesMax + 1)
    let reading = read(Array("\(large) {T}\n\ny {F}".utf8), "a.gift")
    #expect(reading.items.map(\.prompt) == ["y"])
    #expect(reading.diagnostics.map(\.code) == ["bank.item-too-large"])
  }

  @Test func `the report for programs has the shape of the command line`() throws {
    let text = "::A:: x {=a ~b}\n\ny {~a ~b}\n\nz {=c"
    var report = BankCheckReport()
    report.add(readGIFT(text), file: "a.gift")
    report.add(read(Array("x".utf8)), file: "b.txt")
    try expectGolden(report.json(language: "vi").text + "\n", "bank-check-json")
    #expect(report.hasErrors)
  }

  @Test func `diagnostics read well in both languages`() throws {
    var lines: [String] = []
    for fault in GIFTDiagnosticsTests.faults {
      let text = fault.text.replacing("▸", with: "")
      for diagnostic in readGIFT(text).diagnostics where diagnostic.code == fault.code {
        lines.append("[\(fault.code)]")
        lines.append(diagnostic.text(in: "vi"))
        lines.append(diagnostic.text(in: "en"))
        break
      }
    }
    try expectGolden(lines.joined(separator: "\n") + "\n", "gift-diagnostics")
  }

  @Test(arguments: [
    (BankFormat.qti, "<questestinterop><assessment><section/></assessment></questestinterop>"),
    (.gift, "// chỉ có lời ghi chú\n"), (.aiken, "\n"), (.text2qti, "Quiz title: Địa lí\n"),
    (.json, "[]"), (.jsonLines, "\n"), (.moodleXML, "<quiz></quiz>"), (.csv, "Câu hỏi,A,B,Đúng\n"),
    (.openTriviaDB, "{\"response_code\":0,\"results\":[]}"), (.openTriviaQA, "\n"),
    (.paper, "Kính gửi các thầy cô.\n"), (.paper, ""),
  ])
  func `a file in which nothing was found says so`(format: BankFormat, text: String) {
    let reading = BankReader.read(bytes: Array(text.utf8), file: "a", format: format)
    #expect(reading.items.isEmpty)
    #expect(!reading.diagnostics.isEmpty)
    let isFaulty = reading.hasErrors
    let told = reading.diagnostics.filter { $0.code == "bank.nothing-found" }
    #expect(told.count == (isFaulty ? 0 : 1), "\(reading.diagnostics)")
    for diagnostic in told {
      #expect(diagnostic.message.en.contains(format.rawValue))
      #expect(diagnostic.message.vi.contains(format.rawValue))
    }
  }
}
