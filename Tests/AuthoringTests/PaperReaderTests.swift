import Assessment
import Authoring
import Testing

/// What opens a question and what a choice is.
@Suite struct PaperReaderTests {
  @Test(arguments: [
    ". [NB]: ", " – (NB): ", ": <NB> ", " (NB, 0,25 điểm). ", ". (0,25 điểm - NB). ",
  ])
  func `levels in other brackets leave the text`(sign: String) {
    let reading = readPaper("Câu 1\(sign)Một?\nA. x\n*B. y\n")
    #expect(outline(reading) == ["Câu 1|Một?|x/*y"])
    #expect(reading.items.map(\.tags) == [["NB"]])
  }

  @Test func `a quantity that is called Q opens no question`() {
    #expect(
      outlinePaper(
        "Câu 1. Cho hai vật:\nQ1 = 5 J\nQ2 = 7 J\nTính tổng.\nA. 12 J\nB. 2 J\nĐáp án: A")
        == ["Câu 1|Cho hai vật:⏎Q1 = 5 J⏎Q2 = 7 J⏎Tính tổng.|*12 J/2 J"])
  }

  @Test(arguments: [" (M1): ", " [MĐ2] ", ". (ID: 12345) ", " (Mức 2). "])
  func `numbers of levels and questions leave the text`(sign: String) {
    #expect(
      outlinePaper("Câu 1\(sign)Một?\nA. x\n*B. y\n") == ["Câu 1|Một?|x/*y"])
  }

  @Test(arguments: [
    "Câu 1.", "Câu 1:", "Câu1:", "CÂU 1)", "Câu hỏi 1", "Câu 1\t", "Câu 1\u{A0}:", "câu 1",
    "Bài 1.",
    "Question 1:", "**Câu 1:**", "1.", "1)", "1/", "(1)", "Câu số 1.", "Câu (1):", "- Câu 1:",
    "Сâu 1:", "Ca\u{302}u 1.", "### Câu 1.",
  ])
  func `a question is opened by its number`(label: String) {
    let items = outlinePaper("\(label) Hai cộng hai?\nA. ba\nB. bốn\nĐáp án: B")
    #expect(items == ["Câu 1|Hai cộng hai?|ba/*bốn"])
  }

  @Test(arguments: [
    "A. ba\nB. bốn", "A) ba\nB) bốn", "A: ba\nB: bốn", "a. ba\nb. bốn", "a) ba\nb) bốn",
    "(A) ba\n(B) bốn", "A.ba\nB.bốn", "A. ba\tB. bốn", "A. ba  B. bốn", "A. ba B. bốn",
    "А. ba\nВ. bốn", "A .ba\nB .bốn", "A. ba\u{A0}\u{A0}B. bốn", "  A. ba\n  B. bốn",
    "A.\u{A0}ba\nB.\u{A0}bốn", "A/ ba\nB/ bốn", "A. ba\u{2028}B. bốn", "A. ba\u{B}B. bốn",
  ])
  func `choices have letters, on lines of their own or side by side`(choices: String) {
    #expect(
      outlinePaper("Câu 1: Hai cộng hai?\n\(choices)\nĐáp án: B")
        == ["Câu 1|Hai cộng hai?|ba/*bốn"])
  }

  @Test func `choices may begin on the line of the question`() {
    #expect(
      outlinePaper(
        "Câu 1: Số chẵn là   A. 1   B. 2   C. 3\nĐáp án: B\nCâu 2: 2 + 2 = ? A. 3 B. 4\n=> B")
        == ["Câu 1|Số chẵn là|1/*2/3", "Câu 2|2 + 2 = ?|3/*4"])
  }

  @Test func `two columns are read by their letters`() {
    #expect(
      outlinePaper("Câu 1: Chọn\nA. một\tC. ba\nB. hai\tD. bốn\nĐáp án: C")
        == ["Câu 1|Chọn|một/hai/*ba/bốn"])
  }

  @Test func `letters within a text are no choices`() {
    let text = """
      Câu 1. Trong câu "A. Nobel là nhà hoá học", A. viết tắt của tên nào?
      A. Alfred
      B. Vitamin C. hay D. đều không phải
      C. Anton
      Đáp án: A
      """
    #expect(
      outlinePaper(text) == [
        "Câu 1|Trong câu \"A. Nobel là nhà hoá học\", A. viết tắt của tên nào?|"
          + "*Alfred/Vitamin C. hay D. đều không phải/Anton"
      ])
  }

  @Test func `small letters are choices unless there are capitals`() {
    #expect(
      outlinePaper("Câu 1. Cho\na) đúng một\nb) đúng hai\nSố ý đúng là\nA. 0\nB. 1\nĐáp án: B")
        == ["Câu 1|Cho⏎a) đúng một⏎b) đúng hai⏎Số ý đúng là|0/*1"])
  }

  @Test func `long texts go on in the next line, and programs keep their form`() {
    let text = """
      Câu 1: Đoạn chương trình
          for i in range(3):
              print(i)
      in ra gì?
      A. Các số từ không đến hai, mỗi số trên một dòng riêng, theo thứ tự
      tăng dần
      B. Không gì cả
      Đáp án: A
      """
    #expect(
      outlinePaper(text) == [
        "Câu 1|Đoạn chương trình⏎    for i in range(3):⏎        print(i)⏎in ra gì?|"
          + "*Các số từ không đến hai, mỗi số trên một dòng riêng, theo thứ tự tăng dần/Không gì cả"
      ])
  }

  @Test func `years, decimals, dates and lists do not open questions`() {
    let text = """
      1. Số nào lớn nhất?
      2025. Là năm nay.
      1.5 lít nước
      02/9 là ngày gì
      A. 1.5 B. 2.5 C. 3.5
      2. Cho các ý:
      1. một
      2. hai
      3. ba
      Số ý đúng là
      A. 1
      B. 2
      3. Câu cuối?
      A. có
      B. không
      ĐÁP ÁN: 1C 2B 3A
      """
    #expect(
      outlinePaper(text) == [
        "Câu 1|Số nào lớn nhất?⏎2025. Là năm nay.⏎1.5 lít nước⏎02/9 là ngày gì|1.5/2.5/*3.5",
        "Câu 2|Cho các ý:⏎1. một⏎2. hai⏎3. ba⏎Số ý đúng là|1/*2", "Câu 3|Câu cuối?|*có/không",
      ])
  }

  @Test func `a list in a question that "Câu" opens stays in it`() {
    let text = """
      Câu 1. Cho các bước:
      1. Mở máy
      2. Gõ chữ
      Thứ tự đúng là
      A. 1, 2
      B. 2, 1
      Câu 2. Xong?
      A. có
      B. không
      ĐÁP ÁN: 1A 2B
      """
    #expect(
      outlinePaper(text).map { $0.prefix(22) } == [
        "Câu 1|Cho các bước:⏎1.", "Câu 2|Xong?|có/*không",
      ])
  }

  @Test func `levels, outcomes and points beside the number are read`() {
    let reading = readPaper(
      """
      Câu 1 (NB): Một?
      A. a
      *B. b
      Câu 2. [TH] Hai? (CLO3)
      A. a
      *B. b
      Câu 3 (VDC - 0,25 điểm). Ba (3)?
      A. a
      *B. b
      """)
    #expect(reading.items.map(\.tags) == [["NB"], ["TH", "CLO3"], ["VDC"]])
    #expect(reading.items.map(\.prompt) == ["Một?", "Hai?", "Ba (3)?"])
    #expect(findings(reading) == ["paper.points-left-out 7:1"])
  }

  @Test func `parts are categories, and numbers may begin anew in them`() {
    let reading = readPaper(
      """
      PHẦN I. Trắc nghiệm. Thí sinh trả lời từ câu 1 đến câu 2.
      Câu 1. Một?
      A. a
      *B. b
      PHẦN II
      Câu 1. Hai?
      *A. a
      B. b
      CHỦ ĐỀ 3: NƯỚC
      Bài 2. Sông
      Câu 2. Ba?
      *A. a
      B. b
      """)
    #expect(
      reading.items.map(\.category) == [
        ["PHẦN I. Trắc nghiệm"], ["PHẦN II"], ["PHẦN II", "CHỦ ĐỀ 3: NƯỚC", "Bài 2. Sông"],
      ])
    #expect(reading.diagnostics.isEmpty)
  }

  private static func categories(_ headings: [[String]]) -> [[String]] {
    var number = 0
    let lines = headings.flatMap { group in
      number += 1
      return group + ["Câu \(number). Hỏi \(number)?", "*A. a", "B. b"]
    }
    return readPaper(lines.joined(separator: "\n")).items.map(\.category)
  }

  @Test func `a heading right below one of its rank stands within it`() {
    #expect(
      Self.categories([
        ["Chủ đề 1: Sóng", "Bài 1: Sóng cơ"], ["Bài 2: Giao thoa"],
        ["Chủ đề 2: Điện", "Bài 3: Pin"],
      ]) == [
        ["Chủ đề 1: Sóng", "Bài 1: Sóng cơ"], ["Chủ đề 1: Sóng", "Bài 2: Giao thoa"],
        ["Chủ đề 2: Điện", "Bài 3: Pin"],
      ])
    #expect(
      Self.categories([["A. TRẮC NGHIỆM", "PHẦN I"], ["PHẦN II"], ["B. TỰ LUẬN"]]) == [
        ["A. TRẮC NGHIỆM", "PHẦN I"], ["A. TRẮC NGHIỆM", "PHẦN II"], ["B. TỰ LUẬN"],
      ])
  }

  @Test func `a heading of a part that has no questions gives way to the next`() {
    #expect(
      Self.categories([["PHẦN I", "PHẦN II"], ["PHẦN III"]]) == [["PHẦN II"], ["PHẦN III"]])
    #expect(Self.categories([["Bài 1", "Bài 2"], ["Bài 3"]]) == [["Bài 2"], ["Bài 3"]])
  }

  @Test func `a part keeps its number and its form under a second heading`() {
    let reading = readPaper(
      """
      PHẦN I
      TRẮC NGHIỆM
      Câu 1. Không?
      A. a
      B. b
      PHẦN II
      TRẢ LỜI NGẮN
      Câu 1. Một?
      Câu 2. Hai?
      HẾT
      ĐÁP ÁN
      PHẦN I
      1. B
      PHẦN II
      1. 3,5
      2. 7
      """)
    #expect(
      outline(reading) == ["Câu 1|Không?|a/*b", "Câu 1|Một?|number 3.5", "Câu 2|Hai?|number 7"])
    #expect(reading.items.last?.category == ["PHẦN II", "TRẢ LỜI NGẮN"])
  }

  @Test func `statements with roman numbers are no headings`() {
    let text = """
      Câu 1. Cho các phát biểu:
      I. Nước là chất lỏng.
      II. Đá là chất rắn.
      Có bao nhiêu phát biểu đúng?
      A. 1
      B. 2
      Đáp án: B
      """
    #expect(readPaper(text).items.map(\.category) == [[]])
    #expect(outlinePaper(text).first?.contains("⏎II. Đá") == true)
  }

  @Test func `a passage stands before each of its questions`() {
    let reading = readPaper(
      """
      Câu 1. Trước?
      *A. a
      B. b
      Đọc đoạn sau và trả lời câu 2 đến câu 3:
      Ngày xưa có một người.
      Câu 2. Ai?
      *A. a
      B. b
      Câu 3. Ở đâu?
      *A. a
      B. b
      Câu 4. Sau?
      *A. a
      B. b
      Read the passage. He (5) ____ a horse and (6) ____ a dog.
      5. A. has\tB. have
      6. A. had\tB. having
      """)
    let passage = "Đọc đoạn sau và trả lời câu 2 đến câu 3:\nNgày xưa có một người.\n\n"
    let gaps = "Read the passage. He (5) ____ a horse and (6) ____ a dog."
    #expect(
      reading.items.map(\.prompt) == [
        "Trước?", passage + "Ai?", passage + "Ở đâu?", "Sau?", gaps, gaps,
      ])
  }

  @Test func `an instruction for the following questions is part of each`() {
    let reading = readPaper(
      """
      Mark the letter A or B to indicate the correct answer to each of the following questions.
      Question 1: A. go\tB. goes
      Question 2: A. was\tB. were
      PART 2
      Question 3: A. one\tB. two
      """)
    #expect(reading.items.count == 2)
    #expect(reading.items.count { $0.prompt.hasPrefix("Mark the letter") } == 2)
    #expect(reading.diagnostics.contains { $0.code == "paper.no-text" && $0.item == "Câu 3" })
  }

  @Test func `questions without numbers are told from their choices`() {
    let reading = readPaper(
      "Đề ôn\n\nMột?\nA. a\nB. b\nĐáp án: B\n\nHai?\nA. a\n*B. b\nC. c\nBa?\n*A. a\nB. b")
    #expect(outline(reading) == ["–|Một?|a/*b", "–|Hai?|a/*b/c", "–|Ba?|*a/b"])
    #expect(
      findings(reading) == [
        "paper.lines-left-out 1:1", "paper.number-lost 3:1", "paper.number-lost 8:1",
        "paper.number-lost 12:1",
      ])
  }

  @Test func `letters that Word's numbering kept are told from the order`() {
    let reading = readPaper(
      "Câu 1: Một?\n\ta b\t\tB. c d\nC. e\nĐáp án: A\nCâu 2: Hai?\n\tmột\n\thai\n\tba\nĐáp án: C")
    #expect(outline(reading) == ["Câu 1|Một?|*a b/c d/e", "Câu 2|Hai?|một/hai/*ba"])
    #expect(findings(reading) == ["paper.letters-lost 1:1", "paper.letters-lost 5:1"])
  }

  @Test func `papers are told from their content`() {
    func format(_ text: String) -> BankFormat? {
      BankReader.read(bytes: Array(text.utf8), file: "x").format
    }
    #expect(format("Ca\u{302}u 1: a?\nA. b\nB. c") == .paper)
    #expect(format("1. Một?\nA. a\nB. b\nĐáp án: A") == .paper)
    #expect(format("Question 1. Which?\nA. a\nB. b") == .paper)
    #expect(format("What?\nA. a\nB. b\nANSWER: A") == .aiken)
    #expect(format("::Câu 1:: Một? {=a ~b}") == .gift)
    #expect(format("Một đoạn văn") == nil)
  }
}
