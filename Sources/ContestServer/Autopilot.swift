import ContestEngine

/// Runs a live contest without a host: a host's commands, by the clock.
///
/// Everything it needs is in the contest, so that it goes on where it was after a restart.
struct Autopilot {
  private let startsIn: Int64
  private let reveal: Int64

  init(definition: ContestDefinition) {
    startsIn = Int64(definition.startsInSeconds) * 1_000
    reveal = Int64(definition.revealSeconds) * 1_000
  }

  /// The next command and when it is due; nil where there is only waiting.
  ///
  /// - Parameter seed: random bytes for the draw, asked for only at the start.
  func next(for contest: Contest, seed: () -> [UInt8]) -> (command: Command, due: Instant)? {
    let now = Instant(milliseconds: 0)
    let revealed = contest.lastStepAt.map { $0 + reveal } ?? now
    switch contest.nextStep {
    case .start:
      guard let firstJoinedAt = contest.firstJoinedAt else { return nil }
      return (.start(seed: seed()), firstJoinedAt + startsIn)
    case .open: return (.open, revealed)
    case .reveal: return (.reveal, now)
    case .finish: return (.finish, revealed)
    case .unfreeze: return (.unfreeze, revealed)
    case .finalize: return (.finalize, now)
    case .close, .continue, .nothing: return nil
    }
  }
}
