import Testing
import TestSupport
import Wire

struct LineFramerTests {
  static func lines(_ text: String, max: Int = 64) -> [LineFramer.Output] {
    var framer = LineFramer(bytesMax: max)
    return framer.receive(Array(text.utf8))
  }

  static func line(_ text: String) -> LineFramer.Output { .line(Array(text.utf8)) }

  @Test func `a line ends at a line feed, with or without a carriage return`() {
    #expect(Self.lines("{}\n[]\r\nrest") == [Self.line("{}"), Self.line("[]")])
  }

  @Test func `empty lines are ignored`() {
    #expect(Self.lines("\n\r\n\n{}\n\r\n") == [Self.line("{}")])
  }

  @Test func `only the carriage return before the end is dropped`() {
    #expect(Self.lines("a\rb\r\r\n") == [Self.line("a\rb\r")])
  }

  @Test func `a line of exactly the limit with its end is read`() {
    let longest = String(repeating: "x", count: 63)
    #expect(Self.lines(longest + "\n") == [Self.line(longest)])
    #expect(Self.lines(longest + "y\n") == [.tooLong])
  }

  @Test func `a line without end is given up at the limit, once, and nothing follows`() {
    var framer = LineFramer(bytesMax: 8)
    #expect(framer.receive(Array("1234567".utf8)) == [])
    #expect(framer.receive(Array("8".utf8)) == [.tooLong])
    #expect(framer.receive(Array("\n{}\n".utf8)) == [])
  }

  @Test func `lines before a too long one are still given`() {
    #expect(
      Self.lines("{}\n" + String(repeating: "x", count: 100) + "\n{}\n")
        == [Self.line("{}"), .tooLong])
  }

  @Test func `a million bytes one by one are framed`() {
    var framer = LineFramer(bytesMax: WireLimits.serverLineBytesMax)
    var outputs: [LineFramer.Output] = []
    for _ in 0..<WireLimits.serverLineBytesMax - 1 { outputs += framer.receive([0x78]) }
    outputs += framer.receive([0x0A])
    guard outputs.count == 1, case .line(let line) = outputs[0] else {
      return #expect(Bool(false), "not one line")
    }
    #expect(line.count == WireLimits.serverLineBytesMax - 1)
  }

  /// However the stream is cut, the same lines come out.
  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `where the stream is cut makes no difference`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let stream: [UInt8] = (0..<400).map { _ in
      [0x0A, 0x0D, 0x61, 0x62, 0xC3, 0x61, 0x62, 0x63].randomElement(using: &random) ?? 0x0A
    }
    var whole = LineFramer(bytesMax: 24)
    let expected = whole.receive(stream)
    var cut = LineFramer(bytesMax: 24)
    var outputs: [LineFramer.Output] = []
    var place = 0
    while place < stream.count {
      let next = min(stream.count, place + Int.random(in: 1...30, using: &random))
      outputs += cut.receive(stream[place..<next])
      place = next
    }
    #expect(outputs == expected, "seed \(seed)")
  }
}
