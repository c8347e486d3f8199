import Assessment
import TestSupport
import Testing

@testable import ContestEngine

/// A quiz and a jury: propagandists answer questions and perform.
@Suite struct JudgedQuizTests {
  private static func program(points: Int? = 200) -> ContestProgram {
    var definition = Sample.definition([Sample.round("mot", 1...2)])
    definition.judging = JudgedContestTests.rules {
      $0.judgedPoints = points
      $0.judgesPerEntry = 1
    }
    return Sample.program(definition)
  }

  private func judged(points: Int? = 200) throws -> LiveContest {
    var live = try LiveContest(Self.program(points: points))
    try live.open()
    try live.answer(1, 0)
    try live.answer(3, 0)
    try live.close()
    try live.run(.open)
    try live.close()
    try live.run(.finish)
    try live.run(
      .judging(.start(owners: ["t1": ContestantID(number: 2), "t3": ContestantID(number: 3)])))
    return live
  }

  @Test func `a jury's score joins the points, rounded once half up`() throws {
    var live = try judged()
    #expect((1...3).map { live.points($0) } == [100, 0, 100])
    // (2 × 0.85 + 0.75) ÷ 3 = 0.81666…, of 200: 163.33.
    try live.run(.judging(.enter(JudgedContestTests.sheet("an", "t1", 850, 300))))
    #expect((1...3).map { live.points($0) } == [100, 163, 100])
    // (2 × 0.05 + 0) ÷ 3 = 0.0333…, of 200: 6.67.
    try live.run(.judging(.enter(JudgedContestTests.sheet("an", "t3", 50, 0))))
    let rows = live.contest.standings().rows
    #expect(rows.map(\.contestant.number) == [2, 3, 1])
    #expect(rows.map(\.points) == [163, 107, 100])
    #expect(live.contest.quickRanks().rank(of: ContestantID(number: 2)) == 1)
    #expect(live.contest.standings().schools.map(\.points) == [370])
    let why = try #require(live.contest.explanation(of: ContestantID(number: 3)))
    #expect(why.judged?.entry == "t3" && why.judged?.points == 7)
    #expect(why.points == 107 && why.lines.reduce(0) { $0 + $1.points } == 100)
    #expect(live.contest.explanation(of: ContestantID(number: 1))?.judged == nil)
  }

  @Test func `an entry that is disqualified or taken back brings nothing`() throws {
    var live = try judged(points: nil)
    try live.run(.judging(.enter(JudgedContestTests.sheet("an", "t1", 1_000, 400))))
    #expect(live.points(2) == 100, "a score of 100 is worth 100 where nothing else is said")
    try live.run(.judging(.disqualify(entry: "t1", reason: "hát nhép")))
    #expect(live.points(2) == 0)
    try live.run(.judging(.reinstate(entry: "t1", reason: "đã kiểm tra")))
    #expect(live.points(2) == 100)
    try live.run(.annul(QuestionID(round: 0, place: 0), reason: "đề sai"))
    #expect((1...3).map { live.points($0) } == [0, 100, 0], "scoring anew leaves it")
    try live.run(.judging(.withdraw(judge: "an", entry: "t1", reason: "nhầm")))
    #expect(live.points(2) == 0)
    #expect(live.contest.revision == 5)
  }

  @Test func `the results wait for the jury`() throws {
    var live = try judged()
    #expect(live.contest.nextStep == .nothing)
    let all = ["t1", "t2", "t3"].map { MissingSheets(entry: $0, sheets: 1) }
    #expect(throws: Refusal.judging(.sheetsMissing(all))) {
      try live.contest.decide(.finalize, at: live.now)
    }
    for entry in ["t1", "t2", "t3"] {
      try live.run(.judging(.enter(JudgedContestTests.sheet("an", entry, 1, 1))))
    }
    #expect(live.contest.nextStep == .finalize)
    try live.run(.finalize)
  }

  @Test func `an owner must have joined, and has one entry`() throws {
    var live = try LiveContest(Self.program())
    func refusal(_ owners: [String: Int32]) -> Refusal? {
      do throws(Refusal) {
        _ = try live.contest.decide(
          .judging(.start(owners: owners.mapValues { ContestantID(number: $0) })), at: live.now)
        return nil
      } catch { return error }
    }
    #expect(refusal(["t1": 4]) == .judging(.badOwner(entry: "t1")))
    #expect(refusal(["t9": 1]) == .judging(.badOwner(entry: "t9")))
    #expect(refusal(["t1": 1, "t2": 1]) == .judging(.badOwner(entry: "t2")))
    #expect(refusal(["t1": 1, "t2": 2]) == nil)
    // Until then entries and judges may still come, once people have joined.
    func amended(_ change: (inout JudgingRules) -> Void) throws -> [Event] {
      var definition = Self.program().definition
      var rules = try #require(definition.judging)
      change(&rules)
      definition.judging = rules
      return try live.contest.decide(.amend(Sample.program(definition)), at: live.now)
    }
    #expect(try amended { $0.entries.removeLast() }.count == 1)
    #expect(throws: Refusal.amendmentRefused("judgedPoints")) {
      try amended { $0.judgedPoints = 500 }
    }
    try live.run(.judging(.start(owners: [:])))
    #expect(throws: Refusal.amendmentRefused("entries")) { try amended { $0.entries.removeLast() } }
  }
}
