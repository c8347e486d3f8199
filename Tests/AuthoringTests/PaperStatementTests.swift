import Assessment
import Authoring
import Testing

/// The forms of the graduation examination since 2025: statements that are true or false, and short
/// answers.
@Suite struct PaperStatementTests {
  private static let statements = "a) một\nb) hai\nc) ba\nd) bốn\n"
  private static let right = ["Câu 1|Xét|một=Đúng/hai=Sai/ba=Đúng/bốn=Sai"]

  @Test(arguments: [
    "Đáp án: a) Đúng; b) Sai; c) Đúng; d) Sai", "Đáp án: ĐSĐS", "Đáp án: Đ-S-Đ-S",
    "Đáp án: Đ S Đ S",
    "ĐA: a-Đ, b-S, c-Đ, d-S", "Đáp án: TFTF", "Đáp án: Đúng, Sai, Đúng, Sai", "Đáp án: DSDS",
    "Đáp án: aĐ bS cĐ dS".replacing("aĐ bS cĐ dS", with: "a Đ b S c Đ d S"), "HẾT\n1. ĐSĐS",
    "HẾT\nĐÁP ÁN\nCâu 1: a) Đ b) S c) Đ d) S",
    "HẾT\nLỜI GIẢI\nCâu 1.\na) Đúng. Vì thế.\nb) Sai.\nc) Đúng, rõ.\nd) Sai",
  ])
  func `four statements are marked one by one`(key: String) {
    let text = "PHẦN II. Đúng/Sai\nCâu 1. Xét\n" + Self.statements + key
    #expect(outlinePaper(text) == Self.right)
  }

  @Test(arguments: [
    "a) một\tĐ\nb) hai\tS\nc) ba\tĐ\nd) bốn\tS", "a) một (Đ)\nb) hai (S)\nc) ba (Đ)\nd) bốn (S)",
    "a) một. Đúng\nb) hai. Sai\nc) ba. Đúng\nd) bốn. Sai",
    "a) một - Đ\nb) hai - S\nc) ba - Đ\nd) bốn - S",
    "a) một   T\nb) hai   F\nc) ba   T\nd) bốn   F",
    "a) một  [Đ]\nb) hai  [S]\nc) ba  [Đ]\nd) bốn  [S]",
  ])
  func `truths may stand with the statements`(statements: String) {
    let plain = outlinePaper("Câu 1. Xét\n" + statements).map { $0.replacing(".", with: "") }
    #expect(plain == [Self.right[0].replacing(".", with: "")])
  }

  @Test func `marked letters are true where a paper marks them so`() {
    let text = """
      PHẦN II. Đúng sai
      Câu 1. Xét
      <u>a)</u> một
      b) hai
      <u>c)</u> ba
      d) bốn
      """
    #expect(outlinePaper(text) == Self.right)
  }

  @Test func `where all are true, false can still be chosen`() {
    #expect(
      outlinePaper("Câu 1. Xét\na) một\nb) hai\nĐáp án: ĐĐ") == ["Câu 1|Xét|một=Đúng/hai=Đúng+Sai"])
  }

  @Test(arguments: [
    "a) Đ; b) S; c) Đ", "a) S; b) Đ; c) S", "b) S", "a-Đ, b-S, c-Đ", "a Đ, b S",
    "a) Đúng; b) Sai; c) Đúng", "a) Đ b) S c) Đ d)", "a) Đ b) S c) Đ d) …", "a) Đ",
    "a, b đúng; c sai", "a) Đ; b) S; c) Đ; e) S", "a) ✓ b) ✗ c) ✓",
  ])
  func `a truth that is missing makes no single choice of statements`(key: String) {
    for heading in ["", "PHẦN II\n", "PHẦN II. Đúng sai\n"] {
      let reading = readPaper(heading + "Câu 1. Xét\n" + Self.statements + "Đáp án: " + key)
      #expect(reading.items.map(\.isReady) == [false], "\(heading)\(key)")
      #expect(reading.diagnostics.map(\.code) == ["paper.truths-missing"], "\(heading)\(key)")
    }
    let listed = readPaper("Câu 1. Xét\n" + Self.statements + "HẾT\nĐÁP ÁN\nCâu 1: " + key)
    #expect(listed.items.map(\.isReady) == [false], "\(key)")
    #expect(!listed.diagnostics.isEmpty, "\(key)")
  }

  @Test func `truths in a solution make no single choice of statements`() {
    let reading = readPaper("Câu 1. Xét\n" + Self.statements + "Lời giải: a) Đ; b) S; c) Đ")
    #expect(reading.items.map(\.isReady) == [false])
  }

  @Test(arguments: [
    ("c, d", "[]một/hai/*ba/*bốn"), ("b", "một/*hai/ba/bốn"), ("b đúng", "một/*hai/ba/bốn"),
    ("a, c đúng", "[]*một/hai/*ba/bốn"), ("b) hai", "một/*hai/ba/bốn"),
  ])
  func `letters without truths name choices`(key: String, answer: String) {
    #expect(
      outlinePaper("Câu 1. Xét\n" + Self.statements + "Đáp án: " + key) == ["Câu 1|Xét|" + answer])
  }

  @Test(arguments: ["A. Sai B. Đúng", "A-S, B-Đ", "A (sai), B (đúng)", "A: Đúng; B: Sai; C: Sai"])
  func `truths of some choices are no key`(key: String) {
    let reading = readPaper("Câu 1. Hỏi?\nA. một\nB. hai\nC. ba\nD. bốn\nĐáp án: " + key)
    #expect(reading.items.map(\.isReady) == [false])
    #expect(findings(reading).contains("paper.key-either 6:9"))
  }

  @Test func `statements without all their truths are a draft`() {
    for key in ["", "Đáp án: ĐS", "Đáp án: a) Đúng"] {
      let reading = readPaper("PHẦN II. Đúng sai\nCâu 1. Xét\n" + Self.statements + key)
      #expect(reading.items.first?.prompt == "Xét\na) một\nb) hai\nc) ba\nd) bốn")
      #expect(reading.drafts.count == 1)
      #expect(reading.diagnostics.map(\.code) == ["paper.truths-missing"])
    }
  }

  @Test(arguments: [
    ("3,75", "number 3.75"), ("-4,5", "number -4.5"), ("2.000", "number 2000"),
    ("5 cm", "number 5 cm"),
    ("Paris", "text Paris"), ("2/3", "text 2/3"), ("3,5 hoặc 7/2", "text 3,5/7/2"),
    ("a * b", "text a \\* b"), ("Đúng", "true"), ("Sai", "false"),
  ])
  func `a short answer is a number or a text`(key: String, expected: String) {
    let inline = outlinePaper("PHẦN III. Trả lời ngắn\nCâu 1. Hỏi?\nĐáp án: \(key)")
    #expect(inline == ["Câu 1|Hỏi?|\(expected)"])
    let table = outlinePaper("PHẦN III. Trả lời ngắn\nCâu 1. Hỏi?\nHẾT\nĐÁP ÁN\n1: \(key)")
    #expect(table == ["Câu 1|Hỏi?|\(expected)"])
  }

  @Test func `numbers as keys under several questions are no table`() {
    for words in ["Đáp án", "Đáp số", "Key", "Trả lời"] {
      let text = (1...4).map { "Câu \($0). Hỏi?\n\(words): \($0 + 2)\n" }.joined()
      #expect(outlinePaper(text) == (1...4).map { "Câu \($0)|Hỏi?|number \($0 + 2)" }, "\(words)")
    }
  }

  @Test func `a whole examination with its tables by part`() {
    let reading = readPaper(
      """
      PHẦN I. Thí sinh trả lời từ câu 1 đến câu 2. Mỗi câu hỏi thí sinh chỉ chọn một phương án.
      Câu 1. Chọn?
      A. một\tB. hai
      Câu 2. Chọn nữa?
      A. một\tB. hai
      PHẦN II. Thí sinh trả lời câu 1. Trong mỗi ý a), b) thí sinh chọn đúng hoặc sai.
      Câu 1. Xét
      a) một
      b) hai
      PHẦN III. Thí sinh trả lời từ câu 1 đến câu 2.
      Câu 1. Tính 1 + 1.
      Câu 2. Tính 1,5 + 2.
      ----- HẾT -----
      - Giám thị không giải thích gì thêm.
      ĐÁP ÁN
      PHẦN I
      1\t2
      A\tB
      PHẦN II
      1. SĐ
      PHẦN III
      Câu\t1\t2
      Đáp án\t2\t3,5
      """)
    #expect(
      outline(reading) == [
        "Câu 1|Chọn?|*một/hai", "Câu 2|Chọn nữa?|một/*hai", "Câu 1|Xét|một=Sai/hai=Đúng",
        "Câu 1|Tính 1 + 1.|number 2", "Câu 2|Tính 1,5 + 2.|number 3.5",
      ])
    #expect(
      reading.items.map { $0.category.first } == [
        "PHẦN I", "PHẦN I", "PHẦN II", "PHẦN III", "PHẦN III",
      ])
    #expect(findings(reading) == ["paper.lines-left-out 14:1"])
  }

  @Test(arguments: [
    "1Đ 2S 3Đ 4S", "1Đ2S3Đ4S", "1-Đ, 2-S, 3-Đ, 4-S", "Đ-S-Đ-S", "1) Đ 2) S 3) Đ 4) S",
  ])
  func `statements that the key numbers, in a list of keys and below the question`(key: String) {
    let read = "Về nước ta:|một=Đúng/hai=Sai/ba=Đúng/bốn=Sai"
    for (open, heading) in [("a", ""), ("1", ""), ("1", "PHẦN II. Câu đúng sai\n")] {
      let signs = open == "a" ? ["a)", "b)", "c)", "d)"] : ["1)", "2)", "3)", "4)"]
      let statements = zip(signs, ["một", "hai", "ba", "bốn"]).map { "\($0) \($1)\n" }.joined()
      let question = "Câu 1. Về nước ta:\n\(statements)"
      let second = question.replacing("Câu 1", with: "Câu 2")
      #expect(
        outlinePaper("\(heading)\(question)Đáp án: \(key)\n\(second)Đáp án: \(key)")
          == ["Câu 1|\(read)", "Câu 2|\(read)"])
      if open == "1", heading.isEmpty { continue }
      #expect(
        outlinePaper("\(heading)\(question)\(second)ĐÁP ÁN\nCâu 1: \(key)\nCâu 2: ĐSĐS")
          == ["Câu 1|\(read)", "Câu 2|\(read)"])
    }
  }

  @Test(arguments: ["1Đ, 2S, 3S", "1-Đ, 2-S, 3-S", "1Đ 2S 3S"], ["1.", "a)"])
  func `truths of statements are no keys of the questions above`(key: String, open: String) {
    let signs = open == "1." ? ["1.", "2.", "3."] : ["a)", "b)", "c)"]
    let above = (1...4).map { "Câu \($0). Hỏi \($0)?\nA. x\n*B. y\n" }.joined()
    let reading = readPaper(
      "\(above)Câu 5. Xét:\n"
        + zip(signs, ["một", "hai", "ba"]).map { "\($0) \($1)\n" }.joined() + "Đáp án: \(key)")
    #expect(outline(reading).last == "Câu 5|Xét:|một=Đúng/hai=Sai/ba=Sai")
    #expect(reading.items.allSatisfy { $0.feedback.isEmpty })
  }

  @Test func `a quantity is no truth of a statement`() {
    #expect(outlinePaper("Câu 1. Mất bao lâu?\nĐáp án: 1s") == ["Câu 1|Mất bao lâu?|number 1 s"])
  }
}
