import Network
import Synchronization
import Testing

@testable import ContestServer

/// The moment that an input bears.
@Suite struct InboxTests {
  /// Time that goes on with every look, as it does while a thousand sockets are read.
  private final class Clock: Sendable {
    let time = Atomic<Int64>(0)

    func read() -> Int64 { time.add(3_000_000, ordering: .relaxed).newValue }
  }

  private func moments(_ inbox: Inbox) -> [Int64] {
    inbox.take(waitingAtMost: 0).compactMap { input in
      switch input {
      case .received(_, _, let at), .opened(_, _, let at): at
      default: nil
      }
    }
  }

  @Test func `all that was at hand at once has one moment, in whatever order it is read`() {
    let clock = Clock()
    let inbox = Inbox(
      clock: ServerClock(wallAtStart: 1_764_000_000_000_000_000, monotonic: clock.read)
    ) { _ in }
    inbox.turned()
    for number in 1...500 { inbox.received(ConnectionID(value: UInt64(number)), [1]) }
    let first = moments(inbox)
    #expect(first.count == 500)
    #expect(Set(first).count == 1)
    // Another look, another moment.
    inbox.turned()
    inbox.received(ConnectionID(value: 1), [1])
    let second = moments(inbox)
    #expect(second.count == 1)
    #expect(second[0] > first[0])
  }
}
