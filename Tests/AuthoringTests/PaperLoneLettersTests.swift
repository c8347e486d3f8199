import Assessment
import Authoring
import Testing

/// Letters and words that stand on lines of their own, as pages of the web and PDFs are copied.
@Suite struct PaperLoneLettersTests {
  private static func question(_ number: Int, gap: String = "") -> String {
    let choices = ["Huế", "Vinh", "Hà Nội"].enumerated().map { place, text in
      "\(["a", "b", "c"][place]).\n\(gap)\(text) \(number)\n"
    }
    return "Câu \(number): Thành phố nào?\n" + choices.joined()
  }

  @Test(arguments: ["", "\n"])
  func `letters on lines of their own, and their texts below them`(gap: String) {
    let reading = readPaper(
      Self.question(1, gap: gap) + Self.question(2, gap: gap) + "BẢNG ĐÁP ÁN\n1-C 2-A")
    #expect(
      outline(reading) == [
        "Câu 1|Thành phố nào?|Huế 1/Vinh 1/*Hà Nội 1",
        "Câu 2|Thành phố nào?|*Huế 2/Vinh 2/Hà Nội 2",
      ])
    #expect(findings(reading) == [])
  }

  @Test func `a line below letters that stand on one line is no choice`() {
    let reading = readPaper("Câu 1: Hình nào?\nA.    B.\nHình vẽ\nCâu 2: Gì?\nA. x\nB. y")
    #expect(findings(reading).contains("paper.lines-left-out 3:1"))
  }

  @Test func `a letter alone below the choices is told, and no text of the next question`() {
    let reading = readPaper(
      "Câu 1: Một?\nA. x\nB. y\nB\nCâu 2: Hai?\nA. x\nB. y\nA\n")
    #expect(outline(reading) == ["Câu 1|Một?|x/y", "Câu 2|Hai?|x/y"])
    #expect(
      findings(reading).filter { $0.hasPrefix("paper.") }
        == ["paper.letter-alone 4:1", "paper.letter-alone 8:1"])
    let unnumbered = readPaper("Một?\nA. x\nB. y\nB\nHai?\nA. x\nB. y\nA\n")
    #expect(outline(unnumbered) == ["–|Một?|x/y", "–|Hai?|x/y"])
  }

  @Test func `a letter alone is compared with the key`() {
    let text = "Câu 1: Một?\nA. x\nB. y\nB\nBẢNG ĐÁP ÁN\n1-"
    #expect(outlinePaper(text + "B 2-A") == ["Câu 1|Một?|x/*y"])
    #expect(findings(readPaper(text + "A")).contains("paper.keys-disagree 4:1"))
  }

  @Test func `an arrow may point at the text of a choice`() {
    #expect(
      outlinePaper(
        "Câu 1. Địa chỉ nào sai?\nA. 10.0.0.1\nB. 10.0.0.300\n=> 10.0.0.300\n"
          + "Câu 2. Số nào?\nA. một\nB. hai\n→ hai")
        == ["Câu 1|Địa chỉ nào sai?|10.0.0.1/*10.0.0.300", "Câu 2|Số nào?|một/*hai"])
    // What is no choice's text is no key.
    let other = readPaper("Câu 1. Số nào?\nA. một\nB. hai\n=> hai số")
    #expect(other.items.map(\.isReady) == [false])
  }

  @Test func `choices with numbers of another kind than the questions`() {
    let text =
      "1. Chọn màu?\n1) Đỏ\n2) Xanh\n3) Vàng\nĐáp án: 2\n\n2. Chọn số?\n1) Một\n2) Hai\nĐáp án: 1"
    #expect(outlinePaper(text) == ["Câu 1|Chọn màu?|Đỏ/*Xanh/Vàng", "Câu 2|Chọn số?|*Một/Hai"])
    let indented =
      "1. Chọn màu?\n    1. Đỏ\n    2. Xanh\nĐáp án: 2\n2. Chọn số?\n    1. Một\n    2. Hai\nĐáp án: 1"
    #expect(outlinePaper(indented) == ["Câu 1|Chọn màu?|Đỏ/*Xanh", "Câu 2|Chọn số?|*Một/Hai"])
  }

  @Test func `keys and codes as macros for Word want them`() {
    let reading = readPaper(
      """
      PHẦN III. Trả lời ngắn
      Câu 1. [TLN] Có bao nhiêu chân?
      <KEY=4>
      Câu 2. [SI10.02.15.D01] Bao nhiêu? <Key=4,5>
      PHẦN I. Trắc nghiệm
      Câu 3. [NB-TN] Chọn [1]
      A. x
      B. y
      <key=B>
      """)
    #expect(
      outline(reading) == [
        "Câu 1|Có bao nhiêu chân?|number 4", "Câu 2|Bao nhiêu?|number 4.5", "Câu 3|Chọn [1]|x/*y",
      ])
    #expect(reading.items.map(\.tags) == [["TLN"], ["SI10.02.15.D01"], ["NB", "TN"]])
  }
}
