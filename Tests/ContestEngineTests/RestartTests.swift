import Assessment
import ContestEngine
import Testing

/// The server was gone in the middle of an item.
@Suite struct RestartTests {
  static let program = Sample.program(
    Sample.round("mot", 1...3, .speed) {
      $0.points = 1_000
      $0.secondsPerItem = 20
    })

  /// Five seconds into an item, with a mark at four.
  private func interrupted() throws -> LiveContest {
    var live = try LiveContest(Self.program)
    try live.open()
    live.wait(2_000)
    try live.answer(1, 0)
    live.wait(2_000)
    try live.run(.mark)
    live.wait(31_000)
    return live
  }

  @Test func `time stands still from the last durable moment until three seconds after`() throws {
    var live = try interrupted()
    let start = try #require(live.contest.current).timing.opensAt
    let events = try live.run(.recover)
    #expect(events == [.interrupted(since: start + 4_000, until: live.now + 3_000)])
    #expect(live.contest.phase == .paused && live.contest.deadline == live.now + 3_000)
    live.wait(2_999)
    #expect(try live.run(.tick) == [])
    #expect(throws: Refusal.notOpen) { try live.answer(2, 0) }
    live.wait(1)
    #expect(try live.run(.tick) == [.continued])
    #expect(live.contest.phase == .open)
    #expect(live.contest.current?.timing.opensAt == live.now + -4_000)
    #expect(live.contest.current?.timing.closesAt == live.now + 16_000)
    try live.answer(2, 0)
    try live.close()
    #expect(try live.result(1).timeMs == 2_000)
    #expect(try live.result(2).timeMs == 4_000)
  }

  @Test func `a late tick takes no time: it went on when it was said to`() throws {
    var live = try interrupted()
    try live.run(.recover)
    live.wait(3_040)
    try live.run(.tick)
    #expect(live.contest.current?.timing.opensAt == live.now + -4_040)
  }

  @Test func `a second crash before it went on adds up to one standstill`() throws {
    var live = try interrupted()
    try live.run(.recover)
    live.wait(1_000)
    try live.run(.recover)
    live.wait(3_000)
    try live.run(.tick)
    #expect(live.contest.current?.timing.opensAt == live.now + -4_000)
  }

  @Test func `a host may go on at once, or make a pause of it`() throws {
    var once = try interrupted()
    try once.run(.recover)
    once.wait(500)
    try once.run(.continue)
    #expect(once.contest.current?.timing.opensAt == once.now + -4_000)

    var pausing = try interrupted()
    try pausing.run(.recover)
    try pausing.run(.pause)
    pausing.wait(60_000)
    #expect(pausing.contest.deadline == nil)
    #expect(try pausing.run(.tick) == [])
    try pausing.run(.continue)
    #expect(pausing.contest.current?.timing.opensAt == pausing.now + -4_000)
  }

  @Test func `a host's pause outlasts a restart`() throws {
    var live = try LiveContest(Self.program)
    try live.open()
    live.wait(4_000)
    try live.run(.pause)
    live.wait(90_000)
    #expect(try live.run(.recover) == [])
    live.wait(90_000)
    try live.run(.continue)
    #expect(live.contest.current?.timing.opensAt == live.now + -4_000)
  }

  @Test func `between items a restart changes nothing`() throws {
    var live = try LiveContest(Self.program)
    #expect(try live.run(.recover) == [])
    try live.open()
    try live.close()
    #expect(try live.run(.recover) == [])
  }

  @Test func `a clock that went back over the restart moves the item with it`() throws {
    var live = try interrupted()
    live.now = instant(500)
    try live.run(.recover)
    live.wait(3_000)
    try live.run(.tick)
    #expect(live.contest.current?.timing.opensAt == live.now + -4_000)
  }

  @Test func `an answer resent while time stands still gets its receipt`() throws {
    var live = try interrupted()
    try live.run(.recover)
    let held = try #require(
      live.contest.answer(of: ContestantID(number: 1), to: QuestionID(round: 0, place: 0)))
    #expect(throws: Refusal.alreadyHeld(receipt: held.receipt)) { try live.answer(1, 0) }
  }
}
