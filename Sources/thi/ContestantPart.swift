import Screens
import Terminal

/// The contestant's side of the contest: on a screen, or line by line.
struct ContestantPart: Sendable {
  private var screens: ContestantModel?
  private var plain: PlainContestant?

  init(_ mode: TerminalLoop.Mode, _ setup: ContestantSetup, now: Int64) {
    switch mode {
    case .screens: screens = ContestantModel(setup, now: now)
    case .plain: plain = PlainContestant(setup, now: now)
    }
  }

  mutating func start(now: Int64) -> [ContestantEffect] {
    screens?.start(now: now) ?? plain?.start(now: now) ?? []
  }

  mutating func handle(_ event: ContestantEvent, now: Int64) -> [ContestantEffect] {
    screens?.handle(event, now: now) ?? plain?.handle(event, now: now) ?? []
  }

  var nextDeadline: Int64? { screens.map(\.nextDeadline) ?? plain?.nextDeadline }

  /// Nil line by line.
  func picture(_ size: Size, now: Int64) -> Grid? { screens?.view(size, now: now) }
}
