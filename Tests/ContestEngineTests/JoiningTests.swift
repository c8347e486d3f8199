import Assessment
import ContestEngine
import Testing

@Suite struct JoiningTests {
  static func program(_ change: (inout ContestDefinition) -> Void = { _ in }) -> ContestProgram {
    var definition = Sample.definition([Sample.round("mot", 1...2)])
    change(&definition)
    return Sample.program(definition)
  }

  @Test func `contestants are numbered in the order in which they join`() throws {
    var live = LiveContest()
    #expect(throws: Refusal.invalidCommand) { try live.run(.register(Sample.registration(1))) }
    try live.run(.prepare(Self.program()))
    for number in 1...3 {
      try live.run(.register(Sample.registration(number, school: number == 2 ? "b" : "a")))
    }
    #expect(live.contest.contestants.map(\.contestant.number) == [1, 2, 3])
    #expect(live.contest.contestants.count(from: SchoolID("a")) == 2)
    #expect(live.contest.contestants[ContestantID(number: 2)]?.school == SchoolID("b"))
    #expect(live.contest.contestants[ContestantID(number: 4)] == nil)
    #expect(throws: Refusal.unknownSchool) {
      try live.run(.register(Sample.registration(4, school: "c")))
    }
  }

  @Test func `a school has as many places as it is given`() throws {
    var live = LiveContest()
    try live.run(.prepare(Self.program { $0.registration.perSchool = 2 }))
    try live.run(.register(Sample.registration(1)))
    try live.run(.register(Sample.registration(2)))
    #expect(throws: Refusal.contestFull) { try live.run(.register(Sample.registration(3))) }
    try live.run(.register(Sample.registration(3, school: "b")))
  }

  @Test func `a host's word on newcomers goes before the definition's, and is an event of its own`()
    throws
  {
    var live = LiveContest()
    #expect(!live.contest.needsApproval)
    try live.run(.prepare(Self.program { $0.registration.approval = true }))
    #expect(live.contest.needsApproval)
    #expect(try live.run(.orderApproval(true)) == [])
    #expect(try live.run(.orderApproval(false)) == [.approvalOrdered(false)])
    #expect(!live.contest.needsApproval)
    // The engine registers whom it is told to: who may ask is the server's to know.
    try live.run(.register(Sample.registration(1)))
    try live.run(.orderApproval(true))
    try live.run(.register(Sample.registration(2)))
    #expect(live.contest.contestants.count == 2)
  }

  @Test func `with a roster and after the end there is nothing to approve`() throws {
    var live = LiveContest()
    try live.run(.prepare(Self.program { $0.registration.roster = "ds.csv" }))
    #expect(throws: Refusal.invalidCommand) { try live.run(.orderApproval(true)) }
    var over = try LiveContest(Self.program(), contestants: 1)
    try over.run(.finish)
    #expect(throws: Refusal.invalidCommand) { try over.run(.orderApproval(true)) }
  }

  @Test func `the same person is refused`() throws {
    var live = LiveContest()
    try live.run(.prepare(Self.program()))
    let registration = Registration(
      school: SchoolID("a"), seal: [], token: Sample.digest(1, 1), ticket: Sample.digest(2, 1),
      seed: 1, samePerson: ContestantID(number: 1))
    #expect(throws: Refusal.duplicatePerson) { try live.run(.register(registration)) }
  }

  @Test func `a ticket that somebody has already is drawn again`() throws {
    var live = LiveContest()
    try live.run(.prepare(Self.program()))
    try live.run(.register(Sample.registration(1)))
    #expect(throws: Refusal.badValue) { try live.run(.register(Sample.registration(1))) }
  }

  @Test func `a late joiner has nothing of what is over, and may answer what is open`() throws {
    var live = try LiveContest(Self.program(), contestants: 1)
    try live.open()
    try live.answer(1, 0)
    try live.close()
    try live.open()
    try live.run(.register(Sample.registration(2)))
    try live.answer(2, 0)
    try live.close()
    #expect(live.points(1) == 100 && live.points(2) == 100)
    let missed = QuestionID(round: 0, place: 0)
    #expect(live.contest.result(of: ContestantID(number: 2), on: missed) == nil)
    try live.run(.finish)
    #expect(throws: Refusal.joinClosed) { try live.run(.register(Sample.registration(3))) }
  }

  @Test func `without late joining the start closes the door`() throws {
    var live = LiveContest()
    try live.run(.prepare(Self.program { $0.registration.lateJoin = false }))
    try live.run(.register(Sample.registration(1)))
    try live.run(.start(seed: Sample.seed))
    #expect(throws: Refusal.joinClosed) { try live.run(.register(Sample.registration(2))) }
  }

  @Test func `a new token ends the old one, a new ticket ends both`() throws {
    var live = try LiveContest(Self.program(), contestants: 2)
    let first = ContestantID(number: 1)
    #expect(live.contest.lookup(token: Sample.digest(1, 1)) == first)
    #expect(live.contest.lookup(ticket: Sample.digest(2, 1)) == first)
    try live.run(.replaceToken(first, token: Sample.digest(3, 1)))
    #expect(live.contest.lookup(token: Sample.digest(1, 1)) == nil)
    #expect(live.contest.lookup(token: Sample.digest(3, 1)) == first)
    try live.run(.replaceTicket(first, ticket: Sample.digest(4, 1)))
    #expect(live.contest.lookup(token: Sample.digest(3, 1)) == nil)
    #expect(live.contest.lookup(ticket: Sample.digest(2, 1)) == nil)
    #expect(live.contest.lookup(ticket: Sample.digest(4, 1)) == first)
    #expect(throws: Refusal.badValue) {
      try live.run(.replaceToken(ContestantID(number: 1), token: Sample.digest(1, 2)))
    }
    #expect(throws: Refusal.unknownContestant) {
      try live.run(.replaceToken(ContestantID(number: 9), token: Sample.digest(9, 9)))
    }
    #expect(live.contest.lookup(token: Sample.digest(1, 2)) == ContestantID(number: 2))
  }

  @Test func `a changed name leaves a new seal`() throws {
    var live = try LiveContest(Self.program(), contestants: 1)
    try live.run(.rename(ContestantID(number: 1), seal: [9, 9]))
    #expect(live.contest.contestants[ContestantID(number: 1)]?.seal == [9, 9])
    #expect(throws: Refusal.unknownContestant) {
      try live.run(.rename(ContestantID(number: 2), seal: []))
    }
  }
}
