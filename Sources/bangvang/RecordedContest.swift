import Assessment
import Authoring
import ContestEngine
import Cryptography
import Foundation
import Publishing
import Store

/// A contest as its journal has it, for commands that read: beside a running server or after it.
struct RecordedContest {
  let contest: Contest
  let program: ContestProgram
  let persons: [ContestantID: PersonRow]
  let head: JournalHead
  let moments: ContestMoments
  let corrections: CorrectionList
  /// The first entry that is not what was written, where that was looked for. Nothing from there on
  /// was read.
  let fault: JournalFault?

  /// - Parameters:
  ///   - name: a contest's id or its definition file.
  ///   - until: how far to read; nil: to the end.
  ///   - checksChain: whether every entry is held against the chain first.
  init(
    _ name: String, _ call: Invocation, until: JournalLimit? = nil, checksChain: Bool = false
  ) throws(CommandFailure) {
    let journal = try Self.journal(call)
    let id = try Self.id(name, call)
    var isKnown = false
    do throws(StoreError) {
      isKnown = try journal.contests().contains { $0.id == id }
      guard isKnown else { throw StoreError.unknownContest(id) }
      let fault = checksChain ? try journal.verify(id).fault : nil
      // What stands behind a break is nobody's word.
      let end = fault.map { max(0, $0.sequence - 1) } ?? .max
      var contest = Contest()
      var last: Int64 = 0
      var moments = ContestMoments()
      var corrections = CorrectionList()
      try journal.replay(id, through: min(end, until?.lastEntry ?? .max)) { entry in
        if let until, !until.allows(entry) { return }
        contest.apply(entry)
        moments.note(entry)
        corrections.note(entry, in: contest)
        last = entry.sequence
      }
      let head = try journal.head(of: id, at: last)
      guard let program = contest.program, last == contest.sequence else {
        if let fault { throw StoreError.brokenJournal(contest: id, fault) }
        throw StoreError.unknownContest(id)
      }
      let rows = try journal.persons(of: id)
      self.contest = contest
      self.program = program
      self.head = head
      self.moments = moments
      self.corrections = corrections
      self.fault = fault
      persons = Dictionary(rows.map { ($0.contestant, $0) }, uniquingKeysWith: { $1 })
    } catch {
      if until != nil, isKnown, case .unknownContest = error {
        throw CommandFailure(
          .faulty, vi: "lúc đó chưa có cuộc thi '\(id)'; nhật ký bắt đầu sau đó",
          en: "at that moment there was no contest '\(id)' yet; its journal begins later")
      }
      throw .store(error, in: call.dataDirectory.path)
    }
  }

  /// A contest that no journal has.
  init(simulated contest: Contest, program: ContestProgram) {
    self.contest = contest
    self.program = program
    persons = [:]
    head = .genesis(of: program.definition.id)
    moments = ContestMoments()
    corrections = CorrectionList()
    fault = nil
  }

  static func journal(_ call: Invocation) throws(CommandFailure) -> SQLiteJournal {
    let directory = call.dataDirectory.path
    do {
      return try DataDirectory(existing: directory).openJournal(creating: false)
    } catch {
      if case .missing = error {
        throw CommandFailure(
          .unreachable,
          vi: "chưa có cuộc thi nào trong '\(directory)'; chỉ thư mục khác bằng --data",
          en: "there is no contest in '\(directory)' yet; name another directory with --data")
      }
      throw .store(error)
    }
  }

  /// The ids of all contests in the data directory.
  static func ids(_ call: Invocation) throws(CommandFailure) -> [String] {
    do {
      return try journal(call).contests().map(\.id)
    } catch let error as CommandFailure {
      throw error
    } catch let error as StoreError {
      throw .store(error)
    } catch {
      throw CommandFailure(
        .unreachable, vi: "không đọc được nhật ký", en: "cannot read the journal")
    }
  }

  /// The id that a definition file names, or the word itself.
  static func id(_ name: String, _ call: Invocation) throws(CommandFailure) -> String {
    guard ContestToServe.isPath(name) else { return name }
    let read = try ReadContest(file: name, call, needsLibrary: false)
    // What was played is told, whatever has become of its file since.
    if let id = read.output.id, let known = try? ids(call), known.contains(id) { return id }
    return try read.definition(call).id
  }

  // MARK: Results

  /// - Parameter shown: how much of a name; nil: all, for the organizer's own eyes.
  func report(shown: PrivacyRules.Shown?) -> ResultsReport {
    let standings = contest.standings()
    var report = ResultsReport(
      definition: program.definition, state: state,
      isFinal: contest.isFinalized, revision: standings.revision,
      journalHead: head.hash.description, contestants: rows(of: standings, shown: shown),
      schools: standings.schools.map { row in
        let school = program.definition.schools.first { $0.id == row.school }
        return ResultsReport.SchoolRow(
          rank: row.rank, school: row.school, name: school?.name ?? row.school.text,
          points: row.points, counted: row.counted, present: row.present,
          enrolled: school?.enrolled)
      }, teams: teamRows(standings, shown: shown), leagues: leagues(shown: shown),
      weeks: weeks(shown: shown), estimate: estimate)
    report.judged = judgedReport(shown: shown)
    report.corrections = correctionRows(shown: shown)
    report.wards = contest.wardStandings()
    return report
  }

  func rows(
    of standings: Standings, shown: PrivacyRules.Shown?
  ) -> [ResultsReport.Contestant] {
    let registration = program.definition.registration
    let asksClass = registration.fields.contains(.class) || registration.roster != nil
    let rows = standings.rows.map { row in
      let person = persons[row.contestant]
      let name = person?.fields.name ?? row.contestant.description
      let consents = person?.consents.contains(.both) ?? false
      let showsClass = asksClass && (shown == nil || shown == .nameAndSchool && consents)
      return (
        name,
        ResultsReport.Contestant(
          rank: row.rank, id: row.contestant,
          name: shown.map { shown in
            ShownName.text(name, of: row.contestant, shown: shown, consents: consents)
          } ?? name, school: row.school,
          className: showsClass ? person?.fields[field: .class] : nil,
          points: row.points, correct: row.correct, milliseconds: row.timeMs,
          isDisqualified: row.isDisqualified, hasPrizes: row.hasPrizes)
      )
    }
    // Equals of one name stand by id, as they come.
    return VietnameseOrder.ranked(rows, rank: \.1.rank, byName: \.0).map(\.1)
  }

  /// By number, or by name as it is normalised for telling persons apart.
  func contestants(named who: String) -> [ContestantID] {
    if let id = ContestantID(who) { return contest.contestants.contains(id) ? [id] : [] }
    let wanted = TextNormaliser.strictKey(who)
    return names.filter { TextNormaliser.strictKey($0.value) == wanted }.map(\.key).sorted()
  }

  var names: [ContestantID: String] { persons.compactMapValues(\.fields.name) }

  /// As JSON names it.
  var state: String {
    switch contest.phase {
    case .lobby: "lobby"
    case .running: "running"
    case .open: "open"
    case .paused: "paused"
    case .ended: "ended"
    }
  }
}
