import Assessment
import Authoring
import TestSupport
import Testing

@Suite struct GIFTWriterTests {
  private func write(_ items: [Item]) -> BankWriter.Output? { BankWriter.write(items, as: .gift) }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `what is written is read back as the same items`(seed: UInt64) throws {
    var random = RandomItems(
      seed: seed,
      scope: RandomItems.Scope(
        kinds: [.single, .multiple, .trueFalse, .text, .numeric, .matching, .essay, .description],
        hasArrows: false, isForGIFT: true))
    let items = random.items(12)
    let output = try #require(write(items))
    #expect(output.losses.isEmpty, "seed \(seed)")
    let reading = readGIFT(output.text)
    #expect(!reading.hasErrors, "seed \(seed): \(reading.diagnostics)")
    #expect(reading.items.count == items.count, "seed \(seed)")
    for (read, item) in zip(reading.items, items) {
      #expect(read.withoutPlace == item, "seed \(seed)\n\(output.text)")
    }
  }

  @Test func `an item is written as people write it`() throws {
    let text = """
      // [id:7] [tag:địa lí]
      ::Sông:: Sông dài nhất\\: {
      =Nin#phải
      ~%-50%Cả \\= Lam
      ####vì dài
      }

      """
    let output = try #require(write(readGIFT(text).items))
    #expect(
      output.text == """
        // [id:7] [tag:địa lí]
        ::Sông::[html]Sông dài nhất\\:{
        \t=Nin#phải
        \t~%-50%Cả \\= Lam
        \t####vì dài
        }


        """)
  }

  @Test func `categories are written where they change`() throws {
    let text = "a {T}\n\n$CATEGORY: x/y//z\n\nb {T}\n\nc {F}\n\n$CATEGORY: top\n\nd {F}"
    let items = readGIFT(text).items
    #expect(items.map(\.category) == [[], ["x", "y/z"], ["x", "y/z"], []])
    let output = try #require(write(items))
    #expect(output.text.components(of: "$CATEGORY").count == 3)
    #expect(readGIFT(output.text).items.map(\.withoutPlace) == items.map(\.withoutPlace))
  }

  @Test func `odd names of categories come back`() throws {
    for path in [["top"], ["$course$", "a"], ["a", "/b"], ["a/", "b{c}"], ["x: y"]] {
      let item = Item(id: ItemID(""), prompt: "?", format: .html, body: .essay, category: path)
      #expect(readGIFT(try #require(write([item])).text).items.map(\.category) == [path])
    }
  }

  struct Held: Sendable, CustomStringConvertible {
    let code: String
    let body: ItemBody
    let isWritten: Bool
    var description: String { code }
  }

  static let held: [Held] = [
    Held(code: "gift.cannot-hold-kind", body: .ordering(["a", "b"]), isWritten: false),
    Held(code: "gift.cannot-hold-kind", body: .cloze([]), isWritten: false),
    Held(
      code: "gift.cannot-hold-few-choices", body: .multiple([Choice(text: "a", fraction: .one)]),
      isWritten: false),
    Held(
      code: "gift.cannot-hold-no-right-choice",
      body: .single(["a", "b"].map { Choice(text: $0, fraction: .zero) }), isWritten: false),
    Held(
      code: "gift.cannot-hold-all-right",
      body: .single(["a", "b"].map { Choice(text: $0, fraction: .one) }), isWritten: false),
    Held(
      code: "gift.cannot-hold-no-answer", body: .text([], caseSensitive: false), isWritten: false),
    Held(
      code: "gift.cannot-hold-arrow", body: .text([TextAnswer(text: "a->b")], caseSensitive: false),
      isWritten: false),
    Held(
      code: "gift.cannot-hold-few-pairs",
      body: .matching([Pair(left: "a", right: "b")], distractors: []), isWritten: false),
    Held(
      code: "gift.loses-case", body: .text([TextAnswer(text: "Na")], caseSensitive: true),
      isWritten: true),
    Held(
      code: "gift.loses-unit", body: .numeric([NumericAnswer(range: .any)], unit: "m"),
      isWritten: true),
    Held(
      code: "gift.loses-pin",
      body: .single([
        Choice(text: "a", fraction: .one), Choice(text: "b", fraction: .zero, last: true),
      ]), isWritten: true),
    Held(
      code: "gift.loses-empty-choice",
      body: .multiple([
        Choice(text: "a", fraction: .one), Choice(text: "", fraction: .zero),
      ]), isWritten: true),
  ]

  @Test func `right sides that are pictures are said not to be held, words are written`() throws {
    func item(_ rights: String...) -> Item {
      let pairs = rights.enumerated().map { Pair(left: "\($0.offset)", right: $0.element) }
      return Item(
        id: ItemID(""), title: "x", prompt: "Ghép", format: .html,
        body: .matching(pairs, distractors: []))
    }
    let pictures = try #require(write([item("<img src=\"a.png\">", "<img src=\"b.png\">")]))
    #expect(pictures.losses.map(\.finding.code) == ["gift.cannot-hold-picture-as-answer"])
    let one = try #require(write([item("<b>một</b>", "<img src=\"b.png\">")]))
    #expect(one.losses.map(\.finding.code) == ["gift.cannot-hold-picture-as-answer"])
    let same = try #require(write([item("<b>một</b>", "<i>một</i>")]))
    #expect(same.losses.map(\.finding.code) == ["gift.cannot-hold-picture-as-answer"])
    let words = try #require(write([item("<b>một</b>", "<b>hai</b>")]))
    #expect(words.losses.isEmpty)
    #expect(
      readGIFT(words.text).items.first?.body
        == .matching(
          [Pair(left: "0", right: "một"), Pair(left: "1", right: "hai")], distractors: []))
  }

  @Test(arguments: held)
  func `what GIFT cannot hold is named`(_ held: Held) throws {
    let item = Item(id: ItemID(""), prompt: "?", body: held.body)
    let output = try #require(write([item]))
    #expect(output.losses.map(\.finding.code) == [held.code])
    #expect(output.losses.allSatisfy { $0.index == 0 })
    #expect(readGIFT(output.text).items.count == (held.isWritten ? 1 : 0))
    let isError = output.losses.first?.finding.severity == .error
    #expect(isError == !held.isWritten)
  }
}

extension String {
  /// The parts between a word.
  func components(of word: String) -> [Substring] { self.split(separator: word) }
}
