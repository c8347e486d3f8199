import Assessment
import Testing

@testable import Authoring

/// "HƯỚNG DẪN CHẤM": a table with keys of choices and texts for essays.
@Suite struct PaperMarkingTableTests {
  private static let questions = """
    PHẦN I. TRẮC NGHIỆM
    Câu 1: Hai cộng hai bằng mấy?
    A. 3
    B. 4
    Câu 2: Ba cộng ba bằng mấy?
    A. 6
    B. 7
    PHẦN II. TỰ LUẬN
    Câu 3: Nêu các bước nộp hồ sơ trực tuyến.

    """

  private static let expected = [
    "Câu 1|Hai cộng hai bằng mấy?|3/*4", "Câu 2|Ba cộng ba bằng mấy?|*6/7",
    "Câu 3|Nêu các bước nộp hồ sơ trực tuyến.|essay",
  ]

  @Test(arguments: ["Nội dung", "Đáp án", "Nội dung cần đạt", "Hướng dẫn chấm"])
  func `letters are keys, and texts what essays are marked by`(_ title: String) {
    let reading = readPaper(
      Self.questions
        + "HƯỚNG DẪN CHẤM\nPhần\tCâu\t\(title)\tĐiểm\nI\t1\tB\t0,5\n\t2\tA\t0,5\n"
        + "II\t3\tĐăng nhập, chọn thủ tục, nộp\t1,0\n\t\tNêu được lợi ích\t0,5\n")
    #expect(outline(reading) == Self.expected)
    #expect(reading.items[2].feedback == "Đăng nhập, chọn thủ tục, nộp\nNêu được lợi ích")
    #expect(!reading.diagnostics.contains { $0.code == "paper.lines-left-out" })
  }

  @Test func `the same without a column of parts`() {
    for title in ["HƯỚNG DẪN CHẤM", "ĐÁP ÁN VÀ THANG ĐIỂM", "HẾT\nĐÁP ÁN"] {
      let reading = readPaper(
        Self.questions + title
          + "\n| Câu | Đáp án | Điểm |\n|---|---|---|\n| 1 | B | 0,5 |\n| 2 | A | 0,5 |\n"
          + "| Câu 3 (1,5 điểm) | Đăng nhập | 1,5 |\n| Tổng | | 2,5 |\n")
      #expect(outline(reading) == Self.expected)
      #expect(reading.items[2].feedback == "Đăng nhập")
    }
  }

  @Test func `keys of statements stand in such a table as well`() {
    let reading = readPaper(
      "PHẦN I. TRẮC NGHIỆM\nCâu 1: Hỏi?\nA. một\nB. hai\nPHẦN II. ĐÚNG SAI\nCâu 2: Xét:\na) Một.\nb) Hai.\n"
        + "PHẦN III. TỰ LUẬN\nCâu 3: Vì sao?\nHƯỚNG DẪN CHẤM\nPhần\tCâu\tNội dung\tĐiểm\n"
        + "I\t1\tB\t1\nII\t2\tĐ S\t1\nIII\t3\tVì thế.\t1\n")
    #expect(
      outline(reading) == [
        "Câu 1|Hỏi?|một/*hai", "Câu 2|Xét:|Một.=Đúng/Hai.=Sai", "Câu 3|Vì sao?|essay",
      ])
    #expect(reading.items.last?.feedback == "Vì thế.")
  }

  @Test func `a table in Word, with texts of several paragraphs and parts of an essay`() {
    let rows: [[[String]]] = [
      [["Phần"], ["Câu"], ["Nội dung"], ["Điểm"]], [["I"], ["1"], ["B"], ["0,5"]],
      [[""], ["2"], ["A"], ["0,5"]],
      [["II"], ["3"], ["a) Đăng nhập.", "b) Nộp hồ sơ."], ["0,5", "0,5"]],
      [[""], [""], ["c) Nhận kết quả."], ["0,5"]],
    ]
    let table =
      "<w:tbl>"
      + rows.map { row in
        "<w:tr>" + row.map { "<w:tc>" + paragraphs($0) + "</w:tc>" }.joined() + "</w:tr>"
      }.joined() + "</w:tbl>"
    for title in ["HƯỚNG DẪN CHẤM", "ĐÁP ÁN VÀ THANG ĐIỂM"] {
      let questions = Self.questions.split(separator: "\n").map(String.init)
      let reading = WordSample(paragraphs(questions + [title]) + table).read()
      #expect(outline(reading) == Self.expected)
      #expect(reading.items.last?.feedback == "a) Đăng nhập.\nb) Nộp hồ sơ.\nc) Nhận kết quả.")
    }
  }

  @Test func `a column for the parts of an essay, empty beside letters`() {
    let reading = readPaper(
      Self.questions
        + "HƯỚNG DẪN CHẤM\nCâu\tÝ\tNội dung\tĐiểm\n1\t\tB\t0,5\n2\t\tA\t0,5\n"
        + "3\ta\tĐăng nhập\t0,5\n\tb\tNộp\t0,5\n")
    #expect(outline(reading) == Self.expected)
    #expect(reading.items[2].feedback == "a Đăng nhập\nb Nộp")
  }

  @Test(arguments: ["HƯỚNG DẪN CHẤM", "ĐÁP ÁN"])
  func `a text is no key of a question that no heading calls an essay`(title: String) {
    let reading = readPaper(
      "Câu 1: Hỏi?\nA. một\nB. hai\nCâu 2: Tính?\n\(title)\nCâu\tNội dung\tĐiểm\n1\tB\t1\n"
        + "2\tBằng 5 vì thế\t1\n")
    #expect(outline(reading) == ["Câu 1|Hỏi?|một/*hai", "Câu 2|Tính?|essay"])
  }

  @Test func `numbers may begin anew in each part`() {
    let reading = readPaper(
      "PHẦN I. TRẮC NGHIỆM\nCâu 1: Hỏi?\nA. một\nB. hai\nPHẦN II. TỰ LUẬN\nCâu 1: Vì sao?\nCâu 2: Thế nào?\n"
        + "HƯỚNG DẪN CHẤM\nPhần\tCâu\tNội dung\tĐiểm\nI. Trắc nghiệm\t1\tB\t1\n"
        + "II. Tự luận\t1\tVì thế.\t1\n\t2\tNhư thế.\t1\n")
    #expect(
      outline(reading) == ["Câu 1|Hỏi?|một/*hai", "Câu 1|Vì sao?|essay", "Câu 2|Thế nào?|essay"])
    #expect(reading.items.map(\.feedback) == ["", "Vì thế.", "Như thế."])
  }
}
