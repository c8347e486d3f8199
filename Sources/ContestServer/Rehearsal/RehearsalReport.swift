public import Network

/// What came of a rehearsal. Latencies in milliseconds, from sending an answer to reading `accepted`.
public struct RehearsalReport: Hashable, Sendable {
  /// What happened in one contest.
  public struct Part: Hashable, Sendable {
    public let contest: String
    public let title: String
    public internal(set) var joined = 0
    public internal(set) var accepted = 0
    public internal(set) var lost = 0
    public internal(set) var doubled = 0
  }

  /// Whether the server was there at all.
  public internal(set) var reached = false
  /// How the last connection ended that came to nothing; nil where none did.
  public internal(set) var failure: ClientEnd?
  /// Why nobody more was sent in; nil where nothing stood against it.
  public internal(set) var obstacle: RehearsalObstacle?
  /// Whether anybody saw a question.
  public internal(set) var began = false
  /// Whether all who were in came to the end.
  public internal(set) var ended = false
  /// Who was in and had no connection when the rehearsal was over.
  public internal(set) var cutOff = 0
  /// Whether the server took a host's token.
  public internal(set) var isHostIn = false
  public internal(set) var joined = 0
  /// The codes of the errors that students were not let in with, and how many.
  public internal(set) var turnedAway: [String: Int] = [:]
  /// Whom no host let in.
  public internal(set) var held = 0
  public internal(set) var accepted = 0
  public internal(set) var refused = 0
  /// Sent, and neither accepted nor refused; or accepted, and after a broken line not known any more.
  public internal(set) var lost = 0
  /// Two different receipts for one answer.
  public internal(set) var doubled = 0
  /// Connections that broke under somebody who was in.
  public internal(set) var dropped = 0
  public internal(set) var latencies: [Int64] = []
  /// In the order in which they were met.
  public internal(set) var parts: [Part] = []
  public internal(set) var evidence: RehearsalEvidence

  init(asked: Int) { evidence = RehearsalEvidence(asked: asked, joined: 0) }

  /// The latency that this share of answers stayed within.
  public func percentile(_ share: Double) -> Int64? { latencies.atShare(share) }

  /// Nil where nobody came in, so that nothing was measured.
  public var verdict: RehearsalVerdict? { joined > 0 ? RehearsalVerdict(evidence) : nil }
}

extension [Int64] {
  /// Of values in order, the one that this share of them does not exceed.
  func atShare(_ share: Double) -> Int64? {
    if isEmpty { return nil }
    let place = Int((share * Double(count)).rounded(.up)) - 1
    return self[Swift.max(0, Swift.min(count - 1, place))]
  }
}
