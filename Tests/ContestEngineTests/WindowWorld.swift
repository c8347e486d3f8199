import Assessment
import ContestEngine
import Testing

/// A self-paced contest with its clock and its journal.
struct WindowContest {
  var contest = Contest()
  var now = Self.opens + -60_000
  var journal: [JournalEntry] = []
  private var seeds: UInt8 = 0

  static let opens = instant(10_000_000)
  static let closes = opens + 7 * 86_400_000

  /// One round of `count` drawn from items 1…`pool`, one window of seven days.
  static func program(
    pool: Int = 12, count: Int = 4, _ change: (inout ContestDefinition) -> Void = { _ in }
  ) -> ContestProgram {
    var definition = Sample.definition([
      RoundDefinition(
        id: "r", title: LocalizedText("R"), rule: .classic,
        items: .drawn(DrawRules(count: count)))
    ])
    definition.mode = .window
    var window = WindowRules()
    window.opens = opens
    window.closes = closes
    definition.window = window
    change(&definition)
    return ContestProgram(
      definition: definition, pools: definition.rounds.map { _ in Sample.items(1...pool) })
  }

  /// Prepared, joined, and open.
  init(_ program: ContestProgram, contestants: Int = 3) throws {
    try run(.prepare(program))
    for number in 0..<contestants { try run(.register(Sample.registration(number + 1))) }
    now = Self.opens
    try run(.start(seed: Sample.seed))
  }

  @discardableResult
  mutating func run(_ command: Command) throws(Refusal) -> [Event] {
    let events = try contest.decide(command, at: now)
    for event in events {
      contest.apply(event, at: now)
      journal.append(JournalEntry(sequence: contest.sequence, at: now, event: event))
    }
    return events
  }

  mutating func wait(_ milliseconds: Int64) { now = now + milliseconds }

  @discardableResult
  mutating func begin(_ number: Int32) throws -> PaperView {
    seeds += 1
    try run(
      .begin(ContestantID(number: number), seed: [UInt8](repeating: seeds, count: 32)))
    return try #require(contest.paper(of: ContestantID(number: number)))
  }

  /// Saves an answer to the question at a place of the newest paper. `choice` is a place in the
  /// bank's order: 0 right, 2 half.
  mutating func save(_ number: Int32, _ place: Int, _ choice: Int?, change: Int = 1) throws {
    let paper = try #require(contest.paper(of: ContestantID(number: number)))
    let question = paper.questions[place]
    let response = try choice.map { try LiveContest.response($0, to: question, in: contest) }
    try run(
      .respond(
        GivenAnswer(
          contestant: ContestantID(number: number), question: question, response: response,
          change: change, attempt: paper.ordinal)))
  }

  mutating func handIn(_ number: Int32, estimate: Int32? = nil) throws {
    try run(
      .handIn(
        ContestantID(number: number), attempt: nil, estimate: estimate.map(DecimalNumber.init)))
  }

  /// Begins, answers the first questions by their choices, and hands in after `milliseconds`.
  mutating func play(
    _ number: Int32, _ choices: [Int], taking milliseconds: Int64 = 60_000, estimate: Int32? = nil
  ) throws {
    try begin(number)
    for (place, choice) in choices.enumerated() { try save(number, place, choice) }
    wait(milliseconds)
    try handIn(number, estimate: estimate)
  }

  func points(_ number: Int32) -> Int { contest.points(of: ContestantID(number: number)) }

  func rank(_ number: Int32) -> Int? {
    contest.standings().rank(of: ContestantID(number: number))
  }
}
