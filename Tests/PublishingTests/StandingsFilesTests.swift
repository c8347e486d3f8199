import ContestEngine
import Foundation
import Publishing
import Testing

@Suite struct StandingsFilesTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func `standings.json has ids and no names, equals by id`() {
    let rows = SampleContest.rows.map {
      SampleContest.row(
        $0.id.number, rank: $0.rank, points: $0.points, name: "Nguyễn Thị Ánh",
        school: $0.school.text, className: "8A")
    }
    #expect(
      text(StandingsFiles.json(SampleContest.report(contestants: rows))) == """
        {"contest":"dvc-2026",
        "revision":2,
        "state":"ended",
        "journalHead":"sha256:00ff",
        "final":true,
        "contestants":[
        {"rank":1,"contestant":"c3","school":"le-mao","points":900,"correct":9,"timeMs":41213},
        {"rank":2,"contestant":"c1","school":"le-mao","points":800,"correct":8,"timeMs":41213},
        {"rank":2,"contestant":"c2","school":"tri-le","points":800,"correct":8,"timeMs":41213},
        {"rank":4,"contestant":"c5","school":"le-mao","points":300,"correct":3,"timeMs":41213},
        {"rank":5,"contestant":"c4","school":"le-mao","points":0,"correct":0,"timeMs":41213}],
        "schools":[
        {"rank":1,"school":"le-mao","points":2000,"counted":4,"present":4,"enrolled":912},
        {"rank":2,"school":"tri-le","points":800,"counted":1,"present":1}]}

        """)
  }

  @Test func `standings.json does not depend on the order of equals or on how names are shown`() {
    let other = SampleContest.rows.map {
      SampleContest.row(
        $0.id.number, rank: $0.rank, points: $0.points, name: "X", school: $0.school.text)
    }
    let turned = [other[0], other[2], other[1], other[3], other[4]]
    #expect(
      StandingsFiles.json(SampleContest.report())
        == StandingsFiles.json(SampleContest.report(contestants: turned)))
  }

  @Test func `a contest without contestants is still JSON`() throws {
    let bytes = StandingsFiles.json(SampleContest.report(isFinal: false, contestants: []))
    let read = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    #expect((read?["contestants"] as? [Any])?.isEmpty == true)
    #expect(read?["final"] as? Bool == false)
  }

  @Test func `results with names are JSON whatever the names are`() throws {
    let name = "\"\\\n\r\t\0\u{1F}\u{2028}\u{202E}</script>Đ"
    let rows = [SampleContest.row(1, rank: 1, points: 5, name: name, className: "8A")]
    let bytes = StandingsFiles.resultsJSON(SampleContest.report(contestants: rows))
    let read = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let row = (read?["contestants"] as? [[String: Any]])?.first
    #expect(row?["name"] as? String == name)
    #expect(row?["class"] as? String == "8A")
    #expect(row?["school"] as? String == "le-mao")
  }

  @Test func `the spreadsheet names school and class, and keeps a formula from running`() {
    let rows = [
      SampleContest.row(1, rank: 1, points: -25, name: "=HYPERLINK()", className: "8A"),
      SampleContest.row(2, rank: 2, points: -50, name: "H, \"M\"", school: "nowhere"),
    ]
    #expect(
      text(StandingsFiles.csv(SampleContest.report(contestants: rows), language: "vi"))
        == "\u{FEFF}Hạng,Mã,Họ và tên,Lớp,Trường,Điểm,Số câu đúng,Thời gian (ms)\r\n"
        + "1,c1,\"'=HYPERLINK()\",8A,THCS Lê Mao,-25,0,41213\r\n"
        + "2,c2,\"H, \"\"M\"\"\",,nowhere,-50,0,41213\r\n")
  }

  @Test func `before the results are final every row of the spreadsheet says so`() {
    let lines = text(StandingsFiles.csv(SampleContest.report(isFinal: false), language: "vi"))
      .components(separatedBy: "\r\n").dropLast()
    #expect(lines.first?.hasSuffix(",Ghi chú") == true)
    #expect(lines.dropFirst().allSatisfy { $0.hasSuffix(",TẠM THỜI") })
    #expect(lines.count == 6)
  }

  // MARK: Teams, leagues, weeks

  private var rich: ResultsReport {
    let truth = EstimateTruth(kind: .percent, entrants: 12, allRight: 5)
    return ResultsReport(
      definition: SampleContest.definition(), state: "ended", isFinal: false, revision: 1,
      journalHead: "sha256:00", contestants: SampleContest.rows, schools: [],
      teams: [
        ResultsReport.TeamRow(
          rank: 1, team: TeamID(number: 2), name: "Sao Mai", school: SchoolID("le-mao"),
          points: 500, counted: 3, present: 4)
      ],
      leagues: [
        ResultsReport.Section(
          id: "a", title: "Bảng A", contestants: [SampleContest.row(5, rank: 1, points: 300)])
      ],
      weeks: [ResultsReport.Section(id: "t1", title: "Tuần 1", contestants: [], estimate: truth)],
      estimate: EstimateTruth(kind: .allRight, entrants: 12, allRight: 5))
  }

  @Test func `JSON has teams, leagues, weeks and the truth of what was to be guessed`() throws {
    let json = String(decoding: StandingsFiles.resultsJSON(rich), as: UTF8.self)
    #expect(
      json.contains(
        #"{"rank":1,"team":"t2","name":"Sao Mai","school":"le-mao","points":500,"counted":3,"present":4}"#
      ))
    #expect(json.contains(#""leagues":["# + "\n" + #"{"id":"a","contestants":["#))
    #expect(json.contains(#""truth":41.666667,"entrants":12,"allRight":5}}"#))
    #expect(json.contains(#""estimate":{"kind":"allRight","truth":5,"#))
    let nameless = String(decoding: StandingsFiles.json(rich), as: UTF8.self)
    #expect(!nameless.contains("Sao Mai"))
    let plain = String(decoding: StandingsFiles.json(SampleContest.report()), as: UTF8.self)
    for key in ["teams", "leagues", "weeks", "estimate"] { #expect(!plain.contains(key)) }
  }

  @Test func `teams have a table of their own, and a section can be shown alone`() {
    let teams = String(
      decoding: StandingsFiles.teamsCSV(rich, language: "vi").dropFirst(3), as: UTF8.self)
    #expect(teams.contains("1,t2,Sao Mai,THCS Lê Mao,500,3,4,TẠM THỜI\r\n"))
    #expect(rich.narrowed(to: rich.leagues[0]).contestants.map(\.id.number) == [5])
  }

  @Test func `the page shows every section`() {
    let html = LeaderboardPage(rich, language: "vi").html
    for text in ["Sao Mai", "Bảng A", "Tuần 1", "÷ 12 người dự thi ≈ 41,666667 %"] {
      #expect(html.contains(text), "\(text)")
    }
  }

  @Test func `the arithmetic of what was to be guessed`() {
    func text(_ kind: WindowRules.Estimate, _ entrants: Int, _ allRight: Int) -> String {
      EstimateTruth(kind: kind, entrants: entrants, allRight: allRight).arithmetic(in: "en")
    }
    #expect(text(.entrants, 7, 2) == "To be guessed: 7 took part.")
    #expect(text(.percent, 3, 2).hasSuffix("≈ 66.666667 %."))
    #expect(text(.percent, 4, 1).hasSuffix("= 25 %."))
    #expect(text(.percent, 0, 0).hasSuffix("= 0 %."))
    #expect(text(.percent, 800, 1).hasSuffix("= 0.125 %."))
  }
}
