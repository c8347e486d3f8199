import Assessment
import Authoring
import Testing

/// Texts, feedback and what cannot be kept of QTI 2 and 3.
@Suite struct QTITextTests {
  typealias Sample = QTISample

  private func essay(_ body: String, _ declarations: String = "", after: String = "") -> BankReading
  {
    Sample.read(
      Sample.item(
        declarations, body + "<extendedTextInteraction responseIdentifier=\"RESPONSE\"/>",
        after: after))
  }

  private func prompt(_ body: String) -> String? { essay(body).items.first?.prompt }

  @Test func `plain paragraphs are plain text`() {
    let item = essay("<div>\n  <p>Một\n   hai</p>\n  <p>ba<br/>\n  bốn</p></div>").items.first
    #expect(item?.prompt == "Một hai\n\nba\nbốn")
    #expect(item?.format == .plain)
    #expect(prompt("<p>a &lt; b &amp; c</p>") == "a < b & c")
    #expect(prompt("<p/><div> </div>") == "")
  }

  @Test func `markup is kept clean`() {
    let item = essay(
      """
      <p class="x" onclick="alert(1)">H<sub style="x">2</sub>O &lt; <b> đậm</b><i></i>
      <script>alert(1)</script><a href="javascript:x">liên kết</a>
      <a href="https://a.vn/?q=1&amp;b">b</a><span>c</span></p>
      """
    ).items.first
    #expect(
      item?.prompt
        == "<p>H<sub>2</sub>O &lt; <b> đậm</b> <a>liên kết</a> "
        + "<a href=\"https://a.vn/?q=1&amp;b\">b</a>c</p>")
    #expect(item?.format == .html)
  }

  @Test func `all texts of an item have one format`() {
    let body = Sample.choices(["a", "b"]).replacing("chữ a", with: "x &lt; y")
      .replacing("chữ b", with: "<b>đậm</b>")
    let item = Sample.only(
      Sample.item(Sample.declaration("single", "identifier", correct: ["a"]), body))
    #expect(item?.format == .html)
    #expect(shares(item) == ["x &lt; y/100", "<b>đậm</b>/0"])
  }

  @Test func `tables and lists keep their cells`() {
    #expect(
      prompt("<table><tr><td colspan=\"2\">1</td></tr></table>")
        == "<table><tr><td colspan=\"2\">1</td></tr></table>")
    #expect(prompt("<ul>\n<li>a</li>\n<li>b</li></ul>") == "<ul><li>a</li><li>b</li></ul>")
    #expect(prompt("<pre>a\n  b</pre>") == "<pre>a\n  b</pre>")
  }

  struct Formula: Sendable, CustomStringConvertible {
    let math: String
    let text: String
    var description: String { text }
  }

  static let formulas = [
    Formula(math: "<mi>x</mi><mo>=</mo><mn>2</mn>", text: "x = 2"),
    Formula(math: "<mfrac><mn>1</mn><mn>2</mn></mfrac>", text: "1/2"),
    Formula(
      math:
        "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mrow><mn>2</mn><mi>c</mi></mrow></mfrac>",
      text: "(a + b)/(2c)"),
    Formula(math: "<msup><mi>x</mi><mn>2</mn></msup>", text: "x<sup>2</sup>"),
    Formula(math: "<mroot><mi>x</mi><mn>3</mn></mroot>", text: "∛x"),
    Formula(math: "<mfenced><mi>a</mi><mi>b</mi></mfenced>", text: "(a, b)"),
    Formula(math: "<mo>-</mo><mn>1</mn><mo>-</mo><mn>2</mn>", text: "-1 - 2"),
    Formula(math: "<mi>f</mi><mo>\u{2061}</mo><mi>x</mi>", text: "fx"),
  ]

  @Test(arguments: formulas)
  func `a formula is text where a line says the same`(_ formula: Formula) {
    #expect(
      prompt("<p><math>\(formula.math)</math></p>")
        == (formula.text.contains("<") ? "<p>\(formula.text)</p>" : formula.text))
  }

  @Test func `a formula that is none needs a picture, with words where the file has any`() {
    let matrix =
      "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable>"
    let reading = essay("<p><math alttext=\"ma trận\">\(matrix)</math></p>")
    #expect(reading.items.first?.prompt == "<p><img src=\"\" alt=\"ma trận\"></p>")
    #expect(reading.codes == ["qti.formula"])
    #expect(prompt("<p><math>\(matrix)</math></p>") == "<p><img src=\"\"></p>")
  }

  @Test func `pictures and sounds that did not come along are named`() {
    let reading = essay(
      """
      <p><img src="a%20b.png" alt="hình"/><object data="s.mp3" type="audio/mpeg"/>
      <img src="https://a.vn/c.png"/><object data="d.swf" type="application/x-flash">chữ</object></p>
      """)
    #expect(
      reading.items.first?.prompt
        == "<p><img src=\"a b.png\" alt=\"hình\"><audio src=\"s.mp3\"></audio> "
        + "<img src=\"https://a.vn/c.png\">chữ</p>")
    #expect(
      reading.codes.sorted() == [
        "qti.media-missing", "qti.media-missing", "qti.media-remote", "qti.object-left-out",
      ])
  }

  @Test func `what others than candidates see is left out and said`() {
    let reading = essay(
      """
      <rubricBlock view="candidate"><p>Đọc kĩ.</p></rubricBlock>
      <rubricBlock view="scorer"><p>Cho 2 điểm.</p></rubricBlock><p>Viết.</p>
      """)
    #expect(reading.items.first?.prompt == "Đọc kĩ.\n\nViết.")
    #expect(reading.codes == ["qti.rubric-left-out"])
  }

  // Feedback.

  private static let feedbackOutcome = """
    <outcomeDeclaration identifier="FEEDBACK" cardinality="single" baseType="identifier"/>
    """

  private func modal(_ identifier: String, _ text: String, _ show: String = "show") -> String {
    """
    <modalFeedback outcomeIdentifier="FEEDBACK" identifier="\(identifier)" showHide="\(show)">\(text)
    </modalFeedback>
    """
  }

  private func feedback(_ processing: String, _ after: String) -> (Item?, [String]) {
    let reading = Sample.read(
      Sample.item(
        Sample.declaration("single", "identifier", correct: ["A"]) + Self.feedbackOutcome,
        Sample.choices(["A", "B"]), processing: processing, after: after))
    return (reading.items.first, reading.codes)
  }

  private func texts(_ item: Item?) -> [String] {
    guard case .single(let choices)? = item?.body else { return [] }
    return choices.map(\.feedback)
  }

  private static let right = Sample.condition(
    "<match>\(Sample.response)<correct identifier=\"RESPONSE\"/></match>")

  @Test func `feedback goes to the choices that show it`() {
    let (item, codes) = feedback(
      Sample.rules(
        Self.right
          + "<setOutcomeValue identifier=\"FEEDBACK\">\(Sample.response)</setOutcomeValue>"),
      modal("A", "Giỏi") + modal("B", "Chưa") + modal("Z", "Luôn", "hide"))
    #expect(texts(item) == ["Giỏi", "Chưa"])
    #expect(item?.feedback == "Luôn")
    #expect(codes.isEmpty)
  }

  @Test func `feedback for right and wrong goes to each choice that is it`() {
    let (item, codes) = feedback(
      Sample.rules(
        """
        <responseCondition><responseIf><match>\(Sample.response)<correct identifier="RESPONSE"/></match>
        \(Sample.set("SCORE", "1"))\(Sample.set("FEEDBACK", "đúng", "identifier"))</responseIf>
        <responseElse>\(Sample.set("FEEDBACK", "sai", "identifier"))</responseElse></responseCondition>
        """), modal("đúng", "Giỏi") + modal("sai", "Chưa"))
    #expect(texts(item) == ["Giỏi", "Chưa"])
    #expect(codes.isEmpty)
  }

  @Test func `feedback whose outcome nothing sets goes to the choice of its name`() {
    let (item, codes) = feedback(
      Sample.template("match_correct"), modal("B", "Chưa") + modal("C", "Ai?"))
    #expect(texts(item) == ["", "Chưa"])
    #expect(codes == ["qti.feedback-left-out"])
  }

  @Test func `feedback within a choice is no part of its text`() {
    let body = Sample.choices(["A", "B"]).replacing(
      "chữ B",
      with:
        "chữ B<feedbackInline outcomeIdentifier=\"FEEDBACK\" identifier=\"B\" showHide=\"show\">Chưa</feedbackInline>"
    )
    for version in Sample.Version.allCases {
      let item = Sample.only(
        Sample.item(
          Sample.declaration("single", "identifier", correct: ["A"]) + Self.feedbackOutcome, body,
          processing: Sample.template("match_correct")), version)
      #expect(shares(item) == ["chữ A/100", "chữ B/0"])
      #expect(texts(item) == ["", "Chưa"])
    }
  }

  @Test func `feedback for a typed text that is wrong stands at a star`() {
    let item = Sample.only(
      Sample.item(
        Sample.declaration("single", "string", correct: ["2"]) + Self.feedbackOutcome,
        "<p>1 + 1 = <textEntryInteraction responseIdentifier=\"RESPONSE\"/></p>",
        processing: Sample.rules(
          """
          <responseCondition><responseIf><match>\(Sample.response)<correct identifier="RESPONSE"/></match>
          \(Sample.set("SCORE", "1"))\(Sample.set("FEEDBACK", "đúng", "identifier"))</responseIf>
          <responseElse>\(Sample.set("FEEDBACK", "sai", "identifier"))</responseElse></responseCondition>
          """), after: modal("đúng", "Giỏi") + modal("sai", "Chưa")))
    #expect(
      item?.body
        == .text(
          [
            TextAnswer(text: "2", feedback: "Giỏi"),
            TextAnswer(text: "*", fraction: .zero, feedback: "Chưa"),
          ], caseSensitive: false))
  }

  // What is not asked here.

  @Test(arguments: ["hotspot", "slider", "upload", "drawing", "custom", "graphicOrder", "của-ta"])
  func `an interaction that cannot be played is kept as a description`(name: String) {
    let reading = Sample.read(
      Sample.item("", "<p>Hỏi</p><\(name)Interaction responseIdentifier=\"RESPONSE\"/>"))
    #expect(reading.items.map(\.kind) == [.description])
    #expect(reading.items.first?.prompt == "Hỏi")
    #expect(reading.codes == ["qti.unsupported-interaction"])
  }

  @Test func `several questions in one are kept as a description with all their texts`() {
    let reading = Sample.read(
      Sample.item(
        "", Sample.choices(["A"]) + Sample.choices(["B"])))
    #expect(reading.items.first?.kind == .description)
    #expect(reading.items.first?.prompt.contains("chữ B") == true)
    #expect(reading.codes == ["qti.several-interactions"])
  }

  @Test(arguments: [
    (
      "<templateDeclaration identifier=\"A\" cardinality=\"single\" baseType=\"integer\"/>", "",
      "qti.template"
    ),
    ("", "adaptive=\"true\"", "qti.adaptive"),
  ])
  func `an item that changes is a draft without a key`(
    declaration: String, attribute: String, code: String
  ) {
    let text = Sample.item(
      Sample.declaration("single", "identifier", correct: ["A"]) + declaration,
      Sample.choices(["A", "B"]), processing: Sample.template("match_correct"))
    let reading = Sample.read(
      attribute.isEmpty ? text : text.replacing("adaptive=\"false\"", with: attribute))
    #expect(shares(reading.items.first) == ["chữ A/0", "chữ B/0"])
    #expect(reading.codes.contains(code))
  }

  @Test func `choices that keep their place are pinned only at the end`() {
    func last(_ fixed: [Bool], shuffle: Bool = true) -> ([Bool], [String]) {
      let choices = zip(["a", "b", "c"], fixed).map {
        "<simpleChoice identifier=\"\($0)\" fixed=\"\($1)\">\($0)</simpleChoice>"
      }
      let reading = Sample.read(
        Sample.item(
          Sample.declaration("single", "identifier", correct: ["a"]),
          """
          <choiceInteraction responseIdentifier="RESPONSE" shuffle="\(shuffle)"><prompt>?</prompt>
          \(choices.joined())</choiceInteraction>
          """))
      guard case .single(let read)? = reading.items.first?.body else { return ([], []) }
      return (read.map(\.last), reading.codes)
    }
    #expect(last([false, false, true]) == ([false, false, true], []))
    #expect(last([true, false, false]) == ([false, false, false], ["qti.order-of-choices"]))
    #expect(last([true, true, true]) == ([false, false, false], ["qti.order-of-choices"]))
    #expect(last([false, false, false], shuffle: false).1 == ["qti.order-of-choices"])
  }
}
