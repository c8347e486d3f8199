import Assessment
import Screens
import Terminal
import TestSupport
import Testing
import Wire

/// Every page of the projector's board, as in a hall, on a large wall and on a small screen.
@Suite struct BoardPagesTests {
  private static let sizes = [
    "80x24": Size.standard, "40x15": Size(columns: 40, rows: 15),
    "160x45": Size(columns: 160, rows: 45),
  ]

  private func check(
    _ name: String, token: String? = "board-token", language: WireLanguage = .vi,
    _ prepare: (inout BoardPlay) -> Void
  ) throws {
    for (label, size) in Self.sizes {
      var play = BoardPlay(size, token: token, language: language)
      prepare(&play)
      try expectGolden(play.picture, "projector-\(name)-\(label)")
    }
  }

  @Test func `a token is asked for and not shown`() throws {
    try check("token", token: nil) { play in
      play.tell(.connected(Samples.trust))
      play.server(.welcome(Samples.welcome(now: play.serverNow)))
      play.press(.character("b"), .character("i"), .character("m"))
      #expect(!play.screen.contains("bim"))
    }
  }

  @Test func `the lobby tells how to join and who is there`() throws {
    try check("lobby") { $0.enter() }
    try check("lobby-english", language: .en) { $0.enter() }
  }

  @Test func `a single school has its code in large letters`() throws {
    try check("lobby-single") { play in
      play.hall.schools = Array(BoardSamples.schools.prefix(1))
      play.enter()
    }
  }

  @Test func `with a roster the ticket is asked for`() throws {
    try check("lobby-roster") { play in
      for place in play.hall.schools.indices { play.hall.schools[place].code = nil }
      play.enter(fields: [])
    }
  }

  @Test func `a round begins`() throws {
    try check("before") { play in
      play.enter(.running)
      var first = Samples.single
      first.question = "khoi-dong.1"
      play.ask(first, lead: 3_000)
    }
  }

  @Test func `choices wait for the end of the reading time`() throws {
    try check("reading") { play in
      play.enter(.running)
      play.ask(Samples.single, reading: 5_000)
      #expect(!play.screen.contains("20/11"))
    }
  }

  @Test func `an open question`() throws {
    for (name, language) in [("open", WireLanguage.vi), ("open-english", .en)] {
      try check(name, language: language) { play in
        play.enter(.running)
        play.ask(Samples.single)
        play.wait(8_000)
        play.hall.answered = 41
        play.tellHall()
      }
    }
  }

  @Test func `a question that each contestant sees in another order has no letters`() throws {
    try check("open-shuffled") { play in
      play.enter(.running)
      play.ask(BoardSamples.shuffled, answered: 41)
      #expect(!play.screen.contains("A   01/6"))
    }
  }

  @Test func `a matching question`() throws {
    try check("matching") { play in
      play.enter(.running)
      play.ask(Samples.matching, answered: 3)
    }
  }

  @Test func `a pause and an announcement`() throws {
    try check("paused") { play in
      play.enter(.running)
      play.ask(Samples.single, answered: 41)
      play.wait(4_000)
      play.server(.announcement("Mất điện ở phòng 2, các em ngồi tại chỗ chờ nhé."))
      play.state(.paused)
      play.wait(3_000)
    }
  }

  @Test func `a lost line leaves the question on the wall`() throws {
    try check("offline") { play in
      play.enter(.running)
      play.ask(Samples.single, answered: 41)
      play.wait(4_000)
      play.tell(.disconnected)
    }
  }

  @Test func `closed, and the host has still to reveal it`() throws {
    try check("unrevealed") { play in
      play.enter(.running)
      play.ask(Samples.single)
      play.server(.closed(.init(question: "khoi-dong.3", answered: 70)))
    }
  }

  @Test func `a result with how the answers are spread`() throws {
    for (name, language) in [("result", WireLanguage.vi), ("result-english", .en)] {
      try check(name, language: language) { play in
        play.enter(.running)
        play.ask(Samples.single)
        play.close()
      }
    }
  }

  @Test func `a survey shows what was said and nothing that is right`() throws {
    try check("survey") { play in
      play.enter(.running)
      play.ask(Samples.single)
      play.server(
        .closed(
          .init(
            question: "khoi-dong.3", answered: 70, totals: BoardSamples.choices, survey: true)))
      #expect(!play.screen.contains("✓"))
    }
  }

  @Test func `standings with who moved, then those of the schools`() throws {
    func prepare(_ play: inout BoardPlay) {
      play.enter(.running)
      play.server(BoardSamples.standingsBefore)
      play.ask(Samples.single)
      play.close()
      play.wait(10_500)
    }
    try check("standings", prepare)
    try check("standings-english", language: .en, prepare)
    try check("schools") { play in
      prepare(&play)
      play.wait(10_000)
    }
  }

  @Test func `frozen standings say so`() throws {
    try check("frozen") { play in
      play.enter(.running, frozen: true)
      play.ask(Samples.single)
      play.close(standings: BoardSamples.standings(frozen: true))
      play.wait(10_500)
    }
  }

  @Test func `hidden results are revealed step by step`() throws {
    try check("hidden") { play in
      play.enter(.ended, frozen: true)
      play.server(BoardSamples.standings(frozen: true))
    }
    try check("reveal") { play in
      play.enter(.ended, frozen: true)
      play.server(
        BoardSamples.standings(frozen: true),
        BoardSamples.standings(frozen: true, reveal: .init(left: 3)),
        BoardSamples.standings(
          frozen: true,
          reveal: .init(
            contestant: "c17", name: "Nguyễn Thị Ánh", schoolName: "THCS Lê Mao", rankBefore: 3,
            pointsBefore: 1400, rank: 1, points: 2400, left: 2)))
    }
  }

  @Test func `the end has the first three places`() throws {
    for (name, language) in [("final", WireLanguage.vi), ("final-english", .en)] {
      try check(name, language: language) { play in
        play.enter(.ended)
        play.server(BoardSamples.standings(), .ended(.init()))
      }
    }
  }

  @Test func `the winner of an elimination`() throws {
    try check("winner") { play in
      play.enter(.running)
      play.ask(Samples.single)
      play.close()
      play.server(.winner([.init(contestant: "c17", name: "Nguyễn Thị Ánh")]))
      play.wait(10_500)
    }
  }

  @Test func `help`() throws {
    try check("help") { play in
      play.enter()
      play.press(.character("?"))
    }
  }
}
