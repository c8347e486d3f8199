import Assessment
import TestSupport
import Testing

@testable import ContestEngine

/// What was kept of a contest and the events after it come to what all its events come to.
@Suite struct SnapshotTests {
  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `whatever was asked, a snapshot of any moment goes on as the contest did`(
    seed: UInt64
  ) throws {
    let live = try Simulation(seed: seed).run()
    #expect(SimulationFaults.ofSnapshot(live, seed: seed) == [], "seed \(seed)")
    #expect(SimulationFaults.ofSnapshot(live, seed: seed &+ 1) == [], "seed \(seed)")
    let end = live.journal.count
    #expect(SimulationFaults.ofSnapshot(live.journal, live.contest, at: end) == [])
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `so does one of a frozen board`(seed: UInt64) throws {
    guard let live = try Simulation(seed: seed).ended() else { return }
    #expect(live.contest.isFrozen)
    let end = live.journal.count
    #expect(SimulationFaults.ofSnapshot(live.journal, live.contest, at: end) == [])
  }

  private func faults(_ program: ContestProgram, contestants: Int) throws -> [String] {
    var journal: [JournalEntry] = []
    let played = try ContestSimulation(program, contestants: contestants, seed: "chụp")
      .played { journal.append($1) }
    #expect(played.contest.isFinalized)
    return stride(from: 0, through: journal.count, by: max(1, journal.count / 60)).flatMap {
      SimulationFaults.ofSnapshot(journal, played.contest, at: $0)
    }
  }

  @Test func `of weeks with papers, attempts and estimates`() throws {
    let program = WindowContest.program(pool: 30, count: 6) { definition in
      definition.window?.weeks = (0..<2).map { week in
        let opens = WindowContest.opens + Int64(week) * 7 * 86_400_000
        return WindowRules.Week(id: "tuan-\(week)", opens: opens, closes: opens + 6 * 86_400_000)
      }
      definition.window?.attempts = 2
      definition.window?.estimate = .allRight
      definition.standings.by = [.points, .estimate, .submitted]
    }
    #expect(try faults(program, contestants: 40) == [])
  }

  @Test func `of a jury`() throws {
    #expect(try faults(JudgedContestTests.program { $0.trim = true }, contestants: 0) == [])
  }

  /// As late events do: keys of every kind, names, tickets and times put right.
  @Test func `of corrections and new tickets`() throws {
    var live = try LiveContest(Sample.program(Sample.round("mot", 1...3)))
    for step in 0..<3 {
      try live.open()
      try live.answer(1, 0, roundTrip: 40, elapsed: 900)
      try live.answer(2, step)
      try live.close()
    }
    let first = QuestionID(round: 0, place: 0)
    let ids = try #require(live.contest.item(first)).ids
    for key in [
      AnswerKey.response(.choice(ids[1])), .anyOf([.choice(ids[0]), .choice(ids[1])]),
    ] {
      try live.run(.rekey(first, key: key, reason: "đề in sai"))
    }
    for event in [
      Event.ticketReplaced(ContestantID(number: 2), ticket: Sample.digest(2, 70)),
      .tokenReplaced(ContestantID(number: 1), token: Sample.digest(1, 80)),
      .renamed(ContestantID(number: 3), seal: [9]),
      .extraTimeGranted(ContestantID(number: 3), factor: 150),
      .approvalOrdered(true), .agesOrdered([2, 1, 3]),
      .appealed(ContestantID(number: 3), first, reason: "đề in sai"),
      .appealed(ContestantID(number: 1), nil, reason: "cộng sai"),
      .appealDecided(1, isUpheld: true, answer: "đã sửa"),
      .disqualified(ContestantID(number: 2), reason: "x"),
    ] {
      live.contest.apply(event, at: live.now)
      live.journal.append(
        JournalEntry(sequence: live.contest.sequence, at: live.now, event: event))
    }
    for cut in 0...live.journal.count {
      #expect(SimulationFaults.ofSnapshot(live.journal, live.contest, at: cut) == [])
    }
    #expect(live.contest.lookup(token: Sample.digest(1, 2)) == nil)
  }

  @Test func `keys that are ranges of numbers`() throws {
    var writer = StateWriter()
    let keys = [
      AnswerKey.range(low: DecimalNumber(-3), high: DecimalNumber(4)),
      .response(.text("Hồ Gươm")), .anyOf([]),
    ]
    writer.list(keys)
    var reader = StateReader(writer.bytes, responses: writer.responses)
    #expect(try reader.list() == keys)
    try reader.end()
  }

  @Test func `numbers of every size are read as they were written`() throws {
    let numbers: [Int64] = [0, 1, -1, 63, 64, -64, -65, 1 << 32, .max, .min, .max - 1]
    var writer = StateWriter()
    for number in numbers { writer.signed(number) }
    var reader = StateReader(writer.bytes, responses: [])
    for number in numbers { #expect(try reader.signed(as: Int64.self) == number) }
    #expect(throws: SnapshotFault.length) { try reader.byte() }
  }

  /// Whoever changes a snapshot may get another state, but never stops the program; and what is cut off
  /// is never taken.
  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `a damaged snapshot is refused or a state, and never a trap`(seed: UInt64) throws {
    let live = try Simulation(seed: seed).run()
    let snapshot = ContestSnapshot(live.contest)
    var ground = Contest()
    for entry in live.journal where entry.event.isGroundwork { ground.apply(entry) }
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      var state = snapshot.state
      let place = Int.random(in: 0..<state.count, using: &random)
      state[place] = UInt8.random(in: 0...255, using: &random)
      var contest = ground
      if (try? contest.restore(ContestSnapshot(responses: snapshot.responses, state: state))) != nil
      {
        _ = contest.standings()
      }
      var cut = ground
      #expect(throws: SnapshotFault.self) {
        try cut.restore(
          ContestSnapshot(
            responses: snapshot.responses, state: Array(snapshot.state.prefix(place))))
      }
    }
    var other = ground
    other.apply(
      .registered(
        RegisteredContestant(
          contestant: ContestantID(number: Int32(ground.contestants.count + 1)),
          school: SchoolID("a"), seal: [], token: Sample.digest(1, 900),
          ticket: Sample.digest(2, 900), seed: 1)), at: live.now)
    #expect(throws: SnapshotFault.outOfRange) { try other.restore(snapshot) }
  }
}
