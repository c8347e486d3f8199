import Assessment
import Authoring
import Testing

@testable import Authoring

/// Word files as teachers have them: lists that Word counts, choices in tables, keys in odd tables.
@Suite struct WordOddFileTests {
  private static let two = ["Câu 1|Một?|*x/y", "Câu 2|Hai?|x/*y"]

  private static func numbering(_ levels: [(format: String, text: String)]) -> String {
    let levels = levels.enumerated().map { level, look in
      "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(look.format)\"/>"
        + "<w:lvlText w:val=\"\(look.text)\"/></w:lvl>"
    }
    return "<w:numbering \(WordSample.names)><w:abstractNum w:abstractNumId=\"0\">"
      + levels.joined()
      + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
  }

  private static func listed(_ text: String, _ level: Int, marks: String = "") -> String {
    paragraph(
      text,
      "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"1\"/></w:numPr>"
        + (marks.isEmpty ? "" : "<w:rPr>\(marks)</w:rPr>"))
  }

  @Test(arguments: [
    [("decimal", "Câu %1."), ("upperLetter", "%2.")], [("decimal", "%1."), ("upperLetter", "%2)")],
    [("decimal", "Câu %1:"), ("lowerLetter", "%2)")],
  ])
  func `numbers and letters that Word counts`(levels: [(String, String)]) {
    var sample = WordSample(
      Self.listed("Một?", 0) + Self.listed("x", 1) + Self.listed("y", 1) + paragraph("Đáp án: A")
        + Self.listed("Hai?", 0) + Self.listed("x", 1) + Self.listed("y", 1)
        + paragraph("Đáp án: B"))
    sample.add("numbering", "numbering.xml", Self.numbering(levels.map { ($0.0, $0.1) }))
    #expect(outline(sample.read()) == Self.two)
  }

  @Test(arguments: [red, underlined, bold, "<w:highlight w:val=\"yellow\"/>"])
  func `a letter that Word counts and shows in another look`(look: String) {
    var sample = WordSample(
      Self.listed("Một?", 0) + Self.listed("x", 1, marks: look) + Self.listed("y", 1)
        + Self.listed("Hai?", 0) + Self.listed("x", 1) + Self.listed("y", 1, marks: look))
    sample.add(
      "numbering", "numbering.xml",
      Self.numbering([("decimal", "Câu %1."), ("upperLetter", "%2.")]))
    #expect(outline(sample.read()) == Self.two)
  }

  @Test(arguments: [
    [["A. x", "B. y"]], [["A. x"], ["B. y"]], [["A.", "x", "B.", "y"]], [["A", "x"], ["B", "y"]],
    [["A", "x", "B", "y"]],
  ])
  func `choices in the cells of a table`(rows: [[String]]) {
    let sample = WordSample(
      paragraph("Câu 1. Một?") + table(rows) + paragraph("Câu 2. Hai?") + table(rows)
        + paragraphs(["ĐÁP ÁN", "1A 2B"]))
    #expect(outline(sample.read()) == Self.two)
  }

  @Test func `a cell with another ground is marked`() {
    func shaded(_ text: String) -> String {
      "<w:tc><w:tcPr><w:shd w:val=\"clear\" w:fill=\"FFFF00\"/></w:tcPr>\(paragraph(text))</w:tc>"
    }
    func cell(_ text: String) -> String { "<w:tc>\(paragraph(text))</w:tc>" }
    let sample = WordSample(
      paragraph("Câu 1. Một?") + "<w:tbl><w:tr>\(shaded("A. x"))\(cell("B. y"))</w:tr></w:tbl>"
        + paragraph("Câu 2. Hai?")
        + "<w:tbl><w:tr>\(cell("A. x"))\(shaded("B. y"))</w:tr></w:tbl>")
    #expect(outline(sample.read()) == Self.two)
    #expect(findings(sample.read()) == ["paper.keys-by-mark 1:1"])
  }

  @Test func `a paragraph that holds whole questions, with breaks`() {
    let lines = [
      "Câu 1. Một?", "A. x", "B. y", "Đáp án: A", "Câu 2. Hai?", "A. x", "B. y", "Đáp án: B",
    ]
    let runs = lines.map { run($0) }.joined(separator: "<w:r><w:br/></w:r>")
    #expect(outline(WordSample(paragraph(runs)).read()) == Self.two)
  }

  @Test func `text boxes, smart tags, controls and comments`() {
    let box =
      "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>\(paragraphs(["A. x", "B. y"]))"
      + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    let sample = WordSample(
      paragraph(
        "<w:commentRangeStart w:id=\"0\"/>\(run("Câu 1. "))<w:smartTag>\(run("Một?"))</w:smartTag>"
          + "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>")
        + paragraph(box) + paragraph("Đáp án: A")
        + "<w:sdt><w:sdtContent>\(paragraphs(["Câu 2. Hai?", "A. x"]))</w:sdtContent></w:sdt>"
        + paragraph("<w:sdt><w:sdtContent>\(run("B. "))</w:sdtContent></w:sdt>\(run("y"))")
        + paragraph("Đáp án: B"))
    #expect(outline(sample.read()) == Self.two)
  }

  @Test func `what was inserted counts, what was deleted does not`() {
    let sample = WordSample(
      paragraphs(["Câu 1. Một?", "A. x", "B. y"])
        + paragraph(
          run("Đáp án: ") + "<w:del><w:r><w:delText>B</w:delText></w:r></w:del>"
            + "<w:ins>\(run("A"))</w:ins>")
        + paragraphs(["Câu 2. Hai?", "A. x"]) + paragraph("<w:ins>\(run("B. y"))</w:ins>")
        + paragraph("Đáp án: B"))
    #expect(outline(sample.read()) == Self.two)
  }

  @Test func `a hidden key or one in a footnote is told and not used`() {
    var sample = WordSample(
      paragraphs(["Câu 1. Một?", "A. x", "B. y"]) + paragraph(run("Đáp án: B", "<w:vanish/>"))
        + paragraph(run("Câu 2. Hai?") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r>")
        + paragraphs(["A. x", "B. y"]))
    sample.add(
      "footnotes", "footnotes.xml",
      "<w:footnotes \(WordSample.names)><w:footnote w:id=\"1\">\(paragraph("Đáp án: B"))"
        + "</w:footnote></w:footnotes>")
    #expect(sample.read().drafts.count == 2)
    #expect(
      Set(sample.read().diagnostics.map(\.code)).isSuperset(of: [
        "word.hidden-text", "word.footnote",
      ]))
  }

  private static let eight = (1...8).flatMap { ["Câu \($0). Số \($0)?", "A. x", "B. y"] }
  private static let keys = ["A", "B", "A", "B", "A", "A", "B", "B"]

  @Test(arguments: [
    [
      ["Câu", "1", "2", "3", "4"], ["ĐA", "A", "B", "A", "B"], ["Câu", "5", "6", "7", "8"],
      ["ĐA", "A", "A", "B", "B"],
    ],
    [["1", "2", "3", "4"], ["A", "B", "A", "B"], ["5", "6", "7", "8"], ["A", "A", "B", "B"]],
    [
      ["Câu", "Đáp án"], ["1", "A"], ["2", "B"], ["3", "A"], ["4", "B"], ["Câu", "Đáp án"],
      ["5", "A"], ["6", "A"], ["7", "B"], ["8", "B"],
    ],
    [
      ["Câu", "A", "B"], ["1", "X", ""], ["2", "", "X"], ["3", "X", ""], ["4", "", "x"],
      ["5", "X", ""], ["6", "X", ""], ["7", "", "✓"], ["8", "", "X"],
    ],
    [
      ["Câu", "1", "2", "3", "4", "5", "6", "7", "8"], ["A", "X", "", "X", "", "X", "X", "", ""],
      ["B", "", "X", "", "X", "", "", "X", "X"],
    ],
  ])
  func `a table of keys`(rows: [[String]]) {
    let sample = WordSample(paragraphs(Self.eight + ["BẢNG ĐÁP ÁN"]) + table(rows))
    #expect(
      outline(sample.read())
        == Self.keys.enumerated().map { index, key in
          "Câu \(index + 1)|Số \(index + 1)?|" + (key == "A" ? "*x/y" : "x/*y")
        })
  }

  @Test func `a table of keys in pieces`() {
    let sample = WordSample(
      paragraphs(Self.eight + ["BẢNG ĐÁP ÁN"])
        + table([["Câu", "1", "2", "3", "4"], ["ĐA", "A", "B", "A", "B"]]) + paragraph("")
        + table([["Câu", "5", "6", "7", "8"], ["ĐA", "A", "A", "B", "B"]]))
    #expect(sample.read().drafts.isEmpty)
    #expect(sample.read().items.count == 8)
  }

  @Test func `a row with two crosses names no choice`() {
    let sample = WordSample(
      paragraphs(["Câu 1. Một?", "A. x", "B. y", "Câu 2. Hai?", "A. x", "B. y", "BẢNG ĐÁP ÁN"])
        + table([["Câu", "A", "B"], ["1", "X", "X"], ["2", "", "X"]]))
    #expect(outline(sample.read()) == ["Câu 1|Một?|x/y", "Câu 2|Hai?|x/*y"])
  }

  // MARK: Boxes to tick

  private static func box(_ isTicked: Bool, signs: (String, String) = ("☒", "☐")) -> String {
    "<w:sdt><w:sdtPr><w14:checkbox xmlns:w14=\"w14\"><w14:checked w14:val=\"\(isTicked ? 1 : 0)\"/>"
      + "</w14:checkbox></w:sdtPr><w:sdtContent>\(run(isTicked ? signs.0 : signs.1))</w:sdtContent>"
      + "</w:sdt>"
  }

  private static func symbol(_ code: String) -> String {
    "<w:r><w:sym w:font=\"Wingdings\" w:char=\"\(code)\"/></w:r>"
  }

  @Test func `a ticked box before a letter marks the choice`() {
    let boxes: [(Bool) -> String] = [
      { Self.box($0) }, { Self.box($0, signs: ("x", "o")) },
      { Self.symbol($0 ? "F0FE" : "F0A8") }, { Self.symbol($0 ? "F0FD" : "F06F") },
      { run($0 ? "☒" : "☐") }, { run($0 ? "☑" : "□") },
    ]
    for box in boxes {
      let body = (1...3).map { number in
        paragraph("Câu \(number): Nào?")
          + ["A. a", "B. b", "C. c"].enumerated().map { place, text in
            paragraph(box(place == number - 1) + run(" " + text))
          }.joined()
      }
      let reading = WordSample(body.joined()).read()
      #expect(
        outline(reading) == ["Câu 1|Nào?|*a/b/c", "Câu 2|Nào?|a/*b/c", "Câu 3|Nào?|a/b/*c"])
    }
  }

  @Test func `crosses without empty boxes say nothing`() {
    let reading = readPaper("Câu 1: Nào?\n☒ A. a\n☒ B. b\nC. c")
    #expect(reading.drafts.count == 1)
  }
}
