import Assessment
import Authoring
import Testing

/// What teachers and programs write around a question: levels, tags, words of a form, solutions.
@Suite struct PaperFormTests {
  @Test(arguments: [
    ("Câu 1. [NB] Một?", "NB"), ("Câu 1. #NB Một?", "NB"), ("Câu 1 #VDC: Một?", "VDC"),
    ("Câu 1 - NB: Một?", "NB"), ("Câu 1. - TH: Một?", "TH"), ("Câu 1. TH: Một?", "TH"),
    ("Câu 1 (M2,0.5): Một?", "M2"), ("Câu 1. (M3 - 0,25) Một?", "M3"), ("Câu 1. [M1] Một?", "M1"),
    ("1. [NB]: Một?", "NB"), ("1. #TH Một?", "TH"), ("1) NB: Một?", "NB"),
    ("Câu 1. [123456] Một?", ""), ("Câu 1 (VD; 0.25đ). Một?", "VD"),
    ("Câu 1 [0,25 - NB]: Một?", "NB"), ("Câu 1 (#TH). Một?", "TH"),
  ])
  func `levels beside the number are tags`(label: String, tag: String) {
    let reading = readPaper(label + "\nA. x\n*B. y")
    #expect(outline(reading) == ["Câu 1|Một?|x/*y"])
    #expect(reading.items.first?.tags == (tag.isEmpty ? [] : [tag]))
  }

  @Test(arguments: [
    "VD: 2 là số chẵn. Số nào lẻ?", "[2024] là năm gì?", "(0.5) là phân số nào?", "#1 là gì?",
    "Th: nguyên tố nào?", "#NBA là gì?", "(1, 2) là khoảng nào?", "(1-2) là gì?",
    "[1; 2] là đoạn nào?", "M1 lớn hơn mấy?",
  ])
  func `what may be text stays`(text: String) {
    #expect(outlinePaper("Câu 1. \(text)\nA. x\n*B. y") == ["Câu 1|\(text)|x/*y"])
  }

  @Test func `words of a form are none of the question`() {
    let reading = BankReader.read(
      bytes: Array(
        """
        ## Câu 1:

        **Question:** Thủ đô của Việt Nam?

        **Answer Options:**

        - A. Huế
        - B. Hà Nội

        **Correct answer: B**

        ## Câu 2:

        **Câu hỏi:** Sông nào dài nhất?

        **Các lựa chọn:**

        A. Lam
        B. Hồng

        **Đáp án: B**
        """.utf8), file: "de.md", format: .paper)
    #expect(
      outline(reading) == [
        "Câu 1|Thủ đô của Việt Nam?|Huế/*Hà Nội", "Câu 2|Sông nào dài nhất?|Lam/*Hồng",
      ])
  }

  @Test func `a line of hashtags above a question is its tags`() {
    let question = "Một nửa của 8?\nA. 2\nB. 4\nĐáp án: B\n"
    let reading = readPaper(
      "#toan-lop4 #phan-so\n\n\(question)\n#hinh_học\nMấy cạnh?\nA. ba\nB. bốn\nĐáp án: A\n")
    #expect(outline(reading) == ["–|Một nửa của 8?|2/*4", "–|Mấy cạnh?|*ba/bốn"])
    #expect(reading.items.map(\.tags) == [["toan-lop4", "phan-so"], ["hinh_học"]])
    let numbered = readPaper("#toan\nCâu 1. \(question)\n#hinh\nCâu 2. Mấy?\nA. ba\n*B. bốn")
    #expect(numbered.items.map(\.tags) == [["toan"], ["hinh"]])
    #expect(numbered.diagnostics.isEmpty)
  }

  @Test(arguments: ["Câu 1. ", ""], ["Đáp án: B\n", "Đáp án: B\n\n"])
  func `hashtags below a question are its own`(number: String, end: String) {
    let second = number.isEmpty ? "" : "Câu 2. "
    let reading = readPaper(
      "\(number)Một nửa của 8?\nA. 2\nB. 4\nĐáp án: B\n#toan\n\n"
        + "\(second)Mấy cạnh?\nA. ba\nB. bốn\n\(end)#hinh\n")
    #expect(reading.items.map(\.prompt) == ["Một nửa của 8?", "Mấy cạnh?"])
    #expect(reading.items.map(\.feedback) == ["", ""])
    #expect(reading.items.map(\.tags) == [["toan"], end.hasSuffix("\n\n") ? [] : ["hinh"]])
  }

  @Test func `hashtags that end a passage are its text`() {
    let reading = readPaper(
      "Đọc đoạn sau và trả lời câu 1:\nTrường em rất xanh.\n#xanh #sach\nCâu 1. Trường thế nào?\n"
        + "A. Xanh\nB. Xa\nĐáp án: A")
    #expect(reading.items.first?.prompt.contains("#xanh #sach") == true)
    #expect(reading.items.first?.tags == [])
  }

  @Test func `a solution at the end that goes through the choices is kept whole`() {
    let reading = readPaper(
      "Câu 1. Một?\nA. x\nB. y\nĐáp án: B\nCâu 2. Hai?\nA. x\nB. y\nĐáp án: B\nHẾT\nLỜI GIẢI\n"
        + "Câu 1. Xét từng câu.\nLời giải: Ta thấy rõ.\nA. Sai vì một.\nB. Đúng vì hai.\n"
        + "Câu 2. Xét từng câu.\nGiải thích: Ta thấy rõ.\nA. Sai vì một.\nB. Đúng vì hai.")
    #expect(outline(reading) == ["Câu 1|Một?|x/*y", "Câu 2|Hai?|x/*y"])
    #expect(reading.items.allSatisfy { $0.feedback.contains("Đúng vì hai") })
  }

  @Test func `a solution above the choices explains`() {
    let reading = readPaper(
      """
      Câu 1. Hai cộng ba?
      Lời giải: Ta đếm thêm ba từ hai.
      Được ba, bốn, năm.
      A. 4
      B. 5
      Đáp án: B
      Câu 2. Hai nhân ba?
      Hướng dẫn giải:
      Hai nhân ba là hai cộng hai cộng hai.
      Chọn B.

      A. 4    B. 6
      Câu 3. Hai nhân bốn?
      Lời giải: B. Vì 4 + 4 = 8.
      A. 6
      B. 8
      """)
    #expect(
      outline(reading) == [
        "Câu 1|Hai cộng ba?|4/*5", "Câu 2|Hai nhân ba?|4/*6", "Câu 3|Hai nhân bốn?|6/*8",
      ])
    #expect(
      reading.items.map(\.feedback) == [
        "Ta đếm thêm ba từ hai.\nĐược ba, bốn, năm.", "Hai nhân ba là hai cộng hai cộng hai.",
        "Vì 4 + 4 = 8.",
      ])
  }

  @Test(arguments: [
    "Bạn Lan giải 2x = 4 như sau:\nLời giải: x = 4 - 2.\nVậy x = 2.",
    "Cho phương trình 2x = 4.\nLời giải: x = 4 - 2.\nLời giải trên sai từ bước nào?",
    "Xét lời giải của Lan.\nBài giải: x = 4 - 2.\nVậy x = 2.",
    "Giải 2x = 4.\nBài giải: Một học sinh làm:\nBước 1: x = 2.\nHọc sinh đó sai ở bước",
    "Giải 2x = 4.\nLời giải: x = 2.\nSố x là",
    "Giải 2x = 4.\nHướng dẫn: chọn một phương án.",
    "Giải 2x = 4.\nLời giải: x = 2.\n\nKhẳng định đúng là",
  ])
  func `a solution that is asked about stays in the text`(text: String) {
    let prompt = text.split(separator: "\n").joined(separator: "⏎")
    let read = outlinePaper("Câu 1. \(text)\nA. một\n*B. hai")
    #expect(read.map { $0.replacing("⏎⏎", with: "⏎") } == ["Câu 1|\(prompt)|một/*hai"])
  }
}
