import Assessment
import Authoring
import Testing

/// Lines that are easily taken for another part of a paper than they are.
@Suite struct PaperLayoutTests {
  // MARK: Choices on the line of their question

  @Test(arguments: [
    ("Ông A. Einstein sinh năm?", "Ông A. Einstein sinh năm?"),
    ("Cho điểm A. Có bao nhiêu đường thẳng?", "Cho điểm A. Có bao nhiêu đường thẳng?"),
    ("Tập A. Tìm B.", "Tập A. Tìm B."), ("Vitamin A. Nguồn là?", "Vitamin A. Nguồn là?"),
  ])
  func `a letter that ends a sentence is text`(stem: String, read: String) {
    #expect(
      outlinePaper("Câu 1: \(stem) A. 1 B. 2 C. 3 D. 4\nĐáp án: C")
        == ["Câu 1|\(read)|1/2/*3/4"])
  }

  @Test func `letters that end choices are text`() {
    #expect(
      outlinePaper("Câu 1: Loại nào? A. Vitamin A. B. Vitamin B. C. Vitamin C.\nĐáp án: C")
        == ["Câu 1|Loại nào?|Vitamin A./Vitamin B./*Vitamin C."])
  }

  @Test func `where two letters may begin the choices, it is told`() {
    let reading = readPaper("Câu 1: Hỏi? A. Thế nào? A. 1 B. 2 C. 3\nĐáp án: C")
    #expect(reading.items.isEmpty)
    #expect(findings(reading).contains { $0.hasPrefix("paper.letter-twice") })
  }

  @Test func `a paper in one line is taken apart`() {
    #expect(
      outlinePaper(
        "Câu 1. Tính 1 + 1? A. 1 B. 2 C. 3 Câu 2. Tính 2 + 2? A. 4 B. 5 C. 6 Câu 3. Ba? A. 3 B. 1\n"
          + "Đáp án: 1B 2A 3A")
        == ["Câu 1|Tính 1 + 1?|1/*2/3", "Câu 2|Tính 2 + 2?|*4/5/6", "Câu 3|Ba?|*3/1"])
  }

  // MARK: Feet of pages

  @Test(arguments: [
    "Trang 2/4 - Mã đề 101", "Mã đề thi 101 - Trang 2/4", "- Trang 2/4 -", "Page 2 of 4",
  ])
  func `the foot of a page belongs to no choice`(foot: String) {
    let reading = readPaper(
      "Câu 1. Hỏi\n\(foot)\ngì?\nA. x\nB. y\n\(foot)\nC. z\nCâu 2. Hai?\nA. x\n*B. y\n\(foot)\n"
        + "Câu 3. Ba?\n*A. x\nB. y    \(foot)\nHẾT\nĐÁP ÁN: 1C 2B")
    #expect(outline(reading) == ["Câu 1|Hỏi⏎gì?|x/y/*z", "Câu 2|Hai?|x/*y", "Câu 3|Ba?|*x/y"])
    #expect(findings(reading) == ["paper.lines-left-out 2:1"])
  }

  @Test func `the page of a book is text`() {
    #expect(
      outlinePaper("Câu 1. Đọc bài ở đâu?\nTrang 5\nA. x\n*B. y")
        == ["Câu 1|Đọc bài ở đâu?⏎Trang 5|x/*y"])
  }

  // MARK: What follows a key

  @Test func `choices end at a key that names one of them`() {
    let reading = readPaper(
      "Câu 1: Thủ đô?\nA. Huế\nB. Hà Nội\nC. Vinh\nĐáp án đúng là: B\nA. Huế là cố đô nên sai.\n"
        + "C. Vinh nên sai.\nCâu 2: Hai?\nA. x\n*B. y")
    #expect(outline(reading) == ["Câu 1|Thủ đô?|Huế/*Hà Nội/Vinh", "Câu 2|Hai?|x/*y"])
    #expect(reading.items.first?.feedback == "A. Huế là cố đô nên sai.\nC. Vinh nên sai.")
  }

  @Test(arguments: [
    "Đáp án đúng nhất: B", "Câu trả lời đúng: B", "Right answer: B", "Ta chọn B",
    "Chọn đáp án đúng: B", "Do đó chọn B.",
  ])
  func `other words before a key`(key: String) {
    #expect(outlinePaper("Câu 1. Hỏi?\nA. x\nB. y\n\(key)") == ["Câu 1|Hỏi?|x/*y"])
  }

  // MARK: Statements

  private static let statements = "PHẦN II. Đúng sai\nCâu 1. Xét:\na) Một\nb) Hai\nc) Ba\nd) Bốn\n"

  @Test(arguments: [
    "Đáp án: a) Đúng\nb) Sai\nc) Sai\nd) Đúng", "Đáp án:\na) Đúng\nb) Sai\nc) Sai\nd) Đúng",
    "Đáp án: aĐ bS cS dĐ", "Đáp án: a, d: Đúng; b, c: Sai", "Đáp án: a, d đúng; b, c sai",
    "Đáp án: Đúng: a, d. Sai: b, c", "Đáp án: 1-Đ, 2-S, 3-S, 4-Đ", "Đáp án: a) ✓ b) ✗ c) ✗ d) ✓",
  ])
  func `truths of statements`(key: String) {
    #expect(
      outlinePaper(Self.statements + key) == ["Câu 1|Xét:|Một=Đúng/Hai=Sai/Ba=Sai/Bốn=Đúng"])
  }

  @Test func `truths beside their statements`() {
    let before = "PHẦN II. Đúng sai\nCâu 1. Xét:\na) [Đ] Một\nb) [S] Hai\n"
    #expect(outlinePaper(before) == ["Câu 1|Xét:|Một=Đúng/Hai=Sai"])
    let stars = "PHẦN II. Đúng sai\nCâu 1. Xét:\n*a) Một\nb) Hai\n"
    #expect(outlinePaper(stars) == ["Câu 1|Xét:|Một=Đúng/Hai=Sai"])
  }

  @Test func `statements without a clear key are a draft`() {
    let reading = readPaper(Self.statements + "Đáp án: theo bài giảng")
    #expect(reading.drafts.count == 1)
    #expect(findings(reading).contains("paper.truths-missing 2:1"))
  }

  // MARK: Papers of primary schools, and forms of the web

  @Test func `an exercise without questions of its own is one`() {
    let reading = readPaper(
      "Bài 1: Khoanh vào chữ đúng:\n1. Sau 99?\nA. 98\nB. 100\n2. 5 + 7?\nA. 11\nB. 12\n"
        + "Bài 2: Đúng ghi Đ, sai ghi S:\na) 5 + 5 = 10\nb) 7 - 2 = 4\nBài 3: Tính nhanh.\n"
        + "ĐÁP ÁN\nBài 1: 1B 2B\nBài 2: a) Đ b) S")
    #expect(
      outline(reading) == [
        "Câu 1|Sau 99?|98/*100", "Câu 2|5 + 7?|11/*12",
        "Câu 2|Đúng ghi Đ, sai ghi S:|5 + 5 = 10=Đúng/7 - 2 = 4=Sai", "Câu 3|Tính nhanh.|essay",
      ])
  }

  @Test func `circles stand for letters`() {
    #expect(
      outlinePaper("Câu 1: Lớn nhất?\n○ 1\n● 3\n○ 2\nCâu 2: Nhỏ nhất?\n● 0\n○ 2")
        == ["Câu 1|Lớn nhất?|1/*3/2", "Câu 2|Nhỏ nhất?|*0/2"])
  }
}
