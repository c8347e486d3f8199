public import Assessment

/// A client's side of its connections to a contest: for contestants, hosts and boards.
///
/// It does no input and output. Bytes, wishes and moments go in, effects come out, and what is
/// known of the contest stands in `view`. The caller opens and closes connections and owns the
/// timer. `now` is in milliseconds on any clock that never goes back, the same for all calls.
public struct ClientSession: Sendable {
  public enum Effect: Hashable, Sendable {
    case send(WireLine)
    case notice(Notice)
    /// Open a connection, then call `connected` or `disconnected`.
    case connect
    /// Close the connection. `disconnected` need not be called for it.
    case disconnect
  }

  /// How one comes in.
  public enum Entry: Hashable, Sendable {
    case join(ClientMessage.Join)
    /// With the token of an earlier `joined`.
    case resume(token: String)
    /// With the token of a host or a board.
    case authenticate(token: String)
  }

  public internal(set) var view = ContestView()

  var hello: ClientMessage.Hello
  var entry: Entry?
  private let claim: String?
  var outbox = AnswerOutbox()
  /// Questions on which a star is to be staked.
  var stars: [String] = []
  var paperRequest: PaperRequest? {
    didSet { view.isBeginning = paperRequest?.isBeginning ?? false }
  }
  /// After coming back, the next `state` tells whether the question that is shown is still open.
  var awaitsState = false
  var joinRetryAt: Int64?
  var orders: [Int64: HostOrder] = [:]

  private var nextOrder: Int64 = 1
  private var framer = LineFramer(bytesMax: WireLimits.serverLineBytesMax)
  private var failures = 0
  var greetedAt: Int64 = 0
  /// When something last came in, or a request for which an answer must come went out.
  private var heardAt: Int64 = 0
  private var effects: [Effect] = []

  /// - Parameters:
  ///   - hello: what to say first on every connection.
  ///   - claim: a secret made for this session, by which a `join` whose answer was lost is known again
  ///     (`ClientMessage.Join.claim`).
  public init(_ hello: ClientMessage.Hello, claim: String? = nil) {
    self.hello = hello
    self.claim = claim
  }

  // MARK: Effects

  mutating func send(_ message: ClientMessage) { effects.append(.send(message.line)) }

  mutating func notify(_ notice: Notice) { effects.append(.notice(notice)) }

  mutating func drained() -> [Effect] {
    defer { effects = [] }
    return effects
  }

  // MARK: The connection

  /// The connection is up.
  public mutating func connected(now: Int64) -> [Effect] {
    guard view.link == .connecting else { return [] }
    framer = LineFramer(bytesMax: WireLimits.serverLineBytesMax)
    greet(now: now)
    return drained()
  }

  private mutating func greet(now: Int64) {
    view.link = .greeting
    greetedAt = now
    heardAt = now
    send(.hello(hello))
  }

  /// Another contest, code or ticket than what `hello` said before.
  public mutating func choose(
    contest: String? = nil, code: String? = nil, ticket: String? = nil, now: Int64
  ) -> [Effect] {
    hello.contest = contest
    hello.code = code
    hello.ticket = ticket
    guard view.link == .choosing || view.link == .welcomed else { return [] }
    greet(now: now)
    return drained()
  }

  /// Comes in: at once where the server has said welcome, else as soon as it does.
  public mutating func enter(_ entry: Entry, now: Int64) -> [Effect] {
    self.entry = entry
    if view.link == .welcomed { sendEntry(now: now) }
    return drained()
  }

  mutating func sendEntry(now: Int64) {
    guard let entry else { return }
    view.link = .joining
    view.waitsForApproval = false
    view.wasTurnedAway = false
    joinRetryAt = nil
    heardAt = now
    switch entry {
    case .join(var join):
      if case .code = join.credential { join.claim = join.claim ?? claim }
      send(.join(join))
    case .resume(let token): send(.resume(token: token))
    case .authenticate(let token): send(.authenticate(token: token))
    }
  }

  /// Bytes came from the server, cut anywhere.
  public mutating func receive(_ bytes: [UInt8], now: Int64) -> [Effect] {
    receive(bytes[...], now: now)
  }

  /// Bytes came from the server, cut anywhere.
  public mutating func receive(_ bytes: ArraySlice<UInt8>, now: Int64) -> [Effect] {
    guard isUp else { return [] }
    for output in framer.receive(bytes) where isUp {
      switch output {
      case .tooLong: end(.unreadable)
      case .line(let line):
        heardAt = now
        receive(line: line, now: now)
      }
    }
    return drained()
  }

  private mutating func receive(line: [UInt8], now: Int64) {
    do {
      take(try ServerMessage(decoding: line), now: now)
    } catch {
      switch error.code {
      // A server of a later version may say more; what it says besides is not for us.
      case .unknownType: break
      case .malformed: end(.unreadable)
      case .unsupportedProtocol: end(.unsupportedProtocol)
      default: notify(.lineSkipped(error))
      }
    }
  }

  /// Whether a connection is up.
  var isUp: Bool {
    switch view.link {
    case .greeting, .held, .choosing, .welcomed, .joining, .joined: true
    case .connecting, .offline, .ended: false
    }
  }

  /// The connection broke, or could not be opened.
  public mutating func disconnected(now: Int64) -> [Effect] {
    loseConnection(now: now)
    return drained()
  }

  mutating func loseConnection(now: Int64) {
    guard isUp || view.link == .connecting else { return }
    if isUp { notify(.connectionLost) }
    view.link = .offline(retryAt: now + Self.backOff(failures))
    view.waitsForApproval = false
    failures += 1
    outbox.connectionLost()
    joinRetryAt = nil
    paperRequest?.state = .ready
    for (_, order) in orders.sorted(by: { $0.key < $1.key }) { notify(.orderLost(order)) }
    orders = [:]
  }

  /// How long to wait after so many failures, in milliseconds.
  private static func backOff(_ failures: Int) -> Int64 {
    switch failures {
    case 0: 500
    case 1: 1_000
    case 2: 2_000
    default: 3_000
    }
  }

  /// In, or welcome: the way works, so the next failure is a first one.
  mutating func connectionWorks() { failures = 0 }

  /// There is no way back.
  mutating func end(_ reason: ContestView.EndReason) {
    guard !isEnded else { return }
    let wasUp = isUp
    view.link = .ended(reason)
    notify(.ended(reason))
    if wasUp { effects.append(.disconnect) }
  }

  private var isEnded: Bool { if case .ended = view.link { true } else { false } }

  /// The person leaves.
  public mutating func leave() -> [Effect] {
    end(.left)
    return drained()
  }

  // MARK: Time

  /// How long a server may be silent, in milliseconds: it pings every ten seconds.
  private static let silenceMax: Int64 = 25_000
  /// The same while an answer is on its way, which must not wait so long for another connection.
  private static let silenceMaxInFlight: Int64 = 12_000
  /// Until welcome.
  private static let greetingMax: Int64 = 10_000

  /// When `tick` has something to do.
  public var nextDeadline: Int64? {
    switch view.link {
    case .offline(let retryAt), .held(let retryAt): retryAt
    case .joined:
      [silenceEndsAt, outbox.nextRetry, paperRequest?.nextRetry(behind: outbox)]
        .compactMap { $0 }.min()
    case .greeting, .joining: silenceEndsAt
    case .welcomed: joinRetryAt
    case .connecting, .choosing, .ended: nil
    }
  }

  private var silenceEndsAt: Int64 {
    switch view.link {
    case .greeting: return greetedAt + Self.greetingMax
    default: break
    }
    let endsAt = heardAt + Self.silenceMax
    guard let sentAt = outbox.oldestInFlight else { return endsAt }
    return min(endsAt, max(sentAt, heardAt) + Self.silenceMaxInFlight)
  }

  /// Does what is due by `now`.
  public mutating func tick(now: Int64) -> [Effect] {
    guard let deadline = nextDeadline, deadline <= now else { return [] }
    switch view.link {
    case .offline:
      view.link = .connecting
      effects.append(.connect)
    case .welcomed: sendEntry(now: now)
    case .held: greet(now: now)
    default:
      if silenceEndsAt <= now {
        effects.append(.disconnect)
        loseConnection(now: now)
      } else {
        flush(now: now)
      }
    }
    return drained()
  }

  // MARK: Wishes

  /// Gives an answer, or takes one back where answers may change.
  ///
  /// It is sent as soon as the connection allows, and again until the server accepts or refuses
  /// it. Nothing happens where `ContestView.canAnswer` says so.
  public mutating func answer(
    _ question: String, with response: Response?, now: Int64
  ) -> [Effect] {
    give(response, to: question, now: now)
    return drained()
  }

  /// Stakes a star on a question that has not opened.
  public mutating func star(_ question: String) -> [Effect] {
    guard !stars.contains(question), !view.starred.contains(question) else { return [] }
    stars.append(question)
    if view.link == .joined { send(.star(question: question)) }
    return drained()
  }

  /// Tells the contest what to do. Without a connection it is lost at once.
  public mutating func order(_ order: HostOrder) -> [Effect] {
    if view.link == .joined {
      orders[nextOrder] = order
      send(.command(id: nextOrder, order))
      nextOrder += 1
    } else {
      notify(.orderLost(order))
    }
    return drained()
  }
}
