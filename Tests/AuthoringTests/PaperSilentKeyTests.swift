import Assessment
import Authoring
import Testing

/// Keys that could be taken for another one: they are told, and none is given in silence.
@Suite struct PaperSilentKeyTests {
  private static let question = "Câu 1: Thủ đô?\nA. Huế\nB. Hà Nội\nC. Vinh\n"

  @Test(arguments: ["A. Hà Nội", "A (Hà Nội)", "A - Hà Nội", "C. hà nội."])
  func `a letter beside the text of another choice`(key: String) {
    let reading = readPaper(Self.question + "Đáp án: \(key)")
    #expect(reading.drafts.count == 1)
    #expect(findings(reading).contains("paper.key-either 5:9"))
  }

  @Test(arguments: [
    "B và C sai", "B sai", "A là sai", "A, B đều sai", "A: không đúng", "A không đúng",
    "A chưa đúng", "A không", "A → sai", "A là đáp án sai", "A nhầm", "A: loại", "A. loại; chọn B",
    "A ✗", "A ❌", "A (sai)", "A. Sai", "A is wrong",
  ])
  func `what is called wrong is no key`(key: String) {
    let reading = readPaper(Self.question + "Đáp án: \(key)")
    #expect(reading.drafts.count == 1)
    #expect(findings(reading).contains("paper.key-either 5:9"))
  }

  @Test(arguments: ["B?", "B (chưa chắc)", "B → sửa thành C", "B, sửa lại: C", "B (xem lại)"])
  func `what is taken back is no key`(key: String) {
    let reading = readPaper(Self.question + "Đáp án: \(key)")
    #expect(reading.drafts.count == 1)
    #expect(findings(reading).contains("paper.key-either 5:9"))
  }

  @Test func `short words before a key`() {
    for key in ["ĐA đúng: B", "ĐA: B", "ĐA B", "Đ/A: B"] {
      #expect(outlinePaper(Self.question + key) == ["Câu 1|Thủ đô?|Huế/*Hà Nội/Vinh"], "\(key)")
    }
  }

  @Test func `the wrong one is the key where it is asked for`() {
    #expect(
      outlinePaper("Câu 1: Câu nào sai?\nA. Một\nB. Hai\nĐáp án: B sai vì thế")
        == ["Câu 1|Câu nào sai?|Một/*Hai"])
    #expect(
      outlinePaper(Self.question + "Đáp án: B. Sai là không thuộc bài")
        == ["Câu 1|Thủ đô?|Huế/*Hà Nội/Vinh"])
  }

  @Test(arguments: ["A B", "A\nB", "A, B", "A B A A", "A B E", "A", "B, A"])
  func `letters without numbers under a title at the end are no key of the last question`(
    keys: String
  ) {
    let reading = readPaper(
      "Câu 1: Một?\nA. x\nB. y\nCâu 2: Hai?\nA. x\nB. y\nCâu 3: Ba?\nA. x\nB. y\nĐÁP ÁN\n\(keys)\n")
    #expect(reading.items.map(\.isReady) == [false, false, false])
    #expect(reading.hasErrors)
  }

  @Test func `a title above the letter in every question is a key`() {
    let text = "A. x\nB. y\nĐáp án:\nB\n"
    #expect(
      outlinePaper("Câu 1: Một?\n\(text)Câu 2: Hai?\n\(text)")
        == ["Câu 1|Một?|x/*y", "Câu 2|Hai?|x/*y"])
  }

  @Test func `what many chose is no key`() {
    let reading = readPaper(
      Self.question + "Giải thích: Nhiều em chọn A.\nVì thế phải nhớ kĩ.")
    #expect(reading.drafts.count == 1)
  }

  @Test(arguments: [
    ("Kí hiệu của lưu huỳnh?", "text S"), ("Cá voi là cá.", "false"),
    ("Cá voi là cá, đúng hay sai?", "false"),
  ])
  func `one letter is a truth where a statement stands`(prompt: String, answer: String) {
    #expect(outlinePaper("Câu 1: \(prompt)\nĐáp án: S") == ["Câu 1|\(prompt)|\(answer)"])
  }

  @Test func `one letter under short answers is a text`() {
    #expect(
      outlinePaper("PHẦN I. Trả lời ngắn\nCâu 1: Kí hiệu của lưu huỳnh\nĐáp án: S")
        == ["Câu 1|Kí hiệu của lưu huỳnh|text S"])
  }

  @Test(arguments: [
    ("1.234", true), ("1.234 m", true), ("1.234.567", false), ("1,234", false), ("0.125", false),
    ("12.5", false),
  ])
  func `thousands that may be decimals are told`(key: String, isTold: Bool) {
    let reading = readPaper("PHẦN I. Trả lời ngắn\nCâu 1: Bao nhiêu?\nĐáp án: \(key)")
    #expect(findings(reading).contains("paper.number-thousands 3:9") == isTold)
    #expect(reading.items.map(\.kind) == [.numeric])
  }
}
