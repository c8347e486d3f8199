import Foundation
import TestSupport
import Testing

/// What an organizer is told while looking results over, and what no page shows.
@Suite struct LookedOverTests {
  private static let contest: ContestFiles = {
    var contest = ContestFiles()
    contest.items = [
      .singles[0],
      BankItem(
        text: #"""
          {"kind":"single","title":"ý kiến","prompt":"Em thích môn nào nhất?",
           "choices":[{"text":"Toán","fraction":0},{"text":"Văn","fraction":0}]}
          """#),
    ]
    contest.rounds = [
      #"rule: "classic", points: 100, secondsPerItem: 3, draw: { count: 1 }"#,
      #"rule: "survey", secondsPerItem: 3, items: ["ý kiến"]"#,
    ]
    contest.more = """
      startsIn: 1, revealSeconds: 0,
        certificate: { place: "Nghệ An", signers: [{ title: "GIÁM ĐỐC", name: "Trần Văn A" }],
          awards: [{ title: "Giải Nhất", ranks: [1, 1] }], participation: true },
      """
    return contest
  }()

  @Test func `a child with two seats is seen, a survey has no key, full names are pointed out`()
    async throws
  {
    try await Server.serving(Self.contest, "--autopilot", "--exit-when-ended") { server in
      let player = try await server.join("Lê Chân")
      _ = try await server.join("Le Chan")
      _ = try await server.join("Lê Chân", code: "4H8NTX")
      let question = try await player.client.next("question")
      try await player.answerWhenOpen(question, right: true)
      #expect(try await server.running.status() == 0)

      let words = "Lê Chân (c1, THCS Lê Mao) và Le Chan (c2, THCS Lê Mao): chỉ khác dấu"
      let results = try await server.run("results", "thu-thach", "--language", "vi")
      #expect(results.error.contains(words), "\(results.error)")
      #expect(!results.error.contains("c3"), "a name in another school is another child's")
      let folder = server.folder.path("trang")
      let published = try await server.run(
        "publish", "thu-thach", "--to", folder, "--language", "vi")
      #expect(published.error.contains(words), "\(published.error)")
      #expect(published.error.contains("Giấy chứng nhận ghi đủ họ tên"), "\(published.error)")
      #expect(published.error.contains("nameAndSchool"))
      let page = try String(contentsOfFile: folder + "/index.html", encoding: .utf8)
      #expect(!page.contains("chỉ khác dấu"))

      let told = try await server.run("results", "thu-thach", "--explain", "c1", "--language", "vi")
      let line = told.output.split(separator: "\n").first { $0.contains("Em thích môn nào") }
      #expect(line?.contains("hỏi ý kiến, không tính") == true, "\(told.output)")
      #expect(line?.contains("sai") == false && line?.contains("không trả lời") == false)
      let json = try await server.run("results", "thu-thach", "--explain", "c1", "--json")
      let survey = JSON(parsing: json.output)["lines"][1]
      #expect(survey["exception"] == "survey" && survey["key"] == .null, "\(survey)")
    }
  }
}
