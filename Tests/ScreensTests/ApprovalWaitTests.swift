import Screens
import Terminal
import TestSupport
import Testing
import Wire

/// A child who waits until the teacher lets them in.
@Suite struct ApprovalWaitTests {
  private func waiting(_ size: Size = .standard) -> Play {
    var play = Play(size)
    play.open()
    play.server(.welcome(Samples.welcome(now: play.serverNow)))
    play.type("Nguyễn Thị Ánh")
    play.press(.enter)
    play.type("9/5/2012")
    play.press(.enter)
    play.type("8A")
    play.press(.enter, .enter)
    play.server(.mustWait("Thầy cô sẽ cho em vào."))
    return play
  }

  @Test(arguments: [(Size(columns: 80, rows: 24), "80x24"), (Size(columns: 40, rows: 15), "40x15")])
  func `the page says what to do, which is nothing`(size: Size, label: String) throws {
    try expectGolden(waiting(size).picture, "waits-for-teacher-\(label)")
  }

  @Test func `then the child is in`() {
    var play = waiting()
    play.server(.ping(id: "p1"))
    play.server(
      .joined(Samples.joined), .state(.init(.lobby, joined: 812, present: 809, now: play.serverNow))
    )
    #expect(!play.screen.contains("Đang đợi thầy cô cho vào"))
    #expect(play.screen.contains("Mã dự thi của em"))
  }

  @Test func `who was not let in is told so, and may correct the name`() {
    var play = waiting()
    play.server(.error(ErrorMessage(.joinClosed, language: .vi)))
    #expect(play.screen.contains("Thầy cô chưa cho em vào"))
    #expect(play.screen.contains("Nguyễn Thị Ánh"), "what was typed is still there")
  }

  @Test func `a contest that is closed says that, and not that one was turned away`() {
    var play = Play()
    play.open()
    play.server(.welcome(Samples.welcome(now: play.serverNow)))
    play.type("An")
    play.press(.enter)
    play.type("9/5/2012")
    play.press(.enter)
    play.type("8A")
    play.press(.enter, .enter)
    play.server(.error(ErrorMessage(.joinClosed, language: .vi)))
    #expect(!play.screen.contains("Thầy cô chưa cho em vào"))
  }

  @Test func `a line that breaks meanwhile asks again by itself, with the same words`() {
    var play = waiting()
    let asked = play.sent.last { $0.contains(#""type":"join""#) }
    play.tell(.disconnected)
    #expect(!play.screen.contains("Đang đợi thầy cô cho vào"))
    play.wait(2_000)
    play.open()
    play.server(.welcome(Samples.welcome(now: play.serverNow)))
    #expect(play.sent.last == asked)
    play.server(.mustWait("Thầy cô sẽ cho em vào."))
    #expect(play.screen.contains("Đang đợi thầy cô cho vào"))
  }
}
