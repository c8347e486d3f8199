import Assessment
import Authoring
import ContestEngine

extension ProgramCommand {
  static let rosterCheck = ProgramCommand(
    "roster", "check",
    about: LocalizedMessage(
      vi: "kiểm tra danh sách học sinh, chỉ ra mọi lỗi theo dòng và cột",
      en: "check a list of students, every fault by row and column"),
    operands: [Operand(name: "FILE")], options: [.json]
  ) { invocation async throws(CommandFailure) in
    let file = invocation.arguments.operands.first ?? ""
    let roster = RosterReader.read(try invocation.bytes(of: file), file: file)
    let hasErrors = roster.diagnostics.contains { $0.severity == .error }
    if invocation.wantsJSON {
      try invocation.console.result(json: RosterJSON(file, roster, invocation.language))
    } else {
      invocation.console.note(roster.diagnostics)
      let students = roster.entries.count
      let schools = Set(roster.entries.compactMap(\.school)).count
      invocation.console.result(
        invocation.language == "en"
          ? "\(file): \(English.count(students, "student")), \(English.count(schools, "school"))"
          : "\(file): \(students) học sinh, \(schools) trường")
    }
    return hasErrors ? .faulty : .done
  }
}

/// Counts and diagnostics only: what a list says of children goes nowhere else.
private struct RosterJSON: Encodable {
  let file: String
  let students: Int
  let schools: [String: Int]
  let diagnostics: [DiagnosticJSON]

  init(_ file: String, _ roster: RosterReader.Output, _ language: String) {
    self.file = file
    students = roster.entries.count
    schools = roster.entries.reduce(into: [:]) { counts, entry in
      counts[entry.school?.text ?? "", default: 0] += 1
    }
    diagnostics = roster.diagnostics.map { DiagnosticJSON($0, language: language) }
  }
}
