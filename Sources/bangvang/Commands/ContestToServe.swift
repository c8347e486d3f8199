import Authoring
import ContestEngine
import Foundation

/// A contest that `serve` is to run: from its definition, or as the journal of the data directory
/// has it, so that a restored backup needs nothing else.
struct ContestToServe {
  let program: ContestProgram
  /// Who may take part, where there is a roster.
  let seats: [RosterSeat]

  /// - Parameter log: told what is to be said of the definition and its banks.
  init(_ name: String, _ call: Invocation, _ log: ServiceLog) throws(CommandFailure) {
    if Self.namesFile(name) {
      let contest = try ReadContest(file: name, call, needsLibrary: false)
      log.note(contest.output.diagnostics)
      do {
        program = try contest.programToGoOn(call) { log.note(.warning, "recordedItems", $0) }
      } catch {
        throw contest.goingOnWithout(error, call)
      }
      seats = contest.output.seats
      return
    }
    program = try RecordedContest(name, call).program
    seats = []
    // A roster is a list of names, and no copy of it is kept beside the journal.
    if program.definition.registration.roster != nil {
      throw CommandFailure(
        .faulty,
        vi:
          "cuộc thi '\(name)' có danh sách học sinh: chạy bằng tệp cuộc thi, có danh sách bên cạnh",
        en:
          "the contest '\(name)' has a roster: serve its definition file, with the roster beside it"
      )
    }
  }

  /// Whether a word is no contest's id, however the files around are called.
  static func isPath(_ name: String) -> Bool { name.hasSuffix(".json5") || name.contains("/") }

  /// Whether a definition file is meant, not a contest's id. A folder is none: `publish` makes some
  /// that are named as the contest.
  static func namesFile(_ name: String) -> Bool {
    if isPath(name) { return true }
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: name, isDirectory: &isFolder)
      && !isFolder.boolValue
  }
}
