import Cryptography
import Network

/// A server on a loopback port that the system chose.
struct TestServer {
  let recorder: Recorder
  let server: SocketServer
  let address: ListenAddress
  let pin: String?

  init(
    tls: Bool = true, recorder: Recorder = .echo(),
    configure: (inout ServerConfiguration) -> Void = { _ in }
  ) throws {
    var configuration = ServerConfiguration()
    configure(&configuration)
    let identity = tls ? try Self.identity() : nil
    self.recorder = recorder
    pin = identity?.pin
    server = try SocketServer(configuration: configuration, tls: identity, handler: recorder)
    recorder.answer(through: server)
    address = try server.listen(on: ListenAddress("127.0.0.1:0"))
    server.start()
  }

  static func certificate() throws -> SelfSignedCertificate {
    try SelfSignedCertificate.make(
      commonName: "test", names: [.dns("localhost"), .ip("127.0.0.1")], validDays: 2,
      now: WallClock.milliseconds / 1000)
  }

  static func identity() throws -> TLSServerIdentity {
    let certificate = try certificate()
    return try TLSServerIdentity(
      certificatePEM: certificate.certificatePEM, privateKeyPEM: certificate.privateKeyPEM)
  }

  var endpoint: Endpoint { Endpoint(host: "127.0.0.1", port: address.port) }

  /// Joins the server's threads from one that may block.
  func stop() async { await blocking { server.stop() } }
}

/// Runs work that blocks on a thread of its own, so that the tests beside it go on.
func blocking<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
  await withCheckedContinuation { continuation in
    do {
      _ = try WorkerThread { continuation.resume(returning: body()) }
    } catch {
      // Without a thread to spare, the test waits here; it is late but still right.
      continuation.resume(returning: body())
    }
  }
}
