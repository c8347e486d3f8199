import Assessment
import Screens
import Terminal
import TestSupport
import Testing
import Wire

/// What stars, eliminations, surveys and frozen standings look like.
@Suite struct LiveRulesPagesTests {
  private func check(_ name: String, _ prepare: (inout Play) -> Void) throws {
    for (label, size) in ContestantPagesTests.sizes {
      var play = Play(size)
      prepare(&play)
      try expectGolden(play.picture, "\(name)-\(label)")
    }
  }

  private func asked(_ play: inout Play) {
    play.join()
    play.server(.round(Samples.round))
    play.ask(Samples.single)
    play.type("b")
    play.press(.enter)
    play.accept("khoi-dong.3")
  }

  private func result(
    mark: Fraction? = .zero, _ change: (inout ServerMessage.Closed) -> Void
  ) -> ServerMessage {
    guard
      case .closed(var closed) = Samples.closed(Samples.single, mark: mark ?? .zero, points: 0)
    else { return .superseded(.connection) }
    closed.own.you?.mark = mark
    change(&closed)
    return .closed(closed)
  }

  @Test func `who is out is told so and watches on`() throws {
    try check("result-out") { play in
      asked(&play)
      play.server(
        result { $0.own.isIn = false },
        .winner([.init(contestant: "c5", name: "Lê Văn Bình")]))
    }
  }

  @Test func `a survey thanks and shows what all said`() throws {
    try check("result-survey") { play in
      asked(&play)
      play.server(
        result(mark: nil) { closed in
          closed.key = nil
          closed.correct = nil
          closed.survey = true
          closed.own.you?.points = nil
          guard case .single(let entries) = Samples.single.item.form else { return }
          closed.totals = [entries[0].id: 31, entries[1].id: 12]
        })
    }
  }

  @Test func `a survey with too few answers waits for nothing`() {
    var play = Play()
    asked(&play)
    play.server(
      result(mark: nil) { closed in
        closed.key = nil
        closed.survey = true
        closed.own.you = nil
      })
    #expect(play.screen.contains("Không có câu trả lời"), "\(play.screen)")
  }

  @Test func `a star is offered between questions, staked by a key, and seen on the question`()
    throws
  {
    var play = Play()
    asked(&play)
    play.server(result { $0.nextStar = "khoi-dong.4" })
    #expect(play.screen.contains("★ Nhấn *"), "\(play.screen)")
    let meaning = "đúng được gấp đôi, sai bị trừ điểm"
    #expect(play.screen.contains(meaning), "what is risked is said first")
    play.type("*")
    #expect(play.sent.last == #"{"type":"star","question":"khoi-dong.4"}"#)
    play.server(.starred(question: "khoi-dong.4", receipt: "r000007"))
    #expect(play.screen.contains("★ Đã đặt ngôi sao"), "\(play.screen)")
    var next = Samples.single
    next.question = "khoi-dong.4"
    play.ask(next)
    #expect(play.screen.contains("★ Ngôi sao của em ở câu này: \(meaning)"), "\(play.screen)")
    let sent = play.sent.count
    play.press(.function(3))
    #expect(play.sent.count == sent, "once it is open nothing can be staked")
  }

  @Test func `who has used every star is offered none`() {
    var play = Play()
    play.join()
    var round = Samples.round
    round.stars = 1
    play.server(
      .state(.init(.running, nextStar: "khoi-dong.3")),
      .starred(question: "khoi-dong.3", receipt: "r000007"), .round(round))
    play.ask(Samples.single)
    play.server(result { $0.nextStar = "khoi-dong.4" })
    #expect(!play.screen.contains("Nhấn *"), "\(play.screen)")
  }

  @Test func `after a trial nobody has a rank yet`() {
    var play = Play()
    asked(&play)
    play.server(
      result {
        $0.own.points = 0
        $0.own.rank = 1
        $0.own.of = 812
      },
      .standings(
        .init(
          after: "khoi-dong.3",
          top: ["c1", "c2"].map { .init(rank: 1, contestant: $0, name: "An", points: 0) },
          schools: [
            .init(rank: 1, school: "le-mao", schoolName: "THCS Lê Mao", points: 0),
            .init(rank: 1, school: "ky-son", schoolName: "THPT Kỳ Sơn", points: 0),
          ], you: .init(rank: 1, points: 0))))
    #expect(!play.screen.lowercased().contains("hạng 1"), "\(play.screen)")
  }

  @Test func `a star that is not there is said without blame`() {
    var play = Play()
    asked(&play)
    play.server(result { $0.nextStar = "khoi-dong.4" })
    play.press(.function(3))
    play.server(
      .error(ErrorMessage(.attemptsUsed, language: .vi, question: "khoi-dong.4")))
    #expect(play.screen.contains("Em đã dùng hết ngôi sao."), "\(play.screen)")
    play.wait(6_000)
    #expect(!play.screen.contains("Em đã dùng hết ngôi sao."))
  }

  @Test func `while standings are frozen no rank is shown`() {
    var play = Play()
    play.join()
    play.server(.state(.init(.running, frozen: true)), .round(Samples.round))
    play.ask(Samples.single)
    play.server(result { $0.own.rank = nil })
    #expect(play.screen.contains("ảng xếp hạng đang ẩn"), "\(play.screen)")
    #expect(!play.screen.contains("hạng 12"))
  }

  @Test func `plain lines offer the star and say who is out`() {
    var play = PlainPlay()
    play.join()
    play.server(.round(Samples.round))
    play.ask(Samples.single)
    play.server(
      result {
        $0.nextStar = "khoi-dong.4"
        $0.own.isIn = false
      })
    #expect(play.spoken.contains("Gõ * để đặt ngôi sao"), "\(play.spoken)")
    #expect(play.spoken.contains("Em đã dừng cuộc chơi"))
    play.line("*")
    let sent = play.effects.compactMap { effect in
      if case .send(let bytes) = effect { String(decoding: bytes, as: UTF8.self) } else { nil }
    }
    #expect(sent.last == #"{"type":"star","question":"khoi-dong.4"}"# + "\n")
    play.server(.starred(question: "khoi-dong.4", receipt: "r000007"))
    var next = Samples.single
    next.question = "khoi-dong.4"
    play.ask(next)
    #expect(play.spoken.contains("Ngôi sao của em ở câu này: đúng được gấp đôi, sai bị trừ điểm."))
  }

  @Test func `plain lines offer a star on the first question while all wait`() {
    var play = PlainPlay()
    play.join()
    play.server(.state(.init(.running)), .state(.init(.lobby, nextStar: "khoi-dong.1")))
    #expect(play.spoken.contains("Gõ * để đặt ngôi sao cho câu sau: đúng được gấp đôi"))
  }

  private func step(_ contestant: String?, left: Int) -> ServerMessage {
    .standings(
      .init(
        frozen: true,
        reveal: .init(
          contestant: contestant, name: contestant.map { _ in "Nguyễn Thị Ánh" },
          schoolName: contestant.map { _ in "THCS Lê Mao" }, rankBefore: 5, pointsBefore: 900,
          rank: 2, points: 1_200, left: left),
        top: [.init(rank: 1, contestant: "c2", name: "Trần Văn Bình", points: 1_300)]))
  }

  @Test func `a reveal is led by Enter and says who rose from where`() {
    var play = HostPlay()
    play.enter(.ended)
    play.server(.state(.init(.ended, frozen: true)))
    #expect(play.screen.contains("n công bố lần lượt"), "\(play.screen)")
    play.press(.character("n"))
    #expect(play.sent.last?.contains(#""do":"revealNext""#) == true)
    play.confirm()
    play.server(step(nil, left: 2))
    #expect(play.screen.contains("Enter công bố người tiếp theo"), "\(play.screen)")
    #expect(play.screen.contains("Còn 2 em nữa."))
    play.press(.enter)
    #expect(play.sent.last?.contains(#""do":"revealNext""#) == true)
    play.confirm()
    play.server(step("c1", left: 0))
    #expect(
      play.screen.contains("Nguyễn Thị Ánh · THCS Lê Mao: hạng 5 → 2, 1200 điểm (+300)."),
      "\(play.screen)")
    #expect(play.screen.contains("Enter mở bảng xếp hạng"))
  }

  @Test func `contestants see each step on their board, and hear it in plain lines`() {
    var play = Play()
    play.join()
    play.server(.state(.init(.ended, frozen: true)), step("c1", left: 1))
    play.press(.function(2))
    #expect(play.screen.contains("hạng 5 → 2, 1200 điểm (+300)."), "\(play.screen)")
    var plain = PlainPlay()
    plain.join()
    plain.server(.state(.init(.ended, frozen: true)), step("c1", left: 1))
    #expect(plain.spoken.contains("hạng 5 → 2, 1200 điểm (+300). Còn 1 em nữa."))
  }

  @Test func `the host hides and shows the standings, and is led past a frozen end`() {
    var play = HostPlay()
    play.enter(.running)
    play.type("f")
    #expect(play.sent.last?.contains(#""do":"freeze""#) == true)
    play.confirm()
    play.server(.state(.init(.ended, frozen: true)))
    #expect(play.screen.contains("Enter mở bảng xếp hạng"), "\(play.screen)")
    play.press(.enter)
    #expect(play.sent.last?.contains(#""do":"unfreeze""#) == true)
  }
}
