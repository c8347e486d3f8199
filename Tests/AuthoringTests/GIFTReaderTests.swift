import Assessment
import Authoring
import Testing

/// The rules of GIFT, one by one.
@Suite struct GIFTReaderTests {
  @Test func `= is right, ~ is wrong, %n% is a share`() {
    let item = onlyItem("::T:: Hỏi? {=a ~b ~%50%c ~%-25.5%d}")
    #expect(item?.title == "T")
    #expect(item?.prompt == "Hỏi?")
    #expect(item?.format == .html)
    #expect(item?.kind == .single)
    #expect(choices(item) == ["a/100", "b/0", "c/50", "d/-25"])
    #expect(item?.source == ItemSource(file: "a.gift", line: 1))
  }

  @Test(.timeLimit(.minutes(1)))
  func `empty lines within answers are looked past once`() {
    let empty = String(repeating: "\n", count: 50_000)
    let item = onlyItem("Q {=a\n" + empty + "~b\n\n~c\n" + empty + "~d}")
    #expect(choices(item) == ["a/100", "b/0", "c/0", "d/0"])
  }

  @Test func `what goes on beyond an empty line is told for each of the blocks`() {
    let items = readGIFT("A {=a\n\n~b}\n\nB {=a\n\n::C:: C {=c ~d}\n\nD {=d\n\n~e}").items
    #expect(items.map(\.prompt).contains("C") && items.map(\.prompt).contains("D"))
    #expect(choices(items.first) == ["a/100", "b/0"] && choices(items.last) == ["d/100", "e/0"])
  }

  @Test func `without any = several choices are right`() {
    #expect(onlyItem("Q {~%50%a ~%50%b ~%-100%c}")?.kind == .multiple)
    #expect(onlyItem("Q {~%50%a ~%50%b =c}")?.kind == .single)
  }

  @Test func `an arrow within choices does not make pairs`() {
    #expect(onlyItem("Q {=a -> b ~c -> d}")?.kind == .single)
  }

  @Test func `text around the answers leaves a gap`() {
    #expect(
      onlyItem("Grant is {~buried =entombed} in a tomb.")?.prompt == "Grant is _____ in a tomb.")
    #expect(onlyItem("{=Asia} is large.")?.prompt == "_____ is large.")
    #expect(onlyItem("Two plus two {=four =4}.")?.prompt == "Two plus two _____.")
  }

  @Test func `true and false are told by capital letters, the first feedback is for the wrong`() {
    let item = onlyItem("Q {FALSE#sai rồi#đúng rồi####vì sao}")
    #expect(
      item?.body
        == .trueFalse(
          TrueFalseKey(truth: false, feedbackWhenRight: "đúng rồi", feedbackWhenWrong: "sai rồi")))
    #expect(item?.feedback == "vì sao")
    #expect(onlyItem("Q {T}")?.kind == .trueFalse)
    #expect(onlyItem("Q { TRUE }")?.kind == .trueFalse)
    #expect(onlyItem("Q {true}")?.kind == .text)
    #expect(codes("Q {true}") == ["gift.looks-true-or-false"])
    #expect(onlyItem("Q {=T}")?.kind == .text)
  }

  @Test func `texts are accepted with shares, feedback and stars`() {
    let item = onlyItem("Q {=Nazareth#Yes! =%75%Nazereth =%0%*#no}")
    #expect(
      item?.body
        == .text(
          [
            TextAnswer(text: "Nazareth", feedback: "Yes!"),
            TextAnswer(text: "Nazereth", fraction: Fraction(tenMillionths: 7_500_000)),
            TextAnswer(text: "*", fraction: .zero, feedback: "no"),
          ], caseSensitive: false))
    #expect(onlyItem("Q {42}")?.body == .text([TextAnswer(text: "42")], caseSensitive: false))
  }

  @Test func `numbers have tolerances, ranges, shares and feedback`() {
    func number(_ text: String) -> DecimalNumber { DecimalNumber(json: text) ?? .zero }
    let item = onlyItem("Q {#=1822:0#ok =%50%1822:2#near =-5..-1 ~#no}")
    #expect(
      item?.body
        == .numeric(
          [
            NumericAnswer(range: .value(number("1822"), tolerance: .zero), feedback: "ok"),
            NumericAnswer(
              range: .value(number("1822"), tolerance: number("2")),
              fraction: Fraction(tenMillionths: 5_000_000), feedback: "near"),
            NumericAnswer(range: .between(low: number("-5"), high: number("-1"))),
            NumericAnswer(range: .any, fraction: .zero, feedback: "no"),
          ], unit: nil))
    #expect(onlyItem("Q {#3.1415:0.0005}.")?.prompt == "Q _____.")
    #expect(
      onlyItem("Q {#1e3}")?.body
        == .numeric([NumericAnswer(range: .value(number("1000"), tolerance: .zero))], unit: nil))
  }

  @Test func `a decimal comma is understood, with a warning`() {
    let reading = readGIFT("Q {#3,14:0,01}")
    #expect(reading.items.first?.isReady == true)
    #expect(reading.diagnostics.map(\.code) == ["gift.decimal-comma", "gift.decimal-comma"])
  }

  @Test func `an answer that is no number is left out, not taken for any number`() {
    let reading = readGIFT("Q {#ba}")
    #expect(reading.items.map(\.kind) == [.numeric])
    #expect(reading.drafts.count == 1)
    #expect(reading.diagnostics.map(\.code) == ["gift.answer-is-no-number"])
  }

  @Test func `pairs have a left and a right side, a lone right side is a distractor`() {
    let item = onlyItem("Q {=[html]<b>mèo</b> -> cat =chó -> dog = -> cow}")
    #expect(
      item?.body
        == .matching(
          [Pair(left: "<b>mèo</b>", right: "cat"), Pair(left: "chó", right: "dog")],
          distractors: ["cow"]))
  }

  @Test func `a gap drawn with underscores is no formula`() {
    #expect(codes("Lục địa lớn nhất là _____{=Á}") == [])
  }

  @Test func `no answers make an essay, no braces a description`() {
    #expect(onlyItem("Kể về làng em. {}")?.kind == .essay)
    #expect(onlyItem("Kể về làng em. { }")?.kind == .essay)
    #expect(onlyItem("Đọc đoạn sau.")?.kind == .description)
    #expect(readGIFT("Đọc đoạn sau.").drafts.count == 1)
  }

  @Test func `escaped characters are text`() {
    let item = onlyItem(##"Tính \(x^\{2\}\) \= 9\n tại đâu\: \# \~ \\ \> {=\{3\} ~\=9}"##)
    #expect(item?.prompt == "Tính \\(x^{2}\\) = 9\n tại đâu: # ~ \\ \\>")
    #expect(choices(item) == ["{3}/100", "=9/0"])
  }

  @Test func `two backslashes are one, and what follows them is structure`() {
    #expect(onlyItem(#"A \\\\ B {}"#)?.prompt == #"A \\ B"#)
    #expect(onlyItem(#"Q {=a\\~b}"#).map { choices($0) } == ["a\\/100", "b/0"])
    #expect(onlyItem(#"Blah\nblah $ 1 \\neq 0 $ {}"#)?.prompt == "Blah\nblah $ 1 \\neq 0 $")
  }

  @Test func `comments vanish without parting an item, and carry number and tags`() {
    let text = """
      // [id:Q\\]7] [tag:địa lí] [tag:lớp 8]
      ::T:: Sông nào
      // dài nhất
      dài nhất? http://a.b {
      // đáp án
      =Nin ~Cả}
      """
    let item = onlyItem(text)
    #expect(item?.prompt == "Sông nào\ndài nhất? http://a.b")
    #expect(item?.tags == ["địa lí", "lớp 8"])
    #expect(item?.idNumber == "Q]7")
    #expect(item?.source?.line == 2)
    #expect(readGIFT("// only\n// comments\n\n").items.isEmpty)
  }

  @Test func `the last #### begins the general feedback`() {
    let item = onlyItem("Q {=a#x ###y ~b####một####[html]<b>hai</b>}")
    #expect(item?.feedback == "<b>hai</b>")
    guard case .single(let choices)? = item?.body else {
      Issue.record("no choices")
      return
    }
    #expect(choices.map(\.feedback) == ["x ###y", "###một"])
  }

  @Test func `a category holds for what follows it`() {
    let text = "A {T}\n\n$CATEGORY: $course$/top/Địa lí/Sông//suối\n\nB {T}\n\n$CATEGORY:\n\nC {T}"
    #expect(readGIFT(text).items.map(\.category) == [[], ["Địa lí", "Sông/suối"], []])
  }

  @Test func `formats are inherited, and mixed ones become HTML`() {
    let plain = onlyItem("[plain]1 < 2? {=a ~b#c}")
    #expect(plain?.format == .plain)
    #expect(plain?.prompt == "1 < 2?")
    #expect(onlyItem("[markdown]**đậm** {=_a_ ~b}")?.format == .markdown)
    #expect(onlyItem("[foo]x {T}")?.prompt == "[foo]x")
    let mixed = onlyItem("[plain]a <b> & c {=[html]<i>x</i> ~y}")
    #expect(mixed?.format == .html)
    #expect(mixed?.prompt == "a &lt;b> &amp; c")
    #expect(choices(mixed) == ["<i>x</i>/100", "y/0"])
    #expect(onlyItem("::T:: [html]<p>x</p> {=[moodle]y ~z}")?.format == .html)
  }

  @Test func `byte-order mark, CRLF and CR are read`() {
    #expect(
      readGIFT("\u{FEFF}::A:: x {T}\r\n\r\ny {=a\r\n~b}\r\n").items.map(\.kind) == [
        .trueFalse, .single,
      ])
    #expect(readGIFT("::A:: x {T}\r\ry {=a~b}").items.map(\.title) == ["A", ""])
    #expect(readGIFT("\u{FEFF}// c\n::A:: x {T}").items.count == 1)
    #expect(readGIFT("a {T}\n \t \nb {F}").items.count == 2)
  }

  @Test func `an invisible character before the title is none`() {
    #expect(onlyItem("\u{A0}\u{200B}::A:: x {T}")?.title == "A")
  }

  @Test func `a zero alone in a line does not part an item`() {
    #expect(onlyItem("Mấy?\n0\n{=1 ~2}")?.prompt == "Mấy?\n0")
  }

  @Test func `an escaped picture is no structure`() {
    let item = onlyItem(#"[html]<img src\="data\:image/png;base64,AA\=\=" /> Gì? {=a ~b}"#)
    #expect(item?.prompt == #"<img src="data:image/png;base64,AA==" /> Gì?"#)
  }

  @Test func `choices that speak of the others stay last`() {
    for text in [
      "Tất cả các đáp án trên", "tất cả các phương án trên đều đúng", "All of the above",
      "Không có đáp án nào đúng", "Cả A và B", "<p>Cả ba đáp án trên</p>", "A và C đều sai",
    ] {
      let reading = readGIFT("Q {=x ~\(text) ~z}")
      guard case .single(let choices)? = reading.items.first?.body else { continue }
      #expect(choices.map(\.last) == [false, true, false], "\(text)")
      #expect(reading.diagnostics.count == 1)
    }
    for text in ["Tất bật", "Cà phê", "a và bố", "Có", "Tất cả mọi người trong làng", "B"] {
      #expect(codes("Q {=x ~\(text) ~z}") == [], "\(text)")
    }
  }

  @Test func `an item that asks nothing is kept and never drawn`() {
    let reading = BankReader.read(
      bytes: Array("::Thủ đô:: {=Hà Nội ~Huế}\n\n::Tổng:: Một cộng một? {=hai ~ba}".utf8),
      file: "a.gift", format: .gift)
    #expect(reading.items.count == 2)
    #expect(reading.drafts.map(\.title) == ["Thủ đô"])
    #expect(reading.diagnostics.map(\.code) == ["gift.title-for-text"])
  }
}
