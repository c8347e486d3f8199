import Assessment
import Authoring
import Testing

/// Tables of keys as typed lines and as tables of Word, with points, parts and codes beside them.
@Suite struct PaperKeyTableTests {
  private static let choices =
    "Câu 1. Một?\nA. x\nB. y\nC. z\nCâu 2. Hai?\nA. x\nB. y\nC. z\nCâu 3. Ba?\nA. x\nB. y\nC. z\n"
  private static let answered = ["Câu 1|Một?|x/*y/z", "Câu 2|Hai?|*x/y/z", "Câu 3|Ba?|x/y/*z"]

  private static let parts = """
    PHẦN I. Câu trắc nghiệm nhiều phương án lựa chọn
    Câu 1. Một?
    A. x
    B. y
    Câu 2. Hai?
    A. x
    B. y
    PHẦN II. Câu trắc nghiệm đúng sai
    Câu 1. Ba?
    a) m
    b) n
    c) o
    d) p
    Câu 2. Bốn?
    a) m
    b) n
    c) o
    d) p
    PHẦN III. Câu trắc nghiệm trả lời ngắn
    Câu 1. Năm?
    Câu 2. Sáu?
    HẾT

    """
  private static let answeredParts = [
    "Câu 1|Một?|x/*y", "Câu 2|Hai?|*x/y", "Câu 1|Ba?|m=Đúng/n=Sai/o=Đúng/p=Sai",
    "Câu 2|Bốn?|m=Sai/n=Sai/o=Đúng/p=Đúng", "Câu 1|Năm?|number 3.5", "Câu 2|Sáu?|number -5",
  ]

  private func outlines(_ paper: String, _ rows: [[String]]) -> [[String]] {
    let word = WordSample(
      paragraphs(paper.split(separator: "\n").map(String.init)) + table(rows))
    return [outline(word.read())]
      + ["\t", " | "].map { sign in
        let edge = sign == "\t" ? "" : "|"
        let lines = rows.map { edge + $0.joined(separator: sign) + edge }
        return outlinePaper(paper + lines.joined(separator: "\n"))
      }
  }

  @Test(arguments: [
    [["Câu", "Đáp án", "Điểm"], ["1", "B", "0,25"], ["2", "A", "0,25"], ["3", "C", "0,25"]],
    [["Câu", "Nội dung", "Điểm"], ["1", "B", "0,25"], ["2", "A", "0,25"], ["3", "C", "0,25"]],
    [
      ["Câu", "Đáp án", "Điểm", "Câu", "Đáp án", "Điểm"], ["1", "B", "0,25", "3", "C", "0,25"],
      ["2", "A", "0,25", "", "", ""],
    ],
    [
      ["Câu", "1", "2"], ["Đáp án", "B", "A"], ["Điểm", "0,25", "0,25"], ["Câu", "3", ""],
      ["Đáp án", "C", ""], ["Điểm", "0,25", ""],
    ],
    [["C1", "C2", "C3"], ["B", "A", "C"]], [["(1) B", "(2) A", "(3) C"]],
    [["(1) B", "(3) C"], ["(2) A", ""]],
  ])
  func `points and other forms beside the keys`(rows: [[String]]) {
    let outlines = outlines(Self.choices + "ĐÁP ÁN\n", rows)
    // In a typed row that is cut short, cells that are empty are not there.
    let hasGaps = rows.contains { $0.contains("") }
    for outline in hasGaps ? Array(outlines.prefix(1)) : outlines {
      #expect(outline == Self.answered, "\(rows)")
    }
  }

  @Test func `points of short answers are no part of the key`() {
    let paper = "PHẦN III. Trả lời ngắn\nCâu 1. Một?\nCâu 2. Hai?\nĐÁP ÁN\n"
    for outline in outlines(
      paper, [["Câu", "Đáp án", "Điểm"], ["1", "3,5", "0,5"], ["2", "-5", "0,5"]])
    {
      #expect(outline == ["Câu 1|Một?|number 3.5", "Câu 2|Hai?|number -5"])
    }
  }

  @Test(arguments: [
    [
      ["Phần", "Câu", "Đáp án"], ["I", "1", "B"], ["", "2", "A"], ["II", "1", "ĐSĐS"],
      ["", "2", "SSĐĐ"], ["III", "1", "3,5"], ["", "2", "-5"],
    ],
    [
      ["I. TRẮC NGHIỆM", "", ""], ["Câu", "1", "2"], ["Đáp án", "B", "A"],
      ["II. ĐÚNG SAI", "", ""],
      ["Câu", "1", "2"], ["Đáp án", "ĐSĐS", "SSĐĐ"], ["III. TRẢ LỜI NGẮN", "", ""],
      ["Câu", "1", "2"], ["Đáp án", "3,5", "-5"],
    ],
    [
      ["PHẦN I", "1", "B"], ["", "2", "A"], ["PHẦN II", "1", "ĐSĐS"], ["", "2", "SSĐĐ"],
      ["PHẦN III", "1", "3,5"], ["", "2", "-5"],
    ],
  ])
  func `tables of all parts`(rows: [[String]]) {
    #expect(outlines(Self.parts + "ĐÁP ÁN\n", rows)[0] == Self.answeredParts)
  }

  @Test(arguments: [
    "Câu\t1\t2\na)\tĐ\tS\nb)\tS\tS\nc)\tĐ\tĐ\nd)\tS\tĐ",
    "Câu 1\na) Đúng\nb) Sai\nc) Đúng\nd) Sai\nCâu 2\na) Sai\nb) Sai\nc) Đúng\nd) Đúng",
    "Câu 1:\na) Đ\nb) S\nc) Đ\nd) S\n\nCâu 2:\na) S\nb) S\nc) Đ\nd) Đ",
    "Câu\tÝ a)\tÝ b)\tÝ c)\tÝ d)\n1\tĐ\tS\tĐ\tS\n2\tS\tS\tĐ\tĐ",
    "Câu 1. a) Đúng\nb) Sai\nc) Đúng\nd) Sai\nCâu 2. a) Sai\nb) Sai\nc) Đúng\nd) Đúng",
  ])
  func `truths in lines of their own`(truths: String) {
    #expect(
      outlinePaper(
        Self.parts + "ĐÁP ÁN\nPHẦN I\n1B 2A\nPHẦN II\n\(truths)\nPHẦN III\n1. 3,5\n2. -5")
        == Self.answeredParts)
  }

  @Test(arguments: [
    [
      ["Câu", "Ý", "Đáp án"], ["1", "a", "Đúng"], ["1", "b", "Sai"], ["1", "c", "Đúng"],
      ["1", "d", "Sai"], ["2", "a", "Sai"], ["2", "b", "Sai"], ["2", "c", "Đúng"],
      ["2", "d", "Đúng"],
    ],
    [
      ["Câu", "a", "b", "c", "d", "Điểm"], ["1", "Đ", "S", "Đ", "S", "1,0"],
      ["2", "S", "S", "Đ", "Đ", "1,0"],
    ],
    [
      ["1a", "Đ", "2a", "S"], ["1b", "S", "2b", "S"], ["1c", "Đ", "2c", "Đ"],
      ["1d", "S", "2d", "Đ"],
    ],
  ])
  func `tables of truths`(rows: [[String]]) {
    let word = WordSample(
      paragraphs(
        Self.parts.split(separator: "\n").map(String.init) + [
          "ĐÁP ÁN", "PHẦN I", "1B 2A", "PHẦN II",
        ])
        + table(rows) + paragraphs(["PHẦN III"])
        + table([["Câu", "1", "2"], ["Đáp số", "3,5", "-5"]]))
    #expect(outline(word.read()) == Self.answeredParts)
  }

  @Test func `reasons below truths open no other paper`() {
    let reading = readPaper(
      Self.parts + "ĐÁP ÁN\nPHẦN II\nCâu 1\na) Đúng, vì một.\nb) Sai, vì hai.\nc) Đúng.\nd) Sai.")
    #expect(reading.items.count == 6)
    #expect(outline(reading)[2] == Self.answeredParts[2])
  }

  @Test func `a title over the codes of papers`() {
    let rows = [
      ["ĐÁP ÁN", "", ""], ["Câu", "101", "102"], ["1", "B", "A"], ["2", "A", "C"], ["3", "C", "B"],
    ]
    #expect(outlines("Mã đề: 101\n" + Self.choices, rows)[0] == Self.answered)
  }
}
