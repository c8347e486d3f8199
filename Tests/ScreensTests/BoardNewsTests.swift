import Assessment
import Screens
import Terminal
import TestSupport
import Testing
import Wire

/// What the wall says of an annulment, of several who are left, and of a self-paced contest.
@Suite struct BoardNewsTests {
  private static let sizes = [
    "80x24": Size.standard, "40x15": Size(columns: 40, rows: 15),
  ]

  private func check(
    _ name: String, language: WireLanguage = .vi, _ prepare: (inout BoardPlay) -> Void
  ) throws {
    for (label, size) in Self.sizes {
      var play = BoardPlay(size, language: language)
      prepare(&play)
      try expectGolden(play.picture, "projector-\(name)-\(label)")
    }
  }

  private func annul(_ play: inout BoardPlay) {
    play.server(
      .closed(
        .init(
          question: Samples.single.question, key: .response(.choice(ChoiceID("x2"))), answered: 70,
          correct: 0, annulled: true)),
      BoardSamples.standings())
  }

  @Test func `a question that is annulled after its close is marked on the wall`() throws {
    try check("annulled-later") { play in
      play.enter(.running)
      play.ask(Samples.single, answered: 41)
      play.wait(20_000)
      play.close()
      play.wait(3_000)
      #expect(!play.screen.contains("huỷ"))
      annul(&play)
      #expect(play.screen.contains("Câu này được huỷ"))
    }
  }

  @Test func `an annulment is seen also where the standings had followed already`() {
    var play = BoardPlay()
    play.enter(.running)
    play.ask(Samples.single, answered: 41)
    play.wait(20_000)
    play.close()
    play.wait(15_000)
    #expect(play.screen.contains("2400"))
    #expect(!play.screen.contains("10/10"))
    annul(&play)
    #expect(play.screen.contains("Câu này được huỷ"))
    // Told once more, it does not come back to the wall.
    play.wait(15_000)
    annul(&play)
    #expect(!play.screen.contains("Câu này được huỷ"))
  }

  @Test(arguments: [
    (WireLanguage.vi, "CÙNG RUNG CHUÔNG VÀNG"), (.en, "LAST ONES STANDING"),
  ])
  func `several who are left at the end are named as several`(
    language: WireLanguage, title: String
  ) throws {
    try check("winners-\(language.rawValue)", language: language) { play in
      play.enter(.running)
      play.ask(Samples.single, answered: 3)
      play.wait(20_000)
      play.close()
      play.server(
        .winner([
          .init(contestant: "c17", name: "Nguyễn Thị Ánh"),
          .init(contestant: "c5", name: "Lò Văn Páo"), .init(contestant: "c9", name: "Trần Minh"),
        ]))
      play.wait(10_500)
      #expect(play.screen.contains(title))
    }
  }

  @Test(arguments: [
    (WireLanguage.vi, ["A"], "Rung chuông vàng: A!"),
    (.vi, ["A", "B", "C"], "Cùng rung chuông vàng: A, B, C!"),
    (.en, ["A"], "Last one standing: A!"), (.en, ["A", "B", "C"], "Last ones standing: A, B, C!"),
  ])
  func `line by line too`(language: WireLanguage, names: [String], words: String) {
    var board = PlainBoard(
      BoardSetup(
        server: "10.0.0.5:7878", joinAddresses: ["10.0.0.5"], language: language,
        token: "board-token"), now: 1_000)
    _ = board.start(now: 1_000)
    var effects = board.handle(.connected(nil), now: 1_000)
    let now = ServerTime(milliseconds: Play.epoch + 1_000)
    for message in [
      ServerMessage.welcome(Samples.welcome(now: now)), .authenticated(.board),
      .state(.init(.running, joined: 75, present: 73, now: now)),
      .winner(names.map { .init(contestant: "c1", name: $0) }),
    ] {
      effects += board.handle(.received(message.line.bytes), now: 1_000)
    }
    let said = effects.compactMap { if case .say(let text, _) = $0 { text } else { nil } }
    #expect(said.contains(words), "\(said)")
  }

  @Test func `those who wait to be let in are counted on the wall`() throws {
    try check("lobby-waiting") { play in
      play.hall.waiting = 7
      play.enter()
      #expect(play.screen.contains("7 bạn đợi thầy cô cho vào"))
    }
  }

  private func enterWindow(
    _ play: inout BoardPlay, _ outline: ServerMessage.PaperOutline, state: ContestState = .open
  ) {
    play.tell(.connected(nil))
    play.server(
      PaperSamples.welcome(outline, now: play.serverNow, state: state), .authenticated(.board),
      .state(.init(state, joined: 75, present: 12, now: play.serverNow)))
    play.hall.present = 12
    play.hall.papers =
      state == .open
      ? .init(begun: 57, open: 12, handedIn: 45)
      : .init(begun: 0, open: 0, handedIn: 0)
    play.tellHall()
  }

  @Test func `a self-paced contest tells who has begun, who has handed in, and the time left`()
    throws
  {
    let minute = PaperSamples.minute
    try check("window-open") { play in
      enterWindow(&play, PaperSamples.outline(closesIn: 45 * minute))
      #expect(play.screen.contains("45 bạn đã nộp bài"))
      #expect(play.screen.contains("57 bạn đã bắt đầu"))
    }
    try check("window-days", language: .en) { play in
      enterWindow(&play, PaperSamples.outline(closesIn: 4_000 * minute))
      #expect(play.screen.contains("2 days 18 h left"))
    }
    try check("window-before") { play in
      enterWindow(
        &play, PaperSamples.outline(opensIn: 30 * minute, closesIn: 90 * minute), state: .lobby)
      #expect(play.screen.contains("Mở sau 29:5"))
    }
  }

  @Test func `between its weeks a contest says when the next one opens`() {
    let minute = PaperSamples.minute
    var play = BoardPlay()
    enterWindow(
      &play,
      PaperSamples.outline(opensIn: -90 * minute, closesIn: -minute, next: 60 * minute),
      state: .lobby)
    #expect(play.screen.contains("Mở sau 59:5"))
    play.wait(60 * minute)
    #expect(play.screen.contains("Đang mở · còn 59:5"), "\(play.screen)")
  }
}
