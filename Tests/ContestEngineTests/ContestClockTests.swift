import Assessment
import ContestEngine
import Testing

@Suite struct ContestClockTests {
  static let program = Sample.program(
    Sample.round("mot", 1...3, .speed) {
      $0.points = 1_000
      $0.secondsPerItem = 20
    })

  @Test func `a question reaches everyone before it opens`() throws {
    var live = try LiveContest(Self.program)
    try live.run(.open)
    let current = try #require(live.contest.current)
    #expect(current.timing.opensAt > live.now)
    #expect(current.timing.closesAt - current.timing.opensAt == 20_000)
    #expect(throws: Refusal.notOpen) { try live.answer(1, 0) }
  }

  @Test func `it closes a quarter of a second after its end, not before`() throws {
    var live = try LiveContest(Self.program)
    try live.open()
    #expect(live.contest.deadline == live.now + 20_250)
    live.wait(20_249)
    #expect(try live.run(.tick) == [])
    live.wait(1)
    #expect(try live.run(.tick) == [.closed(QuestionID(round: 0, place: 0))])
    #expect(live.contest.phase == .running && live.contest.deadline == nil)
    #expect(try live.run(.tick) == [])
  }

  @Test func `with extra time it stays open for those who have it and for nobody else`() throws {
    var live = try LiveContest(Self.program)
    try live.run(.grantExtraTime(ContestantID(number: 2), factor: 150))
    try live.open()
    let start = live.now
    #expect(live.contest.ownClose(of: ContestantID(number: 1)) == start + 20_000)
    #expect(live.contest.ownClose(of: ContestantID(number: 2)) == start + 30_000)
    #expect(live.contest.deadline == start + 30_250)
    live.wait(20_300)
    #expect(try live.run(.tick) == [])
    #expect(throws: Refusal.late) { try live.answer(1, 0) }
    live.now = start + 30_000
    try live.answer(2, 0)
    live.wait(1)
    #expect(throws: Refusal.late) { try live.answer(2, 1) }
    try live.close()
    #expect(live.points(2) == 500)
  }

  @Test func `an extra time out of range is refused, the same again changes nothing`() throws {
    var live = try LiveContest(Self.program)
    let contestant = ContestantID(number: 1)
    for factor in [99, 301, -100] {
      #expect(throws: Refusal.badValue) {
        try live.run(.grantExtraTime(contestant, factor: factor))
      }
    }
    try live.run(.grantExtraTime(contestant, factor: 300))
    #expect(try live.run(.grantExtraTime(contestant, factor: 300)) == [])
    try live.run(.grantExtraTime(contestant, factor: 100))
    #expect(live.contest.extraTime(of: contestant) == 100)
  }

  @Test func `a pause takes no time from anyone`() throws {
    var live = try LiveContest(Self.program)
    try live.open()
    let start = live.now
    live.wait(4_000)
    try live.answer(1, 0)
    try live.run(.pause)
    #expect(live.contest.phase == .paused && live.contest.deadline == nil)
    live.wait(600_000)
    #expect(try live.run(.tick) == [])
    #expect(try live.run(.mark) == [])
    try live.run(.continue)
    #expect(live.contest.current?.timing.opensAt == start + 600_000)
    #expect(live.contest.current?.timing.closesAt == start + 620_000)
    try live.answer(2, 0)
    live.now = start + 620_000
    try live.answer(3, 0)
    try live.close()
    #expect(try live.result(1).timeMs == 4_000, "it was given before the pause")
    #expect(try live.result(2).timeMs == 4_000)
    #expect(try live.result(3).timeMs == 20_000)
    #expect(live.points(1) == live.points(2))
  }

  @Test func `a pause before the question is shown moves it, and its reading time`() throws {
    var live = try LiveContest(
      Sample.program(Sample.round("mot", 1...1) { $0.readingTime = true }))
    try live.run(.open)
    let before = try #require(live.contest.current).timing
    live.wait(500)
    try live.run(.pause)
    live.wait(10_000)
    try live.run(.continue)
    let after = try #require(live.contest.current).timing
    #expect(after.opensAt - before.opensAt == 10_000)
    #expect(after.startsAt - before.startsAt == 10_000)
    #expect(after.closesAt - before.closesAt == 10_000)
  }

  @Test func `an extension gives time and no points`() throws {
    var live = try LiveContest(Self.program)
    try live.open()
    live.wait(10_000)
    try live.answer(1, 0)
    try live.run(.extend(10_000))
    #expect(live.contest.current?.timing.closesAt == live.now + 20_000)
    live.wait(20_000)
    try live.answer(2, 0)
    live.wait(1)
    #expect(throws: Refusal.late) { try live.answer(3, 0) }
    try live.close()
    #expect(live.points(1) == 750, "T is what it was at the opening")
    #expect(live.points(2) == 500, "t stays within T")
  }

  @Test func `an early close changes no points and takes nothing more`() throws {
    var live = try LiveContest(Self.program)
    try live.open()
    live.wait(5_000)
    try live.answer(1, 0)
    try live.run(.close)
    #expect(throws: Refusal.late) { try live.answer(2, 0, roundTrip: 500) }
    #expect(live.points(1) == 875)
  }

  @Test func `extensions out of range are refused`() throws {
    var live = try LiveContest(Self.program)
    #expect(throws: Refusal.invalidCommand) { try live.run(.extend(1)) }
    try live.open()
    for duration in [0, -1, Int64.max, 86_400_001] {
      #expect(throws: Refusal.badValue) { try live.run(.extend(duration)) }
    }
  }

  @Test func `a mark is written only while something is open`() throws {
    var live = try LiveContest(Self.program)
    #expect(try live.run(.mark) == [])
    try live.open()
    #expect(try live.run(.mark) == [.marked])
    try live.close()
    #expect(try live.run(.mark) == [])
  }
}
