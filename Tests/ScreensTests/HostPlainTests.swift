import Assessment
import Foundation
import Screens
import Terminal
import TestSupport
import Testing
import Wire

/// The organizer's console line by line.
@Suite struct HostPlainTests {
  /// A console in plain mode with a server behind it that says what a test tells it to.
  private struct Talk {
    var host: PlainHost
    var now: Int64 = 1_000
    var effects: [HostEffect] = []

    init(_ change: (inout HostSetup) -> Void = { _ in }) {
      var setup = HostSetup(server: "10.0.0.5:7878", language: .vi, token: "host-token")
      change(&setup)
      host = PlainHost(setup, now: now)
      effects = host.start(now: now)
    }

    mutating func tell(_ event: HostEvent) { effects += host.handle(event, now: now) }
    mutating func type(_ lines: String...) { for line in lines { tell(.line(.text(line))) } }
    mutating func server(_ messages: ServerMessage...) {
      for message in messages { tell(.received(message.line.bytes)) }
    }

    mutating func enter(_ state: ContestState = .running) {
      tell(.connected(nil))
      let time = ServerTime(milliseconds: Play.epoch + now)
      server(
        .welcome(HostSamples.welcome(now: time)), .authenticated(.host),
        .state(.init(state, joined: 81, present: 73, now: time)))
    }

    mutating func ask() {
      var question = Samples.single
      let opensAt = ServerTime(milliseconds: Play.epoch + now)
      question.timing = QuestionTiming(opensAt: opensAt, closesAt: opensAt + 20_000)
      server(
        .round(Samples.round), .question(question),
        .key(question: question.question, HostSamples.key))
    }

    var said: String {
      effects.map { effect in
        switch effect {
        case .say(let text, let endsLine): text + (endsLine ? "\n" : "⏎\n")
        case .send(let bytes): "> " + String(decoding: bytes, as: UTF8.self)
        case .leave(let status): "leave \(status)\n"
        default: ""
        }
      }.joined()
    }
  }

  @Test func `a question is opened, closed and told`() throws {
    var talk = Talk()
    talk.enter()
    talk.type("")
    talk.server(.done(.init(id: 1)))
    talk.ask()
    talk.now += 5_000
    talk.server(
      .progress(
        .init(
          question: "khoi-dong.3", answered: 66, present: 73, choices: HostSamples.choices,
          schools: HostSamples.schools)))
    talk.type("!", "c", "có")
    talk.server(
      .closed(.init(question: "khoi-dong.3", key: HostSamples.key, answered: 70, correct: 58)),
      .done(.init(id: 2)), Samples.standings)
    talk.type("1", "a 1 in sai", "k", "?", "q")
    try expectGolden(talk.said, "host-plain")
  }

  @Test func `what closes by itself is asked of no more`() {
    var talk = Talk()
    talk.enter()
    talk.ask()
    talk.type("")
    #expect(talk.said.hasSuffix("(c có / k không):⏎\n"), "\(talk.said)")
    talk.effects = []
    talk.server(
      .closed(.init(question: "khoi-dong.3", key: HostSamples.key, answered: 70, correct: 58)))
    #expect(talk.said.hasPrefix("⏎\n"), "the line is empty before anything else is said")
    #expect(!talk.said.contains("(c có / k không)"))
  }

  @Test func `a question that was closed early is not said to be closing once it has closed`() {
    var talk = Talk()
    talk.enter()
    talk.ask()
    let now = ServerTime(milliseconds: Play.epoch + talk.now)
    let timing = QuestionTiming(opensAt: now, closesAt: now + 2_000)
    talk.server(.extended(.init(question: "khoi-dong.3", timing: timing, isClosing: true)))
    talk.type("c")
    #expect(talk.said.contains("Câu đang đóng"))
    talk.server(
      .closed(.init(question: "khoi-dong.3", key: HostSamples.key, answered: 70, correct: 58)))
    talk.effects = []
    talk.type("c")
    // The server says why nothing is closed.
    #expect(!talk.said.contains("Câu đang đóng") && talk.said.contains(#""do":"close""#))
  }

  @Test func `a line waits until the one before it is confirmed`() {
    var talk = Talk()
    talk.type("p", "p")
    #expect(!talk.said.contains("command"))
    talk.enter()
    #expect(talk.said.contains(#""do":"pause""#) && !talk.said.contains(#""do":"continue""#))
    talk.server(.state(.init(.paused)), .done(.init(id: 1)))
    #expect(talk.said.contains(#""do":"continue""#))
  }

  @Test func `a key is corrected of a question that was opened before`() {
    var talk = Talk()
    talk.enter()
    talk.server(
      .progress(
        .init(
          question: "khoi-dong.3", answered: 66, present: 73,
          asked: [.init(question: "khoi-dong.3", answered: 66)])))
    talk.type("k 1 A ; in nhầm")
    #expect(talk.said.contains(#""do":"show","question":"khoi-dong.3""#), "\(talk.said)")
    talk.server(.done(.init(id: 1, question: Samples.single)))
    #expect(talk.said.contains("Đáp án câu 1 thành"), "\(talk.said)")
    talk.type("c")
    #expect(talk.said.contains(#""do":"rekey""#))
  }

  private static let mai = ServerMessage.FoundContestant(
    contestant: "c17", name: "Lò Thị Mai", schoolName: "THCS Lê Mao", points: 1_400)

  @Test func `who is disqualified by number is looked up first, with name and points`() {
    var talk = Talk()
    talk.enter()
    talk.type("d c17 nhờ thi hộ", "c")
    #expect(talk.said.contains(#""do":"find","text":"c17""#), "\(talk.said)")
    #expect(!talk.said.contains("Loại"))
    talk.server(.done(.init(id: 1, contestants: [Self.mai])))
    #expect(talk.said.contains("Loại Lò Thị Mai? 1400 điểm"), "\(talk.said)")
    #expect(talk.said.contains(#""do":"disqualify","contestant":"c17","reason":"nhờ thi hộ""#))
    talk.server(.done(.init(id: 2)))
    // What was found then may be another now.
    talk.type("d c17 lần nữa")
    var gone = Self.mai
    gone.isDisqualified = true
    talk.server(.done(.init(id: 3, contestants: [gone])))
    #expect(talk.said.contains("đã bị loại rồi"))
    talk.type("b c17 khiếu nại đúng")
    talk.server(.done(.init(id: 4, contestants: [gone])))
    #expect(talk.said.contains("Cho Lò Thị Mai thi lại?"))
    talk.type("k", "v C17")
    talk.server(.done(.init(id: 5, contestants: [Self.mai])))
    #expect(talk.said.contains("phiếu mới cho Lò Thị Mai"))
    talk.type("c")
    talk.server(.done(.init(id: 6, ticket: "4F7Q2M9X")))
    #expect(talk.said.contains("Phiếu mới của Lò Thị Mai: 4F7Q2M9X"))
  }

  @Test func `nobody has that number`() {
    var talk = Talk()
    talk.enter()
    for (number, line) in ["d c99 x", "b c99 x", "v c99"].enumerated() {
      talk.type(line)
      talk.server(.done(.init(id: Int64(number + 1), contestants: [])))
    }
    #expect(talk.said.components(separatedBy: "Không có em nào số c99").count == 4, "\(talk.said)")
    #expect(!talk.said.contains("Loại c99"))
  }

  @Test func `a search that is refused or lost is not repeated for ever`() {
    var talk = Talk()
    talk.enter()
    talk.type("d c17 x")
    talk.server(.error(.init(.overloaded, language: .vi, id: 1)))
    #expect(talk.said.components(separatedBy: #""do":"find""#).count == 2)
    talk.type("d c17 x")
    talk.tell(.disconnected)
    talk.now += 10_000
    talk.tell(.tick)
    talk.enter()
    talk.server(.done(.init(id: 3, contestants: [Self.mai])))
    #expect(talk.said.contains("Loại Lò Thị Mai? 1400 điểm"), "\(talk.said)")
  }

  @Test func `questions of papers are named as they are, and waited for`() {
    var talk = Talk()
    talk.tell(.connected(nil))
    talk.type(
      "a vong-1.2 in sai", "có", "k vong-1.1 B ; in nhầm", "có", "a 7 in sai", "i 9:00-9:10 ; x")
    let time = ServerTime(milliseconds: Play.epoch + talk.now)
    talk.server(
      PaperSamples.welcome(PaperSamples.outline(), now: time, state: .ended), .authenticated(.host),
      .state(.init(.ended, joined: 2, present: 0, now: time)))
    #expect(!talk.said.contains("Gõ: a"))
    talk.server(
      .progress(
        .init(
          question: nil, answered: 0, present: 0,
          asked: [
            .init(question: "vong-1.1", answered: 2, correct: 1),
            .init(question: "vong-1.2", answered: 2, correct: 1),
          ])))
    #expect(talk.said.contains("Huỷ câu vong-1.2?"), "\(talk.said)")
    #expect(talk.said.contains(#""do":"annul","question":"vong-1.2""#))
    talk.server(.done(.init(id: 1)))
    var shown = Samples.single
    shown.question = "vong-1.1"
    talk.server(.done(.init(id: 2, question: shown)))
    #expect(talk.said.contains("Đáp án câu vong-1.1 thành"), "\(talk.said)")
    talk.server(.done(.init(id: 3)))
    #expect(talk.said.contains("Gõ: a MÃ-CÂU LÝ DO"))
    #expect(talk.said.contains("Cuộc thi này mỗi em làm bài vào giờ riêng"))
  }

  @Test func `a round of elimination tells how many play on, and who has won`() {
    var talk = Talk()
    talk.enter()
    talk.server(
      .progress(.init(question: "khoi-dong.3", answered: 0, present: 73, playing: 12)))
    talk.type("!")
    #expect(talk.said.contains("Còn 12 em thi tiếp"), "\(talk.said)")
    let winners = ServerMessage.winner([.init(contestant: "c17", name: "Lò Thị Mai")])
    talk.server(winners)
    talk.server(winners)
    #expect(talk.said.components(separatedBy: "Rung chuông vàng: Lò Thị Mai!").count == 2)
  }

  @Test func `lines take a stretch of time out and put it back`() {
    var talk = Talk()
    talk.enter()
    talk.type("i 0:00-0:01 ; mất điện")
    #expect(talk.said.contains("cho mọi trường?"), "\(talk.said)")
    talk.type("c")
    #expect(talk.said.contains(#""do":"removeInterval""#))
    talk.server(.done(.init(id: 1, interval: "i1")))
    #expect(talk.said.contains("gọi là i1"))
    talk.type("i i1", "c")
    #expect(talk.said.contains(#""do":"restoreInterval","interval":"i1""#))
    talk.server(.done(.init(id: 2)))
    talk.type("i 0:00-0:01")
    #expect(talk.said.contains("Gõ: i 9:15-9:20"))
  }

  @Test func `lines note an appeal, list it and answer it`() {
    var talk = Talk()
    talk.enter()
    talk.type("h c17 ; cộng sai")
    #expect(talk.said.contains(#""do":"appeal","contestant":"c17","reason":"cộng sai""#))
    talk.server(.done(.init(id: 1, appeal: "a1")))
    #expect(talk.said.contains("Đã ghi khiếu nại a1"), "\(talk.said)")
    talk.type("h")
    talk.server(
      .done(
        .init(
          id: 2,
          appeals: [.init(appeal: "a1", contestant: "c17", name: "Mai", reason: "cộng sai")])))
    #expect(talk.said.contains("a1. Mai (c17): cộng sai – CHƯA TRẢ LỜI"), "\(talk.said)")
    talk.type("h a1 - cộng đúng")
    #expect(talk.said.contains(#""do":"answerAppeal","appeal":"a1","upheld":false"#))
    talk.server(.done(.init(id: 3)))
    talk.type("h a1")
    #expect(talk.said.contains("Gõ: c17 3 ; LÝ DO"))
  }

  @Test func `the end of the input leaves once all is done`() {
    var talk = Talk()
    talk.enter()
    talk.type("o")
    talk.tell(.inputEnded)
    #expect(!talk.said.contains("leave"))
    talk.server(.done(.init(id: 1)))
    #expect(talk.said.hasSuffix("leave 0\n"))
  }

  @Test func `without a server a script gives up`() {
    var talk = Talk()
    talk.tell(.unreachable(.nobodyListens))
    talk.type("o")
    talk.tell(.inputEnded)
    talk.now += 40_000
    talk.tell(.tick)
    #expect(talk.said.contains("leave 3"))
  }

  @Test func `a console that nobody watches gives up where it never came in`() {
    var talk = Talk { $0.givesUpAfter = 30_000 }
    talk.tell(.unreachable(.nobodyListens))
    talk.now += 29_000
    talk.tell(.tick)
    #expect(!talk.said.contains("leave"))
    talk.now += 1_000
    talk.tell(.tick)
    #expect(talk.said.contains("bangvang serve đã chạy chưa?"), "what to look at is said")
    #expect(talk.said.hasSuffix("leave 3\n"))

    var inside = Talk { $0.givesUpAfter = 30_000 }
    inside.enter()
    inside.tell(.disconnected)
    inside.now += 600_000
    inside.tell(.tick)
    #expect(!inside.said.contains("leave"), "a server that was there is likely to come back")
  }

  @Test func `where a jury is next nothing is offered that would be refused`() {
    var talk = Talk()
    talk.enter(.ended)
    talk.server(.ended(.init(waitsForJury: true)))
    #expect(talk.said.contains("bangvang judge"), "\(talk.said)")
    talk.type("")
    #expect(!talk.said.contains("finalize"), "\(talk.said)")
  }

  @Test func `a failed try is said once`() {
    var talk = Talk()
    for _ in 0..<5 {
      talk.tell(.unreachable(.nobodyListens))
      talk.now += 4_000
      talk.tell(.tick)
    }
    #expect(talk.said.components(separatedBy: "chưa chạy ở cổng này").count == 2)
  }
}
