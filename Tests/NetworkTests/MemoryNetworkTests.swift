import Network
import Testing

@Suite struct MemoryNetworkTests {
  private func make(
    _ recorder: Recorder = .echo(), outboundBytesMax: Int = 1000
  ) -> (MemoryNetwork, Recorder) {
    let network = MemoryNetwork(handler: recorder, outboundBytesMax: outboundBytesMax)
    recorder.answer(through: network)
    return (network, recorder)
  }

  @Test func `a client is known, heard, answered and missed, in that order`() {
    let (network, recorder) = make()
    let client = network.connect()
    #expect(recorder.log.opened == [client.id])
    client.send("hello")
    #expect(client.take() == Array("hello".utf8))
    #expect(client.take() == [])
    client.close()
    #expect(recorder.log.closed == [client.id: [.peer]])
    client.send("late")
    client.close()
    network.close(client.id, flush: true)
    network.deliver()
    #expect(recorder.log.received[client.id] == Array("hello".utf8))
    #expect(recorder.log.closed == [client.id: [.peer]])
  }

  @Test func `the server's close is told at the next delivery, and lets what was sent be read`() {
    let (network, recorder) = make()
    let client = network.connect()
    network.send(OutgoingBytes("bye"), to: client.id)
    network.close(client.id, flush: true)
    network.send(OutgoingBytes("late"), to: client.id)
    #expect(client.end == .local)
    #expect(client.take() == Array("bye".utf8))
    #expect(recorder.log.closed == [:])
    network.deliver()
    #expect(recorder.log.closed == [client.id: [.local]])
  }

  @Test func `a close without flush drops what was not read`() {
    let (network, _) = make()
    let client = network.connect()
    network.send(OutgoingBytes("bye"), to: client.id)
    network.close(client.id, flush: false)
    #expect(client.take() == [])
  }

  @Test func `who does not read is dropped, who does is not`() {
    let (network, recorder) = make(outboundBytesMax: 10)
    let (slow, quick) = (network.connect(), network.connect())
    slow.stopReading()
    let line = OutgoingBytes("12345678")
    for _ in 0..<2 { network.send(line, toAll: [slow.id, quick.id]) }
    #expect(slow.take() == [])
    #expect(slow.end == .tooSlow)
    #expect(quick.take().count == 16)
    network.deliver()
    #expect(recorder.log.closed == [slow.id: [.tooSlow]])
  }

  @Test func `a paused reader gets all of it later`() {
    let (network, _) = make()
    let client = network.connect()
    client.stopReading()
    network.send([(client.id, OutgoingBytes("a")), (client.id, OutgoingBytes("b"))])
    #expect(client.take() == [])
    client.goOnReading()
    #expect(client.take() == Array("ab".utf8))
  }

  @Test func `a handler that answers by closing is told of the close`() {
    let (network, recorder) = make(Recorder { sender, id, _ in sender.close(id, flush: true) })
    let client = network.connect()
    client.send("quit")
    #expect(recorder.log.closed == [client.id: [.local]])
  }

  @Test func `a broken cable and a stop have reasons of their own`() {
    let (network, recorder) = make()
    let (one, two) = (network.connect(), network.connect())
    one.breakOff(errno: 104)
    network.stop()
    #expect(recorder.log.closed == [one.id: [.failure(errno: 104)], two.id: [.shutdown]])
    #expect(two.end == .shutdown)
  }
}
