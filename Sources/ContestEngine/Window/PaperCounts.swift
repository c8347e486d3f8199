/// How a week of a self-paced contest goes, in persons.
public struct PaperCounts: Hashable, Sendable {
  /// Who has begun a paper, who is at one now, and who has handed one in.
  public internal(set) var begun = 0
  public internal(set) var open = 0
  public internal(set) var handedIn = 0
}

extension Contest {
  /// Of the week that is open, or else of the last one that was; nil of a contest that is not self-paced.
  public func paperCounts(at now: Instant) -> PaperCounts? {
    guard let window = windowRules, let week = window.periods.lastIndex(where: { $0.opens <= now })
    else { return isWindow ? PaperCounts() : nil }
    var counts = PaperCounts()
    for contestant in 0..<contestants.count {
      let own = attempts.places(of: contestant).map { attempts[Int($0)] }
        .filter { $0.week == week }
      if own.isEmpty { continue }
      counts.begun += 1
      if own.contains(where: { $0.submission == nil }) { counts.open += 1 }
      if own.contains(where: { $0.submission != nil }) { counts.handedIn += 1 }
    }
    return counts
  }
}
