import Assessment
import Authoring
import Testing

/// Questions whose text begins like a choice.
@Suite struct PaperInitialTests {
  private static let key = "\nĐáp án: A\n"

  @Test(arguments: [
    "A. Einstein sinh năm nào?\nA. 1879\nB. 1889\nC. 1899",
    "A. Einstein sinh năm nào?\nA. 1879\tB. 1889\tC. 1899",
    "A. Einstein sinh năm nào? A. 1879 B. 1889 C. 1899",
    "\nA. Einstein sinh năm nào?\nA. 1879\nB. 1889\nC. 1899",
  ])
  func `an initial before the question`(question: String) {
    let reading = readPaper("Câu 1. \(question)\(Self.key)Câu 2. Hai?\nA. x\nB. y\(Self.key)")
    #expect(
      outline(reading) == [
        "Câu 1|A. Einstein sinh năm nào?|*1879/1889/1899", "Câu 2|Hai?|*x/y",
      ])
    #expect(findings(reading) == [])
  }

  @Test func `other initials, and a star before the right choice`() {
    #expect(
      outlinePaper(
        "Câu 1. A. Einstein và B. Franklin là ai?\nA. Nhà khoa học\nB. Nhà văn\(Self.key)"
          + "Câu 2. C. Mác sinh năm nào?\nA. 1818\nB. 1820\nC. 1822\(Self.key)"
          + "Câu 3. A. Nobel phát minh ra chất nào\n*A. Thuốc nổ\nB. Thuốc nhuộm")
        == [
          "Câu 1|A. Einstein và B. Franklin là ai?|*Nhà khoa học/Nhà văn",
          "Câu 2|C. Mác sinh năm nào?|*1818/1820/1822",
          "Câu 3|A. Nobel phát minh ra chất nào|*Thuốc nổ/Thuốc nhuộm",
        ])
  }

  @Test(arguments: [
    // The second line has lost its letter, or has a wrong one.
    "A. watched\nA. stopped\nB. wanted\nC. looked", "A. Einstein sinh năm nào?\nB. 1889\nC. 1899",
    "A. một\nB. hai\nA. ba\nB. bốn",
  ])
  func `where nothing makes it plain the question is told and not read`(question: String) {
    let reading = readPaper("Câu 1. \(question)\(Self.key)Câu 2. Hai?\nA. x\nB. y\(Self.key)")
    #expect(!reading.items.contains { $0.title == "Câu 1" && $0.isReady })
    #expect(reading.hasErrors)
    #expect(outline(reading).last == "Câu 2|Hai?|*x/y")
  }

  @Test func `two names with a colon behind are no choices`() {
    #expect(
      outlinePaper("Câu 1. Xét hai đội A và B:\nĐội nào thắng?\nA. x\nB. y\(Self.key)")
        == ["Câu 1|Xét hai đội A và B:⏎Đội nào thắng?|*x/y"])
  }
}
