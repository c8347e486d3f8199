import Assessment
import Authoring
import Testing

/// Tables whose choices stand in rows under their question.
@Suite struct TableStackTests {
  private static let right = [
    "single: Huế/0 | Hà Nội/100 | Vinh/0", "single: ba/0 | bốn/100",
  ]

  @Test(arguments: [
    // Letters in the column of the question.
    """
    STT;Câu hỏi;Đáp án
    1;Thủ đô?;B
    ;A. Huế;
    ;B. Hà Nội;
    ;C. Vinh;
    2;Hai cộng hai?;B
    ;A. ba;
    ;B. bốn;
    """,
    // Letters in front, the right one marked.
    """
    STT;Nội dung câu hỏi;Đúng
    1;Thủ đô?;
    A;Huế;
    B;Hà Nội;x
    C;Vinh;
    2;Hai cộng hai?;
    a);ba;
    b);bốn;x
    """,
    // A column of choices, in rows of their own or beside the question.
    """
    Câu hỏi;Phương án;Đúng/Sai
    Thủ đô?;;
    ;Huế;Sai
    ;Hà Nội;Đúng
    ;Vinh;Sai
    Hai cộng hai?;ba;Sai
    ;bốn;Đúng
    """,
    """
    Câu hỏi;Các phương án;Đáp án đúng
    Thủ đô?;A. Huế;B
    ;B. Hà Nội;
    ;C. Vinh;
    Hai cộng hai?;A. ba;B
    ;B. bốn;
    """,
    // Only the question has a number.
    """
    STT;Nội dung;Đúng
    1;Thủ đô?;
    ;Huế;
    ;Hà Nội;x
    ;Vinh;
    2;Hai cộng hai?;
    ;ba;
    ;bốn;x
    """,
    // Stars, small letters.
    """
    Câu hỏi;Chủ đề;Đáp án
    Thủ đô?;;
    a) Huế;;
    *b) Hà Nội;;
    c) Vinh;;
    Hai cộng hai?;;
    a) ba;;
    *b) bốn;;
    """,
  ])
  func `choices in rows under the question are put together`(text: String) {
    let reading = readTable(text)
    #expect(reading.items.map(summary) == Self.right)
    #expect(reading.items.map(\.prompt) == ["Thủ đô?", "Hai cộng hai?"])
    #expect(reading.diagnostics.map(\.code) == ["table.choices-below"])
  }

  @Test func `merged cells of a sheet are read as they look`() {
    let rows = [
      ["STT", "Câu hỏi", "Phương án", "Đúng"], ["1", "Thủ đô?", "Huế", ""],
      ["", "", "Hà Nội", "x"], ["", "", "Vinh", ""], ["2", "Hai cộng hai?", "ba", ""],
      ["", "", "bốn", "x"],
    ]
    let merges =
      "<mergeCells><mergeCell ref=\"A2:A4\"/><mergeCell ref=\"B2:B4\"/><mergeCell ref=\"B5:B6\"/>"
      + "</mergeCells>"
    let book = WorkbookSample(sheets: [
      WorkbookSample.Sheet("Đề", WorkbookSample.rows(rows), tail: merges)
    ])
    let reading = BankReader.read(bytes: book.bytes, file: "a.xlsx")
    #expect(reading.items.map(summary) == Self.right)
    #expect(reading.diagnostics.map(\.code) == ["table.choices-below"])
    #expect(reading.items.map(\.source?.line) == [2, 5])
  }

  @Test func `what stands beside a choice goes with it, or is told`() {
    let reading = readTable(
      """
      STT;Câu hỏi;Đáp án;Giải thích;Chủ đề
      1;Thủ đô?;B;Từ năm 1945;Địa lí
      ;A. Huế;;Đến năm 1945;
      ;B. Hà Nội;;;Lịch sử
      """)
    guard case .single(let choices)? = reading.items.first?.body else {
      Issue.record("no choices")
      return
    }
    #expect(choices.map(\.feedback) == ["Đến năm 1945", ""])
    #expect(reading.items.first?.feedback == "Từ năm 1945")
    #expect(reading.items.first?.category == ["Địa lí"])
    #expect(
      reading.diagnostics.map { "\($0.line) \($0.code)" }
        == ["1 table.choices-below", "4 table.cell-below-not-read"])
  }

  @Test func `short answers that begin with letters stay items of their own`() {
    let reading = readTable("Câu hỏi;Đáp án\nA. Einstein là ai?;nhà vật lí\nThủ đô?;Hà Nội")
    #expect(reading.items.count == 2)
    let numbered = readTable("STT;Câu hỏi;Đáp án\n1;Thủ đô?;Hà Nội\n;Ai?;An\n;Gì?;Nước")
    #expect(numbered.items.count == 3)
  }

  @Test func `so many rows are the choices of one item, and no more`() {
    func text(_ count: Int) -> String {
      "STT;Câu hỏi;Đúng\n1;Chọn?;\n"
        + (1...count).map { ";c\($0);\($0 == 2 ? "x" : "")\n" }.joined()
    }
    #expect(readTable(text(26)).items.map { summary($0).split(separator: "|").count } == [26])
    let more = readTable(text(27))
    #expect(more.items.map { summary($0).split(separator: "|").count }.first == 26)
    #expect(more.diagnostics.contains { $0.line == 29 })
  }

  @Test func `a paper that was typed into cells is told as such`() {
    let rows = [["Câu 1. Thủ đô?"], ["A. Huế"], ["B. Hà Nội"], ["Đáp án: B"]]
    let book = WorkbookSample(WorkbookSample.rows(rows))
    let reading = BankReader.read(bytes: book.bytes, file: "a.xlsx")
    #expect(reading.items.isEmpty)
    #expect(reading.diagnostics.map(\.code) == ["table.is-paper"])
  }
}
