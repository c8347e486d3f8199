import Cryptography
import Glibc
import Network
import Testing

@Suite struct ServerAdmissionTests {
  @Test func `a second server on the port is told that it is in use`() async throws {
    let server = try TestServer(tls: false)
    let second = try SocketServer(tls: nil, handler: Recorder())
    #expect(throws: NetworkError.addressInUse(server.address)) {
      try second.listen(on: server.address)
    }
    await blocking { second.stop() }
    await server.stop()
  }

  @Test func `an address of another machine cannot be listened on`() async throws {
    let server = try SocketServer(tls: nil, handler: Recorder())
    let error = #expect(throws: NetworkError.self) {
      try server.listen(on: ListenAddress("192.0.2.1:0"))
    }
    #expect(
      error == .system(operation: "listen on 192.0.2.1:0", errno: EADDRNOTAVAIL))
    await blocking { server.stop() }
  }

  @Test func `connections that come before the start wait for it`() async throws {
    let recorder = Recorder.echo()
    let server = try SocketServer(tls: nil, handler: recorder)
    recorder.answer(through: server)
    let address = try server.listen(on: ListenAddress("127.0.0.1:0"))
    let client = try RawClient(Endpoint(host: "127.0.0.1", port: address.port))
    #expect(recorder.log.opened == [])
    server.start()
    server.start()
    await recorder.wait { $0.opened.count == 1 }
    withExtendedLifetime(client) {}
    await blocking { server.stop() }
  }

  @Test func `one address takes IPv4 and IPv6 when it stands for all`() async throws {
    let recorder = Recorder()
    let server = try SocketServer(tls: nil, handler: recorder)
    let address = try server.listen(on: ListenAddress(":0"))
    #expect(address.host == nil)
    #expect(address.port > 0)
    #expect(!address.isLoopback)
    server.start()
    let client = try RawClient(Endpoint(host: "127.0.0.1", port: address.port))
    await recorder.wait { $0.opened.count == 1 }
    withExtendedLifetime(client) {}
    await blocking { server.stop() }
  }

  @Test func `a handshake that never comes ends when its time is over`() async throws {
    let server = try TestServer { $0.handshakeMs = 30 }
    let silent = try RawClient(server.endpoint)
    let halfOpen = try RawClient(server.endpoint)
    halfOpen.send([0x16, 0x03, 0x01])  // the head of a TLS record, and no more
    let log = await server.recorder.wait { $0.refused.count == 2 }
    #expect(log.refused == [.handshakeTimeout, .handshakeTimeout])
    #expect(log.opened == [])
    #expect(server.server.connectionCount == 0)
    withExtendedLifetime((silent, halfOpen)) {}
    await server.stop()
  }

  @Test func `the time for the handshake does not end those who made it`() async throws {
    let server = try TestServer { $0.handshakeMs = 500 }
    let idle = try await IdleClient.connect(to: server)
    let silent = try RawClient(server.endpoint)
    let log = await server.recorder.wait { $0.refused.count == 1 && $0.opened.count == 1 }
    #expect(log.closed.isEmpty)
    withExtendedLifetime((idle, silent)) {}
    await server.stop()
  }

  @Test(arguments: ["GET / HTTP/1.1\r\n\r\n", "{\"type\":\"hello\"}\n", "\0\0\0\0\0\0\0\0"])
  func `what is no TLS is refused and harms nobody`(garbage: String) async throws {
    let server = try TestServer()
    let idle = try await IdleClient.connect(to: server)
    let stranger = try RawClient(server.endpoint)
    stranger.send(Array(garbage.utf8))
    let log = await server.recorder.wait { $0.refused.count == 1 }
    #expect(log.refused == [.handshakeFailed])
    let echoed = await blocking { () -> Result<[UInt8], any Error> in
      Result {
        let client = try TestClient(server)
        client.send("still here")
        return try client.read(10)
      }
    }
    #expect(try echoed.get() == Array("still here".utf8))
    #expect(server.recorder.log.closed.count <= 1)
    withExtendedLifetime((idle, stranger)) {}
    await server.stop()
  }

  @Test func `who is over the limit waits until there is room`() async throws {
    let server = try TestServer(tls: false) { $0.connectionsMax = 2 }
    let first = try RawClient(server.endpoint)
    let second = try RawClient(server.endpoint)
    let inside = await server.recorder.wait { $0.opened.count == 2 }.opened
    let third = try RawClient(server.endpoint)
    let crowded = await server.recorder.wait { $0.timesCrowded > 0 }
    #expect(crowded.opened.count == 2)
    server.server.close(try #require(inside.first), flush: false)
    let log = await server.recorder.wait { $0.opened.count == 3 }
    #expect(log.closed.count == 1)
    withExtendedLifetime((first, second, third)) {}
    await server.stop()
  }

  @Test func `a stalled handshake gives way to who waits`() async throws {
    let server = try TestServer {
      $0.connectionsMax = 1
      $0.crowdedHandshakeMs = 0
    }
    let stalled = try RawClient(server.endpoint)
    let idle = try await IdleClient.connect(to: server)
    let log = await server.recorder.wait { $0.opened.count == 1 }
    #expect(log.refused == [.handshakeTimeout])
    #expect(log.timesCrowded == 0)
    withExtendedLifetime((stalled, idle)) {}
    await server.stop()
  }

  @Test func `a server needs a certificate with its own key`() throws {
    #expect(throws: NetworkError.self) {
      try TLSServerIdentity(certificatePEM: "", privateKeyPEM: "")
    }
    let one = try TestServer.certificate()
    let other = try TestServer.certificate()
    let mixed = try TLSServerIdentity(
      certificatePEM: one.certificatePEM, privateKeyPEM: other.privateKeyPEM)
    #expect(mixed.pin == one.pin)
    #expect(throws: NetworkError.self) { try SocketServer(tls: mixed, handler: Recorder()) }
  }

  @Test func `a key of another kind than the certificate's is no key of it`() throws {
    // OpenSSL keeps a place for each kind, and takes a key where none is expected.
    let other = try TLSServerIdentity(
      certificatePEM: TestServer.certificate().certificatePEM,
      privateKeyPEM: SigningKey.generate().pem())
    #expect(throws: NetworkError.self) { try SocketServer(tls: other, handler: Recorder()) }
  }
}
