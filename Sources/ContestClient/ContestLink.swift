import Glibc
public import Network

/// A client's connection to a contest's server, one after another, for a loop that polls.
///
/// Nothing here blocks. The loop polls `fileDescriptor` for what `wantsRead` and `wantsWrite` tell,
/// no longer than `timeLeft`, then calls `advance`. When to try again is the caller's decision. For
/// one thread at a time.
public final class ContestLink {
  /// How the connection is protected.
  public enum Security: Hashable, Sendable {
    /// Not at all; to this computer only.
    case plaintext
    /// With TLS. A given pin goes before the remembered one. Without either the server's first
    /// certificate is trusted and remembered.
    case tls(pin: ServerPin?)
  }

  /// A read hands over about 64 KiB; after so many the caller has its turn.
  private static let readsMax = 16

  /// The servers that were met, with those of this run.
  public private(set) var known: KnownServers
  private let timeoutMs: Int
  private var tls: ClientTLS?
  private var connection: ClientConnection?
  private var security = Security.tls(pin: nil)
  private var isUp = false
  /// What happened outside of `advance`.
  private var pending: [LinkEvent] = []
  private var hasMoreToRead = false

  /// - Parameter timeoutMs: for everything until a connection can be used.
  public init(known: KnownServers, timeoutMs: Int = 10_000) {
    self.known = known
    self.timeoutMs = timeoutMs
  }

  // MARK: - Connecting

  /// Begins to connect; an earlier connection is closed without another word.
  public func connect(to server: Endpoint, security: Security) {
    disconnect()
    self.security = security
    if security == .plaintext, !server.isThisComputer {
      pending.append(.unreachable(.plaintextElsewhere))
      return
    }
    do {
      connection = try ClientConnection(
        to: server, security: try protection(of: server), timeoutMs: timeoutMs)
    } catch {
      pending.append(.unreachable(Unreachable(error)))
    }
  }

  private func protection(of server: Endpoint) throws(NetworkError) -> ClientConnection.Security {
    guard case .tls(let given) = security else { return .plaintext }
    return .tls(try sharedTLS(), pin: (given ?? known[server])?.text)
  }

  private func sharedTLS() throws(NetworkError) -> ClientTLS {
    if let tls { return tls }
    let made = try ClientTLS()
    tls = made
    return made
  }

  /// Closes the connection. No event tells of it.
  public func disconnect() {
    connection?.close()
    drop()
    pending = []
  }

  private func drop() {
    connection = nil
    isUp = false
    hasMoreToRead = false
  }

  // MARK: - Polling

  /// What to poll; nil when there is nothing to poll. It changes while connecting.
  public var fileDescriptor: Int32? {
    guard let number = connection?.fileDescriptor, number >= 0 else { return nil }
    return number
  }

  public var wantsRead: Bool { (connection?.pollEvents ?? 0) & Int16(POLLIN) != 0 }

  public var wantsWrite: Bool { connection?.wantsWrite ?? false }

  /// In how many milliseconds `advance` has something to do though nothing can be read or written;
  /// nil for never.
  public var timeLeft: Int64? {
    if hasMoreToRead || !pending.isEmpty { return 0 }
    guard let connection else { return nil }
    switch connection.state {
    case .closed: return 0
    // Pins say yes or no at once, so these last for no poll.
    case .awaitingTrust: return 0
    case .resolving, .connecting, .handshaking, .ready:
      return connection.deadline.map { max(0, $0 - MonotonicClock.milliseconds) }
    }
  }

  // MARK: - Traffic

  /// Sends bytes, at once or as soon as the network takes them. Without a connection they are lost.
  public func send(_ bytes: [UInt8]) {
    guard isUp else { return }
    connection?.enqueue(bytes)
    connection?.flush()
  }

  /// Goes on as far as that is possible now, and tells what happened.
  public func advance() -> [LinkEvent] {
    var events = pending
    pending = []
    guard let connection else { return events }
    switch connection.advance() {
    case .resolving, .connecting, .handshaking: break
    case .awaitingTrust:
      connection.trust()
      events.append(use(connection))
      exchange(connection, &events)
    case .ready:
      if !isUp { events.append(use(connection)) }
      exchange(connection, &events)
    case .closed(let end): events.append(finish(end))
    }
    return events
  }

  /// The connection is what was asked for: its certificate is remembered.
  private func use(_ connection: ClientConnection) -> LinkEvent {
    isUp = true
    guard let pin = connection.peerPin.flatMap(ServerPin.init) else {
      return .connected(pin: nil, isFirstVisit: false)
    }
    let isFirstVisit = known[connection.endpoint] == nil && security == .tls(pin: nil)
    known[connection.endpoint] = pin
    return .connected(pin: pin, isFirstVisit: isFirstVisit)
  }

  private func exchange(_ connection: ClientConnection, _ events: inout [LinkEvent]) {
    connection.flush()
    hasMoreToRead = false
    for _ in 0..<Self.readsMax {
      switch connection.readAvailable() {
      case .bytes(let bytes): events.append(.received(bytes))
      case .nothing: return
      case .closed(let end):
        events.append(finish(end))
        return
      }
    }
    // What lies in OpenSSL's buffer does not wake a poll.
    hasMoreToRead = true
  }

  private func finish(_ end: ClientEnd) -> LinkEvent {
    let wasUp = isUp
    drop()
    if case .pinChanged(let found) = end { return .certificateChanged(found: found) }
    return wasUp ? .disconnected : .unreachable(Unreachable(end))
  }
}

extension Unreachable {
  init(_ error: NetworkError) {
    if case .system(_, let code) = error {
      self = .system(code)
    } else {
      self = .other(error.description)
    }
  }

  public init(_ end: ClientEnd) {
    switch end {
    case .unknownHost: self = .unknownHost
    case .timeout, .failure(errno: ETIMEDOUT): self = .noAnswer
    case .failure(errno: ECONNREFUSED): self = .nobodyListens
    case .failure(errno: ENETUNREACH), .failure(errno: EHOSTUNREACH),
      .failure(errno: ENETDOWN), .failure(errno: EHOSTDOWN):
      self = .noRoute
    case .tls: self = .noEncryption
    case .peer, .local, .failure(errno: ECONNRESET), .failure(errno: EPIPE): self = .closed
    case .failure(let code): self = .system(code)
    case .pinChanged: self = .other(end.description)
    }
  }
}

extension Endpoint {
  /// Whether what is sent there stays on this computer.
  public var isThisComputer: Bool {
    IPAddress(host)?.isLoopback ?? (host.lowercased() == "localhost")
  }
}
