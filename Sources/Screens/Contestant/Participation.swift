import Assessment
import Terminal
import Wire

/// A contestant's way into a contest and through it, whatever it looks like: the part that the
/// screens and the plain mode have in common.
///
/// No input and output: what must be done is collected in `effects`, what has just happened in
/// `notices`. `now` is in milliseconds on a clock that never goes back.
struct Participation: Sendable {
  enum Stage: Hashable, Sendable {
    case askingServer
    /// Also while the first connection is tried again and again.
    case connecting
    case offering(KeptSeat)
    /// The form, with the code alone while the contest is not known.
    case filling
    case joining
    case inside
    case over(Ending)
  }

  enum Ending: Hashable, Sendable {
    case certificateChanged(found: String)
    case superseded, newTicket, unsupportedProtocol, unreadable
  }

  let setup: ContestantSetup
  /// The moment of what is happening; the owner sets it before anything else.
  var now: Int64 = 0
  private(set) var session: ClientSession
  private(set) var stage = Stage.askingServer
  /// As it is shown; nil while it is asked for.
  private(set) var server: String?
  private(set) var trust: ServerTrust?
  /// What is kept for this server.
  private var kept: KeptSeat?
  /// Why there is no connection.
  private(set) var failure: LinkFailure?
  private(set) var wasServerUnusable = false
  /// The address that was typed is being looked at.
  private(set) var isChoosingServer = false
  var form = JoinForm([], credential: nil)
  private(set) var credential: Credential?
  /// The class that was typed, or kept.
  private(set) var place: String?
  /// The ticket that was typed in the form.
  private(set) var typedTicket: String?
  /// Since when the server has not been reached.
  private(set) var strayingSince: Int64?
  private(set) var wasEverConnected = false
  /// The program was told to end.
  private(set) var hasEnded = false
  /// Since when answers wait for a receipt while the line is up; nil where none does.
  var receiptAwaitedSince: Int64?

  /// What is kept of this run.
  fileprivate(set) var seat: KeptSeat?
  /// The place on a paper that is still to be kept, and when that may be done.
  fileprivate var newPlace: KeptPlace?
  fileprivate(set) var placeKeptAt: Int64?
  fileprivate var placeWasKeptAt: Int64 = .min
  private(set) var effects: [ContestantEffect] = []
  private(set) var notices: [Notice] = []

  init(_ setup: ContestantSetup) {
    self.setup = setup
    credential = (setup.ticket ?? setup.code).flatMap(Credential.read)
    session = Self.newSession(setup, credential)
  }

  private static func newSession(
    _ setup: ContestantSetup, _ credential: Credential?
  ) -> ClientSession {
    ClientSession(
      ClientMessage.Hello(
        role: .contestant, client: setup.client, language: (setup.language ?? .vi).rawValue,
        code: credential?.code, ticket: credential?.ticket), claim: setup.claim)
  }

  var view: ContestView { session.view }

  var texts: ScreenTexts {
    ScreenTexts(setup.language ?? view.contest.map { WireLanguage(tag: $0.language) } ?? .vi)
  }

  // MARK: Effects

  mutating func add(_ effect: ContestantEffect) { effects.append(effect) }

  /// Ends the program, once.
  mutating func end(_ status: Int32) {
    if hasEnded { return }
    if placeKeptAt != nil { writePlace() }
    effects.append(.leave(status))
    hasEnded = true
  }

  mutating func takeEffects() -> [ContestantEffect] {
    watchReceipts()
    defer { effects = [] }
    return effects
  }

  mutating func takeNotices() -> [Notice] {
    defer { notices = [] }
    return notices
  }

  private mutating func take(_ results: [ClientSession.Effect]) {
    for effect in results {
      switch effect {
      case .send(let line): effects.append(.send(line.bytes))
      case .connect: effects.append(.connect)
      case .disconnect: effects.append(.disconnect)
      case .notice(let notice):
        hear(notice)
        notices.append(notice)
      }
    }
  }

  // MARK: The server

  mutating func start() {
    guard let server = setup.server else { return }
    chosen(server, kept: setup.kept)
  }

  mutating func choose(_ typed: String) {
    wasServerUnusable = false
    isChoosingServer = true
    effects.append(.chooseServer(typed))
  }

  mutating func chosen(_ server: String, kept: KeptSeat?) {
    guard stage == .askingServer else { return }
    isChoosingServer = false
    self.server = server
    self.kept = kept
    failure = nil
    session = Self.newSession(setup, credential)
    stage = .connecting
    strayingSince = now
    effects.append(.connect)
  }

  /// From the page that tells of a new ticket to the field for it.
  mutating func comeBack() {
    guard stage == .over(.newTicket) else { return }
    form = JoinForm([], credential: nil)
    session = Self.newSession(setup, nil)
    stage = .connecting
    strayingSince = now
    effects.append(.connect)
  }

  /// Back to the address, which may be wrong.
  mutating func askServer() {
    guard stage == .connecting else { return }
    effects.append(.disconnect)
    stage = .askingServer
  }

  mutating func serverUnusable() {
    wasServerUnusable = true
    isChoosingServer = false
  }

  mutating func connected(_ trust: ServerTrust?) {
    self.trust = trust
    failure = nil
    strayingSince = nil
    wasEverConnected = true
    take(session.connected(now: now))
  }

  mutating func lost(_ failure: LinkFailure) {
    self.failure = failure
    if strayingSince == nil { strayingSince = now }
    take(session.disconnected(now: now))
  }

  mutating func certificateChanged(found: String) {
    stage = .over(.certificateChanged(found: found))
    take(session.leave())
  }

  mutating func received(_ bytes: [UInt8]) { take(session.receive(bytes, now: now)) }

  mutating func tick() { take(session.tick(now: now)) }

  // MARK: What is heard

  private mutating func hear(_ notice: Notice) {
    switch notice {
    case .welcomed: welcomed()
    case .contestsOffered: chooseContest()
    case .joined, .seatChanged: joined()
    case .joinRefused(let error): refused(error)
    case .accepted: receiptAwaitedSince = nil
    case .contestEnded: forget()
    case .ended(let reason): ended(reason)
    default: break
    }
  }

  private mutating func welcomed() {
    guard stage == .connecting, let contest = view.contest else { return }
    // Whoever comes with a ticket has said who they are.
    if let kept, kept.contest == contest.id, credential?.ticket == nil {
      stage = .offering(kept)
    } else {
      ask()
    }
  }

  /// Asks for what is missing; a ticket needs nothing else.
  private mutating func ask() {
    let isCodeOfNoUse = takesTicketsAlone && credential?.code != nil
    if isCodeOfNoUse { credential = nil }
    form = JoinForm(
      view.registration, credential: credential, earlier: form,
      takesTicketsAlone: takesTicketsAlone)
    if isCodeOfNoUse { form.refusal = texts.ticketNeeded }
    stage = .filling
    if let credential, credential.ticket != nil {
      submit(ClientMessage.Join(credential.forJoining))
    }
  }

  /// With a roster nothing is asked but the ticket.
  private var takesTicketsAlone: Bool { view.contest != nil && view.registration.isEmpty }

  private mutating func chooseContest() {
    guard stage == .connecting else { return }
    form = JoinForm([], credential: nil, earlier: form)
    stage = .filling
  }

  private mutating func joined() {
    stage = .inside
    guard let contest = view.contest, let me = view.me, let token = view.token else { return }
    // Who comes by a ticket has not typed it.
    place = me.className ?? place
    let known = self.seat?.contestant == me.contestant ? self.seat?.ticket : nil
    let seat = KeptSeat(
      contest: contest.id, contestant: me.contestant, name: me.name,
      className: place ?? me.schoolName, token: token,
      ticket: me.ticket ?? ownTicket ?? known, place: self.seat?.place)
    guard seat != self.seat else { return }
    self.seat = seat
    effects.append(.keep(seat))
  }

  private mutating func refused(_ error: ErrorMessage) {
    if error.code.isTemporary { return }
    switch stage {
    case .joining where seat != nil:
      forget()
      place = nil
      ask()
      form.refusal = texts.offerGone
    case .joining, .connecting, .filling:
      // Who is in already comes back with a ticket: there must be a place to type it.
      let code = credential
      if error.code == .badCode || error.code == .duplicatePerson { credential = nil }
      let isChoosing = view.link == .choosing
      form = JoinForm(
        isChoosing ? [] : view.registration, credential: credential, earlier: form,
        takesTicketsAlone: !isChoosing && takesTicketsAlone)
      stage = .filling
      if error.code == .duplicatePerson { form.asksForTicket(insteadOf: code) }
      form.refuse(error, words: words(of: error))
    default: break
    }
  }

  /// A row for a ticket opens above the first one, for whoever was given the school's code.
  mutating func openTicketRow() {
    guard stage == .filling, view.link != .choosing, let code = credential?.code else { return }
    credential = nil
    form.asksForTicket(insteadOf: .code(code))
  }

  private mutating func forget() {
    if seat != nil || kept != nil { effects.append(.forget) }
    seat = nil
    kept = nil
  }

  private mutating func ended(_ reason: ContestView.EndReason) {
    switch reason {
    case .superseded:
      forget()
      stage = .over(.superseded)
    case .newTicket:
      forget()
      typedTicket = nil
      credential = nil
      stage = .over(.newTicket)
    case .unsupportedProtocol: stage = .over(.unsupportedProtocol)
    case .unreadable: stage = .over(.unreadable)
    case .left: break
    }
  }

  // MARK: What the contestant does

  /// The answer to "Em là …?".
  mutating func answerOffer(_ isMe: Bool) {
    guard case .offering(let offered) = stage else { return }
    guard isMe else { return ask() }
    seat = offered
    place = offered.className
    stage = .joining
    take(session.enter(.resume(token: offered.token), now: now))
  }

  mutating func submit(_ join: ClientMessage.Join) {
    place = join.fields[.class]
    if case .ticket(let ticket) = join.credential {
      typedTicket = ticket
    } else {
      typedTicket = nil
    }
    if view.link == .choosing {
      switch join.credential {
      case .code(let code): credential = .code(code)
      case .ticket(let ticket): credential = .ticket(ticket)
      }
      stage = .connecting
      take(session.choose(code: credential?.code, ticket: credential?.ticket, now: now))
      return
    }
    stage = .joining
    take(session.enter(.join(join), now: now))
  }

  mutating func answer(_ question: String, with response: Response?) {
    take(session.answer(question, with: response, now: now))
  }

  mutating func begin() { take(session.begin(now: now)) }

  mutating func handIn(guess: DecimalNumber?) { take(session.submit(estimate: guess, now: now)) }

  mutating func stake(_ question: String) { take(session.star(question)) }

  /// Leaves for good: what is kept is forgotten.
  mutating func leave() {
    if stage == .inside { forget() }
    let status = exitStatus
    take(session.leave())
    end(status)
  }
}

/// The place on a self-paced paper.
extension Participation {
  var keptPlace: KeptPlace? { seat?.place }

  /// Whoever leafs through a paper does not write a file with each key: so often at most, in
  /// milliseconds.
  private static let placeTime: Int64 = 1_000

  /// Keeps the place, now or a little later; nil forgets it.
  mutating func keepPlace(_ place: KeptPlace?) {
    guard seat != nil else { return }
    if seat?.place == place {
      newPlace = nil
      placeKeptAt = nil
    } else if newPlace != place || placeKeptAt == nil {
      newPlace = place
      placeKeptAt = placeWasKeptAt == .min ? now : max(now, placeWasKeptAt + Self.placeTime)
    }
  }

  mutating func keepPlaceInTime() {
    if let due = placeKeptAt, due <= now { writePlace() }
  }

  fileprivate mutating func writePlace() {
    placeKeptAt = nil
    placeWasKeptAt = now
    seat?.place = newPlace
    if let seat { add(.keep(seat)) }
  }
}
