import ContestEngine
import Store

/// Who is younger than whom, as numbers that tell nothing else of the birth dates.
enum AgeOrder {
  /// 1 for the youngest, equals alike, 0 where there is no date.
  ///
  /// - Parameter birthDates: ISO 8601.
  static func ranks(_ birthDates: [String?]) -> [Int32] {
    let youngestFirst = Set(birthDates.compactMap(\.self)).sorted(by: >)
    let places = Dictionary(
      uniqueKeysWithValues: zip(youngestFirst, (1...).lazy.map { Int32(clamping: $0) }))
    return birthDates.map { $0.flatMap { places[$0] } ?? 0 }
  }
}

extension ServedContest {
  /// What has to be recorded before these events, so that standings can tell who is younger: where
  /// the standings ask for it, and somebody has joined since it was recorded last.
  func agesNeeded(before events: [Event]) -> Command? {
    guard let by = contest.program?.definition.standings.by, by.contains(.youngest),
      contest.ages.count != contest.contestants.count,
      events.contains(where: \.decidesRanks)
    else { return nil }
    return .orderAges(AgeOrder.ranks(persons.map { $0.fields[field: .birthDate] }))
  }
}

extension Event {
  /// Standings are told after it.
  fileprivate var decidesRanks: Bool {
    switch self {
    case .opened, .finished: true
    default: false
    }
  }
}
