import Assessment
import Authoring
import Testing

/// Ways to write a key that teachers have besides the usual ones, and those that are none.
@Suite struct PaperKeyWordTests {
  private static let question = "Câu 1: Thủ đô?\nA. Huế\nB. Hà Nội\nC. Vinh\n"
  private static let right = ["Câu 1|Thủ đô?|Huế/*Hà Nội/Vinh"]

  @Test(arguments: [
    "Đáp  án  :  B", "ANS: B", "Ans. B", "TL: B", "Câu trả lời: B", "ĐS: B", "(B)", "Đ/A B",
    "Đ.án: B",
    "→ B", "Đáp án: B,", "Đáp án: b/", "Đáp án:B|", "Đáp án: (B) Hà Nội", "Đáp án\u{A0}:\u{A0}B",
    "Đáp án：Ｂ", "Đáp án: В", "Chọn đáp án: B", "[B]",
    "Vậy đáp án đúng là B", "Do đó đáp án đúng là B.", "[Đáp án] B", "Đáp án hợp lí là B",
    "Gợi ý đáp án: B", "Gợi ý trả lời: B", "Đáp án gợi ý: B", "Đáp án tham khảo: B", "Trả lời\nB",
    "The answer is B", "Choose B", "Đápán: B", "Correct option: B", "Correct choice: (B)",
    "Lựa chọn đúng: B", "=> Đáp án: B",
    "Đáp án / Answer: B", "Đáp án (Answer): B", "Answer/Đáp án: B", "Suggested Answer: B",
  ])
  func `a key in other words`(key: String) {
    let reading = readPaper(Self.question + key)
    #expect(outline(reading) == Self.right)
    #expect(reading.items.map(\.feedback) == [""])
  }

  @Test func `a reason in brackets behind a key that has no colon`() {
    let reading = readPaper(Self.question + "Đáp án B (Điều 13 Hiến pháp 2013)")
    #expect(outline(reading) == Self.right)
    #expect(reading.items.map(\.feedback) == ["(Điều 13 Hiến pháp 2013)"])
  }

  @Test func `questions in two languages`() {
    #expect(
      outlinePaper(
        "Câu 1 / Question 1: Ai? / Who?\nA. Cô / She\nB. Chú / He\nĐáp án / Answer: A\n\n"
          + "Câu 2 (Question 2): Đâu? / Where?\nA. Huế\nB. Vinh\nĐáp án / Answer: B")
        == ["Câu 1|Ai? / Who?|*Cô / She/Chú / He", "Câu 2|Đâu? / Where?|Huế/*Vinh"])
  }

  @Test func `a river is no key`() {
    let reading = readPaper("Câu 1: Sông nào?\n- Hồng\n- Đà\n- Lô\nĐáp án: Đà")
    #expect(outline(reading) == ["Câu 1|Sông nào?⏎- Hồng⏎- Đà⏎- Lô|text Đà"])
  }

  @Test func `a key in a solution above the choices is none of the question`() {
    #expect(
      outlinePaper("Câu 1: Thủ đô?\nLời giải. Chọn B\nA. Huế\nB. Hà Nội\nC. Vinh") == Self.right)
  }

  @Test(arguments: ["Lời giải tham khảo:", "Giải thích đáp án:"])
  func `titles of solutions are no part of the last choice`(title: String) {
    #expect(outlinePaper(Self.question + title + "\nChọn B") == Self.right)
  }

  @Test(arguments: ["B hoặc C", "B hay C", "B or C", "B, hoặc A"])
  func `one or the other is no key`(key: String) {
    let reading = readPaper(Self.question + "Đáp án: \(key)")
    #expect(reading.drafts.count == 1)
    #expect(findings(reading).contains("paper.key-either 5:9"))
  }

  @Test(arguments: ["A C", "A  C", "A\tC", "A, C", "AC", "C A"])
  func `several letters, whatever stands between`(key: String) {
    #expect(outlinePaper(Self.question + "Đáp án: \(key)") == ["Câu 1|Thủ đô?|[]*Huế/Hà Nội/*Vinh"])
  }

  @Test(arguments: ["2", "không có", "Đ", "E", "B C D"])
  func `what names no choice is told`(key: String) {
    let reading = readPaper(Self.question + "Đáp án: \(key)")
    #expect(reading.items.allSatisfy { !$0.isReady })
    #expect(findings(reading).contains { $0.hasPrefix("paper.key-not-a-choice") })
  }

  @Test(arguments: [
    "Đáp án: B", "Đáp án B", "ĐA: B", "Đ/A: B", "\t[B]", "=> B", "Chọn B", "Chọn B.", "(Đáp án B)",
  ])
  func `a key behind the last choice on the same line`(key: String) {
    let reading = readPaper(
      "Câu 1: Thủ đô? A. Huế B. Hà Nội C. Vinh \(key)\nCâu 2: Hai?\nA. x\nB. y")
    #expect(outline(reading).first == Self.right.first)
  }

  @Test(arguments: ["đoạn [A]", "khi chọn B", "khoảng (B)", "vitamin B", "[E]"])
  func `other letters at the end of a line are text`(text: String) {
    let reading = readPaper("Câu 1: Gì? A. một B. hai C. \(text)\nCâu 2: Hai?\nA. x\nB. y")
    #expect(
      reading.items.first?.isReady == false || outline(reading).first?.contains(text) == true)
  }

  @Test(arguments: [
    ("A. x\nC. y\nD. z", "paper.letter-skipped"), ("B. x\nA. y\nC. z", "paper.letter-skipped"),
    ("B. x\nC. y", "paper.letter-missing"), ("A. x\nB. y\nB. z", "paper.letter-twice"),
  ])
  func `letters that are missing, twice or in another order are told`(choices: String, code: String)
  {
    let reading = readPaper("Câu 1: Gì?\n\(choices)\nĐáp án: C")
    #expect(reading.diagnostics.contains { $0.code == code })
    for item in reading.items where item.isReady {
      #expect(outline(item).contains(choices.hasPrefix("A") ? "*y" : "*z"))
    }
  }

  @Test(arguments: ["`B`", "**`B`**", "{B}", "<B>", "`B`."])
  func `signs around a key are none of it`(key: String) {
    let reading = readPaper("Câu 1: Cổng nào?\nA. 21\nB. 80\nĐáp án: \(key)")
    #expect(outline(reading) == ["Câu 1|Cổng nào?|21/*80"])
    #expect(findings(reading) == [])
  }

  @Test func `several letters between such signs are all keys`() {
    #expect(
      outlinePaper("Câu 1: Hai cổng nào?\nA. 21\nB. 80\nC. 443\nĐáp án: `B, C`")
        == ["Câu 1|Hai cổng nào?|[]21/*80/*443"])
    #expect(
      outlinePaper("Câu 1: Hai cổng nào?\nA. 21\nB. 80\nC. 443\nĐáp án: `BC`")
        == ["Câu 1|Hai cổng nào?|[]21/*80/*443"])
  }

  @Test(arguments: [
    ("B — vì là cổng web", "vì là cổng web"), ("B - vì là cổng web", "vì là cổng web"),
    ("B – vì", "vì"), ("B: vì là cổng web", "vì là cổng web"),
  ])
  func `the dash between a key and what explains it is part of neither`(
    key: String, explanation: String
  ) {
    let reading = readPaper("Câu 1: Cổng nào?\nA. 21\nB. 80\nĐáp án: \(key)")
    #expect(outline(reading).first?.hasPrefix("Câu 1|Cổng nào?|21/*80") == true)
    #expect(reading.items.map(\.feedback) == [explanation])
  }
}
