import Testing

@testable import Network

/// What waits for a connection: everything in its order, but of what only tells how things are the newest.
@Suite struct OutboundQueueTests {
  /// The same numbers for the same seed.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 11 ^ state << 21
    }
  }

  private static let topics: [OutgoingBytes.Topic?] = [
    nil, nil, OutgoingBytes.Topic(rawValue: 1), OutgoingBytes.Topic(rawValue: 2),
  ]

  /// A line that says what it is: its topic, and how many of that came before it.
  private func line(_ topic: OutgoingBytes.Topic?, _ number: Int, _ dice: inout Dice)
    -> OutgoingBytes
  {
    let padding = String(repeating: ".", count: Int.random(in: 0...60, using: &dice))
    return OutgoingBytes(
      Array("\(topic?.rawValue ?? 0) \(number) \(padding)\n".utf8), newestOf: topic)
  }

  @Test(arguments: 0..<200)
  func `lines stay whole and in order, and of a topic the newest is always among them`(seed: UInt64)
  {
    var dice = Dice(state: seed)
    var queue = OutboundQueue()
    var counts: [UInt8: Int] = [:]
    var sent: [UInt8] = []
    var promised: [UInt8] = []
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 128, alignment: 8)
    defer { scratch.deallocate() }
    func send() {
      let handed = queue.withNext(scratch: scratch) { Array($0) }
      // What a write was tried with is tried again, or with more behind it.
      #expect(handed.starts(with: promised))
      let taken = Bool.random(using: &dice) ? 0 : Int.random(in: 1...handed.count, using: &dice)
      sent += handed.prefix(taken)
      promised = Array(handed.dropFirst(taken))
      queue.drop(taken)
    }
    for _ in 0..<400 {
      let topic = Self.topics[Int.random(in: 0..<4, using: &dice)]
      let key = topic?.rawValue ?? 0
      queue.append(line(topic, counts[key, default: 0], &dice))
      counts[key, default: 0] += 1
      while !queue.isEmpty, Int.random(in: 0..<3, using: &dice) == 0 { send() }
    }
    while !queue.isEmpty { send() }
    #expect(queue.byteCount == 0)
    var seen: [UInt8: [Int]] = [:]
    for line in String(decoding: sent, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      #expect(words.count >= 2)
      seen[UInt8(words[0]) ?? 9, default: []].append(Int(words[1]) ?? -1)
    }
    #expect(seen[0] == Array(0..<counts[0, default: 0]))
    for topic: UInt8 in [1, 2] {
      let numbers = seen[topic, default: []]
      #expect(numbers == numbers.sorted() && Set(numbers).count == numbers.count)
      #expect(numbers.last == counts[topic, default: 0] - 1)
      #expect(numbers.count < counts[topic, default: 0], "something was left out")
    }
  }

  @Test func `what a write was tried with is not replaced`() {
    var queue = OutboundQueue()
    let topic = OutgoingBytes.Topic(rawValue: 1)
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 8)
    defer { scratch.deallocate() }
    queue.append(OutgoingBytes(Array("old".utf8), newestOf: topic))
    #expect(queue.withNext(scratch: scratch) { Array($0) } == Array("old".utf8))
    queue.append(OutgoingBytes(Array("newer".utf8), newestOf: topic))
    queue.append(OutgoingBytes(Array("newest".utf8), newestOf: topic))
    #expect(queue.withNext(scratch: scratch) { Array($0) } == Array("oldnewest".utf8))
    #expect(queue.byteCount == 9)
  }
}
