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
    // One of the shares is none of Moodle's.
    #expect(
      output.losses.allSatisfy { $0.finding.code == "gift.loses-unusual-share" }, "seed \(seed)")
    let reading = readGIFT(output.text)
    #expect(!reading.hasErrors, "seed \(seed): \(reading.diagnostics)")
    #expect(reading.items.count == items.count, "seed \(seed)")
    for (read, item) in zip(reading.items, items) {
      #expect(
        read.withoutPlace.withPlainLines == item.withPlainLines, "seed \(seed)\n\(output.text)")
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
    for path in [
      ["top"], ["$course$", "a"], ["a", "/b"], ["a/", "b{c}"], ["x: y"],
      ["\\nu", "a\\", "b\\\\:c"], ["a ~ b = c {", "}"], ["C# :: [html]"],
    ] {
      let item = Item(id: ItemID(""), prompt: "?", format: .html, body: .essay, category: path)
      #expect(readGIFT(try #require(write([item])).text).items.map(\.category) == [path])
    }
  }

  @Test func `Moodle does not take escapes away from a category`() throws {
    let item = Item(
      id: ItemID(""), prompt: "?", body: .essay, category: ["Lớp 8: Địa lí", "C# {1}"])
    #expect(try #require(write([item])).text.hasPrefix("$CATEGORY: Lớp 8: Địa lí/C# {1}\n"))
  }

  /// A reader looks at what a text begins with behind its blanks.
  @Test(
    arguments: ["", " ", "\t\u{1} ", "\n"], ["%100%", "%50% hôm nay", "[html]<b>", "->", "=x"])
  func `a text that begins like a mark is a text behind blanks, too`(
    _ blank: String, _ start: String
  ) throws {
    let text = blank + start
    let bodies: [ItemBody] = [
      .single([Choice(text: "a", fraction: .one), Choice(text: text, fraction: .zero)]),
      .single([Choice(text: text, fraction: .one), Choice(text: "a", fraction: .zero)]),
      .multiple([
        Choice(text: "a", fraction: .one, feedback: text), Choice(text: text, fraction: .zero),
      ]),
      .text([TextAnswer(text: text), TextAnswer(text: "a")], caseSensitive: false),
      .matching(
        [Pair(left: text, right: "a"), Pair(left: "b", right: text)], distractors: ["c"]),
    ]
    for body in bodies {
      let item = Item(id: ItemID(""), prompt: text, body: body, feedback: text)
      let output = try #require(write([item]))
      let isRefused = output.losses.contains { $0.finding.code == "gift.cannot-hold-arrow" }
      let read = readGIFT(output.text).items
      #expect(read.count == (isRefused ? 0 : 1))
      #expect(isRefused == (start == "->" && (item.kind == .text || item.kind == .matching)))
      for read in read {
        var trimmed = item
        trimmed.changeTexts { $0.hasSuffix(start) ? start : $0 }
        #expect(read.withoutPlace == trimmed, "\(output.text)")
      }
      #expect(
        output.losses.contains { $0.finding.code == "gift.loses-control-characters" }
          == text.contains("\u{1}"))
    }
  }

  @Test func `a pair without a left side for a reader is no distractor`() throws {
    for (left, right) in [(" ", "a"), ("a", " \u{1}"), ("a", "___"), ("a", "")] {
      let item = Item(
        id: ItemID(""), prompt: "?", format: .markdown,
        body: .matching(
          [Pair(left: left, right: right), Pair(left: "c", right: "d")], distractors: []))
      let output = try #require(write([item]))
      #expect(output.losses.map(\.finding.code).contains("gift.cannot-hold-empty-side"))
      #expect(readGIFT(output.text).items.isEmpty)
    }
  }

  @Test(arguments: [("a", "**x**", true), ("**a**", "x", false), ("a_b", "a_b", false)])
  func `markup of right sides is lost with a word`(left: String, right: String, isLost: Bool) throws
  {
    let item = Item(
      id: ItemID(""), prompt: "?", format: .markdown,
      body: .matching(
        [Pair(left: left, right: right), Pair(left: "c", right: "d")], distractors: []))
    let codes = try #require(write([item])).losses.map(\.finding.code)
    #expect(codes == (isLost ? ["gift.loses-markup-of-right-side"] : []))
  }

  @Test(
    arguments: [
      (10_000_000, []), (3_333_333, []), (-5_000_000, []), (-3_333_000, ["gift.loses-share"]),
      (1_500_000, ["gift.loses-unusual-share"]), (-8_500_000, ["gift.loses-unusual-share"]),
    ] as [(Int64, [String])])
  func `shares that Moodle refuses are named`(share: Int64, codes: [String]) throws {
    let fraction = Fraction(tenMillionths: share)
    let bodies: [ItemBody] = [
      .multiple([
        Choice(text: "a", fraction: fraction), Choice(text: "b", fraction: fraction),
      ]),
      .text([TextAnswer(text: "a", fraction: fraction)], caseSensitive: false),
      .numeric([NumericAnswer(range: .any, fraction: fraction)], unit: nil),
    ]
    for body in bodies {
      let output = try #require(write([Item(id: ItemID(""), prompt: "?", body: body)]))
      #expect(output.losses.map(\.finding.code) == codes)
    }
  }

  @Test func `a tag that ends with a backslash is left out with a word, and costs no other`() throws
  {
    let item = Item(
      id: ItemID(""), prompt: "?", body: .essay, tags: ["a\\", "b]", "c\\]d"], idNumber: "1\\")
    let output = try #require(write([item]))
    #expect(output.losses.map(\.finding.code) == ["gift.loses-tag"])
    let read = try #require(readGIFT(output.text).items.first)
    #expect(read.tags == ["b]", "c\\]d"])
    #expect(read.idNumber == nil)
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
    #expect(words.losses.map(\.finding.code) == ["gift.loses-markup-of-right-side"])
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
