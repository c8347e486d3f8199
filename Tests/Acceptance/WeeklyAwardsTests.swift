import Foundation
import TestSupport
import Testing

/// A contest of several weeks, from its first paper to its certificates. The clock of its programs is
/// set ahead from week to week.
@Suite struct WeeklyAwardsTests {
  private static func contest(_ onePrize: String) -> ContestFiles {
    func moment(_ days: Double) -> String {
      Date(timeIntervalSinceNow: days * 86_400).ISO8601Format()
    }
    var contest = ContestFiles()
    contest.mode = "window"
    contest.rounds = [#"rule: "classic", points: 10, draw: { count: 3 }"#]
    contest.more = """
      weeks: [{ id: "t1", opens: "\(moment(-0.5))", closes: "\(moment(2))" },
              { id: "t2", opens: "\(moment(5))", closes: "\(moment(9))" }],
      minutes: 15,
      certificate: { place: "Nghệ An", signers: [{ title: "GIÁM ĐỐC", name: "Trần Văn A" }],
        \(onePrize)
        awards: [{ title: "Nhất tuần 1", ranks: [1, 1], week: "t1" },
                 { title: "Nhất tuần 2", ranks: [1, 1], week: "t2" },
                 { title: "Giải Nhất", ranks: [1, 1] }] },
      """
    return contest
  }

  private static let names = ["Lê Văn Nhất", "Lý Thị Nhì", "Hồ Văn Ba"]

  /// A paper with so many right answers, the others wrong.
  private func paper(of player: Player, right count: Int) async throws {
    player.client.send(["type": "begin"])
    let paper = try await player.client.next("paper")
    let questions = paper["questions"].array
    #expect(questions.count == 3)
    for (place, question) in questions.enumerated() {
      let choice = question["choices"].array.first {
        $0["text"].string.hasPrefix("Đúng") == (place < count)
      }
      player.send(
        answer: ["choice": choice?["id"] ?? nil], to: question["question"], change: 1)
      #expect(try await player.reply().type == "accepted")
    }
    player.client.send(["type": "submit", "attempt": paper["attempt"]])
    _ = try await player.client.next("submitted")
  }

  /// Who has which certificate, by the register.
  private func awards(_ onePrize: String) async throws -> [String] {
    try await Turnstile.shared.pass {
      let folder = try TemporaryDirectory()
      let definition = try Self.contest(onePrize).write(in: folder)
      func environment(_ days: Int) async throws -> [String: String] {
        try await ClockAhead.environment(days: days, in: folder)
      }
      let first = try await Server.start(definition, in: folder)
      var players: [Player] = []
      for (place, name) in Self.names.enumerated() {
        players.append(try await first.join(name))
        try await paper(of: players[place], right: 3 - place)
      }
      #expect(try await first.stop() == 0)

      let second = try await Server.start(
        definition, in: folder, environment: try await environment(7))
      for (place, player) in players.enumerated() {
        try await paper(of: try await second.resume(player), right: 3 - place)
      }
      #expect(try await second.stop() == 0)

      let last = try await Server.start(
        definition, in: folder, environment: try await environment(12))
      let host = try await last.host()
      try await host.does("finalize")
      #expect(try await last.stop() == 0)

      let results = try await last.results()
      #expect(results["final"] == true, "\(results)")
      for week in [0, 1] {
        #expect(results["weeks"][week]["contestants"][0]["contestant"] == "c1", "\(results)")
      }
      #expect(results["contestants"].array.map(\.["points"]) == [60, 40, 20])
      let site = folder.path("site")
      let published = try await last.run("publish", "thu-thach", "--to", site)
      #expect(published.status == 0, "\(published.error)")
      let register = try String(
        contentsOfFile: site + "/certificates/register.csv", encoding: .utf8)
      return register.split(whereSeparator: \.isNewline).dropFirst().map(String.init)
    }
  }

  @Test func `with one award a person, each week's and the last one go to somebody else`()
    async throws
  {
    let rows = try await awards(#"onePrize: "contest","#)
    #expect(rows.count == 3, "\(rows)")
    for (row, (name, award)) in zip(
      rows, zip(Self.names, ["Nhất tuần 1", "Nhất tuần 2", "Giải Nhất"]))
    {
      #expect(row.contains(name) && row.contains(award), "\(rows)")
    }
  }

  @Test func `without it the best of every week has all of them`() async throws {
    let rows = try await awards("")
    #expect(rows.count == 3, "\(rows)")
    #expect(rows.allSatisfy { $0.contains(Self.names[0]) }, "\(rows)")
  }
}
