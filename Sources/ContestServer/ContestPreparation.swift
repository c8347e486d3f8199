public import ContestEngine
import Network
import Store

/// Begins a contest without serving it, so that codes and tokens can be printed days before.
public enum ContestPreparation {
  /// What `serve` would tell: from the journal where the contest is there already, else it is begun
  /// now, also beside a server that runs others.
  public static func prepare(
    _ program: ContestProgram, directory path: String,
    log: @escaping @Sendable (ServiceNews) -> Void = { _ in }
  ) throws(ServiceError) -> ListeningReport.ServedContest {
    let id = program.definition.id
    let journal: SQLiteJournal
    do {
      let directory = try DataDirectory(path)
      if let known = try known(id, in: directory) { return known }
      let lock = try directory.waitForBeginning()
      defer { _ = lock }
      if let known = try known(id, in: directory) { return known }
      journal = try directory.openJournal()
      let opening = ContestOpening(
        journal: journal, autopilot: false,
        now: Instant(milliseconds: WallClock.milliseconds), log: log)
      return try begin(program, opening, journal)
    } catch let error as ServiceError {
      throw error
    } catch let error as StoreError {
      throw .store(error)
    } catch {
      throw .changed(contest: id, part: "\(error)")
    }
  }

  private static func begin(
    _ program: ContestProgram, _ opening: ContestOpening, _ journal: SQLiteJournal
  ) throws -> ListeningReport.ServedContest {
    let referee = try opening.open([program], random: .system).referee
    _ = try journal.append(referee.contests.compactMap(\.batch))
    guard let begun = referee.contests.first?.contest.program?.definition else {
      throw StoreError.unknownContest(program.definition.id)
    }
    return try report(begun, journal)
  }

  /// The contest as the journal has it, with the tokens that were made for it.
  private static func known(
    _ id: String, in directory: DataDirectory
  ) throws -> ListeningReport.ServedContest? {
    let journal = try directory.openJournal()
    guard try journal.contests().contains(where: { $0.id == id && $0.head.sequence > 0 }) else {
      return nil
    }
    var definition: ContestDefinition?
    try journal.replay(id) { entry in
      switch entry.event {
      case .prepared(let program), .amended(let program): definition = program.definition
      default: break
      }
    }
    return try definition.map { try report($0, journal) }
  }

  private static func report(
    _ definition: ContestDefinition, _ journal: SQLiteJournal
  ) throws -> ListeningReport.ServedContest {
    ListeningReport.ServedContest(
      id: definition.id,
      hostToken: try journal.secret(ContestOpening.hostSecret, of: definition.id) ?? "",
      boardToken: try journal.secret(ContestOpening.boardSecret, of: definition.id) ?? "",
      schools: definition.schools, expected: nil)
  }
}
