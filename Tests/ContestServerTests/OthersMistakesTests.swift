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

  @Test func `asking whose a code is counts as a guess, where there are several contests`() throws {
    let program = Fixture.program()
    var other = program.definition
    other.id = "khac"
    other.schools = [School(id: SchoolID("tra-lan"), name: "THCS Trà Lân", code: "9XWV3T")]
    let hall = try Hall(
      program, beside: ContestProgram(definition: other, pools: program.pools))
    func asked(_ code: String, on id: ConnectionID) throws -> ServerMessage? {
      try hall.say(id, .hello(ClientMessage.Hello(role: .contestant, code: code)))
      return hall.heard(id).first
    }
    var known = 0
    let guesser = hall.connect()
    for _ in 0..<200 {
      if case .welcome? = try asked("ZZZZZZ", on: guesser) { known += 1 }
    }
    #expect(known < 80)
    guard case .error(let error)? = try asked("9XWV3T", on: guesser) else {
      Issue.record("a right code is told after so many wrong ones")
      return
    }
    #expect(error.code == .rateLimited && error.retryAfter != nil)
    // Who has only just come, with the right code, is told their contest.
    guard case .welcome(let welcome)? = try asked("9XWV3T", on: hall.connect()),
      case .contest(let contest, _) = welcome.offer
    else {
      Issue.record("a neighbour's guesses are in the way")
      return
    }
    #expect(contest.id == "khac")
  }
}
