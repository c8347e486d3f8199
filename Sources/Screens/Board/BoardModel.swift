import Terminal
import Wire

/// The projector's screen in the hall: events in, effects out, a picture on demand.
///
/// It tells the contest nothing. `now` is in milliseconds on a clock that never goes back, the same for all
/// calls.
public struct BoardModel: Sendable {
  let setup: BoardSetup
  let texts: BoardTexts
  var session: ClientSession
  /// The size of the screen as far as it was told; pages are turned by it.
  var size = Size.standard
  /// The line, the token, the choice among contests.
  var entry: ConsoleEntry
  var helpIsOpen = false
  /// Why the server did not let the board in.
  var refusal: String?
  var now: Int64
  /// Until when another Ctrl-C, or another `q`, leaves.
  var interruptEndsAt: Int64 = .min
  var leaveEndsAt: Int64 = .min

  var stage = BoardStage.waiting
  var stageSince: Int64
  /// Which leaf of the stage was asked for by its number; else they turn by themselves.
  var chosenLeaf: Int?
  /// How far somebody has scrolled; else long pages turn by themselves.
  var scroll: Scroll?
  var announcement: (text: String, endsAt: Int64)?
  /// Who is left of an elimination, until the next question.
  var winners: [String] = []
  /// The question whose annulment was shown last.
  private var annulled: String?
  /// When the last result was told, and how long after it the next question came.
  private var toldAt: Int64?
  private var rhythm: Int64?
  private var effects: [BoardEffect] = []

  /// How long a first Ctrl-C or `q` counts, in milliseconds.
  static let leavingTime: Int64 = 3_000
  /// How long an announcement stays, in milliseconds.
  static let announcementTime: Int64 = 30_000

  public init(_ setup: BoardSetup, now: Int64) {
    self.setup = setup
    texts = BoardTexts(setup.language)
    session = ClientSession(
      .init(role: .board, client: setup.client, language: setup.language.rawValue))
    entry = ConsoleEntry(
      hasToken: setup.token != nil, givesUpAt: setup.givesUpAfter.map { now + $0 })
    self.now = now
    stageSince = now
  }

  var view: ContestView { session.view }

  // MARK: Events

  /// Begins: connects to the server.
  public mutating func start(now: Int64) -> [BoardEffect] {
    self.now = now
    if let token = setup.token { perform(session.enter(.authenticate(token: token), now: now)) }
    effects.append(.connect)
    return finish()
  }

  public mutating func handle(_ event: BoardEvent, now: Int64) -> [BoardEffect] {
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
    // The terminal is gone; the contest goes on without this board.
    case .inputEnded: leave()
    case .tick, .line: break
    }
    return finish()
  }

  private mutating func lost(_ failure: LinkFailure) {
    entry.lost(failure)
    perform(session.disconnected(now: now))
  }

  mutating func perform(_ effects: [ClientSession.Effect]) {
    for effect in effects {
      switch effect {
      case .send(let line): self.effects.append(.send(line.bytes))
      case .connect: self.effects.append(.connect)
      case .disconnect: self.effects.append(.disconnect)
      case .notice(let notice): hear(notice)
      }
    }
  }

  mutating func redraw() { effects.append(.redraw) }

  mutating func leave() { effects.append(.leave(exitStatus)) }

  var exitStatus: Int32 { entry.end == nil && entry.wasIn ? 0 : 3 }

  /// What follows from what has just happened, and from the time.
  private mutating func finish() -> [BoardEffect] {
    perform(session.tick(now: now))
    if let announcement, announcement.endsAt <= now { self.announcement = nil }
    let stage = BoardStage(view)
    if stage != self.stage {
      self.stage = stage
      stageSince = now
      chosenLeaf = nil
      scroll = nil
    }
    defer { effects = [] }
    return effects
  }

  // MARK: What the session tells

  private mutating func hear(_ notice: Notice) {
    switch notice {
    case .contestsOffered: entry.offered()
    case .welcomed:
      refusal = nil
      entry.welcomed(isBusy: false)
    case .heldAtDoor(let error): refusal = texts.host.refusal(error.code)
    case .authenticated:
      refusal = nil
      _ = entry.authenticated()
    case .joinRefused(let error):
      entry.refused(error, view: view)
      if error.code.isTemporary { refusal = texts.host.refusal(error.code) }
    case .question(let id):
      if case .question(id) = stage { return }
      winners = []
      if let toldAt { rhythm = now - toldAt }
      toldAt = nil
    case .closed: closed()
    case .winners: winners = view.winners.map { oneLine($0.name) }
    case .announcement(let text): announcement = (text, now + Self.announcementTime)
    case .ended(let reason): entry.ended(reason)
    default: break
    }
  }

  private mutating func closed() {
    guard let result = view.result, result.isTold else { return }
    toldAt = toldAt ?? now
    // Standings may have taken its place already: that it was annulled must be seen.
    guard result.annulled, annulled != result.question else { return }
    annulled = result.question
    stageSince = now
    chosenLeaf = nil
    scroll = nil
  }

  // MARK: Time

  /// How long a result stays before the standings follow, in milliseconds: half of the time that the
  /// last one had.
  var resultTime: Int64 { min(BoardStage.leafTime, max(2_000, (rhythm ?? .max) / 2)) }

  /// When `tick` has something to do, on the clock of `now`: what is shown changes with the seconds.
  public var nextDeadline: Int64? {
    var deadlines = [session.nextDeadline]
    if entry.wasIn, entry.end == nil {
      let left = view.question.flatMap { Countdown($0, view: view, now: now).left }
      deadlines.append(now + (left.map(Countdown.untilNextSecond) ?? 1_000))
      // Leaves turn by their own second.
      deadlines.append(stageSince + ((now - stageSince) / 1_000 + 1) * 1_000)
    }
    if case .offline(let retryAt) = view.link {
      deadlines.append(now + Countdown.untilNextSecond(retryAt - now))
    }
    for moment in [interruptEndsAt, leaveEndsAt] where moment > now { deadlines.append(moment) }
    return deadlines.compactMap(\.self).min()
  }
}

extension ServerMessage.Closed {
  /// Whether this says all that will be said, or the host has still to reveal it.
  var isTold: Bool { key != nil || survey || totals != nil || annulled || correct != nil }
}
