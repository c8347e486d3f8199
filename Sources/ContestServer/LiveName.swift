import ContestEngine
import Store
import Wire

/// How a name is shown on the boards in the hall.
enum LiveName {
  static func text(
    _ name: String, of contestant: ContestantID, shown: PrivacyRules.Shown
  ) -> String {
    switch shown {
    case .code: return contestant.description
    case .nameAndSchool: return name
    case .initials:
      let letters = name.split(whereSeparator: \.isWhitespace).compactMap(\.first)
      return letters.isEmpty
        ? contestant.description : letters.map { $0.uppercased() + "." }.joined(separator: " ")
    }
  }
}

extension ServedContest {
  /// As the contest's `privacy.live` says.
  func shownName(of contestant: ContestantID) -> String {
    LiveName.text(
      fullName(of: contestant), of: contestant,
      shown: contest.program?.definition.privacy.live ?? .code)
  }

  /// Not to be told; the number where no name is known.
  func fullName(of contestant: ContestantID) -> String {
    persons[place(of: contestant)].fields.name ?? contestant.description
  }

  /// As its first member wrote it; its number where the contest shows no names.
  func shownName(of team: TeamID) -> String {
    guard contest.program?.definition.privacy.live == .nameAndSchool else {
      return team.description
    }
    return teams.name(of: team.number) ?? team.description
  }

  /// Nil while standings are frozen, and for who is not ranked yet.
  func shownRank(of contestant: ContestantID) -> Int? {
    let rank = ranks[place(of: contestant)]
    return contest.isFrozen || rank == 0 ? nil : rank
  }

  func own(_ contestant: ContestantID) -> ServerMessage.Standings.Own {
    ServerMessage.Standings.Own(
      rank: shownRank(of: contestant), points: contest.points(of: contestant),
      isIn: contest.last.flatMap { contest.isIn(contestant, round: $0.round) })
  }
}
