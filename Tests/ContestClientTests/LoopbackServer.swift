import Cryptography
import Network
import Synchronization

/// A server on a loopback port that sends back what comes, and ends a connection that says "bye".
final class LoopbackServer: ConnectionHandler {
  private let received = Mutex<[UInt8]>([])
  private let sender = Mutex<(any ConnectionSender)?>(nil)

  /// Starts one with a certificate of its own; without TLS there is none.
  static func start(
    tls: Bool = true, on address: String = "127.0.0.1:0"
  ) throws -> (handler: LoopbackServer, running: Running) {
    let identity = tls ? try identity() : nil
    let handler = LoopbackServer()
    let server = try SocketServer(
      configuration: ServerConfiguration(), tls: identity, handler: handler)
    handler.sender.withLock { $0 = server }
    let bound = try server.listen(on: ListenAddress(address))
    server.start()
    let endpoint = Endpoint(host: "127.0.0.1", port: bound.port)
    return (handler, Running(server: server, endpoint: endpoint, pin: identity?.pin))
  }

  struct Running: Sendable {
    let server: SocketServer
    let endpoint: Endpoint
    let pin: String?
  }

  private static func identity() throws -> TLSServerIdentity {
    let certificate = try SelfSignedCertificate.make(
      commonName: "test", names: [.dns("localhost"), .ip("127.0.0.1")], validDays: 2,
      now: WallClock.milliseconds / 1000)
    return try TLSServerIdentity(
      certificatePEM: certificate.certificatePEM, privateKeyPEM: certificate.privateKeyPEM)
  }

  /// All that came, from all connections.
  var bytes: [UInt8] { received.withLock { $0 } }

  func opened(_ id: ConnectionID, from address: PeerAddress) {}

  func received(_ id: ConnectionID, _ bytes: [UInt8]) {
    received.withLock { $0 += bytes }
    guard let sender = sender.withLock({ $0 }) else { return }
    if bytes == Array("bye".utf8) {
      sender.close(id, flush: true)
    } else {
      sender.send(OutgoingBytes(bytes), to: id)
    }
  }

  func finished(_ id: ConnectionID) { sender.withLock { $0 }?.close(id, flush: true) }

  func closed(_ id: ConnectionID, _ reason: CloseReason) {}

  func refused(_ address: PeerAddress, _ reason: CloseReason) {}

  func crowded() {}
}

/// Runs work that blocks on a thread of its own, so that the tests beside it go on.
func blocking<Result: Sendable>(
  _ body: @escaping @Sendable () throws -> Result
) async throws -> Result {
  let outcome: Swift.Result<Result, any Error> = await withCheckedContinuation { continuation in
    do {
      _ = try WorkerThread { continuation.resume(returning: Swift.Result { try body() }) }
    } catch {
      continuation.resume(returning: .failure(error))
    }
  }
  return try outcome.get()
}
