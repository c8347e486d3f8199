import Foundation
import TestSupport
import Testing

/// What the commands tell of a contest that was played.
@Suite struct ResultsCommandTests {
  private static let contest: ContestFiles = {
    var contest = ContestFiles()
    contest.fields = ["name", "class"]
    contest.rounds = [
      #"rule: "classic", points: 100, secondsPerItem: 8, draw: { count: 2 }"#
    ]
    contest.more = """
      startsIn: 1, revealSeconds: 0,
        certificate: { place: "Nghệ An", signers: [{ title: "GIÁM ĐỐC", name: "Trần Văn A" }],
          awards: [{ title: "Giải Nhất", ranks: [1, 1] }], participation: true },
      """
    return contest
  }()

  @Test func `autopilot starts, plays, ends and finalizes, and exits when told to`() async throws {
    try await Server.serving(Self.contest, "--autopilot", "--exit-when-ended") { server in
      let start = Moment.now
      let player = try await server.join("Nguyễn Thị Lan", more: ["class": "8A"])
      let second = try await server.join("=1+2", code: "4H8NTX", more: ["class": "8B"])
      let begun = try await player.client.nextState()
      #expect(begun["state"] == "running")
      #expect(begun.at - start >= 800)
      for _ in 1...2 {
        let question = try await player.client.next("question")
        try await player.answerWhenOpen(question, right: true)
        _ = try await player.client.next("closed")
      }
      #expect(try await player.client.nextState()["state"] == "ended")
      let ended = try await player.client.next("ended")
      #expect(ended["points"] == 200)
      #expect(try await second.client.next("ended")["rank"] == 2)
      #expect(try await server.running.status() == 0)
      let verified = try await server.run("journal", "verify", "thu-thach", "--json")
      #expect(JSON(parsing: verified.output)["head"] == ended["journal"]["head"])
      try await expectResults(server)
      try await expectSite(server)
      let again = try await server.again("--exit-when-ended", "--autopilot")
      #expect(try await again.running.status() == 0, "an ended contest has nothing left to do")
      try await expectEndedContest(server, player)
    }
  }

  private func expectResults(_ server: Server) async throws {
    let results = try await server.results()
    #expect(results["state"] == "ended")
    #expect(results["final"] == true)
    #expect(results["revision"] == 1)
    #expect(results["contestants"][0]["class"] == "8A")
    #expect(results["contestants"][0]["points"] == 200)
    #expect(results["contestants"][0]["correct"] == 2)
    let byFile = try await server.run("results", server.folder.path("thu-thach.json5"), "--json")
    #expect(JSON(parsing: byFile.output) == results)
    let csv = try await server.run("results", "thu-thach", "--csv")
    #expect(csv.status == 0)
    #expect(csv.outputBytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(csv.output.contains("Nguyễn Thị Lan"))
    #expect(!csv.output.contains(",=1+2"), "a spreadsheet must not take a name for a formula")
    let text = try await server.run("results", "thu-thach", "--language", "vi")
    #expect(text.output.contains("Nguyễn Thị Lan"))
    #expect(!text.output.contains("TẠM THỜI"))
    #expect(try await server.run("results", "nobody").status == 1)
    try await expectExplanation(server)
    try await expectItems(server)
    try await expectReplay(server, results)
    try await expectExport(server)
  }

  private func expectKeeping(_ server: Server) async throws {
    for words in ["Kept in the library: 2 questions", "In the library already: 2 questions"] {
      let kept = try await server.run("results", "thu-thach", "--keep-items", "--language", "en")
      #expect(kept.status == 0 && kept.output.contains(words), "\(kept.output)")
    }
  }

  private func expectReplay(_ server: Server, _ results: JSON) async throws {
    let whole = try await server.run("journal", "replay", "thu-thach", "--json")
    #expect(JSON(parsing: whole.output) == results, "to the end is the results")
    let first = try await server.run(
      "journal", "replay", "thu-thach", "--until", "1", "--language", "en")
    #expect(first.status == 0)
    #expect(first.output.contains("Entry 1 of the journal, sha256:"))
    #expect(first.output.contains("Waiting for the start."))
    #expect(first.output.contains("Joined: 0."))
    let verified = try await server.run("journal", "verify", "thu-thach", "--json")
    let count = JSON(parsing: verified.output)["sequence"].whole ?? 0
    let before = try await server.run(
      "journal", "replay", "thu-thach", "--until", "\(count - 1)", "--json")
    #expect(JSON(parsing: before.output)["final"] == false, "the last entry made it final")
    #expect(JSON(parsing: before.output)["journalHead"] != results["journalHead"])
    let early = try await server.run(
      "journal", "replay", "thu-thach", "--until", "2000-01-01T00:00:00+07:00", "--language", "vi")
    #expect(early.status == 1, "nothing had happened yet")
    #expect(early.error.contains("lúc đó chưa có cuộc thi"), "\(early.error)")
    let league = try await server.run(
      "results", "thu-thach", "--league", "khoi-6", "--language", "en")
    #expect(league.status == 2)
    #expect(league.error.contains("has none of what --league names"), "\(league.error)")
    let wrong = try await server.run("journal", "replay", "thu-thach", "--until", "hôm qua")
    #expect(wrong.status == 2)
  }

  private func expectExport(_ server: Server) async throws {
    let target = server.folder.path("xuat")
    let export = try await server.run(
      "journal", "export", "thu-thach", "--to", target, "--language", "en")
    #expect(export.status == 0)
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(filePath: target + "/" + name)), as: UTF8.self)
    }
    let answers = try text("answers.csv")
    #expect(answers.split(whereSeparator: \.isNewline).count == 5, "a header, two by two")
    #expect(!answers.contains("Nguyễn Thị Lan"), "numbers, no names")
    #expect(try text("questions.csv").contains("Đúng"))
    #expect(try !text("clics/teams.json").contains("Nguyễn Thị Lan"), "initials are published")
    let board = JSON(parsing: try text("clics/scoreboard.json"))
    #expect(board["rows"][0]["score"]["score"] == 200)
    #expect(try await server.run("journal", "export", "thu-thach").status == 2)
  }

  private func expectItems(_ server: Server) async throws {
    let json = JSON(
      parsing: try await server.run("results", "thu-thach", "--items", "--json").output)
    #expect(json["contestants"] == 1, "who answered nothing does not count")
    #expect(json["questions"].array.count == 2)
    for question in json["questions"].array {
      #expect(question["asked"] == 1 && question["right"] == 1 && question["difficulty"] == 1)
      let keys = question["answers"].array.filter { $0["key"] == true }
      #expect(keys.count == 1 && keys[0]["answer"].string.hasPrefix("Đúng"))
      #expect(keys[0]["count"] == 1)
    }
    for language in ["vi", "en"] {
      let text = try await server.run("results", "thu-thach", "--items", "--language", language)
      #expect(text.status == 0 && text.output.contains("● "), "\(text.error)")
      #expect(text.lines.allSatisfy { $0.count <= 80 }, "\(text.output)")
    }
    let csv = try await server.run("results", "thu-thach", "--items", "--csv")
    #expect(csv.outputBytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(csv.output.contains("1,000"), "decimals as Vietnamese spreadsheets read them")
    try await expectKeeping(server)
    let similar = try await server.run("results", "thu-thach", "--similarity", "--language", "en")
    #expect(similar.status == 0 && similar.output.contains("At least 30 contestants"))
    let none = JSON(
      parsing: try await server.run("results", "thu-thach", "--similarity", "--json").output)
    #expect(none["groups"].array.isEmpty && none["level"] == 0.01)
  }

  private func expectExplanation(_ server: Server) async throws {
    for who in ["c1", "nguyễn thị LAN"] {
      let why = try await server.run("results", "thu-thach", "--explain", who, "--language", "en")
      #expect(why.status == 0, "\(why.error)")
      #expect(why.output.contains("rank 1 of 2"))
      #expect(why.output.contains("200 points, 2 right"))
      #expect(why.output.contains("+100 base"))
      #expect(why.output.contains("by points"), "\(why.output)")
    }
    #expect(try await server.run("results", "thu-thach", "--explain", "c9").status == 1)
    let next = try await server.run("results", "thu-thach", "--qualify", "1 per school + 4")
    #expect(next.status == 0, "\(next.error)")
    #expect(next.output.contains("Nguyễn Thị Lan,8A"))
    #expect(!next.output.contains("1+2"), "without a point nobody goes on")
    #expect(try await server.run("results", "thu-thach", "--qualify", "many").status == 2)
  }

  private func expectSite(_ server: Server) async throws {
    let site = server.folder.path("site")
    let published = try await server.run("publish", "thu-thach", "--to", site)
    #expect(published.status == 0, "\(published.error)")
    let page = try String(contentsOfFile: site + "/index.html", encoding: .utf8)
    #expect(!page.contains("TẠM THỜI"))
    #expect(!page.contains("Nguyễn Thị Lan"), "initials are the default")
    let certificates = try FileManager.default.contentsOfDirectory(atPath: site + "/certificates")
    #expect(certificates.contains { $0.hasSuffix(".pdf") })
    let csv = try Data(contentsOf: URL(filePath: site + "/standings.csv"))
    #expect(csv.starts(with: [0xEF, 0xBB, 0xBF]))
    let json = try String(contentsOfFile: site + "/standings.json", encoding: .utf8)
    #expect(!json.contains("Lan"), "ids and no names")
  }

  private func expectEndedContest(_ server: Server, _ player: Player) async throws {
    let again = try await server.again()
    defer { again.running.kill() }
    let back = try await again.resume(player)
    #expect(try await back.client.next()["state"] == "ended")
    #expect(try await back.client.next()["points"] == 200)
    let client = try await again.greet()
    #expect(client.lines.first?["contest"]["state"] == "ended")
    client.send(["type": "join", "code": "7KQ2MF", "name": "Muộn", "class": "8A"])
    #expect(try await client.next()["code"] == "joinClosed")
  }

  @Test func `before it is final everything is provisional and nobody gets a certificate`()
    async throws
  {
    try await Server.serving(Self.contest) { server in
      let host = try await server.host()
      let player = try await server.join("Nguyễn Thị Lan", more: ["class": "8A"])
      try await host.does("start")
      try await host.open()
      let question = try await player.client.next("question")
      try await player.answerWhenOpen(question, right: true)
      try await host.does("close")
      try await host.does("finish")
      let site = server.folder.path("site")
      for options in [[], ["--specimen"]] {
        let published = try await BuiltProgram.bangvang.run(
          ["publish", "thu-thach", "--to", site, "--data", server.folder.path("data")] + options)
        #expect(published.status == 0, "\(published.error)")
        let page = try String(contentsOfFile: site + "/index.html", encoding: .utf8)
        #expect(page.contains("TẠM THỜI"))
        #expect(!FileManager.default.fileExists(atPath: site + "/certificates"))
        #expect(
          FileManager.default.fileExists(atPath: site + "/specimen.pdf") == !options.isEmpty)
      }
      let text = try await server.run("results", "thu-thach", "--language", "vi")
      #expect(text.output.contains("TẠM THỜI"))
      try await host.does("finalize")
      #expect(try await host.tell("finalize")["code"] == "invalidCommand")
      let published = try await server.run("publish", "thu-thach", "--to", site, "--json")
      #expect(JSON(parsing: published.output)["final"] == true)
      #expect(JSON(parsing: published.output)["certificates"] == 1)
    }
  }

  @Test func `a journal that was tampered with is found, and nothing to verify is said`()
    async throws
  {
    let empty = try TemporaryDirectory()
    let nothing = try await BuiltProgram.bangvang.run(
      "journal", "verify", "--data", empty.path("data"))
    #expect(nothing.status == 3)
    #expect(nothing.output == "")
    try await Server.serving { server in
      _ = try await server.join("Lê Lai")
      #expect(try await server.stop() == 0)
      let sound = try await server.run("journal", "verify")
      #expect(sound.status == 0)
      #expect(sound.output.contains("sha256:"))
      let head = JSON(
        parsing: try await server.run("journal", "verify", "thu-thach", "--json").output)["head"]
      let same = try await server.run("journal", "verify", "thu-thach", "--head", head.string)
      #expect(same.status == 0)
      let other = "sha256:" + String(repeating: "0", count: 64)
      #expect(
        try await server.run("journal", "verify", "thu-thach", "--head", other).status == 1)
      #expect(try await server.run("journal", "verify", "nobody").status == 1)
      let file = server.folder.url.appending(path: "data/contests.sqlite")
      var bytes = try Data(contentsOf: file)
      // The school of the one who joined, as the journal has it; not its place in the definition.
      let places = bytes.ranges(of: Data("le-mao".utf8))
      #expect(!places.isEmpty)
      for place in places { bytes.replaceSubrange(place, with: Data("le-mac".utf8)) }
      try bytes.write(to: file)
      let broken = try await server.run("journal", "verify", "thu-thach", "--json")
      #expect(broken.status == 1, "\(broken.output) \(broken.error)")
      #expect(JSON(parsing: broken.output)["whole"] == false)
      // Nor does a server go on from what nobody wrote.
      let served = try await server.run(
        "serve", "thu-thach", "--listen", "127.0.0.1:0", "--plaintext", "--language", "en")
      #expect(served.status == 1, "\(served.output) \(served.error)")
      #expect(served.error.contains("broken at entry 1:"), "\(served.error)")
    }
  }

  @Test func `why a score is what it is goes to programs too, says reasons, and moves no cursor`()
    async throws
  {
    var contest = ContestFiles()
    contest.items = [.text, .trueFalse]
    contest.rounds = [
      #"rule: "classic", points: 100, wrong: -25, secondsPerItem: 60, draw: { count: 2 }"#
    ]
    try await Server.serving(contest) { server in
      let pupil = try await server.join("Lê Lai")
      let host = try await server.host()
      try await host.does("start")
      for _ in 1...2 {
        try await host.open()
        let question = try await pupil.client.next("question")
        await Moment.reached(question.startsAt)
        let response: JSON =
          question["kind"] == "text" ? ["text": "\u{1B}[2J\u{202E}đỏ\u{7}"] : ["truth": true]
        #expect(try await pupil.answer(question, response).type == "accepted")
        try await host.does("close")
        if question["kind"] == "trueFalse" {
          try await host.does(
            "annul", ["question": question["question"], "reason": "Câu hỏi không rõ"])
        }
      }
      let why = try await server.run("results", "thu-thach", "--explain", "c1", "--language", "vi")
      #expect(why.output.contains("đỏ") && why.output.contains("(Câu hỏi không rõ)"))
      #expect(!why.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
      #expect(!why.output.contains("\u{202E}"))
      let json = JSON(
        parsing: try await server.run("results", "thu-thach", "--explain", "c1", "--json").output)
      #expect(json["points"] == -25 && json["lines"].array.count == 2)
      let annulled = json["lines"].array.first { $0["exception"] == "annulled" }
      #expect(annulled?["reason"] == "Câu hỏi không rõ" && annulled?["points"] == 0)
      let csv = try await server.run("results", "thu-thach", "--explain", "c1", "--csv")
      #expect(csv.output.split(whereSeparator: \.isNewline).count == 3)
    }
  }
}
