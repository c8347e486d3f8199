import ContestEngine

/// Runs a live contest without a host: a host's commands, by the clock.
///
/// Everything it needs is in the contest and in the moments of its events, so that it goes on where
/// it was after a restart.
struct Autopilot {
  private let startsIn: Int64
  private let reveal: Int64
  /// When the first contestant joined.
  private var firstJoinedAt: Instant?
  /// When the contest last came to a step that the autopilot waits after.
  private var lastStepAt: Instant?

  init(definition: ContestDefinition) {
    startsIn = Int64(definition.startsInSeconds) * 1_000
    reveal = Int64(definition.revealSeconds) * 1_000
  }

  /// Takes note of an event that was recorded.
  mutating func observe(_ event: Event, at moment: Instant) {
    switch event {
    case .registered: firstJoinedAt = firstJoinedAt ?? moment
    case .closed, .revealed, .continued, .interrupted: lastStepAt = moment
    default: break
    }
  }

  /// The next command and when it is due; nil where there is only waiting.
  ///
  /// - Parameter seed: random bytes for the draw, asked for only at the start.
  func next(for contest: Contest, seed: () -> [UInt8]) -> (command: Command, due: Instant)? {
    let now = Instant(milliseconds: 0)
    switch contest.nextStep {
    case .start:
      guard let firstJoinedAt else { return nil }
      return (.start(seed: seed()), firstJoinedAt + startsIn)
    case .open: return (.open, (lastStepAt.map { $0 + reveal }) ?? now)
    case .reveal: return (.reveal, now)
    case .finish: return (.finish, (lastStepAt.map { $0 + reveal }) ?? now)
    case .unfreeze: return (.unfreeze, (lastStepAt.map { $0 + reveal }) ?? now)
    case .finalize: return (.finalize, now)
    case .close, .continue, .nothing: return nil
    }
  }
}
