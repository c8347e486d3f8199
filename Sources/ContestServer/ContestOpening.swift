import Assessment
import ContestEngine
import Cryptography
import Store

/// Brings contests back to where their journals are, or begins them.
struct ContestOpening {
  static let hostSecret = ContestSecrets.hostToken
  static let boardSecret = ContestSecrets.boardToken

  let journal: any Journal
  let autopilot: Bool
  /// Who may take part, by the ids of the contests that have a roster.
  var rosters: [String: [RosterSeat]] = [:]
  /// Nil: every entry is applied.
  var snapshots: SnapshotKeeping?
  let now: Instant
  let log: @Sendable (ServiceNews) -> Void

  /// - Returns: the referee, and the latest moment that any journal knows.
  func open(_ programs: [ContestProgram], random: RandomSource) throws(ServiceError)
    -> (referee: Referee, latest: Int64)
  {
    var contests: [ServedContest] = []
    var codes: Set<String> = []
    for program in programs {
      contests.append(try open(program, codes: &codes, random: random))
    }
    let latest = contests.map(\.lastEventAt.milliseconds).max() ?? 0
    return (Referee(contests: contests, random: random), latest)
  }

  private func open(
    _ program: ContestProgram, codes: inout Set<String>, random: RandomSource
  ) throws(ServiceError) -> ServedContest {
    let served = try restore(program, random: random)
    let filled = SchoolCodes(random: random).filled(
      program, before: served.contest.program, taken: &codes)
    try begin(served, with: filled)
    if program.definition.registration.roster != nil {
      served.expected = try ExpectedContestants(
        rosters[program.definition.id] ?? [], key: try rosterKey(of: program.definition.id, random))
    }
    return served
  }

  /// What the journal and the persons' table hold.
  private func restore(
    _ program: ContestProgram, random: RandomSource
  ) throws(ServiceError) -> ServedContest {
    let id = program.definition.id
    do {
      _ = try journal.addContest(id, definition: "", at: now)
      let rebuilt = try rebuild(id)
      let persons = try journal.persons(of: id)
      let host = try secret(Self.hostSecret, of: id, random: random)
      let board = try secret(Self.boardSecret, of: id, random: random)
      let served = ServedContest(
        contest: rebuilt.contest, persons: [], index: PersonIndex(),
        autopilot: autopilot ? Autopilot(definition: program.definition) : nil,
        opinions: Opinions(journal: journal, contest: id),
        hostToken: SecretDigest(secret: host), boardToken: SecretDigest(secret: board),
        head: rebuilt.head)
      served.restore(persons)
      try served.opinions.restore(try journal.opinions(of: id), for: served.contest)
      return served
    } catch {
      throw .store(error)
    }
  }

  private func rebuild(_ id: String) throws(StoreError) -> RebuiltContest {
    guard let snapshots else { return try journal.rebuild(id) }
    return try snapshots.rebuild(id, from: journal)
  }

  /// The first event of a run, or the change of a definition that was served before.
  private func begin(_ served: ServedContest, with program: ContestProgram) throws(ServiceError) {
    let known = served.contest.program
    if known == program { return }
    if let known, served.contest.contestants.count > 0 {
      // The items of a run are in its journal: a bank that changed behind it changes nothing.
      if !program.hasItems(of: known) { log(.bankChanged(contest: program.definition.id)) }
      if known.definition == program.definition { return }
    }
    let moment = max(now, served.lastEventAt)
    do {
      let events = try served.contest.decide(
        known == nil ? .prepare(program) : .amend(program), at: moment)
      served.record(events, at: moment)
    } catch .amendmentRefused(let part) {
      throw .changed(contest: program.definition.id, part: part)
    } catch {
      throw .changed(contest: program.definition.id, part: "\(error)")
    }
  }

  private func rosterKey(of id: String, _ random: RandomSource) throws(ServiceError) -> String {
    do {
      return try secret(ExpectedContestants.keySecret, of: id, random: random)
    } catch {
      throw .store(error)
    }
  }

  private func secret(_ name: String, of contest: String, random: RandomSource) throws(StoreError)
    -> String
  {
    if let kept = try journal.secret(name, of: contest) { return kept }
    let made = random.token()
    try journal.setSecret(name, of: contest, to: made)
    return made
  }
}
