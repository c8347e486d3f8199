import ContestClient
import Glibc
import Network
import Screens
import Terminal
import Wire

/// One run of the student's program: joins the terminal, the connection and the contestant's part,
/// and keeps what must be found again.
struct ContestantRun: ~Copyable {
  /// How the run ended.
  struct Outcome: Sendable {
    let status: Int32
    /// The server that was last connected to, or was to be.
    let server: String
    /// Why there is no connection at the end.
    let failure: Failure?
    /// Of what was to be kept, a file once: it is tried again with every connection.
    let fileFaults: [FileFault]
  }

  enum Failure: Hashable, Sendable {
    case unreachable(Unreachable)
    case certificateChanged(found: String)
  }

  private let plan: ContestantPlan
  private let link: ContestLink
  private let knownFile: KnownServersFile
  private var loop: TerminalLoop
  private var seats: SeatStore
  private var part: ContestantPart
  private var hosts: HostList?
  private var pin: ServerPin?
  private var failure: Failure?
  private var fileFaults: [FileFault] = []
  private var status: Int32?
  private var watched: Int32?

  /// Takes the terminal over. It is given back when the run ends its life.
  init(_ plan: ContestantPlan) throws(TerminalFault) {
    self.plan = plan
    let directory = plan.surroundings.stateDirectory
    knownFile = KnownServersFile(path: directory.map { $0 + "/known-servers" })
    var known = KnownServers()
    do { known = try knownFile.read() } catch { fileFaults.append(error) }
    link = ContestLink(known: known, timeoutMs: ContestantPlan.connectingTime(of: plan.hosts))
    seats = SeatStore(
      directory: directory.map { $0 + "/seats" },
      computer: plan.surroundings.remoteComputer)
    hosts = plan.hosts
    var kept: KeptSeat?
    if let hosts { kept = Self.offer(at: hosts, plan: plan, known: known, seats: &seats) }
    loop = try TerminalLoop(
      environment: plan.surroundings.terminal, mode: plan.isPlain ? .plain : .screens)
    let now = ServerTime(milliseconds: WallClock.milliseconds)
    // The system's generator, which is good enough for keys.
    var random = SystemRandomNumberGenerator()
    let setup = plan.setup(kept: kept, now: now, using: &random)
    part = ContestantPart(loop.mode, setup, now: Self.now)
  }

  private static var now: Int64 { Terminal.MonotonicClock.milliseconds() }

  /// The seat that is kept at a server, to be offered.
  private static func offer(
    at hosts: HostList, plan: ContestantPlan, known: KnownServers, seats: inout SeatStore
  ) -> KeptSeat? {
    let pin: ServerPin? =
      switch plan.security(of: hosts, known: known) {
      case .plaintext: nil
      case .tls(let given): given ?? known[hosts.current]
      }
    let (name, now) = (hosts.name, WallClock.milliseconds)
    if plan.arguments.forgetsSeat {
      seats.forgetAll(server: name, pin: pin?.text, now: now)
      return nil
    }
    return seats.offer(server: name, pin: pin?.text, now: now)?.kept
  }

  // MARK: - The loop

  mutating func play() throws(TerminalFault) -> Outcome {
    perform(part.start(now: Self.now))
    tell(.resized(loop.size))
    while status == nil {
      draw()
      watch()
      for event in try loop.wait(until: deadline) { take(event) }
      for event in link.advance() { take(event) }
    }
    link.disconnect()
    return Outcome(
      status: status ?? 0, server: hosts?.description ?? "", failure: failure,
      fileFaults: FileFault.once(fileFaults + seats.faults))
  }

  private mutating func draw() {
    if let picture = part.picture(loop.size, now: Self.now) { loop.draw(picture) }
  }

  /// The connection's descriptor changes while it is made.
  private mutating func watch() {
    if let watched { loop.unwatch(watched) }
    watched = link.fileDescriptor
    var interest: Interest = []
    if link.wantsRead { interest.insert(.read) }
    if link.wantsWrite { interest.insert(.write) }
    if let watched { loop.watch(watched, for: interest) }
  }

  private var deadline: Int64? {
    [part.nextDeadline, link.timeLeft.map { Self.now + $0 }].compactMap(\.self).min()
  }

  // MARK: - What happens

  private mutating func take(_ event: TerminalEvent) {
    guard status == nil else { return }
    switch event {
    case .keys(let keys): tell(.keys(keys))
    case .line(let line): tell(.line(line))
    case .typing(let isTyping): tell(.typing(isTyping))
    case .resized(let size): tell(.resized(size))
    case .tick: tell(.tick)
    case .inputEnded: tell(.inputEnded)
    case .signal(SIGINT): tell(.interrupted)
    // The seat stays kept: whoever was cut off comes back to it.
    case .signal(let number): status = 128 + number
    // The link is advanced after every wait.
    case .readable, .writable: break
    }
  }

  private mutating func take(_ event: LinkEvent) {
    guard status == nil else { return }
    switch event {
    case .connected(let pin, let isFirstVisit):
      failure = nil
      connected(pin, isFirstVisit: isFirstVisit)
    case .received(let bytes): tell(.received(bytes))
    case .disconnected: tell(.disconnected)
    case .certificateChanged(let found):
      failure = .certificateChanged(found: found)
      tell(.certificateChanged(found: found))
    case .unreachable(let reason):
      failure = .unreachable(reason)
      if hosts?.moveOn() ?? false { return connect() }
      tell(.unreachable(LinkFailure(reason)))
    }
  }

  private func connect() {
    guard let hosts else { return }
    link.connect(to: hosts.current, security: plan.security(of: hosts, known: link.known))
  }

  private mutating func connected(_ pin: ServerPin?, isFirstVisit: Bool) {
    self.pin = pin
    hosts?.answered()
    if let pin, let server = hosts?.current {
      do { try knownFile.remember(pin, of: server) } catch { fileFaults.append(error) }
    }
    tell(.connected(pin.map { ServerTrust(pin: $0.text, isFirstVisit: isFirstVisit) }))
  }

  private mutating func tell(_ event: ContestantEvent) {
    perform(part.handle(event, now: Self.now))
  }

  // MARK: - What is to be done

  private mutating func perform(_ effects: [ContestantEffect]) {
    for effect in effects where status == nil { perform(effect) }
  }

  private mutating func perform(_ effect: ContestantEffect) {
    switch effect {
    case .chooseServer(let typed): choose(typed)
    case .connect: connect()
    case .disconnect: link.disconnect()
    case .send(let bytes): link.send(bytes)
    case .keep(let seat): keep(seat)
    case .forget: seats.forget()
    case .say(let text, let endsLine): loop.say(text, endsLine: endsLine)
    case .ring: loop.ring()
    case .redraw: loop.redraw()
    case .leave(let status): self.status = status
    }
  }

  private mutating func choose(_ typed: String) {
    guard let chosen = HostList(typed) else { return tell(.serverUnusable) }
    hosts = chosen
    let kept = Self.offer(at: chosen, plan: plan, known: link.known, seats: &seats)
    tell(.serverChosen(chosen.description, kept: kept))
  }

  private mutating func keep(_ seat: KeptSeat) {
    guard let hosts else { return }
    let record = SeatRecord(
      server: hosts.name, pin: pin?.text, computer: "", contest: seat.contest,
      contestant: seat.contestant, name: seat.name, place: seat.className, token: seat.token,
      ticket: seat.ticket, question: seat.place?.question, marked: seat.place?.marked ?? [],
      keptAt: WallClock.milliseconds)
    do { try seats.keep(record) } catch { fileFaults.append(error) }
  }
}

extension ContestantRun.Outcome {
  /// What is to be said once the terminal is given back.
  func complaints(_ texts: ProgramTexts) -> [String] {
    var complaints: [String] = []
    switch failure {
    case .certificateChanged(let found):
      complaints.append(texts.certificateChanged(server, found: found))
    case .unreachable(let reason):
      if status == ThiProgram.Status.unreachable {
        complaints.append(texts.unreachable(server, reason))
      }
    case nil: break
    }
    return complaints + fileFaults.map(texts.notUsable)
  }
}

extension SeatRecord {
  /// As the screens know it.
  fileprivate var kept: KeptSeat {
    KeptSeat(
      contest: contest, contestant: contestant, name: name, className: place, token: token,
      ticket: ticket, place: question.map { KeptPlace(question: $0, marked: marked) })
  }
}

extension LinkFailure {
  fileprivate init(_ reason: Unreachable) {
    switch reason {
    case .unknownHost: self = .unknownHost
    case .nobodyListens: self = .nobodyListens
    case .noAnswer: self = .noAnswer
    case .noRoute: self = .noRoute
    case .noEncryption: self = .noEncryption
    case .plaintextElsewhere: self = .plaintextElsewhere
    case .closed: self = .lost
    case .system(let code):
      let words = SystemErrorWords.words(code)
      self = .other(vi: words.vi, en: words.en)
    case .other(let words): self = .other(vi: words, en: words)
    }
  }
}
