import Assessment
import Authoring
import Testing

/// Levels in whole words: "Nhận biết", "Thông hiểu", "Vận dụng", "Vận dụng cao".
@Suite struct PaperTagLevelTests {
  private static let choices = "\nA. x\nB. y\nĐáp án: B"

  @Test(arguments: [
    ("Nhận biết", "NB"), ("Thông hiểu", "TH"), ("Vận dụng", "VD"), ("Vận dụng cao", "VDC"),
    ("VẬN DỤNG THẤP", "VD"), ("THÔNG HIỂU", "TH"),
  ])
  func `a level in words behind a number is a tag`(word: String, tag: String) {
    for form in [
      "Câu 1. \(word): Hỏi?", "Câu 1: \(word) : Hỏi?", "Câu 1. (\(word)) Hỏi?",
      "Câu 1 [\(word)]: Hỏi?", "1. \(word): Hỏi?", "Câu 1 - \(word): Hỏi?",
      "Câu 1. [\(word)] Hỏi?", "Câu 1 (\(word)). Hỏi?",
    ] {
      let reading = readPaper(form + Self.choices)
      #expect(outline(reading) == ["Câu 1|Hỏi?|x/*y"], "\(form)")
      #expect(reading.items.first?.tags == [tag], "\(form)")
    }
  }

  @Test(arguments: [
    "Vận dụng công thức nào?", "Nhận biết chất nào: muối hay đường?", "Thông hiểu là gì?",
    "Vận dụng cao cấp: là gì?",
  ])
  func `the same words in a text are text`(prompt: String) {
    let reading = readPaper("Câu 1. \(prompt)\(Self.choices)")
    #expect(outline(reading) == ["Câu 1|\(prompt)|x/*y"])
    #expect(reading.items.first?.tags == [])
  }

  @Test func `a level on a line of its own below a question is a tag`() {
    let reading = readPaper(
      "**Câu 1.** Hỏi?\nA. x\nB. y\n**Đáp án:** B\n**Mức độ:** Nhận biết\n**Giải thích:** Vì thế.\n\n"
        + "Câu 2. Hỏi?\nMức độ: Thông hiểu\nA. x\nB. y\nĐáp án: B\n\n"
        + "Câu 3. Hỏi?\nA. x\nB. y\n(Mức độ: Vận dụng cao)\nĐáp án: B\nCâu 4. Mức độ: khá là gì?\nA. x\nB. y\n"
        + "Đáp án: B\nMức độ nhận thức: TH")
    #expect(
      outline(reading) == [
        "Câu 1|Hỏi?|x/*y", "Câu 2|Hỏi?|x/*y", "Câu 3|Hỏi?|x/*y",
        "Câu 4|Mức độ: khá là gì?|x/*y",
      ])
    #expect(reading.items.map(\.tags) == [["NB"], ["TH"], ["VDC"], ["TH"]])
    #expect(reading.items[0].feedback == "Vì thế.")
  }

  @Test func `how hard it is, in brackets`() {
    let reading = readPaper(
      "Câu 1 (Dễ). Hỏi?\(Self.choices)\nCâu 2. (Trung bình) Hỏi?\(Self.choices)\n"
        + "Câu 3 [Khó]: Hỏi?\(Self.choices)\nCâu 4: (Kho bạc) Hỏi?\(Self.choices)")
    #expect(reading.items.map(\.tags) == [["Dễ"], ["Trung bình"], ["Khó"], []])
    #expect(reading.items.map(\.prompt) == ["Hỏi?", "Hỏi?", "Hỏi?", "(Kho bạc) Hỏi?"])
  }

  @Test func `a heading that names a level gives the tag`() {
    let reading = readPaper(
      "I. NHẬN BIẾT\nCâu 1. Hỏi?\(Self.choices)\nII. Thông hiểu\nCâu 2. Hỏi?\(Self.choices)\n"
        + "VẬN DỤNG CAO\nCâu 3. Hỏi?\(Self.choices)")
    #expect(reading.items.map(\.tags) == [["NB"], ["TH"], ["VDC"]])
  }
}
