import Assessment
import Authoring
import TestSupport
import Testing

@Suite struct MoodleXMLReaderTests {
  private static let ab = moodleAnswer("a", "100") + moodleAnswer("b")

  @Test func `a question is read with all that an item keeps`() throws {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <quiz>
      <!-- question: 12 -->
        <question type="category"><category><text>$course$/top/Địa lí/a//b</text></category></question>
        <question type="multichoice">
          <name><text> Sông
          dài </text></name>
          <questiontext format="html"><text><![CDATA[<p>Sông nào?</p>]]></text></questiontext>
          <generalfeedback format="html"><text>vì &amp;lt; dài</text></generalfeedback>
          <defaultgrade>1.0000000</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>
          <idnumber> Q7 </idnumber>
          <single>true</single><shuffleanswers>true</shuffleanswers>
          \(moodleAnswer("&lt;b&gt;Nin&lt;/b&gt;", "100", "phải"))
          \(moodleAnswer("Cả", "-33.33333"))
          <tags><tag><text>địa</text></tag><tag><text> </text></tag><tag><text>lí</text></tag></tags>
        </question>
      </quiz>
      """
    let reading = readMoodle(text)
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.format == .moodleXML)
    let item = try #require(reading.items.first)
    #expect(item.title == "Sông dài")
    #expect(item.prompt == "<p>Sông nào?</p>")
    #expect(item.format == .html)
    #expect(item.feedback == "vì &lt; dài")
    #expect(item.category == ["Địa lí", "a/b"])
    #expect(item.tags == ["địa", "lí"])
    #expect(item.idNumber == "Q7")
    #expect(item.source?.line == 5)
    #expect(
      item.body
        == .single([
          Choice(text: "<b>Nin</b>", fraction: .one, feedback: "phải"),
          Choice(text: "Cả", fraction: Fraction(tenMillionths: -3_333_333)),
        ]))
  }

  @Test func `the format is told by the root`() {
    let text = moodleQuestion("multichoice", Self.ab)
    #expect(BankReader.read(bytes: Array(text.utf8), file: "a").format == .moodleXML)
    #expect(BankReader.read(bytes: Array(text.utf8), file: "a").items.count == 1)
  }

  @Test(arguments: [
    ("", ItemKind.single), ("<single>true</single>", .single), ("<single>1</single>", .single),
    ("<single>false</single>", .multiple), ("<single>0</single>", .multiple),
    ("<single></single>", .multiple), ("<single> False </single>", .multiple),
  ])
  func `single tells one choice from several`(_ single: String, _ kind: ItemKind) {
    #expect(onlyMoodle("multichoice", single + Self.ab)?.kind == kind)
  }

  @Test(
    arguments: [
      ("33.33333", 3_333_333, []), ("33.333", 3_333_333, []),
      ("33.3", 3_333_333, ["moodle.share-rounded"]), ("14.28571", 1_428_571, []),
      ("7", 700_000, ["moodle.share-unusual"]), ("150", 10_000_000, ["moodle.share-out-of-range"]),
      ("12,5", 1_250_000, ["moodle.decimal-comma"]), ("x", 0, ["moodle.share-is-no-number"]),
      ("", 0, []), ("-100", -10_000_000, []),
    ] as [(String, Int64, [String])])
  func `shares are Moodle's`(_ written: String, _ share: Int64, _ codes: [String]) {
    let text = moodleAnswer("a", "100") + moodleAnswer("b", written)
    guard case .single(let choices)? = onlyMoodle("multichoice", text)?.body else {
      Issue.record("no single choice")
      return
    }
    #expect(choices.last?.fraction == Fraction(tenMillionths: share))
    #expect(moodleCodes("multichoice", text).filter { $0.hasPrefix("moodle.") } == codes)
  }

  @Test(arguments: [
    "Your answer is correct.", "Die Antwort ist richtig.", "Votre réponse est correcte.",
  ])
  func `what Moodle itself says of an outcome is passed over`(_ words: String) {
    let text =
      "<correctfeedback><text>&lt;p&gt;\(words)&lt;/p&gt;</text></correctfeedback>"
      + moodleAnswer("a", "100") + moodleAnswer("b")
    guard case .single(let choices)? = onlyMoodle("multichoice", text)?.body else {
      Issue.record("no single choice")
      return
    }
    #expect(choices.map(\.feedback) == ["", ""])
    #expect(moodleCodes("multichoice", text).isEmpty)
  }

  @Test func `feedback for an outcome goes to its choices that have none`() {
    let outcomes = """
      <correctfeedback><text>Giỏi</text></correctfeedback>
      <partiallycorrectfeedback><text>Gần</text></partiallycorrectfeedback>
      <incorrectfeedback><text>&lt;p&gt;Your answer is incorrect.&lt;/p&gt;</text></incorrectfeedback>
      """
    let answers = moodleAnswer("a", "100") + moodleAnswer("b", "50") + moodleAnswer("c")
    guard case .single(let choices)? = onlyMoodle("multichoice", outcomes + answers)?.body else {
      Issue.record("no single choice")
      return
    }
    #expect(choices.map(\.feedback) == ["Giỏi", "Gần", ""])
    let own = moodleAnswer("a", "100", "Đúng") + moodleAnswer("c")
    #expect(moodleCodes("multichoice", outcomes + own) == ["moodle.combined-feedback-not-kept"])
    #expect(
      moodleCodes("multichoice", "<single>0</single>" + outcomes + answers).contains(
        "moodle.combined-feedback-not-kept"))
  }

  @Test(
    arguments: [
      ("true 100 false 0", true, []), ("true 0 false 100", false, []),
      ("false 100 true 0", false, []), ("false 0 True 100", true, []),
      ("Đúng 0 Sai 100", false, ["moodle.truth-in-other-words"]),
      ("Sai 0 Đúng 100", true, ["moodle.truth-in-other-words"]),
      ("Falsch 100 Wahr 0", false, ["moodle.truth-in-other-words"]),
      ("Faux 0 Vrai 100", true, ["moodle.truth-in-other-words"]),
      ("Ja 0 Nein 100", false, ["moodle.truth-in-other-words"]),
      ("Verdadero 100 Falso 0", true, ["moodle.truth-in-other-words"]),
      ("Verdadero 0 Falso 100", false, ["moodle.truth-in-other-words"]),
      ("true 100", true, []), ("false 100", false, []),
    ] as [(String, Bool, [String])])
  func `true and false are told by their words, else by their order`(
    _ answers: String, _ truth: Bool, _ codes: [String]
  ) {
    let words = answers.split(separator: " ").map(String.init)
    let text = stride(from: 0, to: words.count, by: 2).map {
      moodleAnswer(words[$0], words[$0 + 1], "f\(words[$0 + 1])")
    }.joined()
    let wrong = words.count > 2 ? "f0" : ""
    #expect(
      onlyMoodle("truefalse", text)?.body
        == .trueFalse(
          TrueFalseKey(truth: truth, feedbackWhenRight: "f100", feedbackWhenWrong: wrong)))
    #expect(moodleCodes("truefalse", text) == codes)
  }

  @Test func `short answers are plain, with stars and capitals`() {
    let text =
      "<usecase>1</usecase>" + moodleAnswer("*a &lt; b*", "100", "&lt;i&gt;ok&lt;/i&gt;")
      + moodleAnswer("x", "50")
    #expect(
      onlyMoodle("shortanswer", text)?.body
        == .text(
          [
            TextAnswer(text: "*a < b*", feedback: "<i>ok</i>"),
            TextAnswer(text: "x", fraction: Fraction(tenMillionths: 5_000_000)),
          ], caseSensitive: true))
  }

  @Test func `numbers have a tolerance, any number and a unit`() throws {
    let text = """
      <answer fraction="100"><text>6.25</text><tolerance>0.05</tolerance></answer>
      <answer fraction="50">-1e3<feedback><text>gần</text></feedback></answer>
      <answer fraction="0"><text>*</text><feedback><text>sai</text></feedback></answer>
      <units><unit><multiplier>1000</multiplier><unit_name>mm</unit_name></unit>
      <unit><multiplier>1.0</multiplier><unit_name>m</unit_name></unit></units>
      """
    let six = try #require(DecimalNumber(program: "6.25"))
    let room = try #require(DecimalNumber(program: "0.05"))
    #expect(
      onlyMoodle("numerical", text)?.body
        == .numeric(
          [
            NumericAnswer(range: .value(six, tolerance: room)),
            NumericAnswer(
              range: .value(DecimalNumber(-1_000), tolerance: .zero),
              fraction: Fraction(tenMillionths: 5_000_000), feedback: "gần"),
            NumericAnswer(range: .any, fraction: .zero, feedback: "sai"),
          ], unit: "m"))
    let thousand = DecimalNumber(1_000)
    #expect(
      onlyMoodle("numerical", text)?.marking?.otherUnits
        == [try #require(OtherUnit("mm", multiplier: thousand))])
    #expect(moodleCodes("numerical", text).isEmpty)
  }

  private static func pair(_ left: String, _ right: String) -> String {
    "<subquestion format=\"html\"><text>\(left)</text><answer><text>\(right)</text></answer>"
      + "</subquestion>"
  }

  @Test(arguments: ["matching", "match"])
  func `pairs without a left side are distractors`(_ type: String) {
    let text =
      Self.pair("&lt;b&gt;a&lt;/b&gt;", "1") + Self.pair("b", "x &lt;b&gt; y")
      + Self.pair("", "3")
    #expect(
      onlyMoodle(type, text)?.body
        == .matching(
          [Pair(left: "<b>a</b>", right: "1"), Pair(left: "b", right: "x &lt;b> y")],
          distractors: ["3"]))
    #expect(moodleCodes(type, text).isEmpty)
  }

  @Test func `things to order stand as their numbers say`() {
    let text =
      moodleAnswer("hai", "2.0000000") + moodleAnswer("mười", "10")
      + moodleAnswer("một", "1")
    #expect(onlyMoodle("ordering", text)?.body == .ordering(["một", "hai", "mười"]))
    let same = moodleAnswer("x", "1") + moodleAnswer("y", "1")
    #expect(onlyMoodle("ordering", same)?.body == .ordering(["x", "y"]))
  }

  @Test func `a draft whose gap takes several choices keeps what it knew through a file`() throws {
    let prompt = "x {1:MULTIRESPONSE:%50%b~%50%c~d} y {1:SA:=e}"
    #expect(moodleCodes("cloze", "", prompt: prompt) == ["cloze.several-choices"])
    let item = try #require(onlyMoodle("cloze", "", prompt: prompt))
    #expect(!item.isReady)
    #expect(item.feedback == "{b1} = b; c")
    let written = try #require(BankWriter.write([item], as: .moodleXML)).text
    let again = try #require(readMoodle(written).items.first)
    #expect(again.feedback == item.feedback)
    #expect(again.id == item.id)
    #expect(!again.isReady)
  }

  @Test(arguments: ["cloze", "multianswer"])
  func `gaps are read as cloze`(_ type: String) throws {
    let item = try #require(
      onlyMoodle(type, "", prompt: "{1:SA:=Hà Nội} và {2:MC:=a~b#&lt;i&gt;s&lt;/i&gt;}"))
    #expect(item.prompt == "{b1} và {b2}")
    #expect(
      item.body
        == .cloze([
          Blank(accepts: .text([TextAnswer(text: "Hà Nội")], caseSensitive: false)),
          Blank(
            accepts: .choice([
              Choice(text: "a", fraction: .one),
              Choice(text: "b", fraction: .zero, feedback: "<i>s</i>"),
            ]), weight: 2),
        ]))
  }

  @Test func `words for gaps are choices of their groups`() throws {
    let text = """
      <selectoption><text>mèo</text><group>1</group></selectoption>
      <selectoption><text>a &lt;b&gt;</text><group>2</group></selectoption>
      <selectoption><text>chó</text><group>1</group></selectoption>
      <selectoption><text>c</text><group>2</group></selectoption>
      """
    let item = try #require(
      onlyMoodle("gapselect", text, prompt: "{b1} [[3]] và [[2]], [[x]] [[1]"))
    #expect(item.prompt == "&#123;b1} {b1} và {b2}, [[x]] [[1]")
    func choices(_ texts: String..., right: Int) -> Blank {
      Blank(
        accepts: .choice(
          texts.enumerated().map {
            Choice(text: $0.element, fraction: $0.offset == right ? .one : .zero)
          }))
    }
    #expect(
      item.body
        == .cloze([choices("mèo", "chó", right: 1), choices("a &lt;b>", "c", right: 0)]))
    let dragged = text.replacing("selectoption", with: "dragbox")
    guard
      case .cloze(let blanks)? = onlyMoodle("ddwtos", dragged, prompt: "[[2]]")?.body
    else {
      Issue.record("no cloze")
      return
    }
    #expect(blanks == [choices("a <b>", "c", right: 0)])
  }

  @Test func `essays and descriptions are kept`() {
    #expect(onlyMoodle("essay", "<answer fraction=\"0\"/>")?.body == .essay)
    #expect(onlyMoodle("description", "<defaultgrade>0</defaultgrade>")?.body == .description)
    #expect(moodleCodes("description", "<defaultgrade>0</defaultgrade>").isEmpty)
  }

  @Test(arguments: [
    "calculated", "calculatedsimple", "calculatedmulti", "ddimageortext", "ddmarker", "stack",
    "coderunner", "random", "randomsamatch", "kprime", "mtf", "formulas", "??",
  ])
  func `what cannot be asked is named, and kept as a description`(_ type: String) {
    let text = "<answer fraction=\"100\"><text>{x}</text></answer>"
    #expect(onlyMoodle(type, text)?.kind == .description)
    #expect(moodleCodes(type, text) == ["moodle.unsupported-type"])
    #expect(onlyMoodle(type, text, prompt: "") == nil)
    #expect(moodleCodes(type, text, prompt: "") == ["moodle.unsupported-type"])
  }

  @Test func `right choices of the plug-in for several share the mark`() {
    let text = moodleAnswer("a", "100") + moodleAnswer("b", "0") + moodleAnswer("c", "100")
    #expect(
      onlyMoodle("oumultiresponse", text)?.body
        == .multiple([
          Choice(text: "a", fraction: Fraction(tenMillionths: 5_000_000)),
          Choice(text: "b", fraction: Fraction(tenMillionths: -5_000_000)),
          Choice(text: "c", fraction: Fraction(tenMillionths: 5_000_000)),
        ]))
  }

  @Test func `what is not kept is told once for a file`() {
    let question = """
      <question type="essay"><questiontext><text>x%</text></questiontext>
      <defaultgrade>2</defaultgrade><hidden>1</hidden><hint><text>g</text></hint>
      <graderinfo><text>h</text></graderinfo></question>
      """
    let text =
      "<quiz>\(question.replacing("%", with: "1"))\(question.replacing("%", with: "2"))</quiz>"
    let found = readMoodle(text).diagnostics
    #expect(
      found.map(\.code) == [
        "moodle.grade-not-kept", "moodle.hidden", "moodle.hints-not-kept",
        "moodle.essay-texts-not-kept",
      ])
    #expect(found.allSatisfy { $0.message.en.hasSuffix("(2 items)") && $0.line == 1 })
  }
}
