import Assessment
import ContestEngine
import Store
import Wire

/// Hosts look for contestants: by number, or by a part of the name, without regard to tone marks.
extension Referee {
  /// The most that are told at once.
  private static let foundMax = 20

  func find(_ text: String, in served: ServedContest) -> [ServerMessage.FoundContestant] {
    if let id = ContestantID(text.lowercased()), served.contest.contestants.contains(id) {
      return [served.found(id)]
    }
    served.makeSearchable()
    let wanted = TextNormaliser.looseKey(text)
    var places = served.searchedNames.indices.filter { served.searchedNames[$0].contains(wanted) }
    // Names that begin or end so are likelier meant: people are called by their last word.
    func isOutside(_ place: Int) -> Int {
      let name = served.searchedNames[place]
      return name.hasSuffix(wanted) ? 0 : name.hasPrefix(wanted) ? 1 : 2
    }
    places.sort { (isOutside($0), $0) < (isOutside($1), $1) }
    return places.prefix(Self.foundMax).map { served.found(ContestantID(number: Int32($0 + 1))) }
  }
}

extension ServedContest {
  fileprivate func makeSearchable() {
    for person in persons.dropFirst(searchedNames.count) {
      searchedNames.append(person.fields.name.map(TextNormaliser.looseKey) ?? "")
    }
  }

  fileprivate func found(_ contestant: ContestantID) -> ServerMessage.FoundContestant {
    let seat = place(of: contestant)
    let fields = persons[seat].fields
    let school = contest.contestants[contestant]?.school
    let name = contest.program?.definition.schools.first { $0.id == school }?.name
    let isIn = contest.last.flatMap { contest.isIn(contestant, round: $0.round) }
    return ServerMessage.FoundContestant(
      contestant: contestant.description, name: fields.name ?? contestant.description,
      schoolName: name ?? school?.text ?? "", className: fields[field: .class],
      rank: ranks[seat] == 0 ? nil : ranks[seat], points: contest.points(of: contestant),
      isPresent: connections[seat] != nil, isDisqualified: contest.isDisqualified(contestant),
      isOut: isIn == false)
  }
}
