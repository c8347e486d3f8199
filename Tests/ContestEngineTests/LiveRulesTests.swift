import Assessment
import ContestEngine
import Testing

/// The rules of a live contest besides classic and speed, by example.
@Suite struct LiveRulesTests {
  private func contest(
    _ rule: RoundDefinition.Rule, questions: Int = 4, contestants: Int = 4,
    _ change: (inout RoundDefinition) -> Void = { _ in }
  ) throws -> LiveContest {
    try LiveContest(
      Sample.program(Sample.round("vong", 1...questions, rule, change)), contestants: contestants)
  }

  private func ids(_ numbers: [Int32]) -> [ContestantID] { numbers.map(ContestantID.init(number:)) }

  // MARK: Ranked

  @Test func `equally fast right answers share a band, and the next band is skipped`() throws {
    var live = try contest(.ranked)
    try live.open()
    live.wait(1_000)
    try live.answer(1, 0)
    try live.answer(2, 0)
    live.wait(1)
    try live.answer(3, 0)
    try live.answer(4, 2)
    try live.close()
    #expect((1...4).map(live.points) == [40, 40, 20, 0], "40, 40, 20; a half is not right")
  }

  @Test(arguments: [false, true])
  func `past the list of bands there is nothing, or the last band again`(repeats: Bool) throws {
    var live = try contest(.ranked) {
      $0.bands = [40, 30]
      $0.bandsRepeat = repeats
    }
    try live.open()
    for number in 1...4 {
      live.wait(10)
      try live.answer(Int32(number), 0)
    }
    try live.close()
    #expect((1...4).map(live.points) == (repeats ? [40, 30, 30, 30] : [40, 30, 0, 0]))
  }

  @Test func `who is struck off makes room in the bands`() throws {
    var live = try contest(.ranked)
    try live.open()
    for number in 1...3 {
      live.wait(10)
      try live.answer(Int32(number), 0)
    }
    try live.close()
    try live.run(.disqualify(ContestantID(number: 1), reason: "nhờ bạn trả lời"))
    #expect(live.points(2) == 40 && live.points(3) == 30)
    #expect(live.contest.standings().rows.map(\.rank) == [1, 2, 3, 4])
    #expect(live.contest.standings().rows.last?.contestant == ContestantID(number: 1))
    try live.run(.reinstate(ContestantID(number: 1), reason: "khiếu nại đúng"))
    #expect((1...3).map(live.points) == [40, 30, 20])
    #expect(live.contest.revision == 3)
  }

  // MARK: Elimination

  /// Plays a question: who is named answers right, the others wrong.
  private func play(_ live: inout LiveContest, right: [Int32], silent: [Int32] = []) throws {
    try live.open()
    for number in 1...Int32(live.contest.contestants.count) where !silent.contains(number) {
      try live.answer(number, right.contains(number) ? 0 : 1)
    }
    try live.close()
  }

  @Test func `wrong, partly right and silent go out, and are scored no longer`() throws {
    var live = try contest(.elimination)
    try live.open()
    try live.answer(1, 0)
    try live.answer(2, 1)
    try live.answer(3, 2)
    try live.close()
    #expect(
      (1...4).map(live.points) == [100, 0, 50, 0], "the half still counts where it was given")
    #expect(
      (1...4).map { live.contest.isIn(ContestantID(number: $0), round: 0) }
        == [true, false, false, false])
    try play(&live, right: [1, 2, 3, 4])
    #expect((1...4).map(live.points) == [200, 0, 50, 0])
    #expect(try live.result(2).counts == false)
  }

  @Test func `if all who are in would go out, nobody does`() throws {
    var live = try contest(.elimination)
    try play(&live, right: [1, 2])
    try play(&live, right: [3, 4])
    #expect(
      (1...4).map { live.contest.isIn(ContestantID(number: $0), round: 0) }
        == [true, true, false, false])
  }

  @Test func `the last one left is the winner at once, and questions may go on`() throws {
    var live = try contest(.elimination)
    try play(&live, right: [1, 2])
    #expect(live.contest.last.map(live.contest.winners) == [])
    try play(&live, right: [2])
    let winning = try #require(live.contest.last)
    #expect(live.contest.winners(by: winning) == ids([2]))
    try play(&live, right: [])
    #expect(live.contest.last.map(live.contest.winners) == [], "told once")
    try play(&live, right: [2])
    #expect(live.contest.last.map(live.contest.winners) == [])
    #expect(live.contest.standings().rows.first?.contestant == ContestantID(number: 2))
  }

  @Test func `all who stand at the end of the round are its winners`() throws {
    var live = try contest(.elimination, questions: 2)
    try play(&live, right: [1, 2, 3])
    try play(&live, right: [1, 3])
    #expect(live.contest.last.map(live.contest.winners) == ids([1, 3]))
  }

  @Test func `a rescued contestant who wins is first, with fewer points`() throws {
    var live = try contest(.elimination) { $0.rescues = 1 }
    try play(&live, right: [1, 2, 3])
    try play(&live, right: [1, 2])
    try live.run(.rescue(.named(ids([4]))))
    try play(&live, right: [1, 4])
    try play(&live, right: [4])
    let rows = live.contest.standings().rows
    #expect(rows.map(\.contestant) == ids([4, 1, 2, 3]))
    #expect(rows.map(\.points) == [200, 300, 200, 100])
  }

  @Test func `a count brings back those who got furthest, and never more than the round lets`()
    throws
  {
    var live = try contest(.elimination, contestants: 5) { $0.rescues = 2 }
    try play(&live, right: [1, 2, 3, 4])
    try play(&live, right: [1, 2])
    #expect(throws: Refusal.invalidCommand) { try live.run(.rescue(.count(3))) }
    #expect(throws: Refusal.badValue) { try live.run(.rescue(.count(0))) }
    #expect(throws: Refusal.invalidCommand) { try live.run(.rescue(.named(ids([1])))) }
    try live.run(.rescue(.count(2)))
    #expect(
      (1...5).map { live.contest.isIn(ContestantID(number: $0), round: 0) }
        == [true, true, true, true, false])
    #expect(throws: Refusal.invalidCommand) { try live.run(.rescue(.count(1))) }
  }

  @Test func `who comes late is out, and cannot be brought back`() throws {
    var live = try contest(.elimination) { $0.rescues = 3 }
    try live.open()
    try live.run(.register(Sample.registration(99)))
    try live.answer(5, 0)
    try live.answer(1, 0)
    try live.close()
    #expect(live.points(5) == 0 && live.points(1) == 100)
    #expect(live.contest.isIn(ContestantID(number: 5), round: 0) == false)
    #expect(throws: Refusal.invalidCommand) { try live.run(.rescue(.named(ids([5])))) }
  }

  @Test func `an annulled question puts nobody out`() throws {
    var live = try contest(.elimination)
    try play(&live, right: [1])
    let first = try #require(live.contest.last)
    try live.run(.annul(first, reason: "đề sai"))
    #expect(
      (1...4).map { live.contest.isIn(ContestantID(number: $0), round: 0) ?? true }
        == [true, true, true, true])
    try play(&live, right: [2, 3])
    #expect((1...4).map(live.points) == [0, 100, 100, 0])
  }

  @Test func `who came late stays out where the first question does not count any more`() throws {
    var live = try contest(.elimination)
    try live.open()
    let first = try #require(live.contest.last)
    try live.run(.register(Sample.registration(99)))
    try live.answer(1, 0)
    try live.close()
    try play(&live, right: [1, 5])
    try live.run(.annul(first, reason: "đề sai"))
    try play(&live, right: [1, 5])
    #expect(live.points(5) == 0)
    #expect(live.contest.isIn(ContestantID(number: 5), round: 0) == false)
    #expect(live.contest.standings().rows.first?.contestant == ContestantID(number: 1))
  }

  // MARK: Stars

  @Test func `a star doubles a right answer and costs a wrong one the round's points`() throws {
    var live = try contest(.speed, contestants: 4) {
      $0.star = 1
      $0.points = 1_000
    }
    let first = try #require(live.contest.next())
    for number in 1...3 { try live.run(.stake(ContestantID(number: Int32(number)), first)) }
    try live.open()
    live.wait(10_000)
    try live.answer(1, 0)
    try live.answer(2, 1)
    try live.answer(4, 0)
    try live.close()
    #expect((1...4).map(live.points) == [1_500, -1_000, 0, 750], "no answer loses nothing")
    #expect(try live.result(1).star == 750)
  }

  @Test func `stars are staked before the question opens, once, and no more than there are`()
    throws
  {
    var live = try contest(.classic) { $0.star = 1 }
    let one = ContestantID(number: 1)
    let first = try #require(live.contest.next())
    let second = QuestionID(round: 0, place: 1)
    #expect(throws: Refusal.notOpen) { try live.run(.stake(one, second)) }
    try live.run(.stake(one, first))
    let receipt = live.contest.sequence
    #expect(throws: Refusal.alreadyHeld(receipt: receipt)) { try live.run(.stake(one, first)) }
    try live.open()
    #expect(throws: Refusal.notOpen) { try live.run(.stake(ContestantID(number: 2), first)) }
    #expect(throws: Refusal.attemptsUsed) { try live.run(.stake(one, second)) }
    try live.answer(1, 1)
    try live.close()
    #expect(live.points(1) == -100)
    try live.run(.annul(first, reason: "đề sai"))
    #expect(live.points(1) == 0)
    try live.run(.stake(one, second))
  }

  // MARK: Surveys

  private func opine(_ live: inout LiveContest, _ number: Int32, seal: UInt64, change: Int = 0)
    throws
  {
    let question = try #require(live.contest.last)
    try live.run(
      .respond(
        GivenAnswer(
          contestant: ContestantID(number: number), question: question,
          response: try LiveContest.response(0, to: question, in: live.contest), change: change,
          seal: seal)))
  }

  @Test func `a survey's journal says who took part and never what was said`() throws {
    var live = try contest(.survey, contestants: 6)
    let question = try live.open()
    for number in 1...5 { try opine(&live, Int32(number), seal: UInt64(10 + number)) }
    #expect(throws: Refusal.self) { try opine(&live, 1, seal: 11) }
    #expect(throws: Refusal.badValue) {
      try live.answer(6, 0)
    }
    try live.close()
    #expect(live.contest.untallied == [question])
    let choice = try #require(live.contest.item(question)?.ids.first)
    try live.run(.tally(question, [choice: 5]))
    #expect(live.contest.totals(of: question) == [choice: 5])
    #expect(live.contest.untallied == [])
    #expect(live.contest.tally(of: question)?.answered == 5)
    #expect((1...6).allSatisfy { live.points($0) == 0 })
    #expect(!live.journal.contains { if case .responded = $0.event { true } else { false } })
    #expect(throws: Refusal.invalidCommand) { try live.run(.tally(question, [:])) }
  }

  @Test func `of a group of fewer than five nothing is told`() throws {
    var live = try contest(.survey, contestants: 6)
    let question = try live.open()
    for number in 1...4 { try opine(&live, Int32(number), seal: 7) }
    try live.close()
    let events = try live.run(.tally(question, [ChoiceID("x"): 4]))
    #expect(events == [.tallied(question, [:])])
    #expect(live.contest.totals(of: question) == nil)
  }
}
