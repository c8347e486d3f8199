import Assessment
import Authoring
import Testing

/// Where the right answer stands, and what keys can be told from the way choices are written.
@Suite struct PaperKeyTests {
  private static let question = "Câu 1: Hai cộng hai?\nA. ba\nB. bốn\nC. năm\n"
  private static let right = ["Câu 1|Hai cộng hai?|ba/*bốn/năm"]

  @Test(arguments: [
    "Đáp án: B", "Đáp án B", "ĐÁP ÁN: B", "*Đáp án: B*", "**Đáp án: B**", "ĐA: B", "Đ/A: B",
    "Đáp án đúng là: B", "Đáp án đúng: B", "Đáp án: b", "Đáp án: B. bốn", "Đáp án: bốn", "Chọn B.",
    "Chọn B", "Chọn đáp án B", "=> B", "⇒ B", "→ Chọn B", "Answer: B", "ANSWER: B", "Key: B",
    "Ðáp án: B", "Đáp án: (B)", "Phương án đúng: B", "Đáp án:\nB", "Đáp án: В",
    "Đa\u{301}p a\u{301}n: B", "Lời giải: Chọn B.", "HẾT\nBẢNG ĐÁP ÁN\n1.B", "ĐÁP ÁN\n1-B",
    "HẾT\n1b", "Đáp án\n1B", "BẢNG ĐÁP ÁN\nCâu\t1\nĐáp án\tB",
    "HẾT\nLời giải\nCâu 1. Chọn B. Vì thế.",
  ])
  func `a key is found in many words`(key: String) {
    #expect(outlinePaper(Self.question + key) == Self.right)
  }

  @Test(arguments: [
    "A. ba\n*B. bốn\nC. năm", "A. ba\n#B. bốn\nC. năm", "A. ba\n<u>B.</u> bốn\nC. năm",
    "A. ba\n<u>B</u>. bốn\nC. năm", "A. ba\nB. <b>bốn</b>\nC. năm", "A. ba\n**B. bốn**\nC. năm",
    "A. ba\n__B.__ bốn\nC. năm", "A. ba\n<span style=\"color:red\">B. bốn</span>\nC. năm",
    "A. ba\n<mark>B.</mark> bốn\nC. năm", "**A.** ba\n**B. bốn**\n**C.** năm",
    "A. ba\nB. bốn (Đáp án: B)\nC. năm", "A. ba\t<u>B. bốn</u>\tC. năm",
  ])
  func `a mark on the letter or on the whole choice is a key`(choices: String) {
    #expect(outlinePaper("Câu 1: Hai cộng hai?\n" + choices) == Self.right)
  }

  @Test(arguments: ["True", "Đúng", "TRUE."])
  func `statements with keys of their own may follow choices`(truth: String) {
    let choices = "a) một\nb) hai\n"
    for key in ["Answer: b\n", "Answer: b\nExplanation: vì thế\n", ""] {
      let found = outlinePaper(
        "1. Câu nào đúng?\n\(choices)\(key)\n2. Mặt trời nóng.\nAnswer: \(truth)\n\n"
          + "3. Nước khô.\nAnswer: False\n")
      let star = key.isEmpty ? "" : "*"
      #expect(
        found == [
          "Câu 1|Câu nào đúng?|một/\(star)hai", "Câu 2|Mặt trời nóng.|true",
          "Câu 3|Nước khô.|false",
        ])
    }
  }

  @Test func `a second key is that of the number above it`() {
    #expect(
      outlinePaper("1. Thủ đô?\na) Huế\nb) Hà Nội\nAnswer: b\n\n2. Sông ở Huế?\nAnswer: Hương\n")
        == ["Câu 1|Thủ đô?|Huế/*Hà Nội", "Câu 2|Sông ở Huế?|text Hương"])
  }

  @Test func `numbers in an explanation are steps of it`() {
    let text = "1. Hỏi?\na) x\nb) y\nAnswer: b\nExplanation:\n2. bước một\n3. bước hai\n"
    #expect(readPaper(text).items.count == 1)
  }

  @Test(arguments: ["*bốn", "* bốn", "bốn*", "bốn *"])
  func `a star beside a text is a key where questions of the paper have it`(text: String) {
    func choices(_ text: String) -> String { "A. ba\nB. \(text)\nC. năm\n" }
    let two = readPaper(
      "Câu 1: Hai cộng hai?\n" + choices(text) + "Câu 2: Bốn là?\n" + choices(text))
    #expect(outline(two) == ["Câu 1|Hai cộng hai?|ba/*bốn/năm", "Câu 2|Bốn là?|ba/*bốn/năm"])
    #expect(findings(two) == ["paper.keys-by-mark 1:1"])
    #expect(two.diagnostics.first?.message.en.contains("written with a star") == true)
    // Once may be a formula's: it is told, and the text stays as it is.
    let one = readPaper("Câu 1: Hai cộng hai?\n" + choices(text))
    #expect(outline(one) == ["Câu 1|Hai cộng hai?|ba/\(text)/năm"])
    #expect(findings(one) == ["paper.rare-mark 1:1"])
  }

  @Test(arguments: ["**", "*", "*bốn*", "2*2", "**bốn"])
  func `stars around a text, or alone, say nothing`(text: String) {
    let question = "Hỏi?\nA. ba\nB. \(text)\nC. năm\n"
    let reading = readPaper("Câu 1: " + question + "Câu 2: Nữa " + question)
    #expect(!findings(reading).contains { $0.hasPrefix("paper.keys-by-mark") })
  }

  @Test func `stars that speak against a key which is written out mark nothing`() {
    let text = "A. *ba\nB. bốn\nC. năm\n"
    let reading = readPaper(
      "Câu 1: Một?\n\(text)Câu 2: Hai?\n\(text)Câu 3: Ba?\n\(text)Đáp án: B\n")
    #expect(
      outline(reading) == [
        "Câu 1|Một?|*ba/bốn/năm", "Câu 2|Hai?|*ba/bốn/năm", "Câu 3|Ba?|*ba/*bốn/năm",
      ])
    #expect(reading.drafts.count == 2)
  }

  @Test(arguments: [
    "**A.** ba\n**B.** bốn\n**C.** năm", "A. ba\nB. bốn <u>hay</u> 4\nC. năm",
    "A. ba\nB.<u> </u>bốn\nC. năm",
    "*A. ba\n*B. bốn\n*C. năm", "A. ba\nB. 2**3 và 3**2\nC. năm",
  ])
  func `what all choices have, or a word in one, says nothing`(choices: String) {
    let reading = readPaper("Câu 1: Hai cộng hai?\n" + choices)
    #expect(reading.drafts.count == 1)
    #expect(reading.diagnostics.contains { $0.code == "bank.no-right-answer" })
  }

  @Test func `several written letters make several right choices`() {
    for key in ["A, C", "A và C", "AC", "A; C", "A & C"] {
      #expect(
        outlinePaper("Câu 1: Chọn\nA. a\nB. b\nC. c\nĐáp án: \(key)") == ["Câu 1|Chọn|[]*a/b/*c"])
    }
    let right = readPaper("Câu 1: Chọn\nA. a\nB. b\nC. c\nĐáp án: A, C").items.first
    #expect(choices(right) == ["a/50", "b/-50", "c/50"])
  }

  @Test func `two marked choices are only a key where several are asked for`() {
    let marked = "\nA. a\n<u>B.</u> b\n<u>C.</u> c\nD. d"
    let one = readPaper("Câu 1: Số nào chẵn?" + marked)
    #expect(outline(one) == ["Câu 1|Số nào chẵn?|[]a/b/c/d"])
    #expect(one.diagnostics.map(\.code) == ["paper.several-marked"])
    #expect(
      outlinePaper("Câu 1: Những số nào chẵn?" + marked) == ["Câu 1|Những số nào chẵn?|[]a/*b/*c/d"]
    )
    #expect(readPaper("Câu 1: Trong những số sau, số nào chẵn?" + marked).drafts.count == 1)
  }

  @Test func `two marked choices are named where the mark is too rare to be a key`() {
    let open = (2...9).map { "Câu \($0): Hỏi \($0)?\nA. a\nB. b" }.joined(separator: "\n")
    let marked = "\nA. a\n<u>B.</u> b\n<u>C.</u> c\nD. d\n"
    let one = readPaper("Câu 1: Số nào chẵn?" + marked + open)
    #expect(outline(one).first == "Câu 1|Số nào chẵn?|[]a/b/c/d")
    let told = one.diagnostics.first { $0.code == "paper.several-marked" }
    #expect(told?.item == "Câu 1")
    #expect(told?.message.en.hasPrefix("B, C are all marked") == true)
    let several = readPaper("Câu 1: Những số nào chẵn?" + marked + open)
    let rare = several.diagnostics.first { $0.code == "paper.rare-mark" }
    #expect(rare?.message.en.hasPrefix("choices B, C are underlined") == true)
    #expect(several.items.first?.isReady == false)
  }

  // MARK: A letter before an explanation

  @Test(arguments: [
    "Lời giải: B. Vì thế.", "Lời giải: B) Vì thế.", "Hướng dẫn giải: B. Vì thế.",
    "Lời giải:\nB. Vì thế.", "Giải thích: B vì thế.", "Lời giải chi tiết: B. Vì thế.",
    "Lời giải: (B) Vì thế.", "Hướng dẫn giải: Chọn B. Vì thế.",
  ])
  func `a letter that an explanation begins with is the key where nothing else is`(text: String) {
    let reading = readPaper(Self.question + text)
    #expect(outline(reading) == Self.right)
    #expect(reading.items.first?.feedback.lowercased() == "vì thế.")
    #expect(reading.diagnostics.isEmpty)
  }

  @Test(arguments: ["Lời giải: B", "Hướng dẫn giải: B.", "Lời giải: B. bốn"])
  func `a letter alone, or with its choice, is a key and no explanation`(text: String) {
    let reading = readPaper(Self.question + text)
    #expect(outline(reading) == Self.right)
    #expect(reading.items.first?.feedback == "")
  }

  @Test(arguments: [
    "Lời giải: B. Sai vì thế.", "Lời giải: B. Không đúng.", "Lời giải: A. Sai. B. Đúng.",
    "Lời giải:\nB. Vì thế.\nC. Vì kia.", "Lời giải: A, B đều được.", "Lời giải: b. Vì thế.",
    "Lời giải: B = 2 + 2.", "Lời giải: E. Vì thế.", "Lời giải: Bốn là đúng.",
  ])
  func `a letter that may mean something else is no key`(text: String) {
    let reading = readPaper(Self.question + text)
    #expect(outline(reading) == ["Câu 1|Hai cộng hai?|ba/bốn/năm"], "\(text)")
    #expect(reading.diagnostics.map(\.code) == ["bank.no-right-answer"])
    #expect(reading.items.first?.feedback.isEmpty == false)
  }

  @Test func `an explanation that begins with another letter than the key is told, the key kept`() {
    let reading = readPaper(Self.question + "Đáp án: B\nLời giải: C. Vì thế.")
    #expect(outline(reading) == Self.right)
    #expect(findings(reading) == ["paper.solution-differs 6:11"])
    let same = readPaper(Self.question + "Đáp án: B\nLời giải: B. Vì thế.")
    #expect(outline(same) == Self.right)
    #expect(same.diagnostics.isEmpty)
    let starred = readPaper(
      "Câu 1: Hai cộng hai?\nA. ba\n*B. bốn\nC. năm\nLời giải: A. Vì thế.")
    #expect(outline(starred) == Self.right)
    #expect(findings(starred) == ["paper.solution-differs 5:11"])
  }

  @Test(arguments: [
    "1.B 2.C 3.A", "1-B 2-C 3-A", "1b 2c 3a", "1B, 2C, 3A", "1. B\n2. C\n3. A",
    "Câu 1: B\nCâu 2: C\nCâu 3: A", "1-3: BCA", "1) B; 2) C; 3) A", "1\t2\t3\nB\tC\tA",
    "Câu 1 2 3\nĐA B C A", "| Câu | 1 | 2 | 3 |\n|---|---|---|---|\n| Đáp án | B | C | A |",
    "1.B\t2.C\n3.A", "1|B|2|C|3|A", "1 2\nB C\nCâu 3\nĐA A",
    "Câu 1. Chọn B\nCâu 2. Chọn C\nCâu 3. Chọn A",
  ])
  func `a table of keys is read in all its forms`(table: String) {
    let paper = (1...3).map { "Câu \($0): Hỏi \($0)?\nA. a\nB. b\nC. c" }.joined(separator: "\n")
    let reading = readPaper(paper + "\n----- HẾT -----\nBẢNG ĐÁP ÁN\n" + table)
    #expect(
      outline(reading) == [
        "Câu 1|Hỏi 1?|a/*b/c", "Câu 2|Hỏi 2?|a/b/*c", "Câu 3|Hỏi 3?|*a/b/c",
      ])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `keys of parts go to their parts`() {
    let part = "Câu 1: Hỏi?\nA. a\nB. b\nCâu 2: Nữa?\nA. a\nB. b\n"
    let questions = "PHẦN I\n" + part + "PHẦN II\n" + part.replacing("?", with: " gì?")
    for table in [
      "PHẦN I\n1.A 2.B\nPHẦN II\n1.B 2.A", "Phần I: 1.A 2.B\nPhần II: 1.B 2.A", "1.A 2.B 1.B 2.A",
    ] {
      #expect(
        outlinePaper(questions + "ĐÁP ÁN\n" + table) == [
          "Câu 1|Hỏi?|*a/b", "Câu 2|Nữa?|a/*b", "Câu 1|Hỏi gì?|a/*b", "Câu 2|Nữa gì?|*a/b",
        ], "\(table)")
    }
    let unclear = readPaper(questions + "ĐÁP ÁN\n1.A 2.B")
    #expect(unclear.drafts.count == 4)
    #expect(unclear.diagnostics.contains { $0.code == "paper.keys-ambiguous" && $0.line == 16 })
  }

  @Test func `explanations are feedback, with the question and after the table`() {
    let reading = readPaper(
      """
      Câu 1: Một?
      A. a
      B. b
      Đáp án: B. Vì thế này.
      Câu 2: Hai?
      A. a
      B. b
      Chọn A.
      Hướng dẫn giải: Dòng một
      dòng hai
      Câu 3: Ba?
      A. a
      B. b
      HẾT
      3A
      LỜI GIẢI CHI TIẾT
      Câu 2. Thêm nữa.
      Câu 3: Chọn A.
      Rõ ràng.
      """)
    #expect(
      reading.items.map(\.feedback) == [
        "Vì thế này.", "Dòng một\ndòng hai\nThêm nữa.", "Rõ ràng.",
      ])
    #expect(reading.drafts.isEmpty)
    #expect(reading.diagnostics.isEmpty)
  }
}
