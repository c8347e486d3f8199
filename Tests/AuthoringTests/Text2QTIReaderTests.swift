import Assessment
import Authoring
import TestSupport
import Testing

@Suite struct Text2QTIReaderTests {
  private func read(_ text: String) -> BankReading {
    BankReader.read(bytes: Array(text.utf8), file: "a.md", format: .text2qti)
  }

  private func only(_ text: String) -> Item? {
    let reading = read(text)
    #expect(!reading.hasErrors, "\(reading.diagnostics)")
    return reading.items.count == 1 ? reading.items.first : nil
  }

  @Test func `a multiple choice has its feedback where it belongs`() {
    let item = only(
      """
      Title: Cộng
      1.  2 + 3 = ?
      ... Chung.
      +   Giỏi.
      -   Chưa.
      !   Đếm.
      a)  6
      ... Quá.
      *b) 5
      c)  1
      """)
    #expect(item?.title == "Cộng")
    #expect(item?.prompt == "2 + 3 = ?")
    #expect(item?.format == .markdown)
    #expect(item?.feedback == "Chung.\n\nĐếm.")
    #expect(
      item?.body
        == .single([
          Choice(text: "6", fraction: .zero, feedback: "Quá.\n\nChưa."),
          Choice(text: "5", fraction: .one, feedback: "Giỏi."),
          Choice(text: "1", fraction: .zero, feedback: "Chưa."),
        ]))
  }

  @Test func `two choices true and false make a true or false item`() {
    let item = only("1.  Trời xanh.\n... Nhìn.\n+  Phải.\na)  True\n*b) false\n... Ban đêm.")
    #expect(
      item?.body
        == .trueFalse(
          TrueFalseKey(truth: false, feedbackWhenRight: "Ban đêm.\n\nPhải.", feedbackWhenWrong: "")
        ))
    #expect(only("1.  Trời?\n*a) true\nb)  false\nc)  đêm")?.kind == .single)
    #expect(only("1.  Trời?\n*a) đúng\nb)  sai")?.kind == .single)
  }

  @Test func `boxes make an item with several answers`() {
    let item = only("1.  Chọn.\n+  Giỏi.\n[*] một\n[ ]  hai\n[]  ba\n... Không.\n[*]\tbốn")
    #expect(choices(item) == ["một/50", "hai/-50", "ba/-50", "bốn/50"])
    #expect(item?.feedback == "Giỏi.")
  }

  @Test func `short answers are texts, in which a star is a star`() {
    let item = only("1.  Ai?\n-   Chưa.\n*   Ông già Noel\n*   S*nta")
    #expect(
      item?.body
        == .text(
          [
            TextAnswer(text: "Ông già Noel"), TextAnswer(text: "S\\*nta"),
            TextAnswer(text: "*", fraction: .zero, feedback: "Chưa."),
          ], caseSensitive: false))
  }

  static func value(_ value: String, _ tolerance: String) -> NumericAnswer.Range {
    .value(
      DecimalNumber(json: value) ?? .zero, tolerance: DecimalNumber(json: tolerance) ?? .zero)
  }

  static let numbers: [(String, NumericAnswer.Range)] = [
    ("5", value("5", "0")), ("-12", value("-12", "0")), ("+1_000", value("1000", "0")),
    ("1.41 +- 0.01", value("1.41", "0.01")), ("1.41+-.01", value("1.41", "0.01")),
    ("200 +- 5%", value("200", "10")), ("-3 +- 2.5%", value("-3", "0.075")),
    ("1e3 +- 0", value("1000", "0")),
    (
      "[1.2598, 1.26]",
      .between(
        low: DecimalNumber(json: "1.2598") ?? .zero, high: DecimalNumber(json: "1.26") ?? .zero)
    ),
    ("[ -2 , 2e1 ]", .between(low: DecimalNumber(-2), high: DecimalNumber(20))),
  ]

  @Test(arguments: numbers)
  func `a number has a margin, a percentage or a range`(text: String, range: NumericAnswer.Range) {
    #expect(
      only("1.  Mấy?\n=   \(text)")?.body == .numeric([NumericAnswer(range: range)], unit: nil))
  }

  @Test(arguments: [
    "5.0", "05", "1e3", "x", "5 +- x", "5 +- -1", "[1 2]", "[2, 1]", "[1, 2", "1__0", "_1", "--5",
    "9999999999999999 +- 33333.3333333333%", "nan +- 1", "[1, inf]", "+", "5 +-",
  ])
  func `what is no number refuses the question`(text: String) {
    let reading = read("1.  Mấy?\n=  \(text)\n\n2.  Sau?\n=  1")
    #expect(reading.items.map(\.prompt) == ["Sau?"])
    #expect(reading.diagnostics.map(\.code) == ["text2qti.bad-number"])
  }

  @Test func `numbers have feedback`() {
    let item = only("1.  Mấy?\n+  Giỏi.\n-  Chưa.\n=  5")
    #expect(
      item?.body
        == .numeric(
          [
            NumericAnswer(range: Self.value("5", "0"), feedback: "Giỏi."),
            NumericAnswer(range: .any, fraction: .zero, feedback: "Chưa."),
          ], unit: nil))
  }

  @Test func `essays, uploads and texts are kept`() {
    let reading = read(
      """
      1.  Viết.
      ... Chung.
      ____

      2.  Nộp.
      ^^^

      Text title:  Phần
        hai
      Text: Đọc **kỹ**.

        Rồi làm.
      text title: Hết *
      """)
    #expect(reading.items.map(\.kind) == [.essay, .description, .description, .description])
    #expect(reading.items.map(\.feedback) == ["Chung.", "", "", ""])
    #expect(reading.items.map(\.title) == ["", "", "Phần hai", "Hết *"])
    #expect(reading.items.map(\.prompt).suffix(2) == ["Đọc **kỹ**.\n\nRồi làm.", "Hết *"])
    #expect(reading.diagnostics.map(\.code) == ["text2qti.upload"])
  }

  @Test func `Markdown of several lines stands below its first line`() {
    let item = only(
      """
      12. Xem hình:

          ![hình](a.png)

          ```
          x = 1
            y
          ```
          và $x^2_{1}$.
      *a) một
          dòng

          nữa
      b)\tbảng\t
      \tthêm
      """)
    #expect(
      item?.prompt
        == "Xem hình:\n\n![hình](a.png)\n\n```\nx = 1\n  y\n```\nvà $x^2_{1}$.")
    #expect(choices(item) == ["một\ndòng\n\nnữa/100", "bảng\nthêm/0"])
  }

  @Test func `comments are left out, also of several lines`() {
    let reading = read(
      """
      % 0.  Không.
      1.  Có?
      % ghi chú
      *a) x

      COMMENT
      b)  không
      2.  Không.
      END_COMMENT
      b)  y <!-- ẩn -->
      """)
    #expect(reading.items.map(\.prompt) == ["Có?"])
    #expect(choices(reading.items.first) == ["x/100", "y <!-- ẩn -->/0"])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `a quiz has a title and options, groups become tags`() {
    let reading = read(
      """
      Quiz title: Toán
        lớp 8
      quiz description: Dài
      Shuffle answers: true
      one question at a time: True
      can't go back: false
      feedback is solution: true

      Points: 1.5
      1.  Một?
      ____
      GROUP
      pick: 1
      solutions pick: 2
      points per question: 2
      1.  Hai?
      ____
      2.  Ba?
      ____
      END_GROUP
      1.  Bốn?
      ____
      """)
    #expect(reading.items.map(\.tags) == [[], ["group-1"], ["group-1"], []])
    #expect(reading.items.allSatisfy { $0.category == ["Toán lớp 8"] })
    #expect(
      reading.diagnostics.map(\.code) == [
        "text2qti.quiz-description", "text2qti.quiz-option", "text2qti.points", "text2qti.group",
      ])
    #expect(!reading.hasErrors)
  }

  @Test func `after a question with an error the next one is read`() {
    let reading = read(
      """
      1.Một?
      *a) x
      b)  y

      2.  Hai?
      *a) x
      *b) y

      3.  Ba?
      *a) x
      dòng lạc
      b)  y

      -----

      4.  Bốn?
      *a) x
      b)  y

      =====
      lạc

      5.  Năm?
      *a) x
      b) y
      """)
    #expect(reading.items.map(\.prompt) == ["Bốn?", "Năm?"])
    #expect(
      reading.diagnostics.map { "\($0.line) \($0.code)" } == [
        "1 text2qti.missing-space", "5 text2qti.several-right-choices", "11 text2qti.stray-text",
        "14 text2qti.stray-text", "20 text2qti.stray-text",
      ])
    #expect(reading.diagnostics.map(\.item) == ["Câu 1", "Câu 2", "Câu 3", nil, nil])
  }

  @Test func `code is never run, and what follows is read`() {
    let reading = read(
      """
      ```{.python .run}
      print("1.  Không?\\n____")
      2.  Không?
      ____
      ```
      1.  Có?
      ____
      ```` {.python .run}
      ```
      """)
    #expect(reading.items.map(\.prompt) == ["Có?"])
    #expect(
      reading.diagnostics.map { "\($0.line) \($0.code)" } == [
        "1 text2qti.code-block", "8 text2qti.code-block",
      ])
  }

  @Test(arguments: ["\r\n", "\r"])
  func `every way to end lines is read`(end: String) {
    let text = "\u{FEFF}1.  Một\n    hai?\n*a) x\nb)  y\n\n2.  Ba?\n____".replacing("\n", with: end)
    #expect(read(text).items.map(\.prompt) == ["Một\nhai?", "Ba?"])
  }

  @Test func `the limits of an item are kept`() {
    func choices(_ count: Int) -> String {
      "1.  Hỏi?\n*a) đúng\n" + (1..<count).map { "b)  sai \($0)\n" }.joined() + "\n2.  Sau?\n____"
    }
    #expect(read(choices(BankLimits.answersMax)).items.count == 2)
    #expect(
      read(choices(BankLimits.answersMax + 1)).diagnostics.map(\.code) == ["bank.too-many-answers"])
    func long(_ count: Int) -> String {
      "1.  " + String(repeating: "x", count: count - 8) + "\n____\n\n2.  Sau?\n____"
    }
    #expect(read(long(BankLimits.itemBytesMax)).items.count == 2)
    #expect(
      read(long(BankLimits.itemBytesMax + 1)).diagnostics.map(\.code) == ["bank.item-too-large"])
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func `no heap of lines is too much for the reader`(seed: UInt64) {
    expectNoTrap(
      [
        "1. x\n", "*a) x\n", "b) y\n", "[*] x\n", "[ ] y\n", "* x\n", "= 5\n", "= [1,", "___\n",
        "^^^\n", "... f\n", "+ f\n", "- f\n", "! s\n", "Title: t\n", "Points: 1\n", "Text: t\n",
        "Text title: t\n", "GROUP\n", "END_GROUP\n", "pick: 1\n", "COMMENT\n", "END_COMMENT\n",
        "% c\n", "```{.run}\n", "```\n", "    y\n", "\t\tz\n", "\n", "x", " ", "\r", "\u{0}",
        "Quiz title: q\n", "shuffle answers: true\n",
      ], as: .text2qti, seed: seed)
  }
}
