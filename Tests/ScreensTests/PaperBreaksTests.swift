import Assessment
import Screens
import Terminal
import Testing
import Wire

/// Self-paced papers over broken lines and restarts, and how they end.
@Suite struct PaperBreaksTests {
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

  // MARK: The line

  @Test func `what is chosen while the line is down goes out once when it is back`() {
    var play = working()
    play.type("b")
    play.press(.enter)
    play.tell(.disconnected)
    play.type("n")
    play.type("a")
    play.press(.enter)
    #expect(play.screen.contains("đã giữ 2 câu"))
    play.effects = []
    play.wait(1_000)
    play.tell(.connected(nil))
    let began = play.serverNow + -1_000
    play.server(
      PaperSamples.welcome(PaperSamples.outline(), now: play.serverNow),
      PaperSamples.joined(
        [.init(attempt: 1, opensAt: began, closesAt: began + 900_000)], ticket: nil),
      .state(.init(.open, now: play.serverNow)))
    #expect(play.answers.count == 2)
    #expect(play.sent.last == #"{"type":"begin","attempt":1}"#)
    play.server(
      .paper(
        .init(
          attempt: 1, of: 2, questions: PaperSamples.questions(PaperSamples.kinds.map(\.item)),
          opensAt: began, closesAt: began + 900_000)))
    #expect(isAt(play, 2), "it goes on where it was: \(play.screen)")
    play.save(1)
    play.save(2)
    #expect(play.screen.contains("Đã lưu 2/8"), "\(play.screen)")
    play.wait(30_000)
    #expect(play.answers.count == 2)
  }

  @Test func `a paper whose time ran out while the line was down is not begun again`() {
    var play = working()
    let began = play.serverNow
    play.tell(.disconnected)
    play.wait(16 * PaperSamples.minute)
    #expect(play.screen.contains("nối lại em sẽ biết"), "\(play.screen)")
    play.effects = []
    play.tell(.connected(nil))
    play.server(
      PaperSamples.welcome(PaperSamples.outline(), now: play.serverNow),
      PaperSamples.joined(
        [.init(attempt: 1, opensAt: began, closesAt: began + 900_000, receipt: "r9")],
        ticket: nil), .state(.init(.open, now: play.serverNow)))
    #expect(!play.sent.contains { $0.contains("begin") })
    #expect(play.screen.contains("Máy chủ đã nộp bài"), "\(play.screen)")
    #expect(play.screen.contains("bắt đầu lượt 2"))
  }

  @Test func `who comes back to the same computer is at the same question with the same marks`() {
    var play = working()
    play.type("nm")
    play.wait(2_000)
    play.type("nn")
    play.wait(2_000)
    let seats = play.effects.compactMap { if case .keep(let seat) = $0 { seat } else { nil } }
    #expect(
      seats.last?.place
        == KeptPlace(question: PaperSamples.name(4), marked: [PaperSamples.name(2)]))
    var again = Play { $0.kept = seats.last }
    again.open()
    again.server(PaperSamples.welcome(PaperSamples.outline(), now: again.serverNow))
    again.type("c")
    let began = again.serverNow + -300_000
    again.server(
      PaperSamples.joined(
        [.init(attempt: 1, opensAt: began, closesAt: began + 900_000)], ticket: nil),
      .state(.init(.open, now: again.serverNow)))
    #expect(again.sent.last == #"{"type":"begin","attempt":1}"#)
    again.server(PaperSamples.paper(now: again.serverNow, left: 600_000))
    #expect(isAt(again, 4), "\(again.screen)")
    #expect(again.screen.contains("còn 10:00"))
    #expect(again.screen.contains("xem lại 1"))
  }

  @Test func `who comes back elsewhere is at the first question without an answer`() {
    var play = Play(code: "4F7Q2M9X")
    play.open()
    play.server(PaperSamples.welcome(PaperSamples.outline(), now: play.serverNow))
    let began = play.serverNow + -300_000
    play.server(
      PaperSamples.joined([.init(attempt: 1, opensAt: began, closesAt: began + 900_000)]),
      .state(.init(.open, now: play.serverNow)),
      PaperSamples.paper(
        now: play.serverNow, left: 600_000,
        saved: [PaperSamples.name(1): .choice(ChoiceID("x2"))], changes: [PaperSamples.name(1): 4]))
    #expect(isAt(play, 2), "\(play.screen)")
    play.type("p")
    #expect(play.screen.contains("▸  B"))
    play.type("a")
    play.press(.enter)
    #expect(play.answers.last?.contains("\"change\":5") == true)
  }

  // MARK: The end

  @Test func `handing in asks once, and stays chosen while something is missing`() {
    var play = working()
    play.type("s")
    #expect(play.screen.contains("Chưa trả lời: câu 1–8"))
    play.press(.enter)
    #expect(!play.sent.contains { $0.contains("submit") })
    play.press(.function(10), .down, .enter)
    #expect(play.sent.last == #"{"type":"submit","attempt":1}"#)
    #expect(play.screen.contains("Đang nộp bài"))
    play.type("b")
    play.wait(2_000)
    #expect(play.answers.isEmpty, "nothing changes any more")
    play.server(.submitted(.init(attempt: 1, receipt: "r7")))
    #expect(play.screen.contains("Đã nộp bài lượt 1"))
    #expect(play.screen.contains("r7"))
  }

  @Test func `what is chosen at that moment is saved before it is handed in`() {
    var play = working(items: [Samples.single.item])
    play.type("b")
    play.press(.function(10))
    #expect(play.answers.count == 1)
    play.press(.enter)
    #expect(!play.sent.contains { $0.contains("submit") }, "not before the answer is saved")
    play.save(1)
    #expect(play.sent.last?.contains("submit") == true)
  }

  @Test func `a guess goes with the paper, and one that is none is asked again`() {
    var play = working(PaperSamples.outline(estimate: .percent), items: [Samples.single.item])
    play.press(.function(10))
    play.type("1k2,,")
    #expect(play.screen.contains("12,,"), "letters are not taken: \(play.screen)")
    play.press(.enter)
    #expect(play.screen.contains("từ 0 đến 100"))
    play.press(.control("u"))
    play.type("12,5")
    play.press(.enter)
    play.type("c")
    #expect(play.sent.last == #"{"type":"submit","attempt":1,"estimate":12.5}"#)
    play.server(.error(ErrorMessage(.badField, language: .vi, field: "estimate")))
    #expect(play.screen.contains("từ 0 đến 100"), "\(play.screen)")
  }

  @Test func `at the end of the time what was marked has gone out`() {
    var play = working()
    play.work(15 * PaperSamples.minute - 500)
    play.type("b")
    play.wait(450)
    #expect(play.answers.count == 1)
    play.wait(100)
    #expect(play.screen.contains("hết giờ"))
    play.save(1)
    play.server(.submitted(.init(attempt: 1, receipt: "r7")))
    #expect(play.screen.contains("Máy chủ đã nộp bài"))
  }

  @Test func `keys at the end of the time do not begin another attempt`() {
    var play = working()
    play.work(15 * PaperSamples.minute + 100)
    play.server(.submitted(.init(attempt: 1, receipt: "r7")))
    play.type("c")
    play.press(.enter)
    play.press(.enter)
    #expect(!play.sent.contains { $0.contains("begin") })
  }

  @Test func `the end of the contest is told over everything`() {
    var play = working()
    play.press(.function(10))
    play.server(
      .submitted(.init(attempt: 1, receipt: "r7")), .state(.init(.ended, now: play.serverNow)),
      .ended(.init(rank: 3, of: 90, points: 70)))
    #expect(play.screen.contains("Hạng 3 trong 90"), "\(play.screen)")
    #expect(play.screen.contains("Máy chủ đã nộp bài lượt 1"), "\(play.screen)")
  }
}
