import Testing
import TestSupport

@testable import Wire

struct ServerClockTests {
  @Test func `nothing is known before the first line`() {
    #expect(ServerClock().offset == nil)
    #expect(ServerClock().serverTime(at: 5) == nil)
  }

  @Test func `an answer to a request halves the doubt`() {
    var clock = ServerClock()
    clock.heard(ServerTime(milliseconds: 5_060), sent: 0, now: 100)
    #expect(clock.offset == 5_010)
    #expect(clock.clientTime(of: ServerTime(milliseconds: 5_110)) == 100)
  }

  @Test func `a quicker line makes it better and a slower one not worse`() {
    var clock = ServerClock()
    clock.heard(ServerTime(milliseconds: 5_900), sent: 0, now: 1_000)
    clock.heard(ServerTime(milliseconds: 7_005), sent: 2_000, now: 2_010)
    #expect(clock.offset == 5_000)
    clock.heard(ServerTime(milliseconds: 8_000), now: 4_000)
    #expect(clock.offset == 5_000)
  }

  @Test func `a clock that jumped is believed`() {
    var clock = ServerClock()
    clock.heard(ServerTime(milliseconds: 5_005), sent: 0, now: 10)
    clock.heard(ServerTime(milliseconds: 99_005), sent: 20, now: 30)
    #expect(clock.offset == 98_980)
  }

  /// Clocks part slowly and lines are delayed at random; the estimate stays near.
  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func `the estimate stays within the quickest round trip`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let offset = Int64.random(in: -1_000_000...1_000_000, using: &random)
    var clock = ServerClock()
    var now: Int64 = 0
    for _ in 0..<200 {
      now += Int64.random(in: 1...20_000, using: &random)
      let there = Int64.random(in: 5...400, using: &random)
      let back = Int64.random(in: 5...400, using: &random)
      let drift = now / 20_000
      let time = ServerTime(milliseconds: now + there + offset + drift)
      clock.heard(time, sent: now, now: now + there + back)
      now += there + back
    }
    let error = (clock.offset ?? 0) - (offset + now / 20_000)
    #expect(abs(error) < 200, "seed \(seed)")
  }
}
