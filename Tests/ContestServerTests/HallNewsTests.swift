import Assessment
import ContestEngine
import Network
import Store
import Testing
import Wire

@testable import ContestServer

/// What boards are told, and what not.
@Suite struct HallNewsTests {
  private func board(_ hall: Hall) throws -> ConnectionID {
    let id = hall.connect()
    try hall.say(id, .hello(ClientMessage.Hello(role: .board)))
    let token = try #require(try hall.journal.secret("board-token", of: "thu"))
    try hall.say(id, .authenticate(token: token))
    return id
  }

  private func news(_ messages: [ServerMessage]) -> [ServerMessage.Hall] {
    messages.compactMap { if case .hall(let hall) = $0 { hall } else { nil } }
  }

  private func answer(_ question: ServerMessage.Question, _ start: String) throws -> ClientMessage {
    guard case .single(let entries) = question.item.form else { throw CancellationError() }
    let entry = try #require(entries.first { $0.text.hasPrefix(start) })
    return .answer(
      ClientMessage.Answer(question: question.question, response: .choice(entry.id)))
  }

  private func question(_ messages: [ServerMessage]) throws -> ServerMessage.Question {
    for case .question(let question) in messages { return question }
    throw CancellationError()
  }

  @Test func `codes and who is there, to boards alone`() throws {
    let hall = try Hall(Fixture.program())
    let board = try board(hall)
    let host = try hall.host()
    let (pupil, _) = try hall.join("An", school: "hoa-sen")
    try hall.pass(300)
    let told = try #require(news(hall.heard(board)).last)
    #expect(told.present == 1 && told.joined == 1 && told.question == nil)
    let school = try #require(told.schools.first { $0.school == "hoa-sen" })
    #expect(try school.code == hall.code("hoa-sen") && school.present == 1)
    #expect(news(hall.heard(host)).isEmpty && news(hall.heard(pupil)).isEmpty)
  }

  @Test func `equals are listed by name, as in the results`() throws {
    let hall = try Hall(Fixture.program(items: 1))
    let board = try board(hall)
    let host = try hall.host()
    var first: ConnectionID?
    for name in ["Vi Thị Yến", "Lê Ánh", "Trần Đức", "Lò Thị An"] {
      let (pupil, _) = try hall.join(name, school: "hoa-sen")
      first = first ?? pupil
    }
    try hall.order(host, .start)
    try hall.order(host, .open)
    let pupil = try #require(first)
    let question = try question(hall.heard(pupil))
    try hall.pass(1_500)
    try hall.say(pupil, answer(question, "Đúng"))
    try hall.order(host, .close)
    let tops = hall.heard(board).compactMap { message in
      if case .standings(let standings) = message { standings.top } else { nil }
    }
    #expect(
      tops.last?.map { "\($0.rank) \($0.name)" }
        == ["1 Vi Thị Yến", "2 Lò Thị An", "2 Lê Ánh", "2 Trần Đức"])
  }

  @Test func `how answers are spread is told with the key and not before`() throws {
    let hall = try Hall(Fixture.program(items: 2))
    let board = try board(hall)
    let (pupil, _) = try hall.join("An", school: "hoa-sen")
    let host = try hall.host()
    try hall.order(host, .start)
    try hall.order(host, .open)
    let question = try question(hall.heard(pupil))
    try hall.pass(1_500)
    try hall.say(pupil, answer(question, "Đúng"))
    try hall.pass(300)
    let open = news(hall.heard(board))
    #expect(open.last?.answered == 1 && open.last?.question == question.question)
    #expect(open.allSatisfy { $0.choices.isEmpty })
    try hall.order(host, .close)
    try hall.pass(300)
    #expect(news(hall.heard(board)).last?.choices.values.reduce(0, +) == 1)
  }

  @Test func `a board that comes between two questions gets the last one and the standings`() throws
  {
    let hall = try Hall(Fixture.program(items: 2))
    let (pupil, _) = try hall.join("An", school: "hoa-sen")
    let host = try hall.host()
    try hall.order(host, .start)
    try hall.order(host, .open)
    let question = try question(hall.heard(pupil))
    try hall.pass(1_500)
    try hall.say(pupil, answer(question, "Đúng"))
    try hall.order(host, .close)
    let board = try board(hall)
    let heard = hall.heard(board)
    #expect(try self.question(heard).question == question.question)
    let keys = heard.compactMap { if case .closed(let one) = $0 { one.key } else { nil } }
    let tables = heard.compactMap { if case .standings(let one) = $0 { one } else { nil } }
    #expect(keys.count == 1 && tables.count == 1)
    #expect(tables.first?.top.first?.name == "An" && tables.first?.you == nil)
    // In the middle of a question it gets that one, and nothing of what is right.
    try hall.order(host, .open)
    let late = try self.board(hall)
    let open = hall.heard(late)
    #expect(try self.question(open).question != question.question)
    #expect(!open.contains { if case .closed = $0 { true } else { false } })
  }

  @Test func `an annulment after the close is told to all whose screens show its result`() throws {
    let hall = try Hall(Fixture.program(items: 2))
    let board = try board(hall)
    let (pupil, _) = try hall.join("An", school: "hoa-sen")
    let host = try hall.host()
    try hall.order(host, .start)
    try hall.order(host, .open)
    let question = try question(hall.heard(pupil))
    try hall.pass(1_500)
    try hall.say(pupil, try answer(question, "Đúng"))
    try hall.order(host, .close)
    _ = (hall.heard(board), hall.heard(pupil))
    try hall.order(host, .annul(question: question.question, reason: "đề sai"))
    func closed(_ messages: [ServerMessage]) -> [ServerMessage.Closed] {
      messages.compactMap { if case .closed(let closed) = $0 { closed } else { nil } }
    }
    let told = closed(hall.heard(board))
    #expect(told.map(\.annulled) == [true] && told.first?.question == question.question)
    let own = closed(hall.heard(pupil))
    #expect(own.map(\.annulled) == [true] && own.first?.own.you?.points == 0)
    #expect(own.first?.own.points == 0)
    // Of a question that is annulled while it is open they hear once.
    try hall.order(host, .open)
    let next = try self.question(hall.heard(pupil))
    try hall.pass(1_500)
    _ = (hall.heard(board), hall.heard(pupil))
    try hall.order(host, .annul(question: next.question, reason: "đề sai"))
    #expect(closed(hall.heard(pupil)).map(\.annulled) == [true])
    #expect(closed(hall.heard(board)).map(\.annulled) == [true])
  }

  @Test func `a corrected key is told to all whose screens show the old one`() throws {
    let hall = try Hall(Fixture.program(items: 2))
    let board = try board(hall)
    let (pupil, _) = try hall.join("An", school: "hoa-sen")
    let (other, _) = try hall.join("Bình", school: "hoa-sen")
    let host = try hall.host()
    try hall.order(host, .start)
    try hall.order(host, .open)
    let question = try question(hall.heard(pupil))
    try hall.pass(1_500)
    let wrong = try answer(question, "Sai")
    guard case .answer(let given) = wrong, let response = given.response else { return }
    try hall.say(pupil, wrong)
    try hall.order(host, .close)
    _ = (hall.heard(board), hall.heard(pupil), hall.heard(other))
    let rekey = HostOrder.rekey(
      question: question.question, key: .response(response), reason: "đáp án in sai")
    try hall.order(host, rekey)
    func closed(_ messages: [ServerMessage]) -> [ServerMessage.Closed] {
      messages.compactMap { if case .closed(let closed) = $0 { closed } else { nil } }
    }
    let told = closed(hall.heard(board))
    #expect(told.map(\.key) == [.response(response)] && told.first?.correct == 1)
    let own = closed(hall.heard(pupil))
    #expect(own.map(\.key) == [.response(response)] && own.first?.own.you?.mark == .one)
    #expect(own.first?.own.points == 100 && own.first?.own.rank == 1)
    let beside = closed(hall.heard(other))
    #expect(beside.count == 1 && beside.first?.own.you == nil && beside.first?.own.rank == 2)
    // Once the next one is open the screens show that.
    try hall.order(host, .open)
    _ = (hall.heard(board), hall.heard(pupil))
    try hall.order(host, rekey)
    #expect(closed(hall.heard(pupil)).isEmpty && closed(hall.heard(board)).isEmpty)
  }

  @Test func `a key that the host has not told yet is not told by its correction`() throws {
    let hall = try Hall(Fixture.program(items: 2, reveal: .host))
    let (pupil, _) = try hall.join("An", school: "hoa-sen")
    let host = try hall.host()
    try hall.order(host, .start)
    try hall.order(host, .open)
    let question = try question(hall.heard(pupil))
    try hall.pass(1_500)
    guard case .answer(let given) = try answer(question, "Sai"), let response = given.response
    else { return }
    try hall.order(host, .close)
    _ = hall.heard(pupil)
    try hall.order(
      host, .rekey(question: question.question, key: .response(response), reason: "in sai"))
    #expect(!hall.heard(pupil).contains { if case .closed = $0 { true } else { false } })
  }

  @Test func `of a survey a host is told no key`() throws {
    let hall = try Hall(Fixture.program(items: 2, rule: .survey))
    let host = try hall.host()
    try hall.order(host, .start)
    try hall.order(host, .open)
    let late = try hall.host()
    try hall.pass(500)
    func keys(_ messages: [ServerMessage]) -> Int {
      messages.count { if case .key = $0 { true } else { false } }
    }
    #expect(keys(hall.heard(host)) == 0 && keys(hall.heard(late)) == 0)
  }

  @Test func `of a self-paced contest boards are told who is how far`() throws {
    let hall = try Hall(WindowTests.program())
    let board = try board(hall)
    let (an, _) = try hall.join("An", school: "hoa-sen")
    let (binh, _) = try hall.join("Bình", school: "hoa-sen")
    _ = try hall.join("Chi", school: "song-lam")
    try hall.pass(60_500)
    try hall.say(an, .begin(attempt: nil))
    try hall.say(binh, .begin(attempt: nil))
    try hall.pass(500)
    #expect(news(hall.heard(board)).last?.papers == .init(begun: 2, open: 2, handedIn: 0))
    try hall.say(an, .submit(ClientMessage.Submission(attempt: 1)))
    try hall.pass(500)
    #expect(news(hall.heard(board)).last?.papers == .init(begun: 2, open: 1, handedIn: 1))
    try hall.say(an, .begin(attempt: nil))
    try hall.pass(500)
    #expect(news(hall.heard(board)).last?.papers == .init(begun: 2, open: 2, handedIn: 1))
    let live = try Hall(Fixture.program())
    let other = try self.board(live)
    try live.pass(300)
    let told = try #require(news(live.heard(other)).last)
    #expect(told.papers == nil)
  }
}
