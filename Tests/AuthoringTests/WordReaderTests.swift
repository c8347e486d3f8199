import Assessment
import Authoring
import Testing

/// Marks, lists, tables and what else Word keeps out of the text.
@Suite struct WordReaderTests {
  private static let right = ["Câu 1|Hai cộng hai?|ba/*bốn/năm"]
  private static let stem = paragraph("Câu 1. Hai cộng hai?")

  struct Marked: Sendable, CustomStringConvertible {
    let description: String
    let choices: String
  }

  static let marked = [
    Marked(
      description: "underlined letter",
      choices: paragraph("A. ba") + paragraph(run("B.", underlined) + run(" bốn"))
        + paragraph("C. năm")),
    Marked(
      description: "letter underlined without its sign, side by side",
      choices: paragraph(run("A. ba\t") + run("B", underlined) + run(". bốn\tC. năm"))),
    Marked(
      description: "whole choice in red",
      choices: paragraph("A. ba") + paragraph(run("B. bốn", red)) + paragraph("C. năm")),
    Marked(
      description: "letters blue, the right one red",
      choices: ["A. ", "B. ", "C. "].enumerated().map { index, letter in
        paragraph(
          run(letter, "<w:color w:val=\"\(index == 1 ? "FF0000" : "0000FF")\"/>")
            + run(["ba", "bốn", "năm"][index]))
      }.joined()),
    Marked(
      description: "all letters bold, the text of the right one too",
      choices: ["A. ", "B. ", "C. "].enumerated().map { index, letter in
        paragraph(run(letter, bold) + run(["ba", "bốn", "năm"][index], index == 1 ? bold : ""))
      }.joined()),
    Marked(
      description: "highlighted text",
      choices: paragraph("A. ba")
        + paragraph(run("B. ") + run("bốn", "<w:highlight w:val=\"yellow\"/>"))
        + paragraph("C. năm")),
    Marked(
      description: "shaded text",
      choices: paragraph("A. ba")
        + paragraph(run("B. bốn", "<w:shd w:val=\"clear\" w:fill=\"FFFF00\"/>"))
        + paragraph("C. năm")),
    Marked(
      description: "line breaks in one paragraph",
      choices: "<w:p><w:r><w:t>A. ba</w:t><w:br/></w:r><w:r><w:rPr>\(underlined)</w:rPr>"
        + "<w:t>B</w:t></w:r><w:r><w:t>. bốn</w:t><w:br/><w:t>C. năm</w:t></w:r></w:p>"),
    Marked(
      description: "cells of a table",
      choices: table([["A. ba", paragraph(run("B.", underlined) + run(" bốn"))], ["C. năm", ""]])),
    Marked(
      description: "letters in cells of their own",
      choices: table([["A.", "ba"], [paragraph(run("B.", underlined)), "bốn"], ["C.", "năm"]])),
    Marked(
      description: "a word of truth in the paragraph's style",
      choices: paragraph("A. ba") + paragraph("B. bốn") + paragraph("C. năm")
        + paragraph("Đáp án: B")),
    Marked(
      description: "text that was inserted and deleted",
      choices: paragraph("A. ba")
        + "<w:p><w:ins>\(run("B.", underlined))</w:ins><w:del><w:r><w:delText>x</w:delText></w:r>"
        + "</w:del>\(run(" bốn"))</w:p>" + paragraph("C. năm")),
  ]

  @Test(arguments: marked)
  func `a right answer is found by how it is written`(_ marked: Marked) {
    #expect(outline(WordSample(Self.stem + marked.choices).read()) == Self.right)
  }

  @Test func `an underlined space, or what all have, says nothing`() {
    let body =
      Self.stem + paragraph(run("A.", bold) + run(" ba"))
      + paragraph(run("B.", bold) + run(" ", underlined) + run("bốn"))
      + paragraph(run("C.", bold) + run(" năm"))
    let reading = WordSample(body).read()
    #expect(reading.drafts.count == 1)
  }

  private static func level(_ number: Int, _ format: String, _ text: String) -> String {
    "<w:lvl w:ilvl=\"\(number)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/>"
      + "<w:lvlText w:val=\"\(text)\"/></w:lvl>"
  }

  private static func listed(_ text: String, _ level: Int, _ list: String = "5") -> String {
    paragraph(
      text.hasPrefix("<") ? text : run(text),
      "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>")
  }

  @Test func `numbers and letters of lists are counted as Word does`() {
    var sample = WordSample(
      Self.listed("Một?", 0) + Self.listed("a", 1) + Self.listed(run("b", red), 1)
        + Self.listed("Hai?", 0) + Self.listed("c", 1) + Self.listed("d", 1)
        + paragraph("Đáp án: A") + Self.listed("gạch đầu dòng", 0, "6")
        + Self.listed("Ba?", 0, "7") + Self.listed("e", 1, "7") + Self.listed("f", 1, "7")
        + paragraph("Đáp án: B"))
    sample.add(
      "numbering", "numbering.xml",
      "<w:numbering \(WordSample.names)><w:abstractNum w:abstractNumId=\"1\">"
        + Self.level(0, "decimal", "Câu %1.") + Self.level(1, "upperLetter", "%2.")
        + "</w:abstractNum><w:abstractNum w:abstractNumId=\"2\">" + Self.level(0, "bullet", "·")
        + "</w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/></w:num>"
        + "<w:num w:numId=\"6\"><w:abstractNumId w:val=\"2\"/></w:num>"
        + "<w:num w:numId=\"7\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">"
        + "<w:startOverride w:val=\"7\"/></w:lvlOverride></w:num></w:numbering>")
    let reading = sample.read()
    #expect(
      outline(reading) == ["Câu 1|Một?|a/*b", "Câu 2|Hai?|*c/d", "Câu 7|Ba?|e/*f"])
  }

  @Test(arguments: [
    ("lowerLetter", "%2)", "a) một"), ("upperLetter", "%2.", "A. một"),
    ("decimalZero", "%1-%2", "00-01 một"),
    ("lowerRoman", "(%2)", "(i) một"), ("upperRoman", "%2", "I một"), ("none", "%2", "một"),
  ])
  func `labels are written in the list's format`(format: String, text: String, expected: String) {
    var sample = WordSample(
      paragraph("Câu 1. Hỏi") + Self.listed("một", 1) + paragraph("Đáp án: 5"))
    sample.add(
      "numbering", "numbering.xml",
      "<w:numbering \(WordSample.names)><w:abstractNum w:abstractNumId=\"1\">"
        + Self.level(0, "decimal", "%1").replacing("w:val=\"1\"", with: "w:val=\"0\"")
        + Self.level(1, format, text)
        + "</w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"
    )
    let prompt = sample.read().items.first?.prompt ?? sample.read().diagnostics.first?.excerpt ?? ""
    // A single lettered line is a choice, and one choice is too few.
    let isChoice = expected.first == "A" || expected.first == "a"
    #expect(isChoice || prompt == "Hỏi\n\(expected.replacing("00-01", with: "0-01"))")
  }

  @Test func `styles bring bold, colours and lists`() {
    var sample = WordSample(
      paragraph("Hỏi?", "<w:pStyle w:val=\"Cau\"/>") + paragraph("A. a")
        + paragraph("B. b", "<w:pStyle w:val=\"Dung\"/>")
        + "<w:p>" + run("C. c", "<w:rStyle w:val=\"Thuong\"/>") + "</w:p>")
    sample.add(
      "styles", "styles.xml",
      "<w:styles \(WordSample.names)><w:style w:type=\"paragraph\" w:styleId=\"Goc\"><w:rPr>\(red)"
        + "</w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Dung\"><w:basedOn w:val=\"Goc\"/>"
        + "</w:style><w:style w:type=\"character\" w:styleId=\"Thuong\"><w:rPr><w:color w:val=\"auto\"/>"
        + "</w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Cau\"><w:pPr><w:numPr>"
        + "<w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style></w:styles>")
    sample.add(
      "numbering", "numbering.xml",
      "<w:numbering \(WordSample.names)><w:abstractNum w:abstractNumId=\"1\">"
        + Self.level(0, "decimal", "Câu %1:")
        + "</w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"
    )
    #expect(outline(sample.read()) == ["Câu 1|Hỏi?|a/*b/c"])
  }

  @Test func `a table of keys, questions in rows, and data in a table are told apart`() {
    let questions = paragraphs(["Câu 1. Một?", "A. a\tB. b", "Câu 2. Hai?", "A. a\tB. b"])
    let keys = table([["Câu", "1", "2"], ["Đáp án", "B", "A"]])
    #expect(
      outline(WordSample(questions + paragraph("BẢNG ĐÁP ÁN") + keys).read())
        == ["Câu 1|Một?|a/*b", "Câu 2|Hai?|*a/b"])
    let down = table([["Câu", "Đáp án"], ["1", "A"], ["2", "B"]])
    #expect(
      outline(WordSample(questions + down).read()) == ["Câu 1|Một?|*a/b", "Câu 2|Hai?|a/*b"])
    let rows = table([
      ["STT", "Câu hỏi", "A", "B", "C", "Đáp án"], ["1", "Một?", "a", "b", "c", "C"],
      ["2", "Hai?", "d", "e", "", "A"],
    ])
    #expect(outline(WordSample(rows).read()) == ["Câu 1|Một?|a/b/*c", "Câu 2|Hai?|*d/e"])
    let data = WordSample(
      paragraph("Câu 1. Theo bảng, x = 2 thì y bằng?")
        + table([["x", "1", "2"], ["y", "3", "4 < 5"]])
        + paragraphs(["A. 3", "*B. 4"])
    ).read()
    #expect(
      data.items.first?.prompt == "Câu 1. Theo bảng, x = 2 thì y bằng?".dropFirst(7)
        + "<br><table><tr><td>x</td><td>1</td><td>2</td></tr>"
        + "<tr><td>y</td><td>3</td><td>4 &lt; 5</td></tr></table>")
    #expect(data.diagnostics.isEmpty)
  }

  @Test func `keys of statements stand in a table too`() {
    let body =
      paragraph("PHẦN II. Đúng sai")
      + paragraphs(["Câu 1. Xét", "a) một", "b) hai", "Câu 2. Xem", "a) ba", "b) bốn", "HẾT"])
    for keys in [
      [["Câu", "a", "b"], ["1", "Đ", "S"], ["2", "S", "S"]],
      [["", "1", "2"], ["a)", "Đ", "S"], ["b)", "S", "S"]],
      [["Câu 1", "Câu 2"], ["ĐS", "SS"]],
    ] {
      #expect(
        outline(WordSample(body + table(keys)).read())
          == ["Câu 1|Xét|một=Đúng/hai=Sai", "Câu 2|Xem|ba=Sai/bốn=Sai+Đúng"])
    }
  }

  @Test func `fields, links, boxes and hidden text are read for what is shown`() {
    let field =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + run("bảy")
      + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    let link = "<w:hyperlink r:id=\"x\">" + run(" trang") + "</w:hyperlink>"
    let hidden = run("ẩn", "<w:vanish/>")
    let box =
      "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>"
      + paragraph("Trong khung")
      + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback>"
      + "<w:pict><v:textbox><w:txbxContent>" + paragraph("Trong khung")
      + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    let note = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
    let reading = WordSample(
      paragraph("Tiêu đề")
        + "<w:p>\(run("Câu 1. Có "))\(field)\(link)\(hidden)\(box)\(note)\(run("?"))</w:p>"
        + paragraphs(["A. a", "*B. b"])
    ).read()
    #expect(outline(reading) == ["Câu 1|Có bảy trang?⏎Trong khung|a/*b"])
    #expect(
      findings(reading) == [
        "paper.lines-left-out 1:1", "word.hidden-text 2:1", "word.footnote 2:1",
      ]
        || findings(reading) == [
          "paper.lines-left-out 1:1", "word.hidden-text 2:1", "word.footnote 3:1",
        ])
  }

  @Test func `text in fonts from before Unicode is converted`() {
    let font = "<w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/>"
    let reading = WordSample(
      paragraph(run("C©u 1. Hai céng hai?", font)) + paragraph(run("A. ba", font))
        + paragraph(run("B. bèn", font)) + paragraph(run("§¸p ¸n: B", font))
    ).read()
    #expect(outline(reading) == ["Câu 1|Hai cộng hai?|ba/*bốn"])
    #expect(findings(reading) == ["word.legacy-font 1:1"])
    let vni = "<w:rFonts w:ascii=\"VNI-Times\"/>"
    let second = WordSample(
      paragraph(run("Ca", vni) + run("âu 1. Hai co", vni) + run("äng hai?", vni))
        + paragraphs(["A. ba", "*B. bốn"])
    ).read()
    #expect(outline(second) == ["Câu 1|Hai cộng hai?|ba/*bốn"])
  }

  @Test func `symbols are letters again`() {
    let symbol = "<w:r><w:sym w:font=\"Symbol\" w:char=\"F061\"/></w:r>"
    let reading = WordSample(
      "<w:p>\(run("Câu 1. Góc "))\(symbol)\(run("\u{F0B0}", "<w:rFonts w:ascii=\"Symbol\"/>"))</w:p>"
        + paragraphs(["A. a", "*B. b"])
    ).read()
    #expect(outline(reading) == ["Câu 1|Góc α°|a/*b"])
  }

  // MARK: Links

  private static let linkLook = "<w:color w:val=\"0563C1\"/>" + underlined

  @Test(arguments: [
    "<w:hyperlink r:id=\"x\">" + run("a.vn", linkLook) + "</w:hyperlink>",
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"x\" "
      + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
      + run("a.vn", linkLook) + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
    run("a.vn", "<w:rStyle w:val=\"Hyperlink\"/>" + linkLook),
  ])
  func `the look of a link marks no choice`(link: String) {
    let questions = (1...5).map { number in
      paragraphs(["Câu \(number): Trang \(number)?"]) + paragraph(run("A. ") + link)
        + paragraphs(["B. b.vn", "C. c.vn"])
    }
    let plain = WordSample(questions.joined()).read()
    #expect(plain.items.map(\.isReady) == Array(repeating: false, count: 5))
    #expect(!plain.diagnostics.contains { $0.code == "paper.keys-by-mark" })
    let marked = questions.map {
      $0.replacing(run("B. b.vn"), with: run("B.", underlined) + run(" b.vn"))
    }
    let reading = WordSample(marked.joined()).read()
    #expect(
      outline(reading) == (1...5).map { "Câu \($0)|Trang \($0)?|a.vn/*b.vn/c.vn" })
  }

}
