/// How many more lines a connection may send: a bucket that fills steadily.
struct LineBudget: Hashable, Sendable {
  private let perSecond: Int64
  private let capacity: Int64
  /// In thousandths of a line.
  private var left: Int64
  private var filledAt: Int64

  init(perSecond: Int64, atOnce: Int64, now: Int64) {
    self.perSecond = perSecond
    capacity = atOnce * 1_000
    left = capacity
    filledAt = now
  }

  /// Takes one line off.
  ///
  /// - Returns: nil, or after how many milliseconds there is a line again.
  mutating func take(now: Int64) -> Int64? {
    // More than fills the bucket changes nothing, so the product stays small.
    let passed = min(max(0, now - filledAt), capacity)
    left = min(capacity, left + passed * perSecond)
    filledAt = max(filledAt, now)
    guard left < 1_000 else {
      left -= 1_000
      return nil
    }
    return (1_000 - left + perSecond - 1) / perSecond
  }
}

/// Counts what happened within a window of time that begins with the first of it.
struct WindowCount: Hashable, Sendable {
  private var startedAt: Int64?
  private(set) var count = 0

  /// Counts one more at `now`.
  mutating func add(now: Int64, window: Int64) {
    if let startedAt, now - startedAt < window {
      count += 1
    } else {
      startedAt = now
      count = 1
    }
  }
}
