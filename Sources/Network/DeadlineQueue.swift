/// Moments by which something must have happened to connections, all the same time after they were added.
///
/// So the first is always the earliest. What is over already is not taken out, only passed over.
struct DeadlineQueue {
  private struct Entry {
    let at: Int64
    let id: ConnectionID
  }

  private let afterMs: Int64
  private var entries: [Entry] = []
  private var first = 0

  init(afterMs: Int) { self.afterMs = Int64(afterMs) }

  /// The earliest moment, on the monotonic clock in milliseconds.
  var next: Int64? { first < entries.count ? entries[first].at : nil }

  mutating func add(_ id: ConnectionID, now: Int64) {
    entries.append(Entry(at: now + afterMs, id: id))
  }

  /// Takes the first connection whose time is over.
  mutating func takeExpired(now: Int64) -> ConnectionID? {
    guard let next, next <= now else { return nil }
    return takeFirst()?.id
  }

  /// Takes the connection that was added longest ago, if that is at least `ageMs`.
  mutating func takeOldest(ageMs: Int, now: Int64) -> ConnectionID? {
    guard let next, next - afterMs + Int64(ageMs) <= now else { return nil }
    return takeFirst()?.id
  }

  private mutating func takeFirst() -> Entry? {
    guard first < entries.count else { return nil }
    defer {
      first += 1
      if first == entries.count {
        entries = []
        first = 0
      } else if first >= 1024, first * 2 >= entries.count {
        entries.removeFirst(first)
        first = 0
      }
    }
    return entries[first]
  }
}
