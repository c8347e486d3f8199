import Assessment
import Screens
import Terminal
import Testing
import Wire

/// Answering on a screen: what is sent, when, and what is said of it.
@Suite struct ContestantModelTests {
  private func asked(
    _ question: ServerMessage.Question = Samples.single, seconds: Int64 = 20,
    _ change: (inout ContestantSetup) -> Void = { _ in }
  ) -> Play {
    var play = Play(.standard, change)
    play.join()
    play.server(.round(Samples.round))
    play.ask(question, seconds: seconds)
    play.effects = []
    return play
  }

  // MARK: Keys

  @Test func `a letter chooses and Enter sends`() {
    var play = asked()
    play.type("b")
    #expect(play.answers.isEmpty)
    #expect(play.screen.contains("CHƯA GỬI · nhấn Enter"))
    play.press(.enter)
    #expect(play.answers.count == 1)
    #expect(play.answers.first?.contains(#""response":{"choice":"x2"}"#) == true)
    #expect(!play.screen.contains("CHƯA GỬI"))
  }

  @Test func `with quick the letter sends`() {
    var play = asked { $0.sendsOnLetter = true }
    play.press(.down)
    #expect(play.answers.isEmpty, "an arrow only moves")
    play.type("c")
    #expect(play.answers.count == 1)
  }

  @Test(arguments: ["A", "â", "Á", "ă", "1"])
  func `an input method does not hide the letter`(typed: String) {
    var play = asked()
    play.type("a")
    play.press(.backspace)
    play.type(typed)
    play.press(.enter)
    #expect(play.answers.first?.contains(#""choice":"x1""#) == true)
  }

  @Test func `đ is D`() {
    var play = asked()
    play.type("d")
    play.press(.backspace)
    play.type("đ")
    play.press(.enter)
    #expect(play.answers.first?.contains(#""choice":"x4""#) == true)
  }

  @Test func `a pair is joined with VNI's tone instead of its digit`() {
    var play = asked(Samples.matching)
    play.type("a")
    play.press(.backspace)
    play.type("à")
    play.press(.enter)
    #expect(play.answers.first?.contains(#""pairs":{"x1":"x2"}"#) == true)
  }

  @Test func `an order may be sent as it is shown, after asking once`() {
    var play = asked(Samples.ordering)
    play.press(.enter)
    #expect(play.answers.isEmpty)
    #expect(play.screen.contains("Nhấn Enter lần nữa"))
    play.press(.enter)
    #expect(play.answers.first?.contains(#""order":["x1","x2","x3"]"#) == true)
  }

  @Test func `letters are text where text is typed`() {
    var play = asked(Samples.text)
    play.type("q?b")
    #expect(play.screen.contains("Trả lời: q?b"))
    play.press(.function(1))
    #expect(play.screen.contains("Trợ giúp"))
  }

  @Test func `a key that closes the help is no answer`() {
    var play = asked()
    play.press(.function(1))
    play.type("b")
    #expect(!play.screen.contains("CHƯA GỬI"))
  }

  @Test func `Enter with nothing marked says what to do`() {
    var play = asked()
    play.press(.enter)
    #expect(play.answers.isEmpty)
    #expect(play.screen.contains("Em chọn một câu trả lời trước."))
  }

  @Test func `keys in reading time are no answer`() {
    var play = Play()
    play.join()
    var question = Samples.single
    question.timing = QuestionTiming(
      opensAt: play.serverNow, choicesAt: play.serverNow + 3_000, closesAt: play.serverNow + 23_000)
    play.server(.question(question))
    play.type("b")
    #expect(play.screen.contains("Ngày Chuyển đổi số"))
    #expect(!play.screen.contains("10/10"))
    play.wait(3_000)
    #expect(play.screen.contains("10/10"))
    #expect(!play.screen.contains("CHƯA GỬI"))
  }

  @Test func `an announcement leaves its rows to the next question after ten seconds`() {
    var play = asked()
    play.server(.announcement("Các em đọc kỹ đề."))
    play.wait(15_000)
    #expect(play.screen.contains("đọc kỹ đề"))
    play.ask(Samples.question(Samples.single.item, number: 4))
    play.wait(9_000)
    #expect(play.screen.contains("đọc kỹ đề"))
    play.wait(1_000)
    #expect(!play.screen.contains("đọc kỹ đề"))
  }

  // MARK: Sending by itself

  @Test func `a marked choice goes out 1,5 seconds before the close`() {
    var play = asked()
    play.type("b")
    play.wait(18_499)
    #expect(play.answers.isEmpty)
    play.wait(1)
    #expect(play.answers.count == 1)
  }

  @Test func `a choice marked at the last moment has time for second thoughts`() {
    var play = asked()
    play.wait(19_000)
    play.press(.down)
    #expect(play.answers.isEmpty)
    play.wait(300)
    play.press(.down)
    play.wait(399)
    #expect(play.answers.isEmpty)
    play.wait(1)
    #expect(play.answers.first?.contains(#""choice":"x2""#) == true)
  }

  @Test func `nothing goes out by itself in a pause`() {
    var play = asked()
    play.type("b")
    play.server(.state(.init(.paused, now: play.serverNow)))
    play.wait(60_000)
    #expect(play.answers.isEmpty)
    #expect(play.screen.contains("còn 20 giây"))
  }

  @Test func `a changed mind goes out where answers may change`() {
    var play = asked(Samples.question(Samples.single.item, changeable: true))
    play.type("b")
    play.press(.enter)
    play.accept("khoi-dong.3")
    play.type("c")
    #expect(play.screen.contains("CHƯA GỬI"))
    play.wait(18_500)
    #expect(play.answers.count == 2)
    #expect(play.answers.last?.contains(#""change":2"#) == true)
  }

  @Test func `a final answer is not changed`() {
    var play = asked()
    play.type("b")
    play.press(.enter)
    play.accept("khoi-dong.3")
    play.type("c")
    play.press(.enter)
    play.wait(20_000)
    #expect(play.answers.count == 1)
  }

  // MARK: What is said

  @Test func `received is said only after accepted`() {
    var play = asked()
    play.type("b")
    play.press(.enter)
    #expect(play.screen.contains("đang gửi"))
    #expect(!play.screen.contains("đã nhận"))
    play.accept("khoi-dong.3")
    #expect(play.screen.contains("✓ đã nhận lúc"))
  }

  @Test func `an answer given while the line is lost goes out by itself`() {
    var play = asked()
    play.tell(.disconnected)
    #expect(play.screen.contains("mất kết nối, đang nối lại"))
    play.type("b")
    play.press(.enter)
    #expect(play.answers.isEmpty)
    #expect(play.screen.contains("sẽ gửi ngay khi nối lại, nếu còn giờ"))
    play.wait(500)
    #expect(play.effects.contains(.connect))
    play.open()
    play.server(.welcome(Samples.welcome(now: play.serverNow)))
    #expect(play.sent.last == #"{"type":"resume","token":"secret-token"}"#)
    play.server(.joined(Samples.joined), .state(.init(.open, now: play.serverNow)))
    #expect(play.answers.count == 1)
    #expect(play.screen.contains("đang gửi"))
  }

  @Test func `after a break beyond the close it says that the answer did not count`() {
    var play = asked()
    play.tell(.disconnected)
    play.type("b")
    play.press(.enter)
    play.wait(30_000)
    play.open()
    play.server(
      .welcome(Samples.welcome(now: play.serverNow)), .joined(Samples.joined),
      .state(.init(.running, now: play.serverNow)),
      .error(ErrorMessage(.late, language: .vi, question: "khoi-dong.3")))
    #expect(play.screen.contains("nối lại sau khi hết giờ, câu này chưa được tính"))
  }

  @Test func `no key is lost over a break`() {
    var play = asked(Samples.text)
    play.type("dichvu")
    play.tell(.disconnected)
    play.type("cong")
    play.wait(500)
    play.tell(.unreachable(.noAnswer))
    play.type(".gov")
    #expect(play.screen.contains("Trả lời: dichvucong.gov"))
  }

  // MARK: Time

  @Test func `nothing moves between two ticks, and ticks are rare`() throws {
    var play = asked()
    var ticks = 0
    while play.now < 21_000, let deadline = play.model.nextDeadline {
      let picture = play.grid
      play.now = max(play.now, deadline - 1)
      #expect(play.grid == picture)
      play.now = deadline
      play.tell(.tick)
      ticks += 1
    }
    #expect(ticks <= 21)
  }

  @Test func `the countdown does not move the cursor of who is typing`() {
    var play = asked(Samples.text)
    play.type("dich")
    let cursor = play.grid.cursor
    #expect(cursor != nil)
    play.wait(3_000)
    #expect(play.grid.cursor == cursor)
  }

  @Test func `without anything to wait for there is no deadline but the connection's`() throws {
    var play = Play()
    play.join()
    let deadline = try #require(play.model.nextDeadline)
    #expect(deadline - play.now > 20_000)
    play.wait(1)
  }
}
