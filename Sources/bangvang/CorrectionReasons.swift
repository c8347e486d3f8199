import ContestEngine

/// Why results were corrected, as the journal has it: the newest reason of each.
struct CorrectionReasons {
  private(set) var annulments: [QuestionID: String] = [:]
  private(set) var keys: [QuestionID: String] = [:]
  private(set) var disqualifications: [ContestantID: String] = [:]
  private var intervals: [(interval: RemovedInterval, isRestored: Bool)] = []

  mutating func note(_ event: Event) {
    switch event {
    case .annulled(let question, let reason): annulments[question] = reason
    case .rekeyed(let question, _, let reason): keys[question] = reason
    case .disqualified(let contestant, let reason): disqualifications[contestant] = reason
    case .reinstated(let contestant, _): disqualifications[contestant] = nil
    case .intervalRemoved(let interval): intervals.append((interval, false))
    case .intervalRestored(let number):
      if intervals.indices.contains(number - 1) { intervals[number - 1].isRestored = true }
    default: break
    }
  }

  /// Of the intervals that are out for a school, joined; nil without one.
  func interval(of school: SchoolID?) -> String? {
    let out = intervals.filter { entry in
      !entry.isRestored && (entry.interval.school == nil || entry.interval.school == school)
    }
    return out.isEmpty ? nil : out.map(\.interval.reason).joined(separator: "; ")
  }
}
