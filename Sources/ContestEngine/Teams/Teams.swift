/// The teams of a contest, by their numbers.
struct Teams: Equatable, Sendable {
  struct Team: Equatable, Sendable {
    let school: SchoolID
    /// Places of its members, in the order of joining.
    fileprivate(set) var members: [Int32]
    /// Places of those who are named captain, in the order of joining.
    fileprivate(set) var captains: [Int32]
  }

  private var all: [Int32: Team] = [:]

  var isEmpty: Bool { all.isEmpty }

  /// Rising.
  var numbers: [Int32] { all.keys.sorted() }

  subscript(number: Int32) -> Team? { all[number] }

  mutating func add(_ contestant: RegisteredContestant, place: Int) {
    guard let number = contestant.terms.team else { return }
    let place = Int32(clamping: place)
    guard var team = all[number] else {
      all[number] = Team(
        school: contestant.school, members: [place],
        captains: contestant.terms.isCaptain ? [place] : [])
      return
    }
    team.members.append(place)
    if contestant.terms.isCaptain { team.captains.append(place) }
    all[number] = team
  }
}
