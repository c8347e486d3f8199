import TestSupport
import Testing

@testable import Network

@Suite struct QueueTests {
  /// Whatever is queued, however little each send takes: the bytes come out in order and once, and what
  /// is handed out again after a send that took nothing begins with what was handed out before.
  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `bytes leave in order, whole and once`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var queue = OutboundQueue()
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 1)
    defer { scratch.deallocate() }
    var (queued, sent, pending) = ([UInt8](), [UInt8](), [UInt8]())
    for _ in 0..<300 {
      if Bool.random(using: &random) {
        let count = Int.random(in: 0...100, using: &random)
        let piece = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
        queue.append(OutgoingBytes(piece))
        queued += piece
      } else if !queue.isEmpty {
        let next = queue.withNext(scratch: scratch) { Array($0) }
        #expect(next.starts(with: pending), "seed \(seed)")
        let count = Bool.random(using: &random) ? 0 : Int.random(in: 1...next.count, using: &random)
        sent += next.prefix(count)
        queue.drop(count)
        pending = count == 0 ? next : []
      }
      #expect(queue.byteCount == queued.count - sent.count, "seed \(seed)")
    }
    while !queue.isEmpty {
      let next = queue.withNext(scratch: scratch) { Array($0) }
      sent += next
      queue.drop(next.count)
    }
    #expect(sent == queued, "seed \(seed)")
  }

  @Test func `one line in many queues is in memory once`() {
    let line = OutgoingBytes([UInt8](repeating: 1, count: 1000))
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 1)
    defer { scratch.deallocate() }
    let places = (0..<3).map { _ in
      var queue = OutboundQueue()
      queue.append(line)
      return queue.withNext(scratch: scratch) { UInt(bitPattern: $0.baseAddress) }
    }
    #expect(Set(places).count == 1)
  }

  @Test func `deadlines come in order and each once`() {
    var queue = DeadlineQueue(afterMs: 100)
    for number in 1...3000 { queue.add(ConnectionID(value: UInt64(number)), now: Int64(number)) }
    #expect(queue.next == 101)
    #expect(queue.takeExpired(now: 100) == nil)
    #expect(queue.takeOldest(ageMs: 50, now: 50) == nil)
    #expect(queue.takeOldest(ageMs: 50, now: 51) == ConnectionID(value: 1))
    for number in 2...3000 {
      #expect(queue.takeExpired(now: 5000) == ConnectionID(value: UInt64(number)))
    }
    #expect(queue.takeExpired(now: 5000) == nil)
    #expect(queue.next == nil)
  }
}
