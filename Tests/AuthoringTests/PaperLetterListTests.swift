import Assessment
import Testing

@testable import Authoring

/// Keys without numbers at the end of a paper: a letter for each question, in order.
@Suite struct PaperLetterListTests {
  /// Questions with choices A and B, three each, and no keys.
  private static func questions(_ count: Int, choices: [String] = ["x", "y", "z"]) -> String {
    (1...count).map { number in
      "Câu \(number). Hỏi \(number)?\n"
        + zip("ABCD", choices).map { "\($0). \($1)\n" }.joined()
    }.joined()
  }

  private static let expected = [
    "Câu 1|Hỏi 1?|*x/y/z", "Câu 2|Hỏi 2?|x/*y/z", "Câu 3|Hỏi 3?|*x/y/z", "Câu 4|Hỏi 4?|*x/y/z",
  ]

  @Test(arguments: [
    "ĐÁP ÁN: A B A A", "Đáp án: ABAA", "Đáp án: A, B, A, A.", "Đáp án: A; B; A; A",
    "Đáp án: A-B-A-A", "ĐÁP ÁN\nA\nB\nA\nA", "ĐÁP ÁN\n\nA B A A", "ĐÁP ÁN:\nAB\nAA",
    "BẢNG ĐÁP ÁN\nA B A A", "HẾT\nĐÁP ÁN\nA\nB\nA\nA", "HẾT\nĐÁP ÁN: ABAA",
    "ĐÁP ÁN ĐỀ KIỂM TRA\nA B A A", "BẢNG ĐÁP ÁN: A B A A", "Đáp án: a b a a", "Answer key: ABAA",
    "ĐÁP ÁN TRẮC NGHIỆM\nABAA", "Đáp án trắc nghiệm: ABAA",
  ])
  func `as many letters as questions are keys in order`(_ list: String) {
    let reading = readPaper(Self.questions(4) + list)
    #expect(outline(reading) == Self.expected)
    #expect(reading.diagnostics.map(\.code) == ["paper.keys-in-order"])
  }

  @Test(arguments: ["ĐÁP ÁN: A B A", "ĐÁP ÁN\nA\nB\nA", "BẢNG ĐÁP ÁN\nA B A", "ĐÁP ÁN: A B A A B"])
  func `another number of letters is told, and none is used`(_ list: String) {
    let reading = readPaper(Self.questions(4) + list)
    #expect(reading.items.count == 4)
    #expect(!outline(reading).contains { $0.contains("*") || $0.contains("[]") })
    let errors = reading.diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["paper.letters-without-numbers"])
    #expect(errors[0].message.vi.contains("4 câu"))
  }

  @Test func `a letter that its question does not have is told, and none is used`() {
    let reading = readPaper(Self.questions(4) + "ĐÁP ÁN: A B A D")
    #expect(!outline(reading).contains { $0.contains("*") })
    #expect(reading.diagnostics.map(\.code).contains("paper.letters-without-numbers"))
  }

  @Test func `letters below a question that has a key of its own are told`() {
    let reading = readPaper(
      "Câu 1. Hỏi 1?\nA. x\nB. y\nĐáp án: B\n" + "Câu 2. Hỏi 2?\nA. x\nB. y\n"
        + "Câu 3. Hỏi 3?\nA. x\nB. y\nĐÁP ÁN: B A B")
    #expect(
      outline(reading) == ["Câu 1|Hỏi 1?|x/*y", "Câu 2|Hỏi 2?|x/y", "Câu 3|Hỏi 3?|x/y"])
    #expect(reading.diagnostics.map(\.code).contains("paper.letters-without-numbers"))
  }

  @Test func `several right choices of the last question may be a list, and are neither`() {
    for key in ["A, B", "AB", "B A", "A, C"] {
      let reading = readPaper(Self.questions(2) + "Đáp án: \(key)")
      #expect(outline(reading) == ["Câu 1|Hỏi 1?|x/y/z", "Câu 2|Hỏi 2?|x/y/z"])
      #expect(reading.diagnostics.map(\.code).contains("paper.letters-or-several"))
    }
  }

  @Test func `several right choices stay where they can be no list`() {
    #expect(
      outlinePaper(Self.questions(3) + "Đáp án: A, C").last == "Câu 3|Hỏi 3?|[]*x/y/*z")
    #expect(outlinePaper(Self.questions(1) + "Đáp án: A, C") == ["Câu 1|Hỏi 1?|[]*x/y/*z"])
    #expect(
      outlinePaper(Self.questions(2) + "Đáp án: A và C").last == "Câu 2|Hỏi 2?|[]*x/y/*z")
    #expect(
      outlinePaper(
        "Câu 1. Hỏi?\nA. x\nB. y\nĐáp án: B\nCâu 2. Hỏi?\nA. x\nB. y\nC. z\nĐáp án: A, C")
        == ["Câu 1|Hỏi?|x/*y", "Câu 2|Hỏi?|[]*x/y/*z"])
    #expect(
      outlinePaper(
        "Câu 1. Hỏi?\nA. x\nB. y\nCâu 2. Những số nào là chẵn? (chọn hai)\nA. 2\nB. 3\nC. 4\n"
          + "Đáp án: A, C"
      ).last == "Câu 2|Những số nào là chẵn? (chọn hai)|[]*2/3/*4")
  }

  @Test func `all choices of the last question, out of order, are a list`() {
    let reading = readPaper(
      Self.questions(4, choices: ["x", "y", "z", "t"]) + "Đáp án: B D A C")
    #expect(
      outline(reading) == [
        "Câu 1|Hỏi 1?|x/*y/z/t", "Câu 2|Hỏi 2?|x/y/z/*t", "Câu 3|Hỏi 3?|*x/y/z/t",
        "Câu 4|Hỏi 4?|x/y/*z/t",
      ])
  }

  @Test func `each part may have its list`() {
    let questions =
      "PHẦN I\n" + Self.questions(2) + "PHẦN II\n" + Self.questions(3)
      + "PHẦN III. TỰ LUẬN\nCâu 1. Chứng minh điều đó.\n"
    let expected = [
      "Câu 1|Hỏi 1?|x/*y/z", "Câu 2|Hỏi 2?|x/*y/z", "Câu 1|Hỏi 1?|x/y/*z", "Câu 2|Hỏi 2?|*x/y/z",
      "Câu 3|Hỏi 3?|x/y/*z", "Câu 1|Chứng minh điều đó.|essay",
    ]
    for keys in [
      "BẢNG ĐÁP ÁN\nPHẦN I: BB\nPHẦN II: CAC", "HẾT\nĐÁP ÁN\nPHẦN I\nB B\nPHẦN II\nC\nA\nC",
      "BẢNG ĐÁP ÁN\nB B C A C",
    ] {
      #expect(outline(readPaper(questions + keys)) == expected)
    }
    #expect(
      outlinePaper(
        "PHẦN I\n" + Self.questions(2) + "Đáp án: B B\nPHẦN II\n" + Self.questions(3)
          + "Đáp án: C A C") == Array(expected.dropLast()))
  }

  @Test func `the lists of several papers go to the one with their code`() {
    let reading = readPaper(
      "Mã đề 102\n" + Self.questions(4)
        + "HẾT\nĐÁP ÁN\nMã đề 101: BBBB\nMã đề 102: ABAA")
    #expect(outline(reading) == Self.expected)
  }

  @Test func `the words of a choice are no list`() {
    let reading = readPaper(
      "Câu 1. One?\nA. x\nB. y\nCâu 2. Two?\nA. x\nB. y\nCâu 3. Which word?\nA. DAD\nB. MUM\n"
        + "Answer: DAD")
    #expect(outline(reading).last == "Câu 3|Which word?|*DAD/MUM")
  }

  @Test(arguments: [
    "Đáp án: A B A A (mỗi câu 1 điểm)", "Đáp án: [A] [B] [A] [A]",
    "Đáp án: A - B - A - A nha các em",
    "Đáp án: A, B, A và A", "ABAA", "A\nB\nA\nA", "Đáp án lần lượt là: A, B, A, A",
  ])
  func `words behind the letters, or none before them`(_ list: String) {
    let reading = readPaper(Self.questions(4) + list)
    #expect(outline(reading) == Self.expected)
    #expect(reading.diagnostics.map(\.code) == ["paper.keys-in-order"])
  }

  @Test func `letters alone that do not fit stay what they were`() {
    for list in ["ABA", "A\nB\nA", "ABAAB"] {
      let reading = readPaper(Self.questions(4) + list)
      #expect(!outline(reading).contains { $0.contains("*") })
      #expect(!reading.diagnostics.contains { $0.code == "paper.keys-in-order" })
    }
  }

  @Test func `a letter with the text of its choice is one key`() {
    for key in ["A. A", "A A", "C. AB", "A.A"] {
      let reading = readPaper(
        "Câu 1. Hỏi?\nA. x\nB. y\nCâu 2. Nhóm máu nào?\nA. A\nB. B\nC. AB\nD. O\nĐáp án: \(key)")
      let right = key.contains("B") ? "A/B/*AB/O" : "*A/B/AB/O"
      #expect(outline(reading).last == "Câu 2|Nhóm máu nào?|\(right)", "\(key)")
    }
  }

  @Test func `letters below an essay are for the questions with choices`() {
    let questions = Self.questions(3) + "PHẦN II\nCâu 4. Nêu cảm nghĩ của em.\n"
    for list in ["ĐÁP ÁN: B A B", "ĐÁP ÁN\nB\nA\nB", "Đáp án\nBAB", "ĐÁP ÁN: BAB"] {
      let reading = readPaper(questions + list)
      #expect(
        outline(reading) == [
          "Câu 1|Hỏi 1?|x/*y/z", "Câu 2|Hỏi 2?|*x/y/z", "Câu 3|Hỏi 3?|x/*y/z",
          "Câu 4|Nêu cảm nghĩ của em.|essay",
        ], "\(list)")
    }
    let few = readPaper(Self.questions(2) + "Câu 3. Điền chữ nào?\nĐáp án: B, A")
    #expect(few.items.allSatisfy { !$0.isReady })
    #expect(few.diagnostics.contains { $0.code == "paper.letters-or-several" })
  }

  @Test(arguments: ["1B2A3A", "1b2a3a", "Câu 1 là B, câu 2 là A, câu 3 là A"])
  func `numbers and letters without anything between them`(_ list: String) {
    #expect(
      outlinePaper(Self.questions(3) + "Đáp án: \(list)")
        == ["Câu 1|Hỏi 1?|x/*y/z", "Câu 2|Hỏi 2?|*x/y/z", "Câu 3|Hỏi 3?|*x/y/z"])
  }

  @Test(arguments: [
    "HƯỚNG DẪN CHẤM\nI. TRẮC NGHIỆM: A B A A\nII. TỰ LUẬN\nCâu 5: Vì thế.",
    "ĐÁP ÁN VÀ BIỂU ĐIỂM\nI. TRẮC NGHIỆM (mỗi câu 1 điểm)\nABAA\nII. TỰ LUẬN\nCâu 5: Vì thế.",
  ])
  func `letters for a part among what is for those who mark`(_ keys: String) {
    let reading = readPaper(
      "I. TRẮC NGHIỆM\n" + Self.questions(4) + "II. TỰ LUẬN\nCâu 5: Vì sao?\n" + keys)
    #expect(outline(reading) == Self.expected + ["Câu 5|Vì sao?|essay"])
    #expect(reading.items.last?.feedback == "Vì thế.")
  }

  @Test(arguments: [
    "A: câu 2, 3; B: câu 1", "B: câu 1; A: câu 2 và câu 3", "B (câu 1), A (câu 2, 3)",
  ])
  func `questions by their keys are no key of the last one`(_ keys: String) {
    let reading = readPaper(Self.questions(3) + "Đáp án: \(keys)")
    #expect(reading.items.allSatisfy { !$0.isReady })
    #expect(reading.hasErrors)
  }

  @Test(arguments: ["A, ĐSĐ, B", "A; B; 3,5", "A, 12, B", "B, S, Đ"])
  func `keys of several kinds without numbers are no key of the last question`(_ keys: String) {
    let reading = readPaper(Self.questions(3) + "Đáp án: \(keys)")
    #expect(reading.items.allSatisfy { !$0.isReady })
    #expect(reading.hasErrors)
  }

  @Test func `what follows another list may be one as well`() {
    let reading = readPaper(
      Self.questions(3)
        + "Đáp án: ABA\nCâu 4. Hỏi?\nA. x\nB. y\nC. z\nCâu 5. Hỏi nữa?\nA. x\nB. y\n"
        + "C. z\nĐáp án: B, A")
    #expect(reading.drafts.count == 5)
    #expect(reading.diagnostics.contains { $0.code == "paper.letters-or-several" })
  }

  @Test func `letters among the questions are told`() {
    let reading = readPaper(Self.questions(3) + "Đáp án: ABA\nCâu 4. Hỏi?\nA. x\nB. y\nĐáp án: B")
    #expect(outline(reading).last == "Câu 4|Hỏi?|x/*y")
    #expect(reading.drafts.count == 3)
    #expect(reading.diagnostics.contains { $0.code == "paper.letters-without-numbers" })
  }

  @Test func `the first part may be named over its keys alone`() {
    #expect(
      outlinePaper(
        Self.questions(4) + "PHẦN II. TRẢ LỜI NGẮN\nCâu 1. Tính?\nĐÁP ÁN\nPHẦN I: ABAA\n"
          + "PHẦN II: 1. 3,5") == Self.expected + ["Câu 1|Tính?|number 3.5"])
  }

  @Test func `pictures behind keys are left out`() {
    for keys in ["Đáp án\n1. B ✅\n2. A ✅\n3. A ✅", "👉 Đáp án: 1B 2A 3A 👈", "🔑 Đáp án: BAA 🎉"] {
      #expect(
        outlinePaper(Self.questions(3) + keys)
          == ["Câu 1|Hỏi 1?|x/*y/z", "Câu 2|Hỏi 2?|*x/y/z", "Câu 3|Hỏi 3?|*x/y/z"], "\(keys)")
    }
  }

  @Test func `letters below a row of numbers that do not fit it are no keys`() {
    let reading = readPaper(Self.questions(4) + "BẢNG ĐÁP ÁN\n1 2 3 4 5\nA B A A")
    #expect(!outline(reading).contains { $0.contains("*") })
  }
}
