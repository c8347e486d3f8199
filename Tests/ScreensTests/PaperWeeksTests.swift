import Assessment
import Screens
import Terminal
import TestSupport
import Testing
import Wire

/// A self-paced contest of several weeks names the week with each attempt.
@Suite struct PaperWeeksTests {
  private static let minute = PaperSamples.minute

  /// The first week is over, the second is open.
  private static func weeks(attempts: Int = 1) -> ServerMessage.PaperOutline {
    PaperSamples.outline(
      opensIn: -100 * minute, closesIn: -50 * minute, attempts: attempts, show: .submit,
      next: -10 * minute)
  }

  private static let first = ServerMessage.PaperAttempt(
    attempt: 1, opensAt: ServerTime(milliseconds: Play.epoch - 90 * minute),
    closesAt: ServerTime(milliseconds: Play.epoch - 75 * minute), receipt: "r000012", points: 0)

  @Test func `who comes back in the second week is told which is which`() {
    var play = Play()
    play.joinPapers(Self.weeks(), attempts: [Self.first])
    #expect(play.screen.contains("Tuần 1: đã nộp, 0 điểm."), "\(play.screen)")
    #expect(play.screen.contains("Tuần 2: em có một lượt làm."))
    #expect(play.screen.contains("Nhấn Enter để bắt đầu bài tuần 2."))
    play.press(.enter)
    #expect(play.screen.contains("Bắt đầu bài tuần 2?"))
    play.type("c")
    play.server(PaperSamples.paper(of: 1, items: [Samples.single.item], now: play.serverNow))
    #expect(play.screen.contains("tuần 2"), "\(play.screen)")
    play.server(.submitted(.init(attempt: 1, receipt: "r000033", points: 10)))
    #expect(play.screen.contains("Máy chủ đã nộp bài tuần 2"), "\(play.screen)")
  }

  @Test func `several attempts a week are numbered within it`() {
    var play = Play()
    play.joinPapers(Self.weeks(attempts: 2), attempts: [Self.first])
    #expect(play.screen.contains("Tuần 1, lượt 1: đã nộp, 0 điểm."), "\(play.screen)")
    #expect(play.screen.contains("Tuần 2: em còn 2 trong 2 lượt làm."))
    #expect(play.screen.contains("Nhấn Enter để bắt đầu lượt 1 của tuần 2."))
    play.press(.enter)
    #expect(play.screen.contains("Bắt đầu lượt 1 của tuần 2?"))
    play.type("c")
    play.server(PaperSamples.paper(items: [Samples.single.item], now: play.serverNow))
    #expect(play.screen.contains("tuần 2 · lượt 1/2"), "\(play.screen)")
  }

  @Test func `line by line too, in both languages`() {
    var play = PlainPlay()
    play.joinPapers(Self.weeks(attempts: 2), attempts: [Self.first])
    #expect(play.spoken.contains("Tuần 1, lượt 1: đã nộp, 0 điểm."), "\(play.spoken)")
    #expect(play.spoken.contains("Bắt đầu lượt 1 của tuần 2? (c/k)"))
    play.line("c")
    play.server(PaperSamples.paper(items: [Samples.single.item], now: play.serverNow))
    #expect(play.spoken.contains("Tuần 2 · lượt 1/2."), "\(play.spoken)")
    var english = PlainPlay { $0.language = .en }
    english.joinPapers(Self.weeks(), attempts: [Self.first])
    #expect(english.spoken.contains("Week 1: handed in, 0 points."), "\(english.spoken)")
    #expect(english.spoken.contains("Begin the paper of week 2? (y/n)"))
  }

  @Test func `the week that comes next is named`() {
    var play = Play()
    play.joinPapers(
      PaperSamples.outline(
        opensIn: -100 * Self.minute, closesIn: -50 * Self.minute, attempts: 1,
        next: 20 * Self.minute), attempts: [Self.first])
    #expect(play.screen.contains("Tuần 2 mở lúc"), "\(play.screen)")
  }
}
