import Assessment
import TestSupport
import Testing

@testable import ContestEngine

@Suite struct JudgedSimulationTests {
  /// Whatever a clerk types, in whatever order: the journal rebuilds the contest, and what it
  /// comes to is what the sheets say by themselves.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `any order of sheets, corrections and appeals replays to the same`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var live = LiveContest()
    try live.run(.prepare(JudgedContestTests.program { $0.trim = true }))
    try live.run(.judging(.start(owners: [:])))
    var kept: [String: JudgingPanel.Sheet] = [:]
    var revisions = 1
    for _ in 0..<80 {
      let sheet = JudgedContestTests.sheet(
        ["an", "binh", "chi", "dung"].randomElement(using: &random) ?? "",
        ["t1", "t2", "t3", "t4"].randomElement(using: &random) ?? "",
        Int.random(in: -50...1_050, using: &random), Int.random(in: 0...400, using: &random))
      let key = sheet.judge + "/" + sheet.entry
      let command: JudgingCommand =
        switch Int.random(in: 0..<7, using: &random) {
        case 0: .withdraw(judge: sheet.judge, entry: sheet.entry, reason: "nhầm")
        case 1: .correct(sheet, reason: "soát lại")
        case 2: .disqualify(entry: sheet.entry, reason: "chép")
        case 3: .reinstate(entry: sheet.entry, reason: "không chép")
        default: .enter(sheet)
        }
      guard let events = try? live.run(.judging(command)), !events.isEmpty else { continue }
      switch command {
      case .withdraw: kept[key] = nil
      case .correct, .enter: kept[key] = sheet
      default: break
      }
      if case .enter = command {} else { revisions += 1 }
    }
    var replayed = Contest()
    for entry in live.journal { replayed.apply(entry) }
    #expect(replayed == live.contest, "seed \(seed)")
    #expect(live.contest.revision == revisions, "seed \(seed)")
    let judging = try #require(live.contest.judging)
    #expect(Set(judging.panel.sheets) == Set(kept.values), "seed \(seed)")
    let standings = try #require(live.contest.judgedStandings())
    #expect(standings.rows.count == 3)
    for row in standings.rows {
      let own = kept.values.filter { $0.entry == row.entry }
      let isOut = judging.disqualified[row.entry] != nil
      #expect(row.isDisqualified == isOut && row.sheets == own.count, "seed \(seed)")
      guard !isOut, !own.isEmpty else { continue }
      // By the formula, in floating point.
      let mean =
        own.reduce(0.0) { sum, sheet in
          let (content, form) = (sheet.marks["noi-dung"] ?? 0, sheet.marks["hinh-thuc"] ?? 0)
          return sum + (2 * Double(content) / 1_000 + Double(form) / 400) / 3
        } / Double(own.count)
      let shown = Double(row.score?.hundredths ?? -1)
      #expect(abs(shown - mean * 10_000) < 0.51, "seed \(seed)")
    }
    for (row, next) in zip(standings.rows, standings.rows.dropFirst()) {
      #expect(row.rank <= next.rank, "seed \(seed)")
    }
  }

  @Test func `a simulated jury fills every sheet, the same from the same seed`() throws {
    let program = JudgedContestTests.program()
    let contest = try ContestSimulation(program, contestants: 10, seed: "hai").run()
    #expect(contest.isFinalized)
    #expect(contest.judging?.panel.sheets.count == 6)
    #expect(try ContestSimulation(program, contestants: 10, seed: "hai").run() == contest)
    #expect(try ContestSimulation(program, contestants: 10, seed: "ba").run() != contest)
    #expect(
      contest.judging?.panel.sheets.allSatisfy { sheet in
        sheet.marks.values.allSatisfy { $0 % 25 == 0 }
      } == true)
  }

  @Test func `a simulated quiz with a jury gives its points to those who performed`() throws {
    var definition = Sample.definition([Sample.round("mot", 1...2)])
    definition.judging = JudgedContestTests.rules()
    let contest = try ContestSimulation(
      Sample.program(definition), contestants: 5, seed: "1"
    ).run()
    #expect(contest.isFinalized)
    #expect(contest.judging?.owners.count == 3)
    #expect(contest.explanation(of: ContestantID(number: 2))?.judged?.entry == "t2")
  }
}
