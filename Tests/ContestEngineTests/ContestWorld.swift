import Assessment
import ContestEngine
import Testing

func instant(_ milliseconds: Int64) -> Instant { Instant(milliseconds: milliseconds) }

/// Items and definitions that tests begin with.
enum Sample {
  static let seed = [UInt8](1...32)

  /// A question with one right choice of four. Prompts differ in their numbers, so that no two
  /// are nearly the same.
  static func item(_ number: Int) -> Item {
    Item(
      id: ItemID("item-\(number)"), prompt: "Số nào là \(number)?",
      body: .single([
        Choice(text: "\(number)", fraction: .one), Choice(text: "khác", fraction: .zero),
        Choice(text: "một nửa", fraction: Fraction(tenMillionths: 5_000_000)),
        Choice(text: "không số nào", fraction: .zero, last: true),
      ]))
  }

  static func items(_ numbers: some Sequence<Int>) -> [Item] { numbers.map(item) }

  static func round(
    _ id: String, _ numbers: ClosedRange<Int>, _ rule: RoundDefinition.Rule = .classic,
    _ change: (inout RoundDefinition) -> Void = { _ in }
  ) -> RoundDefinition {
    var round = RoundDefinition(
      id: id, title: LocalizedText(id), rule: rule,
      items: .named(items(numbers).map(\.id)))
    round.shuffle = false
    change(&round)
    return round
  }

  static func definition(_ rounds: [RoundDefinition]) -> ContestDefinition {
    var definition = ContestDefinition(
      id: "thi", title: LocalizedText("Thi"), mode: .live,
      schools: [
        School(id: SchoolID("a"), name: "Trường A"), School(id: SchoolID("b"), name: "Trường B"),
      ])
    definition.rounds = rounds
    return definition
  }

  /// Rounds of named items, whose ids say their numbers.
  static func program(_ definition: ContestDefinition) -> ContestProgram {
    let pools = definition.rounds.map { round in
      guard case .named(let ids) = round.items else { return [Item]() }
      return (ids + (round.reserve ?? [])).compactMap {
        Int($0.text.dropFirst("item-".count)).map(item)
      }
    }
    return ContestProgram(definition: definition, pools: pools)
  }

  static func program(_ rounds: RoundDefinition...) -> ContestProgram {
    program(definition(rounds))
  }

  static func registration(
    _ number: Int, school: String = "a", terms: EntryTerms = .plain
  ) -> Registration {
    Registration(
      school: SchoolID(school), seal: [], token: digest(1, number), ticket: digest(2, number),
      seed: UInt32(number), terms: terms)
  }

  static func digest(_ kind: UInt8, _ number: Int) -> SecretDigest {
    SecretDigest(bytes: [kind, UInt8(number >> 8 & 255), UInt8(number & 255)])
  }
}

/// A contest with its clock and its journal.
struct LiveContest {
  var contest = Contest()
  var now = instant(1_000_000)
  var journal: [JournalEntry] = []

  init() {}

  /// Prepared, joined by `contestants` of school "a", and started.
  init(_ program: ContestProgram, contestants: Int = 3) throws {
    try run(.prepare(program))
    for number in 0..<contestants { try run(.register(Sample.registration(number + 1))) }
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

  /// Opens the next question and waits until answers are taken.
  @discardableResult
  mutating func open() throws -> QuestionID {
    try run(.open)
    let current = try #require(contest.current)
    now = current.timing.startsAt
    return current.question
  }

  /// Answers what is open. `choice` is a place in the bank's order: 0 right, 2 half.
  @discardableResult
  mutating func answer(
    _ number: Int32, _ choice: Int?, change: Int = 0, roundTrip: Int64? = nil,
    elapsed: Int64? = nil
  ) throws -> Int64 {
    let question = try #require(contest.last)
    let response = try choice.map { try Self.response($0, to: question, in: contest) }
    try run(
      .respond(
        GivenAnswer(
          contestant: ContestantID(number: number), question: question, response: response,
          change: change, elapsed: elapsed, leastRoundTrip: roundTrip)))
    return contest.sequence
  }

  /// Goes on to the close by itself.
  mutating func close() throws {
    now = try #require(contest.deadline)
    try run(.tick)
  }

  static func response(
    _ choice: Int, to question: QuestionID, in contest: Contest
  ) throws -> Response {
    .choice(try #require(contest.item(question)).ids[choice])
  }

  func result(_ number: Int32, _ question: QuestionID? = nil) throws -> QuestionResult {
    let asked = try #require(question ?? contest.last)
    return try #require(contest.result(of: ContestantID(number: number), on: asked))
  }

  func points(_ number: Int32) -> Int { contest.points(of: ContestantID(number: number)) }
}
