public import ContestEngine
import Network
import Store

extension ContestPreparation {
  /// The tickets of those on a contest's roster, in order. The contest is begun where it is not
  /// there yet, also beside a server that runs others: the key that tickets are made with is kept with it.
  public static func tickets(
    for seats: [RosterSeat], of program: ContestProgram, directory path: String,
    log: @escaping @Sendable (ServiceNews) -> Void = { _ in }
  ) throws(ServiceError) -> [String] {
    let id = program.definition.id
    do {
      let directory = try DataDirectory(path)
      if let key = try rosterKey(of: id, in: directory) {
        return try RosterTickets(key: key).tickets(for: seats)
      }
      let lock = try directory.waitForBeginning()
      defer { _ = lock }
      // Somebody else may just have begun it.
      if let key = try rosterKey(of: id, in: directory) {
        return try RosterTickets(key: key).tickets(for: seats)
      }
      let journal = try directory.openJournal()
      let opening = ContestOpening(
        journal: journal, autopilot: false, rosters: [id: seats],
        now: Instant(milliseconds: WallClock.milliseconds), log: log)
      let referee = try opening.open([program], random: .system).referee
      _ = try journal.append(referee.contests.compactMap(\.batch))
      guard let key = try journal.secret(ContestSecrets.rosterKey, of: id) else {
        throw StoreError.unknownContest(id)
      }
      return try RosterTickets(key: key).tickets(for: seats)
    } catch let error as ServiceError {
      throw error
    } catch let error as StoreError {
      throw .store(error)
    } catch {
      throw .changed(contest: id, part: "\(error)")
    }
  }

  private static func rosterKey(
    of id: String, in directory: DataDirectory
  ) throws(StoreError) -> String? {
    let journal = try directory.openJournal()
    guard try journal.contests().contains(where: { $0.id == id }) else { return nil }
    return try journal.secret(ContestSecrets.rosterKey, of: id)
  }
}
