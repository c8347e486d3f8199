import Synchronization
import Testing

@testable import ContestServer

@Suite struct ServerClockTests {
  @Test func `a moment is rounded down once, however the two clocks lie`() {
    for (wall, start) in [(999_999, 1), (1, 999_999), (500_000, 500_001), (0, 0)]
      as [(Int64, Int64)]
    {
      let monotonic = Mutex(start)
      let clock = ServerClock(wallAtStart: 7_000_000_000 + wall) { monotonic.withLock { $0 } }
      for passed: Int64 in [0, 1, 499_999, 500_000, 999_999, 1_000_000, 12_345_678] {
        monotonic.withLock { $0 = start + passed }
        #expect(clock.now == (7_000_000_000 + wall + passed) / 1_000_000)
      }
    }
  }

  @Test func `after a restart time does not go back, whatever the wall clock says`() {
    let far: Int64 = 9_000_000_000_000
    #expect(ServerClock(notBefore: far).now >= far)
  }
}
