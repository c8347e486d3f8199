import Assessment
import ContestEngine
import Network
import Testing
import Wire

@testable import ContestServer

/// A close that everyone is told a little before.
@Suite struct ClosingTests {
  private let first = QuestionID(round: 0, place: 0)

  /// A contest whose first question is open, half a second into its time.
  private func opened(
    _ program: ContestProgram = Fixture.program()
  ) throws -> (hall: Hall, pupil: ConnectionID, host: ConnectionID, answer: ClientMessage) {
    let hall = try Hall(program)
    let (pupil, joined) = try hall.join("An", school: "hoa-sen")
    hall.tokens[pupil] = joined.token
    let host = try hall.host()
    try hall.order(host, .start)
    try hall.order(host, .open)
    try hall.pass(1_500)
    for case .question(let question) in hall.heard(pupil) {
      guard case .single(let entries) = question.item.form else { continue }
      let right = try #require(entries.first { $0.text.hasPrefix("Đúng") })
      return (
        hall, pupil, host,
        .answer(ClientMessage.Answer(question: question.question, response: .choice(right.id)))
      )
    }
    throw CancellationError()
  }

  private func extensions(_ messages: [ServerMessage]) -> [ServerMessage.Extended] {
    messages.compactMap { if case .extended(let extended) = $0 { extended } else { nil } }
  }

  private func isClosed(_ messages: [ServerMessage]) -> Bool {
    messages.contains { if case .closed = $0 { true } else { false } }
  }

  private func isDone(_ messages: [ServerMessage]) -> Bool {
    messages.contains { if case .done = $0 { true } else { false } }
  }

  @Test func `what is sent within the grace counts, and nobody is told the key before`() throws {
    let (hall, pupil, host, answer) = try opened()
    let ordered = hall.now
    try hall.order(host, .closeAfter(2_000))
    let told = try #require(extensions(hall.heard(pupil)).first)
    #expect(told.isClosing && told.timing.closesAt == (ordered + 2_000).wire)
    #expect(isDone(hall.heard(host)))
    // Sent in time, and two hundred milliseconds under way.
    try hall.pass(2_200)
    #expect(!isClosed(hall.heard(pupil)))
    try hall.say(pupil, answer)
    try hall.pass(100)
    let heard = hall.heard(pupil)
    #expect(heard.contains { if case .accepted = $0 { true } else { false } })
    #expect(isClosed(heard) && hall.served.contest.isClosed(first))
    #expect(hall.served.contest.points(of: ContestantID(number: 1)) == 100)
    try hall.say(pupil, answer)
    let again = hall.heard(pupil)
    #expect(again.contains { if case .accepted(let it) = $0 { it.duplicate } else { false } })
    try hall.order(host, .open)
    #expect(hall.served.contest.phase == .open)
  }

  @Test func `who comes back meanwhile is told, and a second order changes nothing`() throws {
    let (hall, pupil, host, _) = try opened()
    try hall.order(host, .closeAfter(2_000))
    let told = try #require(extensions(hall.heard(pupil)).first)
    try hall.pass(500)
    try hall.order(host, .closeAfter(2_000))
    #expect(extensions(hall.heard(pupil)).isEmpty)
    let back = hall.connect()
    try hall.say(back, .hello(ClientMessage.Hello(role: .contestant)))
    try hall.say(back, .resume(token: try #require(hall.tokens[pupil])))
    #expect(extensions(hall.heard(back)) == [told])
    try hall.pass(1_750)
    #expect(hall.served.contest.isClosed(first))
  }

  @Test func `a close without grace, an annulment and the end of the time come at once`() throws {
    for order in [HostOrder.close, .annul(question: "mot.1", reason: "đề sai")] {
      let (hall, pupil, host, _) = try opened()
      try hall.order(host, .closeAfter(5_000))
      try hall.order(host, order)
      #expect(isClosed(hall.heard(pupil)))
      try hall.order(host, .open)
      try hall.pass(6_000)
      #expect(hall.served.contest.phase == .open, "the next question is not closed by it")
    }
    let (hall, pupil, host, _) = try opened()
    try hall.pass(18_000)
    _ = hall.heard(pupil)
    try hall.order(host, .closeAfter(5_000))
    #expect(extensions(hall.heard(pupil)).isEmpty && isDone(hall.heard(host)))
    try hall.pass(1_800)
    #expect(isClosed(hall.heard(pupil)))
  }

  @Test func `a pause and an extension take it back`() throws {
    for orders in [[HostOrder.pause, .continue], [.extend(1_000)]] {
      let (hall, pupil, host, _) = try opened()
      try hall.order(host, .closeAfter(2_000))
      for order in orders { try hall.order(host, order) }
      try hall.pass(5_000)
      #expect(hall.served.contest.phase == .open)
      let last = try #require(extensions(hall.heard(pupil)).last)
      #expect(!last.isClosing)
      #expect(last.timing.closesAt == hall.served.contest.current?.timing.closesAt.wire)
    }
  }

  @Test func `in a pause, and before anybody may answer, it closes at once`() throws {
    let (hall, pupil, host, _) = try opened()
    try hall.order(host, .pause)
    try hall.order(host, .closeAfter(2_000))
    #expect(isClosed(hall.heard(pupil)))
    try hall.order(host, .continue)
    try hall.order(host, .open)
    try hall.order(host, .closeAfter(2_000))
    #expect(isClosed(hall.heard(pupil)))
    _ = hall.heard(host)
    try hall.order(host, .closeAfter(2_000))
    #expect(errors(hall.heard(host)) == [.invalidCommand], "nothing is open")
  }

  @Test func `who has more time than others is closed with them`() throws {
    let (hall, pupil, host, _) = try opened()
    try hall.order(host, .extraTime(contestant: "c1", try #require(ExtraTime(hundredths: 300))))
    _ = hall.heard(pupil)
    try hall.order(host, .closeAfter(2_000))
    try hall.pass(2_300)
    #expect(isClosed(hall.heard(pupil)))
  }
}
