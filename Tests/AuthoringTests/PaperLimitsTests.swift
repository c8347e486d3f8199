import Assessment
import Testing

@testable import Authoring

/// Limits of papers and of Word files: what is just within it is read, what is just beyond is
/// not, and never costs the questions around it.
@Suite struct PaperLimitsTests {
  @Test(.timeLimit(.minutes(1)), arguments: ["\t", " ", "\u{A0}"])
  func `a long gap is looked at once`(blank: String) {
    let gap = String(repeating: blank, count: 200_000)
    #expect(
      outlinePaper("Câu 1. Hỏi?\(gap)A. a\nB. b\nĐáp án: A\(gap)") == ["Câu 1|Hỏi?|*a/b"])
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["A, B", "A B A", "A\nB\nA", ""])
  func `lists of letters below very many questions are looked at once`(key: String) {
    let question = "Câu %. Hỏi?\nA. x\nB. y\nC. z\n"
    let text = (1...2_000).map { number in
      question.replacing("%", with: String(number))
        + (number.isMultiple(of: 2) && !key.isEmpty ? "Đáp án: \(key)\n" : "")
    }
    let letters = String(repeating: "BẢNG ĐÁP ÁN\nPHẦN I: ABC\nPHẦN II\nA\nB\nC\n", count: 500)
    #expect(readPaper(text.joined() + "HẾT\n" + letters).items.count == 2_000)
  }

  @Test(.timeLimit(.minutes(1)))
  func `headings without questions are looked at once`() {
    let reading = readPaper(String(repeating: "PHẦN I\n", count: 20_000))
    #expect(reading.items.isEmpty)
  }

  @Test func `a question has choices up to P`() {
    let letters = "ABCDEFGHIJKLMNOPQ"
    func paper(_ count: Int) -> String {
      "Câu 1. Hỏi?\n" + letters.prefix(count).map { "\($0). c\($0)\n" }.joined()
        + "Đáp án: A\nCâu 2. Nữa?\nA. a\nB. b\nĐáp án: B"
    }
    let within = readPaper(paper(PaperLimits.choicesInOrderMax))
    #expect(
      outline(within).first
        == "Câu 1|Hỏi?|*cA/cB/cC/cD/cE/cF/cG/cH/cI/cJ/cK/cL/cM/cN/cO/cP")
    #expect(within.items.count == 2)
    #expect(within.diagnostics.isEmpty)
    let beyond = readPaper(paper(PaperLimits.choicesInOrderMax + 1))
    #expect(outline(beyond).last == "Câu 2|Nữa?|a/*b")
    #expect(!outline(beyond).contains { $0.contains("/cQ") })
  }

  @Test func `lines that lost their letters are choices up to the eighth`() {
    func choices(_ count: Int) -> Int {
      let lines = (1...count).map { "\tc\($0)\n" }.joined()
      let item = readPaper("Câu 1. Hỏi?\n\(lines)Câu 2. Nữa?\nA. a\nB. b").items.first
      if case .single(let choices)? = item?.body { return choices.count }
      return 0
    }
    #expect(choices(PaperLimits.choicesMax) == PaperLimits.choicesMax)
    #expect(choices(PaperLimits.choicesMax + 1) == 0)
  }

  @Test func `numbers have up to five digits`() {
    func paper(_ number: String) -> [String] {
      outlinePaper("Câu \(number). Hỏi?\nA. a\nB. b\nĐáp án: A")
    }
    let most = String(repeating: "9", count: PaperLimits.numberDigitsMax)
    #expect(paper(most) == ["Câu \(most)|Hỏi?|*a/b"])
    #expect(!paper(most + "9").contains { $0.hasPrefix("Câu \(most)9|") })
  }

  @Test func `words are looked for at the beginning of a line`() {
    func keys(_ signs: Int) -> Bool {
      let line = String(repeating: "*", count: signs) + "Đáp án: B"
      return readPaper("Câu 1. Hỏi?\nA. a\nB. b\n\(line)").items.first?.isReady ?? false
    }
    let words = "Đáp án: ".count
    #expect(keys(PaperLimits.headMax - words))
    #expect(!keys(PaperLimits.headMax - words + 3))
  }

  @Test func `a heading becomes a category up to its limit`() {
    for extra in [0, 1] {
      let title = "PHẦN I. " + String(repeating: "x", count: PaperLimits.categoryMax - 8 + extra)
      let category = readPaper("\(title)\nCâu 1. Hỏi?\nA. a\nB. b").items.first?.category.first
      #expect(category == String(title.prefix(PaperLimits.categoryMax)))
    }
  }

  @Test func `choices are looked for within so many lines of a bare number`() {
    func opens(_ lines: Int) -> Bool {
      let text = String(repeating: "dòng chữ\n", count: lines)
      let paper = "1. Một?\nA. a\nB. b\n2. Hai?\n\(text)A. c\nB. d\n"
      return readPaper(paper).items.map(\.title) == ["Câu 1", "Câu 2"]
    }
    #expect(opens(PaperLimits.linesAheadMax - 1))
    #expect(!opens(PaperLimits.linesAheadMax))
  }

  @Test func `a line is long enough to go on in the next`() {
    func choice(_ length: Int) -> String? {
      let text = String(repeating: "x", count: length - 3)
      let reading = readPaper(
        "Câu 1. Hỏi?\nA. a\nB. \(text)\nHà Nội là thế.\nCâu 2. Nữa?\nA. a\nB. b")
      guard case .single(let choices)? = reading.items.first?.body else { return nil }
      return choices.last?.text
    }
    #expect(choice(PaperLimits.wrappedLineBytesMin)?.hasSuffix(" Hà Nội là thế.") == true)
    #expect(choice(PaperLimits.wrappedLineBytesMin - 1)?.hasSuffix("x") == true)
  }

  @Test func `passages before questions are counted up to a limit`() {
    // A mebibyte before each question, with the line that names the questions.
    let count = PaperLimits.passageBytesMax >> 20
    let lead = "Đọc đoạn sau và trả lời câu 1 đến câu \(count)."
    func reading(_ bytes: Int) -> BankReading {
      let text = String(repeating: "x", count: bytes - lead.utf8.count)
      let questions = (1...count).map { "Câu \($0). Hỏi \($0)?\nA. a\n*B. b\n" }
      return readPaper("\(lead)\n\(text)\n\(questions.joined())")
    }
    let within = reading(1 << 20)
    #expect(within.items.count == count)
    #expect(!within.hasErrors)
    let beyond = reading(1 << 20 + 1)
    #expect(beyond.items.count == count - 1)
    #expect(
      beyond.diagnostics.filter { $0.severity == .error }.map(\.code) == [
        "paper.passages-too-long"
      ])
    #expect(beyond.diagnostics.first { $0.severity == .error }?.item == "Câu \(count)")
  }

  @Test func `so many numbers may be missing before a bare one`() {
    func titles(_ missing: Int) -> [String] {
      readPaper("1. Một?\nA. a\nB. b\n\(2 + missing). Hai?\nA. c\nB. d").items.map(\.title)
    }
    let most = PaperLimits.numbersMissingMax
    #expect(titles(most) == ["Câu 1", "Câu \(2 + most)"])
    #expect(!titles(most + 1).contains("Câu \(3 + most)"))
  }

  @Test func `a passage names two hundred questions more at most, else it is for all that follow`()
  {
    func prompt(_ last: Int) -> String? {
      readPaper(
        "Đọc đoạn sau và trả lời câu 1 đến câu \(last).\nNước chảy.\nCâu 1. Hỏi?\nA. a\n*B. b\n"
          + "Câu \(last + 1). Nữa?\nA. a\n*B. c"
      ).items.last?.prompt
    }
    #expect(prompt(201) == "Nữa?")
    #expect(prompt(202)?.contains("Nước chảy.") == true)
  }

  // MARK: Word

  @Test func `styles are based on each other so often`() {
    func isMarked(_ count: Int) -> Bool {
      let styles = (1...count).map { number in
        let base = number < count ? "<w:basedOn w:val=\"S\(number + 1)\"/>" : ""
        let look = number == count ? "<w:rPr>\(underlined)</w:rPr>" : ""
        return "<w:style w:type=\"paragraph\" w:styleId=\"S\(number)\">\(base)\(look)</w:style>"
      }
      var sample = WordSample(
        paragraphs(["Câu 1. Hỏi?", "A. a"]) + paragraph("B. b", "<w:pStyle w:val=\"S1\"/>"))
      sample.add(
        "styles", "styles.xml", "<w:styles \(WordSample.names)>\(styles.joined())</w:styles>")
      return sample.read().items.first?.isReady ?? false
    }
    #expect(isMarked(WordLimits.stylesDeep))
    #expect(!isMarked(WordLimits.stylesDeep + 1))
  }

  @Test func `fields are followed so deep, and what comes after them is text`() {
    func sign(_ kind: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(kind)\"/></w:r>" }
    func prompt(_ depth: Int) -> String? {
      let fields =
        String(repeating: sign("begin"), count: depth) + "<w:r><w:instrText>EQ</w:instrText></w:r>"
        + String(repeating: sign("end"), count: depth)
      return WordSample(
        paragraph(run("Câu 1. Trước ") + fields + run("sau?")) + paragraphs(["A. a", "B. b"])
      )
      .read().items.first?.prompt
    }
    #expect(prompt(WordLimits.fieldsDeep) == "Trước sau?")
    #expect(prompt(WordLimits.fieldsDeep + 1) == "Trước sau?")
    // Beyond the limit a field's result cannot be told from its instruction.
    let inner = sign("begin") + run("lệnh") + sign("separate") + run("kết quả") + sign("end")
    func nested(_ depth: Int) -> String? {
      let outer =
        String(repeating: sign("begin") + sign("separate"), count: depth - 1) + inner
        + String(repeating: sign("end"), count: depth - 1)
      return WordSample(
        paragraph(run("Câu 1. Là ") + outer + run("?")) + paragraphs(["A. a", "B. b"])
      )
      .read().items.first?.prompt
    }
    #expect(nested(WordLimits.fieldsDeep) == "Là kết quả?")
    #expect(nested(WordLimits.fieldsDeep + 1) != "Là kết quả?")
  }

  private func listed(level: Int, start: Int, count: Int) -> [String] {
    let lists = """
      <w:numbering \(WordSample.names)><w:abstractNum w:abstractNumId="1">\
      <w:lvl w:ilvl="\(level)"><w:start w:val="\(start)"/><w:numFmt w:val="decimal"/>\
      <w:lvlText w:val="Câu %\(level + 1)."/></w:lvl></w:abstractNum>\
      <w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num></w:numbering>
      """
    let questions = (1...count).map { number in
      paragraph(
        run("Hỏi \(number)?"),
        "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"5\"/></w:numPr>")
        + paragraphs(["A. a", "B. b", "Đáp án: A"])
    }
    var sample = WordSample(questions.joined())
    sample.add("numbering", "numbering.xml", lists)
    return sample.read().items.map(\.title)
  }

  @Test func `lists have nine levels, and numbers of five digits`() {
    #expect(listed(level: WordLimits.levels - 1, start: 1, count: 2) == ["Câu 1", "Câu 2"])
    #expect(listed(level: WordLimits.levels, start: 1, count: 1) != ["Câu 1"])
    let most = WordLimits.numberMax
    #expect(listed(level: 0, start: most, count: 1) == ["Câu \(most)"])
    #expect(listed(level: 0, start: most + 1, count: 1) == ["Câu \(most)"])
  }

  @Test func `formulas are read so deep`() throws {
    func item(_ depth: Int) throws -> Item {
      let text = "<m:r><m:t>x</m:t></m:r>"
      let open = String(repeating: "<m:d><m:e>", count: depth)
      let close = String(repeating: "</m:e></m:d>", count: depth)
      let formula = "<w:p>\(run("Câu 1. Tính "))<m:oMath>\(open)\(text)\(close)</m:oMath></w:p>"
      return try #require(
        WordSample(formula + paragraphs(["A. a", "*B. b"])).read().items.first)
    }
    let depths = try (1...(WordLimits.formulaDeep + 1)).map { try item($0).prompt.contains("x") }
    let deepest = depths.lastIndex(of: true).map { $0 + 1 } ?? 0
    #expect(deepest > 10 && deepest < depths.count)
    #expect(depths == (1...depths.count).map { $0 <= deepest })
    #expect(TerminalFitness.problem(of: try item(deepest)) == nil)
    #expect(TerminalFitness.problem(of: try item(deepest + 1)) != nil)
  }
}
