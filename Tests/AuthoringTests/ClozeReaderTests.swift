import Assessment
import Testing

@testable import Authoring

private func readCloze(_ text: String, _ format: TextFormat = .html) -> ClozeReading {
  ClozeReader.read(text, format: format)
}

private func clozeCodes(_ text: String) -> [String] { readCloze(text).findings.map(\.finding.code) }

/// The gap as `kind weight: text/percent#feedback`.
private func shown(_ blank: Blank?) -> String {
  guard let blank else { return "-" }
  func shown(_ text: String, _ fraction: Fraction, _ feedback: String) -> String {
    "\(text)/\(fraction.percentText)" + (feedback.isEmpty ? "" : "#\(feedback)")
  }
  switch blank.accepts {
  case .text(let answers, let caseSensitive):
    let list = answers.map { shown($0.text, $0.fraction, $0.feedback) }
    return "\(caseSensitive ? "case" : "text") \(blank.weight): " + list.joined(separator: " ")
  case .numeric(let answers):
    let list = answers.map { shown(ClozeWriter.range($0.range), $0.fraction, $0.feedback) }
    return "number \(blank.weight): " + list.joined(separator: " ")
  case .choice(let choices):
    let list = choices.map { shown($0.text, $0.fraction, $0.feedback) }
    return "choice \(blank.weight): " + list.joined(separator: " ")
  }
}

@Suite struct ClozeReaderTests {
  @Test func `gaps are numbered in the prompt`() {
    let reading = readCloze("<p>{1:SA:=Hà Nội} là {2:MC:=thủ đô~tỉnh} của {:NM:=63}.</p>")
    #expect(reading.prompt == "<p>{b1} là {b2} của {b3}.</p>")
    #expect(
      reading.blanks.map(shown) == [
        "text 1: Hà Nội/100", "choice 2: thủ đô/100 tỉnh/0", "number 1: 63/100",
      ])
    #expect(reading.findings.isEmpty)
  }

  @Test(arguments: [
    ("SHORTANSWER SA MW", "text 1: a/100 b/0"), ("SHORTANSWER_C SAC MWC", "case 1: a/100 b/0"),
    (
      "MULTICHOICE MC MULTICHOICE_V MCV MULTICHOICE_H MCH MULTICHOICE_S MCS MULTICHOICE_VS MCVS"
        + " MULTICHOICE_HS MCHS MULTIRESPONSE MR MULTIRESPONSE_H MRH MULTIRESPONSE_S MRS"
        + " MULTIRESPONSE_HS MRHS", "choice 1: a/100 b/0"
    ),
  ])
  func `every name of a kind is known`(_ names: String, _ gap: String) {
    for name in names.split(separator: " ") {
      let reading = readCloze("{1:\(name):=a~b}")
      #expect(reading.blanks.map(shown) == [gap], "\(name)")
      #expect(reading.findings.isEmpty)
    }
    #expect(readCloze("{1:NUMERICAL:=1~2}").blanks == readCloze("{1:NM:=1~2}").blanks)
  }

  @Test(arguments: [
    ("{1:SA:=a#đúng~%50%b#gần~*#sai}", "text 1: a/100#đúng b/50#gần */0#sai"),
    ("{1:SA:%100%a#~%33.33333%b}", "text 1: a/100 b/33.33333"),
    ("{1:MC:~a~=b}", "choice 1: a/0 b/100"),
    ("{1:MC:a~%-50,5%b~=c}", "choice 1: a/0 b/-50.5 c/100"),
    ("{1:MC:=a\\~b\\}c\\#d~e#f\\~g\\}h#i}", "choice 1: a~b}c#d/100 e/0#f~g}h#i"),
    ("{1:MC:=&#39;x&#39;~R&amp;#1;}", "choice 1: &#39;x&#39;/100 R&amp;#1;/0"),
    ("{1:SA:=a &lt; b &amp; c&nbsp;d}", "text 1: a < b & c\u{A0}d/100"),
    ("{1:SA:=\n  a b \n~ c }", "text 1: a b/100 c/0"),
    ("{1:MC:=<b>a</b>~\\(x\\)}", "choice 1: <b>a</b>/100 \\(x\\)/0"),
    ("{1:NM:=5.17:0.01~%0%*#no}", "number 1: 5.17:0.01/100 */0#no"),
    ("{1:NM:= -3,5 : 1e-1 }", "number 1: -3.5:0.1/100"),
    ("{12:SAC:=Na}", "case 12: Na/100"),
  ])
  func `answers are read with their shares and feedback`(_ text: String, _ gap: String) {
    let reading = readCloze(text)
    #expect(reading.blanks.map(shown) == [gap])
    #expect(reading.prompt == "{b1}")
  }

  @Test func `what is no gap is text`() {
    for text in [
      "{", "}", "{}", "{a}", "{1}", "{1:}", "{1:SA", "{:}", "{1:sa}x", "x {2} y {b} {b0}",
    ] {
      let reading = ClozeReader.read("\(text) {1:SA:=a}", format: .html)
      #expect(reading.prompt == "\(text) {b1}" || text == "{1:sa}x", "\(text)")
    }
  }

  @Test func `braces that would read as our gaps are written in another way`() {
    #expect(readCloze("{b1} {1:SA:=a}").prompt == "&#123;b1} {b1}")
    #expect(readCloze("{b1} {1:SA:=a}", .markdown).prompt == "\\{b1} {b1}")
    #expect(readCloze("{b1} {1:SA:=a}", .plain).prompt == "{ b1} {b1}")
    #expect(readCloze("{bold} {b} {b 1} {1:SA:=a}").prompt == "{bold} {b} {b 1} {b1}")
  }

  @Test func `what is right in a gap of several choices is kept for people`() {
    let reading = readCloze("x {1:SA:=a} y {1:MR:%50%b~%50%<i>c</i>~d}")
    #expect(reading.notes == ["{b2} = b; <i>c</i>"])
    #expect(reading.findings.map(\.finding.code) == ["cloze.several-choices"])
    #expect(readCloze("{1:MR:=b~c}").notes.isEmpty)
  }

  struct Broken: Sendable, CustomTestStringConvertible {
    let text: String
    let codes: [String]
    var testDescription: String { text }
  }

  @Test(arguments: [
    Broken(text: "no gap at all", codes: ["cloze.no-gap"]),
    Broken(text: "{1:MULTICHOICE}", codes: ["cloze.no-answer"]),
    Broken(text: "{1:SA:}", codes: ["cloze.no-answer"]),
    Broken(text: "{1:SA:=}", codes: ["cloze.no-answer"]),
    Broken(text: "{1:MC:=a}", codes: ["cloze.few-choices"]),
    Broken(text: "{1:MR:=a}", codes: ["cloze.few-choices"]),
    Broken(text: "{1:MC:a~%50%b}", codes: ["cloze.no-whole-answer"]),
    Broken(text: "{1:NM:=zero}", codes: ["cloze.not-a-number"]),
    Broken(text: "{1:NM:=1:x}", codes: ["cloze.not-a-number"]),
    Broken(text: "{1:SA:=a", codes: ["cloze.gap-not-closed"]),
    Broken(text: "{1:SA:=a\\} {1:MC:=a~b", codes: ["cloze.gap-not-closed"]),
  ])
  func `a gap that cannot be read is an error`(_ broken: Broken) {
    let reading = readCloze(broken.text)
    #expect(reading.findings.map(\.finding.code) == broken.codes)
    #expect(!reading.isWhole)
  }

  @Test(arguments: [
    Broken(text: "{1:mc:=a~b}", codes: ["cloze.kind-in-small-letters"]),
    Broken(text: "{1:REGEXP:=a} {1:SA:=a}", codes: ["cloze.unknown-kind"]),
    Broken(text: "{1:MC:=a~~b}", codes: ["cloze.empty-answer"]),
    Broken(text: "{0:SA:=a}", codes: ["cloze.weight-out-of-range"]),
    Broken(text: "{1001:SA:=a}", codes: ["cloze.weight-out-of-range"]),
    Broken(text: "{1000:SA:=a}", codes: []),
    Broken(text: "{1:MC:=a~%33.3%b}", codes: ["cloze.share-rounded"]),
    Broken(text: "{1:MC:=a~%150%b}", codes: ["cloze.share-out-of-range"]),
    Broken(text: "{1:MC:=a~%1%b}", codes: ["cloze.share-unusual"]),
    Broken(text: "{1:MC:=\\frac{1}{2}~b}", codes: ["cloze.braces-in-gap", "cloze.few-choices"]),
    Broken(text: #"{1:MC:=\(\frac{1\}{2\}\)~b}"#, codes: []),
    Broken(text: #"{1:MC:=a{1~b\{2\}}"#, codes: ["cloze.braces-in-gap"]),
    Broken(text: "{1:MR:=a~=b~c}", codes: ["cloze.several-choices"]),
    Broken(text: "{1:SA:a~b}", codes: []),
  ])
  func `what is doubtful is told`(_ doubtful: Broken) {
    #expect(clozeCodes(doubtful.text) == doubtful.codes)
  }

  @Test func `a gap without a right answer makes a draft`() {
    for text in ["{1:SA:a~b}", "{1:MC:a~b}", "{1:MR:=a~=b~c}"] {
      let reading = readCloze(text)
      #expect(reading.isWhole)
      #expect(reading.blanks.count == 1)
      #expect(reading.blanks.allSatisfy { !$0.hasRightAnswer })
    }
  }

  @Test func `gaps are limited`() {
    let most = ClozeLimits.gapsMax
    let full = readCloze(String(repeating: "{1:SA:=a}", count: most))
    #expect(full.isWhole && full.blanks.count == most)
    let over = readCloze(String(repeating: "{1:SA:=a}", count: most + 2))
    #expect(over.findings.map(\.finding.code) == ["cloze.too-many-gaps"])
  }

  @Test(.timeLimit(.minutes(1)))
  func `hostile texts take no time`() {
    for piece in ["{1:SA:=a", "{1:SA:", "{1:X:", "{", "{b1", "\\}", "{1:SA:=a\\}"] {
      _ = readCloze(String(repeating: piece, count: 200_000))
    }
  }

  @Test func `findings have the place of their gap`() {
    let reading = readCloze("Việt {1:SA:=a} {1:mc:=a~b}")
    #expect(reading.findings.map(\.place) == ["Việt {1:SA:=a} ".utf8.count])
  }
}

@Suite struct ClozeWriterTests {
  private static let texts = [
    "a", "~", "=x", "%50%y", "a\\", "R&", "x~y#z}w{", "&amp;", "\\}", "a\\/b", "<b>1</b>", "*",
    "\\#", "&", "=", "%", "ế 😀", "{1:SA:=a}",
  ]

  @Test(arguments: [TextFormat.html, .markdown, .plain])
  func `what is written is read back`(_ format: TextFormat) {
    for text in Self.texts {
      // Only HTML has another way to write a backslash.
      if format != .html, text.contains("\\/") { continue }
      // Markup keeps the entity that was written for it.
      let markup = text.replacing("\\/", with: "&#92;/")
      let blanks = [
        Blank(
          accepts: .text(
            [
              TextAnswer(text: text, fraction: .one, feedback: markup),
              TextAnswer(text: "b", fraction: Fraction(tenMillionths: -3_333_333), feedback: ""),
              TextAnswer(text: text, fraction: .zero),
            ], caseSensitive: true), weight: 3),
        Blank(
          accepts: .choice([
            Choice(text: markup, fraction: .zero, feedback: markup),
            Choice(text: "b", fraction: .one),
          ])),
        Blank(
          accepts: .numeric([
            NumericAnswer(range: .value(DecimalNumber(-7), tolerance: .zero)),
            NumericAnswer(range: .any, fraction: .zero, feedback: markup),
          ])),
      ]
      let written = ClozeWriter(blanks, format: format).write("x {b2} y {b1}{b3} {b4}")
      #expect(written.unplaced.isEmpty)
      let reading = readCloze(written.text, format)
      // The numbers follow the order of the text.
      #expect(reading.isWhole, "\(written.text)")
      #expect(reading.blanks.count == 3)
      #expect(reading.blanks == [blanks[1], blanks[0], blanks[2]], "\(written.text)")
    }
  }

  @Test func `a range is written by its middle`() throws {
    let range = NumericAnswer.Range.between(
      low: try #require(DecimalNumber(program: "1.5")), high: DecimalNumber(4))
    #expect(ClozeWriter.range(range) == "2.75:1.25")
  }

  @Test func `gaps that the prompt does not show stand at its end`() {
    let blank = Blank(accepts: .text([TextAnswer(text: "a")], caseSensitive: false))
    let written = ClozeWriter([blank, blank], format: .html).write("x {b2} {b3} {b02} {b2}")
    #expect(written.text == "x {1:SHORTANSWER:=a} {b3} {b02} {b2} {1:SHORTANSWER:=a}")
    #expect(written.unplaced == [1])
  }
}
