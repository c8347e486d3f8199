import CLinux
import Glibc
import Testing

@testable import Network

/// Peers that send their last byte and read on, as `nc -N` and a shell's pipe do.
@Suite struct HalfClosedTests {
  /// Answers once the other side has finished, and closes behind the answer.
  private static func answering(_ bytes: [UInt8]) -> Recorder {
    Recorder(onFinished: { server, id in
      server.send(OutgoingBytes(bytes), to: id)
      server.close(id, flush: true)
    })
  }

  @Test func `who sends its last byte still gets what it is owed`() async throws {
    let owed = ServerTrafficTests.pattern(2_000_000)
    let server = try TestServer(tls: false, recorder: Self.answering(owed))
    let client = try RawClient(server.endpoint)
    client.send(Array("question\n".utf8))
    client.finishSending()
    #expect(await blocking { client.readToEnd() } == owed)
    let log = await server.recorder.wait { $0.closed.count == 1 }
    let id = try #require(log.opened.first)
    #expect(log.received[id] == Array("question\n".utf8))
    #expect(log.finished == [id])
    #expect(log.closed[id] == [.peer])
    await server.stop()
  }

  @Test func `with TLS its goodbye ends only what it says itself`() async throws {
    let owed = ServerTrafficTests.pattern(2_000_000)
    let server = try TestServer(recorder: Self.answering(owed))
    let heard = await blocking { Result { try Self.ask(server, "question\n") } }
    #expect(try heard.get() == owed)
    let log = await server.recorder.wait { $0.closed.count == 1 }
    #expect(log.received.values.first == Array("question\n".utf8))
    #expect(log.closed.values.first == [.peer])
    await server.stop()
  }

  /// Says one thing and goodbye, and reads to the end.
  private static func ask(_ server: TestServer, _ text: String) throws -> [UInt8] {
    let socket = Descriptor(owning: try RawClient.connected(to: server.endpoint))
    let tls = try ClientTLS()
    guard let transport = Transport(socket, tls: tls.context, isServer: false),
      transport.handshake() == .done
    else { throw CancellationError() }
    _ = Array(text.utf8).withUnsafeBytes { transport.write($0) }
    _ = transport.finish()
    var bytes: [UInt8] = []
    while let part = try read(transport) { bytes += part }
    return bytes
  }

  /// Nil at the end.
  private static func read(_ transport: Transport) throws -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    switch buffer.withUnsafeMutableBytes({ transport.read(into: $0) }) {
    case .moved(let count): return Array(buffer[..<count])
    case .ended: return nil
    case .wouldBlock, .failed: throw CancellationError()
    }
  }

  @Test(arguments: [0, 32 << 20])
  func `what is owed and not read, or never comes, is not waited for longer than agreed`(
    owed: Int
  ) async throws {
    let recorder = Recorder(onFinished: { server, id in
      server.send(OutgoingBytes([UInt8](repeating: 7, count: owed)), to: id)
    })
    let server = try TestServer(tls: false, recorder: recorder) {
      $0.outboundBytesMax = 64 << 20
      $0.closeMs = 100
    }
    let client = try RawClient(server.endpoint)
    client.finishSending()
    let log = await server.recorder.wait { $0.closed.count == 1 }
    #expect(Array(log.closed.values) == [[.peer]])
    withExtendedLifetime(client) {}
    await server.stop()
  }

  @Test func `a reset after the last byte ends it at once`() async throws {
    let recorder = Recorder(onFinished: { _, _ in })
    let server = try TestServer(tls: false, recorder: recorder) { $0.closeMs = 600_000 }
    let client = try RawClient(server.endpoint)
    client.finishSending()
    await server.recorder.wait { $0.finished.count == 1 }
    client.reset()
    let log = await server.recorder.wait { $0.closed.count == 1 }
    #expect(Array(log.closed.values) == [[.peer]])
    await server.stop()
  }

  @Test func `one who has finished is told of a stop like the others`() async throws {
    let recorder = Recorder(onFinished: { server, id in
      server.send(OutgoingBytes("last"), to: id)
    })
    let server = try TestServer(tls: false, recorder: recorder) { $0.closeMs = 600_000 }
    let client = try RawClient(server.endpoint)
    client.finishSending()
    await server.recorder.wait { $0.finished.count == 1 }
    await server.stop()
    #expect(await blocking { client.readToEnd() } == Array("last".utf8))
  }

  @Test func `in memory it is the same`() {
    let recorder = Self.answering(Array("owed".utf8))
    let network = MemoryNetwork(handler: recorder)
    recorder.answer(through: network)
    let client = network.connect()
    client.finish()
    client.finish()
    client.send("nothing more")
    #expect(client.take() == Array("owed".utf8))
    #expect(recorder.log.finished == [client.id])
    #expect(recorder.log.received == [:])
    #expect(client.end != nil)
  }
}
