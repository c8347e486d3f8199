import Assessment
import Screens
import Terminal
import TestSupport
import Testing
import Wire

@Suite struct PlainContestantTests {
  private func inside(_ change: (inout ContestantSetup) -> Void = { _ in }) -> PlainPlay {
    var play = PlainPlay(change)
    play.join()
    play.server(.state(.init(.running, now: play.serverNow)), .round(Samples.round))
    play.effects = []
    return play
  }

  @Test func `a question, its answer and its result have the shape of the contract`() {
    var play = inside()
    play.ask(Samples.single)
    play.line("B")
    play.accept("khoi-dong.3")
    play.wait(5_000)
    play.server(Samples.closed(Samples.single))
    #expect(
      play.spoken == """
        Câu 3 trong 10. Khởi động. 1000 điểm. 20 giây.
        Ngày Chuyển đổi số quốc gia là ngày nào?
        A. 01/6
        B. 10/10
        C. 02/9
        D. 20/11
        Trả lời (A-D): ▏
        Đã nhận.
        Đúng. Cộng 894 điểm. Tổng 894 điểm, hạng 12 trong 812.
        Quyết định 505/QĐ-TTg lấy ngày 10/10 hằng năm làm Ngày Chuyển đổi số quốc gia.
        """)
    #expect(play.answers.count == 1)
    #expect(play.answers[0].contains(#""response":{"choice":"x2"}"#))
  }

  @Test func `a whole contest is said in order`() throws {
    var play = PlainPlay(code: nil)
    play.tell(.connected(Samples.trust))
    play.server(.welcome(Samples.welcome(now: play.serverNow)))
    for line in ["7kq2", "7kq2mf", "Nguyễn Thị Ánh", "9/5/12", "9/5/2012", "8A", ""] {
      play.line(line)
    }
    play.server(
      .joined(Samples.joined), .state(.init(.lobby, joined: 812, now: play.serverNow)),
      .state(.init(.running, now: play.serverNow)), .round(Samples.round))
    play.ask(Samples.multiple, reading: 3_000, lead: 1_000)
    play.wait(5_000)
    for line in ["?", "!", "x", "", "A C"] { play.line(line) }
    play.accept("khoi-dong.3")
    play.server(
      .closed(
        .init(
          question: "khoi-dong.3", key: .response(.choices([ChoiceID("x1"), ChoiceID("x2")])),
          answered: 790, correct: 655,
          own: .init(
            you: .init(
              response: .choices([ChoiceID("x1"), ChoiceID("x3")]),
              mark: Fraction(tenMillionths: 5_000_000), points: 500, time: 1),
            points: 500, rank: 40, of: 812))))
    play.line("b")
    play.server(Samples.standings)
    play.line("b")
    play.server(
      .state(.init(.ended, now: play.serverNow)), .ended(.init(rank: 12, of: 812, points: 931)))
    try expectGolden(play.spoken + "\n", "plain-contest")
    #expect(play.left == 0)
  }

  @Test func `English has the same shape`() throws {
    var play = PlainPlay { $0.language = .en }
    play.join()
    play.server(.round(Samples.round))
    play.ask(Samples.single)
    play.line("B")
    play.accept("khoi-dong.3")
    play.server(Samples.closed(Samples.single))
    try expectGolden(play.spoken + "\n", "plain-english")
  }

  @Test func `a line begun before the question opened is asked for again`() {
    var play = inside()
    play.tell(.typing(true))
    play.ask(Samples.single)
    #expect(play.takeSpoken() == "", "nothing is said while a line is typed")
    play.line("B")
    #expect(play.answers.isEmpty)
    #expect(play.takeSpoken().hasSuffix("Trả lời (A-D): ▏"))
    play.line("B")
    #expect(play.answers.count == 1)
  }

  @Test func `a line begun for a question that closed is not taken for anything else`() {
    var play = inside()
    play.ask(Samples.single)
    play.tell(.typing(true))
    play.server(Samples.closed(Samples.single, mark: nil))
    #expect(play.takeSpoken().contains("Hết giờ.\nKhông có câu trả lời. Đáp án: B. 10/10."))
    play.line("B")
    #expect(play.takeSpoken() == "Câu đó đã hết giờ, dòng này chưa gửi.")
    #expect(play.answers.isEmpty)
  }

  @Test func `nothing but the close is said while a line is typed`() {
    var play = inside()
    play.ask(Samples.single)
    play.effects = []
    play.tell(.typing(true))
    play.server(.announcement("Còn hai vòng nữa."))
    play.tell(.disconnected)
    #expect(play.spoken == "")
    play.tell(.typing(false))
    #expect(play.spoken == "Thầy cô: Còn hai vòng nữa.\nMất kết nối, đang nối lại.")
  }

  @Test func `received is said only after the server accepted`() {
    var play = inside()
    play.ask(Samples.single)
    play.line("B")
    #expect(!play.spoken.contains("Đã nhận"))
    play.accept("khoi-dong.3")
    #expect(play.spoken.hasSuffix("Đã nhận."))
  }

  @Test(arguments: [
    ("multiple", "A C"), ("multiple", "a,c"), ("multiple", "13"), ("multiple", "â C"),
    ("matching", "A2 B1"), ("matching", "2A 1B"), ("matching", "A 2 B 1"), ("matching", "à b1"),
    ("ordering", "C A B"), ("ordering", "cab"), ("ordering", "3 1 2"),
    ("truth", "Đúng"), ("truth", "đ"), ("truth", "A"), ("truth", "t"),
    ("numeric", "16.486,5"), ("numeric", "16486.5"), ("numeric", "16 486,5"),
  ])
  func `an answer is read however it is typed`(kind: String, typed: String) throws {
    let cases: [String: (ServerMessage.Question, String)] = [
      "multiple": (Samples.multiple, #"{"choices":["x1","x3"]}"#),
      "matching": (Samples.matching, #"{"pairs":{"x1":"x2","x2":"x1"}}"#),
      "ordering": (Samples.ordering, #"{"order":["x3","x1","x2"]}"#),
      "truth": (Samples.truth, #"{"truth":true}"#),
      "numeric": (Samples.numeric, #"{"number":16486.5}"#),
    ]
    let (question, response) = try #require(cases[kind])
    var play = inside()
    play.ask(question)
    play.line(typed)
    #expect(play.answers.count == 1)
    #expect(play.answers.first?.contains(#""response":"# + response) == true)
  }

  @Test func `a number in another unit is sent in the item's own`() {
    var play = inside()
    play.ask(Samples.inUnits)
    #expect(play.spoken.contains("(km², ha)"))
    play.line("1.648.650 ha")
    #expect(play.answers.first?.contains(#""response":{"number":16486.5}"#) == true)
  }

  @Test func `the value that was read is said before it is sent`() throws {
    var play = inside()
    play.ask(Samples.numeric)
    play.line("1.000")
    let said = try #require(play.effects.firstIndex(of: .say("= 1000", endsLine: true)))
    let sent = try #require(play.effects.firstIndex { if case .send = $0 { true } else { false } })
    #expect(said < sent)
  }

  @Test func `blanks are asked for one by one`() {
    var play = inside()
    play.ask(Samples.cloze)
    for line in ["10", "", "b"] { play.line(line) }
    #expect(play.answers.first?.contains(#""blanks":{"b1":"10","b3":"x2"}"#) == true)
  }

  @Test(arguments: [("12.345", "12,345"), ("1,500", "1500"), ("½", "0,5")])
  func `a number in a gap is sent as a server reads it`(typed: String, sent: String) {
    var play = inside { $0.language = .en }
    play.ask(Samples.cloze)
    for line in [typed, "", ""] { play.line(line) }
    #expect(play.answers.first?.contains(#""blanks":{"b1":"\#(sent)"}"#) == true)
  }

  @Test func `what is no number in a gap for one is asked again`() {
    var play = inside()
    play.ask(Samples.cloze)
    for line in ["mười", "", ""] { play.line(line) }
    #expect(play.answers.isEmpty)
    #expect(play.spoken.contains("Em gõ một số, ví dụ 12 hoặc 3,5."))
  }

  @Test func `an order that is not whole is asked for whole`() {
    var play = inside()
    play.ask(Samples.ordering)
    play.line("AB")
    #expect(play.answers.isEmpty)
    #expect(play.spoken.contains("chữ cái theo thứ tự, ví dụ"))
  }

  @Test func `the end of a pipe confirms the form and follows the contest to its end`() {
    var play = PlainPlay()
    play.tell(.line(.text("Nguyễn Thị Ánh")))
    play.tell(.inputEnded)
    play.tell(.connected(nil))
    play.server(.welcome(Samples.welcome(now: play.serverNow, fields: [.name])))
    play.server(.joined(Samples.joined), .state(.init(.lobby, now: play.serverNow)))
    play.ask(Samples.single)
    #expect(play.left == nil)
    play.server(
      Samples.closed(Samples.single, mark: nil), .ended(.init(rank: 12, of: 812, points: 0)))
    #expect(play.left == 0)
  }

  @Test func `who comes after the results are final is not told that they are provisional`() {
    var play = inside()
    play.server(
      .state(.init(.ended, now: play.serverNow)),
      .ended(.init(rank: 12, of: 812, points: 931, isFinal: true)))
    #expect(play.spoken.contains("Kết quả đã được chốt.") && !play.spoken.contains("TẠM THỜI"))
  }

  @Test func `the end of a pipe before all was given ends with status 1`() {
    var play = PlainPlay()
    play.tell(.inputEnded)
    play.tell(.connected(nil))
    play.server(.welcome(Samples.welcome(now: play.serverNow)))
    #expect(play.left == 1)
    #expect(play.spoken.hasSuffix("Chưa đủ thông tin để vào cuộc thi."))
  }

  @Test func `a refused join ends a pipe with status 1`() {
    var play = PlainPlay()
    play.line("Nguyễn Thị Ánh")
    play.tell(.inputEnded)
    play.tell(.connected(nil))
    play.server(.welcome(Samples.welcome(now: play.serverNow, fields: [.name])))
    play.server(.error(ErrorMessage(.joinClosed, language: .vi)))
    #expect(play.left == 1)
  }

  @Test func `a program that nobody watches gives up with status 3`() {
    var play = PlainPlay { $0.givesUpAfter = 10_000 }
    for _ in 0..<20 where play.left == nil {
      play.tell(.unreachable(.nobodyListens))
      play.wait(1_000)
    }
    #expect(play.left == 3)
    #expect(play.spoken.ranges(of: "chưa mở").count == 1, "said once")
  }

  @Test func `a kept seat needs a clear yes`() {
    var play = PlainPlay { $0.kept = Samples.seat }
    play.tell(.connected(nil))
    play.server(.welcome(Samples.welcome(now: play.serverNow)))
    #expect(play.takeSpoken().hasSuffix("Em là Nguyễn Thị Ánh, 8A? (c/k): ▏"))
    play.line("")
    #expect(play.takeSpoken() == "Em là Nguyễn Thị Ánh, 8A? (c/k): ▏")
    play.line("k")
    #expect(play.takeSpoken() == "Họ và tên: ▏")
  }

  @Test func `the time is said by itself where that was asked for`() {
    var play = PlainPlay { $0.saysTime = true }
    play.join()
    play.ask(Samples.single)
    play.effects = []
    play.wait(19_000)
    #expect(play.spoken == "Còn 10 giây.\nCòn 5 giây.")
  }

  @Test func `what comes from the server stays on its line`() {
    var play = inside()
    play.ask(
      Samples.question(
        Samples.item("Câu hỏi", .single(Samples.entries("A\nĐã nhận.", "\u{1B}[2JB", "C")))))
    #expect(play.spoken.contains("\nA. A Đã nhận.\nB. [2JB\n"))
    #expect(!play.spoken.unicodeScalars.contains("\u{1B}"))
  }

  @Test func `a line that came before its question ends the question's line`() throws {
    var play = PlainPlay()
    play.line("Nguyễn Thị Ánh")
    play.tell(.connected(nil))
    play.server(.welcome(Samples.welcome(now: play.serverNow, fields: [.name])))
    let says = play.effects.filter { if case .say = $0 { true } else { false } }
    let asked = try #require(says.firstIndex(of: .say("Họ và tên: ", endsLine: false)))
    #expect(says[asked + 1] == .say("", endsLine: false))
  }
}
