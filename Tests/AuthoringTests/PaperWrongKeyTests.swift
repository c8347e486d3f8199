import Assessment
import Authoring
import Testing

/// Keys that could be read as another one without anybody noticing.
@Suite struct PaperWrongKeyTests {
  // MARK: Signs

  private static let short = "PHẦN III. Trả lời ngắn\nCâu 1. Tính?\nCâu 2. Tính nữa?\n"

  @Test(
    arguments: ["-", "–", "−", "- ", "– ", "− "],
    ["Đáp án: ", "Đáp số: ", "Trả lời: ", "ĐS: ", "Kết quả: "])
  func `a dash behind a colon is a minus`(dash: String, words: String) {
    let text = "PHẦN III. Trả lời ngắn\nCâu 1. Tính?\n\(words)\(dash)12,5\n"
    #expect(outlinePaper(text) == ["Câu 1|Tính?|number -12.5"])
  }

  @Test(arguments: [
    "Câu 1: - 5\nCâu 2: – 7 m", "1. −5\n2. -7 m", "1.-5\n2.-7 m", "1 -5\n2 −7 m",
    "Câu 1: -5; Câu 2: - 7 m", "1: ‑5 2: -7 m",
  ])
  func `a list of keys keeps the signs`(keys: String) {
    #expect(
      outlinePaper(Self.short + "HẾT\nĐÁP ÁN\n" + keys)
        == ["Câu 1|Tính?|number -5", "Câu 2|Tính nữa?|number -7 m"])
  }

  @Test(arguments: 0..<60)
  func `whatever number is written is the key`(_ seed: Int) {
    let value = (seed + 1) * 397 % 1999 - 999
    let dash = ["-", "–", "−", "- "][seed % 4]
    let said = value < 0 ? dash + "\(-value)" : "\(value)"
    let separator = [": ", ":", ". ", ") ", " = "][seed % 5]
    let reading = readPaper(Self.short + "HẾT\nĐÁP ÁN\nCâu 1\(separator)\(said)\nCâu 2: 3")
    #expect(outline(reading).first == "Câu 1|Tính?|number \(value)", "\(separator)\(said)")
  }

  @Test(arguments: ["Đáp án −5", "Đáp án -5", "Đáp án là -5"])
  func `a minus glued to its number needs no colon`(key: String) {
    #expect(
      outlinePaper("PHẦN III. Trả lời ngắn\nCâu 1. Tính?\n\(key)")
        == ["Câu 1|Tính?|number -5"])
  }

  @Test(arguments: ["Đáp án - 5", "Đáp án – 5", "Đáp án-5", "Đáp án: — 5"])
  func `a dash that may be a minus or not gives no key`(key: String) {
    let reading = readPaper("PHẦN III. Trả lời ngắn\nCâu 1. Tính?\n\(key)")
    #expect(outline(reading) == ["Câu 1|Tính?|text "])
    #expect(findings(reading).contains { $0.hasPrefix("paper.sign-unclear 3:") })
  }

  @Test(arguments: ["Đáp án - B", "Đáp án: - B", "Đáp án – b", "ĐA: -B", "=> - B"])
  func `a dash before the letter of a choice is none`(key: String) {
    #expect(outlinePaper("Câu 1. Hỏi?\nA. x\nB. y\n\(key)") == ["Câu 1|Hỏi?|x/*y"])
  }

  @Test func `the sign tells which choice is meant`() {
    #expect(
      outlinePaper("Câu 1. Tính?\nA. 5\nB. –5\nĐáp án: - 5") == ["Câu 1|Tính?|5/*–5"])
    let reading = readPaper("Câu 1. Tính?\nA. 5\nB. 7\nĐáp án: - 5")
    #expect(outline(reading) == ["Câu 1|Tính?|5/7"])
  }

  @Test func `a dash of a list before words is none`() {
    #expect(outlinePaper("Câu 1. Thủ đô?\nĐáp án: - Hà Nội") == ["Câu 1|Thủ đô?|text Hà Nội"])
  }

  // MARK: Texts that begin like a letter

  private static let animals = "Câu 1. What is it?\nA. a dog\nB. a cat\nC. an apple\nD. a pen\n"

  @Test(arguments: ["Answer: a cat", "Đáp án: A cat", "Key: a cat.", "HẾT\nĐÁP ÁN\nCâu 1: a cat"])
  func `the text of a choice is that choice`(key: String) {
    #expect(
      outlinePaper(Self.animals + key) == ["Câu 1|What is it?|a dog/*a cat/an apple/a pen"])
  }

  @Test(arguments: ["Answer: a bird", "Answer: A bird", "Answer: a small cat"])
  func `a text that is no choice is no key`(key: String) {
    let reading = readPaper(Self.animals + key)
    #expect(outline(reading) == ["Câu 1|What is it?|a dog/a cat/an apple/a pen"])
    #expect(reading.hasErrors)
  }

  @Test(arguments: ["Đáp án: b", "Đáp án: b vì thế", "Đáp án: b) y", "Đáp án: b y"])
  func `a small letter names a choice`(key: String) {
    #expect(outlinePaper("Câu 1. Hỏi?\nA. x\nB. y\n\(key)") == ["Câu 1|Hỏi?|x/*y"])
  }

  @Test(arguments: [
    ("Cả A và B", "A và B"), ("A và B đều đúng", "A, B"), ("Cả hai đáp án A và B", "A, B"),
  ])
  func `letters that one choice names are that choice`(choice: String, key: String) {
    #expect(
      outlinePaper("Câu 1. Hỏi?\nA. x\nB. y\nC. z\nD. \(choice)\nĐáp án: \(key)")
        == ["Câu 1|Hỏi?|x/y/z/*\(choice)"])
  }

  @Test func `letters of all the others may mean the choice that says so`() {
    let reading = readPaper("Câu 1. Hỏi?\nA. x\nB. y\nC. Tất cả đều đúng\nĐáp án: A, B")
    #expect(reading.drafts.count == 1)
    #expect(findings(reading).contains("paper.key-either 5:9"))
  }

  @Test func `letters that are the text of a choice`() {
    #expect(
      outlinePaper("Câu 1. Hỏi?\nA. a, b\nB. a, c\nĐáp án: a, c") == ["Câu 1|Hỏi?|a, b/*a, c"])
    let reading = readPaper("Câu 1. Cạnh nào?\nA. BC\nB. AB\nC. AC\nĐáp án: AB")
    #expect(reading.drafts.count == 1)
  }

  @Test func `a text with a slip keeps its question as a draft`() {
    let reading = readPaper("Câu 1. Thủ đô?\nA. Huế\nB. Hà Nội\nĐáp án: Ha Noi")
    #expect(outline(reading) == ["Câu 1|Thủ đô?|Huế/Hà Nội"])
    #expect(findings(reading).contains("paper.key-not-a-choice 4:9"))
  }

  // MARK: Several letters

  private static let four = "Câu 1. Hỏi?\nA. w\nB. x\nC. y\nD. z\n"

  @Test(arguments: [
    "A) và C)", "A. và C.", "a) và c) đúng", "(A) và (C)", "A. C", "A. C.", "A) C)", "A.; C.",
    "A), C)",
  ])
  func `no letter of several is lost`(key: String) {
    #expect(outlinePaper(Self.four + "Đáp án: " + key) == ["Câu 1|Hỏi?|[]*w/x/*y/z"])
  }

  @Test func `three letters with points are three`() {
    #expect(outlinePaper(Self.four + "Đáp án: A. B. C") == ["Câu 1|Hỏi?|[]*w/*x/*y/z"])
  }

  @Test(arguments: ["A|C", "A–C", "A - C", "A đến C", "A tới C", "A = C", "A (C)", "A\\C"])
  func `letters that may be two or more are no key`(key: String) {
    let reading = readPaper(Self.four + "Đáp án: " + key)
    #expect(reading.items.map(\.isReady) == [false])
    #expect(findings(reading).contains("paper.key-either 6:9"))
  }

  @Test(arguments: [
    "Đáp án: B. A", "Đáp án: B: A", "Đáp án: B - A", "Đáp án: B (A)", "HẾT\nĐÁP ÁN\nCâu 1: B. A",
    "HẾT\nĐÁP ÁN\n1. B. A",
  ])
  func `the letter of a choice that stands behind its own is its text`(key: String) {
    #expect(
      outlinePaper("Câu 1. Đơn vị?\nA. V\nB. A\nC. W\n" + key) == ["Câu 1|Đơn vị?|V/*A/W"])
  }

  // MARK: Steps of solutions

  private static func question(_ number: Int) -> String {
    "Câu \(number). Hỏi \(number)?\nA. x\nB. y\n"
  }

  @Test func `numbered steps belong to the question above`() {
    let steps = "Lời giải\n1. Đọc đề.\n2. Tính.\n3. Vậy chọn B.\n"
    let reading = readPaper(
      Self.question(1) + steps + Self.question(2) + Self.question(3) + "ĐÁP ÁN\n1B")
    #expect(
      outline(reading) == ["Câu 1|Hỏi 1?|x/*y", "Câu 2|Hỏi 2?|x/y", "Câu 3|Hỏi 3?|x/y"])
    #expect(reading.items.first?.feedback == "1. Đọc đề.\n2. Tính.\n3. Vậy chọn B.")
  }

  @Test func `steps under every question, the last one too`() {
    let text = (1...3).map { number in
      Self.question(number) + "Lời giải:\n1. Đọc câu \(number).\n2. Chọn A.\n"
    }.joined()
    let reading = readPaper(text)
    #expect(reading.items.count == 3)
    #expect(reading.items.map(\.feedback).map { $0.contains("Đọc câu") } == [true, true, true])
    #expect(reading.items.map(\.feedback).map { $0.suffix(2) }.allSatisfy { $0 != "3." })
  }

  @Test func `steps within the solutions at the end open none`() {
    let reading = readPaper(
      Self.question(1) + Self.question(2)
        + "HẾT\nLỜI GIẢI\nCâu 1. Chọn A\n1. Bước một.\n2. Bước hai, chọn B là sai.\nCâu 2. Chọn B")
    #expect(outline(reading) == ["Câu 1|Hỏi 1?|*x/y", "Câu 2|Hỏi 2?|x/*y"])
  }

  @Test func `numbers alone open solutions where each names its key`() {
    let reading = readPaper(
      Self.question(1) + Self.question(2) + "LỜI GIẢI\n1. Chọn A vì thế.\n2. B. Vì vậy.\n")
    #expect(outline(reading) == ["Câu 1|Hỏi 1?|*x/y", "Câu 2|Hỏi 2?|x/*y"])
  }

  // MARK: Essays

  @Test(arguments: ["PHẦN II. TỰ LUẬN", "B. TỰ LUẬN (3 điểm)", "II. TỰ LUẬN"])
  func `a short line of the marking guide makes no answer of an essay`(heading: String) {
    let reading = readPaper(
      Self.question(1) + heading + "\nCâu 2. Giải phương trình.\nĐÁP ÁN\nCâu 1: A\nCâu 2: x = 5")
    #expect(outline(reading) == ["Câu 1|Hỏi 1?|*x/y", "Câu 2|Giải phương trình.|essay"])
    #expect(reading.items.last?.feedback == "x = 5")
  }

  @Test(arguments: ["II. LÀM VĂN (6,0 điểm)", "PHẦN II. LÀM VĂN", "B. LÀM VĂN", "PHẦN TẬP LÀM VĂN"])
  func `what is written about is no answer to type`(heading: String) {
    let reading = readPaper(
      Self.question(1) + heading + "\nCâu 2. Kể lại.\nĐÁP ÁN\nCâu 1: A\nCâu 2: HS kể đúng.")
    #expect(outline(reading) == ["Câu 1|Hỏi 1?|*x/y", "Câu 2|Kể lại.|essay"])
  }

  @Test(arguments: [
    "Chứng minh tam giác ABC cân.", "Viết đoạn văn 200 chữ.", "Hãy phân tích bài thơ.",
  ])
  func `what asks for an essay is one without a heading`(prompt: String) {
    let reading = readPaper(
      Self.question(1) + "Đáp án: A\nCâu 2. \(prompt)\nĐáp án: AB = AC nên cân tại A")
    #expect(outline(reading).last == "Câu 2|\(prompt)|essay")
    #expect(reading.items.last?.feedback == "AB = AC nên cân tại A")
    #expect(findings(reading).contains { $0.hasPrefix("paper.no-choices ") })
    let short = readPaper(Self.question(1) + "Đáp án: A\nCâu 2. \(prompt)\nĐáp án: 3,5")
    #expect(outline(short).last == "Câu 2|\(prompt)|number 3.5")
  }

  // MARK: Keys that are not there yet

  @Test(arguments: ["?", "1", "S", "x"])
  func `what names no choice keeps its question as a draft`(key: String) {
    let reading = readPaper(Self.four + "Đáp án: " + key)
    #expect(
      outline(reading) == (key == "x" ? ["Câu 1|Hỏi?|w/*x/y/z"] : ["Câu 1|Hỏi?|w/x/y/z"]))
  }

  @Test(arguments: ["chọn B", "là B", "đáp án B", "là câu B", "là phương án B."])
  func `words before the letter are no part of the key`(key: String) {
    #expect(outlinePaper(Self.four + "Đáp án: " + key) == ["Câu 1|Hỏi?|w/*x/y/z"])
  }

}
