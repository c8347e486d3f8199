import CLinux
import Glibc

/// A client's connection to a server, for a loop that polls.
///
/// Nothing here blocks. The loop polls `fileDescriptor` for `pollEvents` until `deadline`, then calls
/// `advance`, and once that gives `.ready`, `readAvailable` and `flush`. The descriptor changes while
/// connecting, so it is asked for each time. For one thread at a time.
public final class ClientConnection {
  public enum State: Hashable, Sendable {
    /// The host's addresses are looked up.
    case resolving
    case connecting
    case handshaking
    /// The server has shown a certificate that nobody has vouched for yet: see `peerPin` and `trust`.
    case awaitingTrust
    case ready
    case closed(ClientEnd)
  }

  public enum Security {
    /// Nothing is hidden; for this machine only.
    case plaintext
    /// With `pin`, any other certificate ends the connection. Without, the caller decides by `trust`.
    case tls(ClientTLS, pin: String?)
  }

  public enum Arrival: Hashable, Sendable {
    case bytes([UInt8])
    case nothing
    case closed(ClientEnd)
  }

  public let endpoint: Endpoint
  public private(set) var state: State
  /// `sha256:` and the lower-case hexadecimal SHA-256 of the server's certificate, once it was shown.
  public private(set) var peerPin: String?
  /// Whether TLS went on with the session of an earlier connection. The pin is that session's, and is
  /// looked at all the same.
  public var isResumed: Bool { transport?.isResumed ?? false }

  private let security: Security
  private let giveUpAt: Int64
  private var resolver: Resolver?
  private var untried: [IPAddress] = []
  private var attemptEndsAt: Int64 = .max
  private var socket: Descriptor?
  private var transport: Transport?
  private var handshakeWantsWrite = false
  private var outbound = OutboundQueue()
  private var lastFailure = ClientEnd.timeout

  /// Begins to connect.
  ///
  /// - Parameter timeoutMs: for everything until the connection can be used.
  public init(
    to endpoint: Endpoint, security: Security, timeoutMs: Int = 10_000
  ) throws(NetworkError) {
    self.endpoint = endpoint
    self.security = security
    giveUpAt = MonotonicClock.milliseconds + Int64(timeoutMs)
    state = .resolving
    if let address = IPAddress(endpoint.host) {
      untried = [address]
      connectToNext()
    } else {
      resolver = try Resolver(endpoint.host)
    }
  }

  // MARK: - Polling

  /// What to poll, or -1 when the connection is over.
  public var fileDescriptor: Int32 {
    if let resolver { return resolver.ready.number }
    if let number = transport?.number { return number }
    return socket?.number ?? -1
  }

  /// `POLLIN` and `POLLOUT` as poll(2) takes them.
  public var pollEvents: Int16 {
    let waitsForWrite = wantsWrite ? Int16(POLLOUT) : 0
    switch state {
    case .resolving: return Int16(POLLIN)
    case .connecting, .awaitingTrust, .closed: return waitsForWrite
    case .handshaking: return handshakeWantsWrite ? waitsForWrite : Int16(POLLIN)
    case .ready: return Int16(POLLIN) | waitsForWrite
    }
  }

  public var wantsWrite: Bool {
    switch state {
    case .connecting: true
    case .handshaking: handshakeWantsWrite
    case .ready: !outbound.isEmpty
    case .resolving, .awaitingTrust, .closed: false
    }
  }

  /// When `advance` has something to do though nothing happened, on `MonotonicClock`, in milliseconds.
  public var deadline: Int64? {
    switch state {
    case .resolving, .handshaking: giveUpAt
    case .connecting: min(giveUpAt, attemptEndsAt)
    case .awaitingTrust, .ready, .closed: nil
    }
  }

  /// Waits until there is something to do, for callers that have nothing else to wait for.
  ///
  /// - Returns: false when `timeoutMs` passed first.
  @discardableResult
  public func wait(timeoutMs: Int) -> Bool {
    if case .closed = state { return true }
    let end = MonotonicClock.milliseconds + Int64(timeoutMs)
    let until = min(end, deadline ?? end)
    var entry = pollfd(fd: fileDescriptor, events: pollEvents, revents: 0)
    let rest = Int32(clamping: max(0, until - MonotonicClock.milliseconds))
    return poll(&entry, 1, rest) > 0 || MonotonicClock.milliseconds < end
  }

  // MARK: - Connecting

  /// Goes on with connecting as far as that is possible now.
  @discardableResult
  public func advance() -> State {
    if case .resolving = state { takeAddresses() }
    if case .connecting = state { finishConnecting() }
    if case .handshaking = state { shakeHands() }
    if let deadline, MonotonicClock.milliseconds >= deadline { runOutOfTime() }
    return state
  }

  /// Accepts the certificate whose pin `peerPin` tells. Until then nothing is sent or received.
  public func trust() {
    if case .awaitingTrust = state { state = .ready }
  }

  /// Whether the authorities that this system trusts vouch for the certificate under the host's name.
  ///
  /// Takes tens of milliseconds: the authorities are read for each call.
  public var certificateIsTrustedBySystem: Bool {
    let host = endpoint.host
    let isCovered = transport?.withPeerCertificate { SystemTrust.covers($0, chain: $1, host: host) }
    return (isCovered ?? nil) ?? false
  }

  private func takeAddresses() {
    guard let answer = resolver?.answer else { return }
    resolver = nil
    switch answer {
    case .addresses(let addresses):
      untried = addresses
      lastFailure = .unknownHost("no address")
      connectToNext()
    case .failed(let text): end(.unknownHost(text))
    }
  }

  private func connectToNext() {
    socket = nil
    transport = nil
    guard !untried.isEmpty else { return end(lastFailure) }
    let address = untried.removeFirst()
    let now = MonotonicClock.milliseconds
    // An address that swallows packets must leave time for those after it.
    attemptEndsAt =
      untried.isEmpty ? .max : now + max(250, (giveUpAt - now) / Int64(untried.count + 1))
    state = .connecting
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let number = Glibc.socket(address.family, kind, 0)
    guard number >= 0 else { return tryNext(errno) }
    socket = Descriptor(owning: number)
    let result = address.withSystemAddress(port: endpoint.port) { connect(number, $0, $1) }
    if result != 0, errno != EINPROGRESS { tryNext(errno) }
  }

  private func tryNext(_ code: Int32) {
    lastFailure = .failure(errno: code)
    connectToNext()
  }

  private func finishConnecting() {
    guard let number = socket?.number else { return }
    var entry = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    guard poll(&entry, 1, 0) > 0 else { return }
    var code: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    getsockopt(number, SOL_SOCKET, SO_ERROR, &code, &size)
    guard code == 0, let connected = socket.take() else { return tryNext(code) }
    switch security {
    case .plaintext:
      transport = Transport(connected, tls: nil, isServer: false)
      state = .ready
    case .tls(let tls, _):
      transport = Transport(
        connected, tls: tls.context, isServer: false, session: tls.sessions.take(for: endpoint))
      state = .handshaking
    }
    if transport == nil { end(.failure(errno: ENOMEM)) }
  }

  private func shakeHands() {
    guard let outcome = transport?.handshake() else { return }
    switch outcome {
    case .done: meet()
    case .wouldBlock(let wantsWrite): handshakeWantsWrite = wantsWrite
    case .failed(let code, let message): end(.tls(message, errno: code))
    }
  }

  private func meet() {
    guard let found = transport?.withPeerCertificate({ own, _ in CertificatePin.of(own) }) ?? nil
    else {
      return end(.tls("the server showed no certificate", errno: EPROTO))
    }
    peerPin = found
    guard case .tls(_, let expected) = security, let expected else {
      state = .awaitingTrust
      return
    }
    if found == expected { state = .ready } else { end(.pinChanged(found: found)) }
  }

  private func runOutOfTime() {
    if MonotonicClock.milliseconds >= giveUpAt { return end(.timeout) }
    lastFailure = .timeout
    connectToNext()
  }

  /// The way to the other side and back as the kernel measures it, in microseconds: what the programs at
  /// both ends do is none of it. Nil without a connection.
  ///
  /// Source: `TCP_INFO` of tcp(7).
  public var roundTripMicroseconds: Int64? {
    guard let number = transport?.number else { return nil }
    var info = tcp_info()
    var size = socklen_t(MemoryLayout<tcp_info>.size)
    guard getsockopt(number, Int32(IPPROTO_TCP), TCP_INFO, &info, &size) == 0 else { return nil }
    return Int64(info.tcpi_rtt)
  }

  // MARK: - Traffic

  /// Takes what has arrived, about 64 KiB at most. To be called until it gives no more bytes: what lies
  /// in OpenSSL's buffer does not wake a poll.
  public func readAvailable() -> Arrival {
    if case .closed(let end) = state { return .closed(end) }
    guard case .ready = state else { return .nothing }
    var bytes: [UInt8] = []
    let outcome = read(into: &bytes)
    if !bytes.isEmpty { return .bytes(bytes) }
    switch outcome {
    case .moved, .wouldBlock: return .nothing
    case .ended:
      end(.peer)
      return .closed(.peer)
    case .failed(let code):
      end(.failure(errno: code))
      return .closed(.failure(errno: code))
    }
  }

  private func read(into bytes: inout [UInt8]) -> Transport.Outcome {
    withUnsafeTemporaryAllocation(byteCount: 16 * 1024, alignment: 16) { buffer in
      while bytes.count < 64 * 1024 {
        let outcome = transport?.read(into: buffer) ?? .ended
        guard case .moved(let count) = outcome else { return outcome }
        bytes.append(contentsOf: buffer[..<count])
      }
      return .moved(0)
    }
  }

  /// Queues bytes; `flush` sends them.
  public func enqueue(_ bytes: [UInt8]) { outbound.append(OutgoingBytes(bytes)) }

  /// Sends what is queued as far as the socket takes it; `wantsWrite` tells whether something is left.
  public func flush() {
    guard case .ready = state else { return }
    withUnsafeTemporaryAllocation(byteCount: 16 * 1024, alignment: 16) { joined in
      while !outbound.isEmpty {
        let outcome = outbound.withNext(scratch: joined) { transport?.write($0) ?? .ended }
        switch outcome {
        case .moved(let count): outbound.drop(count)
        case .wouldBlock: return
        case .ended: return end(.peer)
        case .failed(let code): return end(.failure(errno: code))
        }
      }
    }
  }

  /// Says goodbye and closes. What is still queued is tried once.
  public func close() {
    flush()
    if case .closed = state { return }
    _ = transport?.finish()
    end(.local)
  }

  private func end(_ reason: ClientEnd) {
    // Only of a server that was trusted.
    if case .ready = state, case .tls(let tls, _) = security, let session = transport?.keptSession {
      tls.sessions.keep(session, for: endpoint)
    }
    state = .closed(reason)
    resolver = nil
    socket = nil
    transport = nil
  }
}
