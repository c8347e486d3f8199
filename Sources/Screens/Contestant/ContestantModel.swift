import Assessment
import Terminal
import Wire

/// The student's program on a screen: events in, effects out, a picture on demand.
///
/// `now` is in milliseconds on a clock that never goes back, the same for all calls.
public struct ContestantModel: Sendable {
  /// What lies over the screen below.
  enum Overlay: Hashable, Sendable {
    case help
    case board(ofSchools: Bool)
    /// What had no room below a page.
    case news
    case quit(staysChosen: Bool)
    /// Of a self-paced paper.
    case begin(staysChosen: Bool)
    case goTo(LineEditor)
    case handIn(HandInDialog)
  }

  var participation: Participation
  /// The size of the screen as far as it was told; pages are turned by it.
  var size = Size.standard
  var desk: AnswerDesk?
  var history = QuestionHistory()
  /// Of a self-paced paper; it stays when the paper was handed in.
  var paperDesk: PaperDesk?
  /// Why a paper could not be begun, or a question not be found.
  var beginProblem: String?
  var overlay: Overlay?
  /// How far the overlay, or a screen without a desk, is scrolled.
  var scroll = Scroll.top
  /// The line in which the server's address is typed.
  var serverLine = LineEditor(lengthMax: 260)
  /// Which of the two answers to the offer is chosen with the arrows.
  var offerChoice: Bool?
  /// To be written down before anything else.
  var ticketToCopy: String?
  /// A round began and none of its questions was shown yet.
  var roundIsNews = false
  var announcementEndsAt: Int64 = .min
  /// Until when it is said that no star is left.
  var starRefusedUntil: Int64 = .min
  /// Until when another Ctrl-C leaves.
  var interruptEndsAt: Int64 = .min
  var now: Int64 = 0

  /// How long an announcement stays, in milliseconds.
  static let announcementTime: Int64 = 60_000
  /// The same once another question needs the rows.
  static let announcementTimeAtQuestion: Int64 = 10_000
  /// How long a refused star is told of, in milliseconds.
  static let starRefusedTime: Int64 = 5_000
  /// How long a first Ctrl-C counts, in milliseconds.
  static let interruptTime: Int64 = 3_000

  public init(_ setup: ContestantSetup, now: Int64) {
    participation = Participation(setup)
    self.now = now
  }

  var view: ContestView { participation.view }
  var texts: ScreenTexts { participation.texts }

  // MARK: Events

  /// Begins: connects where the server is known, else asks for it.
  public mutating func start(now: Int64) -> [ContestantEffect] {
    meet(now)
    participation.start()
    return finish()
  }

  public mutating func handle(_ event: ContestantEvent, now: Int64) -> [ContestantEffect] {
    meet(now)
    switch event {
    case .keys(let keys): for key in keys { take(key) }
    case .resized(let size): self.size = size
    case .serverChosen(let server, let kept): participation.chosen(server, kept: kept)
    case .serverUnusable: participation.serverUnusable()
    case .connected(let trust): participation.connected(trust)
    case .received(let bytes): participation.received(bytes)
    case .disconnected: participation.lost(.lost)
    case .unreachable(let failure): participation.lost(failure)
    case .certificateChanged(let found): participation.certificateChanged(found: found)
    case .interrupted: interrupt()
    // The terminal is gone.
    case .inputEnded: participation.end(participation.exitStatus)
    case .tick, .line, .typing: break
    }
    return finish()
  }

  private mutating func meet(_ now: Int64) {
    self.now = now
    participation.now = now
  }

  /// What follows from what has just happened, and from the time.
  private mutating func finish() -> [ContestantEffect] {
    participation.tick()
    hear()
    openDesk()
    openPaperDesk()
    sendInTime()
    savePaperInTime()
    participation.keepPlaceInTime()
    hear()
    return participation.takeEffects()
  }

  private mutating func hear() {
    for notice in participation.takeNotices() {
      let isUnsent = desk.map { $0.unsent(view, texts: texts) != nil } ?? false
      history.hear(
        notice, view: view, isUnsent: isUnsent || wasUnsentAtClose(notice), now: now)
      hearPaper(notice)
      switch notice {
      case .joined: joined()
      case .round:
        // Who comes back is told the round again.
        if shownRound != view.round?.round { roundIsNews = true }
        shownRound = view.round?.round
      case .announcement:
        announcementEndsAt = now + Self.announcementTime
        participation.add(.ring)
      case .question:
        announcementEndsAt = min(announcementEndsAt, now + Self.announcementTimeAtQuestion)
        leaveOverlays()
      case .starRefused: starRefusedUntil = now + Self.starRefusedTime
      case .contestEnded: scroll = .top
      default: break
      }
    }
  }

  /// Once a question is closed nothing can be sent, so what was marked is compared by hand.
  private func wasUnsentAtClose(_ notice: Notice) -> Bool {
    guard let desk, let question = view.question, question.id == desk.question, question.isClosed,
      !question.answer.isSettled, let response = desk.editor.response(texts)
    else { return false }
    if case .accepted = notice { return false }
    return response != question.answer.given
  }

  private mutating func joined() {
    guard let me = view.me else { return }
    let isFirst = shownContestant != me.contestant
    shownContestant = me.contestant
    guard isFirst, let ticket = me.ticket else { return }
    // Who came with the ticket has it.
    if participation.ownTicket != ticket { ticketToCopy = ticket }
  }

  private var shownRound: String?
  /// For whom the ticket was shown.
  private var shownContestant: String?

  /// A new question needs eyes and hands.
  private mutating func leaveOverlays() { if overlay != .help { overlay = nil } }

  private mutating func openDesk() {
    guard let question = view.question, !question.isClosed else { return }
    if desk?.question != question.id { desk = AnswerDesk(question, texts: texts) }
    guard Countdown(question, view: view, now: now).isShown, roundIsNews || ticketToCopy != nil
    else { return }
    roundIsNews = false
    ticketToCopy = nil
  }

  // MARK: Sending

  /// Sends what is marked where the time has come.
  private mutating func sendInTime() {
    guard let desk, let at = autoSendAt, at <= now,
      let response = desk.unsent(view, texts: texts)
    else { return }
    participation.answer(desk.question, with: response)
  }

  private var autoSendAt: Int64? {
    guard let desk, let question = view.question, question.id == desk.question,
      view.state != .paused, desk.unsent(view, texts: texts) != nil,
      case .answering(let left) = Countdown(question, view: view, now: now).phase
    else { return nil }
    return desk.sendsAt(closesAt: now + left)
  }

  // MARK: Time

  /// When `tick` has something to do, on the clock of `now`; nil where nothing moves by itself.
  public var nextDeadline: Int64? {
    if participation.hasEnded { return nil }
    var deadlines = [participation.session.nextDeadline, autoSendAt, participation.receiptLateAt]
    if let question = view.question, !question.isClosed, view.state != .paused,
      let left = Countdown(question, view: view, now: now).left
    {
      deadlines.append(now + Countdown.untilNextSecond(left))
    }
    if case .offline(let retryAt) = view.link {
      deadlines.append(now + Countdown.untilNextSecond(retryAt - now))
    }
    deadlines += paperDeadlines.map(Optional.some)
    for end in [announcementEndsAt, interruptEndsAt, starRefusedUntil] where end > now {
      deadlines.append(end)
    }
    return deadlines.compactMap(\.self).min()
  }
}

extension AnswerStatus {
  /// The server holds an answer, or one is under way to it.
  fileprivate var isSettled: Bool { held != nil || delivery == .sending || delivery == .kept }
}
