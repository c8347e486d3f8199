import Assessment
public import ContestEngine

/// What will happen in a contest, and how long it takes.
public struct ContestOutline: Hashable, Sendable {
  public struct Round: Hashable, Sendable {
    public let definition: RoundDefinition
    /// Items that it may be drawn from.
    public let pool: Int
    /// Reading time of one item in milliseconds, the mean of those that may come; 0 without
    /// reading time.
    public let readingPerItem: Int64
    /// All of its items in milliseconds, with reading, closing and reveal.
    public let milliseconds: Int64
    /// Of a self-paced contest: what every paper has of each difficulty.
    public let shares: [PaperShare]
  }

  public let definition: ContestDefinition
  public let rounds: [Round]

  public init(_ program: ContestProgram) {
    definition = program.definition
    rounds = zip(program.definition.rounds, program.pools).map { round, pool in
      Self.outline(
        round, pool: pool, revealSeconds: program.definition.revealSeconds,
        shares: program.definition.mode == .window ? round.paperShares(of: pool) : [])
    }
  }

  public var items: Int { rounds.map(\.definition.count).reduce(0, +) }

  /// How long a live contest takes that runs by itself, in milliseconds; nil for other contests.
  public var autopilotMilliseconds: Int64? {
    guard definition.mode == .live else { return nil }
    return Int64(definition.startsInSeconds) * 1_000 + rounds.map(\.milliseconds).reduce(0, +)
  }

  /// After the end of an item's time its close is sent this much later, in milliseconds.
  static let closing: Int64 = 250

  /// Choices appear this much after the prompt, in milliseconds.
  static func reading(of item: Item) -> Int64 {
    1_000 + 50 * Int64(PlainText.from(item.prompt, format: item.format).count)
  }

  private static func outline(
    _ round: RoundDefinition, pool: [Item], revealSeconds: Int, shares: [PaperShare]
  ) -> Round {
    var reading: Int64 = 0
    if round.readingTime, !pool.isEmpty {
      reading = pool.map { self.reading(of: $0) }.reduce(0, +) / Int64(pool.count)
    }
    let item = reading + Int64(round.secondsPerItem + revealSeconds) * 1_000 + closing
    return Round(
      definition: round, pool: pool.count, readingPerItem: reading,
      milliseconds: Int64(round.count) * item, shares: shares)
  }
}
