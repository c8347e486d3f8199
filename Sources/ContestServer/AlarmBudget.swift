import ContestEngine

/// How many sessions may be woken a second, most of them to be pinged.
///
/// Who comes in is pinged five times in five seconds. When a whole province comes in at once these pings
/// cost more than the joining does, and one that waits behind the storm measures the server instead of
/// the line: they are spread over the time after it. Nothing is left out.
struct AlarmBudget {
  /// Enough for 20,000 connections, each of which is pinged every ten seconds.
  static let perSecond: Int64 = 4_000
  /// While many come in. 20,000 connections still hear something well within the 25 seconds after which
  /// a client takes the server for gone.
  static let perSecondInStorm: Int64 = 1_500
  /// Newcomers in a second that make a storm.
  static let stormFrom = 100
  /// What was not used is kept for so long, in milliseconds.
  private static let keptFor: Int64 = 250
  private static let second: Int64 = 1_000

  /// In thousandths of an alarm.
  private var credit: Int64 = 0
  private var filledAt = Instant(milliseconds: 0)
  /// In the second that runs since `since`, and in the one before.
  private var newcomers = (now: 0, before: 0)
  private var since = Instant(milliseconds: 0)

  mutating func newcomer(at now: Instant) {
    turnSecond(to: now)
    newcomers.now += 1
  }

  /// - Returns: whether one more session may be woken now.
  mutating func take(at now: Instant) -> Bool {
    fill(to: now)
    guard credit >= Self.second else { return false }
    credit -= Self.second
    return true
  }

  /// When the next session may be woken.
  mutating func ready(at now: Instant) -> Instant {
    fill(to: now)
    let missing = max(0, Self.second - credit)
    let rate = rate(at: now)
    return now + (missing + rate - 1) / rate
  }

  private mutating func fill(to now: Instant) {
    let rate = rate(at: now)
    let elapsed = min(max(0, now - filledAt), Self.keptFor)
    credit = min(credit + elapsed * rate, Self.keptFor * rate)
    filledAt = now
  }

  private mutating func rate(at now: Instant) -> Int64 {
    turnSecond(to: now)
    return max(newcomers.now, newcomers.before) >= Self.stormFrom
      ? Self.perSecondInStorm : Self.perSecond
  }

  private mutating func turnSecond(to now: Instant) {
    let elapsed = now - since
    guard elapsed >= Self.second || elapsed < 0 else { return }
    newcomers = (0, elapsed < 2 * Self.second && elapsed > 0 ? newcomers.now : 0)
    since = now
  }
}
