import Assessment
import Testing

@Suite struct ItemIdentityTests {
  private func text(
    _ prompt: String, _ body: ItemBody, format: TextFormat = .plain, title: String = ""
  ) -> String {
    ItemIdentity.canonicalText(
      of: Item(id: ItemID("x"), title: title, prompt: prompt, format: format, body: body))
  }

  private let body = ItemBody.single(Sample.choices([("một", 100), ("hai", 0)]))

  @Test func `format, title and the order of choices do not count`() {
    let plain = text("Mấy  giờ?\n", body)
    let turned = ItemBody.single(Sample.choices([("<b>hai</b>", 0), ("một", 100)]))
    #expect(text("<p>Mấy giờ?</p>", turned, format: .html, title: "T") == plain)
    #expect(text("**Mấy** giờ?", body, format: .markdown) == plain)
    #expect(text("Mâ\u{301}y giơ\u{300}?", body) == plain)
  }

  @Test func `zero-width spaces around a text do not count, within it they do`() {
    for mark in ["\u{200B}", "\u{FEFF}", "\u{200B} \u{FEFF}"] {
      #expect(text(mark + "Mấy giờ?" + mark, body) == text("Mấy giờ?", body))
      #expect(
        text("<p>\(mark)Mấy giờ?\(mark)</p>", body, format: .html) == text("Mấy giờ?", body))
      #expect(text("Mấy\(mark)giờ?", body) != text("Mấy giờ?", body))
    }
  }

  @Test func `prompt, answers, fractions and kind count`() {
    let one = text("Mấy giờ?", body)
    let other = Sample.choices([("một", 100), ("ba", 0)])
    #expect(text("Mấy giờ rồi?", body) != one)
    #expect(text("Mấy giờ?", .single(other)) != one)
    #expect(text("Mấy giờ?", .single(Sample.choices([("một", 100), ("hai", 50)]))) != one)
    #expect(text("Mấy giờ?", .multiple(Sample.choices([("một", 100), ("hai", 0)]))) != one)
  }

  @Test(arguments: [
    ("<p>a b</p>", "a b"), ("<p> a</p>", "a"), ("<p>a </p>", "a"), ("<p></p>", ""),
    ("<p> </p>", ""),
    ("<p>a  b</p>", "a b"), ("<p>a</p><p>b</p>", "a b"), ("<p>a<br>b</p>", "a b"),
    ("<p>a &lt; b</p>", "a < b"), ("<p>a > b</p>", "a > b"), ("<p>a\nb</p>", "a b"),
    ("<p>a</p>b", "a b"), ("<p>a", "a"), ("a</p>", "a"), ("<p>Hà Nội, 日本</p>", "Hà Nội, 日本"),
    ("<p>\u{A0}a</p>", "a"), ("<p>ma\u{301}</p>", "má"), ("<p", "<p"),
    ("<p>`a\u{7F}</p>", "`a\u{7F}"),
  ])
  func `a prompt in a paragraph is its text`(html: String, shown: String) {
    #expect(text(html, .essay, format: .html) == "essay\nprompt \(shown)")
  }

  @Test(arguments: [2, 16, 17, 40]) func `however many there are, choices are sorted`(count: Int) {
    let texts = (0..<count).map { String($0 * 7 % count) + ($0.isMultiple(of: 3) ? " x" : "") }
    let choices = texts.map { Choice(text: $0, fraction: .zero) }
    let lines = texts.map { "choice 0 \($0)" }.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    #expect(text("?", .single(choices)) == "single\nprompt ?\n" + lines.joined(separator: "\n"))
  }

  @Test func `the choices of the last item are given as they are shown, in its order`() {
    var canonical = CanonicalText()
    let choices = ["<b>hai</b>", " một ", "", "hai"].map { Choice(text: $0, fraction: .zero) }
    _ = canonical.bytes(
      of: Item(id: ItemID("x"), prompt: "?", format: .html, body: .single(choices)))
    let shown = canonical.shownChoices
    #expect((0..<shown.count).map(shown.text) == ["hai", "một", "", "hai"])
    #expect((0..<shown.count).map(shown.scalarCount) == [3, 3, 0, 3])
    #expect((0..<shown.count).map { shown.areEqual($0, 0) } == [true, false, false, true])
    #expect((0..<shown.count).map(shown.isEmpty) == [false, false, true, false])
    _ = canonical.bytes(of: Item(id: ItemID("x"), prompt: "?", body: .essay))
    #expect(canonical.shownChoices.count == 0)
  }

  @Test func `in an ordering the order counts`() {
    #expect(text("?", .ordering(["a", "b"])) != text("?", .ordering(["b", "a"])))
  }

  @Test func `a range is the same however it is written`() {
    let tolerance = NumericAnswer(
      range: .value(Sample.number("1.5"), tolerance: Sample.number("0.5")))
    let ends = NumericAnswer(range: .between(low: Sample.number("1"), high: Sample.number("2.0")))
    #expect(text("?", .numeric([tolerance], unit: nil)) == text("?", .numeric([ends], unit: nil)))
  }

  @Test func `the form of the text is frozen, since ids are made from it`() {
    #expect(text("Mấy giờ?", body) == "single\nprompt Mấy giờ?\nchoice 0 hai\nchoice 10000000 một")
    let cloze = ItemBody.cloze([
      Blank(accepts: .text([TextAnswer(text: "x")], caseSensitive: true), weight: 2)
    ])
    #expect(text("{b1}", cloze) == "cloze\nprompt {b1}\nblank 2\ntext 10000000 x\ncase")
  }
}
