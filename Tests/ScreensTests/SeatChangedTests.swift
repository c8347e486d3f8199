import Assessment
import Screens
import Terminal
import Testing
import Wire

/// What the server tells of a contestant who is in already.
@Suite struct SeatChangedTests {
  private let longer: ServerMessage.Joined = {
    var joined = Samples.joined
    joined.ticket = nil
    joined.extraTime = ExtraTime(hundredths: 150)
    return joined
  }()

  @Test func `more time is seen in the countdown at once, and nothing else moves`() {
    var play = Play()
    play.join()
    play.server(.state(.init(.running)), .round(Samples.round))
    play.ask(Samples.single)
    play.wait(5_000)
    #expect(play.screen.contains("còn 15 giây"), "\(play.screen)")
    play.press(.character("b"))
    let opensAt = play.serverNow + -5_000
    var question = Samples.single
    question.timing = QuestionTiming(opensAt: opensAt, closesAt: opensAt + 20_000)
    play.server(
      .joined(longer), .state(.init(.open, now: play.serverNow)), .round(Samples.round),
      .question(question))
    #expect(play.screen.contains("còn 25 giây"), "\(play.screen)")
    #expect(play.screen.contains("CHƯA GỬI"), "what was marked stays marked: \(play.screen)")
    #expect(!play.screen.contains("4F7Q2M9X"), "the ticket was copied already")
    play.wait(20_000)
    #expect(play.answers == [], "it is not sent before the longer time is nearly over")
    play.wait(4_000)
    #expect(play.answers.count == 1)
  }

  @Test func `the kept seat goes on, under the new name`() {
    var play = Play()
    play.join()
    var joined = longer
    joined.name = "Nguyễn Thị Ân"
    play.server(.joined(joined), .state(.init(.lobby, now: play.serverNow)))
    #expect(play.screen.contains("Nguyễn Thị Ân"))
    let kept = play.effects.compactMap { effect in
      if case .keep(let seat) = effect { seat } else { nil }
    }
    #expect(kept.map(\.name) == ["Nguyễn Thị Ánh", "Nguyễn Thị Ân"])
    #expect(kept.map(\.token) == ["secret-token", "secret-token"])
  }

  @Test func `in lines it is not taken for a line that came back, and the time is the new one`() {
    var play = PlainPlay { $0.saysTime = true }
    play.join()
    play.server(.state(.init(.running)), .round(Samples.round))
    play.ask(Samples.single)
    play.wait(12_000)
    _ = play.takeSpoken()
    let opensAt = play.serverNow + -12_000
    var question = Samples.single
    question.timing = QuestionTiming(opensAt: opensAt, closesAt: opensAt + 20_000)
    play.server(
      .joined(longer), .state(.init(.open, now: play.serverNow)), .round(Samples.round),
      .question(question))
    #expect(play.takeSpoken() == "", "the round was said already")
    play.line("!")
    #expect(play.takeSpoken().hasPrefix("Còn 18 giây."))
    play.wait(8_500)
    #expect(play.takeSpoken() == "Còn 10 giây.", "the marks are those of the longer time")
  }

  @Test func `in lines whose time was over is asked again`() {
    var play = PlainPlay()
    play.join()
    play.server(.state(.init(.running)), .round(Samples.round))
    play.ask(Samples.single)
    play.wait(20_300)
    play.server(.waiting(question: "khoi-dong.3"))
    play.line("")
    _ = play.takeSpoken()
    let opensAt = play.serverNow + -20_300
    var question = Samples.single
    question.timing = QuestionTiming(opensAt: opensAt, closesAt: opensAt + 20_000)
    play.server(
      .joined(longer), .state(.init(.open, now: play.serverNow)), .question(question))
    #expect(play.takeSpoken() == "Trả lời (A-D): ▏")
    play.line("B")
    #expect(play.answers.count == 1)
  }

  @Test func `the lobby shows how many have come by now, and in lines says nothing of it`() {
    var play = Play()
    play.join()
    #expect(play.screen.contains("812"))
    play.server(.state(.init(.lobby, joined: 1_204, present: 1_200, now: play.serverNow)))
    #expect(play.screen.contains("1204") || play.screen.contains("1.204"), "\(play.screen)")
    var plain = PlainPlay()
    plain.join()
    _ = plain.takeSpoken()
    plain.server(.state(.init(.lobby, joined: 1_204, present: 1_200, now: plain.serverNow)))
    #expect(plain.takeSpoken() == "")
  }
}
