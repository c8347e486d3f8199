import Assessment
import Authoring
import Testing

/// Where explanations begin and end: they go through the choices once more, and passages of the
/// next questions stand below them.
@Suite struct PaperExplanationTests {
  private static let question = "Câu 1: Câu nào sai?\nA. Nước sôi\nB. Đá nóng\nC. Lửa nóng\n"
  private static let next = "Câu 2: Số chẵn?\nA. 4\nB. 5\nĐáp án: A\n"
  private static let expected = [
    "Câu 1|Câu nào sai?|Nước sôi/*Đá nóng/Lửa nóng", "Câu 2|Số chẵn?|*4/5",
  ]

  @Test(arguments: [
    "Phân tích từng ý:\n✅ A) Đúng - vì đun.\n❌ B) Sai - vì lạnh.\n✅ C) Đúng - vì cháy.\n",
    "\n**📝 Phân tích từng ý:**\n\nA) Đúng - vì đun.\n\nB) Sai: vì lạnh.\n\nC) Đúng, vì cháy.\n",
    "Phân tích:\nA. Nước sôi khi đun.\nB. Đá thì lạnh.\n",
    "Vì sao?\nA. Sai vì đun.\nB. Đúng vì lạnh.\n",
    "Xem lại bài\nA. Nước sôi khi đun.\nB. Đá thì lạnh.\n",
    "Xét:\nA) Đúng - vì đun.\nB) Sai - vì lạnh.\nVậy chọn B.\n",
  ])
  func `choices gone through again below a key explain it`(explanation: String) {
    let reading = readPaper(Self.question + "Đáp án: B\n" + explanation + Self.next)
    #expect(outline(reading) == Self.expected)
    #expect(findings(reading) == [])
    let lines = explanation.split(separator: "\n").filter { !$0.isEmpty }.count
    #expect(reading.items.first?.feedback.split(separator: "\n").count ?? 0 >= lines - 1)
  }

  @Test func `they explain below the last question and below a key on its own line, too`() {
    let reasons = "Phân tích:\nA) Đúng - vì đun.\nB) Sai - vì lạnh.\n"
    #expect(
      outlinePaper(Self.question + "Đáp án: B\n" + reasons) == [Self.expected[0]])
    #expect(
      outlinePaper(Self.question + "Đáp án: Đá nóng\n" + reasons + Self.next) == Self.expected)
    #expect(
      outlinePaper("Câu 0: Trước?\n*A. x\nB. y\n" + Self.question + "Đáp án:\nB\n" + reasons)
        == ["Câu 0|Trước?|*x/y", Self.expected[0]])
  }

  @Test func `reasons below marked choices are no question`() {
    let reasons = "Phân tích:\nA) Đúng - vì đun.\n✅ B) Sai - vì lạnh.\n❌ C) Đúng - vì cháy.\n"
    let marked = "Câu 1: Câu nào sai?\nA. Nước sôi\n*B. Đá nóng\nC. Lửa nóng\n"
    let reading = readPaper(marked + "\n" + reasons + Self.next)
    #expect(outline(reading) == Self.expected)
    #expect(reading.items.first?.feedback.hasPrefix("Phân tích:") == true)
    #expect(findings(reading) == [])
    let table = readPaper(Self.question + reasons + "Câu 2: Gì?\nA. x\nB. y\nBẢNG ĐÁP ÁN\n1B 2A")
    #expect(outline(table) == [Self.expected[0], "Câu 2|Gì?|*x/y"])
  }

  @Test func `a question whose choices give reasons is a question`() {
    let text = "Nước sôi ở 100 độ, đúng hay sai?\nA. Đúng, vì đo được.\nB. Sai, vì lạnh.\n"
    let reading = readPaper("Một?\nA. x\n*B. y\n" + text + "Đáp án: A\n" + "Ba?\n*A. x\nB. y\n")
    #expect(reading.items.count == 3)
    let keyed = readPaper(Self.question + "Đáp án: B\n" + text + Self.next)
    #expect(keyed.items.count == 3)
  }

  @Test func `a question that lost its number is still one`() {
    // Number 2 is missing.
    let lost = "Số lẻ là\nA. 4\nB. 5\n"
    let gap = readPaper(
      Self.question + "Đáp án: B\n" + lost + "Câu 3: Gì?\nA. x\nB. y\nĐáp án: A\n")
    #expect(outline(gap) == [Self.expected[0], "–|Số lẻ là|4/5", "Câu 3|Gì?|*x/y"])
    #expect(gap.items.map(\.isReady) == [true, false, true])
    // It has a key of its own.
    let keyed = readPaper(Self.question + "Đáp án: B\n" + lost + "Đáp án: B\n" + Self.next)
    #expect(outline(keyed) == [Self.expected[0], "–|Số lẻ là|4/*5", Self.expected[1]])
    // It asks.
    let asks = readPaper(Self.question + "Đáp án: B\nSố nào lẻ?\nA. 4\nB. 5\n" + Self.next)
    #expect(asks.items.count == 3)
    // "Dùng" is no "Đúng".
    let tools = readPaper(
      Self.question + "Đáp án: B\nCắt giấy\nA. Dùng, kéo\nB. Dùng: dao\nĐáp án: A\n" + Self.next)
    #expect(tools.items.count == 3)
  }

  @Test(arguments: [
    "Đọc đoạn văn sau và trả lời các câu hỏi bên dưới.",
    "Read the following passage and mark the letter A, B, C or D to indicate the answer.",
    "Đọc đoạn trích dưới đây và trả lời câu hỏi.",
  ])
  func `a passage below an explanation stands before the next questions`(lead: String) {
    let reading = readPaper(
      """
      Read the passage below and answer the questions that follow.
      Long ago there was a city.
      Câu 1. Hỏi một?
      A. x
      B. y
      Lời giải: Chọn A
      Vì x.
      \(lead)
      Ngày xưa có một làng.
      Câu 2. Hỏi hai?
      A. x
      B. y
      Đáp án: B
      """)
    #expect(
      reading.items.map(\.prompt) == [
        "Read the passage below and answer the questions that follow.\nLong ago there was a city."
          + "\n\nHỏi một?",
        "\(lead)\nNgày xưa có một làng.\n\nHỏi hai?",
      ])
    #expect(reading.items.map(\.feedback) == ["Vì x.", ""])
    #expect(findings(reading) == [])
  }

  @Test func `an older passage is not for questions below another text`() {
    let reading = readPaper(
      """
      Đọc đoạn sau và trả lời câu hỏi:
      Một.
      Câu 1. Hỏi một?
      *A. x
      B. y

      Choose the correct answer in the box.
      Câu 2. Hỏi hai?
      *A. x
      B. y
      """)
    #expect(reading.items.last?.prompt == "Hỏi hai?")
    #expect(findings(reading).contains("paper.lines-left-out 7:1"))
  }

  @Test func `what only speaks of a passage explains`() {
    let reading = readPaper(
      Self.question + "Đáp án: B\nGiải thích: có trong bài.\nĐọc đoạn 2, ta thấy đá lạnh.\n"
        + "Dựa vào bảng sau, đá lạnh.\n" + Self.next)
    #expect(outline(reading) == Self.expected)
    #expect(
      reading.items.first?.feedback
        == "có trong bài.\nĐọc đoạn 2, ta thấy đá lạnh.\nDựa vào bảng sau, đá lạnh.")
  }

  @Test(arguments: [
    "Lời giải: a) đúng, b) sai, c) đúng, d) sai.",
    "Lời giải: Chọn a) đúng, b) sai, c) đúng, d) sai.", "Lời giải: Chọn A, C đúng. B, D sai.",
    "Giải thích:\na, c đúng; b, d sai.",
  ])
  func `truths of all statements on one line of the solution`(solution: String) {
    #expect(
      outlinePaper("PHẦN II. Đúng/Sai\nCâu 1: Xét:\na) Một.\nb) Hai.\nc) Ba.\nd) Bốn.\n\(solution)")
        == ["Câu 1|Xét:|Một.=Đúng/Hai.=Sai/Ba.=Đúng/Bốn.=Sai"])
  }

  @Test func `words of truth in the explanation of choices are no statements`() {
    let reading = readPaper(
      "Câu 1: Chọn số chẵn\nA. 1\nB. 2\nC. 3\nĐáp án: B\nGiải thích: A sai, B đúng, C sai.")
    #expect(outline(reading) == ["Câu 1|Chọn số chẵn|1/*2/3"])
  }
}
