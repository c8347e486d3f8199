import Assessment
import Authoring
import Testing

/// Papers as they are copied from pages of Moodle and from folded lists of keys.
@Suite struct PaperPageTests {
  @Test func `what a page of Moodle has around its questions is left out and told`() {
    let reading = readPaper(
      """
      Câu hỏi 1
      Đúng
      Đạt điểm 1,00 trên 1,00
      Cờ câu hỏi
      Đoạn văn câu hỏi
      Loài nào biết bay?
      Select one:
      a. Chim
      b. Cá
      Phản hồi
      The correct answer is: Chim
      Câu hỏi 2
      Sai
      Đạt điểm 0,00 trên 1,00
      Đặt cờ
      Đoạn văn câu hỏi
      Loài nào biết bơi?
      Select one:
      a. Chim
      b. Cá
      Phản hồi
      Câu trả lời đúng là: Cá
      """)
    #expect(
      outline(reading) == [
        "Câu 1|Loài nào biết bay?|*Chim/Cá", "Câu 2|Loài nào biết bơi?|Chim/*Cá",
      ])
    #expect(findings(reading) == ["paper.lines-left-out 2:1"])
  }

  @Test func `such words are text in any other paper`() {
    let reading = readPaper("Câu 1: Chọn?\na.\nĐúng\nb.\nPhản hồi\nc.\nĐất cỏ\nĐáp án: b")
    #expect(outline(reading) == ["Câu 1|Chọn?|Đúng/*Phản hồi/Đất cỏ"])
  }

  @Test func `a title over one key is no title of a list`() {
    let reading = readPaper(
      "Câu 1: Một?\nA. x\nB. y\nĐáp án\nĐáp án: B. Vì y.\n\nBẢNG ĐÁP ÁN\n| Câu | Đáp án |\n|---|---|\n| 1 | B |"
    )
    #expect(outline(reading) == ["Câu 1|Một?|x/*y"])
    #expect(reading.items.map(\.feedback) == ["Vì y."])
    #expect(findings(reading) == [])
  }

  @Test func `statements of a program keep their last sign`() {
    #expect(
      outlinePaper("Câu 1: Con trỏ?\nA. int *p;\nB. int p;\nĐáp án: A")
        == ["Câu 1|Con trỏ?|*int *p;/int p;"])
  }

  @Test func `a solution in English is no text of the next question`() {
    let reading = readPaper(
      "Question 1: Which?\nA. x\nB. y\nAnswer: B\nSolution: y is it.\nQuestion 2: Who?\nA. x\nB. y\nAnswer: A"
    )
    #expect(outline(reading) == ["Câu 1|Which?|x/*y", "Câu 2|Who?|*x/y"])
    #expect(reading.items.map(\.feedback) == ["y is it.", ""])
  }

  @Test func `keys by parts whose headings have letters`() {
    let reading = readPaper(
      """
      A. TRẮC NGHIỆM
      Câu 1: Một?
      A. x
      B. y
      B. TRẢ LỜI NGẮN
      Câu 1: Hai?
      Câu 2: Ba?
      ĐÁP ÁN
      A. TRẮC NGHIỆM
      1. B
      B. TRẢ LỜI NGẮN
      1. 12
      2. 13
      """)
    #expect(outline(reading) == ["Câu 1|Một?|x/*y", "Câu 1|Hai?|number 12", "Câu 2|Ba?|number 13"])
  }

  @Test(arguments: ["Hiển thị đáp án", "Xem đáp án", "▶ Xem lời giải", "Show answer", "Trả lời:"])
  func `a button that shows the answer is no part of the last choice`(button: String) {
    let question = "Câu %: Một?\nA. x\nB. y\nC. z\n\(button)\nĐáp án: B\n"
    #expect(
      outlinePaper((1...3).map { question.replacing("%", with: "\($0)") }.joined())
        == (1...3).map { "Câu \($0)|Một?|x/*y/z" })
  }
}
