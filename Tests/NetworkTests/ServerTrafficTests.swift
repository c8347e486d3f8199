import Network
import Testing

@Suite struct ServerTrafficTests {
  static func pattern(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
  }

  @Test(arguments: [false, true])
  func `what is sent comes back whole, though it fits no buffer`(tls: Bool) async throws {
    let server = try TestServer(tls: tls) { $0.outboundBytesMax = 16 << 20 }
    let sent = Self.pattern(3_000_001)
    let echoed = await blocking { () -> Result<[UInt8], any Error> in
      Result {
        let client = try TestClient(server)
        client.send(sent)
        return try client.read(sent.count)
      }
    }
    #expect(try echoed.get() == sent)
    await server.stop()
  }

  @Test(arguments: [1, 2])
  func `200 TLS connections at once each get their own answers`(threads: Int) async throws {
    let server = try TestServer { $0.threads = threads }
    let results = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<8 {
        group.addTask { await blocking { Self.talk(to: server, clients: 25, salt: number) } }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results == [Bool](repeating: true, count: 8))
    let log = await server.recorder.wait { $0.closed.count == 200 }
    #expect(Set(log.opened).count == 200)
    #expect(log.closed.values.allSatisfy { $0 == [.peer] })
    #expect(server.server.connectionCount == 0)
    await server.stop()
  }

  private static func talk(to server: TestServer, clients count: Int, salt: Int) -> Bool {
    do {
      let clients = try (0..<count).map { _ in try TestClient(server) }
      for round in 0..<3 {
        for (place, client) in clients.enumerated() { client.send("\(salt) \(place) \(round)\n") }
        for (place, client) in clients.enumerated() {
          let expected = Array("\(salt) \(place) \(round)\n".utf8)
          guard try client.read(expected.count) == expected else { return false }
        }
      }
      for client in clients { client.connection.close() }
      return true
    } catch {
      return false
    }
  }

  @Test(arguments: [false, true])
  func `one line reaches everyone, and sends keep their order`(tls: Bool) async throws {
    let server = try TestServer(tls: tls)
    let reading = Task {
      await blocking { () -> Result<[[UInt8]], any Error> in
        Result {
          let clients = try (0..<20).map { _ in try TestClient(server) }
          return try clients.map { try $0.read(100_000 + 3 * 300) }
        }
      }
    }
    let everyone = await server.recorder.wait { $0.opened.count == 20 }.opened
    let line = OutgoingBytes(Self.pattern(100_000))
    server.server.send(line, toAll: everyone)
    for number in 100..<400 {
      server.server.send(everyone.map { ($0, OutgoingBytes("\(number)")) })
    }
    let expected = line.bytes + (100..<400).flatMap { Array("\($0)".utf8) }
    #expect(try await reading.value.get().allSatisfy { $0 == expected })
    await server.stop()
  }

  /// Ten megabytes of how things were are not sent behind each other to somebody who reads slowly.
  @Test(arguments: [false, true])
  func `who did not read is told the newest, and everything that has to be told`(tls: Bool)
    async throws
  {
    let server = try TestServer(tls: tls)
    let lazy = try await IdleClient.connect(to: server)
    let id = try #require(await server.recorder.wait { $0.opened.count == 1 }.opened.first)
    let rest = String(repeating: ".", count: 50_000)
    for number in 0..<200 {
      let state = OutgoingBytes(
        Array("s\(number)\(rest)\n".utf8), newestOf: OutgoingBytes.Topic(rawValue: 1))
      server.server.send(state, to: id)
      server.server.send(OutgoingBytes("l\(number)\n"), to: id)
    }
    server.server.close(id, flush: true)
    let text = String(decoding: try await lazy.readToEnd(), as: UTF8.self)
    let lines = text.split(separator: "\n").map { $0.prefix { $0 != "." } }
    #expect(lines.filter { $0.hasPrefix("l") } == (0..<200).map { "l\($0)" })
    let states = lines.filter { $0.hasPrefix("s") }
    #expect(states.last == "s199")
    #expect(states.count < 20, "the system took \(states.count) of them")
    await server.stop()
  }

  @Test func `sending to a connection that is over or never was does nothing`() async throws {
    let server = try TestServer(tls: false)
    _ = await blocking { Result { try TestClient(server).connection.close() } }
    let log = await server.recorder.wait { $0.closed.count == 1 }
    server.server.send(OutgoingBytes("late"), to: try #require(log.opened.first))
    server.server.send(OutgoingBytes("nobody"), to: ConnectionID(value: 12_345))
    server.server.close(ConnectionID(value: 12_345), flush: true)
    await server.stop()
    #expect(server.recorder.log.closed.count == 1)
  }

  @Test func `a connection's ID is never used again`() async throws {
    let server = try TestServer(tls: false)
    for _ in 0..<20 {
      _ = await blocking { Result { try TestClient(server).connection.close() } }
    }
    let log = await server.recorder.wait { $0.closed.count == 20 }
    #expect(Set(log.opened).count == 20)
    await server.stop()
  }
}
