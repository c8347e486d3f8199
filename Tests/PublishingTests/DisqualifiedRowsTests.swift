import ContestEngine
import Foundation
import Publishing
import Testing

/// Who is disqualified is told apart from who has few points, wherever people are listed.
@Suite struct DisqualifiedRowsTests {
  private var report: ResultsReport {
    let out = ResultsReport.Contestant(
      rank: 3, id: ContestantID(number: 1), name: "A. M.", school: SchoolID("le-mao"),
      className: nil, points: 70, correct: 7, milliseconds: 4_000, isDisqualified: true)
    let rows = [
      SampleContest.row(2, rank: 1, points: 60), SampleContest.row(3, rank: 2, points: 0), out,
    ]
    return ResultsReport(
      definition: SampleContest.definition(), state: "ended", isFinal: true, revision: 2,
      journalHead: "sha256:00", contestants: rows, schools: [],
      leagues: [ResultsReport.Section(id: "a", title: "Bảng A", contestants: rows)],
      weeks: [ResultsReport.Section(id: "t1", title: "Tuần 1", contestants: rows)])
  }

  @Test(arguments: [("vi", "bị loại"), ("en", "disqualified")])
  func `the page says it in the people's table, the leagues and the weeks`(
    language: String, words: String
  ) {
    let html = LeaderboardPage(report, language: language).html
    #expect(html.components(separatedBy: ">\(words)</td>").count == 1 + 3)
    #expect(!html.contains(">70<"), "points beside it would read as a standing")
  }

  @Test func `it is no place on the podium`() {
    let podium = LeaderboardPage(report, language: "vi").html
      .components(separatedBy: "<ul class=\"podium\"")[1].components(separatedBy: "</ul>")[0]
    #expect(!podium.contains("A. M."))
  }

  @Test func `the spreadsheet says it in place of the points`() {
    let csv = String(
      decoding: StandingsFiles.csv(report.narrowed(to: report.leagues[0]), language: "vi"),
      as: UTF8.self)
    #expect(csv.contains("\r\n3,c1,A. M.,THCS Lê Mao,bị loại,,\r\n"), "\(csv)")
    #expect(csv.contains("\r\n2,c3,N. T. 3.,THCS Lê Mao,0,0,41213\r\n"), "\(csv)")
  }

  @Test func `standings.json has their points as the contract says`() {
    let json = String(decoding: StandingsFiles.json(report), as: UTF8.self)
    #expect(
      json.contains(
        #"{"rank":3,"contestant":"c1","school":"le-mao","points":70,"correct":7,"timeMs":4000,"disqualified":true}"#
      ))
  }
}
