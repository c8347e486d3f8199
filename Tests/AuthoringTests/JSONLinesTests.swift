import Assessment
import Authoring
import TestSupport
import Testing

@Suite struct JSONLinesTests {
  private func read(_ text: String, file: String = "a.jsonl") -> BankReading {
    BankReader.read(bytes: Array(text.utf8), file: file)
  }

  private static let essay = #"{"kind":"essay","prompt":"Kể"}"#

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `what is written is read back as the same items`(seed: UInt64) throws {
    var random = RandomItems(seed: seed)
    let items = random.items(12)
    let output = try #require(BankWriter.write(items, as: .jsonLines))
    let reading = read(output.text)
    #expect(reading.format == .jsonLines)
    #expect(!reading.hasErrors, "seed \(seed): \(reading.diagnostics)")
    #expect(reading.items.map(\.withoutPlace) == items, "seed \(seed)\n\(output.text)")
  }

  @Test func `each item is one line`() throws {
    let items = read(Self.essay + "\n" + Self.essay.replacing("Kể", with: "Vẽ")).items
    let output = try #require(BankWriter.write(items, as: .jsonLines))
    #expect(output.text.split(separator: "\n", omittingEmptySubsequences: false).count == 3)
    #expect(output.losses.isEmpty)
  }

  @Test func `a bad line is refused with its place, and the next one is read`() {
    let reading = BankReader.read(
      bytes: Array(
        """
        {"kind":"essay","prompt":"Một"}

          {"kind":"essay","prompt":"Hai"
        {"kind":"essay","prompt":"Ba"} x
        {"kind":"thơ","prompt":"Bốn"}
        tru
        "\\u12
        {"kind":"essay","prompt":"Năm
        [1]
        \t{"kind":"essay","prompt":"Sáu"}\r
        """.utf8), file: "a.jsonl", format: .jsonLines)
    #expect(reading.items.map(\.prompt) == ["Một", "Sáu"])
    #expect(reading.items.map(\.source?.line) == [1, 10])
    #expect(
      reading.diagnostics.map { "\($0.line):\($0.column) \($0.code)" } == [
        "3:33 json.syntax", "4:32 json.syntax", "5:9 json.unknown-value", "6:1 json.syntax",
        "7:2 json.syntax", "8:26 json.syntax", "9:1 json.wrong-type",
      ])
    #expect(reading.diagnostics.first?.item == "Câu 2")
    #expect(reading.diagnostics.first?.message.en.hasSuffix("this line was not read") == true)
  }

  @Test func `a word does not go on in the next line`() {
    let reading = BankReader.read(
      bytes: Array("tr\nue\n{\"kind\":\"essay\",\n\"prompt\":\"x\"}\n\(Self.essay)".utf8),
      file: "a.jsonl", format: .jsonLines)
    #expect(reading.items.map(\.prompt) == ["Kể"])
    #expect(reading.diagnostics.count == 4)
  }

  @Test func `an item that is too large is refused, the next one is read`() {
    func line(_ count: Int) -> String {
      let frame = #"{"kind":"essay","prompt":""}"#
      let text = String(repeating: "x", count: count - frame.utf8.count)
      return #"{"kind":"essay","prompt":"\#(text)"}"#
    }
    #expect(read(line(BankLimits.itemBytesMax) + "\n" + Self.essay).items.count == 2)
    let reading = read(line(BankLimits.itemBytesMax + 1) + "\n" + Self.essay)
    #expect(reading.items.map(\.prompt) == ["Kể"])
    #expect(reading.diagnostics.map(\.code) == ["bank.item-too-large"])
  }

  @Test func `a file without a line has no items`() {
    for text in ["", "\n", "\u{FEFF}\n \n"] {
      let reading = BankReader.read(bytes: Array(text.utf8), file: "a", format: .jsonLines)
      #expect(reading.items.isEmpty)
      #expect(reading.diagnostics.map(\.code) == ["bank.nothing-found"])
    }
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `no heap of marks is too much for the reader`(seed: UInt64) {
    expectNoTrap(
      [
        "{", "}", "[", "]", ",", ":", "\"", "\"kind\"", "\"essay\"", "\"prompt\":\"x\"", "\\u12",
        "\\", "\n", "1", "-", "null", Self.essay, " ", "\"media\":[{\"name\":\"a\",\"data\":\"AA",
      ], as: .jsonLines, seed: seed)
  }
}
