import Assessment
import Testing

@testable import Authoring

/// Each kind of question that H5P has and is read.
@Suite struct H5PTests {
  private typealias Sample = H5PSample

  private static func third(_ sign: Int64) -> Fraction {
    Fraction(tenMillionths: sign * Fraction.share(of: 3).tenMillionths)
  }

  @Test func `one right choice makes a single choice`() throws {
    let reading = try Sample.read(
      "H5P.MultiChoice",
      #"""
      {"question":"<p>Thủ đô?</p>\n","answers":[
      {"text":"<div>Hà Nội</div>\n","correct":true,"tipsAndFeedback":{"tip":"","chosenFeedback":"<div>Đúng</div>"}},
      {"text":"<div>Huế &amp; Vinh</div>","correct":false,"tipsAndFeedback":[]}],
      "overallFeedback":[{"from":0,"to":100,"feedback":"Từ năm 1010"}],"behaviour":{"type":"auto"}}
      """#)
    #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics)")
    #expect(reading.format == .h5p)
    let item = try reading.only()
    #expect(item.title == "Đề thử")
    #expect(item.prompt == "<p>Thủ đô?</p>")
    #expect(item.format == .html)
    #expect(item.feedback == "Từ năm 1010")
    #expect(item.category.isEmpty)
    #expect(
      item.body
        == .single([
          Choice(text: "<div>Hà Nội</div>", fraction: .one, feedback: "<div>Đúng</div>"),
          Choice(text: "<div>Huế &amp; Vinh</div>", fraction: .zero),
        ]))
  }

  @Test(arguments: [
    (#""type":"auto""#, 1, true), (#""type":"auto""#, 2, false), (#""type":"single""#, 2, true),
    (#""type":"multi""#, 1, false), (#""singleAnswer":true"#, 2, true),
    (#""singleAnswer":false"#, 1, false), (#""x":1"#, 1, true),
  ])
  func `the settings tell whether several may be chosen`(
    behaviour: String, right: Int, isSingle: Bool
  ) throws {
    let answers = (0..<4).map { "{\"text\":\"\($0)\",\"correct\":\($0 < right)}" }
    let reading = try Sample.read(
      "H5P.MultiChoice",
      "{\"question\":\"?\",\"behaviour\":{\(behaviour)},\"answers\":[\(answers.joined(separator: ","))]}"
    )
    #expect(try reading.only().kind == (isSingle ? .single : .multiple))
  }

  @Test func `a wrong choice takes away what a right one gives`() throws {
    let answers = (0..<4).map { "{\"text\":\"\($0)\",\"correct\":\($0 < 3)}" }
    let reading = try Sample.read(
      "H5P.MultiChoice", "{\"question\":\"Nào?\",\"answers\":[\(answers.joined(separator: ","))]}")
    guard case .multiple(let choices) = try reading.only().body else { throw Unread() }
    #expect(
      choices.map(\.fraction) == [
        Self.third(1), Self.third(1), Self.third(1), Self.third(-1),
      ])
    #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics)")
  }

  private struct Unread: Error {}

  @Test(arguments: ["\"true\"", "\"false\"", "true", "false"])
  func `true and false may be words`(word: String) throws {
    let reading = try Sample.read(
      "H5P.TrueFalse",
      """
      {"question":"Trời xanh?","correct":\(word),
      "behaviour":{"feedbackOnCorrect":"Phải","feedbackOnWrong":"Nhìn lên"}}
      """)
    let truth = word.contains("true")
    #expect(
      try reading.only().body
        == .trueFalse(
          TrueFalseKey(truth: truth, feedbackWhenRight: "Phải", feedbackWhenWrong: "Nhìn lên")))
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `gaps have answers between stars, with alternatives and tips`() throws {
    let reading = try Sample.read(
      "H5P.Blanks",
      #"""
      {"text":"<p>Điền vào:</p>","questions":["<p>*Hà Nội/Ha Noi:Tên cũ: Thăng Long* là thủ đô.</p>\n",
      "<p>2 ** 3 = *6&nbsp;/sáu*, 1\/2 là *1\\/2*</p>"],"behaviour":{"caseSensitive":false}}
      """#)
    let item = try reading.only()
    #expect(
      item.prompt
        == "<p>Điền vào:</p>\n<p>{b1} là thủ đô.</p>\n<p>2 * 3 = {b2}, 1/2 là {b3}</p>")
    #expect(
      item.body
        == .cloze([
          Blank(
            accepts: .text(
              [
                TextAnswer(text: "Hà Nội", feedback: "Tên cũ: Thăng Long"),
                TextAnswer(text: "Ha Noi"),
              ], caseSensitive: false)),
          Blank(
            accepts: .text([TextAnswer(text: "6"), TextAnswer(text: "sáu")], caseSensitive: false)),
          Blank(accepts: .text([TextAnswer(text: "1/2")], caseSensitive: false)),
        ]))
    #expect(reading.diagnosticCodes == ["h5p.tips"])
  }

  @Test func `capitals count in gaps unless the content says otherwise`() throws {
    let item = try Sample.read("H5P.Blanks", #"{"questions":["*a*"]}"#).only()
    #expect(
      item.body
        == .cloze([Blank(accepts: .text([TextAnswer(text: "a")], caseSensitive: true))]))
  }

  @Test func `words to be dragged are chosen among all of them`() throws {
    let reading = try Sample.read(
      "H5P.DragText",
      #"""
      {"taskDescription":"<p>Kéo:</p>","textField":"Mặt trời *mọc\\+Đúng\\-Sai* ở đông,\n*lặn* ở tây. 3 * 4",
      "distractors":"*ngủ* *mọc*"}
      """#)
    let item = try reading.only()
    #expect(item.prompt == "<p>Kéo:</p>\nMặt trời {b1} ở đông,<br>{b2} ở tây. 3 * 4")
    func blank(_ right: String, _ said: [String]) -> Blank {
      Blank(
        accepts: .choice(
          zip(["lặn", "mọc", "ngủ"], said).map {
            Choice(text: $0, fraction: $0 == right ? .one : .zero, feedback: $1)
          }))
    }
    #expect(
      item.body == .cloze([blank("mọc", ["Sai", "Đúng", "Sai"]), blank("lặn", ["", "", ""])]))
    #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics)")
  }

  @Test func `a set of single choices has the right one first`() throws {
    let reading = try Sample.read(
      "H5P.SingleChoiceSet",
      #"{"choices":[{"question":"<p>Một?</p>","answers":["1","2"]},{"question":"Hai?","answers":["2","1","3"]}]}"#,
      title: "Số")
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.items.map(\.prompt) == ["<p>Một?</p>", "Hai?"])
    #expect(reading.items.map(\.category) == [["Số"], ["Số"]])
    #expect(
      reading.items.map(\.body).last
        == .single([
          Choice(text: "2", fraction: .one), Choice(text: "1", fraction: .zero),
          Choice(text: "3", fraction: .zero),
        ]))
  }

  @Test func `a summary has the right statement first`() throws {
    let reading = try Sample.read(
      "H5P.Summary",
      #"{"intro":"Câu nào đúng?","summaries":[{"summary":["<p>a</p>","<p>b</p>"],"tip":""},{"summary":[]}]}"#
    )
    let item = try reading.only()
    #expect(item.prompt == "Câu nào đúng?")
    #expect(
      item.body
        == .single([
          Choice(text: "<p>a</p>", fraction: .one), Choice(text: "<p>b</p>", fraction: .zero),
        ]))
  }

  @Test func `marked words are the right choices among all words`() throws {
    let reading = try Sample.read(
      "H5P.MarkTheWords",
      #"{"taskDescription":"Động từ?","textField":"<p>Mèo *chạy*, chó *ngủ*. Mèo ** ngủ</p>"}"#)
    let item = try reading.only()
    #expect(item.prompt == "Động từ?\n<p>Mèo chạy, chó ngủ. Mèo * ngủ</p>")
    guard case .multiple(let choices) = item.body else { throw Unread() }
    #expect(choices.map(\.text) == ["Mèo", "chạy", "chó", "ngủ (1)", "*", "ngủ (2)"])
    #expect(
      choices.map { $0.fraction > .zero } == [false, true, false, true, false, false])
  }

  @Test func `an essay has its sample solution as explanation`() throws {
    let item = try Sample.read(
      "H5P.Essay",
      #"{"taskDescription":"Hãy tả.","keywords":[],"solution":{"introduction":"","sample":"<p>Ví dụ</p>"}}"#
    ).only()
    #expect(item.kind == .essay)
    #expect(item.prompt == "Hãy tả.")
    #expect(item.feedback == "<p>Ví dụ</p>")
  }

  @Test func `paragraphs are sorted and cards are typed`() throws {
    let order = try Sample.read(
      "H5P.SortParagraphs", #"{"taskDescription":"Xếp","paragraphs":["<p>1</p>","<p>2</p>"]}"#)
    #expect(try order.only().body == .ordering(["<p>1</p>", "<p>2</p>"]))
    let cards = try Sample.read(
      "H5P.Flashcards", #"{"cards":[{"text":"1+1","answer":"2/hai","tip":{"tip":""}}]}"#)
    #expect(
      try cards.only().body
        == .text([TextAnswer(text: "2"), TextAnswer(text: "hai")], caseSensitive: false))
  }

  @Test func `a picture goes with its item`() throws {
    let media =
      #"{"type":{"library":"H5P.Image 1.1","params":{"alt":"Con \"mèo\"","file":{"path":"images/f-1.png","mime":"image/png"}}},"disableImageZooming":false}"#
    // Older versions have the library without `type`.
    let older =
      #"{"library":"H5P.Image 1.0","params":{"alt":"Con \"mèo\"","file":{"path":"images/f-1.png#tmp"}}}"#
    for field in [media, older] {
      let item = try Sample.read(
        "H5P.TrueFalse", "{\"question\":\"Gì?\",\"correct\":\"true\",\"media\":\(field)}",
        files: [ArchiveWriter.File(path: "content/images/f-1.png", bytes: Sample.picture)]
      ).only()
      #expect(item.prompt == "Gì?\n<p><img src=\"f-1.png\" alt=\"Con &quot;mèo&quot;\"></p>")
      #expect(item.media?.map(\.name) == ["f-1.png"])
      #expect(item.media?.map(\.mediaType) == ["image/png"])
    }
  }

  @Test func `pictures within texts go along under their names`() throws {
    let item = try Sample.read(
      "H5P.MultiChoice",
      #"{"question":"?","answers":[{"text":"<img src=\"images/a.png\">","correct":true},{"text":"<img alt='x' src='images/b/a.png'>"}]}"#,
      files: ["images/a.png", "images/b/a.png"].map {
        ArchiveWriter.File(path: "content/\($0)", bytes: Sample.picture)
      }
    ).only()
    guard case .single(let choices) = item.body else { throw Unread() }
    #expect(choices.map(\.text) == ["<img src=\"a.png\">", "<img alt='x' src='2-a.png'>"])
    #expect(item.media?.map(\.name) == ["a.png", "2-a.png"])
  }
}
