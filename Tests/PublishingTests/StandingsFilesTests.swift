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
}
