import Assessment
import TestSupport
import Testing

@testable import ContestEngine

/// A jury at work: what is taken, what is refused, what it comes to.
@Suite struct JudgedContestTests {
  static func rules(_ change: (inout JudgingRules) -> Void = { _ in }) -> JudgingRules {
    var rules = JudgingRules()
    rules.rubric = [
      .init(id: "noi-dung", title: LocalizedText("Nội dung"), max: 10, weight: 2),
      .init(id: "hinh-thuc", title: LocalizedText("Hình thức"), max: 4, weight: 1),
    ]
    rules.entries = [("t1", "a"), ("t2", "b"), ("t3", nil)].map { id, school in
      var entry = JudgingRules.JudgedEntry(id: id, title: "Tranh \(id)")
      entry.school = school.map { SchoolID($0) }
      return entry
    }
    rules.judges = [
      .init(id: "an", name: "An"), .init(id: "binh", name: "Bình", school: SchoolID("a")),
      .init(id: "chi", name: "Chi"),
    ]
    change(&rules)
    return rules
  }

  static func program(_ change: (inout JudgingRules) -> Void = { _ in }) -> ContestProgram {
    var definition = Sample.definition([])
    definition.mode = .judged
    definition.judging = rules(change)
    return Sample.program(definition)
  }

  static func sheet(_ judge: String, _ entry: String, _ content: Int, _ form: Int)
    -> JudgingPanel.Sheet
  {
    JudgingPanel.Sheet(
      judge: judge, entry: entry, marks: ["noi-dung": content, "hinh-thuc": form])
  }

  private func started(_ change: (inout JudgingRules) -> Void = { _ in }) throws -> LiveContest {
    var live = LiveContest()
    try live.run(.prepare(Self.program(change)))
    try live.run(.judging(.start(owners: [:])))
    return live
  }

  private func full() throws -> LiveContest {
    var live = try started()
    let marks = [
      ("an", "t1", 1_000, 400), ("chi", "t1", 800, 400), ("an", "t2", 500, 200),
      ("binh", "t2", 500, 200), ("chi", "t3", 500, 200), ("an", "t3", 500, 200),
    ]
    for mark in marks {
      try live.run(.judging(.enter(Self.sheet(mark.0, mark.1, mark.2, mark.3))))
    }
    return live
  }

  private func refusal(_ live: LiveContest, _ command: JudgingCommand) -> JudgingRefusal? {
    do throws(Refusal) {
      _ = try live.contest.decide(.judging(command), at: live.now)
      return nil
    } catch {
      if case .judging(let refusal) = error { return refusal }
      return nil
    }
  }

  @Test func `a judged contest goes from its first sheet to final results`() throws {
    var live = LiveContest()
    try live.run(.prepare(Self.program()))
    #expect(live.contest.phase == .lobby)
    #expect(refusal(live, .enter(Self.sheet("an", "t1", 1, 1))) == .notStarted)
    #expect(throws: Refusal.judging(.notStarted)) {
      try live.contest.decide(.finalize, at: live.now)
    }
    live = try full()
    #expect(live.contest.phase == .running)
    #expect(live.contest.nextStep == .nothing)
    let standings = try #require(live.contest.judgedStandings())
    #expect(standings.rows.map(\.entry) == ["t1", "t2", "t3"])
    #expect(standings.rows.map(\.rank) == [1, 2, 2])
    // (2 × 1 + 1) ÷ 3 and (2 × 0.8 + 1) ÷ 3: their mean is 0.9333…
    #expect(standings.rows.map { $0.score?.hundredths } == [9_333, 5_000, 5_000])
    #expect(standings.schools.map(\.school.text) == ["a", "b"])
    #expect(standings.schools.map(\.hundredths) == [9_333, 5_000])
    try live.run(.finalize)
    #expect(live.contest.phase == .ended && live.contest.isFinalized)
    #expect(live.contest.revision == 1)
  }

  @Test func `nobody joins, starts or ends a judged contest like a quiz`() throws {
    var live = LiveContest()
    try live.run(.prepare(Self.program()))
    #expect(throws: Refusal.joinClosed) {
      try live.contest.decide(.register(Sample.registration(1)), at: live.now)
    }
    #expect(throws: Refusal.invalidCommand) {
      try live.contest.decide(.start(seed: Sample.seed), at: live.now)
    }
    live = try started()
    #expect(throws: Refusal.invalidCommand) { try live.contest.decide(.finish, at: live.now) }
  }

  @Test func `finalizing waits for missing sheets and open appeals, and names them`() throws {
    var live = try started()
    try live.run(.judging(.enter(Self.sheet("an", "t2", 100, 100))))
    let missing = [("t1", 2), ("t2", 1), ("t3", 2)].map { MissingSheets(entry: $0, sheets: $1) }
    #expect(throws: Refusal.judging(.sheetsMissing(missing))) {
      try live.contest.decide(.finalize, at: live.now)
    }
    live = try full()
    try live.run(.judging(.openAppeal(entry: "t2", reason: "chấm nhầm")))
    #expect(throws: Refusal.judging(.appealsOpen([1]))) {
      try live.contest.decide(.finalize, at: live.now)
    }
    #expect(refusal(live, .answerAppeal(2, isUpheld: true, answer: "x")) == .unknownAppeal(2))
    try live.run(.judging(.answerAppeal(1, isUpheld: false, answer: "giữ nguyên")))
    #expect(refusal(live, .answerAppeal(1, isUpheld: true, answer: "x")) == .unknownAppeal(1))
    try live.run(.finalize)
    #expect(live.contest.revision == 1, "an appeal alone changes nothing")
  }

  @Test func `a correction counts as a revision where it changes something, also afterwards`()
    throws
  {
    var live = try full()
    try live.run(.finalize)
    let same = Self.sheet("an", "t3", 500, 200)
    #expect(try live.run(.judging(.correct(same, reason: "soát lại"))).isEmpty)
    #expect(live.contest.revision == 1)
    let better = Self.sheet("an", "t3", 600, 200)
    #expect(refusal(live, .correct(better, reason: "")) == .reasonMissing)
    try live.run(.judging(.correct(better, reason: "cộng nhầm")))
    #expect(live.contest.revision == 2)
    #expect(live.contest.judgedStandings()?.rows.map(\.entry) == ["t1", "t3", "t2"])
    #expect(refusal(live, .correct(Self.sheet("chi", "t2", 1, 1), reason: "x")) == .noSheet)
    #expect(refusal(live, .enter(Self.sheet("chi", "t2", 1, 1))) == .isFinal)
    #expect(refusal(live, .withdraw(judge: "an", entry: "t3", reason: "x")) == .isFinal)
  }

  @Test func `the same sheet once more is nothing, another one is refused`() throws {
    var live = try full()
    #expect(try live.run(.judging(.enter(Self.sheet("an", "t1", 1_000, 400)))).isEmpty)
    #expect(
      refusal(live, .enter(Self.sheet("an", "t1", 900, 400))) == .sheet(.alreadyJudged))
    #expect(
      refusal(live, .enter(Self.sheet("binh", "t1", 900, 400)))
        == .sheet(.sameSchool(SchoolID("a"))))
    try live.run(.judging(.withdraw(judge: "an", entry: "t1", reason: "nhầm bài")))
    #expect(live.contest.revision == 2)
    #expect(live.contest.judging?.missing == [MissingSheets(entry: "t1", sheets: 1)])
    #expect(live.contest.judgedStandings()?.rows.first?.score?.hundredths == 8_667)
    try live.run(.judging(.enter(Self.sheet("an", "t1", 900, 400))))
    #expect(live.contest.judging?.missing == [])
  }

  @Test func `a disqualified entry needs no sheet, is last and comes back`() throws {
    var live = try full()
    let before = live.contest.judgedStandings()
    try live.run(.judging(.disqualify(entry: "t1", reason: "chép")))
    #expect(refusal(live, .disqualify(entry: "t1", reason: "x")) == .entryIsDisqualified("t1"))
    #expect(refusal(live, .disqualify(entry: "t9", reason: "x")) == .unknownEntry("t9"))
    let rows = try #require(live.contest.judgedStandings()?.rows)
    #expect(rows.map(\.entry) == ["t2", "t3", "t1"])
    #expect(rows.map(\.rank) == [1, 1, 3])
    #expect(rows.map(\.isDisqualified) == [false, false, true])
    #expect(live.contest.judgedStandings()?.schools.map(\.school.text) == ["b"])
    #expect(refusal(live, .enter(Self.sheet("chi", "t1", 1, 1))) == .entryIsDisqualified("t1"))
    try live.run(.judging(.withdraw(judge: "an", entry: "t1", reason: "bài chép")))
    try live.run(.finalize)
    #expect(
      refusal(live, .reinstate(entry: "t1", reason: "x"))
        == .sheetsMissing([MissingSheets(entry: "t1", sheets: 1)]))
    var other = try full()
    try other.run(.judging(.disqualify(entry: "t1", reason: "chép")))
    try other.run(.judging(.reinstate(entry: "t1", reason: "không chép")))
    #expect(other.contest.judgedStandings() == before)
    #expect(other.contest.revision == 3)
  }

  @Test func `judging does not start without entries, judges or a rubric`() throws {
    func refused(_ change: (inout JudgingRules) -> Void) throws -> JudgingRefusal? {
      var live = LiveContest()
      try live.run(.prepare(Self.program(change)))
      return refusal(live, .start(owners: [:]))
    }
    #expect(try refused { $0.entries = [] } == .noEntries)
    #expect(try refused { $0.judgesPerEntry = 4 } == .judgesTooFew(needed: 4, found: 3))
    #expect(try refused { $0.rubric = [] } == .notJudged)
    #expect(refusal(try started(), .start(owners: [:])) == .alreadyStarted)
  }

  @Test func `judges and entries are frozen when judging starts, their names are not`() throws {
    let live = try started()
    func amended(_ change: (inout JudgingRules) -> Void) throws -> [Event] {
      try live.contest.decide(.amend(Self.program(change)), at: live.now)
    }
    #expect(throws: Refusal.amendmentRefused("judges")) {
      try amended { $0.judges.removeLast() }
    }
    #expect(throws: Refusal.amendmentRefused("entries")) {
      try amended { $0.entries[0].school = nil }
    }
    #expect(throws: Refusal.amendmentRefused("rubric")) { try amended { $0.rubric[0].max = 20 } }
    #expect(
      try amended {
        $0.judges[0].name = "Trần Văn An"
        $0.entries[0].title = "Tên đúng"
      }.count == 1)
  }

  @Test func `a file that judges saw is not replaced behind them, and one that is away is kept`()
    throws
  {
    let (seen, other) = (String(repeating: "a", count: 64), String(repeating: "b", count: 64))
    var live = try started { $0.entries[1].sha256 = seen }
    #expect(throws: Refusal.amendmentRefused("entries[1].file")) {
      try live.contest.decide(
        .amend(Self.program { $0.entries[1].sha256 = other }), at: live.now)
    }
    try live.run(.amend(Self.program { $0.entries[0].sha256 = other }))
    let entries = live.contest.program?.definition.judging?.entries
    #expect(entries?.map(\.sha256) == [other, seen, nil])
  }
}
