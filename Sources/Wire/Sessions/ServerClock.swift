/// A client's estimate of the server's clock.
///
/// A line that tells the server's time was sent before it came, so that clock is at least what the
/// line said; and it cannot be ahead of what an answer to a request allows. Between these two
/// bounds, the nearer the better, lies the difference of the clocks. The client's own time is in
/// milliseconds on a clock that never goes back.
public struct ServerClock: Hashable, Sendable {
  /// Two good quartz clocks part by less than this many milliseconds in ten seconds.
  private static let driftInTenSeconds: Int64 = 1

  /// The server's time less the client's, in milliseconds: no less, and no more than this.
  private var lower: Int64?
  private var upper: Int64?
  private var updatedAt: Int64 = 0

  public init() {}

  /// The server's time less the client's in milliseconds; nil before anything is known.
  public var offset: Int64? {
    guard let lower else { return nil }
    return upper.map { lower + ($0 - lower) / 2 } ?? lower
  }

  public func serverTime(at now: Int64) -> ServerTime? {
    offset.map { ServerTime(milliseconds: now + $0) }
  }

  public func clientTime(of time: ServerTime) -> Int64? {
    offset.map { time.milliseconds - $0 }
  }

  /// A line that came at `now` said that it was `time`.
  ///
  /// - Parameter sent: when the request went out that the line answers, where it answers one.
  mutating func heard(_ time: ServerTime, sent: Int64? = nil, now: Int64) {
    widen(now: now)
    let least = time.milliseconds - now
    let most = sent.map { time.milliseconds - $0 }
    lower = max(lower ?? least, least)
    if let most { upper = min(upper ?? most, most) }
    guard let bound = upper, let low = lower, low > bound else { return }
    // The server's clock jumped: only the newest line tells of it.
    lower = least
    upper = most
  }

  /// What was known grows less sure with time.
  private mutating func widen(now: Int64) {
    let drift = max(0, now - updatedAt) / 10_000 * Self.driftInTenSeconds
    guard drift > 0 || lower == nil else { return }
    lower = lower.map { $0 - drift }
    upper = upper.map { $0 + drift }
    updatedAt = now
  }
}
