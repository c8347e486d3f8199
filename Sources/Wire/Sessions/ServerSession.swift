/// The server's side of one connection: what may be said when, how often and by whom.
///
/// It does no input and output. Lines and moments go in, effects come out; what needs the contest
/// to decide comes out as a request. `now` is in milliseconds on any clock that never goes back,
/// the same for all calls.
public struct ServerSession: Hashable, Sendable {
  public enum Phase: Hashable, Sendable {
    /// Before `hello`.
    case connected
    case greeted
    /// The contest decides about a join, a resume or an authentication.
    case joining
    case joined
    case closed
  }

  public enum Effect: Hashable, Sendable {
    /// For the contest to decide.
    case request(ClientMessage)
    /// To be sent.
    case reply(ServerMessage)
    /// To be closed, after what was replied is sent. Nothing comes after it.
    case close(CloseReason)
  }

  /// Why a connection is closed.
  public enum CloseReason: String, Hashable, Sendable {
    case tooLong, unsupportedProtocol, malformed, flood
    /// Out of time: before `hello`, before joining, or without a line since.
    case noHello, notJoined, silence
  }

  public private(set) var phase = Phase.connected
  /// As `hello` said it, and after joining as the contest decided.
  public private(set) var role = Role.contestant
  /// Of the messages to this client.
  public private(set) var language = WireLanguage.vi

  private let limits: SessionLimits
  private var budget: LineBudget
  /// When the malformed lines of the last minute came.
  private var malformedAt: [Int64] = []
  private var flood = WindowCount()
  private var pings: PingLedger?
  private var lastLineAt: Int64
  /// When the phase must have been left.
  private var phaseEndsAt: Int64
  /// Somebody has to let this client in, which may take as long as it likes.
  private var isHeld = false

  /// - Parameter now: when the handshake was done.
  public init(now: Int64, limits: SessionLimits = SessionLimits()) {
    self.limits = limits
    budget = LineBudget(
      perSecond: limits.linesPerSecond, atOnce: limits.linesAtOnce, now: now)
    lastLineAt = now
    phaseEndsAt = now + limits.hello
  }

  /// The least round trip of the last five pongs in milliseconds; nil without a pong.
  public var leastRoundTrip: Int64? { pings?.leastRoundTrip }

  /// A refusal in this client's language.
  public func refusal(
    _ code: ErrorCode, question: String? = nil, field: String? = nil, retryAfter: Int64? = nil,
    receipt: String? = nil, id: Int64? = nil
  ) -> ServerMessage {
    .error(
      ErrorMessage(
        code, language: language, question: question, field: field, retryAfter: retryAfter,
        receipt: receipt, id: id))
  }

  // MARK: What the contest decided

  /// The contest took the client in.
  public mutating func joined(as role: Role, now: Int64) {
    guard phase != .closed else { return }
    self.role = role
    phase = .joined
    isHeld = false
    lastLineAt = now
  }

  /// The contest decides later about the join: until then the client is as patient as one that has joined.
  public mutating func held(now: Int64) {
    guard phase == .joining else { return }
    isHeld = true
    lastLineAt = now
  }

  /// The contest refused a join, a resume or an authentication; the client may try again.
  public mutating func joinRefused() {
    if phase == .joining { phase = .greeted }
    isHeld = false
  }

  /// The connection is gone, or the server closes it for a reason of its own.
  public mutating func close() { phase = .closed }

  // MARK: Time

  /// When `tick` has something to do; nil once closed.
  public var nextDeadline: Int64? {
    guard phase != .closed else { return nil }
    return min(endsAt, pings?.nextAt ?? .max)
  }

  private var endsAt: Int64 {
    phase == .joined || isHeld ? lastLineAt + limits.silence : phaseEndsAt
  }

  /// Does what is due by `now`.
  ///
  /// - Parameter pingID: gives a new random id, at most 64 characters long.
  public mutating func tick(now: Int64, pingID: () -> String) -> [Effect] {
    guard phase != .closed else { return [] }
    guard now < endsAt else {
      let reason: CloseReason =
        switch phase {
        case .connected: .noHello
        case .joined: .silence
        case .joining where isHeld: .silence
        default: .notJoined
        }
      phase = .closed
      return [.close(reason)]
    }
    guard let nextAt = pings?.nextAt, nextAt <= now else { return [] }
    let id = pingID()
    pings?.sent(id, now: now)
    return [.reply(.ping(id: id))]
  }

  // MARK: Lines

  /// Takes what the framer of this connection gave.
  public mutating func receive(_ output: LineFramer.Output, now: Int64) -> [Effect] {
    guard phase != .closed else { return [] }
    switch output {
    case .tooLong: return closing(.tooLong, after: refusal(.tooLong))
    case .line(let bytes): return receive(line: bytes, now: now)
    }
  }

  private mutating func receive(line bytes: [UInt8], now: Int64) -> [Effect] {
    lastLineAt = now
    let line: ParsedLine
    do { line = try ParsedLine(bytes) } catch { return malformedLine(now: now) }
    if let retryAfter = budget.take(now: now) {
      flood.add(now: now, window: limits.minute)
      let reply = refusal(
        .rateLimited, question: line.question, retryAfter: retryAfter, id: line.command)
      return flood.count > limits.floodMax ? closing(.flood, after: reply) : [.reply(reply)]
    }
    do {
      return try take(line, now: now)
    } catch {
      let reply = refusal(
        error.code, question: line.question, field: error.field,
        retryAfter: error.code == .rateLimited ? limits.joiningRetry : nil, id: line.command)
      guard error.code == .unsupportedProtocol else { return [.reply(reply)] }
      return closing(.unsupportedProtocol, after: reply)
    }
  }

  private mutating func closing(
    _ reason: CloseReason, after reply: ServerMessage
  ) -> [Effect] {
    phase = .closed
    return [.reply(reply), .close(reason)]
  }

  private mutating func malformedLine(now: Int64) -> [Effect] {
    malformedAt.removeAll { now - $0 >= limits.minute }
    malformedAt.append(now)
    guard malformedAt.count < limits.malformedMax else {
      return closing(.malformed, after: refusal(.malformed))
    }
    return [.reply(refusal(.malformed))]
  }

  /// What the line's type and the phase allow comes first, then the line's fields.
  private mutating func take(_ line: ParsedLine, now: Int64) throws(LineFault) -> [Effect] {
    guard let kind = ClientMessage.Kind(rawValue: line.type) else { throw LineFault(.unknownType) }
    switch kind {
    case .hello: return try takeHello(line, now: now)
    case .pong:
      if case .pong(let id) = try ClientMessage(line) { pings?.answered(id, now: now) }
      return []
    case .join, .resume: return try takeJoin(line, allowed: role == .contestant)
    case .authenticate: return try takeJoin(line, allowed: role != .contestant)
    case .answer, .begin, .submit, .star: return try takeRequest(line, from: .contestant)
    case .command: return try takeRequest(line, from: .host)
    }
  }

  private mutating func takeHello(_ line: ParsedLine, now: Int64) throws(LineFault) -> [Effect] {
    guard phase == .connected || phase == .greeted else { throw LineFault(.alreadyJoined) }
    let message = try ClientMessage(line)
    guard case .hello(let hello) = message else { return [] }
    role = hello.role
    language = WireLanguage(tag: hello.language)
    if phase == .connected {
      phase = .greeted
      phaseEndsAt = now + limits.joining
      pings = PingLedger(now: now)
    }
    return [.request(message)]
  }

  private mutating func takeJoin(
    _ line: ParsedLine, allowed: Bool
  ) throws(LineFault) -> [Effect] {
    switch phase {
    case .connected, .closed: throw LineFault(.notJoined)
    case .joined: throw LineFault(.alreadyJoined)
    // Whether the first try gets in is not known yet.
    case .joining: throw LineFault(.rateLimited)
    case .greeted: break
    }
    guard allowed else { throw LineFault(.notAuthorised) }
    let message = try ClientMessage(line)
    phase = .joining
    return [.request(message)]
  }

  private func takeRequest(_ line: ParsedLine, from allowed: Role) throws(LineFault) -> [Effect] {
    guard phase == .joined else { throw LineFault(.notJoined) }
    guard role == allowed else { throw LineFault(.notAuthorised) }
    return [.request(try ClientMessage(line))]
  }
}
