import ContestEngine
import Cryptography
import Network
import Store
import Wire

/// The one that decides: takes what the connections say, asks the engine, and keeps every outgoing
/// line until what it tells of is durable. Single-threaded, without sockets, clocks or a disk of
/// its own, so that a simulation runs it as the live server does.
final class Referee {
  /// One connection. A class, so that a line changes it where it lies: as a value it was copied with its
  /// five strings at each of them.
  final class Guest {
    let id: ConnectionID
    var session: ServerSession
    var framer = LineFramer(bytesMax: WireLimits.clientLineBytesMax)
    /// What limits are counted by.
    let sourceName: String
    /// A code, ticket or token that does not exist was named here.
    var hasMissed = false
    /// Nil until `hello` has named it.
    var contest: Int?
    var identity = Identity.nobody
    /// A contestant's, as it was last told: what is told anew must not seem to take it away.
    var token: String?
    /// Nothing has been said to it yet, so what need not wait for the disk overtakes nothing.
    var isFresh = true
    /// When the earliest alarm of this session is set.
    var armed: Instant?
    /// The connection is over: whoever still works on a line of it stops.
    var isGone = false

    init(_ id: ConnectionID, session: ServerSession, source: PeerAddress) {
      self.id = id
      self.session = session
      sourceName = "\(source.sourceKey)"
    }
  }

  enum Identity: Hashable {
    case nobody
    case contestant(ContestantID)
    case host
    case board
  }

  var contests: [ServedContest]
  var guests: [ConnectionID: Guest] = [:]
  var outbox = Outbox()
  /// Lines that tell of nothing that must be durable first: pings, and a welcome.
  var urgent = Outbox()
  var guesses = GuessLimits()
  var alarms = Alarms()
  var alarmBudget = AlarmBudget()
  /// Not before then are sessions woken again.
  var sessionsReadyAt = Instant(milliseconds: .min)
  /// Who has sent the last byte, and is let go behind all that their lines led to.
  private var finished: [ConnectionID] = []
  let random: RandomSource
  var counts = ServiceCounts()
  /// As of the last second; nil where no host is there.
  var machine: ServerMessage.MachineUse?
  /// Codes to their contest and school.
  var codes: [String: (contest: Int, school: SchoolID)] = [:]

  init(contests: [ServedContest], random: RandomSource) {
    self.contests = contests
    self.random = random
    indexCodes()
  }

  func indexCodes() {
    codes = [:]
    for (place, served) in contests.enumerated() {
      for school in served.contest.program?.definition.schools ?? [] {
        if let code = school.code { codes[code] = (place, school.id) }
      }
    }
  }

  // MARK: Connections

  func opened(_ id: ConnectionID, from source: PeerAddress, at now: Instant) {
    alarmBudget.newcomer(at: now)
    let guest = Guest(id, session: ServerSession(now: now.milliseconds), source: source)
    guests[id] = guest
    arm(guest)
  }

  func received(_ id: ConnectionID, _ bytes: [UInt8], at now: Instant) {
    guard let guest = guests[id] else { return }
    for output in guest.framer.receive(bytes) {
      // A line may have ended the connection.
      if guest.isGone { return }
      perform(guest.session.receive(output, now: now.milliseconds), for: guest, at: now)
    }
    if guest.isGone { return }
    if case .contestant(let contestant) = guest.identity, let place = guest.contest {
      let served = contests[place]
      served.roundTrips[served.place(of: contestant)] = guest.session.leastRoundTrip
    }
    arm(guest)
  }

  /// What was sent before is answered; after that nobody is there to hear of the contest, or to say
  /// that they are.
  func finished(_ id: ConnectionID) {
    if guests[id] != nil { finished.append(id) }
  }

  /// To be called when everything that waited for the commit is said.
  func dismissFinished() {
    for id in finished { drop(id) }
    finished.removeAll(keepingCapacity: true)
  }

  func closed(_ id: ConnectionID) {
    guard let guest = guests.removeValue(forKey: id) else { return }
    guest.isGone = true
    guard let place = guest.contest else { return }
    let served = contests[place]
    switch guest.identity {
    case .contestant(let contestant):
      let seat = served.place(of: contestant)
      if served.connections[seat] == id { served.leave(seat: seat) }
    case .host: served.hosts.removeAll { $0 == id }
    case .board: served.boards.removeAll { $0 == id }
    case .nobody: served.newcomers.remove(id)
    }
  }

  /// When connections run short, those that have not joined go first, the oldest before the others, and
  /// those who wait for a host behind them.
  /// At most half of them, so that who has only just come may say hello; and at once, since who waits
  /// at the door cannot wait for their goodbye.
  func makeRoom() {
    let idle = guests.filter { $0.value.identity == .nobody }.map(\.key)
    let count = min(Self.roomAtOnce, (idle.count + 1) / 2)
    let ordered = idle.map { (waits: waits($0), id: $0) }.sorted {
      $0.waits == $1.waits ? $0.id.value < $1.id.value : $1.waits
    }
    for (_, id) in ordered.prefix(count) {
      outbox.cut(id)
      closed(id)
    }
  }

  private func waits(_ id: ConnectionID) -> Bool { served(id)?.newcomers.waits(id) ?? false }

  private static let roomAtOnce = 16

  func perform(_ effects: [ServerSession.Effect], for guest: Guest, at now: Instant) {
    for effect in effects {
      switch effect {
      case .request(let message): handle(message, from: guest, at: now)
      case .reply(.ping(let ping)):
        // Tells of nothing that must be durable first, and measures the line, not the disk.
        urgent.append(ServerMessage.ping(id: ping).outgoing, to: guest.id)
      case .reply(.error(let error)):
        guest.isFresh = false
        send(.error(naming(error, for: guest)), to: guest.id)
      case .reply(let message): send(message, to: guest.id)
      case .close: drop(guest.id)
      }
    }
  }

  /// The error with its question only where the contest has it: what was sent is never echoed.
  private func naming(_ error: ErrorMessage, for guest: Guest) -> ErrorMessage {
    let isJoined = guest.identity != .nobody
    guard let name = error.question, !isJoined || served(guest)?.question(named: name) == nil else {
      return error
    }
    var error = error
    error.question = nil
    return error
  }

  /// Closes a connection behind the lines that wait for it.
  func drop(_ id: ConnectionID) {
    outbox.close(id)
    closed(id)
  }

  // MARK: Messages

  private func handle(_ message: ClientMessage, from guest: Guest, at now: Instant) {
    alarmBudget.request(at: now)
    switch message {
    case .hello(let hello): greet(guest, hello, at: now)
    case .join(let join): self.join(guest, join, at: now)
    case .resume(let token): resume(guest, token: token, at: now)
    case .authenticate(let token): authenticate(guest, token: token, at: now)
    case .answer(let answer): self.answer(guest, answer, at: now)
    case .command(let number, let order): obey(guest.id, number: number, order: order, at: now)
    case .begin(let attempt): beginPaper(guest.id, attempt: attempt, at: now)
    case .submit(let submission): submitPaper(guest.id, submission, at: now)
    case .star(let question): star(guest, question: question, at: now)
    case .pong: break
    }
  }

  func send(_ message: ServerMessage, to id: ConnectionID) {
    outbox.append(message.outgoing, to: id)
  }

  /// - Parameter words: in place of those of the catalogue.
  func refuse(
    _ id: ConnectionID, _ code: ErrorCode, question: String? = nil, field: String? = nil,
    retryAfter: Int64? = nil, receipt: String? = nil, command: Int64? = nil,
    words: ((WireLanguage) -> String)? = nil
  ) {
    let guest = guests[id]
    guest?.session.joinRefused()
    guest?.isFresh = false
    counts.refusals[code, default: 0] += 1
    let language = guest?.session.language ?? .vi
    send(
      .error(
        ErrorMessage(
          code, message: words?(language) ?? code.message(language), question: question,
          field: field, retryAfter: retryAfter, receipt: receipt, id: command)), to: id)
  }

  /// The contest that a connection belongs to.
  func served(_ id: ConnectionID) -> ServedContest? {
    guests[id].flatMap { served($0) }
  }

  func served(_ guest: Guest) -> ServedContest? {
    guard let place = guest.contest, contests.indices.contains(place) else { return nil }
    return contests[place]
  }
}

extension ServerMessage {
  var outgoing: OutgoingBytes { OutgoingBytes(line.bytes, newestOf: topic) }

  /// What a newer line of the same kind makes worthless.
  private var topic: OutgoingBytes.Topic? {
    switch self {
    case .standings: .standings
    case .hall: .hall
    // The questions of a self-paced contest are told now and then, and must not be left out.
    case .progress(let progress):
      progress.question == nil && !progress.asked.isEmpty ? nil : .progress
    default: nil
    }
  }
}

extension WireLine {
  var outgoing: OutgoingBytes { OutgoingBytes(bytes) }

  /// Of standings that are written once for all.
  var outgoingStandings: OutgoingBytes { OutgoingBytes(bytes, newestOf: .standings) }
}

extension OutgoingBytes.Topic {
  static let standings = Self(rawValue: 1)
  static let hall = Self(rawValue: 2)
  static let progress = Self(rawValue: 3)
}
