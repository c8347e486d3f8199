import Assessment
import Terminal
import Wire

/// The organizer's console line by line: for screen readers, dumb terminals and scripts.
///
/// It is the same console, told by lines instead of keys; what a screen would show is said when it
/// changes.
public struct PlainHost: Sendable {
  /// How long a program whose input has ended looks for its server, in milliseconds.
  static let patience: Int64 = 30_000
  /// Lines that wait until the ones before them are done.
  static let waitingMax = 100

  var model: HostModel
  /// Typed and not yet taken.
  var waiting: [String] = []
  /// Questions that the server was asked to show.
  var askedFor: Set<String> = []
  var inputHasEnded = false
  var endsAt: Int64?

  /// A question to be answered with yes or no stands on the line.
  var isDoubtAsked = false
  // What was said already.
  var saidLog = 0
  var saidFeedback: HostFeedback?
  var saidFault: Notice.Fault?
  var saidStep: HostStep?
  var saidQuestion: String?
  var saidResult: ServerMessage.Closed?
  var saidReveal: ServerMessage.Standings.Reveal?
  var saidLink: ContestView.Link?
  var saidFailure: LinkFailure?
  var saidIn = false
  var saidJury = false
  /// How many waited to be let in.
  var saidWaiting = 0
  /// Of appeals.
  var saidListings = 0
  private var effects: [HostEffect] = []

  public init(_ setup: HostSetup, now: Int64) { model = HostModel(setup, now: now) }

  var texts: HostTexts { model.texts }
  var view: ContestView { model.view }

  /// Begins: connects to the server.
  public mutating func start(now: Int64) -> [HostEffect] {
    say(texts.connecting(model.setup.server))
    return finish(model.start(now: now))
  }

  public mutating func handle(_ event: HostEvent, now: Int64) -> [HostEffect] {
    var told: [HostEffect] = []
    switch event {
    case .line(let line):
      told += model.handle(.tick, now: now)
      take(line)
    case .inputEnded:
      told += model.handle(.tick, now: now)
      inputHasEnded = true
      endsAt = now + Self.patience
    case .keys: break
    default: told += model.handle(event, now: now)
    }
    takeWaiting()
    // What the lines led to.
    told += model.handle(.tick, now: now)
    return finish(told)
  }

  /// When `tick` has something to do, on the clock of `now`.
  public var nextDeadline: Int64? {
    [model.session.nextDeadline, endsAt, model.entry.givesUpAt].compactMap(\.self).min()
  }

  mutating func say(_ text: String, endsLine: Bool = true) {
    effects.append(.say(text, endsLine: endsLine))
  }

  mutating func leave(_ status: Int32) { effects.append(.leave(status)) }

  private mutating func finish(_ told: [HostEffect]) -> [HostEffect] {
    sayNews()
    if let givesUpAt = model.entry.givesUpAt, givesUpAt <= model.now {
      say(texts.gaveUp)
      leave(model.exitStatus)
    }
    leaveAtEnd()
    defer { effects = [] }
    return told.filter { $0 != .redraw } + effects
  }

  /// A script has said all; what it told is confirmed, or there is no server to confirm it.
  private mutating func leaveAtEnd() {
    guard inputHasEnded else { return }
    if model.entry.wasIn, waiting.isEmpty, model.pending.isEmpty { leave(0) }
    if let endsAt, endsAt <= model.now { leave(model.exitStatus) }
  }

  // MARK: Lines

  private mutating func take(_ line: TypedLine) {
    switch line {
    case .text(let text):
      if waiting.count < Self.waitingMax { waiting.append(text) }
    case .tooLong, .notUTF8: say(texts.unreadableLine)
    }
  }

  /// One line after another: the next waits until the server has confirmed the one before.
  private mutating func takeWaiting() {
    while let line = waiting.first, isReady {
      waiting.removeFirst()
      // What the line before led to.
      sayNews()
      obey(line)
    }
  }

  private var isReady: Bool {
    if model.entry.end != nil { return true }
    if case .contest = model.entry.question { return true }
    return model.entry.wasIn && view.link == .joined && view.state != nil && model.pending.isEmpty
      && (view.progress != nil || !namesQuestion)
  }

  /// Which questions there are comes a moment after a console has come in.
  private var namesQuestion: Bool {
    guard let line = waiting.first, case nil = model.dialog else { return false }
    let command = line.split(separator: " ", maxSplits: 1).first.map(String.init)?.lowercased()
    return line.contains(" ") && (command == "a" || command == "k")
  }
}
