import Assessment
import Authoring
import Testing

/// A part of short answers whose numbers begin anew: its name is no title of keys.
@Suite struct PaperAnswerPartTests {
  private static func paper(_ title: String, keys: [String]) -> String {
    func key(_ place: Int) -> String { keys.isEmpty ? "" : "Đáp án: \(keys[place])\n" }
    return "I. TRẮC NGHIỆM\nCâu 1. Một?\nA. x\nB. y\n\(key(0))Câu 2. Hai?\nA. x\nB. y\n\(key(1))"
      + "\(title)\nCâu 1. Ba?\n\(key(2))Câu 2. Bốn?\n\(key(3))"
  }

  private static let read = [
    "Câu 1|Một?|*x/y", "Câu 2|Hai?|x/*y", "Câu 1|Ba?|number 3.5", "Câu 2|Bốn?|number 4",
  ]

  @Test(arguments: [
    "II. TRẢ LỜI NGẮN", "PHẦN II. TRẢ LỜI NGẮN", "PHẦN II. CÂU HỎI TRẢ LỜI NGẮN",
    "PHẦN TRẢ LỜI NGẮN", "TRẢ LỜI NGẮN", "B. TRẢ LỜI NGẮN", "PHẦN II. TRẢ LỜI CÂU HỎI",
    "Phần 2: Trả lời ngắn (2 điểm)",
  ])
  func `questions below it are questions`(title: String) {
    #expect(
      outlinePaper(Self.paper(title, keys: ["A", "B", "3,5", "4"])) == Self.read, "\(title)")
  }

  @Test(arguments: ["II. TRẢ LỜI NGẮN", "PHẦN II. TRẢ LỜI NGẮN"])
  func `keys for both parts at the end`(title: String) {
    for keys in [
      "ĐÁP ÁN\nPHẦN I: 1A 2B\nPHẦN II: 1. 3,5 2. 4",
      "HẾT\nĐÁP ÁN\nI. TRẮC NGHIỆM\n1A 2B\n\(title)\n1. 3,5\n2. 4",
      "BẢNG ĐÁP ÁN\nI. TRẮC NGHIỆM: AB\n\(title)\nCâu 1: 3,5\nCâu 2: 4",
    ] {
      #expect(outlinePaper(Self.paper(title, keys: []) + keys) == Self.read, "\(keys)")
    }
  }
}
