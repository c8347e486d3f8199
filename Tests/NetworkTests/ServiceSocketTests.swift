import CLinux
import Cryptography
import Glibc
import Network
import Testing

/// Sockets that another program opened, and certificates that change.
@Suite struct ServiceSocketTests {
  /// A descriptor that listens on a loopback port, or only is bound to one.
  private func socket(listens: Bool) throws -> Int32 {
    let number = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isBound = withUnsafePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(number, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    try #require(isBound)
    if listens { try #require(listen(number, 8) == 0) }
    return number
  }

  @Test func `a socket that listens already is served like an own one`() async throws {
    let recorder = Recorder.echo()
    let server = try SocketServer(tls: nil, handler: recorder)
    recorder.answer(through: server)
    let number = try socket(listens: true)
    let address = try server.listen(onInherited: number)
    #expect(address.isLoopback)
    #expect(address.port > 0)
    #expect(fcntl(number, F_GETFD) & FD_CLOEXEC != 0, "no child of ours inherits it again")
    server.start()
    let isReady = await blocking {
      Result {
        let connection = try ClientConnection(
          to: Endpoint(host: "127.0.0.1", port: address.port), security: .plaintext,
          timeoutMs: 20_000)
        return TestClient.settle(connection) == .ready
      }
    }
    #expect(try isReady.get())
    await recorder.wait { $0.opened.count == 1 }
    await blocking { server.stop() }
  }

  @Test func `what does not listen is refused`() async throws {
    let server = try SocketServer(tls: nil, handler: Recorder.echo())
    let number = try socket(listens: false)
    defer { close(number) }
    for other in [number, STDERR_FILENO, 9_999] {
      #expect(throws: NetworkError.self) { try server.listen(onInherited: other) }
    }
    await blocking { server.stop() }
  }

  @Test func `a new certificate is for those who come, and a wrong one is for nobody`()
    async throws
  {
    let server = try TestServer()
    let certificate = try TestServer.certificate()
    let other = try TestServer.certificate()
    let mixed = try TLSServerIdentity(
      certificatePEM: certificate.certificatePEM, privateKeyPEM: other.privateKeyPEM)
    let identity = try TLSServerIdentity(
      certificatePEM: certificate.certificatePEM, privateKeyPEM: certificate.privateKeyPEM)
    let seen = try await blocking {
      Result {
        let first = try TestClient(server)
        #expect(throws: NetworkError.self) { try server.server.show(mixed) }
        let unchanged = try TestClient(server).connection.peerPin
        try server.server.show(identity)
        // The thread that accepts takes it in with its next turn.
        var changed = try TestClient(server).connection.peerPin
        for _ in 0..<100 where changed != identity.pin {
          changed = try TestClient(server).connection.peerPin
        }
        first.send("still here")
        return (pins: [unchanged, changed], echo: try first.read(10))
      }
    }.get()
    #expect(seen.pins == [server.pin, identity.pin])
    #expect(seen.echo == Array("still here".utf8))
    await server.stop()
  }
}
