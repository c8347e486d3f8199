import Assessment
import Terminal
import Wire

/// The organizer's console: events in, effects out, a picture on demand.
///
/// `now` is in milliseconds on a clock that never goes back, the same for all calls.
public struct HostModel: Sendable {
  /// What is shown behind a dialog.
  enum Screen: Hashable, Sendable { case console, help, log, schools, standings }

  let setup: HostSetup
  let texts: HostTexts
  var session: ClientSession
  var record = HostRecord()
  /// The size of the screen as far as it was told; pages are turned by it.
  var size = Size.standard
  var screen = Screen.console
  var scroll = Scroll.top
  var dialog: HostDialog?
  /// Whom the last search has found.
  var found: [ServerMessage.FoundContestant] = []
  /// Whom plain mode asks for by number, before it does something about them.
  var lookup: Lookup?
  /// The question that is to be corrected once the server has shown it.
  var wanted: String?
  /// Questions that the server does not show.
  var notShown: Set<String> = []
  /// As the server last listed them, and how often it has.
  var appeals: [ServerMessage.ListedAppeal] = []
  var appealListings = 0
  /// Somebody waited to be let in when that was last told.
  var knowsOfWaiting = false
  /// Since when something is asked once.
  var doubtSince = Int64.min / 2
  var feedback: HostFeedback?
  /// Sent and not yet confirmed.
  var pending: [HostOrder] = []
  /// The line, the token, the choice among contests.
  var entry: ConsoleEntry
  var now: Int64
  /// Until when another Ctrl-C leaves.
  var interruptEndsAt: Int64 = .min
  /// What Enter did when this was last looked at, and since when.
  private var lastStep: HostStep?
  var stepSince: Int64
  private var effects: [HostEffect] = []

  /// A step that has just changed is not taken for so many milliseconds: a key pressed twice, or just
  /// too late, must not do the next thing.
  static let stepPause: Int64 = 600
  /// What is asked once is not agreed to for so many milliseconds.
  static let doubtPause: Int64 = 300
  /// How long a first Ctrl-C counts, in milliseconds.
  static let interruptTime: Int64 = 3_000

  public init(_ setup: HostSetup, now: Int64) {
    self.setup = setup
    texts = HostTexts(setup.language)
    session = ClientSession(
      .init(role: .host, client: setup.client, language: setup.language.rawValue))
    entry = ConsoleEntry(
      hasToken: setup.token != nil, givesUpAt: setup.givesUpAfter.map { now + $0 })
    self.now = now
    stepSince = now
  }

  var view: ContestView { session.view }

  // MARK: Events

  /// Begins: connects to the server.
  public mutating func start(now: Int64) -> [HostEffect] {
    self.now = now
    if let token = setup.token { perform(session.enter(.authenticate(token: token), now: now)) }
    add(.connect)
    return finish()
  }

  public mutating func handle(_ event: HostEvent, now: Int64) -> [HostEffect] {
    self.now = now
    switch event {
    case .keys(let keys): for key in keys { press(key) }
    case .resized(let size): self.size = size
    case .connected(let trust):
      entry.connected(trust)
      perform(session.connected(now: now))
    case .received(let bytes): perform(session.receive(bytes, now: now))
    case .disconnected: lost(.lost)
    case .unreachable(let failure): lost(failure)
    case .certificateChanged(let found):
      entry.certificateChanged(found: found)
      perform(session.leave())
    // The terminal is gone; the contest goes on without this console.
    case .inputEnded: add(.leave(exitStatus))
    case .tick, .line: break
    }
    return finish()
  }

  private mutating func lost(_ failure: LinkFailure) {
    entry.lost(failure)
    perform(session.disconnected(now: now))
  }

  mutating func add(_ effect: HostEffect) { effects.append(effect) }

  mutating func perform(_ effects: [ClientSession.Effect]) {
    for effect in effects {
      switch effect {
      case .send(let line): add(.send(line.bytes))
      case .connect: add(.connect)
      case .disconnect: add(.disconnect)
      case .notice(let notice): hear(notice)
      }
    }
  }

  /// What follows from what has just happened, and from the time.
  private mutating func finish() -> [HostEffect] {
    perform(session.tick(now: now))
    if let feedback, feedback.endsAt <= now { self.feedback = nil }
    dropStaleDialog()
    if step != lastStep {
      lastStep = step
      stepSince = now
    }
    return takeEffects()
  }

  mutating func takeEffects() -> [HostEffect] {
    defer { effects = [] }
    return effects
  }

  var exitStatus: Int32 { entry.end == nil && entry.wasIn ? 0 : 3 }

  // MARK: Time

  /// When `tick` has something to do, on the clock of `now`; nil where nothing moves by itself.
  public var nextDeadline: Int64? {
    var deadlines = [session.nextDeadline, feedback?.endsAt]
    if let question = view.question, !question.isClosed, view.state == .open,
      let left = Countdown(question, view: view, now: now).left
    {
      deadlines.append(now + Countdown.untilNextSecond(left))
    }
    if case .offline(let retryAt) = view.link {
      deadlines.append(now + Countdown.untilNextSecond(retryAt - now))
    }
    if interruptEndsAt > now { deadlines.append(interruptEndsAt) }
    return deadlines.compactMap(\.self).min()
  }
}
