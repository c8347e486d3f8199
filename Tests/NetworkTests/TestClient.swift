import Network
import Synchronization

/// A client that waits for what it asks for. To be used inside `blocking`.
final class TestClient {
  struct Unexpected: Error, CustomStringConvertible {
    let description: String
  }

  let connection: ClientConnection
  private var received: [UInt8] = []

  /// Connects; with TLS it trusts whatever certificate it is shown, unless there is a pin.
  init(
    _ server: TestServer, pin: String? = nil, timeoutMs: Int = 20_000
  ) throws {
    let security: ClientConnection.Security =
      server.pin == nil ? .plaintext : .tls(try ClientTLS(), pin: pin)
    connection = try ClientConnection(
      to: server.endpoint, security: security, timeoutMs: timeoutMs)
    let state = Self.settle(connection)
    if state == .awaitingTrust { connection.trust() }
    guard connection.state == .ready else { throw Unexpected(description: "\(state)") }
  }

  /// Goes on until the connection is usable, over, or waits for the caller.
  @discardableResult
  static func settle(_ connection: ClientConnection) -> ClientConnection.State {
    while true {
      switch connection.advance() {
      case .resolving, .connecting, .handshaking: connection.wait(timeoutMs: 20_000)
      case .awaitingTrust, .ready, .closed: return connection.state
      }
    }
  }

  func send(_ bytes: [UInt8]) {
    connection.enqueue(bytes)
    connection.flush()
  }

  func send(_ text: String) { send(Array(text.utf8)) }

  /// Waits until that many bytes have come, sending meanwhile what is queued.
  func read(_ count: Int) throws -> [UInt8] {
    while received.count < count {
      if let end = try pump() { throw Unexpected(description: "\(end) after \(received.count)") }
    }
    defer { received.removeFirst(count) }
    return Array(received.prefix(count))
  }

  /// Reads until the connection is over.
  func readToEnd() throws -> (bytes: [UInt8], end: ClientEnd) {
    while true {
      if let end = try pump() { return (received, end) }
    }
  }

  private func pump() throws -> ClientEnd? {
    connection.flush()
    switch connection.readAvailable() {
    case .bytes(let bytes): received += bytes
    case .closed(let end): return end
    case .nothing:
      guard connection.wait(timeoutMs: 20_000) else {
        throw Unexpected(description: "nothing came in 20 s")
      }
    }
    return nil
  }
}

/// A client that stays connected and does nothing.
final class IdleClient: Sendable {
  private let client: Mutex<TestClient>

  private init(_ server: TestServer) throws { client = Mutex(try TestClient(server)) }

  static func connect(to server: TestServer) async throws -> IdleClient {
    try await blocking { Result { try IdleClient(server) } }.get()
  }

  /// Begins to read after all, until the connection is over.
  func readToEnd() async throws -> [UInt8] {
    try await blocking { Result { try self.client.withLock { try $0.readToEnd().bytes } } }.get()
  }
}
