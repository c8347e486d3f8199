import Assessment
import ContestEngine
import Store

/// The numbers of a contest's teams: a team is one name in one school. Names stay with the persons;
/// the journal has the numbers.
struct TeamNumbers {
  private struct Key: Hashable {
    let school: SchoolID
    let name: String
  }

  private var numbers: [Key: Int32] = [:]
  private var names: [Int32: String] = [:]
  private var last: Int32 = 0

  /// As the first of its members wrote it; nil for a team whose members' names are erased.
  func name(of team: Int32) -> String? { names[team] }

  /// The number of a team, the next one for a new team.
  func number(of name: String, school: SchoolID) -> Int32 {
    numbers[Self.key(name, school)] ?? last + 1
  }

  /// To be called with everyone who was registered, in order.
  mutating func note(_ registered: RegisteredContestant, _ person: PersonFields) {
    guard let team = registered.terms.team else { return }
    last = max(last, team)
    guard let name = person[field: .team] else { return }
    let key = Self.key(name, registered.school)
    if numbers[key] == nil { numbers[key] = team }
    if names[team] == nil { names[team] = name }
  }

  private static func key(_ name: String, _ school: SchoolID) -> Key {
    Key(school: school, name: TextNormaliser.strictKey(name))
  }
}

extension ServedContest {
  /// What the engine has to know of somebody who joins.
  ///
  /// - Parameter seat: on the roster, where the contest has one.
  func terms(of person: PersonFields, school: SchoolID, seat: RosterSeat? = nil) -> EntryTerms {
    var terms = EntryTerms()
    guard let definition = contest.program?.definition else { return terms }
    terms.team = person[field: .team].map { teams.number(of: $0, school: school) }
    terms.leagues = definition.leagues(of: person.values, school: school, named: seat?.league)
    guard let seat else { return terms }
    terms.extraTime = seat.extraTime
    terms.hasPrizes = seat.hasPrizes
    terms.isCaptain = seat.isCaptain && terms.team != nil
    return terms
  }
}
