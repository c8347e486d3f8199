public import Assessment

/// The state of one contest: a fold of its events and nothing else.
///
/// `decide` says what a command leads to and changes nothing; `apply` takes in what has happened.
/// The live server, a replay, a rehearsal and the tests all run these two.
public struct Contest: Equatable, Sendable {
  /// Where the contest stands; on the wire `state`.
  public enum Phase: Hashable, Sendable {
    case lobby, running, open, paused, ended
  }

  enum Stage: Hashable, Sendable {
    case lobby, started, ended
  }

  /// Events applied so far: the sequence of the newest.
  public internal(set) var sequence: Int64 = 0
  /// Nil until the first event.
  public internal(set) var program: ContestProgram?
  public internal(set) var contestants = Contestants()
  /// False while the results are provisional.
  public internal(set) var isFinalized = false

  /// The moment of the newest event: the last durable moment.
  public internal(set) var lastMoment: Instant?
  public internal(set) var firstJoinedAt: Instant?
  /// When a question last closed or was revealed, or time stood still or went on.
  public internal(set) var lastStepAt: Instant?

  var stage = Stage.lobby
  var standstill: Standstill?
  var draw: Draw?
  /// By number − 1; empty before the start.
  var questions: [QuestionRecord] = []
  /// The place in `questions` of the newest opened one.
  var newest: Int?
  /// Place of each round's first question among all; one more entry holds the count.
  var roundStarts = [0]
  /// Totals of what is scored, by contestant number − 1.
  var totals: [ContestantTotals] = []
  /// Right answers in a row within the round that is being scored, by contestant number − 1.
  var streaks: [Int32] = []
  /// The round that `streaks` belongs to.
  var streakRound: Int?
  /// Who is still in, by round of elimination.
  var eliminations: [Int: Elimination] = [:]
  /// Who was brought back, and after which question (its place among all).
  var rescues: [Rescue] = []
  /// How many questions had been opened when a contestant was disqualified.
  var disqualified: [ContestantID: Int] = [:]
  /// Stars on the first question that were staked before the start.
  var earlyStars: [ContestantID: Int64] = [:]
  /// In the order of their removal; those that were put back stay, without effect.
  var intervals: [IntervalRecord] = []
  /// What everyone but the host sees while standings are frozen.
  var frozenBoard: FrozenBoard?
  /// A host has unfrozen: the standings do not freeze by themselves any more.
  var isThawed = false
  /// Of a self-paced contest.
  var attempts = Attempts()
  /// What a self-paced contest's papers are drawn from; nil before the start.
  var stock: PaperStock?
  /// The jury's work; nil before judging started.
  public internal(set) var judging: JudgingRecord?
  /// By contestant number − 1: 1 for the youngest, 0 for not known. Shorter than the contestants
  /// are many where somebody has joined since.
  public internal(set) var ages: [Int32] = []
  /// What a host has said of newcomers; nil leaves it to the definition.
  var approvalOrder: Bool?
  /// In the order in which they came.
  public internal(set) var appeals: [Appeal] = []
  /// Corrections that changed something, besides annulments.
  var corrections = 0

  public init() {}

  public var phase: Phase {
    switch stage {
    case .lobby: .lobby
    case .ended: .ended
    case .started where isWindow: .open
    case .started:
      if standstill != nil { .paused } else { openPlace == nil ? .running : .open }
    }
  }

  /// From when on time has stood still; nil while it runs.
  public var pausedSince: Instant? { phase == .paused ? standstill?.since : nil }

  /// What was drawn, with its seed. Nil before the start.
  public var drawn: Draw? { draw }

  /// The drawn items of each round. Empty before the start.
  public var rounds: [[DrawnItem]] { draw?.rounds ?? [] }

  public var isFrozen: Bool { frozenBoard != nil }

  /// Whether whoever comes with a code waits until a host lets them in. Those on a roster never do.
  public var needsApproval: Bool {
    approvalOrder ?? program?.definition.registration.approval ?? false
  }

  /// Nil for nobody.
  public func school(of contestant: ContestantID) -> SchoolID? {
    contestants.place(of: contestant).map(contestants.school(at:))
  }

  public func isDisqualified(_ contestant: ContestantID) -> Bool {
    disqualified[contestant] != nil
  }

  public func lookup(token: SecretDigest) -> ContestantID? { contestants.lookup(token: token) }

  public func lookup(ticket: SecretDigest) -> ContestantID? { contestants.lookup(ticket: ticket) }

  /// Whether a contestant had this ticket and has another one now.
  public func isReplaced(ticket: SecretDigest) -> Bool {
    contestants.knows(ticket: ticket) && lookup(ticket: ticket) == nil
  }

  /// The factor of the contestant's own time in hundredths, 100…300.
  public func extraTime(of contestant: ContestantID) -> Int {
    contestants.extraTime(of: contestant)
  }
}

/// Time stands still: a pause, or the server was gone.
struct Standstill: Hashable, Sendable {
  let since: Instant
  /// When it goes on by itself; nil for a host's pause.
  let until: Instant?
}
