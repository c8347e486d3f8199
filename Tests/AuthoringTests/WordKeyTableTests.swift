import Assessment
import Authoring
import Testing

/// Tables of keys and of questions as teachers lay them out in Word.
@Suite struct WordKeyTableTests {
  private static let examination = [
    "PHẦN I. Câu trắc nghiệm nhiều phương án lựa chọn. Thí sinh trả lời từ câu 1 đến câu 2.",
    "Câu 1. Hai cộng hai bằng", "A. 3\tB. 4", "Câu 2. Hai nhân ba bằng", "A. 5\tB. 6",
    "PHẦN II. Câu trắc nghiệm đúng sai. Thí sinh trả lời câu 1.", "Câu 1. Cho hình vuông cạnh 2.",
    "a) Chu vi bằng 8.", "b) Diện tích bằng 5.", "c) Có 4 góc vuông.", "d) Đường chéo bằng 2.",
    "PHẦN III. Câu trắc nghiệm trả lời ngắn.", "Câu 1. Nghiệm của 2x = 7?",
    "Câu 2. Số cạnh của ngũ giác?",
  ]

  private static let read = [
    "Câu 1|Hai cộng hai bằng|3/*4", "Câu 2|Hai nhân ba bằng|5/*6",
    "Câu 1|Cho hình vuông cạnh 2.|Chu vi bằng 8.=Đúng/Diện tích bằng 5.=Sai"
      + "/Có 4 góc vuông.=Đúng/Đường chéo bằng 2.=Sai",
    "Câu 1|Nghiệm của 2x = 7?|number 3.5", "Câu 2|Số cạnh của ngũ giác?|number 5",
  ]

  private func table(_ rows: [[[String]]]) -> String {
    let rows = rows.map { row in
      "<w:tr>" + row.map { "<w:tc>" + paragraphs($0) + "</w:tc>" }.joined() + "</w:tr>"
    }
    return "<w:tbl>" + rows.joined() + "</w:tbl>"
  }

  private func table(_ rows: [[String]]) -> String { table(rows.map { $0.map { [$0] } }) }

  @Test func `the truths of a question below one another in a cell`() {
    let sample = WordSample(
      paragraphs(Self.examination + ["HẾT", "ĐÁP ÁN", "PHẦN I"])
        + table([["Câu", "1", "2"], ["Đáp án", "B", "B"]]) + paragraph("PHẦN II")
        + table([[["Câu"], ["1"]], [["Đáp án"], ["a) Đ", "b) S", "c) Đ", "d) S"]]])
        + paragraph("PHẦN III") + table([["Câu", "1", "2"], ["Đáp án", "3,5", "5"]]))
    #expect(outline(sample.read()) == Self.read)
  }

  @Test(arguments: [["HẾT"], []])
  func `tables under the names of the parts, without a title over all`(end: [String]) {
    let sample = WordSample(
      paragraphs(
        Self.examination + end + ["PHẦN I. (Mỗi câu trả lời đúng thí sinh được 0,25 điểm)"])
        + table([["Câu", "1", "2"], ["Chọn", "B", "B"]])
        + paragraph("PHẦN II. Điểm tối đa của 01 câu hỏi là 1 điểm.")
        + table([["Câu", "Ý a", "Ý b", "Ý c", "Ý d"], ["1", "Đ", "S", "Đ", "S"]])
        + paragraph("PHẦN III. (Mỗi câu trả lời đúng được 0,5 điểm)")
        + table([["Câu", "Đáp án"], ["1", "3,5"], ["2", "5"]]))
    #expect(outline(sample.read()) == Self.read)
  }

  private static let paper = [
    "Câu 1: Thủ đô?", "A. Huế", "B. Hà Nội", "Câu 2: Hai nhân ba?", "A. 5", "B. 6",
  ]

  @Test func `codes of papers that begin with zeros`() {
    let sample = WordSample(
      paragraphs(["Mã đề 002"] + Self.paper + ["ĐÁP ÁN"])
        + table([["Câu", "001", "002"], ["1", "A", "B"], ["2", "A", "B"]]))
    #expect(outline(sample.read()) == ["Câu 1|Thủ đô?|Huế/*Hà Nội", "Câu 2|Hai nhân ba?|5/*6"])
  }

  @Test func `a table below the word for keys is no key itself`() {
    let sample = WordSample(
      paragraphs(Self.paper + ["ĐÁP ÁN"]) + table([["một", "hai"], ["ba", "bốn"]]))
    #expect(sample.read().items.count == 2)
    #expect(!sample.read().hasErrors)
  }

  @Test func `columns for questions, choices and the right answer`() {
    let sample = WordSample(
      table([
        ["TT", "Câu hỏi", "Phương án A", "Phương án B", "Đáp án đúng", "Mức độ"],
        ["1", "Thủ đô?", "Huế", "Hà Nội", "B", "NB"], ["2", "Hai nhân ba?", "5", "6", "B", "TH"],
      ]))
    #expect(outline(sample.read()) == ["Câu 1|Thủ đô?|Huế/*Hà Nội", "Câu 2|Hai nhân ba?|5/*6"])
  }

  @Test func `a row for the question, one for each choice and one for the key`() {
    let sample = WordSample(
      table([
        ["Câu 1", "Thủ đô?"], ["A", "Huế"], ["B", "Hà Nội"], ["Đáp án", "B"],
        ["Câu 2", "Hai nhân ba?"], ["A", "5"], ["B", "6"], ["Đáp án", "B"],
      ]))
    #expect(outline(sample.read()) == ["Câu 1|Thủ đô?|Huế/*Hà Nội", "Câu 2|Hai nhân ba?|5/*6"])
  }

  @Test func `statements with a cross for each in the column of its truth`() {
    let sample = WordSample(
      paragraphs(["PHẦN II. Câu trắc nghiệm đúng sai", "Câu 1. Về Trái Đất:"])
        + table([
          ["Phát biểu", "Đúng", "Sai"], ["a) Trái Đất quay.", "x", ""],
          ["b) Trái Đất vuông.", "", "x"],
        ]) + paragraph("Câu 2. Về nước:")
        + table([
          ["Lệnh hỏi", "Nội dung", "Đ", "S"], ["a", "Nước là kim loại.", "", "X"],
          ["b", "Nước sôi ở 100 độ C.", "X", ""],
        ]))
    #expect(
      outline(sample.read()) == [
        "Câu 1|Về Trái Đất:|Trái Đất quay.=Đúng/Trái Đất vuông.=Sai",
        "Câu 2|Về nước:|Nước là kim loại.=Sai/Nước sôi ở 100 độ C.=Đúng",
      ])
  }

  @Test func `what essays are marked by stands in a table and asks nothing`() {
    let sample = WordSample(
      paragraphs([
        "I. TRẮC NGHIỆM", "Câu 1: Thủ đô?", "A. Huế", "B. Hà Nội", "Đáp án: B", "II. TỰ LUẬN",
        "Câu 1: Trình bày về sông.", "HƯỚNG DẪN CHẤM",
      ]) + table([["Câu", "Nội dung", "Điểm"], ["Câu 1", "Nêu đủ ba ý.", "2"]]))
    #expect(
      outline(sample.read()) == ["Câu 1|Thủ đô?|Huế/*Hà Nội", "Câu 1|Trình bày về sông.|essay"])
    let both = WordSample(
      paragraphs([
        "I. TRẮC NGHIỆM", "Câu 1: Thủ đô?", "A. Huế", "B. Hà Nội", "Câu 2: Hai nhân ba?", "A. 5",
        "B. 6", "II. TỰ LUẬN", "Câu 1: Trình bày về sông.", "HƯỚNG DẪN CHẤM",
      ])
        + table([
          ["Câu", "Nội dung", "Điểm"], ["I. Trắc nghiệm", "1B 2B", "3"],
          ["Câu 1", "Nêu đủ ba ý.", "2"],
        ]))
    #expect(
      outline(both.read()) == [
        "Câu 1|Thủ đô?|Huế/*Hà Nội", "Câu 2|Hai nhân ba?|5/*6", "Câu 1|Trình bày về sông.|essay",
      ])
  }

  @Test func `a table of questions with all choices in one column`() {
    let word = WordSample(
      table([
        [["TT"], ["Câu hỏi"], ["Phương án trả lời"], ["Đáp án"]],
        [["1"], ["Một?"], ["A. x", "B. y"], ["B"]], [["2"], ["Hai?"], ["A. x", "B. y"], ["A"]],
      ]))
    #expect(outline(word.read()) == ["Câu 1|Một?|x/*y", "Câu 2|Hai?|*x/y"])
  }

  @Test func `statements with one column for their truths`() {
    let statements: [[[String]]] = [
      [["STT"], ["Nội dung"], ["Đ/S"]], [["1"], ["Trái Đất quay."], ["Đ"]],
      [["2"], ["Trái Đất vuông."], ["S"]],
    ]
    let open = statements.map { row in row[2] == ["Đ/S"] ? row : [row[0], row[1], [""]] }
    let sample = WordSample(
      paragraphs(["PHẦN II. Câu trắc nghiệm đúng sai", "Câu 1. Về Trái Đất:"]) + table(statements)
        + paragraphs(["Câu 2. Về Trái Đất nữa:"]) + table(open)
        + paragraphs(["HẾT", "ĐÁP ÁN", "PHẦN II", "2. ĐS"]))
    #expect(
      outline(sample.read()) == [
        "Câu 1|Về Trái Đất:|Trái Đất quay.=Đúng/Trái Đất vuông.=Sai",
        "Câu 2|Về Trái Đất nữa:|Trái Đất quay.=Đúng/Trái Đất vuông.=Sai",
      ])
  }
}
