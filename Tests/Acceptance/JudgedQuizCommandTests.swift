import Foundation
import TestSupport
import Testing

/// Questions played over the network, then a jury: one ranking of both.
@Suite struct JudgedQuizCommandTests {
  private static let contest: ContestFiles = {
    var contest = ContestFiles()
    contest.rounds = [
      #"rule: "classic", points: 100, secondsPerItem: 3, draw: { count: 1 }"#
    ]
    contest.more = """
      startsIn: 1, revealSeconds: 0, judgedPoints: 150, judgesPerEntry: 1, blind: false,
        rubric: [{ id: "noi-dung", title: "Nội dung", max: 10 }],
        entries: [
          { id: "p1", title: "Phần thi 1", contestant: "nguyễn thị LAN", school: "le-mao" },
          { id: "p2", title: "Phần thi 2", contestant: "c2" },
        ],
        judges: [{ id: "gk1", name: "Cô Lan" }, { id: "gk2", name: "Thầy Q", school: "quang-trung" }],
      """
    return contest
  }()

  @Test func `the jury's score joins the points once the server has stopped`() async throws {
    try await Server.serving(Self.contest, "--autopilot", "--exit-when-ended") { server in
      let player = try await server.join("Nguyễn Thị Lan")
      let second = try await server.join("Trần Văn Bình", code: "4H8NTX")
      let table = server.folder.path("phieu.csv")
      try Data("Giám khảo,Bài,Nội dung\ngk1,p1,3\ngk1,p2,\"8,5\"\n".utf8)
        .write(to: URL(filePath: table))
      let early = try await server.run("judge", "thu-thach", "--csv", table)
      #expect(early.status == 3, "a server is running: \(early.error)")
      let question = try await player.client.next("question")
      try await player.answerWhenOpen(question, right: true)
      _ = try await second.client.next("ended")
      #expect(try await server.running.status() == 0, "only the jury is waited for")
      #expect(try await server.results()["final"] == false)
      let own = try await server.run(
        "judge", "thu-thach", "--judge", "gk2", "--language", "en")
      #expect(!own.output.contains("Phần thi 2"), "an entry of the judge's school: \(own.output)")
      #expect(try await server.run("judge", "thu-thach", "--finalize").status == 1)
      let taken = try await server.run("judge", "thu-thach", "--csv", table)
      #expect(taken.status == 0, "\(taken.error)")
      try await expectResults(server)
    }
  }

  private func expectResults(_ server: Server) async throws {
    #expect(try await server.run("judge", "thu-thach", "--finalize").status == 0)
    let results = try await server.results()
    #expect(results["final"] == true)
    // 100 and 30 of 100 at 150; 0 and 85 of 100 at 150, which is 127.5.
    #expect(results["contestants"].array.map { $0["points"] } == [145, 128])
    #expect(results["entries"].array.map { $0["entry"].string } == ["p2", "p1"])
    #expect(results["entries"][0]["contestant"] == "c2" && results["entries"][0]["score"] == 85)
    let why = try await server.run("results", "thu-thach", "--explain", "c1", "--language", "vi")
    #expect(why.output.contains("Ban giám khảo: Phần thi 1"), "\(why.output)")
    #expect(why.output.contains("30,00 trên 100") && why.output.contains("Tổng 145 điểm"))
    let again = try await server.again("--exit-when-ended", "--autopilot")
    #expect(try await again.running.status() == 0, "serving it again serves its results")
  }
}
