public import ContestEngine

/// When the milestones of a contest were, as its journal has them.
public struct ContestMoments: Hashable, Sendable {
  public private(set) var started: Instant?
  public private(set) var frozen: Instant?
  public private(set) var thawed: Instant?
  public private(set) var ended: Instant?
  public private(set) var finalized: Instant?
  /// Of the newest entry.
  public private(set) var last: Instant?

  public init() {}

  public mutating func note(_ entry: JournalEntry) {
    last = entry.at
    switch entry.event {
    case .started: started = entry.at
    case .frozen:
      frozen = entry.at
      thawed = nil
    case .unfrozen: thawed = entry.at
    case .finished: ended = entry.at
    case .finalized: finalized = entry.at
    default: break
    }
  }
}
