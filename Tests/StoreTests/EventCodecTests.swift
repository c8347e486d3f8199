import Assessment
import ContestEngine
import Store
import TestSupport
import Testing

struct EventCodecTests {
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `what is encoded is decoded`(seed: UInt64) throws {
    var random = RandomEvents(seed: seed)
    for _ in 0..<100 {
      let event = random.event()
      let bytes = try EventCodec.encode(event)
      let decoded = try EventCodec.decode(bytes)
      #expect(decoded == event, "seed \(seed)")
      // Swift's texts are equal across normal forms; the bytes must be too.
      #expect(try EventCodec.encode(decoded) == bytes, "seed \(seed)")
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `an event cut short anywhere is refused`(seed: UInt64) throws {
    var random = RandomEvents(seed: seed)
    for _ in 0..<20 {
      let bytes = try EventCodec.encode(random.event())
      for length in stride(from: 0, to: bytes.count, by: 1 + bytes.count / 200) {
        #expect(throws: MalformedEvent.self, "seed \(seed)") {
          try EventCodec.decode(Array(bytes.prefix(length)))
        }
      }
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `damaged bytes are refused or are another event in its only form`(seed: UInt64) throws {
    var random = RandomEvents(seed: seed)
    var noise = SeededGenerator(seed: seed &+ 1_000)
    for _ in 0..<200 {
      var bytes = try EventCodec.encode(.responded(random.answer()))
      for _ in 0..<Int.random(in: 1...3, using: &noise) {
        let place = Int.random(in: 0..<bytes.count, using: &noise)
        bytes[place] = UInt8(truncatingIfNeeded: noise.next())
      }
      // What is refused is as it should be; only what is taken has something to prove.
      guard bytes[0] > 2, bytes[0] != 8, let event = try? EventCodec.decode(bytes) else { continue }
      #expect(try EventCodec.encode(event) == bytes, "seed \(seed)")
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `noise never traps`(seed: UInt64) {
    var noise = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...40, using: &noise)
      var bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: noise.next()) }
      if !bytes.isEmpty { bytes[0] %= 23 }
      // Only that it returns is asked here.
      _ = try? EventCodec.decode(bytes)
    }
  }

  struct Damage: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    let offset: Int
    let reason: MalformedEvent.Reason

    var testDescription: String { name }
  }

  static let damages: [Damage] = [
    Damage(name: "nothing", bytes: [], offset: 0, reason: .truncated),
    Damage(name: "a tag of the future", bytes: [200], offset: 0, reason: .unknownTag(200)),
    Damage(name: "more after the end", bytes: [12, 0], offset: 1, reason: .trailingBytes),
    Damage(
      name: "a number in too many bytes", bytes: [14, 0x80, 0], offset: 3, reason: .notCanonical),
    Damage(
      name: "a number of 65 bits", bytes: [14] + Array(repeating: 0xFF, count: 9) + [2], offset: 11,
      reason: .outOfRange),
    Damage(
      name: "a contestant past 32 bits", bytes: [6, 0x80, 0x80, 0x80, 0x80, 0x10, 0], offset: 6,
      reason: .outOfRange),
    Damage(
      name: "a text longer than the rest", bytes: [15, 5, 0x61], offset: 2, reason: .truncated),
    Damage(
      name: "a text that is not UTF-8", bytes: [15, 2, 0xC3, 0x28], offset: 1, reason: .notUTF8),
    Damage(
      name: "a number with a trailing zero", bytes: [19, 2, 0, 0, 5, 20, 0, 0, 0], offset: 7,
      reason: .notCanonical),
    Damage(
      name: "a number with a huge exponent",
      bytes: [19, 2, 0, 0, 5, 20, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 0, 0],
      offset: 16, reason: .outOfRange),
    Damage(
      name: "choices out of order", bytes: [19, 2, 0, 0, 2, 2, 1, 0x62, 1, 0x61, 0, 0], offset: 10,
      reason: .notCanonical),
    Damage(
      name: "a choice twice", bytes: [19, 2, 0, 0, 2, 2, 1, 0x61, 1, 0x61, 0, 0], offset: 10,
      reason: .notCanonical),
    Damage(
      name: "an unknown response", bytes: [19, 2, 0, 0, 99, 0, 0], offset: 5, reason: .outOfRange),
    Damage(name: "a flag of 2", bytes: [9, 0, 0, 0, 2, 0, 0], offset: 5, reason: .outOfRange),
  ]

  @Test(arguments: damages)
  func `damage is told with its place`(damage: Damage) {
    #expect(throws: MalformedEvent(offset: damage.offset, reason: damage.reason)) {
      try EventCodec.decode(damage.bytes)
    }
  }

  @Test func `a definition that is no JSON is told with its place`() {
    #expect {
      try EventCodec.decode([1, 2, 0x7B, 0x5D])
    } throws: { error in
      guard let error = error as? MalformedEvent, case .json = error.reason else { return false }
      return error.offset == 1
    }
  }

  @Test func `an answer is small`() throws {
    #expect(try EventCodec.encode(Samples.responded(17)).count <= 10)
  }
}
