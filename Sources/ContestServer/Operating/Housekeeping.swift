import ContestEngine
import Network
import Store
import Wire

/// When the thread that decides looks after what is not a contest's own.
struct Housekeeping {
  /// Often enough for a watchdog and for an erasure to be seen soon, in milliseconds.
  static let everyMs: Int64 = 1_000

  /// On the monotonic clock.
  var next: Int64 = 0
  /// The store's number when it was last looked at; nil before.
  var changesOfOthers: Int64?
}

extension ContestService {
  /// Notes the meters, follows what other programs change beside the server, and says that it is alive.
  func keepHouse() {
    let now = MonotonicClock.milliseconds
    guard now >= housekeeping.next else { return }
    housekeeping.next = now + Housekeeping.everyMs
    followOthers()
    if trouble == nil { snapshots.consider(referee.contests) }
    meters.note(reading(at: now))
    referee.noteMachine {
      machine.read(referee.counts, connections: sockets.connectionCount, at: clock.now)
    }
    pulse()
  }

  private func reading(at now: Int64) -> ServiceMeters.Reading {
    var reading = ServiceMeters.Reading()
    reading.contests = referee.contests.compactMap { served in
      served.contest.program.map { program in
        ServiceMeters.Reading.Contest(
          id: program.definition.id, contestants: served.contest.contestants.count,
          present: served.present, hosts: served.hosts.count, boards: served.boards.count)
      }
    }
    reading.connections = sockets.connectionCount
    (reading.waitingInputs, reading.waitingBytes) = inbox.load
    reading.heldInputs = outage.count
    reading.counts = referee.counts
    reading.trouble = trouble?.code
    reading.at = now
    return reading
  }

  /// `privacy` erases beside the server, which must not go on telling what it remembers, and `contest codes`
  /// replaces tokens, which must not open anything any more.
  private func followOthers() {
    // A disk that does not answer now is asked again in a second.
    guard trouble == nil, let changes = try? journal.changesOfOthers() else { return }
    guard let known = housekeeping.changesOfOthers else {
      housekeeping.changesOfOthers = changes
      return
    }
    if known == changes { return }
    for served in referee.contests {
      guard let id = served.contest.program?.definition.id else { continue }
      guard let rows = try? journal.persons(of: id), followTokens(of: id, served) else { return }
      let gone = served.erased(beside: Set(rows.map(\.contestant)))
      guard !gone.isEmpty else { continue }
      served.forget(gone)
      referee.tellOfErasure(in: served)
      log(.personsErased(contest: id, count: gone.count))
    }
    housekeeping.changesOfOthers = changes
  }

  /// - Returns: false where the disk does not answer now.
  private func followTokens(of id: String, _ served: ServedContest) -> Bool {
    guard let host = try? journal.secret(ContestSecrets.hostToken, of: id),
      let board = try? journal.secret(ContestSecrets.boardToken, of: id)
    else { return false }
    let gone = served.replaceTokens(
      host: SecretDigest(secret: host), board: SecretDigest(secret: board))
    for connection in gone { referee.drop(connection) }
    if !gone.isEmpty { log(.tokensReplaced(contest: id, count: gone.count)) }
    return true
  }
}

extension ServedContest {
  /// Those whose person is remembered here and is in the store no more.
  ///
  /// - Parameter stored: who has a row. Somebody whose row waits to be written is not erased.
  func erased(beside stored: Set<ContestantID>) -> [ContestantID] {
    let waiting = Set(unsavedPersons.map(\.contestant))
    return persons.filter { person in
      !person.key.isEmpty && !stored.contains(person.contestant)
        && !waiting.contains(person.contestant)
    }.map(\.contestant)
  }
}

extension Referee {
  /// Notes what the machine gives, where a host is there to be told.
  func noteMachine(_ read: () -> ServerMessage.MachineUse?) {
    machine = contests.contains { !$0.hosts.isEmpty } ? read() : nil
  }

  /// Boards and screens show the standings anew, without the names that are gone.
  func tellOfErasure(in served: ServedContest) {
    guard served.contest.phase != .lobby, !served.contest.isFrozen,
      let lines = ContestLines(served)
    else { return }
    tellStandings(after: served.contest.last, in: served, lines: lines)
  }
}
