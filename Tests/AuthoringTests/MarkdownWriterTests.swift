import Assessment
import Foundation
import TestSupport
import Testing

@testable import Authoring

/// Papers to print.
@Suite struct MarkdownWriterTests {
  private static func item(
    _ body: ItemBody, _ prompt: String = "Hỏi gì?", format: TextFormat = .plain,
    feedback: String = ""
  ) -> Item {
    Item(id: ItemID(""), prompt: prompt, format: format, body: body, feedback: feedback)
  }

  private static func choices(_ texts: String..., right: Int...) -> [Choice] {
    texts.enumerated().map { Choice(text: $1, fraction: right.contains($0) ? .one : .zero) }
  }

  private static func number(_ text: String) throws -> DecimalNumber {
    try #require(DecimalNumber(json: Array(text.utf8)[...]))
  }

  private static func everything() throws -> [Item] {
    var first = item(
      .single(choices("Huế", "Hà Nội", "Vinh", right: 1)), "Thủ đô?", feedback: "Từ 1010.\nThật.")
    first.category = ["Địa lí", "Lớp #8"]
    var rest: [Item] = [
      item(
        .multiple([
          Choice(text: "2", fraction: Fraction(tenMillionths: 7_500_000)),
          Choice(text: "3", fraction: .zero),
          Choice(text: "4", fraction: Fraction(tenMillionths: 2_500_000)),
        ]), "Số chẵn?"),
      item(.trueFalse(TrueFalseKey(truth: false)), "Trời đỏ?"),
      item(
        .text(
          [
            TextAnswer(text: "Ha*", fraction: .one),
            TextAnswer(text: "5\\*", fraction: Fraction(tenMillionths: 5_000_000)),
          ], caseSensitive: true)),
      item(
        .numeric(
          [
            NumericAnswer(range: .value(try number("3.5"), tolerance: try number("0.1"))),
            NumericAnswer(range: .between(low: try number("1"), high: try number("2"))),
          ], unit: "km")),
      item(
        .matching(
          [Pair(left: "mèo", right: "cat"), Pair(left: "chó", right: "dog | hound")],
          distractors: ["cow"])),
      item(.ordering(["một", "hai", "ba"])),
      item(
        .cloze([
          Blank(accepts: .text([TextAnswer(text: "Hà Nội")], caseSensitive: false)),
          Blank(accepts: .choice(choices("a", "b", right: 1))),
        ]), "Thủ đô là {b1}; chọn {b2}."),
      item(.essay, "Hãy tả con mèo."),
      item(.description, "Đọc đoạn sau."),
      item(.single(choices("a", "b", right: 0)), "Câu <b>cuối</b>?<br>Thật", format: .html),
    ]
    for index in rest.indices.dropFirst(8) { rest[index].category = ["Văn"] }
    for index in rest.indices.prefix(8) { rest[index].category = first.category }
    return [first] + rest
  }

  @Test(arguments: ["vi", "en"], [true, false])
  func `a paper looks as people print it`(language: String, hasKey: Bool) throws {
    let output = MarkdownBankWriter.write(
      try Self.everything(),
      options: MarkdownBankWriter.Options(language: language, hasKey: hasKey))
    #expect(output.losses.map(\.finding.code) == ["markdown.loses-markup"])
    try expectGolden(output.text, "markdown-\(language)\(hasKey ? "" : "-no-key")")
  }

  @Test func `the usual paper is in Vietnamese and has its key`() throws {
    let items = try Self.everything()
    let usual = try #require(BankWriter.write(items, as: .markdown))
    #expect(usual.text == MarkdownBankWriter.write(items).text)
    #expect(usual.text.contains("# Đáp án\n\n**1.** B"))
  }

  @Test func `a paper without its key tells no answer`() throws {
    let items = try Self.everything().map { item in
      var item = item
      item.feedback = "lời giải"
      return item
    }
    let text = MarkdownBankWriter.write(
      items, options: MarkdownBankWriter.Options(hasKey: false)
    ).text
    #expect(!text.contains("lời giải"))
    #expect(!text.contains("Đáp án"))
    #expect(!text.contains("Ha…") && !text.contains("3,5"))
  }

  /// Texts that try what Markdown gives a meaning to.
  private static let marks = [
    "*", "_", "**", "__", "`", "```", "~~", "[", "](", ")", "![", "<b>", "</b>", "<", ">", "&amp;",
    "&", "\\", "\\*", "#", "##", "- ", "+ ", "1. ", "12) ", "=", "===", "---", ":", "|", "$", "^",
    "!", "    ", "  ", " ", "\t", "\n", "\n\n", "đ", "x", "y",
  ]

  @Test(arguments: 1...400 as ClosedRange<UInt64>)
  func `a text means itself whatever marks stand in it`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = (0..<Int.random(in: 1...14, using: &random)).map { _ in
      Self.marks.randomElement(using: &random) ?? ""
    }.joined()
    for markdown in [MarkdownText.paragraph(text, .plain), MarkdownText.line(text, .plain)] {
      let shown = PlainText.from(markdown, format: .markdown)
      #expect(
        TextNormaliser.collapsed(shown) == TextNormaliser.collapsed(text),
        "seed \(seed): \(text.debugDescription) → \(markdown.debugDescription)")
    }
    #expect(!MarkdownText.line(text, .plain).contains("\n"))
  }

  @Test(arguments: [
    ("# x", "\\# x"), ("- x", "\\- x"), ("1. x", "1\\. x"), ("2) x", "2\\) x"),
    ("a*b_c", "a\\*b\\_c"), ("    x", "\u{A0}\u{A0}\u{A0}\u{A0}x"), ("a  b", "a \u{A0}b"),
    ("a\nb", "a  \nb"), ("a\n\n\nb", "a\n\nb"), ("C#", "C#"), ("$5", "\\$5"), ("3.5", "3\\.5"),
  ])
  func `marks are escaped where they count`(text: String, markdown: String) {
    #expect(MarkdownText.paragraph(text, .plain) == markdown)
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `every item of any kind has its number and its key`(seed: UInt64) {
    var random = RandomItems(seed: seed)
    let items = random.items(12)
    let text = MarkdownBankWriter.write(items).text
    let count = items.count { $0.kind != .description }
    for number in 1...max(1, count) where count > 0 {
      #expect(text.contains("\n\n**Câu \(number).** "), "seed \(seed)\n\(text)")
      #expect(text.contains("\n\n**\(number).** "), "seed \(seed)\n\(text)")
    }
    #expect(!text.contains("**Câu \(count + 1).**"))
  }

  @Test func `choices have letters beyond Z`() {
    #expect([0, 25, 26, 27, 52].map(MarkdownQuestion.letter) == ["A", "Z", "AA", "AB", "BA"])
  }

  @Test func `a choice that stays last is printed last`() {
    let choices = [
      Choice(text: "cả ba", fraction: .one, last: true), Choice(text: "x", fraction: .zero),
    ]
    let text = MarkdownBankWriter.write([Self.item(.single(choices))]).text
    #expect(text.contains("A. x  \nB. cả ba"))
    #expect(text.contains("**1.** B"))
  }

  @Test func `a bank that has its right choice first everywhere does not tell its key`() throws {
    let items = (1...40).map {
      Self.item(.single(Self.choices("đúng", "sai", "nhầm", right: 0)), "Câu hỏi \($0)?")
    }
    let output = MarkdownBankWriter.write(items)
    #expect(output.losses.map(\.finding.code) == ["markdown.mixes-choices"])
    let keys = output.text.split(separator: "\n").filter { $0.hasPrefix("**") }.suffix(40)
      .map { $0.suffix(1) }
    #expect(Set(keys) == ["A", "B", "C"])
    // The key is that of what was printed.
    let questions = output.text.components(separatedBy: "\n\n")
    let printed = questions.filter { $0.hasPrefix("A. ") }
    for (block, key) in zip(printed, keys) { #expect(block.contains("\(key). đúng")) }
    #expect(MarkdownBankWriter.write(items).text == output.text)
    // A few items, or one with another choice right, are printed as they stand.
    #expect(MarkdownBankWriter.write(Array(items.prefix(3))).losses.isEmpty)
    let other = items + [Self.item(.single(Self.choices("sai", "đúng", right: 1)))]
    #expect(MarkdownBankWriter.write(other).text.contains("A. đúng  \nB. sai  \nC. nhầm"))
  }

  struct Held: Sendable, CustomStringConvertible {
    let code: String
    let item: Item
    var description: String { code }

    init(_ code: String, _ item: Item, _ change: (inout Item) -> Void = { _ in }) {
      var item = item
      change(&item)
      self.code = code
      self.item = item
    }
  }

  private static let usual = item(.single(choices("a", "b", right: 0)))

  static let held: [Held] = [
    Held("loses-pictures", item(.essay, "<p>?<img src=\"a\" alt=\"mèo\"></p>", format: .html)),
    Held("loses-pictures", item(.essay, "![mèo](a)", format: .markdown)),
    Held("loses-markup", item(.essay, "*a*", format: .markdown)),
    Held("loses-markup", item(.essay, "<em>a</em>", format: .html)),
    Held("loses-feedback", item(.trueFalse(TrueFalseKey(truth: true, feedbackWhenWrong: "x")))),
    Held(
      "loses-negative-shares",
      item(
        .multiple([
          Choice(text: "a", fraction: .one),
          Choice(text: "b", fraction: Fraction(tenMillionths: -10_000_000)),
        ]))),
    Held(
      "loses-weights",
      item(
        .cloze([
          Blank(accepts: .text([TextAnswer(text: "a")], caseSensitive: false), weight: 2),
          Blank(accepts: .text([TextAnswer(text: "a")], caseSensitive: false)),
        ]), "{b1}{b2}")),
    Held("loses-names", usual) { $0.title = "tên" },
    Held("loses-names", usual) { $0.tags = ["thẻ"] },
    Held("loses-names", usual) { $0.idNumber = "7" },
  ]

  @Test(arguments: held)
  func `what a paper cannot hold is named`(_ held: Held) throws {
    let output = MarkdownBankWriter.write([held.item])
    #expect(output.losses.map(\.finding.code) == ["markdown.\(held.code)"])
    let finding = try #require(output.losses.first?.finding)
    #expect(finding.message.vi != finding.message.en)
    #expect(MarkdownBankWriter.write([Self.usual]).losses.isEmpty)
  }

  @Test func `a picture is its text`() {
    let text = MarkdownBankWriter.write([Self.held[0].item]).text
    #expect(text.contains("**Câu 1.** ?\\[mèo\\]"))
  }
}
