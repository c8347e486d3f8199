import Assessment
import Testing

@testable import Authoring

/// What real papers do that the others do not: questions without numbers, odd signs, keys alone.
@Suite struct PaperStrayHabitTests {
  private func read(_ text: String) -> BankReading {
    BankReader.read(bytes: Array(text.utf8), file: "a.txt", format: .paper)
  }

  private let first = "Số liền sau của 9 là\nA. 8\nB. 10\nĐáp án: B\n\n"

  @Test(arguments: [
    "Chọn từ viết đúng chính tả:", "Suy ra kết quả nào?", "Lan nói gì?\nChọn câu đúng.",
  ])
  func `what is asked may begin as a key may`(question: String) {
    let reading = read(first + question + "\nA. giành\nB. rành\nĐáp án: A\n")
    #expect(
      outline(reading) == [
        "–|Số liền sau của 9 là|8/*10",
        "–|\(question.replacing("\n", with: "⏎"))|*giành/rành",
      ])
  }

  @Test(arguments: ["Chọn B", "Chọn đáp án B.", "Suy ra: B"])
  func `a key that is chosen stays one`(key: String) {
    let reading = read("Một?\nA. 8\nB. 10\n\(key)\n\nHai?\nA. 1\nB. 2\n\(key)\n")
    #expect(outline(reading) == ["–|Một?|8/*10", "–|Hai?|1/*2"])
  }

  @Test func `a question without a number may have several paragraphs`() {
    let reading = read(
      first + "Một xe chở 4 bao gạo.\n\nHỏi 3 xe chở mấy bao?\n\nA. 12\nB. 7\n\nĐáp án: A\n")
    #expect(
      outline(reading).last == "–|Một xe chở 4 bao gạo.⏎Hỏi 3 xe chở mấy bao?|*12/7")
    let alone = read("Lan có 5 quả táo.\n\nHỏi Lan còn mấy quả?\n\nA. 2\nB. 3\n\nĐáp án: B\n")
    #expect(outline(alone) == ["–|Lan có 5 quả táo.⏎Hỏi Lan còn mấy quả?|2/*3"])
  }

  @Test func `whole questions above the first number are questions`() {
    let reading = read(first + "1. Từ nào?\nA. Giành\nB. Rành\nĐáp án: A\n")
    #expect(outline(reading) == ["–|Số liền sau của 9 là|8/*10", "Câu 1|Từ nào?|*Giành/Rành"])
  }

  @Test func `the head of a paper is no question`() {
    let reading = read(
      "TRƯỜNG THPT X\nA. Trắc nghiệm\nB. Tự luận\n\nCâu 1. Một?\nA. 1\nB. 2\nĐáp án: A\n")
    #expect(outline(reading) == ["Câu 1|Một?|*1/2"])
  }

  @Test func `a dollar before a letter marks the right choice`() {
    let reading = read(
      "Câu 1: Nhãn\nA. một\n$B. hai\nC. ba\n\nCâu 2: Nhãn\n$A. một\nB. hai\n\nCâu 3: Nhãn\nA. một\nB. hai\n$C. ba\n"
    )
    #expect(
      outline(reading) == [
        "Câu 1|Nhãn|một/*hai/ba", "Câu 2|Nhãn|*một/hai", "Câu 3|Nhãn|một/hai/*ba",
      ])
  }

  @Test func `a formula before a choice is no mark`() {
    let reading = read("Câu 1: Cho\nA. $B. C$ là gì\nB. $A$. Đúng\nĐáp án: B\n")
    #expect(outline(reading) == ["Câu 1|Cho|$B. C$ là gì/*$A$. Đúng"])
  }

  @Test func `keys alone are no questions`() {
    let reading = read("Câu 1: A\nCâu 2: B\nCâu 3: C\n")
    #expect(reading.items.isEmpty)
    #expect(reading.diagnostics.first?.code == "paper.only-keys")
    #expect(read("Câu 1: a\nCâu 2: Kể tên.\n").items.count == 2)
  }

  @Test(arguments: ["ĐÁP ÁN VÀ THANG ĐIỂM", "HƯỚNG DẪN CHẤM", "ĐÁP ÁN VÀ HƯỚNG DẪN CHẤM"])
  func `a table for those who mark is in no question, whatever its columns are`(title: String) {
    let reading = read(
      """
      PHẦN I. TRẮC NGHIỆM
      Câu 1. Một?
      A. 1\tB. 2\tC. 3\tD. 4
      PHẦN II. TỰ LUẬN
      Câu 2. Kể tên ba con sông.
      Câu 3. Tính 2+2.

      \(title)
      Phần\tCâu\tNội dung\tĐiểm
      I\t1\tA\t0,5
      II\t2\tSông Lam, sông Hồng, sông Mã\t2,0
      \t3\t2+2=4\t1,0
      """)
    #expect(reading.items.map(\.prompt) == ["Một?", "Kể tên ba con sông.", "Tính 2+2."])
    #expect(reading.items.map(\.isReady) == [true, false, false])
    #expect(reading.items.map(\.feedback) == ["", "Sông Lam, sông Hồng, sông Mã", "2+2=4"])
  }

  @Test func `lines of which one has a star are choices, where most questions are so`() {
    let text =
      "Câu 7. Mô nào?\nKhông khí\nMô mỡ\nParafin\n* Nước\n\nCâu 8. Mô nào nữa?\n*Không khí\nMô mỡ\nXương\n"
    #expect(
      outline(read(text)) == [
        "Câu 7|Mô nào?|Không khí/Mô mỡ/Parafin/*Nước", "Câu 8|Mô nào nữa?|*Không khí/Mô mỡ/Xương",
      ])
    let alone = read("Câu 1. Kể tên:\nba con sông\nba ngọn núi\n* ngắn gọn\n\nCâu 2. Kể chuyện.\n")
    #expect(alone.items.map(\.kind) == [.essay, .essay])
  }
}
