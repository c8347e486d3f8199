/// Where a contestant stands before a self-paced paper, by the server's clock.
public enum PaperDoor: Hashable, Sendable {
  /// The server tells nothing beforehand: only `begin` shows.
  case unknown
  /// Nothing is open; from then on.
  case before(opensAt: ServerTime)
  /// This attempt may be begun until then.
  case open(attempt: Int, closesAt: ServerTime)
  /// This attempt is open and goes on.
  case goesOn(attempt: Int)
  /// Every attempt of this period is used; the next period opens then, where there is one.
  case used(opensAt: ServerTime?)
  case over
}

extension ContestView {
  /// - Parameter now: in the client's milliseconds.
  public func paperDoor(at now: Int64) -> PaperDoor {
    if state == .ended { return .over }
    if let open = attempts?.last, open.isOpen { return .goesOn(attempt: open.attempt) }
    guard let outline = contest?.paper, let attempts, let time = clock.serverTime(at: now) else {
      return .unknown
    }
    let next = outline.periods.first { $0.opensAt > time }?.opensAt
    guard let period = outline.periods.first(where: { $0.opensAt <= time && time < $0.closesAt })
    else { return next.map { .before(opensAt: $0) } ?? .over }
    let used = attempts.count { period.opensAt <= $0.opensAt && $0.opensAt < period.closesAt }
    return used < outline.attempts
      ? .open(attempt: used + 1, closesAt: period.closesAt) : .used(opensAt: next)
  }

  /// When `paperDoor` may change by itself, on the server's clock; nil where it does not.
  public func paperDoorChanges(after now: Int64) -> ServerTime? {
    guard state != .ended, let outline = contest?.paper, let time = clock.serverTime(at: now) else {
      return nil
    }
    return outline.periods.flatMap { [$0.opensAt, $0.closesAt] }.filter { $0 > time }.min()
  }
}
