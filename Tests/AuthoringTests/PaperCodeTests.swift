import Assessment
import Authoring
import Testing

/// Tables of keys for several papers with codes, and questions in the cells of tables.
@Suite struct PaperCodeTests {
  private static func questions(_ count: Int) -> [String] {
    (1...count).flatMap { ["Câu \($0). Hỏi \($0)?", "A. một\tB. hai\tC. ba\tD. bốn"] }
  }

  private static func paper(_ rows: [[String]], code: String = "Mã đề thi: 102") -> BankReading {
    WordSample(
      paragraphs([code] + questions(3) + ["--- HẾT ---", "BẢNG ĐÁP ÁN"]) + table(rows)
    ).read()
  }

  private static let keys = [["1", "A", "B", "C"], ["2", "B", "C", "D"], ["3", "C", "D", "A"]]
  private static let right = [
    "Câu 1|Hỏi 1?|một/*hai/ba/bốn", "Câu 2|Hỏi 2?|một/hai/*ba/bốn", "Câu 3|Hỏi 3?|một/hai/ba/*bốn",
  ]

  @Test(arguments: [
    [["Câu", "101", "102", "103"]], [["Câu\\Mã đề", "Mã 101", "Mã 102", "Mã 103"]],
    [["Câu", "Mã đề"], ["", "101", "102", "103"]],
  ])
  func `the column of the paper's code has its keys`(head: [[String]]) {
    let reading = Self.paper(head + Self.keys)
    #expect(outline(reading) == Self.right)
    #expect(reading.diagnostics.map(\.code) == ["paper.keys-of-other-papers"])
  }

  @Test func `codes may stand in rows, and blocks side by side`() {
    let rows = [
      ["Mã đề", "Câu 1", "Câu 2", "Câu 3"], ["101", "A", "B", "C"], ["102", "B", "C", "D"],
    ]
    #expect(outline(Self.paper(rows)) == Self.right)
    let blocks = [
      ["Câu", "101", "102", "Câu", "101", "102"], ["1", "A", "B", "3", "C", "D"],
      ["2", "B", "C", "", "", ""],
    ]
    #expect(outline(Self.paper(blocks)) == Self.right)
  }

  @Test func `where the paper's code is not known, no key is guessed`() {
    let reading = Self.paper([["Câu", "101", "102", "103"]] + Self.keys, code: "Đề kiểm tra")
    #expect(reading.items.map(\.isReady) == [false, false, false])
    #expect(reading.diagnostics.contains { $0.code == "paper.keys-of-unknown-paper" })
    // Of one paper alone they can only be for this one.
    let one = Self.paper(
      [["Câu", "Mã đề 102"], ["1", "B"], ["2", "C"], ["3", "D"]], code: "Đề")
    #expect(outline(one) == Self.right)
  }

  @Test func `the code may stand anywhere in the head of the paper`() {
    let head = [["Trường A"], ["Môn: Toán – Mã đề: 102"]]
    let body = table([head.map { $0[0] }]) + paragraphs(Self.questions(3) + ["ĐÁP ÁN"])
    let reading = WordSample(body + table([["Câu", "101", "102", "103"]] + Self.keys)).read()
    #expect(outline(reading) == Self.right)
  }

  @Test func `two papers in one file take each their own keys`() {
    let papers = ["Mã đề 101"] + Self.questions(2) + ["HẾT", "Mã đề 102"] + Self.questions(2)
    let reading = WordSample(
      paragraphs(papers + ["HẾT", "ĐÁP ÁN"])
        + table([["Câu", "Mã 101", "Mã 102"], ["1", "A", "B"], ["2", "D", "C"]])
    ).read()
    #expect(
      outline(reading) == [
        "Câu 1|Hỏi 1?|*một/hai/ba/bốn", "Câu 2|Hỏi 2?|một/hai/ba/*bốn",
        "Câu 1|Hỏi 1?|một/*hai/ba/bốn", "Câu 2|Hỏi 2?|một/hai/*ba/bốn",
      ])
    #expect(!reading.diagnostics.contains { $0.severity == .error })
  }

  @Test(arguments: [
    "Mã đề 101\n1A 2B 3C\nMã đề 102\n1B 2C 3D", "Mã đề 101: 1A 2B 3C\nMã đề 102: 1B 2C 3D",
    "Câu\t101\t102\n1\tA\tB\n2\tB\tC\n3\tC\tD", "Câu | 101 | 102\n---|---|---\n1|A|B\n2|B|C\n3|C|D",
    "Mã đề 101\nPHẦN I\n1A 2B 3C\nMã đề 102\nPHẦN I\n1B 2C 3D",
  ])
  func `typed keys of several papers are told apart`(keys: String) {
    let reading = readPaper(
      "Mã đề 102\nPHẦN I. Trắc nghiệm\n" + Self.questions(3).joined(separator: "\n")
        + "\nHẾT\nĐÁP ÁN\n" + keys)
    #expect(outline(reading) == Self.right)
    #expect(reading.diagnostics.map(\.code) == ["paper.keys-of-other-papers"])
  }

  @Test func `a paper may begin again below keys`() {
    let reading = readPaper(
      "Mã đề 101\nCâu 1. a?\nA. 1\nB. 2\nĐÁP ÁN\n1A\nMã đề 102\nCâu 1. b?\nA. 1\nB. 2\nĐáp án: B")
    #expect(outline(reading) == ["Câu 1|a?|*1/2", "Câu 1|b?|1/*2"])
  }

  @Test func `choices may stand below the question in its cell`() {
    func cell(_ lines: String...) -> String { paragraphs(lines) }
    let rows = [
      ["STT", "Nội dung câu hỏi", "Đáp án"],
      ["1", cell("Thủ đô?", "A. Hà Nội", "B. Huế"), "A"],
      ["2", cell("Câu 2: Cố đô?", "A. Hà Nội", "B. Huế"), "B"],
    ]
    let reading = WordSample(table(rows)).read()
    #expect(outline(reading) == ["Câu 1|Thủ đô?|*Hà Nội/Huế", "Câu 2|Cố đô?|Hà Nội/*Huế"])
    #expect(reading.diagnostics == [])
  }
}
