/// What a contestant's registration says besides who it is: what times, teams and leagues need, so
/// that the journal needs nothing of a person for them.
public struct EntryTerms: Hashable, Sendable {
  /// The factor of the contestant's own time in hundredths, 100…300.
  public var extraTime = 100
  /// False for those who take part outside the prizes.
  public var hasPrizes = true
  /// The number of the contestant's team within the contest, from 1; nil without a team.
  public var team: Int32?
  public var isCaptain = false
  /// The places of the contestant's leagues in the definition, rising.
  public var leagues: [Int] = []

  public static let plain = EntryTerms()

  public init() {}
}

extension EntryTerms {
  /// Whether a contest with this definition can have them.
  func fits(_ definition: ContestDefinition) -> Bool {
    (100...300).contains(extraTime) && (team ?? 1) > 0 && (team != nil || !isCaptain)
      && leagues.allSatisfy(definition.leagues.indices.contains)
      && zip(leagues, leagues.dropFirst()).allSatisfy { $0 < $1 }
  }
}
