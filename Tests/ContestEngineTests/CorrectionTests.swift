import Assessment
import ContestEngine
import Testing

/// What is put right after the fact: keys, intervals, frozen standings.
@Suite struct CorrectionTests {
  private func contest(_ count: Int = 3, _ change: (inout ContestDefinition) -> Void = { _ in })
    throws -> LiveContest
  {
    var definition = Sample.definition([Sample.round("mot", 1...4)])
    change(&definition)
    var live = LiveContest()
    try live.run(.prepare(Sample.program(definition)))
    for number in 1...count {
      try live.run(.register(Sample.registration(number, school: number == 1 ? "a" : "b")))
    }
    try live.run(.start(seed: Sample.seed))
    return live
  }

  private func key(_ choice: Int, of question: QuestionID, in live: LiveContest) throws -> AnswerKey
  {
    .response(try LiveContest.response(choice, to: question, in: live.contest))
  }

  @Test func `a corrected key scores every answer anew, whole or nothing`() throws {
    var live = try contest()
    let question = try live.open()
    try live.answer(1, 0)
    try live.answer(2, 1)
    try live.answer(3, 2)
    try live.close()
    #expect((1...3).map(live.points) == [100, 0, 50])
    try live.run(.rekey(question, key: key(1, of: question, in: live), reason: "in nhầm"))
    #expect((1...3).map(live.points) == [0, 100, 0])
    #expect(live.contest.revision == 2)
    #expect(try live.contest.key(of: question) == key(1, of: question, in: live))
    let both = AnswerKey.anyOf([
      try LiveContest.response(0, to: question, in: live.contest),
      try LiveContest.response(1, to: question, in: live.contest),
    ])
    try live.run(.rekey(question, key: both, reason: "hai đáp án đều đúng"))
    #expect((1...3).map(live.points) == [100, 100, 0])
  }

  @Test func `an open question is closed before its key is corrected, an unopened one refused`()
    throws
  {
    var live = try contest()
    let question = try live.open()
    let events = try live.run(
      .rekey(question, key: key(1, of: question, in: live), reason: "in nhầm"))
    #expect(events.first == .closed(question) && events.count == 2)
    let next = QuestionID(round: 0, place: 1)
    let nextKey = try key(0, of: next, in: live)
    #expect(throws: Refusal.invalidCommand) {
      try live.run(.rekey(next, key: nextKey, reason: "chưa mở"))
    }
    #expect(throws: Refusal.badValue) {
      try live.run(.rekey(question, key: .response(.truth(true)), reason: "sai kiểu"))
    }
  }

  @Test func `an interval annuls what was open in it for more than half of its time`() throws {
    var live = try contest()
    let start = live.now
    _ = start
    let question = try live.open()
    let from = live.now
    try live.answer(1, 0)
    try live.answer(2, 0)
    try live.close()
    let close = from + 20_000
    func remove(_ end: Instant, _ school: String?) -> Command {
      .removeInterval(
        RemovedInterval(
          from: from, to: end, school: school.map(SchoolID.init), reason: "mất điện"))
    }
    try live.run(remove(from + 10_000, nil))
    #expect(live.points(1) == 100 && live.contest.revision == 1, "exactly half is not more")
    try live.run(remove(from + 10_001, "b"))
    #expect((1...3).map(live.points) == [100, 0, 0])
    #expect(live.contest.revision == 2)
    #expect(try live.result(2, question).counts == false)
    try live.run(.restoreInterval(2))
    #expect((1...3).map(live.points) == [100, 100, 0])
    try live.run(remove(close, nil))
    #expect((1...3).map(live.points) == [0, 0, 0])
    #expect(throws: Refusal.invalidCommand) { try live.run(.restoreInterval(2)) }
    #expect(throws: Refusal.invalidCommand) { try live.run(.restoreInterval(4)) }
    #expect(throws: Refusal.badValue) { try live.run(remove(live.now + 1, nil)) }
    #expect(throws: Refusal.unknownSchool) { try live.run(remove(close, "c")) }
  }

  @Test func `an interval that was taken out before the close counts at the close`() throws {
    var live = try contest()
    try live.open()
    let from = live.now
    try live.answer(1, 0)
    live.wait(15_000)
    try live.run(
      .removeInterval(
        RemovedInterval(from: from, to: live.now, school: nil, reason: "mất điện")))
    try live.close()
    #expect(live.points(1) == 0)
  }

  @Test func `the last questions are played with frozen standings`() throws {
    var live = try contest { $0.standings.freezeLast = 2 }
    for _ in 1...2 {
      try live.open()
      try live.answer(1, 0)
      try live.close()
    }
    #expect(!live.contest.isFrozen)
    let events = try live.run(.open)
    #expect(events.first == .frozen)
    live.now = try #require(live.contest.current).timing.startsAt
    try live.answer(2, 0)
    try live.close()
    try live.open()
    try live.answer(2, 0)
    try live.close()
    #expect(live.contest.shownStandings().rows.map(\.points) == [200, 0, 0])
    #expect(live.contest.standings().rows.map(\.points) == [200, 200, 0])
    try live.run(.finish)
    #expect(live.contest.nextStep == .unfreeze)
    #expect(throws: Refusal.invalidCommand) { try live.run(.finalize) }
    try live.run(.unfreeze)
    #expect(live.contest.shownStandings() == live.contest.standings())
    try live.run(.finalize)
  }

  @Test func `what a host thaws does not freeze again by itself`() throws {
    var live = try contest { $0.standings.freezeLast = 3 }
    try live.open()
    try live.close()
    try live.open()
    #expect(live.contest.isFrozen)
    try live.run(.unfreeze)
    try live.close()
    try live.open()
    #expect(!live.contest.isFrozen)
    try live.run(.freeze)
    #expect(live.contest.isFrozen)
  }

  @Test func `participation and quality of schools are weighed exactly`() throws {
    var live = try contest {
      $0.standings.schools.take = .rateQuality
      $0.standings.schools.weights = [60, 40]
      $0.schools[0].enrolled = 1
      $0.schools[1].enrolled = 4
    }
    try live.open()
    try live.answer(1, 1)
    try live.answer(2, 0)
    try live.answer(3, 0)
    try live.close()
    let schools = live.contest.standings().schools
    #expect(schools.map(\.school.text) == ["b", "a"])
    #expect(schools.map(\.points) == [70, 60], "60·2/4 + 40·1; 60·1 + 40·0")
  }
}
