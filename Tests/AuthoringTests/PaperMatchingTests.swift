import Assessment
import Authoring
import Testing

/// Questions that ask to match two columns, in typed papers.
@Suite struct PaperMatchingTests {
  private static let columns = "1. Hà Nội\n2. Huế\n3. Vinh\na. Cố đô\nb. Thủ đô\nc. Nghệ An\n"
  private static let matched = [
    "Câu 1|Nối cột A với cột B:|Hà Nội=Thủ đô/Huế=Cố đô/Vinh=Nghệ An",
    "Câu 2|Hai cộng hai?|ba/*bốn",
  ]
  private static let next = "\nCâu 2. Hai cộng hai?\nA. ba\nB. bốn\nĐáp án: B\n"

  private func read(_ columns: String, key: String, asks: String = "Nối cột A với cột B:")
    -> BankReading
  {
    readPaper("Câu 1. \(asks)\n\(columns)\(key)\n\(Self.next)")
  }

  @Test(arguments: [
    columns, "Cột A\n1. Hà Nội\n2. Huế\n3. Vinh\nCột B\na. Cố đô\nb. Thủ đô\nc. Nghệ An\n",
    "Cột A\tCột B\n1. Hà Nội\ta. Cố đô\n2. Huế\tb. Thủ đô\n3. Vinh\tc. Nghệ An\n",
    "1. Hà Nội    a. Cố đô\n2. Huế    b. Thủ đô\n3. Vinh    c. Nghệ An\n",
    "1. Hà Nội a. Cố đô\n2. Huế b. Thủ đô\n3. Vinh c. Nghệ An\n",
    "| A | B |\n|---|---|\n| 1. Hà Nội | a. Cố đô |\n| 2. Huế | b. Thủ đô |\n| 3. Vinh | c. Nghệ An |\n",
    "| 1 | Hà Nội | a | Cố đô |\n| 2 | Huế | b | Thủ đô |\n| 3 | Vinh | c | Nghệ An |\n",
    "1) Hà Nội\n2) Huế\n3) Vinh\n\na) Cố đô\nb) Thủ đô\nc) Nghệ An\n",
    "1 - Hà Nội\n2 - Huế\n3 - Vinh\nA - Cố đô\nB - Thủ đô\nC - Nghệ An\n",
    "1. Hà Nội …………\ta. Cố đô\n2. Huế …………\tb. Thủ đô\n3. Vinh …………\tc. Nghệ An\n",
  ])
  func `two columns in lines or side by side`(columns: String) {
    let reading = read(columns, key: "Đáp án: 1-b, 2-a, 3-c")
    #expect(outline(reading).map { $0.replacing(" …………", with: "") } == Self.matched)
    #expect(!reading.hasErrors)
    #expect(reading.drafts.isEmpty)
  }

  @Test(arguments: [
    "Đáp án: 1-b, 2-a, 3-c", "Đáp án: 1b 2a 3c", "Đáp án: 1 → b; 2 → a; 3 → c", "ĐA: 1–b; 2–a; 3–c",
    "Đáp án: 1. b, 2. a, 3. c", "Đáp án: 1-B, 2-A, 3-C", "1-b, 2-a, 3-c", "Đáp án:\n1-b\n2-a\n3-c",
    "Trả lời: 1 nối với b, 2 nối với a, 3 nối với c", "Đáp án: a-2, b-1, c-3",
    "=> 1-b, 2-a, 3-c", "\nĐáp án: 1+b; 2+a; 3+c.",
  ])
  func `a list of pairs below the columns`(key: String) {
    let reading = read(Self.columns, key: key)
    #expect(outline(reading) == Self.matched)
    #expect(findings(reading).filter { !$0.hasPrefix("bank.") } == [])
  }

  @Test(arguments: [
    "Nối cột A với cột B", "Ghép mỗi thành phố ở cột I với một ý ở cột II", "NỐI CHO ĐÚNG",
    "Hãy nối tên thành phố với điều nói về nó", "Match column A with column B",
    "Chọn ý ở cột B phù hợp với cột A",
  ])
  func `the words that ask to match`(asks: String) {
    let reading = read(Self.columns, key: "Đáp án: 1-b, 2-a, 3-c", asks: asks)
    #expect(reading.items.first?.kind == .matching)
    #expect(reading.drafts.isEmpty)
  }

  @Test func `entries on the right that no pair names can still be chosen`() {
    let reading = read(
      "1. Hà Nội\n2. Huế\na. Cố đô\nb. Thủ đô\nc. Nghệ An\nd. Biển\n", key: "Đáp án: 1-b, 2-a")
    #expect(
      outline(reading).first
        == "Câu 1|Nối cột A với cột B:|Hà Nội=Thủ đô/Huế=Cố đô+Nghệ An/Biển")
  }

  @Test func `letters on the left and numbers on the right`() {
    let reading = read(
      "A. Hà Nội\nB. Huế\n1. Cố đô\n2. Thủ đô\n", key: "Đáp án: A-2, B-1")
    #expect(
      outline(reading).first == "Câu 1|Nối cột A với cột B:|Hà Nội=Thủ đô/Huế=Cố đô")
  }

  @Test func `an entry that goes on in the next line`() {
    let reading = read(
      "1. Hà Nội,\nbên sông Hồng\n2. Huế\na. Cố đô\nb. Thủ đô\n", key: "Đáp án: 1-b, 2-a")
    #expect(
      outline(reading).first
        == "Câu 1|Nối cột A với cột B:|Hà Nội, bên sông Hồng=Thủ đô/Huế=Cố đô")
  }

  @Test(arguments: [
    "Câu 1: 1-b, 2-a, 3-c\nCâu 2: B", "1. 1-b, 2-a, 3-c\n2. B", "1. 1b 2a 3c\n2. B",
    "1) 1-b; 2-a; 3-c\n2) B", "1: 1-b; 2-a; 3-c\n2: B",
  ])
  func `a list of pairs in the table of keys`(keys: String) {
    let reading = readPaper(
      "Câu 1. Nối cột A với cột B:\n\(Self.columns)\nCâu 2. Hai cộng hai?\nA. ba\nB. bốn\n"
        + "HẾT\nĐÁP ÁN\n\(keys)")
    #expect(outline(reading) == Self.matched)
    #expect(findings(reading).filter { !$0.hasPrefix("bank.") } == [])
  }

  // MARK: No key is guessed

  @Test(arguments: [
    ("", "paper.pairs-missing"), ("Đáp án: 1-b, 2-a", "paper.pairs-missing"),
    ("Đáp án: 1-b, 2-a, 3-d", "paper.pair-not-there"), ("Đáp án: B", "paper.pair-not-there"),
    ("Đáp án: 1-b, 2-a, 3-c, 1-c", "paper.keys-disagree"),
    ("Đáp án: 1-b,c; 2-a; 3-c", "paper.pair-not-there"),
  ])
  func `a key that does not name one entry for each is none`(key: String, code: String) {
    let reading = read(Self.columns, key: key)
    #expect(reading.items.count == 2)
    #expect(reading.drafts.map(\.title) == ["Câu 1"])
    #expect(
      reading.drafts.first?.prompt.hasSuffix("3. Vinh\na. Cố đô\nb. Thủ đô\nc. Nghệ An") == true)
    #expect(reading.diagnostics.contains { $0.code == code })
    #expect(reading.items.last?.isReady == true)
  }

  @Test func `a list of pairs is no text to be typed where no columns are found`() {
    let reading = readPaper(
      "Câu 1. Ghép mỗi nước với thủ đô.\nLào, Campuchia\nĐáp án: 1-b, 2-a\n" + Self.next)
    #expect(reading.drafts.map(\.title) == ["Câu 1"])
    #expect(findings(reading).contains("paper.columns-missing 1:1"))
  }

  private static let twoOpen =
    "Câu 1. Một?\nA. x\nB. y\nCâu 2. Hai?\nA. x\nB. y\nCâu 3. Nối cột A với cột B:\n"

  @Test func `pairs that may be the keys of questions before are used for none`() {
    let reading = readPaper(
      Self.twoOpen + "1. Hà Nội\n2. Huế\nA. Cố đô\nB. Thủ đô\n1-B, 2-A\n")
    #expect(reading.items.map(\.isReady) == [false, false, false])
    #expect(findings(reading).contains("paper.pairs-or-keys 12:1"))
  }

  @Test(arguments: ["1-b, 2-a", "Đáp án: 1-b, 2-a"])
  func `small letters are the key of small letters`(key: String) {
    let reading = readPaper(
      Self.twoOpen + "1. Hà Nội\n2. Huế\na. Cố đô\nb. Thủ đô\n\(key)\n")
    #expect(reading.items.map(\.isReady) == [false, false, true])
    #expect(outline(reading).last?.hasSuffix("Hà Nội=Thủ đô/Huế=Cố đô") == true)
  }

  @Test func `pairs of a table do not become keys of other questions`() {
    let reading = readPaper(
      Self.twoOpen + "1. Hà Nội\n2. Huế\na. Cố đô\nb. Thủ đô\nHẾT\nĐÁP ÁN\n"
        + "1-A; 2-A; 3: 1-b; 2-a")
    #expect(outline(reading).prefix(2) == ["Câu 1|Một?|*x/y", "Câu 2|Hai?|*x/y"])
    #expect(outline(reading).last?.hasSuffix("Hà Nội=Thủ đô/Huế=Cố đô") == true)
    #expect(!reading.hasErrors)
  }

  @Test(arguments: [
    "Câu 1. Nối cột A với cột B:\n1. Hà Nội\n2. Huế\na. Cố đô\nb. Thủ đô\n"
      + "A. 1-a, 2-b\nB. 1-b, 2-a\nĐáp án: B",
    "Câu 1. Ghép đúng là:\n1. Hà Nội\n2. Huế\nA. 1-a, 2-b\nB. 1-b, 2-a\nĐáp án: B",
    "Câu 1. Khi nói về gen, có các ý:\n1. Một\n2. Hai\nA. 1, 2\nB. Chỉ 1\nĐáp án: B",
    "Câu 1. Ghép cành: có bao nhiêu ý đúng?\n1. Một\n2. Hai\nA. 1\nB. 2\nĐáp án: B",
  ])
  func `a question whose choices are lists of pairs stays one with choices`(text: String) {
    let reading = readPaper(text + "\n" + Self.next)
    guard case .single(let choices) = reading.items.first?.body else {
      Issue.record("no choices: \(outline(reading))")
      return
    }
    #expect(choices.map { $0.fraction > .zero } == [false, true])
  }
}

/// The same in tables of Word.
@Suite struct WordMatchingTests {
  private static let matched = "Câu 1|Nối cột A với cột B:|Hà Nội=Thủ đô/Huế=Cố đô"

  @Test(arguments: [
    [["Cột A", "Cột B"], ["1. Hà Nội", "a. Cố đô"], ["2. Huế", "b. Thủ đô"]],
    [["1. Hà Nội", "a. Cố đô"], ["2. Huế", "b. Thủ đô"]],
    [["1", "Hà Nội", "a", "Cố đô"], ["2", "Huế", "b", "Thủ đô"]],
    [["Cột A", "", "Cột B"], ["1. Hà Nội", "", "a. Cố đô"], ["2. Huế", "……", "b. Thủ đô"]],
    [
      [paragraphs(["1. Hà Nội", "2. Huế"]), paragraphs(["a. Cố đô", "b. Thủ đô"])]
    ],
  ])
  func `columns of a table`(rows: [[String]]) {
    let sample = WordSample(
      paragraph("Câu 1. Nối cột A với cột B:") + table(rows) + paragraph("Đáp án: 1-b; 2-a")
        + paragraphs(["Câu 2. Hai cộng hai?", "A. ba", "B. bốn", "Đáp án: B"]))
    #expect(outline(sample.read()) == [Self.matched, "Câu 2|Hai cộng hai?|ba/*bốn"])
  }

  @Test func `the key in a column of its own`() {
    let sample = WordSample(
      paragraph("Câu 1. Nối cột A với cột B:")
        + table([
          ["Cột A", "Cột B", "Đáp án"], ["1. Hà Nội", "a. Cố đô", "1-b"],
          ["2. Huế", "b. Thủ đô", "2-a"],
        ]))
    #expect(outline(sample.read()) == [Self.matched])
  }

  @Test func `pairs in the table of keys`() {
    let sample = WordSample(
      paragraph("Câu 1. Nối cột A với cột B:")
        + table([["1. Hà Nội", "a. Cố đô"], ["2. Huế", "b. Thủ đô"]])
        + paragraphs(["Câu 2. Hai cộng hai?", "A. ba", "B. bốn", "HẾT", "ĐÁP ÁN"])
        + table([["Câu", "1", "2"], ["Đáp án", "1-b, 2-a", "B"]]))
    #expect(outline(sample.read()) == [Self.matched, "Câu 2|Hai cộng hai?|ba/*bốn"])
  }

  @Test func `a table above choices stays a part of the question`() {
    let sample = WordSample(
      paragraph("Câu 1. Nối cột A với cột B:")
        + table([["1. Hà Nội", "a. Cố đô"], ["2. Huế", "b. Thủ đô"]])
        + paragraphs(["A. 1-a, 2-b", "B. 1-b, 2-a", "Đáp án: B"]))
    #expect(sample.read().items.map(\.kind) == [.single])
    #expect(sample.read().items.first?.isReady == true)
  }
}
