import Assessment
import ContestEngine
import Network
import Testing
import Wire

@testable import ContestServer

/// A self-paced contest through its lines.
@Suite struct WindowTests {
  /// Opens a minute after the hall's clock begins, for a day.
  static func program(
    attempts: Int = 2, _ change: (inout WindowRules) -> Void = { _ in }
  ) -> ContestProgram {
    let live = Fixture.program(items: 6)
    var definition = live.definition
    definition.mode = .window
    definition.rounds[0].items = .drawn(DrawRules(count: 3))
    var window = WindowRules()
    window.opens = Instant(milliseconds: 1_764_000_000_000 + 60_000)
    window.closes = Instant(milliseconds: 1_764_000_000_000 + 90_000_000)
    window.attempts = attempts
    change(&window)
    definition.window = window
    return ContestProgram(definition: definition, pools: live.pools)
  }

  private func paper(_ hall: Hall, _ id: ConnectionID) throws -> ServerMessage.Paper {
    try hall.say(id, .begin(attempt: nil))
    let papers = hall.heard(id).compactMap { message -> ServerMessage.Paper? in
      if case .paper(let paper) = message { paper } else { nil }
    }
    return try #require(papers.first)
  }

  private func save(
    _ hall: Hall, _ id: ConnectionID, _ question: ServerMessage.Question, right: Bool,
    change: Int = 1
  ) throws -> [ServerMessage] {
    guard case .single(let choices) = question.item.form else { return [] }
    let choice = try #require(choices.first { $0.text.hasPrefix("Đúng") == right })
    try hall.say(
      id,
      .answer(
        ClientMessage.Answer(
          question: question.question, response: .choice(choice.id), change: change)))
    return hall.heard(id)
  }

  private func errors(_ messages: [ServerMessage]) -> [ErrorCode] {
    messages.compactMap { if case .error(let error) = $0 { error.code } else { nil } }
  }

  @Test func `a contest opens, is played and ends by its dates`() throws {
    let hall = try Hall(Self.program())
    let (an, joined) = try hall.join("Lê An", school: "hoa-sen")
    try hall.say(an, .begin(attempt: nil))
    #expect(errors(hall.heard(an)) == [.notOpen])
    try hall.pass(60_000)
    let states = hall.heard(an).compactMap { message -> ContestState? in
      if case .state(let state) = message { state.state } else { nil }
    }
    #expect(states.last == .open)

    let first = try paper(hall, an)
    #expect(first.questions.count == 3)
    #expect(first.questions.allSatisfy { $0.timing == nil })
    #expect((first.attempt, first.of) == (1, 2))
    let told = try save(hall, an, first.questions[0], right: true)
    guard case .accepted(let accepted)? = told.last else {
      Issue.record("no receipt: \(told)")
      return
    }
    #expect(accepted.change == 1)
    let again = try save(hall, an, first.questions[0], right: true)
    guard case .accepted(let duplicate)? = again.last else {
      Issue.record("no receipt: \(again)")
      return
    }
    #expect(duplicate.duplicate)
    #expect(duplicate.receipt == accepted.receipt)

    try hall.say(an, .submit(ClientMessage.Submission(attempt: 1)))
    guard case .submitted(let submitted)? = hall.heard(an).last else {
      Issue.record("not submitted")
      return
    }
    #expect(submitted.points == nil)
    // Nobody stays on the line for a day.
    try hall.pass(90_000_000)
    let back = hall.connect()
    try hall.say(back, .hello(ClientMessage.Hello(role: .contestant)))
    try hall.say(back, .resume(token: joined.token ?? ""))
    let ended = hall.heard(back).compactMap { message -> ServerMessage.Ended? in
      if case .ended(let ended) = message { ended } else { nil }
    }
    #expect(ended.count == 1)
    #expect(ended.first?.points == 100)
    #expect(ended.first?.rank == 1)
  }

  @Test func `a paper's answer without a number that differs from the held one is refused`() throws
  {
    let hall = try Hall(Self.program())
    let (an, _) = try hall.join("Lê An", school: "hoa-sen")
    try hall.pass(60_000)
    let paper = try paper(hall, an)
    guard case .single(let choices) = paper.questions[0].item.form else { return }
    func say(_ response: Response?, _ change: Int? = nil) throws -> ServerMessage? {
      try hall.say(
        an,
        .answer(
          ClientMessage.Answer(
            question: paper.questions[0].question, response: response, change: change)))
      return hall.heard(an).last
    }
    guard case .error(let nothing)? = try say(nil),
      case .accepted(let held)? = try say(.choice(choices[0].id)),
      case .error(let other)? = try say(.choice(choices[1].id)),
      case .error(let unknown)? = try say(.text("x")),
      case .accepted(let again)? = try say(.choice(choices[0].id))
    else {
      Issue.record("other lines than these")
      return
    }
    #expect(nothing.code == .badResponse && unknown.code == .badResponse)
    #expect(other.code == .alreadyAnswered && other.receipt == held.receipt)
    #expect(again.duplicate && again.receipt == held.receipt)
  }

  @Test func `what is refused is said in words that fit`() throws {
    func message(_ messages: [ServerMessage]) -> String? {
      for case .error(let error) in messages { return error.message }
      return nil
    }
    let window = try Hall(Self.program())
    let (an, _) = try window.join("Lê An", school: "hoa-sen")
    _ = window.heard(an)
    try window.say(an, .begin(attempt: nil))
    #expect(message(window.heard(an)) == "Chưa đến giờ làm bài. Hãy đợi.")
    let live = try Hall(Fixture.program())
    let (binh, _) = try live.join("Bình", school: "hoa-sen")
    _ = live.heard(binh)
    let lines: [ClientMessage] = [
      .begin(attempt: nil), .submit(ClientMessage.Submission(attempt: 1)),
    ]
    for line in lines {
      try live.say(binh, line)
      #expect(message(live.heard(binh))?.hasPrefix("Cuộc thi này không làm bài riêng") == true)
    }
    try live.say(binh, .star(question: "mot.2"))
    #expect(message(live.heard(binh))?.contains("sao") == true)
  }

  @Test func `opinions on papers are counted at the end and told nowhere before`() throws {
    let live = Fixture.program(items: 6)
    var definition = Self.program().definition
    var survey = definition.rounds[0]
    survey.id = "y-kien"
    survey.rule = .survey
    survey.items = .drawn(DrawRules(count: 1))
    definition.rounds.append(survey)
    let hall = try Hall(
      ContestProgram(
        definition: definition, pools: [Array(live.pools[0].dropLast()), [live.pools[0][5]]]))
    try hall.pass(60_000)
    var asked: ServerMessage.Question?
    for number in 1...5 {
      let (pupil, joined) = try hall.join("Bạn \(number)", school: "hoa-sen")
      let sheet = try paper(hall, pupil)
      #expect(sheet.rounds.map(\.round) == ["mot", "y-kien"])
      let question = try #require(sheet.questions.first { $0.round == "y-kien" })
      #expect(question.points == 0)
      asked = question
      _ = try save(hall, pupil, question, right: number > 2)
      // Who comes back sees what was said, from where it is kept.
      hall.hangUp(pupil)
      let back = hall.connect()
      try hall.say(back, .hello(ClientMessage.Hello(role: .contestant)))
      try hall.say(back, .resume(token: joined.token ?? ""))
      _ = hall.heard(back)
      #expect(try paper(hall, back).saved[question.question] != nil)
    }
    let name = try #require(asked?.question)
    let id = try #require(hall.served.question(named: name))
    #expect(hall.served.contest.totals(of: id) == nil)
    try hall.pass(90_000_000)
    #expect(hall.served.contest.phase == .ended)
    #expect(hall.served.contest.totals(of: id)?.values.sorted() == [2, 3])
    #expect(hall.served.opinions.said(by: ContestantID(number: 1), to: id) == nil)
  }

  @Test func `who comes back to an ended contest is told a rank without ranking everyone`() throws {
    let hall = try Hall(Self.program())
    try hall.pass(60_000)
    let (an, joined) = try hall.join("Lê An", school: "hoa-sen")
    let sheet = try paper(hall, an)
    _ = try save(hall, an, sheet.questions[0], right: true)
    // Silent for so long, nobody is connected at the end: the first who comes back pays for the ranking.
    try hall.pass(90_000_000)
    let back = hall.connect()
    try hall.say(back, .hello(ClientMessage.Hello(role: .contestant)))
    try hall.say(back, .join(ClientMessage.Join(.ticket(joined.ticket ?? ""))))
    let ended = hall.heard(back).compactMap { message -> ServerMessage.Ended? in
      if case .ended(let ended) = message { ended } else { nil }
    }
    // A new token was journaled and ranks nobody anew.
    #expect(ended.first?.rank == 1 && !hall.served.ranksAreStale)
    let host = try hall.host()
    hall.served.record([.disqualified(ContestantID(number: 1), reason: "thi hộ")], at: hall.now)
    #expect(hall.served.ranksAreStale)
    try hall.order(host, .reinstate(contestant: "c1", reason: "nhầm"))
    #expect(!hall.served.ranksAreStale, "told to the host at once")
  }

  @Test func `a paper is handed in at its close while nobody is connected`() throws {
    let hall = try Hall(Self.program { $0.show = .submit })
    try hall.pass(60_000)
    let (an, joined) = try hall.join("Lê An", school: "hoa-sen")
    let first = try paper(hall, an)
    _ = try save(hall, an, first.questions[0], right: true)
    hall.hangUp(an)
    try hall.pass(16 * 60_000)
    let back = hall.connect()
    try hall.say(back, .hello(ClientMessage.Hello(role: .contestant)))
    try hall.say(back, .resume(token: joined.token ?? ""))
    _ = hall.heard(back)
    // The answer that was on its way when the line broke comes too late for the first paper, and
    // the question of the same item on the second is another one.
    let second = try paper(hall, back)
    #expect(second.attempt == 2)
    #expect(errors(try save(hall, back, first.questions[1], right: true)) == [.late])
    try hall.say(back, .submit(ClientMessage.Submission(attempt: 2)))
    guard case .submitted(let submitted)? = hall.heard(back).last else {
      Issue.record("not submitted")
      return
    }
    #expect(submitted.points == 0)
    #expect(hall.served.contest.points(of: ContestantID(number: 1)) == 100)
    try hall.say(back, .begin(attempt: nil))
    #expect(errors(hall.heard(back)) == [.attemptsUsed])
  }

  @Test func `a restart changes nothing, and what is saved comes with the paper`() throws {
    let program = Self.program()
    let hall = try Hall(program)
    try hall.pass(60_000)
    let (an, joined) = try hall.join("Lê An", school: "hoa-sen")
    let first = try paper(hall, an)
    _ = try save(hall, an, first.questions[1], right: false)
    _ = try save(hall, an, first.questions[1], right: true, change: 2)
    try hall.restart(program, after: 60_000)
    let back = hall.connect()
    try hall.say(back, .hello(ClientMessage.Hello(role: .contestant)))
    try hall.say(back, .resume(token: joined.token ?? ""))
    _ = hall.heard(back)
    let again = try paper(hall, back)
    #expect(again.questions == first.questions)
    #expect(again.closesAt == first.closesAt)
    #expect(again.saved.keys.sorted() == [first.questions[1].question])
    #expect(again.changes[first.questions[1].question] == 2)
  }

  @Test func `an estimate is taken with the paper, or refused by name`() throws {
    let hall = try Hall(Self.program { $0.estimate = .allRight })
    try hall.pass(60_000)
    let (an, _) = try hall.join("Lê An", school: "hoa-sen")
    _ = try paper(hall, an)
    let half = try #require(DecimalNumber(checked: 5, exponent: -1))
    try hall.say(an, .submit(ClientMessage.Submission(attempt: 1, estimate: half)))
    guard case .error(let error)? = hall.heard(an).last else {
      Issue.record("half a contestant was taken")
      return
    }
    #expect(error.code == .badField)
    #expect(error.field == "estimate")
    try hall.say(
      an, .submit(ClientMessage.Submission(attempt: 1, estimate: DecimalNumber(12))))
    guard case .submitted? = hall.heard(an).last else {
      Issue.record("not submitted")
      return
    }
    #expect(
      hall.served.contest.paper(of: ContestantID(number: 1))?.submission?.estimate?.millionths
        == 12_000_000)
  }

  @Test func `a host sees papers and no secrets, and a live contest has no papers`() throws {
    let hall = try Hall(Self.program())
    let host = try hall.host()
    try hall.pass(60_000)
    let (an, _) = try hall.join("Lê An", school: "hoa-sen")
    _ = try paper(hall, an)
    let kinds = hall.heard(host).compactMap { message -> String? in
      if case .event(let event) = message { event.kind } else { nil }
    }
    #expect(kinds.suffix(2) == ["registered", "begun"])
    let live = try Hall(Fixture.program())
    let (binh, _) = try live.join("Vi Bình", school: "hoa-sen")
    try live.say(binh, .begin(attempt: nil))
    #expect(errors(live.heard(binh)) == [.notOpen])
  }

  @Test(arguments: ["mot.1", "mot.6", "mot.6-2", "mot.6-14"])
  func `a question of a paper has one name`(text: String) throws {
    let program = Self.program()
    #expect(try #require(PaperQuestionName(text, in: program)).text(in: program) == text)
  }

  @Test(arguments: ["mot.1-1", "mot.1-02", "mot.0", "mot.1-", "hai.1", "mot", "mot.1-2-3", ""])
  func `what names no question of a paper is refused`(text: String) {
    #expect(PaperQuestionName(text, in: Self.program()) == nil)
  }
}
