import Screens
import Terminal

/// The contestant's side of the contest: on a screen, or line by line.
enum ContestantPart: Sendable {
  case screens(ContestantModel)
  case lines(PlainContestant)

  init(_ mode: TerminalLoop.Mode, _ setup: ContestantSetup, now: Int64) {
    self =
      switch mode {
      case .screens: .screens(ContestantModel(setup, now: now))
      case .plain: .lines(PlainContestant(setup, now: now))
      }
  }

  mutating func start(now: Int64) -> [ContestantEffect] {
    switch self {
    case .screens(var model):
      defer { self = .screens(model) }
      return model.start(now: now)
    case .lines(var model):
      defer { self = .lines(model) }
      return model.start(now: now)
    }
  }

  mutating func handle(_ event: ContestantEvent, now: Int64) -> [ContestantEffect] {
    switch self {
    case .screens(var model):
      defer { self = .screens(model) }
      return model.handle(event, now: now)
    case .lines(var model):
      defer { self = .lines(model) }
      return model.handle(event, now: now)
    }
  }

  var nextDeadline: Int64? {
    switch self {
    case .screens(let model): model.nextDeadline
    case .lines(let model): model.nextDeadline
    }
  }

  /// Nil line by line.
  func picture(_ size: Size, now: Int64) -> Grid? {
    switch self {
    case .screens(let model): model.view(size, now: now)
    case .lines: nil
    }
  }
}
