import Assessment
import Testing

@testable import Authoring

@Suite struct KahootWriterTests {
  private func write(_ items: [Item]) throws -> BankWriter.Output {
    try #require(BankWriter.write(items, as: .kahoot))
  }

  private static func choices(_ texts: [String], right: Set<Int>, _ isMultiple: Bool) -> [Choice] {
    let fractions = KeyedChoices.fractions(
      numbers: Array(texts.indices), right: right, isMultiple: isMultiple)
    return zip(texts, fractions).map { Choice(text: $0, fraction: $1) }
  }

  private static func single(_ prompt: String, _ texts: [String], right: Int = 0) -> Item {
    Item(id: ItemID(""), prompt: prompt, body: .single(choices(texts, right: [right], false)))
  }

  @Test func `what Kahoot holds comes back as the same items`() throws {
    let items = [
      Self.single("Thủ đô <của> \"Lào\" & _x0041_?", ["=1+1", "Viêng Chăn", "- x"], right: 1),
      Item(
        id: ItemID(""), prompt: "Hai\ndòng?",
        body: .multiple(Self.choices(["1", "2", "3", "4"], right: [1, 3], true))),
      Self.single("Số?", ["2", "1"]), Self.single("Chỗ {b1} và ___?", ["x", "y"]),
      Self.single("Sai?", ["Sai", "Đúng"]),
      Item(id: ItemID(""), prompt: "Có?", body: .trueFalse(TrueFalseKey(truth: true))),
    ]
    let output = try write(items)
    #expect(output.losses.isEmpty)
    let reading = BankReader.read(bytes: output.bytes, file: "a.bin")
    #expect(reading.format == .kahoot)
    #expect(reading.items.map(\.withoutPlace) == items)
    #expect(reading.diagnostics.map(\.code) == ["table.time-not-kept"])
    #expect(reading.items.map(\.source?.line) == [9, 10, 11, 12, 13, 14])
  }

  @Test func `the sheet has Kahoot's places`() throws {
    let output = try write([Self.single("q", ["x", "y"], right: 1)])
    let book = WorkbookReader.read(try Archive(output.bytes))
    let table = try #require(book.tables.first)
    let row = try #require(table.rows.last)
    #expect(table.rows.map(\.line) == [2, 8, 9])
    #expect(row.cells.map(\.text) == ["1", "q", "x", "y", "20", "2"])
    #expect(row.cells.map(\.column) == [0, 1, 2, 3, 6, 7])
    #expect(row.cells.map(\.kind) == [.number, .text, .text, .text, .number, .number])
    #expect(table.rows[1].cells.map(\.column) == [1, 2, 3, 4, 5, 6, 7])
  }

  @Test func `true and false are two answers`() throws {
    let item = Item(id: ItemID(""), prompt: "q", body: .trueFalse(TrueFalseKey(truth: false)))
    let reading = BankReader.read(bytes: try write([item]).bytes, file: "a.xlsx")
    #expect(reading.items.map(\.withoutPlace) == [item])
  }

  @Test func `markup becomes the text that is seen`() throws {
    let item = Item(
      id: ItemID(""), prompt: "<p>x<sup>2</sup> &gt; 1</p>", format: .html,
      body: .single(Self.choices(["<b>a</b>", "b"], right: [0], false)))
    let reading = BankReader.read(bytes: try write([item]).bytes, file: "a.xlsx")
    #expect(reading.items.map(\.prompt) == ["x² > 1"])
    #expect(reading.items.map(summary) == ["single: a/100 | b/0"])
    #expect(try write([item]).losses.map(\.finding.code) == ["kahoot.loses-markup"])
  }

  struct Held: Sendable, CustomStringConvertible {
    let code: String?
    let item: Item
    let isWritten: Bool
    var description: String { code ?? "\(item.prompt.count)" }
  }

  private static func long(_ count: Int) -> String { String(repeating: "ế", count: count) }

  static let held: [Held] = [
    Held(code: nil, item: single(long(95), ["a", "b"]), isWritten: true),
    Held(code: "kahoot.question-over-95", item: single(long(96), ["a", "b"]), isWritten: true),
    Held(code: "kahoot.question-over-95", item: single(long(120), ["a", "b"]), isWritten: true),
    Held(
      code: "kahoot.cannot-hold-long-question", item: single(long(121), ["a", "b"]),
      isWritten: false),
    Held(code: nil, item: single("q", [long(75), "b"]), isWritten: true),
    Held(
      code: "kahoot.cannot-hold-long-answer", item: single("q", [long(76), "b"]), isWritten: false),
    Held(code: "kahoot.cannot-hold-answers", item: single("q", ["a"]), isWritten: false),
    Held(code: nil, item: single("q", ["a", "b", "c", "d"]), isWritten: true),
    Held(
      code: "kahoot.cannot-hold-answers", item: single("q", ["a", "b", "c", "d", "e"]),
      isWritten: false),
    Held(code: "kahoot.cannot-hold-no-question", item: single(" ", ["a", "b"]), isWritten: false),
    Held(code: "kahoot.cannot-hold-empty-answer", item: single("q", ["a", " "]), isWritten: false),
    Held(
      code: "kahoot.cannot-hold-no-right-choice", item: single("q", ["a", "b"], right: 7),
      isWritten: false),
    Held(
      code: "kahoot.cannot-hold-kind", item: Item(id: ItemID(""), prompt: "q", body: .essay),
      isWritten: false),
    Held(
      code: "kahoot.cannot-hold-kind",
      item: Item(id: ItemID(""), prompt: "q", body: .ordering(["a", "b"])), isWritten: false),
    Held(
      code: "kahoot.loses-shares",
      item: Item(
        id: ItemID(""), prompt: "q",
        body: .single([
          Choice(text: "a", fraction: .one),
          Choice(text: "b", fraction: Fraction(tenMillionths: -5_000_000)),
        ])), isWritten: true),
    Held(
      code: "kahoot.loses-single",
      item: Item(
        id: ItemID(""), prompt: "q", body: .single(choices(["a", "b", "c"], right: [0, 1], false))),
      isWritten: true),
    Held(
      code: "kahoot.loses-multiple",
      item: Item(
        id: ItemID(""), prompt: "q", body: .multiple(choices(["a", "b"], right: [0], true))),
      isWritten: true),
    Held(code: "kahoot.loses-choice", item: single("q", ["Đúng", "Sai"]), isWritten: true),
    Held(
      code: "kahoot.loses-markup",
      item: Item(
        id: ItemID(""), prompt: "q", format: .html,
        body: .single(choices(["<img src=\"a.png\">", "b"], right: [0], false))), isWritten: true),
    Held(
      code: "kahoot.loses-feedback",
      item: Item(
        id: ItemID(""), prompt: "q",
        body: .trueFalse(TrueFalseKey(truth: true, feedbackWhenRight: "x"))), isWritten: true),
    Held(
      code: "kahoot.loses-pin",
      item: Item(
        id: ItemID(""), prompt: "q",
        body: .single([
          Choice(text: "a", fraction: .one), Choice(text: "b", fraction: .zero, last: true),
        ])), isWritten: true),
    Held(
      code: "kahoot.loses-explanation",
      item: Item(
        id: ItemID(""), prompt: "q", body: .trueFalse(TrueFalseKey(truth: true)), feedback: "x"),
      isWritten: true),
    Held(
      code: "kahoot.loses-labels",
      item: Item(
        id: ItemID(""), prompt: "q", body: .trueFalse(TrueFalseKey(truth: true)), tags: ["x"]),
      isWritten: true),
    Held(
      code: "kahoot.loses-media",
      item: Item(
        id: ItemID(""), prompt: "q", body: .trueFalse(TrueFalseKey(truth: true)),
        media: [Media(name: "a", mediaType: "image/png", sha256: "", byteCount: 0, base64: "")]),
      isWritten: true),
  ]

  @Test(arguments: held)
  func `what Kahoot cannot hold is named, and never cut`(_ held: Held) throws {
    let output = try write([held.item])
    #expect(output.losses.map(\.finding.code) == (held.code.map { [$0] } ?? []))
    let items = BankReader.read(bytes: output.bytes, file: "a.xlsx").items
    #expect(items.count == (held.isWritten ? 1 : 0))
    if held.isWritten { #expect(items.map(\.prompt) == [held.item.prompt]) }
  }

  @Test func `an empty bank is a workbook all the same`() throws {
    let reading = BankReader.read(bytes: try write([]).bytes, file: "a.xlsx")
    #expect(reading.items.isEmpty && !reading.hasErrors)
  }
}
