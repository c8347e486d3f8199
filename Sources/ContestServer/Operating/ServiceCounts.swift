public import Wire

/// What the server has done since it started. Kept by the thread that decides, in plain numbers.
public struct ServiceCounts: Hashable, Sendable {
  /// Answers that were taken, each once.
  public internal(set) var answers = 0
  /// Answers that had been taken before and were told again.
  public internal(set) var repeatedAnswers = 0
  /// What was refused, of whatever kind, by the code that the client was told.
  public internal(set) var refusals: [ErrorCode: Int] = [:]
  public internal(set) var commits = Histogram(bounds: Self.commitBounds)
  /// Entries of journals that were made durable.
  public internal(set) var entries = 0
  /// Commits that failed; each is tried again.
  public internal(set) var failedCommits = 0
  /// How long commits took besides computing, in nanoseconds.
  public internal(set) var syncNanoseconds: Int64 = 0

  /// In seconds: a good SSD syncs within the first ones, a dying disk within the last.
  private static let commitBounds = [
    0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10,
  ]

  mutating func accepted(isRepeated: Bool) {
    if isRepeated { repeatedAnswers += 1 } else { answers += 1 }
  }

  /// - Parameter computed: what of `nanoseconds` the thread itself computed.
  mutating func committed(entries count: Int, nanoseconds: Int64, computed: Int64) {
    entries += count
    syncNanoseconds += max(0, nanoseconds - computed)
    commits.note(Double(nanoseconds) / 1e9)
  }
}

/// How often values fell below bounds.
public struct Histogram: Hashable, Sendable {
  /// Upwards; a value belongs to the first that is not below it.
  public let bounds: [Double]
  /// By bound, and last those above all.
  public private(set) var counts: [Int]
  public private(set) var sum = 0.0

  init(bounds: [Double]) {
    self.bounds = bounds
    counts = Array(repeating: 0, count: bounds.count + 1)
  }

  public var count: Int { counts.reduce(0, +) }

  mutating func note(_ value: Double) {
    counts[bounds.firstIndex { value <= $0 } ?? bounds.count] += 1
    sum += value
  }
}
