import Authoring
import TestSupport
import Testing

@Suite struct TableDiagnosticsTests {
  struct Fault: Sendable, CustomStringConvertible {
    let code: String
    /// ▸ marks where the diagnostic must point.
    let text: String
    var items = 1
    var description: String { code }
  }

  static let faults: [Fault] = [
    Fault(code: "table.no-header", text: "▸một,hai\nba,bốn", items: 0),
    Fault(code: "table.unknown-column", text: "Câu hỏi,A,B,▸Giải thic,Đúng\nq,x,y,,A"),
    Fault(code: "table.unnamed-column", text: "Câu hỏi,A,,B,Đúng\nq,x,▸lạ,y,A"),
    Fault(code: "table.column-twice", text: "Câu hỏi,A,B,▸A,Đúng\nq,x,y,z,A"),
    Fault(code: "table.time-not-kept", text: "Câu hỏi,A,B,▸Thời gian,Đúng\nq,x,y,30,A"),
    Fault(code: "table.points-not-kept", text: "Câu hỏi,A,B,▸Điểm,Đúng\nq,x,y,10,A"),
    Fault(
      code: "table.keys-from-zero", text: "Câu hỏi,A,B,C,▸Đúng\nq,x,y,z,0\nr,x,y,z,1", items: 2),
    Fault(
      code: "table.keys-in-two-ways", text: "Câu hỏi,A,B,▸Đúng\nq,x,y,0\nr,x,y,2", items: 2),
    Fault(
      code: "table.index-from-one",
      text: "question,A,B,C,▸correct_index\nq,x,y,z,1\nr,x,y,z,2", items: 2),
    Fault(
      code: "table.key-uncounted", text: "Câu hỏi,A,B,Đúng\nq,x,y,▸0\nr,x,y,▸2", items: 2),
    Fault(code: "table.number-as-text", text: "Câu hỏi,Đúng\nq,▸\"1,000\"\nr,đá", items: 2),
    Fault(
      code: "table.decimal-marks-differ",
      text: "Câu hỏi;Đúng\nq;3,5\nr;▸2.5\ns;4,25\nt;7,5", items: 4),
    Fault(code: "table.row-too-wide", text: "Câu hỏi,A,B,Đúng\n▸Ai, gì?,x,y,A\nq,x,y,A"),
    Fault(code: "table.no-question", text: "Câu hỏi,A,B,Đúng\n,▸x,y,A\nq,x,y,A"),
    Fault(code: "table.unknown-kind", text: "Câu hỏi,Loại\nq,▸Tự luậnn", items: 0),
    Fault(
      code: "table.kind-taken-from-choices", text: "Câu hỏi,Loại,A,B,Đúng\nq,▸Chọnn một,x,y,A"),
    Fault(code: "table.nothing-is-right", text: "Câu hỏi,Loại,A,B\nq,▸Khảo sát,x,y", items: 0),
    Fault(code: "table.picture-not-kept", text: "Câu hỏi,Hình,A,B,Đúng\nq,▸a.png,x,y,A"),
    Fault(code: "table.unknown-format", text: "Câu hỏi,Định dạng,A,B,Đúng\nq,▸latex,x,y,A"),
    Fault(code: "table.key-unknown", text: "Câu hỏi,A,B,Đúng\nq,x,y,▸D"),
    Fault(code: "table.key-unclear", text: "Câu hỏi,A,B,C,Đúng\nq,2,3,4,▸2"),
    Fault(
      code: "table.key-unclear", text: "Câu hỏi,A,B,C,Đúng\nq,V,A,W,▸A\nr,V,A,W,B. A", items: 2),
    Fault(code: "table.key-split", text: "Câu hỏi,A,B,C,Đúng (1-3)\nq,x,y,z,▸13"),
    Fault(
      code: "table.objects-in-cell",
      text:
        "Câu hỏi,Các phương án,Đúng\nq,▸\"[{\"\"text\"\":\"\"x\"\",\"\"isCorrect\"\":true}]\",1",
      items: 0),
    Fault(code: "table.too-few-choices", text: "Câu hỏi,A,B,Đúng\n▸q,x,,A\nr,x,y,A"),
    Fault(code: "table.no-truth", text: "Câu hỏi,Loại,Đúng\nq,Đúng/Sai,▸có lẽ"),
    Fault(code: "table.weight-is-none", text: "Câu hỏi,A,B,Đúng,Phần điểm A\nq,x,y,A,▸nhiều"),
    Fault(code: "table.not-a-number", text: "Câu hỏi,Loại,A\nq,Số,▸bảy"),
    Fault(code: "table.number-unclear", text: "Câu hỏi,Loại,A\nq,Số,▸1.000"),
    Fault(
      code: "table.pair-without-arrow", text: "Câu hỏi,Loại,A,B\nq,Ghép đôi,a -> 1,▸b", items: 0),
    Fault(code: "table.order-incomplete", text: "Câu hỏi,Loại,A,B,Đúng\nq,Sắp xếp,x,y,▸A"),
    Fault(code: "table.gaps-do-not-match", text: "Câu hỏi,Loại,A,B\n▸q ___,cloze,x,y", items: 0),
    Fault(code: "table.unclosed-quote", text: "Câu hỏi,A,B,Đúng\nq,▸\"x,y,A\nr,x,y,A"),
    Fault(
      code: "table.is-paper", text: "▸Câu 1. Thủ đô?\nA. Huế\nB. Vinh\nĐáp án: A", items: 0),
    Fault(
      code: "table.is-responses",
      text: "▸Dấu thời gian,Họ và tên,Thủ đô của nước ta?\n2025/10/11,An,Hà Nội", items: 0),
    Fault(code: "table.is-keys", text: "▸Câu,101,102\n1,A,B\n2,C,D", items: 0),
    Fault(code: "table.choices-below", text: "▸Câu hỏi,Đúng,Thẻ\nq,,\nA. x,x,\nB. y,,"),
    Fault(
      code: "table.cell-below-not-read", text: "Câu hỏi,Đúng,Thẻ\nq,,t\nA. x,x,▸u\nB. y,,"),
    Fault(code: "bank.no-right-answer", text: "Câu hỏi,A,B,Đúng\n▸q,x,y,"),
    Fault(code: "bank.no-right-answer", text: "Câu hỏi,Loại,A,B\n▸q,Ghép đôi,,"),
    Fault(code: "bank.no-right-answer", text: "Câu hỏi,Loại,A,B\n▸q,Sắp xếp,,"),
    Fault(code: "bank.no-right-answer", text: "Câu hỏi,Loại,A,B\n▸q,Sắp xếp,x,"),
    Fault(code: "bank.equal-choices", text: "Câu hỏi,A,B,Đúng\nq,x,▸x,A"),
  ]

  @Test(arguments: faults)
  func `a fault is told at its cell, and the other rows are read`(_ fault: Fault) throws {
    let (text, places) = ContestSample.unmarked(fault.text)
    let reading = readTable(text, format: .csv)
    let found = reading.diagnostics.filter { $0.code == fault.code }
    #expect(found.map(\.place) == places, "\(reading.diagnostics)")
    #expect(reading.items.count == fault.items)
  }

  @Test func `diagnostics read well in both languages`() throws {
    var lines: [String] = []
    for fault in Self.faults where fault.code.hasPrefix("table.") {
      let text = fault.text.replacing("▸", with: "")
      let first = readTable(text, format: .csv).diagnostics.first { $0.code == fault.code }
      guard let first else { continue }
      lines += ["[\(fault.code)]", first.text(in: "vi"), first.text(in: "en")]
    }
    try expectGolden(lines.joined(separator: "\n") + "\n", "table-diagnostics")
  }

  @Test func `a question that is merged with the one above is no second item`() {
    let book = WorkbookSample(sheets: [
      .init(
        "S",
        WorkbookSample.rows([
          ["Câu hỏi", "A", "B", "Đúng"], ["q", "x", "y", "A"], ["", "z", "t", "B"],
        ]),
        tail: "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>")
    ])
    let reading = BankReader.read(bytes: book.bytes, file: "a.xlsx")
    #expect(reading.items.count == 1)
    #expect(
      reading.diagnostics.map { "\($0.line):\($0.column) \($0.code)" } == [
        "3:1 table.merged-question"
      ])
  }

  @Test func `an item just as large as allowed is read, a larger one is not`() {
    let cell = String(repeating: "x", count: 1024 * 1024)
    func codes(_ last: String) -> [String] {
      let row = [cell, cell, cell, last].joined(separator: ",")
      return readTable("Câu hỏi,A,B,Giải thích,Đúng\n\(row),A", format: .csv).diagnostics.map(
        \.code)
    }
    #expect(!codes(String(cell.dropLast())).contains("bank.item-too-large"))
    #expect(codes(cell).contains("bank.item-too-large"))
  }

  @Test func `as many choices as allowed are read, one more is not`() {
    func reading(_ count: Int) -> BankReading {
      let list = (1...count).map { "c\($0)" }.joined(separator: "|")
      return readTable("Câu hỏi,Các phương án,Đúng\nq,\(list),c2", format: .csv)
    }
    #expect(reading(BankLimits.answersMax).items.count == 1)
    #expect(reading(BankLimits.answersMax + 1).diagnostics.map(\.code) == ["bank.too-many-answers"])
  }
}
