import Assessment
import Authoring
import Testing

/// “Câu I”, “Câu II”: Roman numbers of questions.
@Suite struct PaperRomanTests {
  private static let questions =
    "Câu I. Một cộng một?\nA. một\nB. hai\nCâu II: Hai cộng hai?\nA. bốn\nB. năm\n"
    + "Câu III. Ba cộng ba?\nA. sáu\nB. chín\n"
  private static let read = [
    "Câu 1|Một cộng một?|một/*hai", "Câu 2|Hai cộng hai?|*bốn/năm", "Câu 3|Ba cộng ba?|*sáu/chín",
  ]

  @Test(arguments: [
    "ĐÁP ÁN\nCâu I: B\nCâu II: A\nCâu III: A", "ĐÁP ÁN\nI.B II.A III.A",
    "ĐÁP ÁN\nI - B\nII - A\nIII - A", "ĐÁP ÁN\n1B 2A 3A", "HẾT\nI. B, II. A, III. A",
    "Đáp án: I-B, II-A, III-A", "Đáp án: I - B; II - A; III - A", "Đáp án: I.B II.A III.A",
    "ĐÁP ÁN: I. b, II. a, III. a",
  ])
  func `keys below questions with Roman numbers`(keys: String) {
    let reading = readPaper(Self.questions + keys)
    #expect(outline(reading) == Self.read)
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `places in the file stay what they are`() {
    let reading = readPaper(Self.questions + "ĐÁP ÁN\nCâu I: B\nCâu II: A\nCâu III: E")
    #expect(findings(reading).contains("paper.key-not-a-choice 13:10"))
  }

  @Test func `a Roman number over numbers of questions is a heading`() {
    let reading = readPaper(
      "Câu I (3 điểm)\n1. Một?\nA. x\nB. y\nĐáp án: B\nCâu II (7 điểm)\n2. Hai?\nA. x\nB. y\n"
        + "Đáp án: A")
    #expect(reading.items.prefix(1).map(outline) == ["Câu 1|Một?|x/*y"])
    #expect(!reading.items.contains { $0.prompt.contains("3 điểm") })
  }

  @Test func `numbers out of order, or one alone, are text`() {
    #expect(
      outlinePaper("Câu II. Một?\nA. x\n*B. y\nCâu V. Hai?\nA. x\n*B. y").allSatisfy {
        $0.hasPrefix("–|")
      })
    #expect(
      outlinePaper("Câu 1. Một?\nCâu I. Hai?\nA. x\n*B. y") == ["Câu 1|Một?⏎Câu I. Hai?|x/*y"])
  }
}
