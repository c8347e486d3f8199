import Assessment
import Screens
import Terminal
import TestSupport
import Testing
import Wire

/// The console of a self-paced contest: any question of the papers is put right.
@Suite struct HostWindowTests {
  private static let asked: [ServerMessage.Progress.Asked] = (1...30).map { number in
    .init(
      question: "vong-1.\(number)", answered: 12, correct: number == 2 ? nil : 7,
      annulled: number == 2)
  }

  private static func question(_ name: String, _ number: Int) -> ServerMessage.Question {
    ServerMessage.Question(
      question: name, number: number, of: 30, round: "vong-1",
      item: Samples.item(
        "Câu thứ \(number): nộp hồ sơ trực tuyến ở đâu?", Samples.single.item.form))
  }

  private func console(
    _ state: ContestState = .ended, size: Size = .standard,
    asked: [ServerMessage.Progress.Asked] = Self.asked
  ) -> HostPlay {
    var play = HostPlay(size)
    play.tell(.connected(ServerTrust(pin: Samples.trust.pin, isFirstVisit: false)))
    play.server(PaperSamples.welcome(PaperSamples.outline(), now: play.serverNow, state: state))
    play.server(
      .authenticated(.host), .state(.init(state, joined: 75, present: 3, now: play.serverNow)))
    play.server(
      .progress(.init(question: nil, answered: 0, present: 3, schools: HostSamples.schools)),
      .progress(
        .init(
          question: nil, answered: 0, present: 3, schools: HostSamples.schools, asked: asked)))
    return play
  }

  /// The server shows what is asked for until nothing more is.
  private func show(_ play: inout HostPlay) {
    var shown = 0
    while let line = play.sent.last, line.contains(#""do":"show""#), shown < 100,
      case .command(let id, .show(let name))? = try? ClientMessage(decoding: Array(line.utf8))
    {
      let before = play.sent.count
      let number = Int(name.split(separator: ".").last ?? "") ?? 0
      play.server(.done(.init(id: id, question: Self.question(name, number))))
      shown += 1
      if play.sent.count == before { return }
    }
  }

  @Test func `a question of the papers is annulled, also after the end`() {
    var play = console()
    play.press(.character("a"))
    show(&play)
    #expect(play.screen.contains("▸ vong-1.1  Câu thứ 1"), "\(play.screen)")
    #expect(play.screen.contains("7/12"))
    play.press(.down)
    show(&play)
    #expect(play.screen.contains("▸ vong-1.3"), "the second is annulled already")
    play.press(.enter)
    #expect(play.screen.contains("Huỷ câu vong-1.3") && play.screen.contains("Câu thứ 3"))
    play.type("hai đáp án đúng")
    play.press(.enter)
    #expect(play.screen.contains("Huỷ câu vong-1.3? 12 câu trả lời"), "\(play.screen)")
    play.press(.enter)
    #expect(play.sent.last?.contains(#""do":"annul","question":"vong-1.3""#) == true)
    play.confirm()
    #expect(play.screen.contains("Đã huỷ câu vong-1.3"))
    // What comes without the list does not take it away.
    play.server(.progress(.init(question: nil, answered: 0, present: 3)))
    play.press(.character("a"))
    #expect(play.screen.contains("vong-1.4"))
  }

  @Test func `the key of a question of the papers is corrected`() {
    var play = console()
    play.press(.character("k"))
    show(&play)
    play.press(.end)
    show(&play)
    play.press(.enter)
    #expect(play.screen.contains("Đáp án câu vong-1.30"), "\(play.screen)")
    play.type("c")
    play.press(.enter)
    play.type("in nhầm")
    play.press(.enter, .enter)
    #expect(play.sent.last?.contains(#""do":"rekey","question":"vong-1.30""#) == true)
  }

  @Test func `only what stands on the screen is looked at, and silently`() {
    var play = console()
    play.press(.character("a"))
    show(&play)
    #expect(play.orders.count < 26 && play.orders.allSatisfy { $0 == "show" })
    #expect(!play.screen.contains("Đang chờ"))
    let before = play.orders.count
    play.press(.pageDown)
    show(&play)
    #expect(play.orders.count > before)
  }

  @Test func `a server that shows none of them is asked once for each, and is not spoken of`() {
    var play = console(asked: Array(Self.asked.prefix(3)))
    play.press(.character("a"))
    for _ in 0..<6 where play.sent.last?.contains("show") == true { play.refuse() }
    #expect(play.orders.count == 3 && !play.screen.contains("không cho xem"), "\(play.screen)")
    play.press(.enter)
    play.type("in sai")
    play.press(.enter, .enter)
    #expect(play.orders.last == "annul")
  }

  @Test func `before the end answers are not counted, and nothing says that they are none`() {
    var play = console(.open, asked: [.init(question: "vong-1.1", answered: 0)])
    #expect(!play.screen.contains("câu 1/"), "\(play.screen)")
    play.press(.character("a"))
    show(&play)
    play.press(.enter)
    play.type("in sai")
    play.press(.enter)
    #expect(!play.screen.contains("0 câu trả lời") && play.screen.contains("mọi bài"))
  }

  @Test func `standings come with the end`() {
    var play = console(.open)
    play.press(.character("1"))
    #expect(play.screen.contains("Xếp hạng có khi cuộc thi kết thúc"), "\(play.screen)")
    play.server(.state(.init(.ended, now: play.serverNow)), Samples.standings)
    #expect(play.screen.contains("Cá nhân"))
  }

  @Test func `it may be ended before its date, and no key is named that does nothing`() {
    var play = console(.open)
    #expect(!play.screen.contains("p tạm dừng"))
    play.press(.function(10))
    #expect(play.screen.contains("trước hạn?"), "\(play.screen)")
    play.press(.enter)
    #expect(play.orders == ["finish"])
  }

  @Test func `no stretch of time is asked for`() {
    var play = console(.open)
    play.press(.character("i"))
    #expect(play.screen.contains("mỗi em làm bài vào giờ riêng"), "\(play.screen)")
    #expect(play.orders == [])
  }

  @Test func `the list fits a small screen and the usual one`() throws {
    for (label, size) in ["80x24": Size.standard, "40x15": Size(columns: 40, rows: 15)] {
      var play = console(size: size)
      play.press(.character("a"))
      show(&play)
      try expectGolden(play.picture, "host-papers-annul-\(label)")
      play.press(.enter)
      try expectGolden(play.picture, "host-papers-reason-\(label)")
    }
  }
}
