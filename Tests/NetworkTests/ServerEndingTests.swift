import CLinux
import Glibc
import Network
import Testing

@Suite struct ServerEndingTests {
  @Test(arguments: [false, true])
  func `a graceful close sends first what is queued`(tls: Bool) async throws {
    let server = try TestServer(tls: tls)
    let reading = Task {
      await blocking { Result { try TestClient(server).readToEnd() } }
    }
    let id = try #require(await server.recorder.wait { $0.opened.count == 1 }.opened.first)
    let bytes = ServerTrafficTests.pattern(2_000_000)
    server.server.send(OutgoingBytes(bytes), to: id)
    server.server.close(id, flush: true)
    server.server.send(OutgoingBytes("after the close"), to: id)
    let result = try await reading.value.get()
    #expect(result.bytes == bytes)
    #expect(result.end == .peer)
    let log = await server.recorder.wait { $0.closed.count == 1 }
    #expect(log.closed[id] == [.local])
    await server.stop()
  }

  @Test(arguments: [false, true])
  func `a close without flush ends at once, and only once`(tls: Bool) async throws {
    let server = try TestServer(tls: tls)
    let reading = Task { await blocking { Result { try TestClient(server).readToEnd().bytes } } }
    let id = try #require(await server.recorder.wait { $0.opened.count == 1 }.opened.first)
    server.server.close(id, flush: false)
    server.server.close(id, flush: true)
    #expect(try await reading.value.get() == [])
    await server.recorder.wait { $0.closed.count == 1 }
    await server.stop()
    #expect(server.recorder.log.closed[id] == [.local])
  }

  @Test(arguments: [false, true])
  func `who does not read is dropped while the others are served`(tls: Bool) async throws {
    let server = try TestServer(tls: tls) { $0.outboundBytesMax = 1 << 20 }
    let lazy = try await IdleClient.connect(to: server)
    let slow = try #require(await server.recorder.wait { $0.opened.count == 1 }.opened.first)
    let served = Task {
      await blocking { Result { try TestClient(server).read(64 * 1000) } }
    }
    let quick = try #require(await server.recorder.wait { $0.opened.count == 2 }.opened.last)
    let line = OutgoingBytes([UInt8](repeating: 7, count: 64 * 1024))
    // More than the kernel's buffers on both sides and the queue take together.
    for _ in 0..<1000 { server.server.send(line, to: slow) }
    for _ in 0..<64 {
      server.server.send(OutgoingBytes([UInt8](repeating: 1, count: 1000)), to: quick)
    }
    let log = await server.recorder.wait { $0.closed[slow] != nil }
    #expect(log.closed[slow] == [.tooSlow])
    #expect(try await served.value.get() == [UInt8](repeating: 1, count: 64 * 1000))
    withExtendedLifetime(lazy) {}
    await server.stop()
  }

  @Test func `a graceful close of one who does not read ends when its time is over`() async throws {
    let server = try TestServer {
      $0.outboundBytesMax = 64 << 20
      $0.closeMs = 50
    }
    let lazy = try await IdleClient.connect(to: server)
    let id = try #require(await server.recorder.wait { $0.opened.count == 1 }.opened.first)
    server.server.send(OutgoingBytes([UInt8](repeating: 7, count: 32 << 20)), to: id)
    server.server.close(id, flush: true)
    let log = await server.recorder.wait { $0.closed.count == 1 }
    #expect(log.closed[id] == [.local])
    withExtendedLifetime(lazy) {}
    await server.stop()
  }

  @Test func `a broken connection tells its error`() async throws {
    let server = try TestServer(tls: false)
    let client = try RawClient(server.endpoint)
    let id = try #require(await server.recorder.wait { $0.opened.count == 1 }.opened.first)
    client.reset()
    let log = await server.recorder.wait { $0.closed.count == 1 }
    #expect(log.closed[id] == [.failure(errno: ECONNRESET)])
    await server.stop()
  }

  @Test(arguments: [false, true])
  func `stopping sends what is queued, closes everyone and frees the port`(tls: Bool) async throws {
    let server = try TestServer(tls: tls)
    let reading = Task { await blocking { Result { try TestClient(server).readToEnd() } } }
    let id = try #require(await server.recorder.wait { $0.opened.count == 1 }.opened.first)
    let bytes = ServerTrafficTests.pattern(500_000)
    server.server.send(OutgoingBytes(bytes), to: id)
    await server.stop()
    let result = try await reading.value.get()
    #expect(result.bytes == bytes)
    #expect(result.end == .peer)
    #expect(server.recorder.log.closed == [id: [.shutdown]])
    let next = try SocketServer(tls: nil, handler: Recorder())
    #expect(try next.listen(on: server.address) == server.address)
    await blocking { next.stop() }
    await server.stop()
  }

  @Test func `stopping does not wait for one who does not read`() async throws {
    let server = try TestServer(tls: false) {
      $0.outboundBytesMax = 64 << 20
      $0.stopMs = 50
    }
    let client = try RawClient(server.endpoint)
    let id = try #require(await server.recorder.wait { $0.opened.count == 1 }.opened.first)
    server.server.send(OutgoingBytes([UInt8](repeating: 7, count: 32 << 20)), to: id)
    await server.stop()
    #expect(server.recorder.log.closed == [id: [.shutdown]])
    withExtendedLifetime(client) {}
  }
}
