import Assessment
import Authoring
import TestSupport
import Testing

@Suite struct CSVBankWriterTests {
  private func write(_ items: [Item]) throws -> BankWriter.Output {
    try #require(BankWriter.write(items, as: .csv))
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `what is written is read back as the same items`(seed: UInt64) throws {
    var random = RandomItems(
      seed: seed,
      scope: RandomItems.Scope(kinds: ItemKind.allCases.filter { $0 != .cloze }))
    let items = random.items(12)
    let output = try write(items)
    #expect(output.losses.isEmpty, "seed \(seed)")
    let reading = BankReader.read(bytes: output.bytes, file: "a.csv")
    #expect(reading.format == .csv)
    #expect(!reading.hasErrors, "seed \(seed): \(reading.diagnostics)")
    #expect(reading.items.count == items.count, "seed \(seed)")
    for (read, item) in zip(reading.items, items) {
      #expect(read.withoutPlace == item, "seed \(seed)\n\(output.text)")
    }
  }

  @Test func `gaps are written as Moodle does, and come back`() throws {
    let blanks = [
      Blank(
        accepts: .text(
          [TextAnswer(text: "Lào"), TextAnswer(text: "Ai Lao", fraction: .zero)],
          caseSensitive: true)),
      Blank(
        accepts: .choice([Choice(text: "x", fraction: .one), Choice(text: "y", fraction: .zero)]),
        weight: 3),
      Blank(accepts: .numeric([NumericAnswer(range: .value(DecimalNumber(7), tolerance: .zero))])),
    ]
    let item = Item(id: ItemID(""), prompt: "Nước {b1} có {b2} và {b3}.", body: .cloze(blanks))
    let output = try write([item])
    #expect(output.losses.isEmpty)
    let reading = BankReader.read(bytes: output.bytes, file: "a.csv")
    #expect(reading.items.map(\.withoutPlace) == [item])
  }

  @Test(arguments: [26, 27, 40]) func `what stays last comes back, however many there are`(
    count: Int
  ) throws {
    let choices = (0..<count).map {
      Choice(text: "x\($0)", fraction: $0 == 1 ? .one : .zero, last: $0 == 0 || $0 >= count - 2)
    }
    let item = Item(id: ItemID(""), prompt: "Gì?", body: .single(choices))
    let output = try write([item])
    #expect(output.losses.isEmpty)
    #expect(
      BankReader.read(bytes: output.bytes, file: "a.csv").items.map(\.withoutPlace) == [item])
  }

  @Test func `a picture that is lost leaves its words and no name`() throws {
    let item = Item(
      id: ItemID(""), prompt: "<p>Con gì <img src=\"a.png\" alt=\"con mèo\">?</p>", format: .html,
      body: .single([
        Choice(text: "<img src='a.png'>", fraction: .one),
        Choice(text: "<audio src=\"b.mp3\">Không nghe được</audio> kêu", fraction: .zero),
        Choice(text: "<img src=\"https://x.vn/a.png\">", fraction: .zero),
      ]),
      media: ["a.png", "b.mp3"].map {
        Media(name: $0, mediaType: "image/png", sha256: "", byteCount: 0, base64: "")
      })
    for format in [BankFormat.csv, .gift] {
      let output = try #require(BankWriter.write([item], as: format))
      #expect(output.losses.map(\.finding.code) == ["\(format.rawValue).loses-media"])
      let read = BankReader.read(bytes: output.bytes, file: "a", format: format)
      #expect(read.items.map(\.prompt) == ["<p>Con gì [con mèo]?</p>"])
      #expect(
        choices(read.items.first) == [
          "[▣]/100", "[▣] kêu/0", "<img src=\"https://x.vn/a.png\">/0",
        ])
      #expect(read.diagnostics.map(\.code) == ["bank.media-remote"])
    }
    var marked = item
    marked.format = .markdown
    marked.prompt = "Con ![mèo](a.png) và ![](a.png \"t\") và ![x](khác.png)?"
    marked.body = .essay
    let text = try write([marked]).text
    #expect(text.contains("Con [mèo] và [▣] và ![x](khác.png)?"))
  }

  @Test func `a table is written as people write it`() throws {
    let text = """
      Kind,Question,A,B,C,D,Correct,Feedback,Tags,Weight A,Weight B,Weight C
      single,"Một, hai?",x,y,,,B,vì,"a; b",,,
      multiple,=1+1?,2,hai,ba,,"A, B",,,50,50,0
      numeric,Số?,"-1,1257 ± 1",*,,,,,,100,50%,
      trueFalse,Đúng chứ?,,,,,Đúng,,,,,
      """
    let output = try write(readTable(text).items)
    try expectGolden(
      String(output.text.replacing("\r\n", with: "\n").unicodeScalars.dropFirst()), "bank-csv")
    #expect(output.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(output.text.split(separator: "\r\n").count == 5)
  }

  @Test func `texts that look like keys do not become keys`() throws {
    for texts in [
      ["B", "A"], ["2", "1"], ["A, B", "x", "y"], ["1", "2", "3"], ["Sai", "Đúng"],
    ] {
      for place in texts.indices {
        let choices = texts.enumerated().map {
          Choice(text: $0.element, fraction: $0.offset == place ? .one : .zero)
        }
        let item = Item(id: ItemID(""), prompt: "?", body: .single(choices))
        let output = try write([item])
        let reading = BankReader.read(bytes: output.bytes, file: "a.csv")
        #expect(reading.items.map(\.withoutPlace) == [item], "\(output.text)")
      }
    }
  }

  @Test func `an item may have more choices than the alphabet has letters`() throws {
    let choices = (0..<40).map { Choice(text: "c\($0)", fraction: $0 == 33 ? .one : .zero) }
    let item = Item(id: ItemID(""), prompt: "?", body: .single(choices))
    let output = try write([item])
    #expect(BankReader.read(bytes: output.bytes, file: "a.csv").items.map(\.withoutPlace) == [item])
  }

  struct Held: Sendable, CustomStringConvertible {
    let code: String
    let item: Item
    let isWritten: Bool
    var description: String { code }
  }

  private static func item(_ body: ItemBody, prompt: String = "?", media: [Media]? = nil) -> Item {
    Item(id: ItemID(""), prompt: prompt, body: body, media: media)
  }

  static let held: [Held] = [
    Held(code: "csv.cannot-hold-no-question", item: item(.essay, prompt: " "), isWritten: false),
    Held(
      code: "csv.cannot-hold-empty-side",
      item: item(.matching([Pair(left: "", right: "a")], distractors: [])), isWritten: false),
    Held(
      code: "csv.cannot-hold-gaps",
      item: item(.cloze([Blank(accepts: .text([TextAnswer(text: "a")], caseSensitive: false))])),
      isWritten: false),
    Held(
      code: "csv.loses-media",
      item: item(
        .essay,
        media: [Media(name: "a.png", mediaType: "image/png", sha256: "", byteCount: 0, base64: "")]),
      isWritten: true),
    Held(
      code: "csv.loses-empty-choice",
      item: item(
        .single([
          Choice(text: "a", fraction: .one), Choice(text: "b", fraction: .zero),
          Choice(text: "", fraction: .zero),
        ])),
      isWritten: true),
    Held(
      code: "csv.cannot-hold-one-choice",
      item: item(
        .single([Choice(text: "a", fraction: .one), Choice(text: "", fraction: .zero)])),
      isWritten: false),
  ]

  @Test(arguments: held)
  func `what a table cannot hold is named`(_ held: Held) throws {
    let output = try write([held.item])
    #expect(output.losses.map(\.finding.code) == [held.code])
    #expect((output.losses.first?.finding.severity == .error) == !held.isWritten)
    let count = BankReader.read(bytes: output.bytes, file: "a.csv", format: .csv).items.count
    #expect(count == (held.isWritten ? 1 : 0))
  }
}
