import Assessment
import ContestEngine
import Testing

/// Items that take the place of annulled ones.
@Suite struct ReserveTests {
  private func contest(_ change: (inout RoundDefinition) -> Void = { _ in }) throws -> LiveContest {
    try LiveContest(
      Sample.program(
        Sample.round("mot", 1...2) {
          $0.reserve = Sample.items([3, 4]).map(\.id)
          change(&$0)
        }, Sample.round("hai", 5...6)))
  }

  /// Opens what `command` opens, everyone who is named answers right, and it closes.
  private func play(
    _ live: inout LiveContest, _ command: Command = .open, right: Int32...
  ) throws -> QuestionID {
    try live.run(command)
    let current = try #require(live.contest.current)
    live.now = current.timing.startsAt
    for number in right { try live.answer(number, 0) }
    try live.close()
    return current.question
  }

  @Test func `a reserve takes the place of an annulled question at the end of its round`() throws {
    var live = try contest()
    let first = try play(&live, right: 1)
    try live.run(.annul(first, reason: "đề sai"))
    // Not before the round's own questions were asked.
    #expect(throws: Refusal.invalidCommand) { try live.run(.openReserve) }
    _ = try play(&live, right: 1)
    #expect(live.contest.nextReserve == QuestionID(round: 0, place: 2))
    #expect(live.contest.questionCount == 4)
    let reserve = try play(&live, .openReserve, right: 1, 2)
    #expect(live.contest.item(reserve)?.item.id == ItemID("item-3"))
    #expect(live.contest.program?.wireID(of: reserve) == "mot.3")
    #expect(live.contest.isReserve(reserve) && !live.contest.isReserve(first))
    #expect(live.contest.number(of: reserve) == 3 && live.contest.questionCount == 5)
    #expect(live.points(1) == 200 && live.points(2) == 100)
    // One for one.
    #expect(throws: Refusal.invalidCommand) { try live.run(.openReserve) }
    let next = try play(&live, right: 2)
    #expect(next == QuestionID(round: 1, place: 0) && live.contest.number(of: next) == 4)
    // The round is over.
    try live.run(.annul(QuestionID(round: 0, place: 1), reason: "đề sai"))
    #expect(throws: Refusal.invalidCommand) { try live.run(.openReserve) }
    #expect(
      live.contest.askedOrDefined.map { live.contest.program?.wireID(of: $0) }
        == ["mot.1", "mot.2", "mot.3", "hai.1", "hai.2"])
  }

  @Test func `a reserve that is annulled itself is replaced by the next, while there are any`()
    throws
  {
    var live = try contest()
    let first = try play(&live)
    _ = try play(&live)
    try live.run(.annul(first, reason: "đề sai"))
    for place in [2, 3] {
      let reserve = try play(&live, .openReserve)
      #expect(reserve == QuestionID(round: 0, place: place))
      try live.run(.annul(reserve, reason: "đề sai nữa"))
    }
    #expect(live.contest.nextReserve == nil)
    #expect(throws: Refusal.invalidCommand) { try live.run(.openReserve) }
  }

  @Test func `without an annulled question reserves are passed over, also by stars`() throws {
    var live = try contest { $0.star = 1 }
    #expect(live.contest.nextStar == QuestionID(round: 0, place: 0))
    for _ in 1...2 { _ = try play(&live) }
    #expect(throws: Refusal.invalidCommand) { try live.run(.openReserve) }
    #expect(throws: Refusal.notOpen) {
      try live.run(.stake(ContestantID(number: 1), QuestionID(round: 0, place: 2)))
    }
    #expect(live.contest.next() == QuestionID(round: 1, place: 0))
    for _ in 1...2 { _ = try play(&live) }
    #expect(live.contest.nextStep == .finish)
    #expect(live.contest.next() == nil)
  }

  @Test func `a removed interval makes room for a reserve, as an annulment does`() throws {
    var live = try contest()
    _ = try play(&live)
    let from = live.now
    _ = try play(&live)
    #expect(live.contest.nextReserve == nil)
    try live.run(
      .removeInterval(RemovedInterval(from: from, to: live.now, school: nil, reason: "mất điện")))
    #expect(live.contest.nextReserve == QuestionID(round: 0, place: 2))
  }

  @Test func `an elimination goes on with its reserve`() throws {
    var live = try LiveContest(
      Sample.program(
        Sample.round("mot", 1...2, .elimination) { $0.reserve = Sample.items([3]).map(\.id) }))
    let first = try play(&live, right: 1)
    try live.run(.annul(first, reason: "đề sai"))
    let second = try play(&live, right: 1, 2)
    #expect(live.contest.winners(by: second) == [1, 2].map { ContestantID(number: $0) })
    let reserve = try play(&live, .openReserve, right: 2)
    #expect(live.contest.winners(by: reserve) == [ContestantID(number: 2)])
    #expect(live.contest.isIn(ContestantID(number: 1), round: 0) == false)
  }

  @Test func `reserves are drawn behind the round's questions, and none of them elsewhere`() throws
  {
    var definition = Sample.definition([
      Sample.round("mot", 1...1) { $0.items = .drawn(DrawRules(count: 3, reserve: 2)) },
      Sample.round("hai", 1...1) { $0.items = .drawn(DrawRules(count: 4)) },
    ])
    let pool = Sample.items(1...9)
    let program = ContestProgram(definition: definition, pools: [pool, pool])
    let draw = try Draw(of: program, seed: Sample.seed)
    #expect(draw.rounds.map(\.count) == [5, 4])
    #expect(Set(draw.rounds.joined().map(\.item.id)).count == 9)
    definition.rounds[0].items = .drawn(DrawRules(count: 3, reserve: 3))
    #expect(throws: Refusal.self) {
      try Draw(of: ContestProgram(definition: definition, pools: [pool, pool]), seed: Sample.seed)
    }
  }
}
