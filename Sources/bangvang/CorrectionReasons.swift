import ContestEngine
import Publishing

/// Why results stand as they do now: the newest reason for each question and contestant.
struct CorrectionReasons {
  private(set) var annulments: [QuestionID: String] = [:]
  private(set) var keys: [QuestionID: String] = [:]
  private(set) var disqualifications: [ContestantID: String] = [:]
  private var intervals: [RemovedInterval] = []

  init(_ corrections: CorrectionList) {
    for correction in corrections.all {
      switch correction.act {
      case .annulled(let question): annulments[question] = correction.reason
      case .rekeyed(let question): keys[question] = correction.reason
      case .disqualified(let contestant): disqualifications[contestant] = correction.reason
      case .reinstated(let contestant): disqualifications[contestant] = nil
      case .intervalRemoved(let interval): intervals.append(interval)
      case .intervalRestored(let interval):
        if let place = intervals.lastIndex(of: interval) { intervals.remove(at: place) }
      case .sheetCorrected, .sheetWithdrawn, .entryDisqualified, .entryReinstated, .mended: break
      }
    }
  }

  /// Of the intervals that are out for a school, joined; nil without one.
  func interval(of school: SchoolID?) -> String? {
    let out = intervals.filter { $0.school == nil || $0.school == school }
    return out.isEmpty ? nil : out.map(\.reason).joined(separator: "; ")
  }
}
