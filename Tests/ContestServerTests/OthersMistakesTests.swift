import Assessment
import ContestEngine
import Network
import Testing
import Wire

@testable import ContestServer

/// What other quiz servers get wrong at their door and on their lines. What they get wrong in scoring
/// stands with the points.
struct OthersMistakesTests {
  /// Two who have joined, and the choices of the first question as they stand on everyone's line.
  private func opened(
    _ hall: Hall
  ) throws -> (first: ConnectionID, second: ConnectionID, host: ConnectionID, answer: ClientMessage)
  {
    let (first, _) = try hall.join("Nguyễn An", school: "hoa-sen")
    let (second, _) = try hall.join("Trần Bình", school: "hoa-sen")
    let host = try hall.host()
    try hall.order(host, .start)
    try hall.order(host, .open)
    try hall.pass(2_500)
    var answer: ClientMessage?
    for case .question(let question) in hall.heard(first) {
      guard case .single(let entries) = question.item.form else { continue }
      answer = .answer(
        ClientMessage.Answer(
          question: question.question,
          response: .choice(try #require(entries.first { $0.text.hasPrefix("Đúng") }).id)))
    }
    _ = hall.heard(second)
    return (first, second, host, try #require(answer))
  }

  private func receipts(_ messages: [ServerMessage]) -> [String] {
    messages.compactMap { if case .accepted(let accepted) = $0 { accepted.receipt } else { nil } }
  }

  @Test func `two answers of the same moment both count`() throws {
    let hall = try Hall(Fixture.program())
    let (first, second, _, answer) = try opened(hall)
    hall.sayUncommitted(first, answer)
    hall.sayUncommitted(second, answer)
    try hall.commit()
    let all = receipts(hall.heard(first)) + receipts(hall.heard(second))
    #expect(all.count == 2 && Set(all).count == 2)
    let question = QuestionID(round: 0, place: 0)
    for number in 1...2 as ClosedRange<Int32> {
      let held = hall.served.contest.answer(of: ContestantID(number: number), to: question)
      #expect(held?.response != nil)
    }
  }

  @Test(arguments: [true, false])
  func `who is gone holds up nobody`(hostCloses: Bool) throws {
    let hall = try Hall(Fixture.program())
    let (first, second, host, answer) = try opened(hall)
    hall.hangUp(second)
    try hall.say(first, answer)
    if hostCloses { try hall.order(host, .close) } else { try hall.pass(20_000) }
    #expect(hall.served.contest.phase == .running)
    #expect(hall.served.contest.points(of: ContestantID(number: 1)) > 0)
    try hall.order(host, .open)
    #expect(hall.served.contest.phase == .open)
  }

  @Test func `a limit on guesses holds for the right code too`() throws {
    let hall = try Hall(Fixture.program())
    let right = try hall.code("hoa-sen")
    var last: ErrorCode?
    for guess in Array(repeating: "ZZZZZZ", count: 80) + [right] {
      let id = hall.connect()
      try hall.say(id, .hello(ClientMessage.Hello(role: .contestant)))
      try hall.say(
        id,
        .join(ClientMessage.Join(.code(guess), fields: [.name: "X", .birthDate: "2012-01-01"])))
      for case .error(let error) in hall.heard(id) { last = error.code }
      hall.hangUp(id)
    }
    #expect(last == .rateLimited)
    #expect(hall.served.contest.contestants.isEmpty)
  }
}
