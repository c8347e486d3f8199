import Assessment
import Screens
import Terminal
import TestSupport
import Testing
import Wire

/// The board line by line.
@Suite struct BoardPlainTests {
  private struct Talk {
    var board: PlainBoard
    var now: Int64 = 1_000
    var effects: [BoardEffect] = []

    init(_ language: WireLanguage = .vi, givesUpAfter: Int64? = nil) {
      board = PlainBoard(
        BoardSetup(
          server: "10.0.0.5:7878", joinAddresses: ["10.0.0.5"], language: language,
          token: "board-token", givesUpAfter: givesUpAfter), now: now)
      effects = board.start(now: now)
    }

    mutating func tell(_ event: BoardEvent) { effects += board.handle(event, now: now) }
    mutating func type(_ line: String) { tell(.line(.text(line))) }
    mutating func server(_ messages: ServerMessage...) {
      for message in messages { tell(.received(message.line.bytes)) }
    }
    mutating func wait(_ milliseconds: Int64) {
      now += milliseconds
      tell(.tick)
    }

    var serverNow: ServerTime { ServerTime(milliseconds: Play.epoch + now) }

    mutating func enter() {
      tell(.connected(nil))
      server(
        .welcome(Samples.welcome(now: serverNow)), .authenticated(.board),
        .state(.init(.lobby, joined: 75, present: 73, now: serverNow)),
        .hall(.init(joined: 75, present: 73, schools: BoardSamples.schools)))
    }

    mutating func ask(reading: Int64) {
      var question = Samples.single
      question.timing = QuestionTiming(
        opensAt: serverNow, choicesAt: serverNow + reading, closesAt: serverNow + 20_000)
      server(.state(.init(.running)), .round(Samples.round), .question(question))
    }

    var said: String {
      effects.compactMap { effect in
        if case .say(let text, _) = effect { text } else { nil }
      }.joined(separator: "\n")
    }
  }

  private func play(_ language: WireLanguage) -> Talk {
    var talk = Talk(language)
    talk.enter()
    talk.ask(reading: 3_000)
    talk.wait(3_100)
    talk.server(.hall(.init(question: "khoi-dong.3", answered: 41, joined: 75, present: 73)))
    talk.type("!")
    talk.server(
      .closed(
        .init(
          question: "khoi-dong.3", key: .response(.choice(ChoiceID("x2"))),
          explanation: "Quyết định 505/QĐ-TTg.", answered: 70, correct: 58)),
      BoardSamples.standings())
    talk.tell(.disconnected)
    talk.wait(600)
    talk.enter()
    talk.server(
      .state(.init(.ended, frozen: true)),
      BoardSamples.standings(
        frozen: true,
        reveal: .init(
          contestant: "c17", name: "Nguyễn Thị Ánh", schoolName: "THCS Lê Mao", rankBefore: 3,
          pointsBefore: 1400, rank: 1, points: 2400, left: 0)),
      .state(.init(.ended)), BoardSamples.standings(), .ended(.init()))
    return talk
  }

  @Test func `a contest from the lobby to its end`() throws {
    try expectGolden(play(.vi).said + "\n", "projector-plain")
    try expectGolden(play(.en).said + "\n", "projector-plain-english")
  }

  @Test func `choices are said when they appear, the key when it is told`() {
    var talk = Talk()
    talk.enter()
    talk.ask(reading: 3_000)
    #expect(talk.said.contains("Ngày Chuyển đổi số quốc gia là ngày nào?"))
    #expect(!talk.said.contains("20/11"))
    talk.wait(3_100)
    #expect(talk.said.contains("D. 20/11") && !talk.said.contains("Đáp án"))
    talk.server(.closed(.init(question: "khoi-dong.3", answered: 3)))
    #expect(!talk.said.contains("Đáp án:"))
  }

  @Test func `that the results are final is said without saying all of them again`() {
    var talk = Talk()
    talk.enter()
    let standings = ServerMessage.Standings(top: [
      .init(rank: 1, contestant: "c5", name: "Lò Thị Mai", points: 1400)
    ])
    var final = standings
    final.isFinal = true
    talk.server(.state(.init(.ended)), .standings(standings), .ended(.init()), .standings(final))
    #expect(talk.said.ranges(of: "Lò Thị Mai").count == 1)
    #expect(talk.said.hasSuffix("Kết quả đã được chốt."))
  }

  @Test func `choices without letters are said without signs`() {
    var talk = Talk()
    talk.enter()
    var question = BoardSamples.shuffled
    question.timing = QuestionTiming(opensAt: talk.serverNow, closesAt: talk.serverNow + 20_000)
    talk.server(.question(question))
    #expect(talk.said.contains("\n10/10\n02/9\n") && !talk.said.contains("•"))
  }

  @Test func `the end of the input ends it only with the contest`() {
    var talk = Talk()
    talk.enter()
    talk.tell(.inputEnded)
    talk.wait(20_000)
    #expect(!talk.effects.contains(.leave(0)))
    talk.server(.state(.init(.ended)), BoardSamples.standings(), .ended(.init()))
    #expect(talk.effects.contains(.leave(0)))
  }

  @Test func `a board that nobody watches gives up where it never came in`() {
    var talk = Talk(givesUpAfter: 30_000)
    talk.tell(.unreachable(.noRoute))
    talk.wait(29_000)
    #expect(!talk.effects.contains(.leave(3)))
    talk.wait(1_000)
    #expect(talk.said.contains("Máy này chưa có mạng") && talk.effects.contains(.leave(3)))

    var inside = Talk(givesUpAfter: 30_000)
    inside.enter()
    inside.tell(.disconnected)
    inside.wait(600_000)
    #expect(!inside.effects.contains(.leave(3)), "a server that was there is likely to come back")
  }

  @Test func `a wrong token is told and ends with status 1`() {
    var talk = Talk()
    talk.tell(.connected(nil))
    talk.server(
      .welcome(Samples.welcome(now: talk.serverNow)), .error(.init(.badCode, language: .vi)))
    #expect(talk.effects.contains(.leave(1)))
    #expect(talk.said.contains("không phải mã bảng chiếu"))
  }
}
