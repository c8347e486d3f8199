import Assessment
import Authoring
import Testing

/// Tables of keys of short answers and statements, and tables that name parts, in Word and typed.
@Suite struct PaperKeyGridTests {
  // MARK: Short answers

  private static let short =
    ["PHẦN III. Câu trắc nghiệm trả lời ngắn. Thí sinh trả lời từ câu 1 đến câu 4."]
    + (1...4).map { "Câu \($0). Tính số \($0)?" }
  private static let numbers = ["3.5", "-5", "9", "120"].enumerated().map {
    "Câu \($0.offset + 1)|Tính số \($0.offset + 1)?|number \($0.element)"
  }

  @Test(arguments: [
    [["1", "2", "3", "4"], ["3,5", "-5", "9", "120"]],
    [["Câu 1", "Câu 2", "Câu 3", "Câu 4"], ["3,5", "-5", "9", "120"]],
    [["Câu", "1", "2", "3", "4"], ["Đáp án", "3,5", "-5", "9", "120"]],
    [["1", "2"], ["3,5", "-5"], ["3", "4"], ["9", "120"]],
    [["Phần III", "", "", ""], ["1", "2", "3", "4"], ["3,5", "-5", "9", "120"]],
  ])
  func `numbers over short answers in Word`(rows: [[String]]) {
    for title in [["HẾT", "ĐÁP ÁN"], ["ĐÁP ÁN"], ["ĐÁP ÁN", "PHẦN III"]] {
      let reading = WordSample(paragraphs(Self.short + title) + table(rows)).read()
      #expect(outline(reading) == Self.numbers, "\(title)")
      #expect(findings(reading) == [])
    }
  }

  @Test(arguments: [
    "1\t2\t3\t4\n3,5\t-5\t9\t120", "Câu 1\tCâu 2\tCâu 3\tCâu 4\n3,5\t-5\t9\t120",
    "1 | 2 | 3 | 4\n3,5 | -5 | 9 | 120", "1 2 3 4\n3,5 -5 9 120",
    "Câu 1 2 3 4\nĐáp án 3,5 -5 9 120", "Câu\t1\t2\t3\t4\nĐáp án\t3,5\t-5\t9\t120",
  ])
  func `numbers over short answers, typed`(keys: String) {
    for title in ["HẾT\nĐÁP ÁN\n", "ĐÁP ÁN\n", "ĐÁP ÁN\nPHẦN III\n"] {
      let text = Self.short.joined(separator: "\n") + "\n" + title + keys
      #expect(outline(readPaper(text)) == Self.numbers, "\(title)")
      // Rows of a text may be rows in Word as well.
      let lines = text.split(separator: "\n").map(String.init)
      #expect(outline(WordSample(paragraphs(lines)).read()) == Self.numbers, "\(title)")
    }
  }

  @Test func `a table of data is no table of keys, and an empty one has none`() {
    let data = table([["1", "2", "3", "4"], ["3,5", "-5", "9", "120"]])
    let asked = WordSample(
      paragraph("Câu 1. Cho bảng sau:") + data + paragraphs(["A. Tăng", "B. Giảm", "Đáp án: A"])
    ).read()
    #expect(asked.items.count == 1)
    #expect(asked.items.first?.prompt.contains("<table>") == true)
    #expect(asked.items.first?.isReady == true)
    let empty = WordSample(
      paragraphs(Self.short + ["ĐÁP ÁN"]) + table([["1", "2"], ["3", "4"]])
    ).read()
    #expect(empty.drafts.count == 4)
    // Points in the head of a paper are no keys.
    let points = WordSample(
      table([["Câu 1", "Câu 2", "Tổng"], ["2 điểm", "3 điểm", ""]]) + paragraphs(Self.short)
    ).read()
    #expect(points.items.count == 4)
    // A list of short answers is not one of rows.
    let list = readPaper(
      Self.short.joined(separator: "\n") + "\nHẾT\nĐÁP ÁN\n1. 2\n2. 3\n3. 4\n4. 5")
    #expect(
      outline(list) == (1...4).map { "Câu \($0)|Tính số \($0)?|number \($0 + 1)" })
  }

  // MARK: Statements

  private static let statements =
    ["PHẦN II. Câu trắc nghiệm đúng sai."]
    + (1...2).flatMap { number in
      ["Câu \(number). Xét \(number):"] + ["a", "b", "c", "d"].map { "\($0)) Ý \($0)\(number)." }
    } + ["HẾT", "ĐÁP ÁN", "PHẦN II"]
  private static let truths = [
    "Câu 1|Xét 1:|Ý a1.=Đúng/Ý b1.=Sai/Ý c1.=Đúng/Ý d1.=Sai",
    "Câu 2|Xét 2:|Ý a2.=Sai/Ý b2.=Sai/Ý c2.=Đúng/Ý d2.=Đúng",
  ]

  @Test(arguments: [
    [
      ["Câu", "Lệnh hỏi", "Đáp án (Đ/S)", "Câu", "Lệnh hỏi", "Đáp án (Đ/S)"],
      ["1", "a)", "Đ", "2", "a)", "S"], ["", "b)", "S", "", "b)", "S"],
      ["", "c)", "Đ", "", "c)", "Đ"], ["", "d)", "S", "", "d)", "Đ"],
    ],
    [
      ["Câu", "Ý", "Đáp án"], ["1", "a", "Đ"], ["", "b", "S"], ["", "c", "Đ"], ["", "d", "S"],
      ["2", "a", "S"], ["", "b", "S"], ["", "c", "Đ"], ["", "d", "Đ"],
    ],
    [
      ["Câu 1", "Câu 2"], ["a) Đ", "a) S"], ["b) S", "b) S"], ["c) Đ", "c) Đ"], ["d) S", "d) Đ"],
    ],
    [["1", "2"], ["Đ", "S"], ["S", "S"], ["Đ", "Đ"], ["S", "Đ"]],
    [
      ["1", "a) Đ"], ["", "b) S"], ["", "c) Đ"], ["", "d) S"], ["2", "a) S"], ["", "b) S"],
      ["", "c) Đ"], ["", "d) Đ"],
    ],
    [["Câu", "1", "2"], ["a", "Đ", "S"], ["b", "S", "S"], ["c", "Đ", "Đ"], ["d", "S", "Đ"]],
    [
      ["Câu", "Đáp án"], ["1a", "Đ"], ["1b", "S"], ["1c", "Đ"], ["1d", "S"], ["2a", "S"],
      ["2b", "S"], ["2c", "Đ"], ["2d", "Đ"],
    ],
    [
      ["Câu 1", "Câu 2"], ["a", "b", "c", "d", "a", "b", "c", "d"],
      ["Đ", "S", "Đ", "S", "S", "S", "Đ", "Đ"],
    ],
    [["Câu", "1", "2"], ["Đáp án", "ĐSĐS", "SSĐĐ"], ["Điểm", "1", "1"]],
  ])
  func `truths of statements in a table of Word`(rows: [[String]]) {
    let reading = WordSample(paragraphs(Self.statements) + table(rows)).read()
    #expect(outline(reading) == Self.truths)
    #expect(findings(reading) == [])
  }

  @Test(arguments: [
    "1a) Đ\n1b) S\n1c) Đ\n1d) S\n2a) S\n2b) S\n2c) Đ\n2d) Đ",
    "1a Đ 1b S 1c Đ 1d S\n2a S 2b S 2c Đ 2d Đ", "1a-Đ; 1b-S; 1c-Đ; 1d-S; 2a-S; 2b-S; 2c-Đ; 2d-Đ",
    "1a: Đúng\n1b: Sai\n1c: Đúng\n1d: Sai\n\n2a: Sai\n2b: Sai\n2c: Đúng\n2d: Đúng",
  ])
  func `truths that are typed one by one`(keys: String) {
    let text = Self.statements.joined(separator: "\n") + "\n" + keys
    #expect(outline(readPaper(text)) == Self.truths)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(outline(WordSample(paragraphs(lines)).read()) == Self.truths)
  }

  @Test func `a truth that is missing leaves a draft`() {
    let rows = [
      ["Câu", "Lệnh hỏi", "Đáp án"], ["1", "a)", "Đ"], ["", "b)", "S"], ["", "d)", "S"],
      ["2", "a)", "S"], ["", "b)", "S"], ["", "c)", "Đ"], ["", "d)", "Đ"],
    ]
    let reading = WordSample(paragraphs(Self.statements) + table(rows)).read()
    #expect(reading.items.first?.isReady == false)
  }

  // MARK: Parts

  private static let choices =
    ["PHẦN I. Câu trắc nghiệm nhiều phương án lựa chọn."]
    + (1...2).flatMap { ["Câu \($0). Chọn \($0)?", "A. một\tB. hai\tC. ba\tD. bốn"] }
  private static var paper: [String] {
    choices + statements.dropLast(3) + short + ["-----HẾT-----", "ĐÁP ÁN"]
  }
  private static let all =
    ["Câu 1|Chọn 1?|*một/hai/ba/bốn", "Câu 2|Chọn 2?|một/hai/ba/*bốn"] + truths + numbers

  @Test func `one table names the parts in rows of their own`() {
    let rows = [
      ["Phần I", "", "", "", ""], ["Câu", "1", "2", "", ""], ["Đáp án", "A", "D", "", ""],
      ["Phần II", "", "", "", ""], ["Câu", "1", "2", "", ""], ["Đáp án", "ĐSĐS", "SSĐĐ", "", ""],
      ["Phần III", "", "", "", ""], ["Câu", "1", "2", "3", "4"],
      ["Đáp án", "3,5", "-5", "9", "120"],
    ]
    let reading = WordSample(paragraphs(Self.paper) + table(rows)).read()
    #expect(outline(reading) == Self.all)
    #expect(findings(reading) == [])
    // A merged cell is one cell.
    let merged = rows.map { $0[0].hasPrefix("Phần") ? [$0[0]] : $0 }
    #expect(outline(WordSample(paragraphs(Self.paper) + table(merged)).read()) == Self.all)
  }

  @Test func `one table names the parts in its first column`() {
    let rows = [
      ["Phần I", "Câu", "1", "2", "", ""], ["", "Đáp án", "A", "D", "", ""],
      ["Phần II", "Câu", "1", "2", "", ""], ["", "a", "Đ", "S", "", ""],
      ["", "b", "S", "S", "", ""],
      ["", "c", "Đ", "Đ", "", ""], ["", "d", "S", "Đ", "", ""],
      ["Phần III", "Câu", "1", "2", "3", "4"], ["", "Đáp án", "3,5", "-5", "9", "120"],
    ]
    #expect(outline(WordSample(paragraphs(Self.paper) + table(rows)).read()) == Self.all)
    let bars = rows.map { row in
      let last = (row.lastIndex { !$0.isEmpty } ?? 0) + 1
      return "| " + row.prefix(last).joined(separator: " | ") + " |"
    }
    #expect(outlinePaper((Self.paper + bars).joined(separator: "\n")) == Self.all)
  }

  @Test func `one table has a column or a row for each part`() {
    let titled = [
      ["Phần", "Câu", "Đáp án"], ["I", "1", "A"], ["", "2", "D"], ["II", "1", "ĐSĐS"],
      ["", "2", "SSĐĐ"], ["III", "1", "3,5"], ["", "2", "-5"], ["", "3", "9"], ["", "4", "120"],
    ]
    let rows = [
      ["Câu", "1", "2", "3", "4"], ["Phần I", "A", "D", "", ""],
      ["Phần II", "ĐSĐS", "SSĐĐ", "", ""], ["Phần III", "3,5", "-5", "9", "120"],
    ]
    let lists = [
      ["PHẦN I", "PHẦN II", "PHẦN III"],
      [
        paragraphs(["1. A", "2. D"]), paragraphs(["1. ĐSĐS", "2. SSĐĐ"]),
        paragraphs(["1. 3,5", "2. -5", "3. 9", "4. 120"]),
      ],
    ]
    for rows in [titled, rows, lists] {
      #expect(outline(WordSample(paragraphs(Self.paper) + table(rows)).read()) == Self.all)
    }
  }

  @Test func `a title in a merged row stands over the table`() {
    let paper = Self.choices.dropFirst() + ["BẢNG ĐÁP ÁN"]
    for title in ["Phần I", "ĐÁP ÁN", "Phần I. Trắc nghiệm"] {
      let reading = WordSample(
        paragraphs(Array(paper)) + table([[title], ["Câu", "1", "2"], ["Đáp án", "A", "D"]])
      ).read()
      #expect(outline(reading) == Array(Self.all.prefix(2)), "\(title)")
    }
  }

  // MARK: Codes

  @Test func `a table of codes may name parts, or begin anew`() {
    let keys =
      [("I", "1", "A"), ("I", "2", "D"), ("II", "1", "ĐSĐS"), ("II", "2", "SSĐĐ")]
      + zip(["1", "2", "3", "4"], ["3,5", "-5", "9", "120"]).map { ("III", $0, $1) }
    func other(_ key: String) -> String { key.contains("S") ? "ĐĐĐĐ" : key == "A" ? "B" : key }
    let parts = [["Phần", "Câu", "0101", "0102"]] + keys.map { [$0.0, $0.1, other($0.2), $0.2] }
    let anew = [["Câu\\Mã đề", "0101", "0102"]] + keys.map { [$0.1, other($0.2), $0.2] }
    let joined =
      [["Phần", "Câu", "0101", "0102"]]
      + keys.enumerated().map { place, key in
        [place > 0 && keys[place - 1].0 == key.0 ? "" : key.0, key.1, other(key.2), key.2]
      }
    for rows in [parts, anew, joined] {
      let reading = WordSample(paragraphs(["Mã đề: 0102"] + Self.paper) + table(rows)).read()
      #expect(outline(reading) == Self.all)
      #expect(reading.diagnostics.map(\.code) == ["paper.keys-of-other-papers"])
      let typed = (["Mã đề: 0102"] + Self.paper + rows.map { $0.joined(separator: "\t") })
      if rows != joined { #expect(outlinePaper(typed.joined(separator: "\n")) == Self.all) }
    }
  }

  private static let three = (1...3).flatMap {
    ["Câu \($0). Chọn \($0)?", "A. một\tB. hai\tC. ba\tD. bốn"]
  }
  private static let abc = [
    "Câu 1|Chọn 1?|*một/hai/ba/bốn", "Câu 2|Chọn 2?|một/*hai/ba/bốn",
    "Câu 3|Chọn 3?|một/hai/*ba/bốn",
  ]

  @Test(arguments: [
    ("Mã đề: 101", "HẾT\nĐÁP ÁN MÃ ĐỀ 101: 1A 2B 3C"),
    ("Mã đề: 101", "HẾT\nĐÁP ÁN MÃ ĐỀ 101\n1A 2B 3C\nĐÁP ÁN MÃ ĐỀ 102\n1D 2D 3D"),
    ("Mã đề: 101", "ĐÁP ÁN ĐỀ 101\n1. A\n2. B\n3. C\nĐÁP ÁN ĐỀ 102\n1. D\n2. D\n3. D"),
    ("ĐỀ A", "ĐÁP ÁN\nĐề A: 1A 2B 3C\nĐề B: 1D 2D 3D"),
    ("ĐỀ LẺ", "ĐÁP ÁN\nĐề chẵn: 1D 2D 3D\nĐề lẻ: 1A 2B 3C"),
    ("TRƯỜNG THCS – ĐỀ CHẴN", "ĐÁP ÁN\nĐỀ CHẴN\n1A 2B 3C\nĐỀ LẺ\n1D 2D 3D"),
    ("Mã đề: A", "ĐÁP ÁN\nCâu\tĐề A\tĐề B\n1\tA\tD\n2\tB\tD\n3\tC\tD"),
  ])
  func `titles of keys name codes in many ways`(title: String, keys: String) {
    let reading = readPaper(([title] + Self.three + [keys]).joined(separator: "\n"))
    #expect(outline(reading) == Self.abc)
    #expect(!reading.hasErrors)
  }

  @Test func `where it is not said which of two papers is here, no key is used`() {
    let keys = "ĐÁP ÁN\nĐề chẵn: 1D 2D 3D\nĐề lẻ: 1A 2B 3C"
    let reading = readPaper((Self.three + [keys]).joined(separator: "\n"))
    #expect(reading.drafts.count == 3)
    let told = reading.diagnostics.first { $0.code == "paper.keys-of-unknown-paper" }
    #expect(told?.message.vi.contains("chẵn, lẻ") == true)
  }

  @Test func `two papers that are only numbered`() {
    let two = ["ĐỀ 1"] + Self.three + ["ĐỀ 2"] + Self.three
    let reading = readPaper(
      (two + ["ĐÁP ÁN", "ĐỀ 1", "1.A 2.B 3.C", "ĐỀ 2", "1.A 2.B 3.C"]).joined(separator: "\n"))
    #expect(outline(reading) == Self.abc + Self.abc)
    #expect(!reading.hasErrors)
  }

  @Test func `parts may stand over tables of codes, and codes over parts`() {
    let keys: [[(String, String)]] = [
      [("1", "A"), ("2", "D")], [("1", "ĐSĐS"), ("2", "SSĐĐ")],
      [("1", "3,5"), ("2", "-5"), ("3", "9"), ("4", "120")],
    ]
    let names = ["PHẦN I", "PHẦN II", "PHẦN III"]
    let head = paragraphs(["Mã đề: 102"] + Self.paper)
    var across = head
    for (name, keys) in zip(names, keys) {
      let rows: [[String]] = keys.map { [$0.0, "Đ", $0.1] }
      across += paragraph(name) + table([["Câu", "101", "102"]] + rows)
    }
    #expect(outline(WordSample(across).read()) == Self.all)
    for word in ["Câu ", ""] {
      var down = head
      for (name, keys) in zip(names, keys) {
        let numbers: [String] = keys.map { word + $0.0 }
        let other: [String] = keys.map { _ in "Đ" }
        let own: [String] = keys.map { $0.1 }
        down += paragraph(name)
        down += table([["Mã đề"] + numbers, ["101"] + other, ["102"] + own])
      }
      #expect(outline(WordSample(down).read()) == Self.all)
    }
    var typed: [String] = ["Mã đề: 102"] + Self.paper.dropLast()
    for (code, isOwn) in [("101", false), ("102", true)] {
      typed.append("ĐÁP ÁN MÃ ĐỀ \(code)")
      for (name, keys) in zip(names, keys) {
        let list: [String] = keys.map { key in key.0 + ". " + (isOwn ? key.1 : "Đ") }
        typed.append(name + ": " + list.joined(separator: "; "))
      }
    }
    #expect(outlinePaper(typed.joined(separator: "\n")) == Self.all)
  }

  @Test func `the code may stand at the foot of Word's pages`() {
    let keys = table([["Câu", "101", "102"], ["1", "D", "A"], ["2", "D", "B"], ["3", "D", "C"]])
    var sample = WordSample(paragraphs(Self.three + ["ĐÁP ÁN"]) + keys)
    let foot = { (text: String) in
      "<w:ftr \(WordSample.names)><w:p><w:r><w:t>Trang </w:t></w:r><w:r><w:t>1/4 - \(text)</w:t></w:r></w:p></w:ftr>"
    }
    sample.add("footer", "footer1.xml", foot("Mã đề 102"))
    sample.add("header", "header1.xml", foot("Sở Giáo dục"))
    #expect(outline(sample.read()) == Self.abc)
    // Two codes at the feet of one file say nothing.
    sample.add("footer", "footer2.xml", foot("Mã đề 101"))
    #expect(sample.read().drafts.count == 3)
    // "ĐỀ 1" over a paper is not what the keys call it.
    var numbered = WordSample(paragraphs(["ĐỀ 1"] + Self.three + ["ĐÁP ÁN"]) + keys)
    numbered.add("footer", "footer1.xml", foot("Mã đề 102"))
    #expect(outline(numbered.read()) == Self.abc)
    // What stands among the lines goes before.
    var other = WordSample(paragraphs(["Mã đề 102"] + Self.three + ["ĐÁP ÁN"]) + keys)
    other.add("footer", "footer1.xml", foot("Mã đề 101"))
    #expect(outline(other.read()) == Self.abc)
  }
}
