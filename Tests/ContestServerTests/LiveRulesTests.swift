import Assessment
import ContestEngine
import Network
import Store
import Testing
import Wire

@testable import ContestServer

/// Rules and corrections as they go over the wire.
@Suite struct LiveRulesTests {
  /// Pupils who have joined, and a host who has started the contest.
  private func hall(
    _ program: ContestProgram, pupils count: Int
  ) throws -> (hall: Hall, pupils: [ConnectionID], host: ConnectionID) {
    let hall = try Hall(program)
    let pupils = try (1...count).map { number in
      let (connection, joined) = try hall.join("Bạn \(number)", school: "hoa-sen")
      hall.tokens[connection] = joined.token
      return connection
    }
    let host = try hall.host()
    try hall.order(host, .start)
    return (hall, pupils, host)
  }

  private func open(_ hall: Hall, _ host: ConnectionID, _ pupil: ConnectionID) throws
    -> ServerMessage.Question
  {
    try hall.order(host, .open)
    var found: ServerMessage.Question?
    for case .question(let question) in hall.heard(pupil) { found = question }
    try hall.pass(1_500)
    return try #require(found)
  }

  private func answer(_ question: ServerMessage.Question, _ start: String) throws -> ClientMessage {
    guard case .single(let entries) = question.item.form else { throw CancellationError() }
    let entry = try #require(entries.first { $0.text.hasPrefix(start) })
    return .answer(
      ClientMessage.Answer(question: question.question, response: .choice(entry.id)))
  }

  private func closed(_ messages: [ServerMessage]) throws -> ServerMessage.Closed {
    for case .closed(let closed) in messages { return closed }
    Issue.record("no closed line in \(messages)")
    throw CancellationError()
  }

  @Test func `a survey tells totals, neither key nor mark, and leaves nothing behind`() throws {
    let program = Fixture.program(rule: .survey)
    let (hall, pupils, host) = try hall(program, pupils: 6)
    let question = try open(hall, host, pupils[0])
    for (place, pupil) in pupils.prefix(5).enumerated() {
      try hall.say(pupil, answer(question, place < 3 ? "Đúng" : "Sai"))
    }
    try hall.say(pupils[0], answer(question, "Đúng"))
    try hall.say(pupils[1], answer(question, "Sai"))
    let heard = hall.heard(pupils[0])
    let receipts = heard.compactMap { if case .accepted(let one) = $0 { one } else { nil } }
    #expect(receipts.map(\.duplicate) == [false, true])
    #expect(Set(receipts.map(\.receipt)).count == 1)
    #expect(errors(hall.heard(pupils[1])) == [.alreadyAnswered])
    #expect(try hall.journal.opinions(of: "thu").count == 5)
    for row in try hall.journal.opinions(of: "thu") {
      #expect(row.sealed.map { String(decoding: $0, as: UTF8.self).contains("x") } != nil)
    }
    _ = hall.heard(pupils[5])
    try hall.order(host, .close)
    let told = try closed(hall.heard(pupils[0]))
    #expect(told.key == nil && told.correct == nil && told.answered == 5)
    #expect(told.totals?.values.sorted() == [2, 3])
    #expect(told.own.you?.response != nil && told.own.you?.mark == nil)
    #expect(try closed(hall.heard(pupils[5])).own.you == nil)
    #expect(try hall.journal.opinions(of: "thu").isEmpty, "gone with the count")
    // Whoever was cut off sends again and is told that it counts; who has said nothing is too late.
    try hall.say(pupils[0], answer(question, "Đúng"))
    try hall.say(pupils[5], answer(question, "Đúng"))
    let again = hall.heard(pupils[0]).compactMap {
      if case .accepted(let one) = $0 { one } else { nil }
    }
    #expect(again.map(\.duplicate) == [true] && again.map(\.receipt) == [receipts[0].receipt])
    #expect(errors(hall.heard(pupils[5])) == [.late])
  }

  @Test func `a restart in the middle of a survey keeps what was said`() throws {
    let program = Fixture.program(rule: .survey, change: { $0.answers = .changeable })
    let (hall, pupils, host) = try hall(program, pupils: 5)
    let question = try open(hall, host, pupils[0])
    for pupil in pupils { try hall.say(pupil, answer(question, "Sai")) }
    try hall.restart(program, after: 60_000)
    let back = hall.connect()
    try hall.say(back, .hello(ClientMessage.Hello(role: .contestant)))
    try hall.say(back, .resume(token: try #require(hall.tokens[pupils[0]])))
    var held: Wire.HeldAnswer?
    for case .question(let question) in hall.heard(back) { held = question.answered }
    #expect(held?.response != nil, "the contestant is shown the opinion that counts")
    try hall.pass(120_000)
    #expect(try closed(hall.heard(back)).totals?.values.reduce(0, +) == 5)
  }

  @Test func `fewer than five opinions are told to nobody`() throws {
    let (hall, pupils, host) = try hall(Fixture.program(rule: .survey), pupils: 6)
    let question = try open(hall, host, pupils[0])
    for pupil in pupils.prefix(4) { try hall.say(pupil, answer(question, "Sai")) }
    try hall.order(host, .close)
    let told = try closed(hall.heard(pupils[0]))
    #expect(told.totals == nil && told.answered == 4)
  }

  @Test func `the winner of an elimination is announced to everyone at once`() throws {
    let (hall, pupils, host) = try hall(Fixture.program(rule: .elimination), pupils: 3)
    let question = try open(hall, host, pupils[0])
    try hall.say(pupils[1], answer(question, "Đúng"))
    try hall.say(pupils[2], answer(question, "Sai"))
    try hall.order(host, .close)
    for pupil in pupils {
      let heard = hall.heard(pupil)
      let winners = heard.compactMap { if case .winner(let all) = $0 { all } else { nil } }
      #expect(winners == [[ServerMessage.Winner(contestant: "c2", name: "Bạn 2")]])
      #expect(try closed(heard).own.isIn == (pupil == pupils[1]))
    }
  }

  @Test func `hosts see how many play on, and one who comes later who has won`() throws {
    let (hall, pupils, host) = try hall(
      Fixture.program(items: 2, rule: .elimination), pupils: 3)
    func playing(_ id: ConnectionID) -> Int? {
      hall.heard(id).compactMap { if case .progress(let told) = $0 { told.playing } else { nil } }
        .last
    }
    let first = try open(hall, host, pupils[0])
    for pupil in pupils.prefix(2) { try hall.say(pupil, answer(first, "Đúng")) }
    try hall.order(host, .close)
    try hall.pass(300)
    #expect(playing(host) == 2)
    let second = try open(hall, host, pupils[0])
    try hall.say(pupils[1], answer(second, "Đúng"))
    try hall.order(host, .close)
    let later = hall.connect()
    try hall.say(later, .hello(ClientMessage.Hello(role: .host)))
    try hall.say(later, .authenticate(token: try hall.hostToken))
    try hall.pass(300)
    let heard = hall.heard(later)
    let winners = heard.compactMap { if case .winner(let all) = $0 { all } else { nil } }
    #expect(winners.map { $0.map(\.name) } == [["Bạn 2"]])
    #expect(heard.contains { if case .standings = $0 { true } else { false } })
    #expect(playing(host) == 1)
  }

  @Test func `a star is staked before the question, durable, and told once more on a resend`()
    throws
  {
    let program = Fixture.program(change: { $0.star = 1 })
    let (hall, pupils, host) = try hall(program, pupils: 2)
    try hall.say(pupils[0], .star(question: "mot.1"))
    try hall.say(pupils[0], .star(question: "mot.1"))
    let receipts = hall.heard(pupils[0]).compactMap {
      if case .starred(_, let receipt) = $0 { receipt } else { nil }
    }
    #expect(receipts.count == 2 && Set(receipts).count == 1)
    let question = try open(hall, host, pupils[0])
    try hall.say(pupils[1], .star(question: "mot.1"))
    #expect(errors(hall.heard(pupils[1])) == [.notOpen])
    try hall.say(pupils[0], .star(question: "mot.2"))
    #expect(errors(hall.heard(pupils[0])) == [.attemptsUsed])
    try hall.say(pupils[0], answer(question, "Đúng"))
    try hall.order(host, .close)
    #expect(try closed(hall.heard(pupils[0])).own.points == 200)
  }

  @Test func `frozen standings tell own points and nothing fresh, and the end waits`() throws {
    let (hall, pupils, host) = try hall(Fixture.program(items: 1), pupils: 2)
    try hall.order(host, .freeze)
    let question = try open(hall, host, pupils[0])
    try hall.say(pupils[0], answer(question, "Đúng"))
    try hall.order(host, .close)
    let heard = hall.heard(pupils[0])
    let own = try closed(heard).own
    #expect(own.points == 100 && own.rank == nil)
    for case .standings(let standings) in heard {
      #expect(standings.frozen && standings.top.allSatisfy { $0.points == 0 })
    }
    try hall.order(host, .finish)
    #expect(!hall.heard(pupils[0]).contains { if case .ended = $0 { true } else { false } })
    try hall.order(host, .unfreeze)
    let after = hall.heard(pupils[0])
    let ended = after.compactMap { if case .ended(let ended) = $0 { ended } else { nil } }
    #expect(ended.first?.rank == 1 && ended.first?.points == 100)
    #expect(errors(hall.heard(host)) == [])
  }

  @Test func `a host who comes later is shown what was opened, and nothing that was not`() throws {
    let (hall, pupils, host) = try hall(Fixture.program(items: 2), pupils: 1)
    let question = try open(hall, host, pupils[0])
    try hall.order(host, .close)
    let later = try hall.host()
    try hall.order(later, .show(question: "mot.1"))
    let shown = hall.heard(later).compactMap {
      if case .done(let done) = $0 { done.question } else { nil }
    }
    #expect(shown.map(\.question) == ["mot.1"] && shown.first?.item == question.item)
    try hall.order(later, .show(question: "mot.2"))
    #expect(errors(hall.heard(later)) == [.invalidCommand])
  }

  @Test func `a host opens a reserve for what was annulled`() throws {
    let program = Fixture.program(
      items: 3,
      change: { round in
        guard case .named(let ids) = round.items else { return }
        round.items = .named(ids.dropLast())
        round.reserve = ids.suffix(1)
      })
    let (hall, pupils, host) = try hall(program, pupils: 2)
    _ = try open(hall, host, pupils[0])
    try hall.order(host, .close)
    try hall.order(host, .annul(question: "mot.1", reason: "đề sai"))
    _ = try open(hall, host, pupils[0])
    try hall.order(host, .close)
    try hall.order(host, .openReserve)
    let heard = hall.heard(pupils[0])
    let asked = heard.compactMap { if case .question(let asked) = $0 { asked } else { nil } }.last
    #expect(asked?.question == "mot.3" && asked?.number == 3 && asked?.of == 3)
    try hall.order(host, .openReserve)
    #expect(errors(hall.heard(host)) == [.invalidCommand])
  }

  @Test func `hidden standings are shown one by one, the last one's own rank with the rest`() throws
  {
    let (hall, pupils, host) = try hall(Fixture.program(items: 1), pupils: 3)
    try hall.order(host, .freeze)
    let question = try open(hall, host, pupils[0])
    try hall.say(pupils[2], answer(question, "Đúng"))
    try hall.order(host, .close)
    try hall.order(host, .revealNext())
    #expect(errors(hall.heard(host)) == [.invalidCommand])
    try hall.order(host, .finish)
    _ = hall.heard(pupils[0])
    func told() -> ServerMessage.Standings? {
      hall.heard(pupils[0]).compactMap {
        if case .standings(let standings) = $0 { standings } else { nil }
      }.last
    }
    try hall.order(host, .revealNext(top: 2))
    let first = try #require(told())
    #expect(first.reveal == .init(left: 3) && first.top.allSatisfy { $0.points == 0 })
    try hall.order(host, .revealNext())
    let winner = try #require(told())
    #expect(
      winner.reveal
        == .init(
          contestant: "c3", name: "Bạn 3", schoolName: winner.reveal?.schoolName, rankBefore: 1,
          pointsBefore: 0, rank: 1, points: 100, left: 2))
    #expect(winner.frozen && winner.top.first?.contestant == "c3" && winner.you?.rank == nil)
    for _ in 1...3 { try hall.order(host, .revealNext()) }
    let last = try #require(told())
    #expect(last.reveal == nil && !last.frozen && last.you?.rank == 2)
    #expect(errors(hall.heard(host)) == [])
  }

  @Test func `a contest that asks for a difficulty starts on a server`() throws {
    let plain = Fixture.program(items: 4)
    var definition = plain.definition
    definition.rounds[0].items = .drawn(
      DrawRules(count: 2, target: DifficultyTarget(right: 60, within: 5)))
    let shares = [1: 590_000, 2: 610_000, 3: 50_000, 4: 990_000]
    let program = ContestProgram(
      definition: definition, pools: plain.pools,
      difficulties: Dictionary(uniqueKeysWithValues: shares.map { ("item-\($0)", $1) }))
    let hall = try Hall(program)
    _ = try hall.join("Bạn", school: "hoa-sen")
    // A changed title must not lose them either.
    definition.title = LocalizedText("Tên khác")
    try hall.restart(
      ContestProgram(
        definition: definition, pools: plain.pools, difficulties: program.difficulties),
      after: 1_000)
    let host = try hall.host()
    try hall.order(host, .start)
    let drawn = try #require(hall.served.contest.rounds.first).map(\.item.id.text)
    #expect(Set(drawn) == ["item-1", "item-2"])
  }

  @Test func `a corrected key, a disqualification and an interval reach everyone`() throws {
    let (hall, pupils, host) = try hall(Fixture.program(items: 2), pupils: 2)
    let question = try open(hall, host, pupils[0])
    try hall.say(pupils[0], answer(question, "Đúng"))
    try hall.say(pupils[1], answer(question, "Sai"))
    guard case .answer(let wrong) = try answer(question, "Sai"),
      let response = wrong.response
    else { return }
    try hall.order(host, .close)
    _ = hall.heard(pupils[1])
    try hall.order(
      host, .rekey(question: "mot.1", key: .response(response), reason: "in nhầm"))
    func rank(_ pupil: ConnectionID) -> [Int?] {
      hall.heard(pupil).compactMap {
        if case .standings(let standings) = $0 { standings.you?.rank } else { nil }
      }
    }
    #expect(rank(pupils[1]) == [1])
    try hall.order(host, .disqualify(contestant: "c2", reason: "nhờ bạn"))
    #expect(rank(pupils[1]) == [2])
    try hall.order(host, .reinstate(contestant: "c2", reason: "đã rõ"))
    let now = hall.now.milliseconds
    try hall.order(
      host,
      .removeInterval(
        HostOrder.Interval(
          from: ServerTime(milliseconds: now - 30_000), to: ServerTime(milliseconds: now),
          reason: "mất điện")))
    let done = hall.heard(host).compactMap {
      if case .done(let done) = $0 { done.interval } else { nil }
    }
    #expect(done == ["i1"])
    try hall.order(host, .restoreInterval("i1"))
    #expect(errors(hall.heard(host)) == [])
    #expect(hall.served.contest.revision == 4)
  }

  @Test func `a host notes appeals, lists and answers them, and then makes the results final`()
    throws
  {
    let (hall, pupils, host) = try hall(Fixture.program(rule: .classic), pupils: 1)
    let pupil = pupils[0]
    let question = try open(hall, host, pupil).question
    try hall.order(host, .close)
    try hall.order(host, .finish)
    _ = hall.heard(host)
    _ = hall.heard(pupil)
    try hall.order(host, .appeal(contestant: "c1", question: question, reason: "đáp án sai"))
    try hall.order(host, .appeal(contestant: "c9", reason: "không ai"))
    try hall.order(host, .finalize)
    let heard = hall.heard(host)
    #expect(errors(heard) == [.invalidCommand, .invalidCommand])
    #expect(
      heard.compactMap { if case .done(let done) = $0 { done.appeal } else { nil } } == ["a1"])
    #expect(
      heard.contains { if case .event(let event) = $0 { event.kind == "appealed" } else { false } })
    #expect(hall.heard(pupil).isEmpty)
    try hall.order(host, .answerAppeal("a1", isUpheld: false, reason: "đáp án đúng"))
    try hall.order(host, .appeals)
    let listed = hall.heard(host).compactMap {
      if case .done(let done) = $0 { done.appeals } else { nil }
    }
    #expect(
      listed == [
        [
          ServerMessage.ListedAppeal(
            appeal: "a1", contestant: "c1", name: "Bạn 1", question: question,
            reason: "đáp án sai", isUpheld: false, answer: "đáp án đúng")
        ]
      ])
    try hall.order(host, .finalize)
    #expect(hall.served.contest.isFinalized)
  }
}
