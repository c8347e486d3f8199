import Assessment
import ContestEngine
import Foundation
import Publishing
import Testing

/// Awards and wards, where a contest has them.
@Suite struct PublishedSectionsTests {
  private func definition(_ shown: PrivacyRules.Shown = .initials) -> ContestDefinition {
    SampleContest.definition { definition in
      var design = CertificateDesign()
      var league = CertificateDesign.Award(title: "Giải Nhất", ranks: 1...1)
      league.league = "a"
      var school = CertificateDesign.Award(title: "Trường dẫn đầu", ranks: 1...1)
      school.recipient = .school
      design.awards = [
        CertificateDesign.Award(title: "Giải Nhất <b>", ranks: 1...1), league, school,
      ]
      design.onePrize = .contest
      design.participation = true
      definition.certificate = design
      definition.privacy.publish = shown
    }
  }

  private func report(_ definition: ContestDefinition, isFinal: Bool = true) -> ResultsReport {
    ResultsReport(
      definition: definition, state: "ended", isFinal: isFinal, revision: 1,
      journalHead: "sha256:00", contestants: SampleContest.rows, schools: SampleContest.schoolRows,
      leagues: [
        ResultsReport.Section(
          id: "a", title: "Khối 8",
          contestants: [
            SampleContest.row(3, rank: 1, points: 900),
            SampleContest.row(1, rank: 2, points: 800),
          ])
      ])
  }

  private func awards(_ html: String) -> String? {
    let parts = html.components(separatedBy: "<table id=\"awards\">")
    return parts.count > 1 ? parts[1].components(separatedBy: "</table>")[0] : nil
  }

  @Test func `the page says who won what, where ranks do not tell it`() throws {
    let table = try #require(awards(LeaderboardPage(report(definition()), language: "vi").html))
    let rows = table.components(separatedBy: "<tr>").dropFirst(2)
    #expect(rows.count == 3, "participation is no award")
    let row = Array(rows)
    #expect(row[0].contains("Giải Nhất &lt;b&gt;") && row[0].contains("N. T. 3."))
    #expect(row[0].contains("THCS Lê Mao, Phường Thành Vinh"))
    // c3 has an award already, so that the second in the league takes the first prize of it.
    #expect(row[1].contains("Giải Nhất – Khối 8") && row[1].contains("N. T. 1. <small>c1</small>"))
    #expect(row[2].contains("Trường dẫn đầu") && row[2].contains("THCS Lê Mao"))
  }

  @Test func `awards are told by number where names are not published, and not before the end`()
    throws
  {
    let rows = SampleContest.rows.map {
      SampleContest.row(
        $0.id.number, rank: $0.rank, points: $0.points, name: $0.id.description,
        school: $0.school.text)
    }
    let coded = ResultsReport(
      definition: definition(.code), state: "ended", isFinal: true, revision: 1, journalHead: "",
      contestants: rows, schools: [])
    let table = try #require(awards(LeaderboardPage(coded, language: "en").html))
    #expect(table.contains("<th scope=\"row\">c3</th>"))
    let early = LeaderboardPage(report(definition(), isFinal: false), language: "vi").html
    #expect(awards(early) == nil)
    #expect(awards(LeaderboardPage(SampleContest.report(), language: "vi").html) == nil)
  }

  @Test func `wards have a table, a file and their place in the organizer's JSON`() throws {
    let played = try PlayedContest()
    var report = SampleContest.report(isFinal: false)
    let wards = played.contest.wardStandings()
    #expect(wards.map(\.present) == [6, 6])
    report.wards = wards
    let html = LeaderboardPage(report, language: "vi").html
    let table = html.components(separatedBy: "<table id=\"wards\">")[1]
    #expect(table.contains("Xã Tri Lễ") && table.contains("TẠM THỜI"))
    let first = wards[0]
    let csv = String(
      decoding: StandingsFiles.wardsCSV(report, language: "vi").dropFirst(3), as: UTF8.self)
    #expect(
      csv.components(separatedBy: "\r\n")[1]
        == "1,\(first.ward),\(first.points),\(first.counted),6,1,TẠM THỜI")
    let json = String(decoding: StandingsFiles.resultsJSON(report), as: UTF8.self)
    #expect(
      json.contains(#"{"rank":1,"ward":"\#(first.ward)","points":\#(first.points),"counted":"#))
    #expect(
      StandingsFiles.json(report) == StandingsFiles.json(SampleContest.report(isFinal: false)))
  }

  @Test func `a report can be cut to its teams, or to its wards`() throws {
    var whole = ResultsReport(
      definition: definition(), state: "ended", isFinal: true, revision: 1, journalHead: "",
      contestants: SampleContest.rows, schools: [],
      teams: [
        .init(
          rank: 1, team: TeamID(number: 1), name: "Sao Mai", school: SchoolID("a"), points: 7,
          counted: 1, present: 1)
      ])
    whole.wards = try PlayedContest().contest.wardStandings()
    struct Told: Decodable {
      struct Row: Decodable {}

      let contestants: [Row]
      let schools: [Row]
      let teams: [Row]?
      let wards: [Row]?
    }
    func told(_ report: ResultsReport) throws -> Told {
      try JSONDecoder().decode(Told.self, from: Data(StandingsFiles.resultsJSON(report)))
    }
    let (teams, wards) = (try told(whole.onlyTeams), try told(whole.onlyWards))
    #expect(teams.contestants.isEmpty && teams.schools.isEmpty && teams.wards == nil)
    #expect(teams.teams?.count == 1)
    #expect(wards.contestants.isEmpty && wards.schools.isEmpty && wards.teams == nil)
    #expect(wards.wards?.count == whole.wards.count)
  }

  @Test func `a report can be cut to the first rows of each list`() {
    let cut = report(definition()).limited(to: 1)
    #expect(cut.contestants.map(\.id.number) == [3])
    #expect(cut.schools.count == 1 && cut.leagues[0].contestants.count == 1)
    let csv = String(decoding: StandingsFiles.csv(cut, language: "vi"), as: UTF8.self)
    #expect(csv.components(separatedBy: "\r\n").count == 3, "a head, one row, and the end")
  }
}
