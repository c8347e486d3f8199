import Foundation
import TestSupport
import Testing

/// Persons who are told of, and who are gone.
@Suite struct PrivacyCommandTests {
  /// Files of a folder that hold a text, in UTF-8, whatever kind they are.
  private func files(in folder: String, holding text: String) throws -> [String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    return try names.filter { name in
      var isDirectory: ObjCBool = false
      let path = "\(folder)/\(name)"
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
        !isDirectory.boolValue
      else { return false }
      return try Data(contentsOf: URL(filePath: path)).range(of: Data(text.utf8)) != nil
    }
  }

  @Test func `an erased person is in no byte of the data, while the server goes on`() async throws {
    var contest = ContestFiles()
    contest.fields = ["name", "class"]
    try await Server.serving(contest) { server in
      let host = try await server.host()
      var players: [Player] = []
      for number in 1...40 {
        players.append(
          try await server.join(
            number == 17 ? "Phùng Thị Biến Mất" : "Học sinh số \(number)",
            more: ["class": .string("8A\(number % 3)")]))
      }
      try await host.does("start")
      try await host.open()
      let question = try await players[16].client.next("question")
      try await players[16].answerWhenOpen(question, right: true)
      try await host.does("close")
      _ = try await players[16].client.next("closed")
      let data = server.folder.path("data")
      let before = try files(in: data, holding: "Phùng Thị Biến Mất")
      #expect(before.contains { $0.hasPrefix("contests.sqlite") }, "\(before)")
      let board = try await server.board()

      let asked = try await server.run("privacy", "erase", "Phùng Thị Biến Mất")
      #expect(asked.status == 2, "nobody said that they mean it")
      let dry = try await server.run("privacy", "erase", "phùng thị biến mất", "--dry-run")
      #expect(dry.status == 0)
      #expect(dry.output.contains("c17"))
      let kept = try files(in: data, holding: "Phùng Thị Biến Mất")
      #expect(!kept.isEmpty)

      let erased = try await server.run(
        "privacy", "erase", "Phùng Thị Biến Mất", "--yes", "--json")
      #expect(erased.status == 0, "\(erased.error)")
      #expect(JSON(parsing: erased.output)["erased"] == 1)
      #expect(JSON(parsing: erased.output)["contestants"] == ["c17"])
      let after = try files(in: data, holding: "Phùng Thị Biến Mất")
      #expect(after == [])

      // The running server tells the number, and finds nobody by the name.
      _ = try await board.next("standings") { $0["top"][0]["name"] == "c17" }
      let found = try await host.tell("find", ["text": "Biến Mất"])
      #expect(found["contestants"].array == [], "\(found)")
      try await host.open()
      let second = try await players[16].client.next("question") { $0["question"] == "v1.2" }
      try await players[16].answerWhenOpen(second, right: true)
      try await host.does("close")
      try await host.does("finish")
      let again = try files(in: data, holding: "Biến Mất")
      #expect(again == [])
      #expect(!server.running.errorText.contains("Biến"))

      let verified = try await server.run("journal", "verify", "thu-thach")
      #expect(verified.status == 0, "\(verified.output)")
      let rows = try await server.results()["contestants"].array
      #expect(rows.count == 40)
      #expect(rows[0]["name"] == "c17")
      #expect(rows[0]["points"] == 200)
      let twice = try await server.run("privacy", "erase", "c17", "--json")
      #expect(twice.status == 0)
      #expect(JSON(parsing: twice.output)["erased"] == 0)
      #expect(try await server.stop() == 0)
      let back = try await server.again().resume(players[16])
      #expect(back.joined["name"] == "c17")
    }
  }

  @Test func `who of several is meant has to be said, and who is nobody is told`() async throws {
    try await Server.serving { server in
      for code in ["7KQ2MF", "4H8NTX"] { _ = try await server.join("Nguyễn Văn An", code: code) }
      let several = try await server.run("privacy", "erase", "Nguyễn Văn An", "--yes")
      #expect(several.status == 1)
      #expect(several.error.contains("c1") && several.error.contains("c2"))
      #expect(several.error.contains("THCS Quang Trung"))
      #expect(several.output == "")
      let nobody = try await server.run("privacy", "export", "Không Ai")
      #expect(nobody.status == 1)
      let one = try await server.run(
        "privacy", "erase", "c2", "--yes", "--contest", "thu-thach", "--language", "en")
      #expect(one.status == 0)
      #expect(one.output.contains("Older backups"))
      let rows = try await server.run("results", "thu-thach", "--json").output
      #expect(rows.contains("Nguyễn Văn An") && rows.contains(#""name":"c2""#), "\(rows)")
    }
  }

  @Test func `published files with the person are named, and publishing again replaces them`()
    async throws
  {
    var contest = ContestFiles()
    contest.rounds = [#"rule: "classic", points: 10, secondsPerItem: 5, draw: { count: 1 }"#]
    contest.more = """
      privacy: { publish: "initials" },
      certificate: { place: "Nghệ An", signers: [{ title: "GIÁM ĐỐC", name: "Trần Văn A" }],
        awards: [{ title: "Giải Nhất", ranks: [1, 1] }], participation: true },
      """
    try await Server.serving(contest) { server in
      let host = try await server.host()
      let player = try await server.join("Trịnh Quốc Ẩn")
      _ = try await server.join("Mai Thị Ở Lại")
      try await host.does("start")
      try await host.open()
      let question = try await player.client.next("question")
      try await player.answerWhenOpen(question, right: true)
      try await host.does("close")
      try await host.does("finish")
      try await host.does("finalize")
      let site = server.folder.path("site")
      let published = try await server.run("publish", "thu-thach", "--to", site)
      #expect(published.status == 0, "\(published.error)")
      let before = try FileManager.default.contentsOfDirectory(atPath: site + "/certificates")
      #expect(before.contains("0001-c1.pdf"), "\(before)")

      let erased = try await server.run("privacy", "erase", "c1", "--yes", "--json")
      #expect(erased.status == 0, "\(erased.error)")
      let named = Set(JSON(parsing: erased.output)["replace"].array.map(\.string))
      for file in [
        "certificates/0001-c1.pdf", "certificates/all.pdf", "certificates/register.csv",
        "index.html", "standings.csv", "standings.json",
      ] {
        #expect(named.contains("\(site)/\(file)"), "\(file) of \(named.sorted())")
      }
      #expect(!named.contains("\(site)/certificates/0002-c2.pdf"))
      let said = try await server.run("privacy", "erase", "c1", "--dry-run")
      #expect(said.output.contains("bangvang publish thu-thach --to \(site)"), "\(said.output)")

      let anew = try await server.run("publish", "thu-thach", "--to", site)
      #expect(anew.status == 0)
      let after = try FileManager.default.contentsOfDirectory(atPath: site + "/certificates")
      #expect(!after.contains("0001-c1.pdf"), "nobody's name is on it")
      #expect(after.contains("0002-c2.pdf"), "the others keep their numbers: \(after)")
      for text in ["Trịnh Quốc Ẩn", "T. Q. Ẩ."] {
        let left = try files(in: site, holding: text)
        #expect(left == [])
      }
    }
  }

  @Test func `everything that is kept of a contestant is told, and nothing of others`() async throws
  {
    var contest = ContestFiles()
    contest.fields = ["name", "birthDate", "class"]
    try await Server.serving(contest) { server in
      let host = try await server.host()
      let more: [String: JSON] = ["birthDate": "2012-02-03", "class": "8A"]
      let player = try await server.join("Đặng Thị Kể", more: more)
      let other = try await server.join("Người Khác", more: more)
      try await host.does("start")
      try await host.open()
      let question = try await player.client.next("question")
      try await other.answerWhenOpen(question, right: false)
      let accepted = try await player.answer(question, question.choice(right: true))
      try await host.does("close")
      try await host.does("disqualify", ["contestant": player.id, "reason": "thử"])
      try await host.does("finish")

      let outcome = try await server.run("privacy", "export", "Đặng Thị Kể")
      #expect(outcome.status == 0, "\(outcome.error)")
      let told = JSON(parsing: outcome.output)
      #expect(told["person"]["name"] == "Đặng Thị Kể")
      #expect(told["person"]["birthDate"] == "2012-02-03")
      #expect(told["person"]["class"] == "8A")
      #expect(told["school"] == "THCS Lê Mao")
      #expect(told["keepDays"] == 90)
      #expect(told["result"]["points"] == 100)
      #expect(told["result"]["disqualified"] == true)
      #expect(told["questions"][0]["answer"].string.hasPrefix("Đúng"))
      let kinds = told["journal"].array.map(\.["kind"].string)
      #expect(kinds == ["registered", "answered", "disqualified"])
      let receipt = Int64(accepted["receipt"].string.drop { !("1"..."9").contains($0) })
      #expect(told["journal"][1]["sequence"].whole == receipt)
      #expect(told["journal"][2]["reason"] == "thử")
      #expect(!outcome.output.contains("Người Khác"))
      for secret in [player.token.string, server.hostToken.string, "7KQ2MF"] {
        #expect(!outcome.output.contains(secret))
      }
      let file = server.folder.path("em.json")
      let written = try await server.run("privacy", "export", "c1", "-o", file)
      #expect(written.status == 0)
      #expect(written.output == "")
      let rights = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
      #expect(rights as? Int == 0o600)
    }
  }

  @Test func `a contestant's appeals are told with what was answered, and nobody else's`()
    async throws
  {
    try await Server.serving { server in
      let host = try await server.host()
      let player = try await server.join("Đặng Thị Kể")
      let other = try await server.join("Người Khác")
      try await host.does("start")
      try await host.open()
      let question = try await player.client.next("question")
      try await player.answerWhenOpen(question, right: false)
      try await host.does("close")
      let appeals: [(Player, JSON, String)] = [
        (player, question["question"], "Hai đáp án đều đúng"), (other, nil, "Chuyện của bạn ấy"),
        (player, nil, "Em bị mất mạng"),
      ]
      for (place, (who, about, reason)) in appeals.enumerated() {
        var order: [String: JSON] = ["contestant": who.id, "reason": .string(reason)]
        if about != nil { order["question"] = about }
        let noted = try await host.tell("appeal", order)
        #expect(noted["appeal"].string == "a\(place + 1)", "\(noted)")
      }
      for (name, isUpheld, reason) in [
        ("a2", true, "Trả lời bạn ấy"), ("a1", false, "Đã xem lại, chỉ một đáp án đúng"),
      ] {
        try await host.does(
          "answerAppeal",
          ["appeal": .string(name), "upheld": .bool(isUpheld), "reason": .string(reason)])
      }

      let outcome = try await server.run("privacy", "export", "Đặng Thị Kể")
      #expect(outcome.status == 0, "\(outcome.error)")
      let journal = JSON(parsing: outcome.output)["journal"].array
      #expect(
        journal.map(\.["kind"].string)
          == ["registered", "answered", "appealed", "appealed", "appealAnswered"])
      #expect(
        journal.dropFirst(2).map(\.["reason"].string) == [
          "Hai đáp án đều đúng", "Em bị mất mạng", "Đã xem lại, chỉ một đáp án đúng",
        ])
      #expect(journal.dropFirst(2).map(\.["question"]) == [question["question"], nil, nil])
      let told = JSON(parsing: outcome.output)["appeals"].array
      #expect(told.map(\.["appeal"]) == ["a1", "a3"])
      #expect(told.map(\.["question"]) == [question["question"], nil])
      #expect(told.map(\.["reason"].string) == ["Hai đáp án đều đúng", "Em bị mất mạng"])
      #expect(told.map(\.["upheld"]) == [false, nil])
      #expect(told.map(\.["answer"].string) == ["Đã xem lại, chỉ một đáp án đúng", ""])
      #expect(!outcome.output.contains("bạn ấy"))
    }
  }

  @Test func `what is past its days is purged, and only that`() async throws {
    let folder = try TemporaryDirectory()
    for id in ["cu", "moi"] {
      var contest = ContestFiles(id: id)
      contest.schools = #"{ id: "a", name: "A" }"#
      contest.more = "privacy: { keepDays: \(id == "cu" ? 1 : 3_000) },"
      let server = try await Server.start(try contest.write(in: folder), in: folder)
      let code = server.contest["codes"]["a"].string
      _ = try await server.join("Người \(id)", code: code)
      #expect(try await server.stop() == 0)
    }
    let data = folder.path("data")
    // A day is long: the clock of this one command is set ahead.
    func purge(_ words: String..., days: Int) async throws -> JSON {
      let outcome = try await BuiltProgram.bangvang.run(
        ["privacy", "purge", "--json", "--data", data] + words,
        environment: try await ClockAhead.environment(days: days, in: folder))
      #expect(outcome.status == 0, "\(outcome.error)")
      return JSON(parsing: outcome.output)
    }
    let early = try await purge(days: 0)
    #expect(early["contests"].array.map(\.["over"]) == [false, false])
    #expect(early["contests"].array.map(\.["persons"]) == [1, 1])
    let dry = try await purge("--dry-run", days: 2)
    #expect(dry["contests"].array.map(\.["over"]) == [true, false])
    #expect(dry["contests"].array.map(\.["erased"]) == [0, 0])
    let kept = try files(in: data, holding: "Người cu")
    #expect(!kept.isEmpty)
    let done = try await purge(days: 2)
    #expect(done["contests"].array.map(\.["erased"]) == [1, 0])
    let gone = try files(in: data, holding: "Người cu")
    let left = try files(in: data, holding: "Người moi")
    #expect(gone == [])
    #expect(!left.isEmpty)
    let verified = try await BuiltProgram.bangvang.run("journal", "verify", "--data", data)
    #expect(verified.status == 0)
  }
}
