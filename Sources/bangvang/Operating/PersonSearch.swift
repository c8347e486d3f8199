import Assessment
import Authoring
import ContestEngine
import Foundation
import Publishing
import Store

/// Somebody of a contest who was asked for by number or name.
struct FoundPerson {
  let recorded: RecordedContest
  let contestant: ContestantID

  var contest: String { recorded.program.definition.id }
  var row: PersonRow? { recorded.persons[contestant] }
  /// Nil once erased.
  var name: String? { row?.fields.name }

  var school: String {
    let id = recorded.contest.contestants[contestant]?.school
    let school = recorded.program.definition.schools.first { $0.id == id }
    return school?.name ?? id?.text ?? ""
  }

  /// What tells one of several with a name from the others.
  var cells: [String] {
    [
      contest, contestant.description, name ?? "–", school,
      row?.fields[field: .class] ?? "", row?.fields[field: .number] ?? "",
    ]
  }
}

/// Looks for a person in one contest of the data directory, or in all of them.
struct PersonSearch {
  private let contests: [RecordedContest]

  init(_ call: Invocation) throws(CommandFailure) {
    var ids: [String]
    if let named = call.arguments.value("--contest") {
      ids = [try RecordedContest.id(named, call)]
    } else {
      ids = try RecordedContest.ids(call)
    }
    var contests: [RecordedContest] = []
    for id in ids { contests.append(try RecordedContest(id, call)) }
    self.contests = contests
  }

  func all(_ who: String) -> [FoundPerson] {
    contests.flatMap { recorded in
      recorded.contestants(named: who).map { FoundPerson(recorded: recorded, contestant: $0) }
    }
  }

  /// The one who is meant.
  ///
  /// - Throws: where nobody is, or several are: these are named then, since the wrong one must not
  ///   be erased or told about.
  func one(_ who: String, _ call: Invocation) throws(CommandFailure) -> FoundPerson {
    let found = all(who)
    guard let first = found.first else {
      throw CommandFailure(
        .faulty,
        vi: "không có ai là '\(who)'; ghi đủ họ tên, hoặc số thí sinh (c17) có trong "
          + "'bangvang results CUỘC-THI --csv'",
        en: "there is nobody '\(who)'; give the whole name, or the number (c17) that "
          + "'bangvang results CONTEST --csv' shows")
    }
    guard found.count == 1 else {
      let list = TextTable(found.map(\.cells)).lines.map { "  " + $0 }.joined(separator: "\n")
      throw CommandFailure(
        .faulty,
        vi: "'\(who)' có thể là nhiều người; ghi số thí sinh và --contest:\n\(list)",
        en: "'\(who)' may be several; give the contestant's number and --contest:\n\(list)")
    }
    return first
  }
}

extension CommandOption {
  static let inContest = CommandOption(
    "--contest", value: "CONTEST",
    about: LocalizedMessage(vi: "chỉ trong cuộc thi này", en: "only in this contest"))
}
