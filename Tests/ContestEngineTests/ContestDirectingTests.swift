import Assessment
import ContestEngine
import Testing

@Suite struct ContestDirectingTests {
  static let program = Sample.program(
    Sample.round("mot", 1...2), Sample.round("hai", 3...3) { $0.reveal = .host })
  static let first = QuestionID(round: 0, place: 0)

  @Test func `Enter leads through a whole contest`() throws {
    var live = LiveContest()
    #expect(live.contest.nextStep == .nothing)
    try live.run(.prepare(Self.program))
    try live.run(.register(Sample.registration(1)))
    var steps: [Contest.NextStep] = []
    while live.contest.nextStep != .nothing {
      let step = live.contest.nextStep
      steps.append(step)
      try live.run(Self.command(for: step))
    }
    let (second, third) = (QuestionID(round: 0, place: 1), QuestionID(round: 1, place: 0))
    let expected: [Contest.NextStep] = [
      .start, .open(Self.first), .close(Self.first), .open(second), .close(second), .open(third),
      .close(third), .reveal(third), .finish, .finalize,
    ]
    #expect(steps == expected)
    #expect(live.contest.phase == .ended && live.contest.isFinalized)
  }

  private static func command(for step: Contest.NextStep) -> Command {
    switch step {
    case .start: .start(seed: Sample.seed)
    case .open: .open
    case .close: .close
    case .reveal: .reveal
    case .continue: .continue
    case .finish: .finish
    case .unfreeze: .unfreeze
    case .finalize: .finalize
    case .nothing: .tick
    }
  }

  @Test func `what does not fit the state is refused and changes nothing`() throws {
    let directions: [Command] = [
      .open, .close, .reveal, .pause, .continue, .extend(1_000), .finish, .finalize,
    ]
    var live = LiveContest()
    try live.run(.prepare(Self.program))
    try expect(live, refuses: directions, but: [])
    try live.run(.register(Sample.registration(1)))
    try live.run(.start(seed: Sample.seed))
    try expect(live, refuses: directions, but: [.open, .pause, .finish])
    try live.open()
    try expect(live, refuses: directions, but: [.close, .pause, .extend(1_000)])
    try live.run(.pause)
    try expect(live, refuses: directions, but: [.close, .continue, .extend(1_000)])
    try live.run(.close)
    try expect(live, refuses: directions, but: [.continue, .finish])
    try live.run(.continue)
    try live.open()
    try live.run(.close)
    try live.open()
    try live.run(.close)
    try expect(live, refuses: directions, but: [.reveal, .pause])
    try live.run(.reveal)
    try live.run(.finish)
    try expect(live, refuses: directions, but: [.finalize])
    try live.run(.finalize)
    try expect(live, refuses: directions, but: [])
  }

  private func expect(
    _ live: LiveContest, refuses commands: [Command], but allowed: Set<Command>
  ) throws {
    for command in commands {
      if allowed.contains(command) {
        _ = try live.contest.decide(command, at: live.now)
      } else {
        #expect(throws: Refusal.invalidCommand, "\(command) in \(live.contest.phase)") {
          try live.contest.decide(command, at: live.now)
        }
      }
    }
  }

  @Test func `a contest is prepared and started once`() throws {
    var live = LiveContest()
    #expect(throws: Refusal.invalidCommand) { try live.run(.start(seed: Sample.seed)) }
    #expect(throws: Refusal.invalidCommand) { try live.run(.amend(Self.program)) }
    #expect(throws: Refusal.invalidCommand) { try live.run(.announce("Xin chào")) }
    try live.run(.prepare(Self.program))
    #expect(throws: Refusal.invalidCommand) { try live.run(.prepare(Self.program)) }
    #expect(throws: Refusal.badValue) { try live.run(.start(seed: [1, 2, 3])) }
    try live.run(.start(seed: Sample.seed))
    #expect(throws: Refusal.invalidCommand) { try live.run(.start(seed: Sample.seed)) }
    try live.run(.announce("Xin chào"))
    #expect(throws: Refusal.badValue) { try live.run(.announce("")) }
  }

  @Test func `a program out of range is refused`() throws {
    var live = LiveContest()
    for change in [
      { $0.points = -1 }, { $0.points = Int.max }, { $0.secondsPerItem = 0 },
      { $0.secondsPerItem = Int.max }, { $0.wrong = 5 }, { $0.wrong = Int.min },
      { $0.streakBonus = -1 },
    ] as [(inout RoundDefinition) -> Void] {
      let program = Sample.program(Sample.round("mot", 1...1, .speed, change))
      #expect(throws: Refusal.badValue) { try live.run(.prepare(program)) }
    }
    let definition = Sample.definition([Sample.round("mot", 1...1)])
    #expect(throws: Refusal.badValue) {
      try live.run(.prepare(ContestProgram(definition: definition, pools: [])))
    }
  }

  @Test func `with reveal by the host nothing is told or scored before it`() throws {
    var live = try LiveContest(Sample.program(Sample.round("mot", 1...2) { $0.reveal = .host }))
    let question = try live.open()
    try live.answer(1, 0)
    try live.close()
    #expect(live.points(1) == 0)
    #expect(live.contest.result(of: ContestantID(number: 1), on: question) == nil)
    #expect(live.contest.tally(of: question)?.correct == nil)
    #expect(live.contest.current?.isClosed == true)
    #expect(live.contest.current?.answered == 1)
    try live.run(.reveal)
    #expect(live.contest.current == nil)
    #expect(live.points(1) == 100)
    #expect(live.contest.tally(of: question)?.correct == 1)
  }

  @Test func `annulling what is open closes it first`() throws {
    var live = try LiveContest(Self.program)
    try live.open()
    try live.answer(1, 0)
    let events = try live.run(.annul(Self.first, reason: "đề sai"))
    #expect(events == [.closed(Self.first), .annulled(Self.first, reason: "đề sai")])
    #expect(live.contest.phase == .running && live.points(1) == 0)
    #expect(live.contest.isAnnulled(Self.first))
  }

  @Test func `an annulment happens once, of what was opened, at any time after`() throws {
    var live = try LiveContest(Self.program)
    let annulFirst = Command.annul(Self.first, reason: "đề sai")
    #expect(throws: Refusal.invalidCommand) { try live.run(annulFirst) }
    #expect(throws: Refusal.unknownQuestion) {
      try live.run(.annul(QuestionID(round: 5, place: 0), reason: "đề sai"))
    }
    try live.open()
    try live.answer(1, 0)
    try live.close()
    try live.run(.finish)
    try live.run(.finalize)
    #expect(live.contest.revision == 1 && live.points(1) == 100)
    try live.run(annulFirst)
    #expect(live.contest.revision == 2 && live.points(1) == 0)
    #expect(throws: Refusal.invalidCommand) { try live.run(annulFirst) }
    #expect(live.contest.standings().revision == 2)
  }

  @Test func `annulling a trial makes no new revision`() throws {
    var live = try LiveContest(Sample.program(Sample.round("thu", 1...1) { $0.trial = true }))
    try live.open()
    try live.run(.annul(Self.first, reason: "đề sai"))
    #expect(live.contest.revision == 1)
  }

  @Test func `nobody who is away holds up a close`() throws {
    var live = try LiveContest(Self.program, contestants: 3)
    try live.open()
    try live.answer(1, 0)
    #expect(try live.run(.close) == [.closed(Self.first)])
  }

  @Test func `two answers in one millisecond are both kept`() throws {
    var live = try LiveContest(Self.program, contestants: 200)
    try live.open()
    for number in 1...200 { try live.answer(Int32(number), number % 4) }
    let current = try #require(live.contest.current)
    #expect(current.answered == 200)
    #expect(current.distribution.values.sorted() == [50, 50, 50, 50])
    try live.close()
    #expect(live.contest.tally(of: Self.first)?.correct == 50)
  }

  @Test func `questions are known by number and by name`() throws {
    let program = Sample.program(
      Sample.round("khoi-dong", 1...10), Sample.round("tang.toc", 11...15))
    let question = QuestionID(round: 1, place: 2)
    #expect(program.wireID(of: question) == "tang.toc.3")
    #expect(program.question(wireID: "tang.toc.3") == question)
    for name in [
      "", ".", "tang.toc", "tang.toc.0", "tang.toc.03", "tang.toc.6", "tang.toc.+3", "x.1",
    ] {
      #expect(program.question(wireID: name) == nil, "\(name)")
    }
    var live = LiveContest()
    #expect(live.contest.number(of: question) == 0)
    try live.run(.prepare(program))
    #expect(live.contest.questionCount == 15 && live.contest.number(of: question) == 13)
    #expect(live.contest.rounds.isEmpty)
  }

  @Test func `a receipt has six digits or more`() {
    #expect(Receipt.text(123) == "r000123")
    #expect(Receipt.text(1_234_567) == "r1234567")
  }
}
