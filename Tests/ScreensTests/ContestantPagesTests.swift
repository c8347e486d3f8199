import Assessment
import Screens
import Terminal
import TestSupport
import Testing
import Wire

/// Every page at the size to make beautiful and at a small one.
@Suite struct ContestantPagesTests {
  static let sizes = ["80x24": Size.standard, "40x15": Size(columns: 40, rows: 15)]

  private func check(
    _ name: String, _ prepare: (inout Play) -> Void, server: String? = "10.0.0.5:7878",
    code: String? = "7KQ2MF", kept: KeptSeat? = nil
  ) throws {
    for (label, size) in Self.sizes {
      var play = Play(size, server: server, code: code) { $0.kept = kept }
      prepare(&play)
      try expectGolden(play.picture, "\(name)-\(label)")
    }
  }

  @Test func `the address is asked for`() throws {
    try check(
      "server",
      {
        $0.type("thi truong")
        $0.press(.enter)
        $0.tell(.serverUnusable)
      }, server: nil)
  }

  @Test func `a server that is not there is tried again`() throws {
    try check("connecting") { play in
      play.tell(.unreachable(.nobodyListens))
      play.wait(100)
    }
  }

  @Test func `the form asks one field a line`() throws {
    try check(
      "form",
      { play in
        play.open()
        play.server(.welcome(Samples.welcome(now: play.serverNow)))
        play.type("7kq2mf")
        play.press(.enter)
        play.type("Nguyễn Thị Ánh")
        play.press(.enter)
        play.type("9/5/2012")
      }, code: nil)
  }

  @Test func `the form's first field says what a code is, on every screen`() throws {
    try check(
      "form-empty",
      { play in
        play.open()
        play.server(.welcome(Samples.welcome(now: play.serverNow)))
      }, code: nil)
  }

  @Test func `what is wrong with a field is said beside it`() throws {
    try check("form-problem") { play in
      play.open()
      play.server(.welcome(Samples.welcome(now: play.serverNow)))
      play.type("Nguyễn Thị Ánh")
      play.press(.enter)
      play.type("31/2/2012")
      play.press(.enter)
    }
  }

  @Test func `one line confirms`() throws {
    try check("confirm") { play in
      play.open()
      play.server(.welcome(Samples.welcome(now: play.serverNow)))
      play.type("Nguyễn Thị Ánh")
      play.press(.enter)
      play.type("9.5.2012")
      play.press(.enter)
      play.type("8A")
      play.press(.enter)
    }
  }

  @Test func `a kept token is offered`() throws {
    try check(
      "offer",
      { play in
        play.open()
        play.server(.welcome(Samples.welcome(now: play.serverNow)))
      }, kept: Samples.seat)
  }

  @Test func `a changed certificate is refused`() throws {
    try check("certificate-changed") { play in
      play.tell(.certificateChanged(found: "sha256:" + String(repeating: "ab", count: 32)))
    }
  }

  @Test func `the ticket is large`() throws {
    try check("ticket") { $0.join(ticketIsCopied: false) }
  }

  @Test func `the lobby waits`() throws { try check("lobby") { $0.join() } }

  @Test func `a round is introduced`() throws {
    try check("round") { play in
      play.join()
      play.server(
        .state(.init(.running, joined: 812, present: 809, now: play.serverNow)),
        .round(Samples.round))
    }
  }

  @Test func `a marked choice says that it is not sent`() throws {
    try check("question-marked") { play in
      play.join()
      play.server(.round(Samples.round))
      play.ask(Samples.single)
      play.wait(2_300)
      play.type("b")
    }
  }

  @Test func `an accepted answer says so with the time`() throws {
    try check("question-accepted") { play in
      play.join()
      play.server(.round(Samples.round))
      play.ask(Samples.single)
      play.wait(2_300)
      play.type("b")
      play.press(.enter)
      play.accept("khoi-dong.3")
    }
  }

  @Test func `a lost line keeps the question on the screen`() throws {
    try check("question-offline") { play in
      play.join()
      play.server(.round(Samples.round))
      play.ask(Samples.single)
      play.wait(1_000)
      play.tell(.disconnected)
      play.tell(.unreachable(.nobodyListens))
      play.type("b")
      play.press(.enter)
    }
  }

  @Test func `a pause stands over the question`() throws {
    try check("question-paused") { play in
      play.join()
      play.server(.round(Samples.round))
      play.ask(Samples.single)
      play.wait(1_000)
      play.server(
        .state(.init(.paused, joined: 812, present: 809, now: play.serverNow)),
        .announcement("Mất điện ở hội trường, chờ 5 phút."))
      play.wait(7_000)
    }
  }

  @Test func `each kind has its own way to answer`() throws {
    let kinds: [(String, ServerMessage.Question, String)] = [
      ("multiple", Samples.multiple, "ad"), ("truth", Samples.truth, "đ"),
      ("numeric", Samples.numeric, "16.486,5"),
      ("numeric-units", Samples.inUnits, "1.648.650 ha"),
      ("text", Samples.text, "dichvucong.gov.vn"),
      ("matching", Samples.matching, "a3b2"), ("ordering", Samples.ordering, "bc"),
      ("cloze", Samples.cloze, "10"),
    ]
    for (name, question, typed) in kinds {
      try check("kind-\(name)") { play in
        play.join()
        play.server(.round(Samples.round))
        play.ask(question)
        play.type(typed)
      }
    }
  }

  @Test func `a right answer is told with key, explanation and rank`() throws {
    try check("result-right") { play in
      play.join()
      play.server(.round(Samples.round))
      play.server(Samples.standings)
      play.ask(Samples.single)
      play.type("b")
      play.press(.enter)
      play.accept("khoi-dong.3")
      play.server(Samples.closed(Samples.single), Samples.standings)
    }
  }

  @Test func `a wrong answer is told without blame`() throws {
    try check("result-wrong") { play in
      play.join()
      play.server(.round(Samples.round))
      play.ask(Samples.single)
      play.type("a")
      play.press(.enter)
      play.accept("khoi-dong.3")
      play.server(Samples.closed(Samples.single, mark: .zero, points: 0))
    }
  }

  @Test func `the board shows both standings`() throws {
    try check("board") { play in
      play.join()
      play.server(.round(Samples.round))
      play.ask(Samples.single)
      play.server(Samples.closed(Samples.single), Samples.standings)
      play.type("b")
    }
  }

  @Test func `help names the keys`() throws {
    try check("help") { play in
      play.join()
      play.type("?")
    }
  }

  @Test func `leaving is asked first`() throws {
    try check("quit") { play in
      play.join()
      play.type("q")
    }
  }

  @Test func `the end tells rank and points`() throws {
    try check("ended") { play in
      play.join()
      play.server(
        .state(.init(.ended, joined: 812, present: 809, now: play.serverNow)),
        .ended(
          .init(
            journal: .init(sequence: 20412, head: "sha256:" + String(repeating: "0a", count: 32)),
            rank: 12, of: 812, points: 931)))
    }
  }

  @Test func `the end says that a jury is to come`() {
    var play = Play()
    play.join()
    play.server(
      .state(.init(.ended, now: play.serverNow)),
      .ended(.init(rank: 12, of: 812, points: 931, waitsForJury: true)))
    #expect(play.picture.contains("Còn phần chấm của ban giám khảo."), "\(play.picture)")
  }

  @Test func `the end says when the results are final`() {
    var play = Play()
    play.join()
    play.server(
      .state(.init(.ended, now: play.serverNow)), .ended(.init(rank: 12, of: 812, points: 931)))
    #expect(play.picture.contains("TẠM THỜI"))
    play.server(.standings(.init(isFinal: true, you: .init(rank: 11, points: 931))))
    #expect(play.picture.contains("Hạng 11 trong 812") && !play.picture.contains("TẠM THỜI"))
    #expect(play.picture.contains("Kết quả đã được chốt."))
  }

  @Test(arguments: ["40x12", "120x40"])
  func `a long question scrolls and says that there is more`(label: String) throws {
    let parts = label.split(separator: "x").compactMap { Int($0) }
    var play = Play(Size(columns: parts[0], rows: parts[1]))
    play.join()
    play.server(.round(Samples.round))
    let prompt = String(repeating: "Một câu hỏi rất dài về dịch vụ công trực tuyến. ", count: 12)
    play.ask(
      Samples.question(Samples.item(prompt, .single(Samples.entries("Một", "Hai", "Ba")))))
    play.press(.pageDown)
    play.type("c")
    try expectGolden(play.picture, "long-\(label)")
  }

  @Test func `English has the same shape`() throws {
    var play = Play { $0.language = .en }
    play.join()
    play.server(.round(Samples.round))
    play.ask(Samples.single)
    play.type("b")
    try expectGolden(play.picture, "question-english")
  }

  @Test func `below the smallest size one line says what is needed`() {
    var play = Play(Size(columns: 38, rows: 11))
    play.join()
    #expect(play.screen.contains("40×12"))
    #expect(play.grid.lines.dropFirst().allSatisfy { $0.isEmpty })
  }
}
