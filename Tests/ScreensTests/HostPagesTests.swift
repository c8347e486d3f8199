import Assessment
import Screens
import Terminal
import TestSupport
import Testing
import Wire

/// Every page of the organizer's console, at the size to make beautiful and at a small one.
@Suite struct HostPagesTests {
  private static let sizes = ["80x24": Size.standard, "40x15": Size(columns: 40, rows: 15)]

  private func check(
    _ name: String, sizes: [String: Size] = HostPagesTests.sizes, token: String? = "host-token",
    language: WireLanguage = .vi, _ prepare: (inout HostPlay) -> Void
  ) throws {
    for (label, size) in sizes {
      var play = HostPlay(size, token: token, language: language)
      prepare(&play)
      try expectGolden(play.picture, "host-\(name)-\(label)")
    }
  }

  // MARK: Before

  @Test func `a server that is not there is tried again`() throws {
    try check("connecting") { play in
      play.tell(.unreachable(.nobodyListens))
      play.wait(100)
    }
  }

  @Test func `the token is asked for and not shown`() throws {
    try check("token", token: nil) { play in
      play.tell(.connected(Samples.trust))
      play.server(.welcome(HostSamples.welcome(now: play.serverNow)))
      play.type("bi-mat")
    }
  }

  @Test func `a wrong token is asked for again`() throws {
    try check("token-wrong", token: "sai") { play in
      play.tell(.connected(nil))
      play.server(
        .welcome(HostSamples.welcome(now: play.serverNow)),
        .error(.init(.badCode, language: .vi)))
    }
  }

  @Test func `one of several contests is chosen`() throws {
    try check("contests") { play in
      play.tell(.connected(nil))
      play.server(
        .welcome(
          .init(
            server: "bangvang/1.0", now: play.serverNow,
            offer: .contests([
              .init(id: "a", title: "Khối 6–7"), .init(id: "b", title: "Khối 8–9"),
            ]))))
      play.press(.down)
    }
  }

  @Test func `another certificate ends it`() throws {
    try check("certificate") { play in
      play.tell(.certificateChanged(found: "sha256:" + String(repeating: "0a", count: 32)))
    }
  }

  // MARK: During

  @Test func `the lobby tells who is there`() throws {
    try check("lobby") { play in
      play.enter()
      for _ in 0..<3 { play.event("registered", [("contestant", .string("c1"))]) }
      play.progress(nil)
    }
  }

  @Test func `an open question`() throws {
    try check("open") { $0.openThird() }
    try check("open", sizes: ["120x40": Size(columns: 120, rows: 40)]) { $0.openThird() }
    try check(
      "open-english", sizes: ["80x24": .standard], language: .en
    ) { $0.openThird() }
    try check("open", sizes: ["40x12": Size(columns: 40, rows: 12)]) { $0.openThird() }
  }

  @Test func `a question of another kind shows its key in words`() throws {
    try check("matching", sizes: ["80x24": .standard]) { play in
      play.enter(.running)
      play.ask(
        Samples.matching,
        key: .response(
          .pairs([
            ChoiceID("x1"): ChoiceID("x3"), ChoiceID("x2"): ChoiceID("x2"),
            ChoiceID("x3"): ChoiceID("x1"),
          ])))
      play.progress(Samples.matching, answered: 12, asked: 3)
    }
  }

  @Test func `closed and revealed`() throws {
    try check("closed") { play in
      play.openThird()
      play.closeThird()
      play.state(.running)
      play.progress(Samples.single, answered: 70, choices: HostSamples.choices, asked: 3)
    }
  }

  @Test func `closed, the answer not told yet`() throws {
    try check("unrevealed") { play in
      play.openThird()
      play.closeThird(revealed: false)
    }
  }

  @Test func `paused`() throws {
    try check("paused") { play in
      play.openThird()
      play.state(.paused)
      play.wait(9_000)
    }
  }

  @Test func `a full disk is said until it is over`() throws {
    try check("fault") { play in
      play.openThird()
      play.server(
        .fault(
          code: "diskFull",
          text: "Ổ đĩa đã đầy. Hiện không nhận câu trả lời nào; hãy dọn bớt dữ liệu, cuộc thi sẽ "
            + "tự chạy tiếp."))
    }
  }

  @Test func `the line is lost`() throws {
    try check("offline") { play in
      play.openThird()
      play.tell(.disconnected)
    }
  }

  @Test func `over, provisional and final`() throws {
    try check("ended") { play in
      play.openThird()
      play.closeThird()
      play.state(.ended)
      play.server(.ended(.init()))
    }
    try check("final") { play in
      play.openThird()
      play.closeThird()
      play.state(.ended)
      play.server(.ended(.init()))
      play.progress(Samples.single, answered: 70, asked: 3, isFinal: true)
    }
  }

  // MARK: Asking

  @Test func `closing early is asked once`() throws {
    try check("sure-close") { play in
      play.openThird()
      play.press(.enter)
    }
  }

  @Test func `an announcement is typed on a line`() throws {
    try check("announce") { play in
      play.openThird()
      play.press(.character("t"))
      play.type("Nghỉ năm phút")
    }
  }

  @Test func `annulling chooses, asks why, and tells what will change`() throws {
    try check("annul-which") { play in
      play.openThird()
      play.press(.character("a"))
    }
    try check("annul-why") { play in
      play.openThird()
      play.press(.character("a"), .up, .enter)
      play.type("đáp án in sai")
    }
    try check("annul-sure") { play in
      play.openThird()
      play.press(.character("a"), .up, .enter)
      play.type("đáp án in sai")
      play.press(.enter)
    }
  }

  @Test func `a round of elimination tells how many play on, and who has won`() throws {
    try check("elimination") { play in
      play.openThird()
      play.server(
        .progress(
          .init(
            question: "khoi-dong.3", answered: 66, present: 73, choices: HostSamples.choices,
            schools: HostSamples.schools, playing: 12)))
    }
    try check("winner") { play in
      play.openThird()
      play.closeThird()
      play.server(.winner([.init(contestant: "c17", name: "Lò Thị Mai")]))
    }
  }

  @Test func `help, log, schools and standings`() throws {
    try check("help") { play in
      play.openThird()
      play.press(.character("?"))
    }
    try check("log") { play in
      play.enter()
      for _ in 0..<30 { play.event("registered") }
      play.event("started")
      play.event("opened", [("question", .string("khoi-dong.1"))])
      play.event(
        "interrupted",
        [("since", .number(JSONNumber(1_000))), ("until", .number(JSONNumber(5_000)))])
      play.event("extended", [("ms", .number(JSONNumber(10_000)))])
      play.event("announced", [("text", .string("Chào các em"))])
      play.press(.character("l"))
    }
    try check("schools") { play in
      play.openThird()
      play.press(.character("s"))
    }
    try check("standings") { play in
      play.openThird()
      play.closeThird()
      play.press(.character("1"))
    }
  }
}
