import Assessment
import Testing

@testable import Authoring

/// Pictures and formulas in Word files.
@Suite struct WordPictureTests {
  private static func sample(_ inline: String) -> WordSample {
    WordSample("<w:p>\(run("Câu 1. Xem "))\(inline)</w:p>" + paragraphs(["A. a", "*B. b"]))
  }

  @Test func `a picture comes along with its words`() throws {
    var sample = Self.sample(picture("p1", words: "Tam giác <ABC>".replacing("<", with: "&lt;")))
    sample.addPicture("p1", "image1.png", png)
    let reading = sample.read()
    let item = try #require(reading.items.first)
    #expect(item.prompt == "Xem <img src=\"image1.png\" alt=\"Tam giác &lt;ABC&gt;\">")
    #expect(item.format == .html)
    #expect(item.media?.map(\.name) == ["image1.png"])
    #expect(item.media?.first?.mediaType == "image/png")
    #expect(item.media?.first?.byteCount == png.count)
    #expect(TerminalFitness.problem(of: item) == nil)
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `a picture without words keeps its question from a terminal`() throws {
    for words in ["", "image1.png", "Ảnh có chứa bàn. Mô tả được tạo tự động"] {
      var sample = Self.sample(picture("p1", words: words))
      sample.addPicture("p1", "image1.png", png)
      let reading = sample.read()
      #expect(TerminalFitness.problem(of: try #require(reading.items.first)) == .picture)
      #expect(findings(reading) == ["paper.picture-without-words 1:1"])
      #expect(reading.diagnostics.first?.item == "Câu 1")
    }
  }

  @Test func `old drawings are pictures too, a ruled line is none`() {
    var sample = Self.sample(
      "<w:r><w:pict><v:shape alt=\"Hình\"><v:imagedata r:id=\"p1\"/></v:shape></w:pict></w:r>"
        + "<w:r><w:pict><v:rect o:hr=\"t\"/></w:pict></w:r>")
    sample.addPicture("p1", "image1.gif", Array("GIF89a…".utf8))
    #expect(sample.read().items.first?.prompt == "Xem <img src=\"image1.gif\" alt=\"Hình\">")
  }

  @Test func `a picture is what its content says`() {
    var sample = Self.sample(picture("p1", words: "Hình") + picture("p2", words: "Hình"))
    sample.addPicture("p1", "image1.png", [0xFF, 0xD8, 0xFF, 0xE0])
    sample.addPicture("p2", "image2.png", Array("#!/bin/sh".utf8))
    let reading = sample.read()
    #expect(reading.items.first?.media?.map(\.mediaType) == ["image/jpeg"])
    #expect(reading.diagnostics.map(\.code) == ["word.picture-type", "word.picture-unknown"])
  }

  @Test func `pictures up to the limit are kept, and those that are elsewhere are not fetched`() {
    for (extra, isKept) in [(0, true), (1, false)] {
      var sample = Self.sample(picture("p1", words: "Hình"))
      let count = WordLimits.pictureBytesMax + extra - png.count
      // Noise: what packs well would be refused as a bomb.
      var state: UInt64 = 1
      let noise = (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 40)
      }
      sample.addPicture("p1", "image1.png", png + noise)
      let reading = sample.read()
      #expect((reading.items.first?.media != nil) == isKept)
      #expect(reading.diagnostics.map(\.code) == (isKept ? [] : ["word.picture-too-large"]))
    }
    var outside = Self.sample(picture("p1", words: "Hình"))
    outside.relationships.append(("p1", "image", "http://example.vn/a.png", true))
    #expect(outside.read().diagnostics.map(\.code) == ["word.picture-missing"])
  }

  struct Equation: Sendable, CustomStringConvertible {
    let description: String
    let xml: String
    init(_ text: String, _ xml: String) {
      description = text
      self.xml = xml
    }
  }

  private static func r(_ text: String) -> String { "<m:r><m:t>\(text)</m:t></m:r>" }
  private static func e(_ content: String) -> String { "<m:e>\(content)</m:e>" }
  private static func f(_ upper: String, _ lower: String) -> String {
    "<m:f><m:num>\(upper)</m:num><m:den>\(lower)</m:den></m:f>"
  }
  private static func sup(_ base: String, _ upper: String) -> String {
    "<m:sSup>\(e(base))<m:sup>\(upper)</m:sup></m:sSup>"
  }
  private static func sub(_ base: String, _ lower: String) -> String {
    "<m:sSub>\(e(base))<m:sub>\(lower)</m:sub></m:sSub>"
  }
  private static func rad(_ content: String, _ degree: String = "") -> String {
    "<m:rad><m:radPr><m:degHide m:val=\"\(degree.isEmpty ? 1 : 0)\"/></m:radPr>"
      + "<m:deg>\(degree)</m:deg>\(e(content))</m:rad>"
  }

  static let equations = [
    Equation("x²+2x", sup(r("x"), r("2")) + r("+2x")),
    Equation("H₂O", sub(r("H"), r("2")) + r("O")),
    Equation("a/b", f(r("a"), r("b"))),
    Equation("(x+1)/(x−1)", f(r("x+1"), r("x−1"))),
    Equation("y=(1/2)x", r("y=") + f(r("1"), r("2")) + r("x")),
    Equation("√2", rad(r("2"))), Equation("√(x+1)", rad(r("x+1"))),
    Equation("∛8", rad(r("8"), r("3"))),
    Equation("⁵√x", rad(r("x"), r("5"))),
    Equation("√(x²)", rad(sup(r("x"), r("2")))),
    Equation("(a+b)²", sup("<m:d>\(e(r("a+b")))</m:d>", r("2"))),
    Equation("[0;1)", "<m:d><m:dPr><m:begChr m:val=\"[\"/></m:dPr>\(e(r("0;1")))</m:d>"),
    Equation(
      "x₁²", "<m:sSubSup>\(e(r("x")))<m:sub>\(r("1"))</m:sub><m:sup>\(r("2"))</m:sup></m:sSubSup>"),
    Equation("f′(x)", sup(r("f"), r("′")) + "<m:d>\(e(r("x")))</m:d>"),
    Equation("90°", sup(r("90"), r("∘"))),
    Equation(
      "∫₀¹ xdx",
      "<m:nary><m:sub>\(r("0"))</m:sub><m:sup>\(r("1"))</m:sup>\(e(r("xdx")))</m:nary>"),
    Equation("sin x", "<m:func><m:fName>\(r("sin"))</m:fName>\(e(r("x")))</m:func>"),
    Equation(
      "a\u{20D7}", "<m:acc><m:accPr><m:chr m:val=\"\u{20D7}\"/></m:accPr>\(e(r("a")))</m:acc>"),
    Equation(
      "A\u{305}B\u{305}", "<m:bar><m:barPr><m:pos m:val=\"top\"/></m:barPr>\(e(r("AB")))</m:bar>"),
    Equation("x", r("\u{1D465}")), Equation("α+β", r("α+β")),
    Equation("(a/b)/c", f(f(r("a"), r("b")), r("c"))),
    // What stands below a stroke or a root keeps its brackets.
    Equation("1/(2x)", f(r("1"), r("2x"))), Equation("2x/3", f(r("2x"), r("3"))),
    Equation("1/(2x)", f(r("1"), r("2") + r("x"))), Equation("1/12", f(r("1"), r("1") + r("2"))),
    Equation("1/(2x²)", f(r("1"), sup(r("2x"), r("2")))),
    Equation("1/x²", f(r("1"), sup(r("x"), r("2")))), Equation("√(2x)", rad(r("2x"))),
    Equation("√2,5", rad(r("2,5"))),
    Equation("((−b)/(2a))c", f(r("−b"), r("2a")) + r("c")),
    // Word shows the sign before the power, and no second brackets.
    Equation("−2²", sup(r("−2"), r("2"))), Equation("(−2)²", sup(r("(−2)"), r("2"))),
    Equation("2x²", sup(r("2x"), r("2"))), Equation("((x)(y))²", sup(r("(x)(y)"), r("2"))),
    Equation("1/(x+1)", f(r("1"), r("(x+1)"))),
    Equation(
      "(¹⁴₆C)".replacing("(", with: "").replacing(")", with: "").replacing("¹⁴₆", with: "₆¹⁴"),
      "<m:sPre><m:sub>\(r("6"))</m:sub><m:sup>\(r("14"))</m:sup>\(e(r("C")))</m:sPre>"),
  ]

  @Test(arguments: equations)
  func `a formula that a line can hold is text`(_ equation: Equation) {
    let reading = Self.sample("<m:oMath>\(equation.xml)</m:oMath>").read()
    #expect(reading.items.first?.prompt == "Xem \(equation.description)")
    #expect(reading.items.first?.format == .plain)
    #expect(reading.diagnostics.isEmpty)
  }

  static let pictured = [
    Equation(
      "system",
      "<m:d><m:dPr><m:begChr m:val=\"{\"/><m:endChr m:val=\"\"/></m:dPr>"
        + e("<m:eqArr>\(e(r("x=1")))\(e(r("y=2")))</m:eqArr>") + "</m:d>"),
    Equation("matrix", "<m:m><m:mr>\(e(r("1")))\(e(r("2")))</m:mr></m:m>"),
    Equation(
      "binomial",
      "<m:f><m:fPr><m:type m:val=\"noBar\"/></m:fPr><m:num>\(r("n"))</m:num>"
        + "<m:den>\(r("k"))</m:den></m:f>"),
    Equation(
      "vector over two letters",
      "<m:acc><m:accPr><m:chr m:val=\"\u{20D7}\"/></m:accPr>\(e(r("AB")))</m:acc>"),
    Equation("two and a half", r("2") + f(r("1"), r("2"))),
    Equation("unknown", "<m:groupChr>\(e(r("x")))</m:groupChr>"),
    Equation(
      "too deep",
      String(repeating: "<m:box><m:e>", count: 45) + r("x")
        + String(repeating: "</m:e></m:box>", count: 45)),
  ]

  @Test(arguments: pictured)
  func `any other formula needs a picture, and is not drawn for a terminal`(
    _ equation: Equation
  ) throws {
    let reading = Self.sample("<m:oMath>\(equation.xml)</m:oMath>").read()
    let item = try #require(reading.items.first)
    #expect(
      item.prompt.hasPrefix("Xem <img src=\"cong-thuc-") && item.prompt.hasSuffix("\" alt=\"\">"))
    #expect(item.isReady)
    #expect(TerminalFitness.problem(of: item) == .picture)
    #expect(findings(reading) == ["paper.formula-needs-picture 1:1"])
    #expect(reading.diagnostics.first?.item == "Câu 1")
  }

  @Test func `two formulas that need pictures are not the same choice`() {
    let system = "<m:oMath>\(Self.pictured[0].xml)</m:oMath>"
    let matrix = "<m:oMath>\(Self.pictured[1].xml)</m:oMath>"
    func codes(_ first: String, _ second: String) -> [String] {
      WordSample(
        paragraph("Câu 1: Nào?") + paragraph(run("A. ") + first) + paragraph(run("B. ") + second)
          + paragraph("Đáp án: A")
      ).read().diagnostics.map(\.code)
    }
    #expect(codes(system, matrix) == ["paper.formula-needs-picture"])
    #expect(codes(system, system).contains("bank.equal-choices"))
  }

  @Test func `formulas nest to their limit`() {
    func nested(_ count: Int) -> String {
      let xml =
        String(repeating: "<m:box><m:e>", count: count) + Self.r("x")
        + String(repeating: "</m:e></m:box>", count: count)
      return Self.sample("<m:oMath>\(xml)</m:oMath>").read().items.first?.prompt ?? ""
    }
    let most = (1...60).last { nested($0) == "Xem x" } ?? 0
    #expect(most >= WordLimits.formulaDeep / 2 - 1)
    #expect(nested(most + 1).contains("<img"))
  }

  @Test func `what a script cannot be in Unicode stays a script`() {
    let reading = Self.sample(
      "<m:oMath>\(Self.sup(Self.r("x"), Self.r("1/2")))</m:oMath>"
        + run(" và H") + run("2", "<w:vertAlign w:val=\"subscript\"/>") + run("O")
    ).read()
    #expect(reading.items.first?.prompt == "Xem x<sup>1/2</sup> và H₂O")
  }
}
