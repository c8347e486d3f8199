import Authoring
import ContestEngine
import Store

/// A contest with a jury as it stands, for what only reads: from the journal, or from its file
/// where nothing was judged yet.
struct JudgingView {
  let definition: ContestDefinition
  let rules: JudgingRules
  /// As it would be, were judging started now, where it has not.
  let record: JudgingRecord
  let hasStarted: Bool
  let isFinal: Bool

  init(_ call: Invocation) throws(CommandFailure) {
    let name = call.arguments.operands.first ?? ""
    var contest = try Self.recorded(name, call) ?? Contest()
    if contest.program == nil {
      guard ContestToServe.isPath(name) else {
        throw .store(.unknownContest(name))
      }
      let read = try ReadContest(file: name, call)
      call.console.note(read.output.diagnostics)
      contest.apply(.prepared(try read.program()), at: Instant(milliseconds: 0))
    }
    guard let definition = contest.program?.definition, let rules = definition.judging else {
      throw JudgingDesk.notJudged(contest.program?.definition.id ?? name)
    }
    hasStarted = contest.judging != nil
    isFinal = contest.isFinalized
    if !hasStarted {
      contest.apply(.judging(.started(owners: [:])), at: Instant(milliseconds: 0))
    }
    guard let record = contest.judging else { throw JudgingDesk.notJudged(definition.id) }
    (self.definition, self.rules, self.record) = (definition, rules, record)
  }

  /// Nil where no journal has it.
  private static func recorded(
    _ name: String, _ call: Invocation
  ) throws(CommandFailure) -> Contest? {
    do {
      let id = try RecordedContest.id(name, call)
      guard try RecordedContest.ids(call).contains(id) else { return nil }
      return try RecordedContest(id, call).contest
    } catch {
      // Without a data directory nothing was judged yet; what else is wrong is said.
      guard error.status == .unreachable, ContestToServe.isPath(name) else {
        throw error
      }
      return nil
    }
  }

  /// What each judge may judge, in the judge's own order; what has a sheet is left out.
  var queues: [(judge: JudgingRules.Judge, entries: [JudgingRules.JudgedEntry])] {
    rules.judges.map { judge in
      (
        judge,
        record.queue(of: judge.id, seed: definition.id).compactMap { id in
          rules.entries.first { $0.id == id }
        }
      )
    }
  }
}
