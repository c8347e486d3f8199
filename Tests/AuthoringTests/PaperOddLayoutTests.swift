import Assessment
import Authoring
import Testing

/// Papers as they come from phones, PDFs and hurried hands.
@Suite struct PaperOddLayoutTests {
  @Test func `feedback in Respondus' way is no text of choices`() throws {
    let reading = readPaper(
      "1. Thủ đô?\n~ Xem bài 3.\na. Huế\n@ Huế là cố đô.\n*b. Hà Nội\n@ Đúng rồi.\nc. Vinh\n\n"
        + "2. Nặng mấy?\n~ 5 kg\na. một\n*b. hai\n")
    #expect(
      outline(reading) == ["Câu 1|Thủ đô?|Huế/*Hà Nội/Vinh", "Câu 2|Nặng mấy?⏎~ 5 kg|một/*hai"])
    #expect(
      try #require(reading.items.first).feedback == "Xem bài 3.\nHuế là cố đô.\nĐúng rồi.")
  }

  @Test(arguments: [
    "A windows\nB linux\nC macos\nD ios", "A- windows\nB- linux\nC- macos\nD- ios",
    "A – windows\nB – linux\nC – macos\nD – ios", "A\twindows\nB\tlinux\nC\tmacos\nD\tios",
  ])
  func `letters with nothing but a space or a dash behind them are choices in order`(
    choices: String
  ) {
    let reading = readPaper(
      "cau 1: he nao mien phi\n\(choices)\ndap an: B\ncau 2: 1 + 1\nA. 1\nB. 2\nda: b")
    #expect(
      outline(reading) == [
        "Câu 1|he nao mien phi|windows/*linux/macos/ios", "Câu 2|1 + 1|1/*2",
      ])
    #expect(findings(reading) == ["paper.letters-loose 1:1"])
  }

  @Test func `lines that only happen to begin with a capital are no choices`() {
    for text in ["A dog sat.\nB was there.", "A dog sat.\nC was there.\nB came.\nD too."] {
      let reading = readPaper("Câu 1: Đọc\n\(text)\nĐáp án: 3")
      #expect(reading.items.map(\.kind) == [.numeric])
    }
  }

  @Test(arguments: [
    "(đúng)", "(x)", "(X)", "✓", "✔️", "[x]", "(correct)", "(Correct)", "[CORRECT ANSWER]", "(ĐA)",
    "(Đáp Án Đúng)", "<-- đúng", "← Đáp án", "=> ĐÚNG", "-> correct",
  ])
  func `a sign or word at the end of one choice marks it`(mark: String) {
    let reading = readPaper(
      "Câu 1: Nước nào lớn nhất?\nA. Mỹ\nB. Trung Quốc\nC. Nga \(mark)\nD. Lào")
    #expect(outline(reading) == ["Câu 1|Nước nào lớn nhất?|Mỹ/Trung Quốc/*Nga/Lào"])
    #expect(findings(reading) == [])
  }

  @Test func `where choices say right and wrong, neither is their text`() {
    #expect(
      outlinePaper("Câu 1: Nào?\nA. a (sai)\nB. b (đúng)\nC. c (sai)") == ["Câu 1|Nào?|a/*b/c"])
  }

  @Test(arguments: [
    "A. a (x)\nB. b (x)", "A. f(x)\nB. 2f(x)", "A. a\nB. g (x)", "A. a (sai)\nB. b",
    "A. p => đúng\nB. q => đúng", "A. p =>đúng\nB. q", "A. là f(đúng)\nB. q", "A. => đúng\nB. q",
  ])
  func `what is no mark stays text, and no key is guessed`(choices: String) {
    let reading = readPaper("Câu 1: Nào?\n\(choices)")
    #expect(reading.items.map(\.isReady) == [false])
    let texts = choices.split(separator: "\n").map { $0.dropFirst(3) }.joined(separator: "/")
    #expect(outline(reading) == ["Câu 1|Nào?|\(texts)"])
  }

  @Test func `signs between choices are none of their text`() {
    #expect(
      outlinePaper("Câu 1: Số nào?\nA. 0; B. 1; C. 2; D. 3.\nĐáp án: C")
        == ["Câu 1|Số nào?|0/1/*2/3"])
    #expect(
      outlinePaper("Câu 1: Hình nào?\nA. Tam giác | B. Tứ giác | C. Ngũ giác\nĐáp án: B")
        == ["Câu 1|Hình nào?|Tam giác/*Tứ giác/Ngũ giác"])
    // Not all of them: it is text.
    #expect(
      outlinePaper("Câu 1: Lệnh nào?\nA. int a;\nB. int a\nC. a int;\nĐáp án: A")
        == ["Câu 1|Lệnh nào?|*int a;/int a/a int;"])
  }

  @Test func `what is asked stands above questions that have choices only`() {
    let mark = "Mark the letter A, B, C, or D to indicate the word whose underlined part differs."
    let text = """
      \(mark)
      Question 1. A. watched\tB. stopped\tC. wanted\tD. looked
      Question 2.
      A. heat\tB. seat\tC. bread\tD. meat
      Question 3. She ____ home.
      A. go\tB. goes
      KEY: 1C 2C 3B
      """
    let reading = readPaper(text)
    #expect(
      outline(reading) == [
        "Câu 1|\(mark)|watched/stopped/*wanted/looked", "Câu 2|\(mark)|heat/seat/*bread/meat",
        "Câu 3|She ____ home.|go/*goes",
      ])
    #expect(findings(reading) == [])
  }

  @Test func `the line above a question without words is its text, the others are left out`() {
    let reading = readPaper(
      "ĐỀ KIỂM TRA\nChọn từ viết đúng chính tả\nCâu 1. A. xuất sắc  B. suất xắc\nĐáp án: A")
    #expect(outline(reading) == ["Câu 1|Chọn từ viết đúng chính tả|*xuất sắc/suất xắc"])
    #expect(findings(reading) == ["paper.lines-left-out 1:1"])
  }

  @Test(arguments: [
    "Vậy đáp án D đúng. Chọn đáp án D.", "vì y = 4 nên chọn D", "Ta có y = 4.\nVậy chọn D.",
    "y = 4. Đáp án đúng là D.", "Loại A, B, C. Chọn D.",
  ])
  func `an explanation may end with the key`(explanation: String) {
    let paper = "Câu 1. y bằng?\nA. 1\nB. 2\nC. 3\nD. 4\nGiải thích: \(explanation)"
    #expect(outlinePaper(paper) == ["Câu 1|y bằng?|1/2/3/*4"])
    let table = "Câu 1. y bằng?\nA. 1\nB. 2\nC. 3\nD. 4\nHẾT\nLỜI GIẢI\nCâu 1. \(explanation)"
    #expect(outlinePaper(table) == ["Câu 1|y bằng?|1/2/3/*4"])
  }

  @Test(arguments: [
    "không thể chọn D", "Có người chọn C.\nCó người chọn D.", "ta chọn d", "chọn D hay A",
  ])
  func `other words at its end are no key`(explanation: String) {
    let reading = readPaper("Câu 1. y?\nA. 1\nB. 2\nC. 3\nD. 4\nGiải thích: \(explanation)")
    #expect(reading.items.map(\.isReady) == [false])
  }

  @Test func `a written key is believed, and the end of the explanation compared with it`() {
    let reading = readPaper(
      "Câu 1. y?\nA. 1\nB. 2\nĐáp án: A\nGiải thích: y = 2 nên chọn B.")
    #expect(outline(reading) == ["Câu 1|y?|*1/2"])
    #expect(reading.diagnostics.map(\.code) == ["paper.solution-differs"])
  }

  @Test func `questions may go on below the keys of a page`() {
    let reading = readPaper(
      """
      Câu 1: a?
      A. 1
      B. 2
      Câu 2: b?
      A. 1
      B. 2
      ĐÁP ÁN: 1-A; 2-B
      Câu 3: c?
      A. 1
      B. 2
      Đáp án: A
      """)
    #expect(outline(reading) == ["Câu 1|a?|*1/2", "Câu 2|b?|1/*2", "Câu 3|c?|*1/2"])
    #expect(findings(reading) == [])
  }

  @Test func `essays are kept whole, whatever they are called`() {
    let reading = readPaper(
      """
      I. TRẮC NGHIỆM
      Câu 1: Số nào?
      A. 1
      B. 2
      Câu 2: Số nào nữa?
      A. 1
      B. 2
      II. TỰ LUẬN
      Bài 1. Tính: a) 1 + 2; b) 3 + 4
      Bài 2.
      a) Giải phương trình x + 1 = 3.
      b) Vẽ đồ thị.
      ĐÁP ÁN
      1A 2B
      """)
    #expect(
      outline(reading) == [
        "Câu 1|Số nào?|*1/2", "Câu 2|Số nào nữa?|1/*2", "Câu 1|Tính: a) 1 + 2; b) 3 + 4|essay",
        "Câu 2|a) Giải phương trình x + 1 = 3.⏎b) Vẽ đồ thị.|essay",
      ])
    #expect(reading.diagnostics.filter { $0.severity == .error } == [])
  }

  @Test func `marked labels of all choices but one are no key`() {
    let questions = (1...4).map {
      "Câu \($0): Hỏi \($0)?\nA. a\n**B.** b\n**C.** c\n**D.** d"
    }
    let reading = readPaper((questions + ["Câu 5: Hỏi 5?\nA. a\n**B.** b"]).joined(separator: "\n"))
    #expect(reading.items.map(\.isReady) == [false, false, false, false, false])
    #expect(
      reading.diagnostics.filter { $0.code.hasPrefix("paper.") }.map(\.code)
        == Array(repeating: "paper.several-marked", count: 4) + ["paper.rare-mark"])
  }

  @Test func `a label is told from its other look where a PDF has lost the space before it`() {
    let line = run("A. 5/6 ") + run("B.", bold) + run(" 2/5") + run("C.", bold) + run(" 1/6 ")
    let reading = WordSample(
      paragraph("Câu 1. Bằng?") + paragraph(line + run("D.", bold) + run(" 1"))
        + paragraph("Đáp án: A")
    ).read()
    #expect(outline(reading) == ["Câu 1|Bằng?|*5/6/2/5/1/6/1"])
    // A point of a figure is no choice, though it is written in bold.
    let point = run("A. Cạnh A") + run("B.", bold) + run(" Góc") + run("C", bold)
    let other = WordSample(
      paragraph("Câu 1. Chọn") + paragraph(point) + paragraph("B. Cạnh BC") + paragraph("Đáp án: B")
    ).read()
    #expect(outline(other) == ["Câu 1|Chọn|Cạnh AB. GócC/*Cạnh BC"])
  }
}
