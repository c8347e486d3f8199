public import ContestEngine

/// What was put right in a contest, in the order of the journal: what each revision of its results
/// came of.
public struct CorrectionList: Hashable, Sendable {
  public enum Act: Hashable, Sendable {
    case annulled(QuestionID)
    case rekeyed(QuestionID)
    case disqualified(ContestantID)
    case reinstated(ContestantID)
    case intervalRemoved(RemovedInterval)
    case intervalRestored(RemovedInterval)
    /// Of a jury: the ids of entries. Whose sheet it was is nobody's to know.
    case sheetCorrected(entry: String)
    case sheetWithdrawn(entry: String)
    case entryDisqualified(String)
    case entryReinstated(String)
    /// The journal was broken, and was put together again.
    case mended(Mending)
  }

  public struct Correction: Hashable, Sendable {
    /// The one that it made.
    public let revision: Int
    public let at: Instant
    public let act: Act
    /// As it was typed; empty where none was asked for.
    public let reason: String
  }

  public private(set) var all: [Correction] = []
  private var revision = 1
  private var intervals: [RemovedInterval] = []

  public init() {}

  /// - Parameter contest: to which the entry was applied. What changed nothing is not noted.
  public mutating func note(_ entry: JournalEntry, in contest: Contest) {
    if case .intervalRemoved(let interval) = entry.event { intervals.append(interval) }
    guard let (act, reason) = act(entry.event), contest.revision > revision else { return }
    revision = contest.revision
    all.append(Correction(revision: revision, at: entry.at, act: act, reason: reason))
  }

  private func act(_ event: Event) -> (Act, reason: String)? {
    switch event {
    case .annulled(let question, let reason): return (.annulled(question), reason)
    case .rekeyed(let question, _, let reason): return (.rekeyed(question), reason)
    case .disqualified(let contestant, let reason): return (.disqualified(contestant), reason)
    case .reinstated(let contestant, let reason): return (.reinstated(contestant), reason)
    case .intervalRemoved(let interval): return (.intervalRemoved(interval), interval.reason)
    case .intervalRestored(let number):
      guard intervals.indices.contains(number - 1) else { return nil }
      return (.intervalRestored(intervals[number - 1]), "")
    case .judging(let event): return act(event)
    case .mended(let mending): return (.mended(mending), "")
    default: return nil
    }
  }

  private func act(_ event: JudgingEvent) -> (Act, reason: String)? {
    switch event {
    case .sheetCorrected(let sheet, let reason): (.sheetCorrected(entry: sheet.entry), reason)
    case .sheetWithdrawn(_, let entry, let reason): (.sheetWithdrawn(entry: entry), reason)
    case .entryDisqualified(let entry, let reason): (.entryDisqualified(entry), reason)
    case .entryReinstated(let entry, let reason): (.entryReinstated(entry), reason)
    case .started, .sheetEntered, .appealOpened, .appealAnswered: nil
    }
  }
}
