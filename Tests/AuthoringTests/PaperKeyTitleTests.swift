import Assessment
import Authoring
import Testing

/// Titles of lists of keys in the words that teachers choose; the list below says what it is.
@Suite struct PaperKeyTitleTests {
  private static let choices =
    "Câu 1. Một?\nA. x\nB. y\nC. z\nCâu 2. Hai?\nA. x\nB. y\nC. z\nCâu 3. Ba?\nA. x\nB. y\nC. z\n"
  private static let answered = ["Câu 1|Một?|x/*y/z", "Câu 2|Hai?|*x/y/z", "Câu 3|Ba?|x/y/*z"]

  @Test(
    arguments: [
      "Đáp án trắc nghiệm", "ĐÁP ÁN TRẮC NGHIỆM:", "GỢI Ý ĐÁP ÁN", "Gợi ý trả lời",
      "ĐÁP ÁN MÔN TOÁN 10", "Đáp án và thang điểm", "HƯỚNG DẪN CHẤM", "HƯỚNG DẪN CHẤM – ĐÁP ÁN",
      "ĐÁP ÁN - BIỂU ĐIỂM", "ĐÁP ÁN ĐỀ SỐ 1", "PHIẾU ĐÁP ÁN", "Key answers", "KEY",
      "--- ĐÁP ÁN ---", "*** Đáp án trắc nghiệm ***", "◊ ĐÁP ÁN", "~~~ KEY ~~~", "C. ĐÁP ÁN",
      "V. ĐÁP ÁN", "ĐÁP ÁN (Gồm 01 trang)", "PHỤ LỤC: ĐÁP ÁN", "Đáp án 3 câu trên", "HDC",
      "Kết quả",
      "ĐÁP ÁN TRẮC NGHIỆM (Mỗi câu đúng 0,25 điểm)",
    ],
    ["1B 2A 3C", "1. B\n2. A\n3. C", "Câu 1: B\nCâu 2: A\nCâu 3: C", "1\t2\t3\nB\tA\tC"])
  func `a list of keys below any title`(title: String, keys: String) {
    for end in ["", "\n", "-----HẾT-----\n"] {
      #expect(outlinePaper(Self.choices + end + title + "\n" + keys) == Self.answered)
    }
  }

  @Test(arguments: [
    "1B 2A 3C", "1.B\t2.A\t3.C", "1. B\n2. A\n3. C", "Câu 1: B\nCâu 2: A\nCâu 3: C",
  ])
  func `a list of keys without a title`(keys: String) {
    #expect(outlinePaper(Self.choices + keys) == Self.answered)
    #expect(
      outlinePaper(Self.choices + "Đáp án môn Toán\nMỗi câu đúng được 0,5 điểm\n" + keys)
        == Self.answered)
  }

  @Test(arguments: ["41-B, 42-A, 43-C", "Đáp án phần Địa lí\n41B 42A 43C"])
  func `keys of a paper that begins with another number`(keys: String) {
    let paper = Self.choices.replacing("Câu ", with: "Câu 4")
    #expect(
      outlinePaper(paper + keys)
        == Self.answered.map { $0.replacing("Câu ", with: "Câu 4") })
  }

  @Test func `a column of sources beside the keys explains them`() {
    let reading = readPaper(
      Self.choices
        + "ĐÁP ÁN CUỘC THI\nCâu | Đáp án | Căn cứ pháp lý\n1 | B | Điều 1\n2 | A | Điều 2\n"
        + "3 | C | Điều 3")
    #expect(outline(reading) == Self.answered)
    #expect(reading.items.map(\.feedback) == ["Điều 1", "Điều 2", "Điều 3"])
  }

  @Test func `the guide for marking below an essay is none of its text`() {
    let reading = readPaper(
      "I. TRẮC NGHIỆM\n\(Self.choices)II. TỰ LUẬN\nCâu 4. Kể về quê em?\n"
        + "HƯỚNG DẪN CHẤM VÀ BIỂU ĐIỂM\nI. TRẮC NGHIỆM (Mỗi câu 0,5 điểm)\n1. B\n2. A\n3. C")
    #expect(outline(reading) == Self.answered + ["Câu 4|Kể về quê em?|essay"])
  }

  @Test func `keys behind the numbers of their parts below a title`() {
    #expect(
      outlinePaper("I. ĐỌC HIỂU\n\(Self.choices)GỢI Ý ĐÁP ÁN\nI. 1. B\n2. A\n3. C") == Self.answered
    )
  }

  @Test func `a line in small letters above a list goes on with the choice`() {
    let reading = readPaper(
      "Câu 1. Một?\nA. x\nB. y\nCâu 2. Hai?\nA. x\nB. một câu trả lời thật là dài mà không đủ chỗ\n"
        + "kết quả\n1B 2A")
    #expect(outline(reading).last?.contains("kết quả") == true)
    #expect(reading.drafts.isEmpty)
  }

  @Test func `a choice that speaks of answers is no title`() {
    let paper = "Câu 1. Một?\nA. x\nB. y\nC. Đáp án khác\nCâu 2. Hai?\nA. x\nB. y\nC. Đáp án khác\n"
    #expect(
      outlinePaper(paper + "1B 2C")
        == ["Câu 1|Một?|x/*y/Đáp án khác", "Câu 2|Hai?|x/y/*Đáp án khác"])
  }

  @Test func `the key of the last question is no title`() {
    let reading = readPaper(
      "Câu 1. Một?\nA. x\nB. y\nCâu 2. Hai?\nA. x\nB. y\nĐáp án: A\nHẾT\n1.A 2.B")
    #expect(outline(reading) == ["Câu 1|Một?|*x/y", "Câu 2|Hai?|x/y"])
    #expect(findings(reading).contains { $0.hasPrefix("paper.keys-disagree") })
  }

  @Test func `pairs under a question that asks to match are no list of keys`() {
    let reading = readPaper(
      "Câu 1. Một?\nA. x\nB. y\nĐáp án: A\nCâu 2. Hai?\nA. x\nB. y\nĐáp án: B\n"
        + "Câu 3. Nối cột A với cột B:\n1. một\n2. hai\n3. ba\na. one\nb. two\nc. three\n1-a 2-b 3-c"
    )
    #expect(outline(reading).prefix(2) == ["Câu 1|Một?|*x/y", "Câu 2|Hai?|x/*y"])
    #expect(reading.items.count == 3)
  }

  @Test(arguments: ["Câu", "Bài", "Question", "Ques", "Q", "Câu hỏi"])
  func `questions and keys with different words`(word: String) {
    let paper = Self.choices.replacing("Câu", with: word)
    for other in ["Câu", "Bài", "Question"] {
      let reading = readPaper(paper + "ĐÁP ÁN\n\(other) 1: B\n\(other) 2: A\n\(other) 3: C")
      #expect(outline(reading) == Self.answered, "\(word), \(other)")
    }
    #expect(outlinePaper(paper + "ĐÁP ÁN\n1B 2A 3C") == Self.answered)
  }

  @Test(arguments: ["Mã đề 101", "* Mã đề 101", "Mã đề: 101"])
  func `keys of several papers one below the other`(title: String) {
    let other = title.replacing("101", with: "102")
    #expect(
      outlinePaper(
        "Mã đề: 101\n" + Self.choices
          + "ĐÁP ÁN\n\(other)\nCâu 1: A\nCâu 2: C\nCâu 3: B\n\(title)\nCâu 1: B\nCâu 2: A\nCâu 3: C"
      )
        == Self.answered)
  }
}
