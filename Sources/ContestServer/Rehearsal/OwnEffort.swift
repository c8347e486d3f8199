import Network

/// How busy the rehearsal's own thread was: what it does late, no server can make good.
struct OwnEffort {
  private var wall = MonotonicClock.nanoseconds
  private var computed = ProcessorClock.ofThisThread
  /// Of the busiest second, 0…1.
  private(set) var busiest = 0.0

  /// Forgets what was before: from here on it counts.
  mutating func begin() { self = OwnEffort() }

  /// - Returns: whether a second has passed since the last one that was noted.
  mutating func note() -> Bool {
    let now = MonotonicClock.nanoseconds
    guard now - wall >= 1_000_000_000 else { return false }
    let since = ProcessorClock.ofThisThread
    busiest = max(busiest, Double(since - computed) / Double(now - wall))
    (wall, computed) = (now, since)
    return true
  }
}
