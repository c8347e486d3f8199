/// Who goes on to the next contest: "2 per school + 4", "top 10", "1 per school + 3 per ward".
public struct QualificationRule: Hashable, Sendable {
  public enum Share: Hashable, Sendable {
    /// So many of each school, the best of it first.
    case perSchool(Int)
    case perWard(Int)
    /// So many of all who are left.
    case overall(Int)
  }

  /// Taken in order: who is in by one share does not use up the next.
  public let shares: [Share]

  public init(shares: [Share]) { self.shares = shares }

  /// Reads "2 per school + 4"; also "2 mỗi trường + 1 mỗi xã + 4".
  ///
  /// - Returns: nil for what is no such rule.
  public init?(_ text: String) {
    var shares: [Share] = []
    for part in text.lowercased().split(separator: "+", omittingEmptySubsequences: false) {
      let words = part.split(whereSeparator: \.isWhitespace).filter { $0 != "top" }
      guard let first = words.first, let count = Int(first), (1...1_000_000).contains(count) else {
        return nil
      }
      switch words.dropFirst().joined(separator: " ") {
      case "": shares.append(.overall(count))
      case "per school", "mỗi trường", "/trường": shares.append(.perSchool(count))
      case "per ward", "mỗi xã", "mỗi phường", "/xã": shares.append(.perWard(count))
      default: return nil
      }
    }
    guard !shares.isEmpty else { return nil }
    self.shares = shares
  }
}

/// Who goes on, and where a line was drawn through equals.
public struct Qualification: Hashable, Sendable {
  /// Equals at the line of a share: all of them, those who got in and those who did not.
  public struct Tie: Hashable, Sendable {
    public let share: QualificationRule.Share
    /// The school or ward; nil for a share of all.
    public let group: String?
    public let contestants: [ContestantID]
    /// How many of them there was room for.
    public let room: Int
  }

  /// A share that found fewer than it may take: the others have 0 points or are disqualified.
  public struct Shortfall: Hashable, Sendable {
    public let share: QualificationRule.Share
    /// The school or ward; nil for a share of all.
    public let group: String?
    public let found: Int
  }

  /// In order of rank. Equals at a line are not in: the organizer decides.
  public let contestants: [ContestantID]
  public let ties: [Tie]
  /// Schools and wards that nobody may go on from are in none.
  public let shortfalls: [Shortfall]
  /// Who could go on and was in no ward, where a share is of wards.
  public let withoutWard: [ContestantID]

  /// - Parameter rows: in order of rank. Who is disqualified or has 0 points never goes on.
  public init(_ rule: QualificationRule, rows: [Standings.Row], wards: [SchoolID: String]) {
    let eligible = rows.filter { !$0.isDisqualified && $0.points > 0 }
    var taken: Set<ContestantID> = []
    var ties: [Tie] = []
    var shortfalls: [Shortfall] = []
    var withoutWard: [ContestantID] = []
    for share in rule.shares {
      func fill(_ count: Int, from rows: [Standings.Row], group: String? = nil) {
        Self.take(count, of: rows, share, group, &taken, &ties)
        if rows.count < count {
          shortfalls.append(Shortfall(share: share, group: group, found: rows.count))
        }
      }
      let left = eligible.filter { !taken.contains($0.contestant) }
      switch share {
      case .overall(let count): fill(count, from: left)
      case .perSchool(let count):
        for (group, rows) in Self.groups(left, by: { $0.school.text }) {
          fill(count, from: rows, group: group)
        }
      case .perWard(let count):
        // Schools that name none are no ward together.
        withoutWard = left.filter { wards[$0.school] == nil }.map(\.contestant)
        let inWards = left.filter { wards[$0.school] != nil }
        for (group, rows) in Self.groups(inWards, by: { wards[$0.school] ?? "" }) {
          fill(count, from: rows, group: group)
        }
      }
    }
    contestants = rows.map(\.contestant).filter(taken.contains)
    self.ties = ties
    self.shortfalls = shortfalls
    self.withoutWard = withoutWard
  }

  private static func groups(
    _ rows: [Standings.Row], by name: (Standings.Row) -> String
  ) -> [(String, [Standings.Row])] {
    Dictionary(grouping: rows, by: name).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Takes the best; where the line goes through equals none of these.
  private static func take(
    _ count: Int, of rows: [Standings.Row], _ share: QualificationRule.Share, _ group: String?,
    _ taken: inout Set<ContestantID>, _ ties: inout [Tie]
  ) {
    guard rows.count > count else {
      taken.formUnion(rows.map(\.contestant))
      return
    }
    let line = rows[count - 1].rank
    guard rows[count].rank == line else {
      taken.formUnion(rows.prefix(count).map(\.contestant))
      return
    }
    let sure = rows.prefix { $0.rank < line }
    taken.formUnion(sure.map(\.contestant))
    ties.append(
      Tie(
        share: share, group: group,
        contestants: rows.filter { $0.rank == line }.map(\.contestant), room: count - sure.count))
  }
}
