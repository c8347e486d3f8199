import Assessment
import Authoring
import Testing

/// Choices beyond H.
@Suite struct PaperFurtherLettersTests {
  private static func choices(_ letters: String, sign: String = ".") -> String {
    letters.map { "\($0)\(sign) từ \($0)\n" }.joined()
  }

  private static func read(_ letters: String, right: String) -> [String] {
    [
      "Câu 1|Hỏi?|"
        + letters.map { (right.contains($0) ? "*" : "") + "từ \($0)" }.joined(separator: "/"),
      "Câu 2|Hỏi?|*x/y",
    ]
  }

  private static let next = "\nCâu 2. Hỏi?\nA. x\nB. y\nĐáp án: A"

  @Test(arguments: [("ABCDEFGHI", "I"), ("ABCDEFGHIJ", "J"), ("ABCDEFGHIJKL", "K")])
  func `letters go on behind H`(letters: String, right: String) {
    for sign in [".", ")", "/"] {
      #expect(
        outlinePaper(
          "Câu 1. Hỏi?\n\(Self.choices(letters, sign: sign))Đáp án: \(right)\(Self.next)")
          == Self.read(letters, right: right))
    }
  }

  @Test func `a box of words in rows`() {
    #expect(
      outlinePaper(
        "Câu 1. Hỏi?\nA. từ A   B. từ B   C. từ C   D. từ D\nE. từ E   F. từ F   G. từ G   H. từ H\n"
          + "I. từ I   J. từ J   K. từ K   L. từ L\nĐáp án: L\(Self.next)")
        == Self.read("ABCDEFGHIJKL", right: "L"))
  }

  @Test func `a heading below H is one, and so is what has another form`() {
    #expect(
      outlinePaper(
        "Câu 1. Hỏi?\n\(Self.choices("ABCDEFGH"))Đáp án: A\nI. Phần đọc\(Self.next)")
        == Self.read("ABCDEFGH", right: "A"))
    let other = readPaper("Câu 1. Hỏi?\n\(Self.choices("ABCDEFGH"))I) Thừa\nĐáp án: A\(Self.next)")
    #expect(!outline(other)[0].contains("/Thừa"))
  }

  @Test func `letters beyond the last choice are no key`() {
    let reading = readPaper("Câu 1. Hỏi?\n\(Self.choices("ABCD"))Đáp án: K")
    #expect(reading.items.allSatisfy { !$0.isReady })
    #expect(reading.hasErrors)
  }
}
