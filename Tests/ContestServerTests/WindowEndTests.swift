import Assessment
import ContestEngine
import Network
import Store
import Testing
import Wire

@testable import ContestServer

/// What is told of a self-paced contest once it is over, and what its host may put right.
@Suite struct WindowEndTests {
  private static let day: Int64 = 90_000_000

  private func come(_ hall: Hall, _ role: Role) throws -> ConnectionID {
    let id = hall.connect()
    try hall.say(id, .hello(ClientMessage.Hello(role: role)))
    let board = try #require(try hall.journal.secret("board-token", of: "thu"))
    try hall.say(id, .authenticate(token: role == .host ? try hall.hostToken : board))
    return id
  }

  private func standings(_ messages: [ServerMessage]) -> [ServerMessage.Standings] {
    messages.compactMap { if case .standings(let standings) = $0 { standings } else { nil } }
  }

  private func asked(_ messages: [ServerMessage]) -> [ServerMessage.Progress.Asked] {
    messages.compactMap { if case .progress(let progress) = $0 { progress.asked } else { nil } }
      .last { !$0.isEmpty } ?? []
  }

  private func done(_ messages: [ServerMessage]) -> ServerMessage.Done? {
    messages.compactMap { if case .done(let done) = $0 { done } else { nil } }.last
  }

  /// A contestant with one right answer, whose paper is handed in.
  private func play(_ hall: Hall, _ name: String) throws -> ServerMessage.Joined {
    let (id, joined) = try hall.join(name, school: "hoa-sen")
    try hall.say(id, .begin(attempt: nil))
    let papers = hall.heard(id).compactMap { message in
      if case .paper(let paper) = message { paper } else { nil }
    }
    let question = try #require(papers.first?.questions.first)
    guard case .single(let choices) = question.item.form else { return joined }
    let choice = try #require(choices.first { $0.text.hasPrefix("Đúng") })
    try hall.say(
      id,
      .answer(
        ClientMessage.Answer(question: question.question, response: .choice(choice.id), change: 1)))
    try hall.say(id, .submit(ClientMessage.Submission(attempt: 1)))
    _ = hall.heard(id)
    return joined
  }

  private func comeBack(_ hall: Hall, _ joined: ServerMessage.Joined) throws -> ConnectionID {
    let id = hall.connect()
    try hall.say(id, .hello(ClientMessage.Hello(role: .contestant)))
    try hall.say(id, .resume(token: joined.token ?? ""))
    return id
  }

  /// Somebody who is there at the very end.
  private func passToTheEnd(_ hall: Hall, with joined: ServerMessage.Joined) throws -> ConnectionID
  {
    try hall.pass(Self.day - 90_000)
    let id = try comeBack(hall, joined)
    _ = hall.heard(id)
    try hall.pass(60_000)
    return id
  }

  @Test func `behind its last close it is never said to wait for a beginning`() throws {
    let hall = try Hall(WindowTests.program(attempts: 1))
    try hall.pass(60_000)
    let pupil = try passToTheEnd(hall, with: play(hall, "Lê An"))
    try hall.pass(60_000)
    let phases = hall.heard(pupil).compactMap { message in
      if case .state(let state) = message { state.state } else { nil }
    }
    #expect(hall.served.contest.phase == .ended)
    #expect(phases == [.ended])
  }

  @Test func `the standings are told at the end, to those who are there and to those who come`()
    throws
  {
    let hall = try Hall(WindowTests.program(attempts: 1))
    try hall.pass(60_000)
    let joined = try play(hall, "Lê An")
    let pupil = try passToTheEnd(hall, with: joined)
    let told = standings(hall.heard(pupil))
    #expect(hall.served.contest.phase == .ended)
    #expect(told.map(\.you?.points) == [100] && told.first?.top.map(\.name) == ["Lê An"])
    for role in [Role.host, .board] {
      let heard = hall.heard(try come(hall, role))
      #expect(standings(heard).map { $0.top.map(\.points) } == [[100]], "\(role)")
      #expect(standings(heard).first?.you == nil)
    }
    let back = hall.heard(try comeBack(hall, joined))
    // The contract names what comes first: joined, state, ended.
    guard case .ended? = back.dropLast().last, case .standings(let late)? = back.last else {
      Issue.record("\(back)")
      return
    }
    #expect(late.you?.rank == 1 && late.top.count == 1)
  }

  @Test func `who may never know ranks is not told them, hosts and boards are`() throws {
    let hall = try Hall(WindowTests.program(attempts: 1) { $0.show = .never })
    try hall.pass(60_000)
    let joined = try play(hall, "Lê An")
    let pupil = try passToTheEnd(hall, with: joined)
    #expect(standings(hall.heard(pupil)).isEmpty)
    #expect(standings(hall.heard(try comeBack(hall, joined))).isEmpty)
    #expect(standings(hall.heard(try come(hall, .host))).count == 1)
    #expect(standings(hall.heard(try come(hall, .board))).count == 1)
  }

  @Test func `standings are told to nobody before the end`() throws {
    let hall = try Hall(WindowTests.program())
    try hall.pass(60_000)
    _ = try play(hall, "Lê An")
    let host = try come(hall, .host)
    let board = try come(hall, .board)
    try hall.order(host, .annul(question: "mot.1", reason: "in sai"))
    try hall.pass(1_000)
    #expect(standings(hall.heard(host) + hall.heard(board)).isEmpty)
  }

  @Test func `a host is told every question that papers are drawn from, and what became of it`()
    throws
  {
    let hall = try Hall(WindowTests.program(attempts: 1))
    try hall.pass(30_000)
    let early = try come(hall, .host)
    try hall.pass(30_300)
    #expect(asked(hall.heard(early)).count == 6, "drawn at the start")
    _ = try play(hall, "Lê An")
    let host = try come(hall, .host)
    try hall.pass(300)
    let list = asked(hall.heard(host))
    #expect(list.map(\.question) == (1...6).map { "mot.\($0)" })
    #expect(list.allSatisfy { $0.correct == nil })
    // They may be thousands: not with each answer that is saved.
    hall.served.isProgressDue = true
    try hall.pass(300)
    #expect(asked(hall.heard(host)).isEmpty)
    try hall.order(host, .annul(question: "mot.2", reason: "in sai"))
    try hall.pass(300)
    #expect(asked(hall.heard(host)).filter(\.annulled).map(\.question) == ["mot.2"])
    try hall.pass(Self.day)
    let later = try come(hall, .host)
    try hall.pass(300)
    #expect(asked(hall.heard(later)).compactMap(\.correct).reduce(0, +) <= 1)
    #expect(asked(hall.heard(later)).isEmpty)
  }

  @Test func `a question of papers is shown, and put right before the end and after it`() throws {
    let hall = try Hall(WindowTests.program(attempts: 1))
    let host = try come(hall, .host)
    try hall.order(host, .show(question: "mot.3"))
    #expect(done(hall.heard(host)) == nil, "nothing is drawn yet")
    try hall.pass(60_000)
    let joined = try play(hall, "Lê An")
    let early = try come(hall, .host)
    try hall.order(early, .show(question: "mot.3"))
    let shown = try #require(done(hall.heard(early))?.question)
    #expect(shown.question == "mot.3" && shown.timing == nil && !shown.item.prompt.isEmpty)
    try hall.pass(Self.day)
    let late = try come(hall, .host)
    _ = hall.heard(late)
    for number in 1...6 {
      try hall.order(late, .annul(question: "mot.\(number)", reason: "cả đề in sai"))
    }
    #expect(standings(hall.heard(late)).last?.top.map(\.points) == [0])
    // What is told to those who come later is made anew.
    #expect(
      standings(hall.heard(try comeBack(hall, joined))).last?.top.map(\.points) == [0])
  }
}
