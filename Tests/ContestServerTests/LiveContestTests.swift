import Assessment
import ContestEngine
import Network
import Store
import Testing
import Wire

@testable import ContestServer

@Suite struct LiveContestTests {
  @Test func `a host leads a contest from the lobby to the end`() throws {
    let hall = try Hall(Fixture.program(items: 2))
    let (pupil, _) = try hall.join("An", school: "hoa-sen")
    let host = try hall.host()
    try hall.order(host, .start)
    for number in 1...2 {
      try hall.order(host, .open)
      let question = try #require(newestQuestion(hall.heard(pupil)))
      #expect(question.question == "mot.\(number)")
      try hall.pass(3_000)
      try hall.say(
        pupil, answer(question, text: "Đúng", elapsed: 1_000))
      try hall.order(host, .close)
      let heard = hall.heard(pupil)
      let closed = try #require(firstClosed(heard))
      #expect(closed.own.you?.mark == .one)
      #expect(closed.own.points == 100 * number)
      #expect(closed.own.rank == 1)
      #expect(closed.answered == 1)
      #expect(heard.contains { if case .standings = $0 { true } else { false } })
    }
    try hall.order(host, .finish)
    let ended = hall.heard(pupil).compactMap { message in
      if case .ended(let ended) = message { ended } else { nil }
    }
    #expect(ended.first?.points == 200)
    #expect(ended.first?.journal?.head.hasPrefix("sha256:") == true)
    #expect(errors(hall.heard(host)) == [])
  }

  @Test func `an answer is told of only when it is durable`() throws {
    let hall = try Hall(Fixture.program())
    let (pupil, question) = try opened(hall)
    hall.sayUncommitted(pupil, answer(question, text: "Đúng", elapsed: 900))
    #expect(hall.heard(pupil) == [], "nothing before the commit")
    try hall.commit()
    #expect(accepted(hall.heard(pupil)).count == 1)
  }

  @Test func `a full disk holds everything back, and it all comes once there is room`() throws {
    let hall = try Hall(Fixture.program())
    let (pupil, question) = try opened(hall)
    hall.journal.failNext(.diskFull, .diskFull)
    for _ in 0..<2 {
      #expect(throws: (any Error).self) {
        try hall.say(pupil, answer(question, text: "Đúng", elapsed: 900))
      }
      #expect(accepted(hall.heard(pupil)).isEmpty)
    }
    try hall.commit()
    let receipts = accepted(hall.heard(pupil))
    #expect(Set(receipts.map(\.receipt)).count == 1, "a resend has the same receipt")
    #expect(receipts.map(\.duplicate) == [false, true])
  }

  @Test func `the same answer again has the same receipt, a different one is refused`() throws {
    let hall = try Hall(Fixture.program())
    let (pupil, question) = try opened(hall)
    try hall.say(pupil, answer(question, text: "Đúng"))
    try hall.say(pupil, answer(question, text: "Đúng"))
    try hall.say(pupil, answer(question, text: "Sai"))
    let heard = hall.heard(pupil)
    let receipts = accepted(heard)
    #expect(receipts.map(\.duplicate) == [false, true])
    #expect(receipts.first?.receipt == receipts.last?.receipt)
    #expect(errors(heard) == [.alreadyAnswered])
  }

  @Test func `no line to a contestant before the close tells the key`() throws {
    let hall = try Hall(Fixture.program())
    let (pupil, question) = try opened(hall)
    let line = ServerMessage.question(question).line.text
    #expect(!line.contains("fraction") && !line.contains("key"))
    #expect(!hall.heard(pupil).contains { if case .key = $0 { true } else { false } })
  }

  @Test func `with reveal by the host the key waits for it`() throws {
    let hall = try Hall(Fixture.program(reveal: .host))
    let (pupil, question) = try opened(hall)
    let host = try hall.host()
    try hall.say(pupil, answer(question, text: "Đúng"))
    _ = hall.heard(pupil)
    try hall.order(host, .close)
    let first = try #require(firstClosed(hall.heard(pupil)))
    #expect(first.key == nil)
    #expect(first.own.you == nil)
    try hall.order(host, .reveal)
    let full = try #require(firstClosed(hall.heard(pupil)))
    #expect(full.key != nil)
    #expect(full.own.you?.points == 100)
  }

  @Test func `in a pause a new answer waits, a resend still gets its receipt`() throws {
    let hall = try Hall(Fixture.program())
    let (pupil, question) = try opened(hall)
    let (other, _) = try hall.join("Bình", school: "song-lam")
    _ = hall.heard(other)
    let host = try hall.host()
    try hall.say(pupil, answer(question, text: "Đúng"))
    try hall.order(host, .pause)
    try hall.say(other, answer(question, text: "Sai"))
    try hall.say(pupil, answer(question, text: "Đúng"))
    #expect(errors(hall.heard(other)) == [.notOpen])
    #expect(accepted(hall.heard(pupil)).count == 2)
    try hall.pass(5_000)
    try hall.order(host, .continue)
    let before = try #require(question.timing?.closesAt)
    #expect(extensions(hall.heard(other)).map(\.closesAt) == [before + 5_000])
    try hall.say(other, answer(question, text: "Sai"))
    #expect(accepted(hall.heard(other)).count == 1)
  }

  @Test func `killed in the middle of an item the server goes on where it was`() throws {
    let program = Fixture.program()
    let hall = try Hall(program)
    let (pupil, question) = try opened(hall)
    let token = try #require(hall.tokens[pupil])
    try hall.say(pupil, answer(question, text: "Đúng", elapsed: 500))
    let receipt = try #require(accepted(hall.heard(pupil)).first?.receipt)
    try hall.pass(2_500)
    try hall.restart(program, after: 10_000)
    let back = hall.connect()
    try hall.say(back, .hello(ClientMessage.Hello(role: .contestant)))
    try hall.say(back, .resume(token: token))
    let again = try #require(newestQuestion(hall.heard(back)))
    #expect(again.answered?.receipt == receipt)
    try hall.pass(2_900)
    #expect(extensions(hall.heard(back)) == [], "time still stands")
    try hall.pass(200)
    let before = try #require(question.timing?.closesAt)
    let after = try #require(extensions(hall.heard(back)).first?.closesAt)
    // From the last durable moment, at most a second before the end, to 3 s after the start.
    #expect((13_000...14_100).contains(after - before))
    try hall.say(back, answer(question, text: "Đúng", elapsed: 500))
    let resent = try #require(accepted(hall.heard(back)).first)
    #expect(resent.receipt == receipt && resent.duplicate)
  }

  @Test func `the autopilot runs a contest from the first join to the final result`() throws {
    let hall = try Hall(Fixture.program(items: 2), autopilot: true)
    let (pupil, _) = try hall.join("An", school: "hoa-sen")
    try hall.pass(4_000)
    #expect(newestQuestion(hall.heard(pupil)) == nil, "it waits for the others")
    try hall.pass(60_000)
    let heard = hall.heard(pupil)
    #expect(heard.count { if case .question = $0 { true } else { false } } == 2)
    #expect(heard.count { if case .closed = $0 { true } else { false } } == 2)
    #expect(heard.contains { if case .ended = $0 { true } else { false } })
    #expect(hall.served.contest.isFinalized)
    #expect(hall.referee.isOver)
  }

  @Test func `an annulled question changes points and ranks at once`() throws {
    let hall = try Hall(Fixture.program())
    let (pupil, question) = try opened(hall)
    let host = try hall.host()
    try hall.say(pupil, answer(question, text: "Đúng"))
    try hall.order(host, .close)
    _ = hall.heard(pupil)
    try hall.order(host, .annul(question: question.question, reason: "đáp án sai"))
    let own = hall.heard(pupil).compactMap { message in
      if case .standings(let standings) = message { standings.you } else { nil }
    }
    #expect(own.last?.points == 0)
  }

  @Test func `a command that does not fit changes nothing`() throws {
    let hall = try Hall(Fixture.program())
    let host = try hall.host()
    for order: HostOrder in [.open, .close, .reveal, .continue, .extend(1_000), .finalize] {
      let before = hall.served.contest.sequence
      try hall.order(host, order)
      #expect(errors(hall.heard(host)) == [.invalidCommand], "\(order)")
      #expect(hall.served.contest.sequence == before)
    }
  }

  // MARK: Help

  /// A contest with one contestant and its first question open for answers.
  private func opened(_ hall: Hall) throws -> (ConnectionID, ServerMessage.Question) {
    let (pupil, joined) = try hall.join("Nguyễn An", school: "hoa-sen")
    hall.tokens[pupil] = joined.token
    let host = try hall.host()
    try hall.order(host, .start)
    try hall.order(host, .open)
    let question = try #require(newestQuestion(hall.heard(pupil)))
    try hall.pass(2_500)
    _ = hall.heard(pupil)
    return (pupil, question)
  }

  private func extensions(_ messages: [ServerMessage]) -> [QuestionTiming] {
    messages.compactMap { if case .extended(let extended) = $0 { extended.timing } else { nil } }
  }

  private func newestQuestion(_ messages: [ServerMessage]) -> ServerMessage.Question? {
    for message in messages.reversed() {
      if case .question(let question) = message { return question }
    }
    return nil
  }

  private func firstClosed(_ messages: [ServerMessage]) -> ServerMessage.Closed? {
    for message in messages { if case .closed(let closed) = message { return closed } }
    return nil
  }

  private func accepted(_ messages: [ServerMessage]) -> [ServerMessage.Accepted] {
    messages.compactMap { if case .accepted(let accepted) = $0 { accepted } else { nil } }
  }

  /// The choice whose text begins so.
  private func answer(
    _ question: ServerMessage.Question, text: String, elapsed: Int64? = nil
  ) -> ClientMessage {
    guard case .single(let entries) = question.item.form,
      let entry = entries.first(where: { $0.text.hasPrefix(text) })
    else {
      Issue.record("no such choice: \(text)")
      return .begin(attempt: nil)
    }
    return .answer(
      ClientMessage.Answer(
        question: question.question, response: .choice(entry.id), elapsed: elapsed))
  }
}
