import Assessment
import Authoring
import Testing

/// Lists of keys below a title, in the forms that people and programs write.
@Suite struct PaperKeyListTests {
  private static let short = "PHẦN III. Trả lời ngắn\nCâu 1. Một?\nCâu 2. Hai?\nCâu 3. Ba?\n"
  private static let choices =
    "Câu 1. Một?\nA. x\nB. y\nC. z\nCâu 2. Hai?\nA. x\nB. y\nC. z\nCâu 3. Ba?\nA. x\nB. y\nC. z\n"
  private static let answered = ["Câu 1|Một?|x/*y/z", "Câu 2|Hai?|*x/y/z", "Câu 3|Ba?|x/y/*z"]

  @Test(
    arguments: ["ĐÁP ÁN\n", "BẢNG ĐÁP ÁN\n", "Đáp án:\n", "HẾT\nĐÁP ÁN\n", "ĐÁP ÁN PHẦN III\n"],
    [
      "1. 3,5\n2. -5\n3. 9", "1.3,5\n2.-5\n3.9", "Câu 1: 3,5\nCâu 2: -5\nCâu 3: 9",
      "Câu 1: 3,5 Câu 2: -5 Câu 3: 9", "1. 3.5 2. -5 3. 9", "1 3,5\n2 -5\n3 9",
      "1: 3,5\n2: -5\n3: 9",
    ])
  func `short answers`(title: String, keys: String) {
    #expect(
      outlinePaper(Self.short + title + keys)
        == ["Câu 1|Một?|number 3.5", "Câu 2|Hai?|number -5", "Câu 3|Ba?|number 9"])
  }

  @Test(arguments: ["1  2  3\n3,5  -5", "1 2 3\n3.5 -5 9 4", "1\n3,5\n2\n-5\n3\n9", "3.5 -5 9"])
  func `a row of numbers is no key`(keys: String) {
    for title in ["ĐÁP ÁN\n", "BẢNG ĐÁP ÁN\n", "HẾT\nĐÁP ÁN\n"] {
      let reading = readPaper(Self.short + title + keys)
      #expect(reading.items.map(\.prompt) == ["Một?", "Hai?", "Ba?"])
      #expect(reading.items.map(\.isReady) == [false, false, false], "\(outline(reading))")
      #expect(!reading.diagnostics.isEmpty)
    }
  }

  @Test(
    arguments: ["ĐÁP ÁN\n", "BẢNG ĐÁP ÁN\n", "**Đáp án:**\n\n", "HẾT\nĐÁP ÁN\n"],
    [
      "Câu %: #", "Câu %. Đáp án: #", "Câu %: Đáp án #", "Câu %: chọn #", "- Câu %: #",
      "+ Câu %: #",
      "Câu % (#)", "Câu %: #. @", "Câu %: #) @", "%. #. @", "%. #) @", "%) #) @", "%. #", "%. #: @",
      "Đáp án câu %: #", "Đáp án %: #", "Câu % đáp án #", "C%: #", "[%] #", "- %. Đáp án: #",
    ])
  func `one entry a line`(title: String, form: String) {
    let keys = [("1", "B", "y"), ("2", "A", "x"), ("3", "C", "z")].map { number, letter, text in
      form.replacing("%", with: number).replacing("#", with: letter).replacing("@", with: text)
    }
    let text = Self.choices + title + keys.joined(separator: "\n")
    #expect(outlinePaper(text) == Self.answered, "\(form)")
  }

  @Test func `a letter beside the text of another choice is no key in a list`() {
    let reading = readPaper(Self.choices + "ĐÁP ÁN\n1. B. z\n2. A. x\n3. C. z")
    #expect(outline(reading) == ["Câu 1|Một?|x/y/z"] + Self.answered.dropFirst())
    #expect(reading.hasErrors)
  }

  @Test func `an entry that is missing shifts nothing`() {
    #expect(
      outlinePaper(Self.choices + "ĐÁP ÁN\n1. B. y\n3. C. z")
        == [Self.answered[0], "Câu 2|Hai?|x/y/z", Self.answered[2]])
  }

  @Test(arguments: [
    "Trắc nghiệm: 1B 2A 3C", "I. Trắc nghiệm: 1B, 2A, 3C", "Phần I. Trắc nghiệm: 1B 2A 3C",
  ])
  func `keys behind the name of their part`(keys: String) {
    #expect(
      outlinePaper("I. TRẮC NGHIỆM\n" + Self.choices + "ĐÁP ÁN\n" + keys) == Self.answered)
  }

  @Test(arguments: [
    ("PHẦN I: B A", "paper.letters-without-numbers 16:9"),
    ("PHẦN I: xem bảng", "paper.lines-left-out 16:1"),
  ])
  func `what cannot be read behind the name of a part is told`(keys: String, finding: String) {
    let reading = readPaper("PHẦN I. TRẮC NGHIỆM\n" + Self.choices + "HẾT\nĐÁP ÁN\n" + keys)
    #expect(reading.items.map(\.isReady) == [false, false, false])
    #expect(findings(reading).contains(finding))
  }

  @Test func `keys above the questions`() {
    #expect(outlinePaper("BẢNG ĐÁP ÁN\n1.B 2.A 3.C\nĐỀ BÀI\n" + Self.choices) == Self.answered)
    #expect(outlinePaper("ĐÁP ÁN: 1B 2A 3C\n" + Self.choices) == Self.answered)
  }

  @Test func `numbered lines below a title may be the answer of one question`() {
    let reading = readPaper("Câu 1. Nêu các bước?\nĐáp án:\n1. Đọc\n2. Viết\nCâu 2. Nêu nữa?\n")
    #expect(reading.items.count == 2)
    #expect(reading.items.map(\.title) == ["Câu 1", "Câu 2"])
  }

  @Test(arguments: [
    "ĐS: 15", "ĐS: 15 m/s", "Kết quả: 15", "KQ: 15", "Đáp án là 15.", "ĐÁP ÁN 15", "Trả lời: 15",
  ])
  func `a number under a question is its key and no part of its text`(key: String) {
    let reading = readPaper("PHẦN III. Trả lời ngắn\nCâu 1. Tính?\n\(key)\nCâu 2. Tính?\nĐáp án: 3")
    #expect(outline(reading).first?.hasPrefix("Câu 1|Tính?|number 15") == true)
  }

  @Test func `a result within the text is no key`() {
    let reading = readPaper("Câu 1. Lan tính được\nKết quả: 15\nHỏi Lan tính đúng chưa?\n")
    #expect(reading.items.map(\.kind) == [.essay])
  }

  @Test func `keys of short answers in solutions`() {
    #expect(
      outlinePaper(
        Self.short + "LỜI GIẢI\nCâu 1. Đáp án: 3,5\nCâu 2. Đáp án: - 5\nCâu 3. Đáp số: 9")
        == ["Câu 1|Một?|number 3.5", "Câu 2|Hai?|number -5", "Câu 3|Ba?|number 9"])
  }
}
