import Assessment
import Screens
import Terminal
import Testing
import Wire

/// A question that a host closes before its time, and what is said of an answer that was not sent.
@Suite struct EarlyCloseTests {
  private func marked(seconds: Int64 = 50) -> Play {
    var play = Play()
    play.join()
    play.server(.round(Samples.round))
    play.ask(Samples.single, seconds: seconds)
    play.wait(5_000)
    play.type("b")
    return play
  }

  private func closedWithoutAnswer() -> ServerMessage {
    guard case .closed(var closed) = Samples.closed(Samples.single, mark: nil, points: 0) else {
      return .superseded(.connection)
    }
    closed.own.you = nil
    return .closed(closed)
  }

  @Test func `nobody whose line was up is told of a break`() {
    var play = marked()
    play.wait(1_000)
    play.server(closedWithoutAnswer())
    #expect(play.screen.contains("thầy cô đã đóng câu"), "\(play.screen)")
    #expect(!play.screen.contains("nối lại"), "\(play.screen)")
  }

  @Test func `at the end of the time it is the time that was up`() {
    var play = marked(seconds: 15)
    play.server(.state(.init(.paused, now: play.serverNow, pausedAt: play.serverNow)))
    play.wait(15_000)
    play.server(closedWithoutAnswer())
    #expect(play.screen.contains("hết giờ, câu trả lời của em chưa gửi"), "\(play.screen)")
  }

  @Test func `an announced close sends what is marked, in time`() {
    var play = marked()
    play.wait(1_000)
    let timing = QuestionTiming(
      opensAt: play.serverNow + -6_000, closesAt: play.serverNow + 2_000)
    play.server(
      .extended(.init(question: "khoi-dong.3", timing: timing, isClosing: true)))
    #expect(play.screen.contains("sắp đóng câu này"), "\(play.screen)")
    #expect(play.screen.contains("còn 2 giây"), "\(play.screen)")
    play.wait(600)
    #expect(play.answers.count == 1)
    #expect(play.answers.first?.contains(#""choice":"x2""#) == true)
  }

  @Test func `an announced close is the same for who has more time`() {
    var play = Play()
    play.open()
    play.server(.welcome(Samples.welcome(now: play.serverNow, fields: [.name])))
    play.type("Lò Văn Páo")
    play.press(.enter, .enter)
    var me = Samples.joined
    me.extraTime = ExtraTime(DecimalNumber(2))
    play.server(.joined(me), .state(.init(.running, now: play.serverNow)))
    play.press(.enter)
    play.ask(Samples.single, seconds: 20)
    #expect(play.screen.contains("còn 40 giây"), "\(play.screen)")
    let timing = QuestionTiming(opensAt: play.serverNow, closesAt: play.serverNow + 2_000)
    play.server(.extended(.init(question: "khoi-dong.3", timing: timing, isClosing: true)))
    #expect(play.screen.contains("còn 2 giây"), "\(play.screen)")
  }

  @Test func `an answer that came after the close is called late`() {
    var play = marked()
    play.press(.enter)
    play.server(
      closedWithoutAnswer(), .error(ErrorMessage(.late, language: .vi, question: "khoi-dong.3")))
    #expect(play.screen.contains("câu trả lời tới sau khi câu đã đóng"), "\(play.screen)")
  }

  @Test func `line by line a late answer is no break either`() {
    var play = PlainPlay()
    play.join()
    play.ask(Samples.single)
    play.line("b")
    play.server(
      closedWithoutAnswer(), .error(ErrorMessage(.late, language: .vi, question: "khoi-dong.3")))
    #expect(!play.spoken.contains("nối lại sau"), "\(play.spoken)")
    #expect(play.spoken.contains("Câu trả lời tới sau khi câu đã đóng"), "\(play.spoken)")
  }

  @Test func `line by line a second answer is told that the first counts`() {
    var play = PlainPlay()
    play.join()
    play.ask(Samples.single)
    play.line("b")
    play.accept("khoi-dong.3")
    _ = play.takeSpoken()
    play.line("c")
    #expect(play.spoken.contains("Câu trả lời đầu được tính"), "\(play.spoken)")
  }

  @Test func `line by line a close is announced`() {
    var play = PlainPlay()
    play.join()
    play.ask(Samples.single)
    let timing = QuestionTiming(opensAt: play.serverNow, closesAt: play.serverNow + 2_000)
    play.server(.extended(.init(question: "khoi-dong.3", timing: timing, isClosing: true)))
    #expect(play.spoken.contains("Thầy cô sắp đóng câu này."), "\(play.spoken)")
  }

  @Test func `line by line a close during a break is told, with what was answered`() {
    var play = PlainPlay()
    play.join()
    play.ask(Samples.single)
    play.line("b")
    play.accept("khoi-dong.3")
    play.tell(.disconnected)
    play.wait(30_000)
    play.tell(.connected(Samples.trust))
    _ = play.takeSpoken()
    play.server(
      .welcome(Samples.welcome(now: play.serverNow)), .joined(Samples.joined),
      .state(.init(.running, now: play.serverNow)))
    #expect(play.spoken.contains("Câu đã đóng trong lúc mất kết nối."), "\(play.spoken)")
    #expect(play.spoken.contains("Em đã trả lời: B."), "\(play.spoken)")
  }

  @Test func `the host's early close is announced to all`() {
    var play = HostPlay()
    play.openThird()
    play.press(.enter, .enter)
    #expect(play.sent.contains { $0.contains(#""do":"close","graceMs":2000"#) }, "\(play.sent)")
    play.confirm()
    let timing = QuestionTiming(
      opensAt: play.serverNow + -9_000, closesAt: play.serverNow + 2_000)
    play.server(.extended(.init(question: "khoi-dong.3", timing: timing, isClosing: true)))
    #expect(play.screen.contains("ĐANG ĐÓNG · còn 2 giây"), "\(play.screen)")
    play.press(.enter)
    #expect(play.screen.contains("câu trả lời đã đánh dấu đang tự gửi"), "\(play.screen)")
    #expect(play.orders == ["close"])
  }
}
