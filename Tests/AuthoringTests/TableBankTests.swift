import Assessment
import Authoring
import Testing

@Suite struct TableBankTests {
  private func items(_ text: String) -> [String] { readTable(text).items.map(summary) }

  @Test func `our header is found in any order, with and without marks, in two languages`() {
    let vietnamese = """
      Đúng;Câu hỏi;B;A;Loại;Giải thích;Chủ đề;Thẻ;Độ khó;Nguồn;Tiêu đề;Mã
      A;Thủ đô?;Huế;Hà Nội;Một đáp án;Vì thế;Địa lí / Việt Nam;lop 8; kho ;Atlat;T1;Q7
      """
    let english = """
      CORRECT,question,b,A,kind,Feedback,CATEGORY,tags,difficulty,source,title,id
      A,Thủ đô?,Huế,Hà Nội,single,Vì thế,Địa lí/Việt Nam,lop 8,kho,Atlat,T1,Q7
      """
    for text in [vietnamese, english, vietnamese.replacing("Đúng;Câu hỏi", with: "dung;CAU HOI")] {
      let reading = readTable(text)
      #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics)")
      #expect(reading.items.count == 1)
      let item = reading.items.first
      #expect(item.map(summary) == "single: Hà Nội/100 | Huế/0")
      #expect(item?.feedback == "Vì thế\nNguồn: Atlat")
      #expect(item?.category == ["Địa lí", "Việt Nam"])
      #expect(item?.tags == ["lop 8", "kho"])
      #expect(item?.title == "T1" && item?.idNumber == "Q7" && item?.prompt == "Thủ đô?")
      #expect(item?.source == ItemSource(file: "a.csv", line: 2))
      #expect(reading.format == .csv)
    }
  }

  static let kinds: [(row: String, item: String)] = [
    ("Một đáp án;x;y;;;B", "single: x/0 | y/100"),
    ("single;x;y;z;;A, C", "single: x/100 | y/0 | z/100"),
    ("Nhiều đáp án;x;y;z;t;A C", "multiple: x/50 | y/-50 | z/50 | t/-50"),
    ("MCQ;x;y;z;;B", "single: x/0 | y/100 | z/0"),
    ("multiple choice;x;y;z;;1,2", "multiple: x/50 | y/50 | z/-50"),
    (";x;y;z;;b", "single: x/0 | y/100 | z/0"),
    (";x;y;z;;ab", "single: x/0 | y/0 | z/0"),
    (";x;y;z;;AB", "multiple: x/50 | y/50 | z/-50"),
    (";x;y;z;;", "single: x/0 | y/0 | z/0"),
    ("Đúng/Sai;;;;;Đ", "trueFalse: true"), ("TF;Đúng;Sai;;;B", "trueFalse: false"),
    ("True/False;;;;;0", "trueFalse: false"), (";;;;;Sai", "trueFalse: false"),
    ("Đúng sai;;;;;", "single: Đúng/0 | Sai/0"), ("Đúng sai;;;;;có lẽ", "single: Đúng/0 | Sai/0"),
    ("Đúng/Sai;a;b;c;d;Đ S S Đ", "multiple: a/50 | b/-50 | c/-50 | d/50"),
    ("Đúng/Sai;a;b;c;d;SĐSS", "multiple: a/-100 | b/100 | c/-100 | d/-100"),
    ("Trả lời ngắn;Hà Nội;Ha Noi;;;", "text: Hà Nội/100 | Ha Noi/100"),
    ("short answer;;;;;Hà Nội | Ha Noi", "text: Hà Nội/100 | Ha Noi/100"),
    ("text;Hà Nội;Huế;;;A", "text: Hà Nội/100"), (";;;;;Hà Nội", "text: Hà Nội/100"),
    ("Số;3,14 ± 0,01;1..5;*;;", "numeric: 3.14±0.01/100 | 1..5/100 | *"),
    ("numeric;;;;;-2,5", "numeric: -2.5±0/100"), (";;;;;42", "numeric: 42±0/100"),
    ("Số;bảy;;;;", "numeric: "),
    (
      "Ghép đôi;Lào -> Viêng Chăn;Thái Lan → Băng Cốc;=> Hà Nội;;",
      "matching: Lào=Viêng Chăn | Thái Lan=Băng Cốc | =Hà Nội"
    ),
    (";a->1;b->2;;;", "matching: a=1 | b=2"), ("matching;;;;;a=1 | b=2", "matching: a=1 | b=2"),
    ("Sắp xếp;một;hai;ba;;", "ordering: một < hai < ba"),
    ("ordering;b;c;a;;C, A, B", "ordering: a < b < c"),
    ("ordering;b;c;a;;312", "ordering: a < b < c"),
    ("ordering;b;c;a;;A, B", "ordering: "),
    ("Tự luận;;;;;", "essay: "), ("Đoạn dẫn;;;;;", "description: "),
    ("Trắc nghiệm lạ;x;y;;;A", "single: x/100 | y/0"),
  ]

  @Test(arguments: kinds)
  func `each kind is read from its word or from what is there`(row: String, item: String) {
    let parts = row.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
    let text = "Loại;Câu hỏi;A;B;C;D;Đúng\n\(parts[0]);Hỏi gì?;\(parts[1])"
    #expect(items(text) == [item])
  }

  @Test func `the item of the same content has the same id in every form of the table`() {
    let forms = [
      "Question,A,B,Correct\nq?,x,y,B", "Câu hỏi;Đáp án 1;Đáp án 2;Đáp án đúng\nq?;x;y;2",
      "Question\tOption 1\tOption 2\tCorrect Answer\nq?\tx\ty\ty",
      "question|answer1|is_correct_1|answer2|is_correct_2\nq?|x|FALSE|y|TRUE",
      "Question,Options,Answer\nq?,\"x\ny\",y",
      "Question,Correct Answer,Incorrect Answer 1\nq?,y,x",
      "Câu hỏi,A,B,Đáp án đúng (0-1)\nq?,x,y,1", "Question,A,Weight A,B,Weight B\nq?,x,0,y,100%",
      "STT,Câu hỏi,Nội dung câu hỏi,A,B,Đáp án\n1,Câu 1,q?,x,y,b)",
      "2. Question Type:,3. Question:,Answer A:,Answer B:,Correct Answer,Correct Answer\n"
        + "Multiple choice,q?,x,y,B,",
    ]
    let readings = forms.map { readTable($0) }
    #expect(readings.map(\.items.count) == Array(repeating: 1, count: forms.count))
    #expect(Set(readings.flatMap { $0.items.map(\.id) }).count == 1)
  }

  @Test func `gaps have their answers in columns, or within the text as in Moodle`() {
    let text = """
      Kind,Question,A,B
      cloze,Nước {b1} có thủ đô {b2}.,Lào,Viêng Chăn | Vientiane
      cloze,Có ___ tỉnh và ____ nước.,34,một
      cloze,"Thủ đô: {1:SA:=Hà Nội~%50%Huế} {2:MC:=x~y}",,
      cloze,Một ___ thôi,a,b
      """
    let reading = readTable(text)
    #expect(
      reading.items.map(summary) == [
        "cloze: [Lào/100] [Viêng Chăn/100 | Vientiane/100]", "cloze: #[34±0/100] [một/100]",
        "cloze: [Hà Nội/100 | Huế/50] ?[x~y]",
      ])
    #expect(reading.items[1].prompt == "Có {b1} tỉnh và {b2} nước.")
    #expect(reading.diagnostics.map(\.code) == ["table.gaps-do-not-match"])
  }

  @Test func `weights are per cent, or shares of one where none is more`() {
    let header = "Question,A,B,C,Correct,Weight A,Weight B,Weight C\n"
    #expect(
      items(header + "q,x,y,z,,100,50,-33.33333\n")
        == ["single: x/100 | y/50 | z/-33"])
    #expect(items(header + "q,x,y,z,A,1,0.5,") == ["single: x/100 | y/50 | z/0"])
    #expect(items(header + "q,x,y,z,A,,50%,0") == ["single: x/100 | y/50 | z/0"])
    let reading = readTable(header + "q,x,y,z,A,nhiều,150,")
    #expect(reading.items.map(summary) == ["single: x/100 | y/0 | z/0"])
    #expect(
      reading.diagnostics.map(\.code) == ["table.weight-is-none", "table.weight-is-none"])
  }

  @Test func `numbers that may be thousands are no answers unless the table tells`() {
    func numbers(_ rows: String, _ delimiter: String = ",") -> [String] {
      items("Kind\(delimiter)Question\(delimiter)A\n" + rows)
    }
    #expect(numbers("num,q,\"1.000\"") == ["numeric: "])
    #expect(numbers("num,q,1.000\nnum,r,2.5") == ["numeric: 1±0/100", "numeric: 2.5±0/100"])
    #expect(numbers("num,q,1.000\nnum,r,\"2,5\"") == ["numeric: 1000±0/100", "numeric: 2.5±0/100"])
    #expect(
      numbers("num;q;1.000\nnum;r;1,5", ";") == ["numeric: 1000±0/100", "numeric: 1.5±0/100"])
    #expect(numbers("num;q;1.000", ";") == ["numeric: 1000±0/100"])
    #expect(
      numbers("num,q,1.000.000\nnum,q,0.125") == ["numeric: 1000000±0/100", "numeric: 0.125±0/100"])
    #expect(
      readTable("Kind,Question,A\nnum,q,1.000").diagnostics.map(\.code).contains(
        "table.number-unclear"))
  }

  @Test func `a tolerance and a unit have columns of their own`() {
    #expect(
      items("Câu hỏi;Đáp án;Sai số;Đơn vị\nq;3,5;0,1;km") == ["numeric: 3.5±0.1/100 km"])
  }

  @Test func `a sheet with no header is told how one looks`() {
    let reading = readTable("một,hai\nba,bốn", format: .csv)
    #expect(reading.diagnostics.map(\.code) == ["table.no-header"])
    #expect(readTable("", format: .csv).diagnostics.map(\.code) == ["table.empty"])
    #expect(readTable("Câu hỏi,A,Đúng\n", format: .csv).items.isEmpty)
  }

  @Test func `a table is known by its header, whatever the file is called`() {
    func format(_ text: String, _ file: String) -> BankFormat? {
      BankReader.read(bytes: Array(text.utf8), file: file).format
    }
    #expect(format("Câu hỏi\tA\tB\tĐúng\nq\tx\ty\tA", "a.txt") == .csv)
    #expect(format("một;hai\nba;bốn", "a.csv") == .csv)
    #expect(format("::A:: Question, answer {=a ~b}", "a.txt") == .gift)
    #expect(format("Question, what?\n{=a ~b}", "a.txt") == .gift)
  }

  @Test func `every choice has its own feedback, and some stay at the end`() {
    let text = """
      Câu hỏi,A,B,C,Đúng,Phản hồi A,Phản hồi C,Luôn đứng cuối
      q,x,y,z,A,đúng rồi,sai rồi,"B, C"
      """
    guard case .single(let choices)? = readTable(text).items.first?.body else {
      Issue.record("no single choice")
      return
    }
    #expect(choices.map(\.feedback) == ["đúng rồi", "", "sai rồi"])
    #expect(choices.map(\.last) == [false, true, true])
  }

  @Test func `a workbook is read sheet by sheet, with its cells' kinds`() {
    var book = WorkbookSample(sheets: [
      .init("Hướng dẫn", WorkbookSample.rows([["Điền câu hỏi vào trang kia"]])),
      .init(
        "Câu hỏi",
        WorkbookSample.rows([
          ["NGÂN HÀNG CÂU HỎI"], ["Chủ đề", "Câu hỏi", "A", "B", "Đúng"],
          ["Sông", "Dài nhất?", "Lam", "Cả", "A"],
        ]) + """
          <row r="4"><c r="B4" t="inlineStr"><is><t>1/2 là?</t></is></c><c r="C4" s="2"><v>41038</v></c>\
          <c r="D4" s="1"><v>0.5</v></c><c r="E4"><v>2</v></c><c r="G4"><v>7</v></c></row>
          """, tail: "<mergeCells><mergeCell ref=\"A3:A4\"/></mergeCells>"),
      .init("Hai", WorkbookSample.rows([["Question", "Answer"], ["q", "TRUE"]])),
    ])
    book.styles =
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf numFmtId=\"16\"/></cellXfs>"
    let reading = BankReader.read(bytes: book.bytes, file: "a.zip")
    #expect(reading.format == .xlsx)
    #expect(
      reading.items.map(summary) == [
        "single: Lam/100 | Cả/0", "single: 9/5/0 | 50%/100", "trueFalse: true",
      ])
    #expect(reading.items.map(\.category) == [["Sông"], ["Sông"], []])
    #expect(
      reading.diagnostics.map { "\($0.part ?? "") \($0.line):\($0.column) \($0.code)" } == [
        "Hướng dẫn 1:1 table.sheet-without-header", "Câu hỏi 4:3 table.cell-became-date",
        "Câu hỏi 4:7 table.unnamed-column",
      ])
  }

  @Test func `one mark is decimal in a table, and its numbers are read by it`() {
    // Thousands where most numbers have a comma, and nobody says otherwise.
    let commas = readTable("Câu hỏi,Đúng\nq,\"3,5\"\nr,1.000")
    #expect(commas.items.map(summary) == ["numeric: 3.5±0/100", "numeric: 1000±0/100"])
    #expect(commas.diagnostics.isEmpty)
    // Both marks: what is clear is read as it stands, and what is not stays unclear.
    let both = readTable("Câu hỏi,Đúng\nq,\"3,5\"\nr,2.5\ns,1.000\nt,\"7,25\"")
    #expect(
      both.items.map(summary) == [
        "numeric: 3.5±0/100", "numeric: 2.5±0/100", "text: 1.000/100", "numeric: 7.25±0/100",
      ])
    #expect(
      both.diagnostics.map { "\($0.line):\($0.column) \($0.code)" } == [
        "3:3 table.decimal-marks-differ", "4:3 table.number-as-text",
      ])
    #expect(
      both.diagnostics.first?.message.en.contains("other numbers here have a decimal comma") == true
    )
  }

  @Test func `numbers of a workbook are numbers, whatever mark its texts have`() {
    let book = WorkbookSample(
      WorkbookSample.rows([["Câu hỏi", "Đúng"], ["q", "3,5"]])
        + "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>r</t></is></c><c r=\"B3\"><v>2.5</v></c></row>"
    )
    let reading = BankReader.read(bytes: book.bytes, file: "a.xlsx")
    #expect(reading.items.map(summary) == ["numeric: 3.5±0/100", "numeric: 2.5±0/100"])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test(arguments: [
    "A đúng,B đúng,C đúng", "Đáp án A đúng,Đáp án B đúng,Đáp án C đúng", "Đúng A,Đúng B,Đúng C",
    "A Đúng/Sai,B Đúng/Sai,C Đúng/Sai", "Đúng/Sai A,Đúng/Sai B,Đúng/Sai C",
  ])
  func `columns may say of each choice whether it is right`(names: String) {
    let reading = readTable("Câu hỏi,A,B,C,\(names)\nq,x,y,z,,x,\nr,x,y,z,Sai,Đúng,Sai")
    #expect(
      reading.items.map(summary) == Array(repeating: "single: x/0 | y/100 | z/0", count: 2),
      "\(reading.diagnostics)")
    #expect(reading.diagnostics.isEmpty)
  }

  @Test(arguments: [
    "Đáp án chính xác", "ĐA", "Đ/A", "Đáp án đúng nhất", "Phương án chính xác", "Ý đúng",
    "Đáp án chuẩn", "Chọn", "Câu đúng", "Đáp án đúng (A/B/C/D)", "ĐÁP ÁN ĐÚNG",
  ])
  func `the key's column has many names`(name: String) {
    let reading = readTable("STT,Câu hỏi,Ý A,Ý B,\(name)\n1,q,x,y,B")
    #expect(reading.items.map(summary) == ["single: x/0 | y/100"], "\(reading.diagnostics)")
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `sources and levels have names that teachers give them`() {
    let reading = readTable(
      "Câu hỏi,A,B,Đáp án,Căn cứ pháp lý,Mức độ tư duy,Phân môn\nq,x,y,A,Luật số 1,VD,Sử")
    #expect(reading.items.map(\.feedback) == ["Nguồn: Luật số 1"])
    #expect(reading.items.map(\.tags) == [["VD"]])
    #expect(reading.items.map(\.category) == [["Sử"]])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test
  func `what a spreadsheet in Vietnamese makes of "Đúng" and "Sai" is read as they were typed`() {
    func truth(_ cell: String, _ value: Int) -> String {
      "<c r=\"\(cell)\" t=\"b\"><v>\(value)</v></c>"
    }
    func text(_ cell: String, _ text: String) -> String {
      "<c r=\"\(cell)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }
    let book = WorkbookSample(
      "<row r=\"1\">" + text("A1", "Câu hỏi") + text("B1", "A") + text("C1", "B") + truth("D1", 1)
        + "</row><row r=\"2\">" + text("A2", "q") + truth("B2", 1) + truth("C2", 0) + truth("D2", 0)
        + "</row><row r=\"3\">" + text("A3", "r") + text("B3", "x") + text("C3", "y")
        + text("D3", "B")
        + "</row>")
    let reading = BankReader.read(bytes: book.bytes, file: "a.xlsx")
    #expect(reading.items.map(summary) == ["single: Đúng/0 | Sai/100", "single: x/0 | y/100"])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `a sheet is named once in what is said of it`() {
    let book = WorkbookSample(sheets: [
      .init(
        "Câu hỏi", WorkbookSample.rows([["Câu hỏi", "A", "B", "Đúng"], ["q", "x", "y", "A"]])),
      .init("Nháp", WorkbookSample.rows([["b"]]), state: "hidden"),
      .init("Ghi chú", WorkbookSample.rows([["b"]])),
    ])
    let told = BankReader.read(bytes: book.bytes, file: "a.xlsx").diagnostics
    #expect(told.map(\.code) == ["workbook.hidden-sheet", "table.sheet-without-header"])
    for diagnostic in told {
      for language in ["vi", "en"] {
        let text = diagnostic.sentence(in: language)
        #expect(["Nháp", "Ghi chú"].map { text.ranges(of: $0).count }.reduce(0, +) == 1, "\(text)")
      }
    }
  }

  @Test func `an order that is not whole makes a draft, and says so`() {
    let reading = readTable("Câu hỏi,Loại,A,B,C,Đúng\nq,Sắp xếp,x,y,z,\"A, B\"")
    #expect(reading.drafts.count == 1)
    #expect(reading.diagnostics.first?.message.vi.contains("bản nháp") == true)
    #expect(reading.diagnostics.first?.message.en.contains("draft") == true)
  }

  @Test func `a hundred thousand rows are read in time`() {
    var text = "Question,A,B,C,D,Correct\r\n"
    for number in 0..<20_000 { text += "Câu \(number)?,một,hai,ba,bốn,C\r\n" }
    #expect(readTable(text).items.count == 20_000)
  }

  @Test(arguments: [1, 7, 40, 90, 200])
  func `a file that is cut off anywhere gives what was whole`(length: Int) {
    let text = """
      Câu hỏi,A,B,Đúng
      "Hỏi ""một"", được không?",x,y,A
      Hỏi hai,"x
      y",z,B

      """
    let bytes = Array(Array(text.utf8).prefix(length))
    let reading = BankReader.read(bytes: bytes, file: "a.csv")
    #expect(reading.items.count <= 2)
    #expect(!reading.items.isEmpty || !reading.diagnostics.isEmpty)
  }
}
