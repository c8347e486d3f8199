import Assessment
import Authoring
import ContestEngine
import Foundation
import Store

/// A contest whose sheets are being written down, by one process at a time. What it has taken is
/// on the disk.
final class JudgingDesk {
  let id: String
  private(set) var contest = Contest()
  let language: String
  private let journal: SQLiteJournal
  /// Held as long as the desk is.
  private let lock: ServingLock
  /// A contest that is served too: no server may write meanwhile.
  private let servingLock: ServingLock?
  private var head: JournalHead
  private var lastAt = Instant(milliseconds: 0)
  private var persons: [PersonRow] = []

  /// - Parameter name: a contest's id or its definition file; a file that was never seen here is
  ///   written into the journal, and what has changed in one is taken over where it may.
  init(_ name: String, _ call: Invocation) throws(CommandFailure) {
    let given = try Self.program(name, call)
    let id = given?.definition.id ?? name
    self.id = id
    language = call.language
    let path = call.dataDirectory.path
    do throws(StoreError) {
      let directory =
        given?.definition.mode == .judged
        ? try DataDirectory(path) : try DataDirectory(existing: path)
      journal = try directory.openJournal(creating: given?.definition.mode == .judged)
      var mode = given?.definition.mode
      if mode == nil { mode = try Self.mode(of: id, journal) }
      lock = try directory.lockForJudging(id)
      servingLock = mode == .judged ? nil : try directory.lockForServing()
      if given?.definition.mode == .judged {
        head = try journal.addContest(id, definition: name, at: Self.now)
      } else {
        head = try journal.head(of: id)
      }
      var contest = Contest()
      var lastAt = lastAt
      try journal.replay(id) { entry in
        contest.apply(entry)
        lastAt = entry.at
      }
      (self.contest, self.lastAt) = (contest, lastAt)
      persons = try journal.persons(of: id)
    } catch {
      throw Self.failure(error, id)
    }
    if let given { try take(given) }
    guard rules != nil else { throw Self.notJudged(id) }
  }

  private static func failure(_ error: StoreError, _ id: String) -> CommandFailure {
    if case .missing = error { return .store(.unknownContest(id)) }
    return .store(error)
  }

  static func notJudged(_ id: String) -> CommandFailure {
    CommandFailure(
      .faulty, vi: "cuộc thi '\(id)' không có phần chấm (thiếu 'rubric')",
      en: "the contest '\(id)' is not judged (it has no 'rubric')")
  }

  private static var now: Instant {
    Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
  }

  /// Nil where an id was named.
  private static func program(
    _ name: String, _ call: Invocation
  ) throws(CommandFailure) -> ContestProgram? {
    guard ContestToServe.isPath(name) else { return nil }
    let read = try ReadContest(file: name, call, needsLibrary: false)
    call.console.note(read.output.diagnostics)
    let program = try read.programToGoOn(call) { call.console.note($0) }
    guard program.definition.judging != nil else { throw notJudged(program.definition.id) }
    return program
  }

  private static func mode(
    of id: String, _ journal: SQLiteJournal
  ) throws(StoreError) -> ContestDefinition.Mode? {
    guard try journal.contests().contains(where: { $0.id == id }) else {
      throw .unknownContest(id)
    }
    guard case .prepared(let program) = try journal.entries(of: id, from: 1, limit: 1).first?.event
    else { return nil }
    return program.definition.mode
  }

  /// The definition's rules as they stand.
  var rules: JudgingRules? { contest.program?.definition.judging }

  private func take(_ given: ContestProgram) throws(CommandFailure) {
    guard let known = contest.program else {
      guard given.definition.mode == .judged else {
        throw CommandFailure(
          .faulty, vi: "'\(id)' chưa được chạy: hãy thi phần câu hỏi (bangvang serve) rồi mới chấm",
          en: "'\(id)' was not run yet: play its questions (bangvang serve), then judge")
      }
      try run([.prepare(given)])
      return
    }
    if known.definition == given.definition { return }
    if given.definition.mode != .judged, contest.contestants.isEmpty {
      throw CommandFailure(
        .faulty, vi: "chưa có thí sinh nào vào thi '\(id)'",
        en: "nobody has joined '\(id)' yet")
    }
    try run([.amend(given)])
  }

  // MARK: Changing it

  /// What it would come to, were judging started now; the contest itself where it was.
  func whenStarted() throws(CommandFailure) -> (contest: Contest, commands: [Command]) {
    guard contest.judging == nil else { return (contest, []) }
    let command = Command.judging(.start(owners: try owners()))
    var trial = contest
    for event in try decide(command, trial) { trial.apply(event, at: moment) }
    return (trial, [command])
  }

  /// All of the commands, durably, or none of them.
  ///
  /// - Returns: how many events they came to.
  @discardableResult
  func run(_ commands: [Command]) throws(CommandFailure) -> Int {
    var trial = contest
    let moment = moment
    var entries: [JournalEntry] = []
    for command in commands {
      for event in try decide(command, trial) {
        trial.apply(event, at: moment)
        entries.append(JournalEntry(sequence: trial.sequence, at: moment, event: event))
      }
    }
    if entries.isEmpty { return 0 }
    do throws(StoreError) {
      head = try journal.append(JournalBatch(contest: id, after: head, entries: entries))
    } catch {
      throw Self.failure(error, id)
    }
    contest = trial
    lastAt = moment
    return entries.count
  }

  /// Starts judging first where it has not started.
  @discardableResult
  func judge(_ commands: [JudgingCommand]) throws(CommandFailure) -> Int {
    let first = try whenStarted().commands
    return try run(first + commands.map(Command.judging))
  }

  /// Never before the newest entry, whatever the clock says.
  private var moment: Instant { max(Self.now, lastAt) }

  private func decide(_ command: Command, _ contest: Contest) throws(CommandFailure) -> [Event] {
    do {
      return try contest.decide(command, at: moment)
    } catch {
      throw JudgingWords(rules: rules).failure(error, contest: id)
    }
  }

  // MARK: Whose entries they are

  /// In a contest with questions too: who joined under the number or the name of each entry.
  private func owners() throws(CommandFailure) -> [String: ContestantID] {
    guard let definition = contest.program?.definition, definition.mode == .live else { return [:] }
    var owners: [String: ContestantID] = [:]
    for entry in definition.judging?.entries ?? [] {
      guard let contestant = entry.contestant else { continue }
      let found = self.contestants(called: contestant, school: entry.school)
      guard let one = found.first, found.count == 1 else {
        let numbers = found.map(\.description).joined(separator: ", ")
        throw CommandFailure(
          .faulty,
          vi: found.isEmpty
            ? "bài '\(entry.id)': không có thí sinh '\(contestant)' trong cuộc thi; xem 'results'"
            : "bài '\(entry.id)': có \(found.count) thí sinh '\(contestant)': hãy ghi số \(numbers)",
          en: found.isEmpty
            ? "entry '\(entry.id)': nobody called '\(contestant)' joined; see 'results'"
            : "entry '\(entry.id)': \(found.count) are called '\(contestant)': write one of \(numbers)"
        )
      }
      owners[entry.id] = one
    }
    return owners
  }

  private func contestants(called text: String, school: SchoolID?) -> [ContestantID] {
    if let id = ContestantID(text) { return contest.contestants.contains(id) ? [id] : [] }
    let wanted = TextNormaliser.strictKey(text)
    return persons.filter { person in
      person.fields.name.map(TextNormaliser.strictKey) == wanted
        && (school == nil || contest.contestants[person.contestant]?.school == school)
    }.map(\.contestant).sorted()
  }
}
