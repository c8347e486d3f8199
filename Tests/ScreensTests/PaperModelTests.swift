import Assessment
import Screens
import Terminal
import Testing
import Wire

/// Working on a self-paced paper: what is sent, when, and what is said of it.
@Suite struct PaperModelTests {
  private func working(
    _ outline: ServerMessage.PaperOutline = PaperSamples.outline(),
    items: [PresentedItem] = PaperSamples.kinds.map(\.item),
    _ change: (inout ContestantSetup) -> Void = { _ in }
  ) -> Play {
    var play = Play(.standard, change)
    play.joinPapers(outline)
    play.beginPaper(items: items)
    play.effects = []
    return play
  }

  private func isAt(_ play: Play, _ number: Int) -> Bool {
    play.screen.contains("Câu \(number) trong 8")
  }

  // MARK: Beginning

  @Test func `nothing begins before it is asked and agreed to`() {
    var play = Play()
    play.joinPapers()
    #expect(play.screen.contains("8 câu, 15 phút"))
    play.press(.enter)
    #expect(play.screen.contains("Bắt đầu lượt 1?"))
    play.press(.enter)
    #expect(!play.sent.contains { $0.contains("begin") }, "Enter twice is no beginning")
    play.press(.enter)
    play.type("k")
    #expect(!play.sent.contains { $0.contains("begin") })
    play.press(.enter, .down, .enter)
    #expect(play.sent.last == #"{"type":"begin","attempt":1}"#)
    #expect(play.screen.contains("Đang mở bài"))
    play.server(PaperSamples.paper(now: play.serverNow))
    #expect(isAt(play, 1))
    #expect(play.screen.contains("còn 15:00"))
  }

  @Test func `at the opening the page changes by itself`() {
    var play = Play()
    play.joinPapers(PaperSamples.outline(opensIn: 5_000))
    #expect(play.screen.contains("Chưa đến giờ"))
    play.press(.enter)
    #expect(!play.screen.contains("Bắt đầu lượt"))
    play.wait(5_000)
    #expect(play.screen.contains("Nhấn Enter để bắt đầu lượt 1"))
  }

  @Test func `a refused beginning is told with what to do`() {
    var play = Play()
    play.joinPapers()
    play.press(.enter)
    play.type("c")
    play.server(.error(ErrorMessage(.notOpen, language: .vi)))
    #expect(play.screen.contains("Máy chủ chưa mở bài"))
    #expect(!play.screen.contains("Đang mở bài"))
  }

  @Test func `a server that tells nothing beforehand is simply asked`() {
    var play = Play()
    play.open()
    play.server(PaperSamples.welcome(nil, now: play.serverNow))
    play.type("Nguyễn Thị Ánh")
    play.press(.enter, .enter)
    play.server(.joined(Samples.joined), .state(.init(.open, now: play.serverNow)))
    play.press(.enter, .enter)
    play.type("c")
    #expect(play.sent.last == #"{"type":"begin"}"#)
  }

  // MARK: Going about

  @Test func `all the ways from question to question`() {
    var play = working()
    play.type("n")
    #expect(isAt(play, 2))
    play.press(.right)
    #expect(isAt(play, 3))
    play.press(.function(8))
    #expect(isAt(play, 4))
    play.type("np")
    #expect(isAt(play, 4), "letters are typed into a number's line")
    play.press(.function(7), .left)
    #expect(isAt(play, 2))
    play.type("p")
    #expect(isAt(play, 1))
    play.type("p")
    #expect(isAt(play, 1), "there is none before")
    play.press(.pageDown)
    #expect(isAt(play, 2), "a page that is whole goes on to the next")
    play.press(.pageUp)
    #expect(isAt(play, 1))
    play.type("g7")
    play.press(.enter)
    #expect(isAt(play, 7))
    play.type("g9")
    play.press(.enter)
    #expect(play.screen.contains("từ 1 đến 8"))
    play.press(.escape)
    #expect(isAt(play, 7))
  }

  @Test func `the right arrow of a matching chooses, and does not leave the question`() {
    var play = working()
    play.type("g6")
    play.press(.enter, .right)
    #expect(isAt(play, 6))
    play.type("n")
    #expect(isAt(play, 7))
  }

  @Test func `a mark for later comes and goes`() {
    var play = working()
    play.type("m")
    #expect(play.screen.contains("* xem lại"))
    #expect(play.screen.contains("xem lại 1"))
    play.press(.function(5))
    #expect(!play.screen.contains("xem lại 1"))
  }

  // MARK: Saving

  @Test func `a choice is saved by itself, and is called saved once the server says so`() {
    var play = working()
    play.type("b")
    #expect(play.answers.isEmpty)
    #expect(play.screen.contains("chưa lưu"))
    play.wait(1_000)
    #expect(play.answers.count == 1)
    #expect(play.answers[0].contains(#""response":{"choice":"x2"},"change":1"#))
    #expect(play.screen.contains("đang lưu…"))
    #expect(!play.screen.contains("✓ đã lưu"))
    play.save(1)
    #expect(play.screen.contains("✓ đã lưu"))
    #expect(play.screen.contains("Đã lưu 1/8"))
    play.wait(60_000)
    #expect(play.answers.count == 1, "it is saved once")
  }

  @Test func `Enter saves at once, and with quick the letter does`() {
    var play = working()
    play.type("c")
    play.press(.enter)
    #expect(play.answers.count == 1)
    var quick = working { $0.sendsOnLetter = true }
    quick.type("c")
    #expect(quick.answers.count == 1)
  }

  @Test func `who leafs on has saved`() {
    var play = working()
    play.type("cn")
    #expect(play.answers.count == 1)
    #expect(isAt(play, 2))
  }

  @Test func `arrows over the choices save where they stop`() {
    var play = working()
    for _ in 1...4 {
      play.press(.down)
      play.wait(200)
    }
    play.wait(1_000)
    #expect(play.answers.count == 1)
    #expect(play.answers[0].contains("x4"))
  }

  @Test func `an answer changes as often as one likes, and each change has its number`() {
    var play = working()
    for (number, letter) in ["a", "b", "c"].enumerated() {
      play.type(letter)
      play.press(.enter)
      #expect(play.answers.last?.contains("\"change\":\(number + 1)") == true)
      play.save(1)
    }
    #expect(play.answers.count == 3)
  }

  @Test func `Delete takes a choice out, and an emptied text is taken back`() {
    var play = working()
    play.type("b")
    play.press(.enter)
    play.save(1)
    play.press(.delete)
    play.wait(1_000)
    #expect(play.answers.last?.contains(#""response":null,"change":2"#) == true)
    play.save(1)
    #expect(play.screen.contains("Đã lưu 0/8"))
    play.type("g5")
    play.press(.enter)
    play.type("ab")
    play.wait(2_000)
    play.save(5)
    play.press(.backspace, .backspace)
    play.wait(2_000)
    #expect(play.answers.last?.contains(#""response":null"#) == true)
  }

  @Test func `what is no answer yet is kept and called not saved`() {
    var play = working()
    play.type("n")
    play.type("g4")
    play.press(.enter)
    play.type("x1")
    play.wait(3_000)
    #expect(play.answers.isEmpty)
    #expect(play.screen.contains("CHƯA LƯU ĐƯỢC"))
    play.press(.function(7), .function(8))
    #expect(play.screen.contains("Trả lời: x1"), "it waits where it was typed")
    play.press(.enter)
    #expect(play.screen.contains("Em gõ một số"))
    play.press(.function(10))
    #expect(play.screen.contains("Chưa lưu được (còn thiếu): câu 4"))
  }

  @Test(arguments: [
    (1, "b", #"{"choice":"x2"}"#), (2, "ac", #"{"choices":["x1","x3"]}"#),
    (3, "đ", #"{"truth":true}"#), (4, "16.486,5", #"{"number":16486.5}"#),
    (5, "hà nội", #"{"text":"hà nội"}"#), (6, "a2b1", #"{"pairs":{"x1":"x2","x2":"x1"}}"#),
    (7, "bca", #"{"order":["x2","x3","x1"]}"#), (8, "10", #"{"blanks":{"b1":"10"}}"#),
  ])
  func `each kind is answered with the keys of a live question`(
    number: Int, typed: String, response: String
  ) {
    var play = working()
    play.type("g\(number)")
    play.press(.enter)
    play.type(typed)
    play.wait(2_000)
    #expect(play.answers.last?.contains("\"response\":" + response) == true, "\(play.answers)")
    play.save(number)
    play.press(.function(number == 8 ? 7 : 8))
    play.press(.function(number == 8 ? 8 : 7))
    #expect(play.screen.contains("✓ đã lưu"), "\(play.screen)")
  }

  @Test func `single letters are choices where choices have them`() {
    let many = Samples.item(
      "Chọn một.", .single((1...8).map { .init(id: ChoiceID("x\($0)"), text: "Ý \($0)") }))
    var play = working(items: [many, Samples.truth.item])
    play.type("g")
    play.wait(1_000)
    #expect(play.answers.last?.contains("x7") == true)
    play.press(.function(6))
    #expect(play.screen.contains("Đến câu số"))
    play.press(.escape, .function(8))
    play.type("s")
    play.wait(1_000)
    #expect(play.answers.last?.contains(#""truth":false"#) == true, "S is Sai")
  }
}
