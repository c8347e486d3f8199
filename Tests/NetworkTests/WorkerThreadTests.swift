import Network
import Synchronization
import Testing

@Suite struct WorkerThreadTests {
  @Test func `joining waits for the work, once or twice`() async throws {
    let count = try await blocking {
      Result {
        let box = Counter()
        let threads = try (0..<4).map { _ in
          try WorkerThread { for _ in 0..<1000 { box.value.add(1, ordering: .relaxed) } }
        }
        for thread in threads { thread.join() }
        for thread in threads { thread.join() }
        return box.value.load(ordering: .relaxed)
      }
    }.get()
    #expect(count == 4000)
  }

  @Test func `clocks go forward, and the wall clock is of this century`() {
    let (earlier, later) = (MonotonicClock.nanoseconds, MonotonicClock.nanoseconds)
    #expect(earlier <= later)
    #expect(MonotonicClock.milliseconds >= earlier / 1_000_000)
    #expect(WallClock.milliseconds > 1_700_000_000_000)
  }

  private final class Counter: Sendable {
    let value = Atomic<Int>(0)
  }
}
