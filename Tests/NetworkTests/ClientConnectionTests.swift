import Glibc
import Network
import Testing

@Suite struct ClientConnectionTests {
  /// Connects on a thread of its own and tells how that ended.
  private func outcome(
    _ endpoint: Endpoint, pin: String? = nil, timeoutMs: Int = 20_000
  ) async throws -> ClientConnection.State {
    try await blocking {
      Result {
        let connection = try ClientConnection(
          to: endpoint, security: .tls(ClientTLS(), pin: pin), timeoutMs: timeoutMs)
        return TestClient.settle(connection)
      }
    }.get()
  }

  @Test func `nothing is sent before the certificate is trusted`() async throws {
    let server = try TestServer()
    let pins = try await blocking {
      Result { () -> (String?, ClientConnection.Arrival, [UInt8]) in
        let connection = try ClientConnection(
          to: server.endpoint, security: .tls(ClientTLS(), pin: nil))
        #expect(TestClient.settle(connection) == .awaitingTrust)
        connection.enqueue(Array("secret".utf8))
        connection.flush()
        #expect(connection.pollEvents == 0)
        let arrival = connection.readAvailable()
        let before = server.recorder.log.received.values.flatMap(\.self)
        connection.trust()
        connection.flush()
        let pin = connection.peerPin
        connection.wait(timeoutMs: 20_000)
        connection.close()
        return (pin, arrival, before)
      }
    }.get()
    #expect(pins.0 == server.pin)
    #expect(pins.1 == .nothing)
    #expect(pins.2 == [])
    let log = await server.recorder.wait { $0.closed.count == 1 }
    #expect(log.received.values.first == Array("secret".utf8))
    await server.stop()
  }

  @Test func `the expected certificate needs no question`() async throws {
    let server = try TestServer()
    #expect(try await outcome(server.endpoint, pin: server.pin) == .ready)
    await server.stop()
  }

  @Test func `another certificate ends the connection before anything is sent`() async throws {
    let (server, other) = (try TestServer(), try TestServer())
    let found = try #require(server.pin)
    #expect(
      try await outcome(server.endpoint, pin: other.pin) == .closed(.pinChanged(found: found)))
    let log = await server.recorder.wait { $0.closed.count == 1 }
    #expect(log.received.isEmpty)
    await server.stop()
    await other.stop()
  }

  @Test func `a certificate of one's own making is not trusted by the system`() async throws {
    let server = try TestServer()
    let isTrusted = try await blocking {
      Result {
        try TestClient(server).connection.certificateIsTrustedBySystem
      }
    }.get()
    #expect(!isTrusted)
    await server.stop()
  }

  @Test(.enabled(if: knowsLocalhost, "this machine has no entry for localhost"))
  func `a name is looked up, and every address of it is tried`() async throws {
    let server = try TestServer()
    // The name may stand for ::1 first, where nobody listens.
    let endpoint = Endpoint(host: "localhost", port: server.address.port)
    #expect(try await outcome(endpoint, pin: server.pin) == .ready)
    await server.stop()
  }

  @Test func `where nobody listens the reason is told`() async throws {
    let server = try TestServer(tls: false)
    await server.stop()
    let state = try await outcome(server.endpoint)
    #expect(state == .closed(.failure(errno: ECONNREFUSED)))
  }

  @Test func `a name that cannot be is told`() async throws {
    guard case .closed(.unknownHost(let text)) = try await outcome(Endpoint(host: "a..b")) else {
      Issue.record("connected to a name that cannot be")
      return
    }
    #expect(!text.isEmpty)
  }

  @Test func `a server that never answers the handshake is given up`() async throws {
    let server = try TestServer(tls: false, recorder: Recorder())
    #expect(try await outcome(server.endpoint, timeoutMs: 50) == .closed(.timeout))
    await server.stop()
  }

  @Test func `a server that speaks no TLS is told from a broken network`() async throws {
    let server = try TestServer(tls: false)  // it sends the client's own hello back
    guard case .closed(.tls(let message, _)) = try await outcome(server.endpoint) else {
      Issue.record("agreed on TLS with a server that has none")
      return
    }
    #expect(message.contains("agree on TLS"))
    await server.stop()
  }

  @Test func `closing can be done at any time and more than once`() async throws {
    let server = try TestServer()
    let states = try await blocking {
      Result { () -> [ClientConnection.State] in
        let fresh = try ClientConnection(
          to: server.endpoint, security: .tls(ClientTLS(), pin: nil))
        fresh.close()
        let resolving = try ClientConnection(
          to: Endpoint(host: "localhost", port: server.address.port), security: .plaintext)
        resolving.close()
        let used = try TestClient(server).connection
        used.close()
        used.close()
        used.enqueue([1])
        used.flush()
        #expect(used.fileDescriptor == -1)
        #expect(used.readAvailable() == .closed(.local))
        return [fresh.advance(), resolving.advance(), used.advance()]
      }
    }.get()
    #expect(states == [.closed(.local), .closed(.local), .closed(.local)])
    await server.stop()
  }
}

/// A bare machine may have no hosts file.
private let knowsLocalhost: Bool = {
  var found: UnsafeMutablePointer<addrinfo>?
  guard getaddrinfo("localhost", nil, nil, &found) == 0 else { return false }
  freeaddrinfo(found)
  return true
}()
