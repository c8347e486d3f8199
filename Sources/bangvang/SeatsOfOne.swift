import Authoring
import ContestEngine
import Store

extension RecordedContest {
  /// Names the contestants who may be one child with two seats, for the organizer to look at before
  /// the results are published. Of a roster everybody is who they are.
  func noteSeatsOfOne(_ call: Invocation) {
    let matches = seatsOfOne
    guard !matches.isEmpty else { return }
    let lines = matches.prefix(Self.linesMax).map { match in
      LocalizedMessage(
        vi: "  \(seat(match.first)) và \(seat(match.second)): \(match.likeness.words.vi)",
        en: "  \(seat(match.first)) and \(seat(match.second)): \(match.likeness.words.en)")
    }
    let rest = matches.count - lines.count
    let more = rest > 0 ? (vi: "\n  … và \(rest) cặp nữa", en: "\n  … and \(rest) more") : ("", "")
    call.console.note(
      LocalizedMessage(
        vi: "Có thể là một em có hai chỗ; hỏi lại trường trước khi công bố:\n"
          + lines.map(\.vi).joined(separator: "\n") + more.0,
        en: "These may be one child with two seats; ask the school before publishing:\n"
          + lines.map(\.en).joined(separator: "\n") + more.1))
  }

  private static let linesMax = 20

  private var seatsOfOne: [PersonMatch] {
    guard program.definition.registration.roster == nil else { return [] }
    let seated = persons.compactMap { contestant, row -> (ContestantID, PersonIndex.Identity)? in
      // Who is out has no place to lose.
      guard !contest.isDisqualified(contestant) else { return nil }
      return row.fields.identity.map { (contestant, $0) }
    }
    return PersonMatch.all(among: seated.map { (contestant: $0, identity: $1) })
  }

  private func seat(_ contestant: ContestantID) -> String {
    let fields = persons[contestant]?.fields
    let id = contest.contestants[contestant]?.school
    let school = program.definition.schools.first { $0.id == id }?.name
    let place = [contestant.description, fields?[field: .class], school].compactMap(\.self)
    return "\(fields?.name ?? "–") (\(place.joined(separator: ", ")))"
  }
}
