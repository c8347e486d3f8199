import Assessment
import Authoring
import TestSupport
import Testing

/// Every fault of Moodle XML, with the place where it is found.
@Suite struct MoodleXMLDiagnosticsTests {
  private static func one(_ type: String, _ rest: String, prompt: String = "Q") -> String {
    "<quiz>\n<question type=\"\(type)\"><questiontext><text>\(prompt)</text></questiontext>\(rest)"
      + "</question>\n</quiz>"
  }

  /// The question itself is at fault.
  private static func whole(_ type: String, _ rest: String, prompt: String = "Q") -> String {
    one(type, rest, prompt: prompt).replacing("\n<question", with: "\n▸<question")
  }

  private static func answer(_ text: String, _ share: String = "100") -> String {
    "<answer fraction=\"\(share)\"><text>\(text)</text></answer>"
  }

  private static let ab = answer("a") + answer("b", "0")

  private static func file(_ attributes: String, _ content: String = moodlePicture) -> String {
    "<quiz><question type=\"essay\"><questiontext><text>Q</text>▸<file \(attributes)>\(content)</file>"
      + "</questiontext></question></quiz>"
  }

  static let faults: [MarkedFault] = [
    MarkedFault("moodle.other-root", "▸<bank><question/></bank>", items: 0),
    MarkedFault("moodle.other-root", "<!-- a -->\n▸<MOODLE_BACKUP><x/></MOODLE_BACKUP>", items: 0),
    MarkedFault(
      "moodle.question-alone",
      "▸<question type=\"essay\"><questiontext><text>Q</text></questiontext></question>"),
    MarkedFault(
      "moodle.category-outside",
      one("essay", "").replacing("<quiz>", with: "<quiz>▸<category>a</category>")),
    MarkedFault(
      "moodle.category-without-path",
      one("essay", "").replacing(
        "<quiz>", with: "<quiz>▸<question type=\"category\"><name>a</name></question>")),
    MarkedFault(
      "moodle.shares-of-one", one("multichoice", "▸" + answer("a", "1") + answer("b", "0"))),
    MarkedFault("moodle.no-question", "▸<quiz></quiz>", items: 0),
    MarkedFault(
      "moodle.no-type", "<quiz>▸<question><questiontext>Q</questiontext></question></quiz>"),
    MarkedFault("moodle.unsupported-type", whole("stack", "")),
    MarkedFault("moodle.unsupported-type", whole("calculated", ab, prompt: ""), items: 0),
    MarkedFault(
      "moodle.unknown-format",
      "<quiz><question type=\"essay\">▸<questiontext format=\"bb\"><text>Q</text></questiontext></question></quiz>"
    ),
    MarkedFault(
      "moodle.markup-not-escaped",
      "<quiz><question type=\"essay\"><questiontext>▸<text><b>Q</b></text></questiontext></question></quiz>"
    ),
    MarkedFault("moodle.too-few-choices", whole("multichoice", answer("a")), items: 0),
    MarkedFault("moodle.no-answer", whole("shortanswer", ""), items: 0),
    MarkedFault("moodle.no-answer", whole("shortanswer", answer(" ")), items: 0),
    MarkedFault("moodle.no-answer", whole("numerical", answer("x")), items: 0),
    MarkedFault(
      "moodle.single-in-other-letters", one("multichoice", "▸<single>False</single>" + ab)),
    MarkedFault("moodle.empty-answer", one("multichoice", ab + "▸" + answer(""))),
    MarkedFault("moodle.empty-answer", one("ordering", ab + "▸" + answer(""))),
    MarkedFault("moodle.share-is-no-number", one("multichoice", ab + "▸" + answer("c", "x"))),
    MarkedFault("moodle.share-rounded", one("multichoice", ab + "▸" + answer("c", "33.3"))),
    MarkedFault("moodle.share-unusual", one("multichoice", ab + "▸" + answer("c", "7"))),
    MarkedFault("moodle.share-out-of-range", one("multichoice", ab + "▸" + answer("c", "-101"))),
    MarkedFault("moodle.decimal-comma", one("numerical", "▸" + answer("3,5"))),
    MarkedFault("moodle.not-a-number", one("numerical", answer("1") + "▸" + answer("ba"))),
    MarkedFault(
      "moodle.tolerance-is-no-number",
      one("numerical", "<answer fraction=\"100\"><text>1</text>▸<tolerance>x</tolerance></answer>")),
    MarkedFault(
      "moodle.units-not-kept",
      one(
        "numerical",
        answer("1")
          + "▸<units><unit><multiplier>0</multiplier><unit_name>m</unit_name></unit></units>"
      )),
    MarkedFault(
      "moodle.unit-not-marked",
      one(
        "numerical",
        answer("1")
          + "<units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit></units>"
          + "▸<unitgradingtype>1</unitgradingtype>")),
    MarkedFault("moodle.no-truth", whole("truefalse", ""), items: 0),
    MarkedFault("moodle.no-truth", whole("truefalse", answer("true") + answer("false")), items: 0),
    MarkedFault("moodle.no-truth", whole("truefalse", answer("true", "0")), items: 0),
    MarkedFault(
      "moodle.truth-in-other-words",
      one("truefalse", "▸" + answer("Đúng") + answer("Sai", "0"))),
    MarkedFault("moodle.no-pair", whole("matching", ""), items: 0),
    MarkedFault(
      "moodle.few-pairs",
      whole("matching", "<subquestion><text>a</text><answer><text>b</text></answer></subquestion>")),
    MarkedFault(
      "moodle.empty-right-side",
      one(
        "matching",
        "<subquestion><text>a</text><answer><text>b</text></answer></subquestion>"
          + "▸<subquestion><text>a</text><answer/></subquestion>")),
    MarkedFault("moodle.too-few-entries", whole("ordering", answer("a")), items: 0),
    MarkedFault("moodle.gaps-without-words", whole("gapselect", "", prompt: "[[1]]"), items: 0),
    MarkedFault(
      "moodle.no-gap",
      "<quiz><question type=\"ddwtos\">▸<questiontext><text>[1]</text></questiontext>"
        + "<dragbox><text>a</text></dragbox></question></quiz>", items: 0),
    MarkedFault(
      "moodle.gap-without-word",
      "<quiz><question type=\"ddwtos\">▸<questiontext><text>[[2]]</text></questiontext>"
        + "<dragbox><text>a</text></dragbox></question></quiz>", items: 0),
    MarkedFault(
      "moodle.gap-with-one-word",
      one("gapselect", "▸<selectoption><text>a</text></selectoption>", prompt: "[[1]]")),
    MarkedFault(
      "cloze.no-gap",
      "<quiz><question type=\"cloze\">▸<questiontext><text>a</text></questiontext></question></quiz>",
      items: 0),
    MarkedFault(
      "cloze.few-choices", one("cloze", "", prompt: "&lt;b&gt;{1:SA:=a} {x}\nđ ▸{1:MC:=a}"),
      items: 0),
    MarkedFault(
      "cloze.share-rounded", one("cloze", "", prompt: "<![CDATA[<b>{} ▸{1:MC:=a~%33.3%b}]]>")),
    MarkedFault(
      "moodle.file-missing",
      "<quiz><question type=\"essay\">▸<questiontext><text>@@PLUGINFILE@@/a.png</text></questiontext></question></quiz>"
    ),
    MarkedFault("moodle.file-without-name", file("encoding=\"base64\"")),
    MarkedFault("moodle.file-encoding", file("name=\"a.gif\" encoding=\"hex\"")),
    MarkedFault("moodle.file-broken", file("name=\"a.gif\"", "R0lGODlh!")),
    MarkedFault("moodle.file-broken", file("name=\"a.gif\"", "")),
    MarkedFault("moodle.file-unknown", file("name=\"a.doc\"", "AAAA")),
    MarkedFault("moodle.file-other-kind", file("name=\"a.png\"")),
    MarkedFault("moodle.grade-not-kept", whole("essay", "<defaultgrade>2.5</defaultgrade>")),
    MarkedFault("moodle.hidden", whole("essay", "<hidden>1</hidden>")),
    MarkedFault("moodle.hints-not-kept", whole("essay", "<hint><text>x</text></hint>")),
    MarkedFault(
      "moodle.order-of-choices",
      whole("multichoice", "<shuffleanswers>0</shuffleanswers>" + ab)),
    MarkedFault(
      "moodle.combined-feedback-not-kept",
      whole(
        "multichoice",
        "<single>false</single><correctfeedback><text>Giỏi</text></correctfeedback>" + ab)),
    MarkedFault(
      "moodle.essay-texts-not-kept",
      whole("essay", "<responsetemplate><text>x</text></responsetemplate>")),
    MarkedFault(
      "moodle.category-info-not-kept",
      "<quiz>\n▸<question type=\"category\"><category><text>a</text></category>"
        + "<info><text>x</text></info></question></quiz>", items: 0),
    MarkedFault("bank.no-right-answer", whole("multichoice", answer("a", "0") + answer("b", "0"))),
    MarkedFault("bank.equal-choices", one("multichoice", answer("a") + "▸" + answer(" a ", "0"))),
    MarkedFault(
      "xml.syntax",
      "<quiz><question type=\"essay\"><questiontext>R▸&D</questiontext></question></quiz>", items: 0
    ),
    MarkedFault(
      "xml.syntax", "<quiz>\n▸<question type=\"essay\">\n\(one("essay", "").dropFirst(7))"),
    MarkedFault("xml.control-character", one("essay", "", prompt: "Q▸\u{B}R")),
    MarkedFault(
      "xml.declarations",
      "▸<!DOCTYPE quiz [<!ENTITY a \"x\">]><quiz><question type=\"essay\"><questiontext>&a;</questiontext></question></quiz>",
      items: 0),
  ]

  @Test(arguments: faults)
  func `a fault is found where it is`(_ fault: MarkedFault) throws {
    try fault.expect(as: .moodleXML)
  }

  @Test(arguments: faults)
  func `errors refuse an item, warnings never do`(_ fault: MarkedFault) {
    let reading = fault.read(as: .moodleXML)
    if fault.items == 0 {
      #expect(reading.hasErrors || reading.diagnostics.count == 1)
    } else if !fault.code.hasPrefix("xml.") {
      #expect(!reading.hasErrors, "\(reading.diagnostics)")
    }
  }

  @Test func `the words of every fault stand in both languages`() throws {
    try expectGolden(
      MarkedFault.words(Self.faults, as: .moodleXML), "moodle-xml-diagnostics")
  }

  @Test func `reading goes on after a faulty question`() {
    let good = "<question type=\"essay\"><questiontext><text>%</text></questiontext></question>\n"
    func question(_ text: String) -> String { good.replacing("%", with: text) }
    let text =
      "<quiz>\n" + question("một") + question("R & D") + question("hai")
      + "<question type=\"essay\"><questiontext><text>x\n" + question("ba")
      + question("<b>x</i>") + question("bốn") + "</quiz>"
    let reading = readMoodle(text)
    #expect(reading.items.map(\.prompt) == ["một", "hai", "ba", "bốn"])
    #expect(
      reading.diagnostics.map { "\($0.line):\($0.column) \($0.code)" } == [
        "3:46 xml.syntax", "5:1 xml.syntax", "7:48 xml.syntax",
      ])
  }

  @Test func `a question named in another is none`() {
    let text =
      "<quiz><question type=\"gapfill\"><questiontext>Q</questiontext>"
      + "<gapsetting><question>31</question></gapsetting></question></quiz>"
    #expect(readMoodle(text).diagnostics.map(\.code) == ["moodle.unsupported-type"])
  }

  @Test func `an item with too many answers is refused`() {
    func read(_ count: Int) -> [String] {
      moodleCodes("shortanswer", String(repeating: Self.answer("a"), count: count))
    }
    #expect(read(BankLimits.answersMax) == [])
    #expect(read(BankLimits.answersMax + 1) == ["bank.too-many-answers"])
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `no heap of marks is too much for the reader`(seed: UInt64) {
    let parts = [
      "<quiz>", "</quiz>", "<question type=\"cloze\">", "<question type=\"multichoice\">",
      "<question type=\"numerical\">", "<question type=\"ddwtos\">", "</question>", "<text>",
      "</text>", "<answer fraction=\"50\">", "</answer>", "<questiontext format=\"markdown\">",
      "</questiontext>", "{1:MC:=a~b}", "[[1]]", "@@PLUGINFILE@@/", "<file name=\"a\">", "</file>",
      "&", "&nbsp;", "<![CDATA[", "]]>", "<!--", "-->", "đ", "\n", "\u{0}", "<single>0</single>",
      "<dragbox>", "</dragbox>", "<subquestion>", "</subquestion>", "1", "<", ">",
    ]
    expectNoTrap(parts, as: .moodleXML, seed: seed)
  }
}
