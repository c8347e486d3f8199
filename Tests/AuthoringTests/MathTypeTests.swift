import Assessment
import Testing

@testable import Authoring

/// Formulas of MathType, in records written as its description says.
@Suite struct MathTypeTests {
  // One record each, so that a formula reads as it is built.
  private static func c(_ text: String, style: UInt8 = 131) -> [UInt8] {
    text.utf16.flatMap { unit in
      [2, 0, style, UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)] as [UInt8]
    }
  }
  private static func n(_ digits: String) -> [UInt8] { c(digits, style: 136) }
  private static func f(_ name: String) -> [UInt8] { c(name, style: 130) }
  private static func line(_ content: [UInt8]) -> [UInt8] { [1, 0] + content + [0] }
  private static let none: [UInt8] = [1, 1]
  private static func t(
    _ selector: UInt8, _ variation: UInt8 = 0, _ parts: [UInt8]...
  ) -> [UInt8] {
    [3, 0, selector, variation, 0] + parts.joined() + [0]
  }
  private static func sup(_ content: [UInt8]) -> [UInt8] { t(28, 0, [11], none, line(content)) }
  private static func sub(_ content: [UInt8]) -> [UInt8] { t(27, 0, [11], line(content), none) }

  /// What stands before every formula: versions, encodings, fonts, preferences.
  private static let head: [UInt8] =
    [28, 0] + Array(repeating: 0, count: 26) + [5, 1, 0, 6, 5] + Array("DSMT6\0".utf8) + [1]
    + [19] + Array("WinAllBasicCodePages\0".utf8) + [17, 5] + Array("Times New Roman\0".utf8)
    + [18, 0, 2, 0x21, 0x2F, 0x45, 0xF0, 1, 0x4F, 3, 1, 0, 0, 1, 2, 10]

  struct Sample: Sendable, CustomStringConvertible {
    let description: String
    let records: [UInt8]
    init(_ text: String, _ records: [UInt8]) {
      description = text
      self.records = records
    }
  }

  static let samples = [
    Sample("x²+12x", c("x") + sup(n("2")) + c("+") + n("12") + c("x")),
    Sample("H₂O", c("H") + sub(n("2")) + c("O")),
    Sample("x₁²", c("x") + t(29, 0, [11], line(n("1")), line(n("2")))),
    Sample("1/2", t(11, 0, line(n("1")), line(n("2")))),
    Sample("(a+b)/c", t(11, 0, line(c("a+b")), line(c("c")))),
    Sample("√2", t(10, 0, line(n("2")), [11], none)),
    Sample("∛(x+1)", t(10, 1, line(c("x+1")), [11], line(n("3")))),
    Sample("(x+1)²", t(1, 3, line(c("x+1")), c("(", style: 150), c(")", style: 150)) + sup(n("2"))),
    Sample(
      "[0;1)", t(9, 0x12, line(n("0") + c(";") + n("1")), c("[", style: 150), c(")", style: 150))),
    Sample("|x|", t(4, 3, line(c("x")), c("\u{EC07}", style: 150), c("\u{EC08}", style: 150))),
    Sample("sin x", f("sin") + c("x")), Sample("sin² x", f("sin") + sup(n("2")) + c("x")),
    Sample("sin(x)", f("sin") + c("(x)")),
    Sample(
      "∫₀¹ xdx",
      t(15, 0x31, line(c("xdx")), [11], line(n("0")), line(n("1")), [13], c("∫", style: 134))),
    Sample("a\u{20D7}", t(31, 2, line(c("a")), c("\u{20D7}", style: 150))),
    Sample("a\u{20D7}", [2, 1, 131, 0x61, 0, 6, 0, 11, 0]),
    Sample("f′(x)", [2, 1, 131, 0x66, 0, 6, 0, 5, 0] + c("(x)")),
    Sample("α≤β", [2, 4, 132, 0xB1, 3, 0x61] + c("≤") + [2, 16, 132, 0xB2, 3, 0x62, 0]),
    Sample("lim₀ x", t(23, 0x10, line(f("lim")), [11], line(n("0")), none, [10]) + c("x")),
    Sample("x=1", [15, 0] + c("x") + [2, 8, 134, 130, 128, 0x3D, 0] + [9, 101, 12, 0] + n("1")),
  ]

  @Test(arguments: samples)
  func `a formula that a line can hold is text`(_ sample: Sample) throws {
    let stream = Self.head + Self.line(sample.records) + [0]
    let formula = try #require(MathTypeFormula.read(stream: stream))
    let text = try #require(FormulaText(formula))
    let shown = text.pieces.map { piece in
      let traits = piece.style.traits
      if traits.contains(.raised) { return ScriptLetters.exact(piece.text, to: .raised) ?? "?" }
      if traits.contains(.lowered) { return ScriptLetters.exact(piece.text, to: .lowered) ?? "?" }
      return piece.text
    }
    #expect(shown.joined() == sample.description)
  }

  static let others = [
    Sample(
      "a system", t(2, 1, [4, 0, 1, 1] + line(c("x")) + line(c("y")) + [0], c("{", style: 150))),
    Sample("a matrix", [5, 0, 1, 1, 1, 1, 2, 0, 0] + line(c("a")) + line(c("b")) + [0]),
    Sample("a vector over two letters", t(31, 2, line(c("AB")), c("\u{20D7}", style: 150))),
    Sample("an unknown template", t(99, 0, line(c("x")))),
    Sample("an unknown record", [60]), Sample("a sign of its own", c("\u{EE11}")),
    Sample("a character without a code", [2, 0x24, 131, 0x41]),
    Sample("a script before its base", t(28, 1, [11], none, line(n("2"))) + c("x")),
    Sample("a mixed number", n("2") + t(11, 0, line(n("1")), line(n("2")))),
  ]

  @Test(arguments: others)
  func `any other needs a picture`(_ sample: Sample) {
    let stream = Self.head + Self.line(sample.records) + [0]
    #expect(MathTypeFormula.read(stream: stream).flatMap { FormulaText($0) } == nil)
  }

  @Test func `a stream that is cut off or damaged is no trap`() {
    let whole = Self.head + Self.line(Self.samples.flatMap(\.records)) + [0]
    for end in whole.indices { _ = MathTypeFormula.read(stream: Array(whole[..<end])) }
    for place in whole.indices {
      var damaged = whole
      damaged[place] = damaged[place] ^ 0x55
      _ = MathTypeFormula.read(stream: damaged).flatMap { FormulaText($0) }
    }
    var deep: [UInt8] = []
    for _ in 0..<10_000 { deep += [3, 0, 11, 0, 0, 1, 0] }
    #expect(MathTypeFormula.read(stream: Self.head + [1, 0] + deep) == nil)
  }

  @Test func `an equation in a Word file is read out of its object`() throws {
    func sample(
      _ records: [UInt8], program: String = "Equation.DSMT4", stream: String = "Equation Native"
    ) -> WordSample {
      let object =
        "<w:r><w:object><v:shape><v:imagedata r:id=\"p1\"/></v:shape>"
        + "<o:OLEObject ProgID=\"\(program)\" r:id=\"o1\"/></w:object></w:r>"
      var sample = WordSample(
        "<w:p>\(run("Câu 1. Giải "))\(object)</w:p>" + paragraphs(["A. a", "*B. b"]))
      let bytes = Self.head + Self.line(records) + [0]
      sample.parts.append(
        (
          "word/embeddings/oleObject1.bin",
          CompoundSample(streams: [(name: stream, bytes: bytes)]).bytes()
        ))
      sample.relationships.append(("o1", "oleObject", "embeddings/oleObject1.bin", false))
      sample.addPicture("p1", "image1.wmf", [0xD7, 0xCD, 0xC6, 0x9A, 0, 0])
      return sample
    }
    let readable = sample(Self.c("x") + Self.sup(Self.n("2"))).read()
    #expect(outline(readable) == ["Câu 1|Giải x²|a/*b"])
    #expect(readable.diagnostics.isEmpty)
    let other = sample(Self.others[0].records).read()
    let item = try #require(other.items.first)
    #expect(item.prompt == "Giải <img src=\"image1.wmf\" alt=\"\">")
    #expect(item.media?.map(\.mediaType) == ["image/wmf"])
    #expect(findings(other) == ["paper.formula-needs-picture 1:1"])
    #expect(TerminalFitness.problem(of: item) == .picture)
    // LibreOffice names no program where it makes a Word file of a `.doc`.
    let nameless = sample(Self.c("x") + Self.sup(Self.n("2")), program: "").read()
    #expect(outline(nameless) == ["Câu 1|Giải x²|a/*b"])
    #expect(
      findings(sample(Self.others[0].records, program: "").read())
        == ["paper.formula-needs-picture 1:1"])
    #expect(
      findings(sample(Self.c("x"), program: "", stream: "Workbook").read())
        == ["paper.picture-without-words 1:1"])
  }
}
