import Network
import Testing
import Wire

@testable import ContestServer

/// What comes in while the disk is away.
@Suite struct OutageTests {
  private static let address = PeerAddress(host: .v4(0x7f00_0001), port: 40_000)
  private let child = ConnectionID(value: 1)
  private let newcomer = ConnectionID(value: 2)

  private func line(_ text: String) -> [UInt8] { Array((text + "\n").utf8) }

  private var pong: [UInt8] { line(#"{"type":"pong","id":"k3v"}"#) }
  private var hello: [UInt8] {
    line(#"{"type":"hello","protocol":1,"role":"contestant","client":"x/1","language":"en"}"#)
  }

  /// What would be done with it once the disk is back, in words.
  private func told(_ inputs: [Inbox.Input]) -> [String] {
    inputs.map { input in
      switch input {
      case .opened(let id, _, let at): "opened \(id.value) at \(at)"
      case .received(let id, let bytes, let at):
        "received \(id.value) \(bytes.count) at \(at)"
      case .finished(let id): "finished \(id.value)"
      case .closed(let id, _): "closed \(id.value)"
      case .crowded: "crowded"
      case .stop: "stop"
      }
    }
  }

  private func errors(_ outage: Outage, to id: ConnectionID) -> [ErrorMessage] {
    outage.outbox.lines.filter { $0.0 == id }.compactMap { line in
      if case .error(let error)? = try? ServerMessage(decoding: line.1.bytes.dropLast()) {
        return error
      }
      return nil
    }
  }

  @Test func `answers wait in order, each with its own moment`() {
    var outage = Outage()
    let other = ConnectionID(value: 9)
    outage.keep(.received(child, line("{}"), at: 5))
    outage.keep(.received(other, line("{ }"), at: 6))
    outage.keep(.received(child, line("{}"), at: 7))
    outage.keep(.finished(other))
    outage.keep(.closed(child, at: 8))
    #expect(
      told(outage.end(at: 100)) == [
        "received 1 3 at 5", "received 9 4 at 6", "received 1 3 at 7", "finished 9", "closed 1",
      ])
    #expect(outage.end(at: 100).isEmpty, "nothing is done twice")
  }

  @Test func `of pongs only the newest waits, however long the disk is away`() {
    var outage = Outage()
    outage.keep(.received(child, line(#"{"type":"answer"}"#), at: 1))
    for moment in 2...2_000 as ClosedRange<Int64> {
      outage.keep(.received(child, pong, at: moment))
      outage.keep(.received(ConnectionID(value: 5), pong, at: moment))
    }
    #expect(outage.count == 3)
    #expect(
      told(outage.end(at: 0)) == [
        "received 1 18 at 1", "received 1 27 at 2000", "received 5 27 at 2000",
      ])
  }

  @Test func `what only begins like a pong, or is more than one, is all kept`() {
    var outage = Outage()
    outage.keep(.received(child, Array(#"{"type":"po"#.utf8), at: 1))
    outage.keep(.received(child, line(#"ng","id":"k"}"#), at: 2))
    outage.keep(.received(child, pong + pong, at: 3))
    outage.keep(.received(child, pong + line("{}"), at: 4))
    #expect(outage.count == 4)
  }

  @Test func `one who sends without end is let go, and takes no room from the others`() {
    var outage = Outage()
    let block = [UInt8](repeating: 0x20, count: 16_384)
    for _ in 1...4 { outage.keep(.received(child, block, at: 1)) }
    #expect(outage.outbox.cuts.isEmpty)
    outage.keep(.received(child, [0x20], at: 1))
    #expect(outage.outbox.cuts == [child])
    outage.keep(.received(ConnectionID(value: 3), block, at: 1))
    #expect(outage.outbox.cuts == [child])
    #expect(outage.count == 5)
  }

  @Test func `all together take no more memory than is said`() {
    var outage = Outage()
    let block = [UInt8](repeating: 0x20, count: 16_384)
    let fitting = Outage.bytesOfAll / block.count
    for number in 1...fitting {
      outage.keep(.received(ConnectionID(value: UInt64(number)), block, at: 1))
    }
    #expect(outage.outbox.cuts.isEmpty)
    outage.keep(.received(ConnectionID(value: 100_000), [0x20], at: 1))
    #expect(outage.outbox.cuts == [ConnectionID(value: 100_000)])
  }

  @Test func `a newcomer is told in their language, and nothing of it is done later`() {
    var outage = Outage()
    outage.keep(.opened(newcomer, Self.address, at: 1))
    outage.keep(.received(newcomer, hello, at: 2))
    #expect(outage.outbox.lines.isEmpty, "short trouble is noticed by nobody")
    outage.tellNewcomers()
    outage.tellNewcomers()
    #expect(
      errors(outage, to: newcomer) == [
        ErrorMessage(.unavailable, language: .en, retryAfter: Outage.tryAgain)
      ])
    #expect(told(outage.end(at: 50)) == ["opened 2 at 50"])
  }

  @Test func `short trouble is made up for as if there had been none`() {
    var outage = Outage()
    outage.keep(.opened(newcomer, Self.address, at: 1))
    outage.keep(.received(newcomer, hello, at: 2))
    outage.keep(.received(newcomer, Array("{".utf8), at: 3))
    outage.keep(.finished(newcomer))
    #expect(
      told(outage.end(at: 50)) == [
        "opened 2 at 3", "received 2 \(hello.count + 1) at 3", "finished 2",
      ])
  }

  @Test func `half a line of a newcomer waits for its other half`() {
    var outage = Outage()
    outage.keep(.opened(newcomer, Self.address, at: 1))
    outage.keep(.received(newcomer, hello + Array(#"{"type":"#.utf8), at: 2))
    outage.tellNewcomers()
    #expect(errors(outage, to: newcomer).count == 1)
    outage.keep(.received(newcomer, line(#""join"}"#), at: 3))
    outage.tellNewcomers()
    #expect(errors(outage, to: newcomer).count == 2)
    #expect(told(outage.end(at: 50)) == ["opened 2 at 50"])
  }

  @Test func `who came and went leaves nothing`() {
    var outage = Outage()
    outage.keep(.opened(newcomer, Self.address, at: 1))
    outage.keep(.received(newcomer, hello, at: 2))
    outage.keep(.closed(newcomer, at: 3))
    outage.tellNewcomers()
    #expect(outage.outbox.isEmpty)
    #expect(outage.end(at: 50).isEmpty)
  }

  @Test func `a newcomer who floods is let go`() {
    var outage = Outage()
    outage.keep(.opened(newcomer, Self.address, at: 1))
    for _ in 0...Outage.linesOfNewcomer {
      outage.keep(.received(newcomer, line("{}"), at: 2))
      outage.tellNewcomers()
    }
    #expect(outage.outbox.closings == [newcomer])
    outage.keep(.opened(child, Self.address, at: 1))
    outage.keep(.received(child, [UInt8](repeating: 0x20, count: 40_000), at: 2))
    #expect(outage.outbox.cuts == [child])
    #expect(outage.end(at: 50).isEmpty)
  }

  @Test func `who will send nothing more is answered and let go`() {
    var outage = Outage()
    outage.keep(.opened(newcomer, Self.address, at: 1))
    outage.keep(.received(newcomer, hello, at: 2))
    outage.keep(.finished(newcomer))
    outage.tellNewcomers()
    #expect(errors(outage, to: newcomer).count == 1)
    #expect(outage.outbox.closings == [newcomer])
    #expect(outage.end(at: 50).isEmpty)
  }

  @Test func `where connections run short the newcomers go first, the oldest of them`() {
    var outage = Outage()
    for number in 1...6 as ClosedRange<UInt64> {
      outage.keep(.opened(ConnectionID(value: number), Self.address, at: 1))
    }
    outage.keep(.crowded(at: 2))
    #expect(outage.outbox.cuts.map(\.value) == [1, 2, 3])
    #expect(told(outage.end(at: 9)) == ["opened 4 at 9", "opened 5 at 9", "opened 6 at 9"])
    outage.keep(.crowded(at: 3))
    outage.keep(.crowded(at: 3))
    #expect(told(outage.end(at: 9)) == ["crowded"])
  }

  @Test func `a stop is known at once`() {
    var outage = Outage()
    #expect(!outage.isToStop)
    outage.keep(.stop)
    #expect(outage.isToStop)
    #expect(told(outage.end(at: 9)) == ["stop"])
  }
}
