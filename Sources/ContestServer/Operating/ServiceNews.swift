public import Store

/// Something that an operator should know of the running server. It names no person, token or
/// answer.
public enum ServiceNews: Hashable, Sendable {
  /// How soon somebody should look.
  public enum Weight: Hashable, Sendable { case error, warning, notice }

  /// A bank is another than when the contest began; the contest goes on with the old one.
  case bankChanged(contest: String)
  /// Nothing is acknowledged until the journal can be written again.
  case journalFailed(StoreError)
  case journalWritten
  /// What could not be written at the end; nobody was told that it counts.
  case stoppedUnwritten
  /// Persons were erased from the store by `privacy`, and now from what is told.
  case personsErased(contest: String, count: Int)
  /// `contest codes` has made new tokens, and so many hosts and boards with old ones were put out.
  case tokensReplaced(contest: String, count: Int)
  /// A snapshot does not fit; the journal's entries are applied in its place.
  case snapshotSetAside(contest: String, SnapshotMisfit)
  /// A snapshot could not be written: the next start takes longer.
  case snapshotUnwritten(contest: String, StoreError)
  /// Something else, in English.
  case other(String)

  public var weight: Weight {
    switch self {
    case .journalFailed, .stoppedUnwritten: .error
    case .bankChanged, .snapshotUnwritten, .other: .warning
    case .journalWritten, .personsErased, .snapshotSetAside, .tokensReplaced: .notice
    }
  }

  /// A word for programs that read the log.
  public var code: String {
    switch self {
    case .bankChanged: "bankChanged"
    case .journalFailed: "journalFailed"
    case .journalWritten: "journalWritten"
    case .stoppedUnwritten: "stoppedUnwritten"
    case .personsErased: "personsErased"
    case .tokensReplaced: "tokensReplaced"
    case .snapshotSetAside: "snapshotSetAside"
    case .snapshotUnwritten: "snapshotUnwritten"
    case .other: "other"
    }
  }
}

extension ServiceNews: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self = .other(value) }
}
