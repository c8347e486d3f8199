public import Assessment

/// What the events of a contest have come to at one moment, so that a restart need not apply all of
/// them again. It is made from a journal and can be thrown away at any time.
///
/// It holds what many events have made: answers, scores, papers, the standings of a freeze. The
/// events behind everything else (`Event.isGroundwork`: program, draw, persons, jury) are few, and are
/// applied again as they stand in the journal; so the snapshot knows no program, no key and nothing
/// of a person.
public struct ContestSnapshot: Equatable, Sendable {
  /// The layout of `state`.
  public static let version = 1

  /// Different responses, as `state` counts them.
  public let responses: [Response]
  public let state: [UInt8]

  public init(responses: [Response], state: [UInt8]) {
    self.responses = responses
    self.state = state
  }

  public init(_ contest: Contest) {
    var writer = StateWriter()
    contest.writeState(to: &writer)
    self.init(responses: writer.responses, state: writer.bytes)
  }
}

extension Event {
  /// Whether a snapshot leaves it to the journal. None of them depends on any other event than these.
  public var isGroundwork: Bool {
    switch self {
    case .prepared, .amended, .started, .registered, .tokenReplaced, .ticketReplaced, .renamed,
      .extraTimeGranted, .agesOrdered, .approvalOrdered, .appealed, .appealDecided, .judging:
      true
    default: false
    }
  }
}

extension Contest {
  /// Makes of a contest to which all groundwork up to the snapshot was applied, and nothing else, what
  /// it was when the snapshot was made.
  ///
  /// - Throws: where it is another contest's, or damaged. The contest is of no use then.
  public mutating func restore(_ snapshot: ContestSnapshot) throws(SnapshotFault) {
    var reader = StateReader(snapshot.state, responses: snapshot.responses)
    try readState(from: &reader)
    try reader.end()
  }

  private static var stages: [Stage] { [.lobby, .started, .ended] }

  fileprivate func writeState(to writer: inout StateWriter) {
    writer.signed(sequence)
    writer.count(contestants.count)
    writer.count(questions.count)
    writer.flag(isFinalized)
    writer.optional(lastMoment)
    writer.optional(firstJoinedAt)
    writer.optional(lastStepAt)
    writer.count(Self.stages.firstIndex(of: stage) ?? 0)
    writer.optional(standstill)
    writer.signed(newest ?? -1)
    for question in questions { question.writeState(to: &writer) }
    writer.list(totals)
    writer.numbers(streaks)
    writer.signed(streakRound ?? -1)
    writer.count(eliminations.count)
    for (round, elimination) in eliminations.sorted(by: { $0.key < $1.key }) {
      writer.signed(round)
      writer.numbers(elimination.outAfter)
    }
    writer.list(rescues)
    writer.map(disqualified)
    writer.map(earlyStars)
    writer.list(intervals)
    writer.optional(frozenBoard)
    writer.flag(isThawed)
    attempts.writeState(to: &writer)
    writer.signed(corrections)
    writer.numbers(contestants.credits)
  }

  private mutating func readState(from reader: inout StateReader) throws(SnapshotFault) {
    sequence = try reader.signed()
    guard try reader.unsigned() == UInt64(contestants.count),
      try reader.unsigned() == UInt64(questions.count)
    else { throw .outOfRange }
    isFinalized = try reader.flag()
    lastMoment = try reader.optional()
    firstJoinedAt = try reader.optional()
    lastStepAt = try reader.optional()
    stage = Self.stages[try reader.place(below: Self.stages.count)]
    standstill = try reader.optional()
    let newest: Int = try reader.signed()
    guard newest == -1 || questions.indices.contains(newest) else { throw .outOfRange }
    self.newest = newest == -1 ? nil : newest
    for place in questions.indices {
      try questions[place].readState(from: &reader, contestants: contestants.count)
    }
    totals = try reader.list()
    guard totals.count == contestants.count else { throw .outOfRange }
    try readRules(from: &reader)
    intervals = try reader.list()
    frozenBoard = try reader.optional()
    if let frozenBoard, !frozenBoard.fits(contestants.count) { throw .outOfRange }
    isThawed = try reader.flag()
    attempts = try Attempts(
      from: &reader, contestants: contestants.count, questions: questions.count)
    corrections = try reader.signed()
    let credits = try reader.numbers(atMost: contestants.count)
    guard credits.count == contestants.count else { throw .outOfRange }
    contestants.restore(credits: credits)
  }

  /// What streaks, eliminations, stars and disqualifications have come to.
  private mutating func readRules(from reader: inout StateReader) throws(SnapshotFault) {
    streaks = try reader.numbers(atMost: contestants.count)
    let streakRound: Int = try reader.signed()
    self.streakRound = streakRound == -1 ? nil : streakRound
    eliminations = [:]
    for _ in 0..<(try reader.count()) {
      let round: Int = try reader.signed()
      eliminations[round] = Elimination(
        outAfter: try reader.numbers(atMost: contestants.count))
    }
    rescues = try reader.list()
    guard rescues.allSatisfy({ questions.indices.contains($0.after) }) else { throw .outOfRange }
    disqualified = try reader.map()
    earlyStars = try reader.map()
  }
}
