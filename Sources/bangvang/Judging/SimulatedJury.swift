import ContestEngine
import Publishing

/// What `contest simulate` shows of a contest that a jury alone decides.
struct SimulatedJury {
  let contest: Contest
  let program: ContestProgram
  let language: String

  /// As `results` shows it.
  private var report: ResultsReport {
    let recorded = RecordedContest(simulated: contest, program: program)
    return recorded.report(shown: nil)
  }

  func tell(seed: String, _ call: Invocation) throws(CommandFailure) {
    if call.wantsJSON {
      call.console.resultBytes(StandingsFiles.resultsJSON(report))
      return
    }
    let title = program.definition.title.text(in: language)
    let judges = program.definition.judging?.judges.count ?? 0
    let head =
      language == "en"
      ? "\(title): \(judges) made-up judges, seed \(seed)"
      : "\(title): \(judges) giám khảo giả, hạt giống \(seed)"
    let table = JudgedTable(report, top: 30, language: language)
    call.console.result(([head] + table.lines).joined(separator: "\n"))
  }
}
