import Assessment
import Screens
import Terminal
import TestSupport
import Testing
import Wire

/// Every page of a self-paced contest at the size to make beautiful and at small ones.
@Suite struct PaperPagesTests {
  @Test func `a paper of several rounds names the one that a question is in`() {
    var play = Play()
    play.joinPapers()
    play.press(.enter)
    play.type("c")
    play.server(
      PaperSamples.paper(
        now: play.serverNow,
        rounds: [
          .init(round: "vong-1", title: "Khởi động"), .init(round: "vong-2", title: "Tăng tốc"),
        ]))
    #expect(play.screen.contains("Khởi động · Câu 1 trong"), "\(play.screen)")
  }

  private static let sizes = [
    "80x24": Size.standard, "40x15": Size(columns: 40, rows: 15),
    "40x12": Size(columns: 40, rows: 12),
  ]

  private func check(
    _ name: String, small: Bool = false, language: WireLanguage? = nil,
    _ prepare: (inout Play) -> Void
  ) throws {
    for (label, size) in Self.sizes where small || label != "40x12" {
      var play = Play(size) { $0.language = language }
      prepare(&play)
      try expectGolden(play.picture, "\(name)-\(label)")
    }
  }

  private func working(_ play: inout Play) {
    play.joinPapers()
    play.beginPaper()
    play.work(95_000)
  }

  @Test func `before its opening the paper says when it opens`() throws {
    try check("door-before") {
      $0.joinPapers(PaperSamples.outline(opensIn: 133 * PaperSamples.minute + 12_000))
      $0.wait(9_000)
    }
  }

  @Test func `what the paper is stands before it is begun`() throws {
    try check("door-open", small: true) { $0.joinPapers() }
  }

  @Test func `beginning is asked once, because the clock runs`() throws {
    try check("door-begin") {
      $0.joinPapers()
      $0.press(.enter)
    }
  }

  @Test func `the window that closes soon says so`() throws {
    try check("door-soon") {
      $0.joinPapers(
        PaperSamples.outline(closesIn: 9 * PaperSamples.minute, attempts: 1, show: .submit),
        extraTime: ExtraTime(hundredths: 150))
    }
  }

  @Test func `used attempts and the next week are told`() throws {
    try check("door-used") { play in
      let past = play.serverNow + -PaperSamples.minute
      play.joinPapers(
        PaperSamples.outline(attempts: 1, show: .submit, next: 10_000 * PaperSamples.minute),
        attempts: [
          .init(attempt: 1, opensAt: past, closesAt: past, receipt: "r000012", points: 70)
        ])
    }
  }

  @Test func `the first question of a paper`() throws {
    try check("paper-first", small: true) { working(&$0) }
  }

  @Test func `saved, saving, incomplete, unanswered and marked questions are told apart`() throws {
    try check("paper-strip", small: true) { play in
      working(&play)
      play.type("b")
      play.press(.enter)
      play.save(1)
      play.type("nad")
      play.wait(2_000)
      play.type("mn")
      play.press(.function(8))
      play.type("x")
      play.press(.function(7))
    }
  }

  @Test func `a saved answer says when`() throws {
    try check("paper-saved") { play in
      working(&play)
      play.type("b")
      play.press(.enter)
      play.wait(300)
      play.save(1)
    }
  }

  @Test func `text is typed with the F keys for everything else`() throws {
    try check("paper-text") { play in
      working(&play)
      play.type("g5")
      play.press(.enter)
      play.type("npgms")
    }
  }

  @Test func `a lost line keeps the paper and counts what waits`() throws {
    try check("paper-offline", small: true) { play in
      working(&play)
      play.tell(.disconnected)
      play.tell(.unreachable(.nobodyListens))
      play.type("b")
      play.press(.enter)
      play.type("nac")
      play.press(.enter)
    }
  }

  @Test func `all questions are seen where a number is asked for`() throws {
    try check("paper-goto", small: true) { play in
      play.joinPapers()
      play.beginPaper(items: (1...50).map { Samples.item("Câu hỏi \($0)?", .trueFalse) })
      play.type("a")
      play.press(.enter)
      play.save(1)
      play.type("mg4")
    }
  }

  @Test func `handing in says what is missing`() throws {
    try check("paper-handin", small: true) { play in
      working(&play)
      play.type("b")
      play.press(.enter)
      play.save(1)
      play.type("nmnnn")
      play.press(.function(10))
    }
  }

  @Test func `a guess is asked for where the contest wants one`() throws {
    try check("paper-guess") { play in
      play.joinPapers(PaperSamples.outline(attempts: 1, estimate: .allRight))
      play.beginPaper(items: [Samples.single.item], of: 1)
      play.type("b")
      play.press(.enter)
      play.save(1)
      play.press(.function(10))
      play.type("1.250")
    }
  }

  @Test func `what was handed in is told, and that there is another attempt`() throws {
    try check("door-handed-in") { play in
      play.joinPapers(PaperSamples.outline(show: .submit))
      play.beginPaper(items: [Samples.single.item])
      play.type("b")
      play.press(.enter)
      play.save(1)
      play.type("s")
      play.press(.enter)
      play.server(.submitted(.init(attempt: 1, receipt: "r000032", points: 10)))
    }
  }

  @Test func `that the server handed in is told`() throws {
    try check("door-automatic") { play in
      play.joinPapers(PaperSamples.outline(attempts: 1))
      play.beginPaper(of: 1)
      play.type("b")
      play.press(.enter)
      play.save(1)
      play.work(15 * PaperSamples.minute + 250)
      play.server(.submitted(.init(attempt: 1, receipt: "r000032")))
    }
  }

  @Test func `the keys of papers are in their help`() throws {
    try check("paper-help") { play in
      working(&play)
      play.type("?")
    }
  }

  @Test func `leaving says that the clock goes on`() throws {
    try check("paper-quit") { play in
      working(&play)
      play.type("q")
    }
  }

  @Test func `English has the same shape`() throws {
    try check("paper-english", language: .en) { play in
      working(&play)
      play.type("b")
    }
    try check("door-english", language: .en) { $0.joinPapers() }
  }
}
