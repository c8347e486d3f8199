import Foundation
import Glibc
import Testing

@testable import Network

/// A line that breaks comes back with the session that it had.
@Suite struct ResumptionTests {
  /// Connects, lets the server say something, so that its ticket is read, and ends.
  private static func visit(
    _ endpoint: Endpoint, _ tls: ClientTLS, pin: String?, breaksOff: Bool = false
  ) throws -> (state: ClientConnection.State, isResumed: Bool, pin: String?) {
    let connection = try ClientConnection(
      to: endpoint, security: .tls(tls, pin: pin), timeoutMs: 20_000)
    if TestClient.settle(connection) == .awaitingTrust { connection.trust() }
    let seen = (connection.state, connection.isResumed, connection.peerPin)
    guard connection.state == .ready else { return seen }
    connection.enqueue(Array("hello".utf8))
    var received = 0
    while received < 5 {
      connection.flush()
      switch connection.readAvailable() {
      case .bytes(let bytes): received += bytes.count
      case .nothing: connection.wait(timeoutMs: 20_000)
      case .closed(let end): throw TestClient.Unexpected(description: "\(end)")
      }
    }
    if !breaksOff { connection.close() }
    if breaksOff {
      // The line is cut from below.
      shutdown(connection.fileDescriptor, Int32(SHUT_RDWR))
      while case .ready = connection.state {
        if case .closed = connection.readAvailable() { break }
        connection.wait(timeoutMs: 20_000)
      }
    }
    return seen
  }

  @Test(arguments: [false, true])
  func `a second connection resumes the first one's session`(breaksOff: Bool) async throws {
    let server = try TestServer()
    let seen = try await blocking {
      Result {
        let tls = try ClientTLS()
        return try (0..<4).map { _ in
          try Self.visit(server.endpoint, tls, pin: server.pin, breaksOff: breaksOff)
        }
      }
    }.get()
    #expect(seen.map(\.isResumed) == [false, true, true, true])
    #expect(seen.map(\.state) == Array(repeating: .ready, count: 4))
    #expect(seen.map(\.pin) == Array(repeating: server.pin, count: 4))
    await server.stop()
  }

  @Test func `every thread of a server knows the sessions of the others`() async throws {
    let server = try TestServer { $0.threads = 3 }
    let resumed = try await blocking {
      Result {
        let tls = try ClientTLS()
        return try (0..<20).map { _ in
          try Self.visit(server.endpoint, tls, pin: server.pin).isResumed
        }
      }
    }.get()
    #expect(resumed == [false] + Array(repeating: true, count: 19))
    await server.stop()
  }

  @Test func `a resumed session's pin is compared like any other`() async throws {
    let (server, other) = (try TestServer(), try TestServer())
    let pin = try #require(server.pin)
    let wrong = other.pin
    let state = try await blocking {
      Result { () -> ClientConnection.State in
        let tls = try ClientTLS()
        _ = try Self.visit(server.endpoint, tls, pin: pin)
        return try Self.visit(server.endpoint, tls, pin: wrong).state
      }
    }.get()
    #expect(state == .closed(.pinChanged(found: pin)))
    // What was said and then found to be somebody else's was nothing.
    #expect(server.recorder.log.received.values.flatMap(\.self) == Array("hello".utf8))
    await server.stop()
    await other.stop()
  }

  @Test func `a session opens no other server, not even one on the same address`() async throws {
    for _ in 0..<20 {
      let server = try TestServer()
      let address = server.address
      let other = try TestServer()
      let outcome = try await blocking {
        Result {
          let tls = try ClientTLS()
          _ = try Self.visit(server.endpoint, tls, pin: server.pin)
          server.server.stop()
          // Another program took the port.
          do throws(NetworkError) {
            _ = try other.server.listen(on: address)
          } catch {
            // Before us: a connection of another test may get a port that was given back.
            guard case .addressInUse = error else { throw error }
            return nil as (isResumed: Bool, pin: String?)?
          }
          let seen = try Self.visit(server.endpoint, tls, pin: nil)
          return (seen.isResumed, seen.pin)
        }
      }.get()
      await other.stop()
      guard let seen = outcome else { continue }
      #expect(!seen.isResumed)
      #expect(seen.pin == other.pin)
      return
    }
    Issue.record("the port was somebody else's each time")
  }

  @Test func `after another certificate hands are shaken in full, and then resumed again`()
    async throws
  {
    let server = try TestServer()
    let identity = try TestServer.identity()
    let seen = try await blocking {
      Result {
        let tls = try ClientTLS()
        let first = try Self.visit(server.endpoint, tls, pin: nil)
        try server.server.show(identity)
        var later: [(state: ClientConnection.State, isResumed: Bool, pin: String?)] = []
        // The thread that accepts takes the new certificate in with its next turn.
        repeat {
          later.append(try Self.visit(server.endpoint, tls, pin: nil))
        } while later.last?.pin != identity.pin && later.count < 100
        later.append(try Self.visit(server.endpoint, tls, pin: identity.pin))
        return (first, later.suffix(2).map { $0 })
      }
    }.get()
    #expect(seen.0.pin == server.pin)
    #expect(seen.1.map(\.pin) == [identity.pin, identity.pin])
    #expect(seen.1.map(\.isResumed) == [false, true])
    await server.stop()
  }

  @Test func `openssl resumes too, and early data is not taken`() async throws {
    let server = try TestServer()
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: file) }
    let address = "127.0.0.1:\(server.address.port)"
    func run(_ option: String, _ more: String = "") async throws -> String {
      try await blocking {
        Result {
          let process = Process()
          process.executableURL = URL(filePath: "/bin/sh")
          process.arguments = [
            "-c",
            "(echo hello; sleep 1) | openssl s_client -connect \(address) -\(option) \(file) \(more) 2>&1",
          ]
          let output = Pipe()
          process.standardOutput = output
          try process.run()
          let text = try output.fileHandleForReading.readToEnd() ?? Data()
          process.waitUntilExit()
          return String(decoding: text, as: UTF8.self)
        }
      }.get()
    }
    let first = try await run("sess_out")
    #expect(first.contains("New, TLSv1.3"))
    #expect(first.contains("Max Early Data: 0"))
    let second = try await run("sess_in")
    #expect(second.contains("Reused, TLSv1.3"), "\(second)")
    await server.stop()
  }

  @Test func `keys are new each hour, and open what they sealed for as long as it is good`() throws
  {
    let keys = TicketKeys()
    let first = try #require(keys.sealing(now: 0))
    #expect(keys.sealing(now: TicketKeys.rotation - 1) == first)
    let second = try #require(keys.sealing(now: TicketKeys.rotation))
    #expect(second != first)
    #expect(second.name != first.name && second.cipher != first.cipher && second.mac != first.mac)
    // The last ticket under the first key was made just before the rotation.
    let end = TicketKeys.rotation - 1 + Int64(TicketKeys.lifetime) * 1_000
    #expect(keys.opening(first.name, now: end) == first)
    #expect(keys.opening(first.name, now: end + 1) == nil)
    #expect(keys.opening(second.name, now: end + 1) == second)
    #expect(keys.opening(Array(repeating: 0, count: 16), now: 0) == nil)
    var now = TicketKeys.rotation
    for _ in 0..<100 {
      now += TicketKeys.rotation
      _ = keys.sealing(now: now)
    }
    #expect(keys.opening(second.name, now: now) == nil)
  }
}
