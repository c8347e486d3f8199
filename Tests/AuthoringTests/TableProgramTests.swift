import Assessment
import Authoring
import Testing

/// Tables as other programs make them.
@Suite struct TableProgramTests {
  private func kahoot(_ rows: [String], strings: [String] = []) -> BankReading {
    let header = [
      "", "Question - max 120 characters", "Answer 1 - max 75 characters",
      "Answer 2 - max 75 characters", "Answer 3 - max 75 characters",
      "Answer 4 - max 75 characters",
      "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
      "Correct answer(s) - choose at least one",
    ]
    var book = WorkbookSample(
      WorkbookSample.rows([["", "Quiz template"], ["", "Add questions"], header], from: 6)
        + rows.joined())
    book.styles = """
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="16"/></cellXfs>
      """
    return BankReader.read(bytes: book.bytes, file: "quiz.xlsx")
  }

  private func row(_ line: Int, _ question: String, key: String) -> String {
    let texts = WorkbookSample.rows([["", question, "một", "hai", "ba", "bốn"]], from: line)
    return texts.replacing(
      "</row>", with: "<c r=\"G\(line)\"><v>20</v></c><c r=\"H\(line)\" \(key)</c></row>"
    ).replacing(
      "<row r=\"\(line)\">", with: "<row r=\"\(line)\"><c r=\"A\(line)\"><v>\(line)</v></c>")
  }

  @Test func `Kahoot's numbers of answers are read whatever Excel made of them`() {
    let reading = kahoot([
      row(9, "q1", key: "><v>1.0</v>"), row(10, "q2", key: "t=\"inlineStr\"><is><t>1,2,3</t></is>"),
      row(11, "q3", key: "><v>1.2</v>"), row(12, "q4", key: "s=\"2\"><v>44593</v>"),
      row(13, "q5", key: "s=\"1\"><v>37654</v>"), row(14, "q6", key: "><v>13</v>"),
      "<row r=\"15\"><c r=\"A15\"><v>15</v></c></row>", row(16, "q7", key: "><v>7</v>"),
      row(17, "q8", key: ">"),
    ])
    #expect(reading.format == .kahoot)
    let right = reading.items.map { item -> [Int] in
      switch item.body {
      case .single(let choices), .multiple(let choices):
        choices.indices.filter { choices[$0].fraction > .zero }.map { $0 + 1 }
      default: []
      }
    }
    // 44593 is 1 February 2022, 37654 is 2 February 2003: "2/2/3" names no three answers.
    #expect(right == [[1], [1, 2, 3], [1, 2], [1, 2], [], [1, 3], [], []])
    #expect(
      reading.diagnostics.map { "\($0.line):\($0.column) \($0.code)" } == [
        "8:7 table.time-not-kept", "11:8 table.key-split", "12:8 table.key-split",
        "13:8 table.key-unknown", "14:8 table.key-split", "16:8 table.key-unknown",
        "17:2 bank.no-right-answer",
      ])
  }

  @Test func `Kahoot's header may stand in any row, and a text may have it too`() {
    let text = """
      ;;;;;;
      Question;Answer 1;Answer 2;Answer 3;Answer 4;Time limit;Correct answer
      2, 3 hay 4?;2;3;4;;20;1
      """
    let reading = readTable(text)
    #expect(reading.format == .kahoot)
    #expect(reading.items.map(summary) == ["single: 2/100 | 3/0 | 4/0"])
  }

  @Test func `Kahoot's sheet may have names in Vietnamese`() {
    let text = """
      ;Câu hỏi - tối đa 120 ký tự;Trả lời 1 - tối đa 75 ký tự;Trả lời 2 - tối đa 75 ký tự;\
      Trả lời 3 - tối đa 75 ký tự;Giới hạn thời gian (giây) - 5, 10, 20;\
      (Các) câu trả lời đúng - chọn ít nhất một
      1;Số nào chẵn?;1;2;4;20;2,3
      """
    let reading = readTable(text)
    #expect(reading.format == .kahoot)
    #expect(reading.items.map(summary) == ["multiple: 1/-50 | 2/50 | 4/50"])
    #expect(reading.diagnostics.map(\.code) == ["table.time-not-kept"])
  }

  @Test func `Quizizz's sheet may have names in Vietnamese`() {
    let rows = [
      [
        "Văn bản câu hỏi", "Loại câu hỏi", "Tùy chọn 1", "Tùy chọn 2", "Tùy chọn 3", "Tùy chọn 4",
        "Tùy chọn 5", "Câu trả lời đúng", "Thời gian tính bằng giây", "Liên kết hình ảnh",
        "Giải thích câu trả lời",
      ],
      ["Văn bản của câu hỏi (bắt buộc)", "Loại câu hỏi (mặc định)", "Văn bản", "", "", "", ""],
      ["Số nào chẵn?", "Trắc nghiệm", "3", "4", "5", "", "", "2", "30", "", "4 = 2 × 2"],
      ["Nguyên âm?", "Hộp kiểm", "a", "b", "e", "c", "", "1,3", "20", "", ""],
      ["Thủ đô?", "Điền vào chỗ trống", "Hà Nội", "Ha Noi", "", "", "", "", "45", "", ""],
      ["Em nghĩ gì?", "Câu hỏi mở", "", "", "", "", "", "", "300", "", ""],
      ["Màu nào đẹp?", "Thăm dò ý kiến", "đỏ", "xanh", "", "", "", "", "30", "", ""],
    ]
    let csv = rows.map { row in row.map { "\"\($0)\"" }.joined(separator: ",") }
    let reading = readTable(csv.joined(separator: "\n"))
    #expect(reading.format == .quizizz)
    #expect(
      reading.items.map(summary) == [
        "single: 3/0 | 4/100 | 5/0", "multiple: a/50 | b/-50 | e/50 | c/-50",
        "text: Hà Nội/100 | Ha Noi/100", "essay: ",
      ])
    #expect(reading.items.first?.feedback == "4 = 2 × 2")
    #expect(reading.diagnostics.map(\.code) == ["table.time-not-kept", "table.nothing-is-right"])
  }

  static let quizizz = [
    [
      "Question Text", "Question Type", "Option 1", "Option 2", "Option 3", "Option 4", "Option 5",
      "Correct Answer", "Time in seconds", "Image Link", "Answer explanation",
    ],
    [
      "Text of the question\n\n(required)", "Question Type\n\n(default is Multiple Choice)",
      "Text for option 1\n\n(required)", "Text for option 2", "", "", "", "The correct option", "",
      "",
      "Explanation",
    ],
    ["Số nào chẵn?", "Multiple Choice", "3", "4", "5", "", "", "2", "30", "", "4 = 2 × 2"],
    ["Nguyên âm?", "Checkbox", "a", "b", "e", "c", "", "1,3", "20", "https://a.vn/b.png", ""],
    ["Thủ đô?", "Fill-in-the-Blank", "Hà Nội", "Ha Noi", "", "", "", "", "45", "", ""],
    ["Em nghĩ gì?", "Open-Ended", "", "", "", "", "", "", "300", "", ""],
    ["Màu nào đẹp?", "Poll", "đỏ", "xanh", "", "", "", "", "30", "", ""],
    ["Vẽ đi", "Draw", "", "", "", "", "", "", "20", "", ""],
    ["Không ghi loại", "", "đúng", "sai", "", "", "", "1", "", "", ""],
  ]

  @Test(arguments: [false, true])
  func `Quizizz's sheet is read from a text and from a workbook`(isWorkbook: Bool) {
    let csv = Self.quizizz.map { row in
      row.map { "\"\($0)\"" }.joined(separator: ",")
    }.joined(separator: "\n")
    let bytes =
      isWorkbook ? WorkbookSample(WorkbookSample.rows(Self.quizizz)).bytes : Array(csv.utf8)
    let reading = BankReader.read(bytes: bytes, file: isWorkbook ? "a.xlsx" : "a.csv")
    #expect(reading.format == .quizizz)
    #expect(
      reading.items.map(summary) == [
        "single: 3/0 | 4/100 | 5/0", "multiple: a/50 | b/-50 | e/50 | c/-50",
        "text: Hà Nội/100 | Ha Noi/100", "essay: ", "single: đúng/100 | sai/0",
      ])
    #expect(reading.items.first?.feedback == "4 = 2 × 2")
    #expect(!reading.hasErrors)
    #expect(
      reading.diagnostics.map(\.code) == [
        "table.time-not-kept", "table.picture-not-kept", "table.nothing-is-right",
        "table.nothing-is-right",
      ])
  }

  @Test func `Blooket's sheet has a banner, and typed answers`() {
    let text = """
      "Blooket
      Import Template",,,,,,,,,
      Question #,Question Text,Answer 1,Answer 2,"Answer 3
      (Optional)","Answer 4
      (Optional)","Time Limit (sec)
      (Max: 300 seconds)","Correct Answer(s)
      (Only include Answer #)",,
      1,"2, 3 hay 5 là số chẵn?",2,3,5,,20,1,,
      2,Số nguyên tố?,2,3,4,6,30,"1,2",,
      3,"Giải
      36=2x+8",14,x=14,,,60,,,typing
      4,,,,,,,,,
      """
    let reading = readTable(text)
    #expect(reading.format == .blooket)
    #expect(
      reading.items.map(summary) == [
        "single: 2/100 | 3/0 | 5/0", "multiple: 2/50 | 3/50 | 4/-50 | 6/-50",
        "text: 14/100 | x=14/100",
      ])
    #expect(reading.items.map(\.source?.line) == [8, 9, 10])
    #expect(reading.diagnostics.map(\.code) == ["table.time-not-kept"])
  }

  @Test func `Gimkit's sheet says what is right and what is wrong`() {
    let text = """
      Gimkit Spreadsheet Import Template,,,,
      Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2 (Optional),Incorrect Answer 3 (Optional)
      3 × 4 = ?,12,7,34,
      Thủ đô?,Hà Nội,,,
      5 + 5?,10,,,
      """
    let reading = readTable(text)
    #expect(reading.format == .gimkit)
    #expect(
      reading.items.map(summary) == [
        "single: 12/100 | 7/0 | 34/0", "text: Hà Nội/100", "text: 10/100",
      ])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test(arguments: [nil, BankFormat.classquiz])
  func `ClassQuiz's sheet is known by its places`(format: BankFormat?) {
    let book = WorkbookSample(
      WorkbookSample.rows([["", "", "Sông ngòi"], ["", "", "Về sông ở Nghệ An"]], from: 5)
        + WorkbookSample.rows(
          [
            ["", "Sông nào dài nhất?", "Lam", "Hiếu", "Con", "", "30", "1"],
            ["", "Chọn hai", "a", "b", "c", "d", "30", "13"], ["", ""],
          ], from: 14))
    let reading = BankReader.read(bytes: book.bytes, file: "a.xlsx", format: format)
    #expect(reading.format == .classquiz)
    #expect(
      reading.items.map(summary) == [
        "single: Lam/100 | Hiếu/0 | Con/0", "multiple: a/50 | b/-50 | c/50 | d/-50",
      ])
    #expect(reading.items.map(\.category) == [["Sông ngòi"], ["Sông ngòi"]])
    #expect(reading.diagnostics.map(\.code) == ["table.time-not-kept"])
  }

  @Test func `a format that is named is believed`() {
    let text = "Question,A,B,Correct\nq,2,3,2"
    #expect(readTable(text).items.map(summary) == ["single: 2/0 | 3/0"])
    #expect(readTable(text, format: .kahoot).items.map(summary) == ["single: 2/0 | 3/100"])
  }
}
