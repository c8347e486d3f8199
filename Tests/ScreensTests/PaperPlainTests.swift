import Assessment
import Screens
import Terminal
import TestSupport
import Testing
import Wire

/// A self-paced paper in whole lines.
@Suite struct PaperPlainTests {
  private func working(
    _ outline: ServerMessage.PaperOutline = PaperSamples.outline(),
    items: [PresentedItem] = PaperSamples.kinds.map(\.item)
  ) -> PlainPlay {
    var play = PlainPlay()
    play.joinPapers(outline)
    play.beginPaper(items: items)
    play.effects = []
    return play
  }

  @Test func `a whole paper is said in order`() throws {
    var play = PlainPlay()
    play.joinPapers(PaperSamples.outline(estimate: .entrants, show: .submit))
    for line in ["?", "x", "k", "", "c"] { play.line(line) }
    play.server(PaperSamples.paper(now: play.serverNow))
    play.line("B")
    play.save(1)
    for line in ["n", "!", "m", "n", "p", "g 12", "g5"] { play.line(line) }
    play.line("n")
    play.save(5)
    for line in ["/n", "a2 b1"] { play.line(line) }
    play.save(6)
    for line in ["/s", "k", "g 8", "10", "", "A"] { play.line(line) }
    play.save(8)
    for line in ["n", "/g 4", "12 cái", "12,5"] { play.line(line) }
    play.save(4)
    for line in ["x", "nộp bài", "abc", "1250", "c"] { play.line(line) }
    play.save(4)
    play.server(.submitted(.init(attempt: 1, receipt: "r000032", points: 40)))
    try expectGolden(play.spoken + "\n", "plain-paper")
    #expect(play.sent.last == #"{"type":"submit","attempt":1,"estimate":1250}"#)
  }

  @Test func `English has the same shape`() throws {
    var play = PlainPlay { $0.language = .en }
    play.joinPapers(PaperSamples.outline(opensIn: 5_000, attempts: 1))
    play.wait(5_000)
    play.line("y")
    play.server(PaperSamples.paper(of: 1, now: play.serverNow))
    play.line("B")
    play.save(1)
    for line in ["s", "y"] { play.line(line) }
    play.server(.submitted(.init(attempt: 1, receipt: "r000032")))
    try expectGolden(play.spoken + "\n", "plain-paper-english")
  }

  @Test func `a letter is a choice before it is a command, and behind a slash never`() {
    let many = Samples.item(
      "Chọn mọi ý đúng.",
      .multiple((1...20).map { .init(id: ChoiceID("x\($0)"), text: "Ý \($0)") }, select: nil))
    var play = working(items: [many, Samples.truth.item])
    play.line("N")
    #expect(play.answers.last?.contains("x14") == true)
    play.save(1)
    play.line("/n")
    #expect(play.takeSpoken().contains("Câu 2 trong 2"))
    play.line("s")
    #expect(play.takeSpoken().contains("Nộp bài? (c/k)"))
  }

  @Test func `lines that come all at once are taken one by one`() {
    var play = PlainPlay(code: nil)
    let lines = ["7KQ2MF", "Nguyễn Thị Ánh", "", "c", "B", "n", "A C", "s", "c"]
    for line in lines { play.line(line) }
    play.tell(.connected(nil))
    play.server(PaperSamples.welcome(PaperSamples.outline(), now: play.serverNow))
    play.server(PaperSamples.joined(), .state(.init(.open, now: play.serverNow)))
    #expect(play.sent.last == #"{"type":"begin","attempt":1}"#, "\(play.spoken)")
    play.server(PaperSamples.paper(now: play.serverNow))
    #expect(play.answers.count == 1)
    play.save(1)
    #expect(play.answers.count == 2, "the second waits until the first is saved")
    play.save(2)
    #expect(play.sent.last == #"{"type":"submit","attempt":1}"#)
    play.server(.submitted(.init(attempt: 1, receipt: "r7")))
    #expect(play.spoken.contains("Đã nộp bài lượt 1."))
  }

  @Test func `at the end of the input the paper stays open and says until when`() {
    var play = working()
    play.line("n")
    play.line("A C")
    play.tell(.inputEnded)
    #expect(play.left == nil, "the answer is not saved yet")
    play.save(2)
    #expect(play.left == 0)
    #expect(play.spoken.contains("Bài chưa nộp"), "\(play.spoken)")
    #expect(!play.effects.contains(.forget), "the seat stays for coming back")
    let seats = play.effects.compactMap { if case .keep(let seat) = $0 { seat } else { nil } }
    #expect(seats.last?.place?.question == PaperSamples.name(2), "with the place on the paper")
  }

  @Test func `a line for a paper that is over does not begin another`() {
    var play = working()
    play.tell(.typing(true))
    play.work(15 * PaperSamples.minute + 250)
    play.server(.submitted(.init(attempt: 1, receipt: "r7")))
    #expect(play.spoken.contains("Hết giờ. Máy chủ đã nộp bài lượt 1"))
    play.line("c")
    play.line("c")
    #expect(!play.sent.contains { $0.contains("begin") })
    play.line("bat dau")
    play.line("c")
    #expect(play.sent.last == #"{"type":"begin","attempt":2}"#, "\(play.spoken)")
  }

  @Test func `what is answered while the line is down is kept and told`() {
    var play = working()
    let began = play.serverNow
    play.tell(.disconnected)
    play.line("B")
    #expect(play.takeSpoken().contains("được giữ lại"))
    play.line("n")
    #expect(play.takeSpoken().contains("Câu 2 trong 8"), "one goes on working")
    play.wait(1_000)
    play.tell(.connected(nil))
    play.server(
      PaperSamples.welcome(PaperSamples.outline(), now: play.serverNow),
      PaperSamples.joined(
        [.init(attempt: 1, opensAt: began, closesAt: began + 900_000)], ticket: nil),
      .state(.init(.open, now: play.serverNow)))
    #expect(play.answers.count == 1)
    play.save(1)
    #expect(play.takeSpoken().contains("Đã lưu câu 1."))
  }

  @Test func `the time is said by itself where that was asked for`() {
    var play = PlainPlay { $0.saysTime = true }
    play.joinPapers()
    play.beginPaper()
    _ = play.takeSpoken()
    play.work(10 * PaperSamples.minute)
    #expect(play.takeSpoken() == "Còn 5:00.")
    play.work(4 * PaperSamples.minute + 1_000)
    #expect(play.takeSpoken() == "Còn 60 giây.")
  }

  @Test func `nothing is said while a line is typed but the end`() {
    var play = working()
    play.line("B")
    play.tell(.typing(true))
    play.save(1)
    #expect(!play.takeSpoken().contains("Đã lưu"))
    play.line("n")
    let told = play.takeSpoken()
    #expect(told.hasPrefix("Đã lưu câu 1."), "\(told)")
    #expect(told.contains("Câu 2 trong 8"), "what was typed meanwhile is taken: \(told)")
  }

  @Test func `an answer that cannot be read is not sent`() {
    var play = working()
    play.line("z")
    #expect(play.answers.isEmpty)
    #expect(play.takeSpoken().hasSuffix("Trả lời (A-D): ▏"))
    play.line("")
    #expect(play.takeSpoken() == "Trả lời (A-D): ▏")
  }
}
