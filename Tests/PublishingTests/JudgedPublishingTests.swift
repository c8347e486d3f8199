import ContestEngine
import Testing

@testable import Publishing

/// What is published of a jury's work.
@Suite struct JudgedPublishingTests {
  private static func definition() -> ContestDefinition {
    var definition = ContestDefinition(
      id: "tranh", title: LocalizedText("Thi vẽ tranh"), mode: .judged,
      schools: [
        School(id: SchoolID("a"), name: "THCS A", ward: "Xã A"),
        School(id: SchoolID("b"), name: "THCS B"),
      ])
    var rules = JudgingRules()
    rules.rubric = [.init(id: "x", title: LocalizedText("Nội dung"), max: 3, weight: 1)]
    rules.judgesPerEntry = 1
    rules.judges = [.init(id: "gk-mat", name: "Giám khảo Mật")]
    rules.entries = [
      ("001", "Một & hai", "Nguyễn Thị Ánh", nil, "a"), ("002", "Ở nhà", nil, "Nhóm Sen", "b"),
      ("003", "Vô danh", nil, nil, "b"), ("004", "Chép", "Lê Văn Chép", nil, nil),
    ].map { id, title, contestant, team, school in
      var entry = JudgingRules.JudgedEntry(id: id, title: title)
      entry.contestant = contestant
      entry.team = team
      entry.school = school.map { SchoolID($0) }
      return entry
    }
    definition.judging = rules
    var design = CertificateDesign()
    var team = CertificateDesign.Award(title: "Nhóm giỏi", ranks: 1...3)
    team.recipient = .team
    var school = CertificateDesign.Award(title: "Trường giỏi", ranks: 1...1)
    school.recipient = .school
    design.awards = [CertificateDesign.Award(title: "Giải Nhất", ranks: 1...1), team, school]
    design.participation = true
    definition.certificate = design
    return definition
  }

  /// 66.67, 33.33, 33.33, and one that is disqualified.
  private func report(isFinal: Bool, shown: PrivacyRules.Shown? = .initials) throws
    -> ResultsReport
  {
    var contest = Contest()
    let now = Instant(milliseconds: 1)
    func run(_ command: Command) throws {
      for event in try contest.decide(command, at: now) { contest.apply(event, at: now) }
    }
    try run(.prepare(ContestProgram(definition: Self.definition(), pools: [])))
    try run(.judging(.start(owners: [:])))
    for (entry, mark) in [("001", 200), ("002", 100), ("003", 100)] {
      try run(
        .judging(.enter(JudgingPanel.Sheet(judge: "gk-mat", entry: entry, marks: ["x": mark]))))
    }
    try run(.judging(.disqualify(entry: "004", reason: "chép")))
    let standings = try #require(contest.judgedStandings())
    let rules = try #require(Self.definition().judging)
    let panel = try #require(contest.judging?.panel)
    var report = ResultsReport(
      definition: Self.definition(), state: "ended", isFinal: isFinal, revision: 2,
      journalHead: "sha256:00ff", contestants: [], schools: [])
    report.judged = JudgedReport(
      entries: standings.rows.map { row in
        let entry = rules.entries.first { $0.id == row.entry }
        let name = entry?.contestant.flatMap { name in
          shown.map { ShownName.ofEntry(name, shown: $0) } ?? name
        }
        return JudgedReport.Entry(
          row, title: entry?.title ?? "", contestant: name, owner: nil, team: entry?.team,
          school: entry?.school)
      },
      schools: standings.schools.map { JudgedReport.SchoolRow($0, name: "Trường \($0.school)") },
      judges: panel.summaries.map { JudgedReport.Judge($0, name: "Giám khảo Mật") },
      agreement: panel.agreement)
    return report
  }

  @Test func `the page ranks entries to two decimals, without names and judges`() throws {
    let html = LeaderboardPage(try report(isFinal: false), language: "vi").html
    #expect(html.contains("TẠM THỜI") && html.contains("66,67") && html.contains("33,33"))
    #expect(
      html.contains("Một &amp; hai") && html.contains("N. T. Á.") && html.contains("Nhóm Sen"))
    #expect(html.contains("bị loại") && html.contains("Bảng xếp hạng bài dự thi"))
    for hidden in ["Ánh", "Giám khảo Mật", "gk-mat", "<table id=\"people\""] {
      #expect(!html.contains(hidden), "\(hidden)")
    }
    #expect(!LeaderboardPage(try report(isFinal: true), language: "vi").html.contains("TẠM THỜI"))
    let code = LeaderboardPage(try report(isFinal: true, shown: .code), language: "en").html
    #expect(!code.contains("N. T.") && code.contains("66.67") && code.contains("disqualified"))
  }

  @Test func `the file of the public has ids and scores, the organizer's names and judges too`()
    throws
  {
    let open = String(decoding: StandingsFiles.json(try report(isFinal: true)), as: UTF8.self)
    #expect(
      open.contains(
        #"{"rank":1,"entry":"001","school":"a","score":66.67,"sheets":1,"counted":1}"#), "\(open)")
    #expect(open.contains(#""rank":4,"entry":"004","score":null"#))
    #expect(open.contains(#"{"rank":1,"school":"a","score":66.67"#))
    #expect(
      !open.contains("Một") && !open.contains("gk-mat") && open.contains(#""agreement":null"#))
    let own = String(
      decoding: StandingsFiles.resultsJSON(try report(isFinal: true, shown: nil)), as: UTF8.self)
    #expect(own.contains(#""title":"Một & hai","name":"Nguyễn Thị Ánh""#))
    #expect(own.contains(#""judge":"gk-mat","name":"Giám khảo Mật","sheets":3,"mean":44.44"#))
    let csv = String(
      decoding: StandingsFiles.csv(try report(isFinal: false), language: "vi"), as: UTF8.self)
    #expect(csv.contains("1,001,Một & hai,N. T. Á.,THCS A,\"66,67\",1,TẠM THỜI"), "\(csv)")
  }

  @Test func `awards go by the ranks of entries, to whoever made them`() throws {
    let full = try report(isFinal: true, shown: nil)
    let design = try #require(full.definition.certificate)
    func issued(_ report: ResultsReport) -> [IssuedCertificate] {
      var register = CertificateRegister()
      return CertificateComposer(
        report: report, design: design, names: [:],
        today: CalendarDate(year: 2_027, month: 3, day: 1)
      ).compose(&register)
    }
    let all = issued(full)
    #expect(all.map(\.award) == ["Giải Nhất", "Nhóm giỏi", "Trường giỏi", nil])
    #expect(
      all.map(\.certificate.recipient) == ["Nguyễn Thị Ánh", "Nhóm Sen", "Trường a", "THCS B"])
    #expect(all[0].certificate.affiliation == ["THCS A, Xã A", "Tác phẩm “Một & hai”"])
    #expect(all[0].certificate.address == "Chứng nhận em")
    #expect(all[1].certificate.address == "Chứng nhận tập thể")
    #expect(!all.contains { $0.recipientID == "004" }, "a disqualified entry has none")
    #expect(issued(try report(isFinal: false, shown: nil)).isEmpty)
  }

  @Test func `sheets to print have a page a judge and room for every mark`() throws {
    let definition = Self.definition()
    var rules = try #require(definition.judging)
    func html() -> String {
      JudgingSheetsPage(
        definition, rules: rules,
        sheets: [.init(judge: rules.judges[0], entries: rules.entries)], language: "vi"
      ).html
    }
    #expect(html().contains("Giám khảo Mật") && html().contains("0–3"))
    #expect(html().components(separated: "<td class=\"mark\">") == 4)
    #expect(!html().contains("Ánh") && !html().contains("Nhóm Sen"))
    rules.blind = false
    #expect(html().contains("Nguyễn Thị Ánh, THCS A") && html().contains("Nhóm Sen"))
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(separated by: String) -> Int { ranges(of: by).count }
}
