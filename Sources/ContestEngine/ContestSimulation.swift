import Assessment

/// A whole contest with made-up contestants, to see what the rules do before anyone comes.
///
/// Whole numbers only and a seeded generator: the same seed gives the same contest on any machine.
public struct ContestSimulation {
  /// A contest that was played, and what only the playing shows.
  public struct Played: Sendable {
    public let contest: Contest
    /// How many of a round of elimination were in after a question, before anyone came back.
    public let stillIn: [QuestionID: Int]
  }

  /// What a made-up contestant is like, in thousandths.
  struct Pupil {
    let ability: Int
    /// The usual share of the time that an answer takes.
    let pace: Int
    /// How often nothing is answered.
    let absence: Int
  }

  let program: ContestProgram
  private let count: Int
  var generator: Xoshiro256
  private(set) var pupils: [Pupil] = []
  private(set) var contest = Contest()
  private var stillIn: [QuestionID: Int] = [:]
  private var watch: (Contest, JournalEntry) -> Void = { _, _ in }
  var now = Instant(milliseconds: 1_764_000_000_000)
  private let seed: String
  /// By item, in thousandths: more is harder.
  private var difficulties: [ItemID: Int] = [:]

  /// - Parameters:
  ///   - contestants: spread over the schools in turn.
  ///   - seed: any text.
  public init(_ program: ContestProgram, contestants: Int, seed: String) {
    self.program = program
    count = contestants
    self.seed = seed
    generator = Xoshiro256(text: seed)
  }

  /// Plays it to the end.
  ///
  /// - Throws: what the draw was refused with.
  public func run() throws(Refusal) -> Contest { try played().contest }

  /// As `run`, with what the contest itself does not keep.
  ///
  /// - Parameter watch: sees the contest after each event, as a journal would have it.
  public func played(
    _ watch: @escaping (Contest, JournalEntry) -> Void = { _, _ in }
  ) throws(Refusal) -> Played {
    var simulation = self
    simulation.watch = watch
    try simulation.play()
    return Played(contest: simulation.contest, stillIn: simulation.stillIn)
  }

  private mutating func play() throws(Refusal) {
    if let opens = program.definition.window?.periods.first?.opens { now = opens }
    try run(.prepare(program))
    if contest.isJudgedAlone {
      try judge(owners: [:])
      return try finalize()
    }
    for number in 0..<count { try join(number) }
    try run(.start(seed: freshSeed()))
    if let window = program.definition.window, program.definition.mode == .window {
      try playWindow(window)
    } else {
      try playLive()
    }
    try finalize()
  }

  mutating func freshSeed() -> [UInt8] {
    (0..<Xoshiro256.seedBytes).map { _ in UInt8(generator.below(256)) }
  }

  private mutating func playLive() throws(Refusal) {
    while let question = contest.next() {
      stakeStars(on: question)
      try run(.open)
      try answerAll(question)
      if let deadline = contest.deadline { now = deadline }
      _ = try? run(.tick)
      for closed in contest.untallied { try run(.tally(closed, [:])) }
      if contest.current?.isClosed == true { try run(.reveal) }
      stillIn[question] = contest.stillIn(after: question)
      rescue(in: question.round)
    }
    try run(.finish)
    if contest.isFrozen { try run(.unfreeze) }
    if let entries = program.definition.judging?.entries {
      // Names are nobody's here: the entries are those of the first who joined.
      let pairs = zip(entries, contest.contestants).map { ($0.id, $1.contestant) }
      try judge(owners: Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    }
  }

  private mutating func judge(owners: [String: ContestantID]) throws(Refusal) {
    var judges = JudgedSimulation(seed: seed, watch: watch)
    try judges.judge(&contest, at: now, owners: owners)
  }

  /// Where an entry has too few judges of other schools, the results stay provisional.
  private mutating func finalize() throws(Refusal) {
    if !contest.waitsForJury { try run(.finalize) }
  }

  @discardableResult
  mutating func run(_ command: Command) throws(Refusal) -> [Event] {
    let events = try contest.decide(command, at: now)
    for event in events {
      contest.apply(event, at: now)
      watch(contest, JournalEntry(sequence: contest.sequence, at: now, event: event))
    }
    return events
  }

  private mutating func join(_ number: Int) throws(Refusal) {
    let schools = program.definition.schools
    let ability = (generator.below(500) + generator.below(500) + generator.below(501)) * 2 / 3
    pupils.append(
      Pupil(
        ability: ability, pace: 120 + generator.below(500), absence: generator.below(80)))
    func secret(_ kind: UInt8) -> SecretDigest {
      SecretDigest(bytes: [kind] + withBytes(of: number))
    }
    let registration = Registration(
      school: schools[number % schools.count].id, seal: [], token: secret(1), ticket: secret(2),
      seed: UInt32(truncatingIfNeeded: number),
      isExpected: program.definition.registration.roster != nil)
    do {
      try run(.register(registration))
    } catch .contestFull {
      pupils.removeLast()
    }
  }

  private func withBytes(of number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  mutating func chance(_ thousandths: Int) -> Bool { generator.below(1_000) < thousandths }

  /// One in five stakes where stars are to be had.
  private mutating func stakeStars(on question: QuestionID) {
    guard (contest.rules(of: question)?.star ?? 0) > 0 else { return }
    for place in pupils.indices where chance(200) {
      _ = try? run(.stake(ContestantID(place: place), question))
    }
  }

  private mutating func answerAll(_ question: QuestionID) throws(Refusal) {
    guard let item = contest.item(question), let timing = contest.timing(of: question) else {
      return
    }
    let limit = timing.closesAt - timing.startsAt
    let difficulty = difficulty(of: item.item)
    // In the order of time, as a server reads them.
    var given: [(at: Int64, place: Int)] = []
    for place in pupils.indices where !chance(pupils[place].absence) {
      let spread = 600 + generator.below(800)
      let share = min(1_100, pupils[place].pace * spread / 1_000)
      given.append((max(400, limit * Int64(share) / 1_000), place))
    }
    for answer in given.sorted(by: { ($0.at, $0.place) < ($1.at, $1.place) }) {
      now = timing.startsAt + answer.at
      let knows = chance(Self.chanceToKnow(pupils[answer.place].ability, difficulty))
      let response = self.response(to: item, isRight: knows)
      // Too late is too late.
      _ = try? run(
        .respond(
          GivenAnswer(
            contestant: ContestantID(place: answer.place), question: question,
            response: response, change: 1,
            seal: contest.isSurvey(question) ? UInt64(answer.place + 1) : nil)))
    }
  }

  /// From 5 % for the weakest on the hardest to 98 % for the best on the easiest.
  static func chanceToKnow(_ ability: Int, _ difficulty: Int) -> Int {
    min(980, max(50, 550 + (ability - difficulty) * 9 / 10))
  }

  /// By the bank's own tags where it has them, else by lot.
  mutating func difficulty(of item: Item) -> Int {
    if let known = difficulties[item.id] { return known }
    let tags = Set(item.tags.map(TextNormaliser.looseKey))
    let level =
      if !tags.isDisjoint(with: ["de", "nb", "easy"]) {
        250
      } else if !tags.isDisjoint(with: [
        "kho", "vd", "vdc", "hard",
      ]) { 650 } else if !tags.isDisjoint(with: ["vua", "trung binh", "th", "medium"]) { 450 } else
      {
        250 + generator.below(400)
      }
    difficulties[item.id] = level
    return level
  }

  mutating func response(to item: DrawnItem, isRight: Bool) -> Response? {
    if isRight, let response = item.key.example { return response }
    switch item.presented.form {
    case .single(let entries): return wrongChoice(entries, item)
    case .multiple(let entries, _):
      let chosen = entries.filter { _ in chance(400) }.map(\.id)
      return .choices(Set(chosen.isEmpty ? entries.prefix(1).map(\.id) : chosen))
    case .trueFalse:
      if case .response(.truth(let truth)) = item.key { return .truth(!truth) }
      return .truth(chance(500))
    case .numeric:
      return DecimalNumber(checked: Int64(generator.below(1_000)), exponent: 0)
        .map { .number($0) }
    case .text: return .text("?")
    case .matching(let left, let right):
      var shuffled = right.map(\.id)
      generator.shuffle(&shuffled)
      return .pairs(Dictionary(zip(left.map(\.id), shuffled), uniquingKeysWith: { $1 }))
    case .ordering(let entries):
      var shuffled = entries.map(\.id)
      generator.shuffle(&shuffled)
      return .order(shuffled)
    case .cloze(let gaps):
      return .blanks(
        Dictionary(
          gaps.map { ($0.id, $0.choices.last?.id.text ?? "?") }, uniquingKeysWith: { $1 }))
    }
  }

  private mutating func wrongChoice(
    _ entries: [PresentedItem.Entry], _ item: DrawnItem
  ) -> Response? {
    let wrong = entries.filter { item.mark(of: .choice($0.id)) < .one }
    let among = wrong.isEmpty ? entries : wrong
    return among.isEmpty ? nil : .choice(among[generator.below(among.count)].id)
  }

  /// As many hosts do: when fewer than one in ten are left, all that the round allows come back.
  private mutating func rescue(in round: Int) {
    let rules = program.definition.rounds[round]
    guard rules.rule == .elimination, rules.rescues > 0, contest.next()?.round == round else {
      return
    }
    let isIn = contest.contestants.count {
      contest.isIn($0.contestant, round: round) ?? true
    }
    guard isIn * 10 < contest.contestants.count else { return }
    for count in stride(from: rules.rescues, through: 1, by: -1) {
      if (try? run(.rescue(.count(count)))) != nil { return }
    }
  }
}

extension AnswerKey {
  /// A response that meets the key.
  fileprivate var example: Response? {
    switch self {
    case .response(let response): response
    case .anyOf(let all): all.first
    case .range(let low, _): .number(low)
    }
  }
}
