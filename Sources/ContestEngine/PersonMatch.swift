import Assessment

/// Two contestants who may be one person. Listed for the organizer, who decides; nobody is refused
/// for it.
public struct PersonMatch: Hashable, Sendable {
  public enum Likeness: String, Hashable, Sendable, CaseIterable {
    /// The same in all that is registered. Such a one is refused, but a host may correct a name so
    /// that there are two.
    case same
    /// The same name, and nothing registered that could tell them apart.
    case sameName
    /// The same but for tone marks, or for i and y.
    case withoutMarks
    /// The same but for one letter.
    case oneLetter
    /// The same name; day and month of birth are swapped.
    case dayAndMonth
    /// The same name and birth date in two schools.
    case otherSchool
  }

  /// The one who joined first.
  public let first: ContestantID
  public let second: ContestantID
  public let likeness: Likeness

  /// All pairs that are alike, in the order of joining.
  public static func all(
    among persons: [(contestant: ContestantID, identity: PersonIndex.Identity)]
  ) -> [PersonMatch] {
    let named = persons.map { NamedPerson($0.contestant, $0.identity) }
      .sorted { $0.contestant < $1.contestant }
    let elsewhere = within(named, groupedBy: \.elsewhere).filter { $0.likeness == .otherSchool }
    let matches = within(named, groupedBy: \.neighbourhood) + elsewhere
    return matches.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  private static func within<Group: Hashable>(
    _ persons: [NamedPerson], groupedBy group: (NamedPerson) -> Group?
  ) -> [PersonMatch] {
    var groups: [Group: [NamedPerson]] = [:]
    var matches: [PersonMatch] = []
    for person in persons {
      guard let group = group(person) else { continue }
      for other in groups[group] ?? [] {
        guard let likeness = person.likeness(to: other) else { continue }
        matches.append(
          PersonMatch(first: other.contestant, second: person.contestant, likeness: likeness))
      }
      groups[group, default: []].append(person)
    }
    return matches
  }
}

/// A person with what is compared worked out once.
private struct NamedPerson {
  struct Neighbourhood: Hashable {
    let school: SchoolID
    let mark: [String]
  }

  struct Elsewhere: Hashable {
    let name: String
    let birthDate: String
  }

  let contestant: ContestantID
  private let school: SchoolID
  private let name: String
  private let loose: String
  private let birthDate: String?
  /// Empty where nothing tells persons apart.
  private let mark: [String]

  init(_ contestant: ContestantID, _ identity: PersonIndex.Identity) {
    self.contestant = contestant
    school = identity.school
    name = TextNormaliser.strictKey(identity.name)
    loose = TextNormaliser.looseKey(identity.name)
    birthDate = identity.birthDate
    mark = identity.mark ?? []
  }

  /// Who can be alike within a school: the same birth date, or the same with day and month
  /// swapped. Where nothing is registered, the same name but for marks.
  var neighbourhood: Neighbourhood {
    if mark.isEmpty { return Neighbourhood(school: school, mark: ["", "", loose]) }
    let date = (birthDate ?? "").split(separator: "-")
    guard date.count == 3 else { return Neighbourhood(school: school, mark: mark) }
    return Neighbourhood(
      school: school,
      mark: [date[0], min(date[1], date[2]), max(date[1], date[2])].map(String.init))
  }

  var elsewhere: Elsewhere? { birthDate.map { Elsewhere(name: name, birthDate: $0) } }

  func likeness(to other: NamedPerson) -> PersonMatch.Likeness? {
    guard school == other.school else { return .otherSchool }
    if mark.isEmpty { return name == other.name ? .sameName : .withoutMarks }
    if name == other.name { return mark == other.mark ? .same : .dayAndMonth }
    if mark != other.mark { return nil }
    if loose == other.loose { return .withoutMarks }
    return differInOneLetter(name, other.name) ? .oneLetter : nil
  }

  /// One letter more, fewer, or another.
  private func differInOneLetter(_ left: String, _ right: String) -> Bool {
    let (a, b) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    guard abs(a.count - b.count) <= 1 else { return false }
    let same = zip(a, b).prefix { $0 == $1 }.count
    let (restA, restB) = (a[same...], b[same...])
    if a.count == b.count { return restA.dropFirst().elementsEqual(restB.dropFirst()) }
    return a.count > b.count
      ? restA.dropFirst().elementsEqual(restB) : restA.elementsEqual(restB.dropFirst())
  }
}
