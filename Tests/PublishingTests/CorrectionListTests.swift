import Assessment
import ContestEngine
import Foundation
import Publishing
import Testing

/// What each revision came of, and how it is told.
@Suite struct CorrectionListTests {
  private static let first = QuestionID(round: 0, place: 0)

  private static func corrected() throws -> PlayedContest {
    var played = try PlayedContest()
    #expect(played.corrections.all.isEmpty, "playing puts nothing right")
    let timing = try #require(played.contest.timing(of: QuestionID(round: 0, place: 1)))
    try played.does(.annul(first, reason: "Đề in sai"))
    try played.does(.disqualify(ContestantID(number: 2), reason: "Dùng điện thoại"))
    try played.does(.reinstate(ContestantID(number: 2), reason: "Nhầm người"))
    try played.does(
      .removeInterval(
        RemovedInterval(
          from: timing.startsAt, to: timing.closesAt, school: SchoolID("le-mao"),
          reason: "Mất điện")))
    // Within no question's time: nothing changes.
    try played.does(
      .removeInterval(
        RemovedInterval(
          from: Instant(milliseconds: 0), to: Instant(milliseconds: 1), school: nil,
          reason: "Không sao")))
    try played.does(.restoreInterval(1))
    return played
  }

  @Test func `each revision after the first has one correction, with its reason and moment`() throws
  {
    let played = try Self.corrected()
    let all = played.corrections.all
    #expect(all.map(\.revision) == Array(2...6))
    #expect(played.contest.revision == 6)
    #expect(
      all.map(\.reason) == ["Đề in sai", "Dùng điện thoại", "Nhầm người", "Mất điện", ""])
    #expect(all[0].act == .annulled(Self.first))
    #expect(all[2].act == .reinstated(ContestantID(number: 2)))
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.at < $1.at })
    guard case .intervalRestored(let interval) = all[4].act else {
      Issue.record("\(all[4].act)")
      return
    }
    #expect(interval.reason == "Mất điện")
  }

  private func report(_ reasons: [String]) throws -> ResultsReport {
    var report = SampleContest.report()
    let all = try Self.corrected().corrections.all
    report.corrections = zip(all, reasons).enumerated().map { place, pair in
      let (correction, reason) = pair
      return switch correction.act {
      case .annulled:
        ResultsReport.Correction(correction, number: 1, question: "v.1", reason: reason)
      case .disqualified, .reinstated:
        ResultsReport.Correction(correction, name: "N. T. B.", reason: reason)
      default:
        ResultsReport.Correction(
          correction, school: "THCS Lê Mao", reason: place == 4 ? nil : reason)
      }
    }
    return report
  }

  @Test func `the page lists them below the standings, in both languages`() throws {
    let report = try report(["Đề in sai", "b", "c", "Mất điện", ""])
    let html = LeaderboardPage(report, language: "vi").html
    let table = html.components(separatedBy: "<table id=\"corrections\">")[1]
    #expect(html.components(separatedBy: "<table id=\"corrections\">")[0].contains("id=\"people\""))
    for words in [
      "Huỷ câu 1", "Đề in sai", "Loại N. T. B. (c2)", "Khôi phục kết quả của N. T. B. (c2)",
      "Không tính câu đang mở từ ", " cho THCS Lê Mao", "Mất điện", "Tính lại câu đã mở từ ",
    ] { #expect(table.contains(words), "\(words)") }
    let english = LeaderboardPage(report, language: "en").html
    for words in ["Question 1 annulled", "Disqualified: N. T. B. (c2)", "counted again"] {
      #expect(english.contains(words), "\(words)")
    }
    #expect(!LeaderboardPage(SampleContest.report(), language: "vi").html.contains("corrections"))
  }

  @Test(arguments: LeaderboardPageTests.hostile)
  func `what a reason says adds no tag to the page and breaks no JSON`(text: String) throws {
    func tags(_ reason: String) throws -> Int {
      LeaderboardPage(
        try report([reason, reason, reason, reason, reason]), language: "vi"
      ).html.split(separator: "<", omittingEmptySubsequences: false).count
    }
    #expect(try tags(text) == (try tags("lý do")))
    let bytes = StandingsFiles.resultsJSON(try report([text, "", "", "", ""]))
    let read = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let told = (read?["corrections"] as? [[String: Any]])?.first
    #expect(told?["reason"] as? String == text)
  }

  @Test func `JSON for the organizer has them, standings.json has not`() throws {
    let report = try report(["Đề in sai", "b", "c", "Mất điện", ""])
    let json = String(decoding: StandingsFiles.resultsJSON(report), as: UTF8.self)
    #expect(json.contains(#""kind":"annulled","question":"v.1","number":1,"reason":"Đề in sai"}"#))
    #expect(json.contains(#""kind":"disqualified","contestant":"c2","reason":"b"}"#))
    #expect(json.contains(#""kind":"intervalRestored","from":""#))
    #expect(StandingsFiles.json(report) == StandingsFiles.json(SampleContest.report()))
  }

  @Test func `a full name in a reason is shown as the page shows it`() {
    let redaction = NameRedaction([
      ("Nguyễn Văn Bình", "N. V. B."), ("Nguyễn Văn", "c9"), ("Lê Thị Hoa", "Lê Thị Hoa"),
      ("Hoà", "c3"),
    ])
    #expect(
      redaction.applied(to: "Em NGUYEN VAN BINH (8A) và nguyễn  văn bình, Lê Thị Hoa; hoà")
        == "Em N. V. B. (8A) và N. V. B., Lê Thị Hoa; hoà")
    #expect(redaction.applied(to: "Nguyễn Văn Bìn, Văn Bình") == "c9 Bìn, Văn Bình")
    #expect(redaction.applied(to: "Đề in sai") == "Đề in sai")
    #expect(NameRedaction([]).applied(to: "x") == "x")
  }
}
