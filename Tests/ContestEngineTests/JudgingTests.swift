import ContestEngine
import Testing

@testable import ContestEngine

@Suite struct JudgingTests {
  private func panel(
    judges: [(String, String?)] = [("an", nil), ("bình", "a"), ("chi", "b")],
    entries: [(String, String?)] = [("tranh-1", "a"), ("tranh-2", "b"), ("tranh-3", nil)],
    trim: Bool = false
  ) throws -> JudgingPanel {
    JudgingPanel(
      rubric: try Rubric([
        Rubric.Criterion(id: "nội dung", max: 10, weight: 2),
        Rubric.Criterion(id: "hình thức", max: 4, weight: 1),
      ]),
      judges: judges.map { JudgingPanel.Judge(id: $0.0, school: $0.1.map { SchoolID($0) }) },
      entries: entries.map { JudgingPanel.Entry(id: $0.0, school: $0.1.map { SchoolID($0) }) },
      trim: trim)
  }

  private func sheet(_ judge: String, _ entry: String, _ content: Int, _ form: Int)
    -> JudgingPanel.Sheet
  {
    JudgingPanel.Sheet(
      judge: judge, entry: entry, marks: ["nội dung": content, "hình thức": form])
  }

  @Test func `a sheet's score is the weighted mean of the shares, an entry's the mean of sheets`()
    throws
  {
    var panel = try panel()
    // 8.5 of 10 twice and 3 of 4 once: (2 × 0.85 + 0.75) ÷ 3 = 0.81666…
    try panel.accept(sheet("an", "tranh-1", 850, 300))
    #expect(panel.rows.map(\.score.hundredths) == [8_167])
    // (2 × 0.7 + 1) ÷ 3 = 0.8; the mean is 0.80833…
    try panel.accept(sheet("chi", "tranh-1", 700, 400))
    #expect(panel.rows.map(\.score.hundredths) == [8_083])
    #expect(panel.missing.map(\.entry) == ["tranh-2", "tranh-3"])
    #expect(panel.missing.map(\.sheets) == [2, 2])
  }

  @Test func `equal scores share a rank, however many sheets made them`() throws {
    var panel = try panel(judges: [("an", nil), ("bình", nil), ("chi", nil)])
    for judge in ["an", "bình", "chi"] { try panel.accept(sheet(judge, "tranh-1", 100, 100)) }
    try panel.accept(sheet("an", "tranh-2", 100, 100))
    try panel.accept(sheet("an", "tranh-3", 101, 100))
    #expect(panel.rows.map(\.entry) == ["tranh-3", "tranh-1", "tranh-2"])
    #expect(panel.rows.map(\.rank) == [1, 2, 2])
  }

  @Test func `with five sheets the highest and the lowest are left out, with four they are not`()
    throws
  {
    let names = ["1", "2", "3", "4", "5"]
    var panel = try panel(judges: names.map { ($0, nil) }, trim: true)
    let marks = [1_000, 0, 500, 600, 700]
    for (name, mark) in zip(names, marks).prefix(4) {
      try panel.accept(sheet(name, "tranh-1", mark, mark * 2 / 5))
    }
    #expect(panel.rows.map(\.counted) == [4])
    #expect(panel.rows.map(\.score.hundredths) == [5_250])
    try panel.accept(sheet("5", "tranh-1", 700, 280))
    #expect(panel.rows.map(\.sheets) == [5] && panel.rows.map(\.counted) == [3])
    #expect(panel.rows.map(\.score.hundredths) == [6_000])
  }

  @Test func `a judge of the entry's school is refused, and every sheet that is not whole`() throws
  {
    var panel = try panel()
    let before = panel
    func refused(_ sheet: JudgingPanel.Sheet, _ why: JudgingPanel.Refusal) {
      #expect(throws: why) { try panel.accept(sheet) }
    }
    refused(sheet("bình", "tranh-1", 1, 1), .sameSchool(SchoolID("a")))
    #expect(!panel.mayJudge("bình", "tranh-1") && panel.mayJudge("bình", "tranh-2"))
    #expect(panel.mayJudge("bình", "tranh-3"), "an entry of no school conflicts with nobody")
    refused(sheet("dung", "tranh-1", 1, 1), .unknownJudge("dung"))
    refused(sheet("an", "tranh-9", 1, 1), .unknownEntry("tranh-9"))
    refused(sheet("an", "tranh-1", 1_001, 1), .markOutOfRange(criterion: "nội dung", max: 10))
    refused(sheet("an", "tranh-1", -1, 1), .markOutOfRange(criterion: "nội dung", max: 10))
    refused(
      .init(judge: "an", entry: "tranh-1", marks: ["nội dung": 1]),
      .missingMark(criterion: "hình thức"))
    refused(
      .init(
        judge: "an", entry: "tranh-1", marks: ["nội dung": 1, "hình thức": 1, "màu": 1]),
      .unknownCriterion("màu"))
    #expect(panel == before)
    try panel.accept(sheet("an", "tranh-1", 1_000, 400))
    refused(sheet("an", "tranh-1", 1_000, 400), .alreadyJudged)
  }

  @Test func `each judge has a mean, a spread and a distance from the others`() throws {
    var panel = try panel(judges: [("an", nil), ("bình", nil), ("chi", nil)])
    try panel.accept(sheet("an", "tranh-1", 500, 200))
    try panel.accept(sheet("bình", "tranh-1", 700, 280))
    try panel.accept(sheet("an", "tranh-2", 600, 240))
    try panel.accept(sheet("bình", "tranh-2", 1_000, 400))
    let summaries = panel.summaries
    #expect(summaries.map { $0.mean?.hundredths } == [5_500, 8_500, nil])
    // Of 50 and 60: √50; of 70 and 100: √450.
    #expect(
      summaries.map { $0.spread.map { ($0 * 1e6).rounded() } } == [7_071_068, 21_213_203, nil])
    #expect(summaries.map(\.leniency) == [-30, 30, nil])
  }

  @Test func `the same file under two entries is found`() throws {
    let panel = JudgingPanel(
      rubric: try Rubric([Rubric.Criterion(id: "x", max: 1, weight: 1)]), judges: [],
      entries: ["a", "b", "c", nil, nil].enumerated().map { number, hash in
        JudgingPanel.Entry(id: "\(number)", school: nil, sha256: hash == "c" ? "a" : hash)
      })
    #expect(panel.sameFiles == [["0", "2"]])
  }

  @Test func `a rubric that cannot be exact is refused`() {
    func fault(_ criteria: (String, Int, Int)...) -> Rubric.Fault? {
      do throws(Rubric.Fault) {
        _ = try Rubric(criteria.map { Rubric.Criterion(id: $0.0, max: $0.1, weight: $0.2) })
        return nil
      } catch { return error }
    }
    #expect(fault() == .empty)
    #expect(fault(("a", 1, 1), ("a", 1, 1)) == .sameID("a"))
    #expect(fault(("a", 0, 1)) == .maxOutOfRange(criterion: "a", 0))
    #expect(fault(("a", 1, 1_001)) == .weightOutOfRange(criterion: "a", 1_001))
    #expect(fault(("a", 997, 1), ("b", 991, 1), ("c", 983, 1)) == .maximaDoNotFit)
    #expect(fault(("a", 1_000, 1_000), ("b", 999, 1)) == nil)
  }

  // MARK: Agreement

  /// Krippendorff, "Computing Krippendorff's alpha-reliability", 2011: 4 observers, 12 units,
  /// missing data; interval 0.849. The second is that of Wikipedia's article, interval 0.811. All
  /// digits: the package `krippendorff` 0.9.0 for Python.
  @Test(arguments: [
    (
      ["123321412...", "1233224125.3", ".3332342251.", "12332441251."],
      0.8491071428571428
    ),
    ([".....34121133.3", "1.213343.......", "..21344.21133.4"], 0.8108448928121059),
  ])
  func `agreement of published examples`(observers: [String], expected: Double) throws {
    let rows = observers.map { $0.map { $0.wholeNumberValue } }
    #expect(Set(rows.map(\.count)).count == 1)
    let units = rows[0].indices.map { unit in rows.compactMap { $0[unit].map { Int128($0) } } }
    let alpha = try #require(KrippendorffAlpha.interval(units))
    #expect(abs(alpha - expected) < 1e-12)
  }

  @Test func `agreement of judges is that of their scores, and nothing where nothing differs`()
    throws
  {
    var panel = try panel(judges: [("an", nil), ("bình", nil), ("chi", nil)])
    #expect(panel.agreement == nil)
    try panel.accept(sheet("an", "tranh-1", 500, 200))
    try panel.accept(sheet("bình", "tranh-1", 500, 200))
    #expect(panel.agreement == nil)
    try panel.accept(sheet("an", "tranh-2", 900, 360))
    try panel.accept(sheet("bình", "tranh-2", 900, 360))
    #expect(panel.agreement == 1)
  }
}
