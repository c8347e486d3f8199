import ContestEngine

/// How many sessions may be woken a second, most of them to be pinged.
///
/// Who comes in is pinged five times in five seconds. When a whole province comes in at once these pings
/// cost more than the joining does, and one that waits behind the storm measures the server instead of
/// the line: they are spread over the time after it. Nothing is left out.
///
/// While more is asked than a hall asks at its own pace, everybody at the same moment, a ping waits
/// until that is answered, though not for long.
struct AlarmBudget {
  /// Enough for 20,000 connections, each of which is pinged every ten seconds.
  static let perSecond: Int64 = 4_000
  /// While many come in. 20,000 connections still hear something well within the 25 seconds after which
  /// a client takes the server for gone.
  static let perSecondInStorm: Int64 = 1_500
  /// Newcomers in a second that make a storm.
  static let stormFrom = 100
  /// Joins, answers and whatever else is asked in a tenth of a second that make a rush. 20,000 who answer
  /// within ten seconds ask two thousand a second.
  static let rushFrom = 300
  private static let rushCountedFor: Int64 = 100
  /// For so long a rush may hold up who is due, in milliseconds.
  static let rushHoldsFor: Int64 = 2_000
  /// What was not used is kept for so long, in milliseconds.
  private static let keptFor: Int64 = 250
  private static let second: Int64 = 1_000

  /// In thousandths of an alarm.
  private var credit: Int64 = 0
  private var filledAt = Instant(milliseconds: 0)
  private var newcomers = RecentCount(span: second)
  private var requests = RecentCount(span: rushCountedFor)

  mutating func newcomer(at now: Instant) { newcomers.add(at: now) }

  mutating func request(at now: Instant) { requests.add(at: now) }

  /// - Parameter due: of the session that is to be woken.
  /// - Returns: whether it may be woken now.
  mutating func take(due: Instant, at now: Instant) -> Bool {
    if let end = holdsUntil(due: due, at: now), now < end { return false }
    fill(to: now)
    guard credit >= Self.second else { return false }
    credit -= Self.second
    return true
  }

  /// When the next session may be woken.
  ///
  /// - Parameter due: of that session.
  mutating func ready(due: Instant, at now: Instant) -> Instant {
    fill(to: now)
    let missing = max(0, Self.second - credit)
    let rate = rate(at: now)
    let filled = now + (missing + rate - 1) / rate
    return max(filled, holdsUntil(due: due, at: now) ?? filled)
  }

  /// Nil where there is no rush.
  private mutating func holdsUntil(due: Instant, at now: Instant) -> Instant? {
    guard requests.most(at: now) >= Self.rushFrom else { return nil }
    return min(due + Self.rushHoldsFor, requests.end(at: now))
  }

  private mutating func fill(to now: Instant) {
    let rate = rate(at: now)
    let elapsed = min(max(0, now - filledAt), Self.keptFor)
    credit = min(credit + elapsed * rate, Self.keptFor * rate)
    filledAt = now
  }

  private mutating func rate(at now: Instant) -> Int64 {
    newcomers.most(at: now) >= Self.stormFrom ? Self.perSecondInStorm : Self.perSecond
  }
}

/// How often something happened in the span of time that runs, and in the one before.
private struct RecentCount {
  /// In milliseconds.
  let span: Int64
  private var count = (now: 0, before: 0)
  private var since = Instant(milliseconds: 0)

  init(span: Int64) { self.span = span }

  mutating func add(at now: Instant) {
    turn(to: now)
    count.now += 1
  }

  /// Of the two spans.
  mutating func most(at now: Instant) -> Int {
    turn(to: now)
    return max(count.now, count.before)
  }

  /// When the span that runs is over.
  mutating func end(at now: Instant) -> Instant {
    turn(to: now)
    return since + span
  }

  private mutating func turn(to now: Instant) {
    let elapsed = now - since
    guard elapsed >= span || elapsed < 0 else { return }
    count = (0, elapsed < 2 * span && elapsed > 0 ? count.now : 0)
    since = now
  }
}
