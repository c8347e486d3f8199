import Foundation
import TestSupport
import Testing

/// A journal that breaks in front of a full hall.
@Suite struct MendCommandTests {
  private static let announced = "Giải lao năm phút"
  private static let altered = "Giai lao nam phut"

  /// Something that the journal has is another thing now, of the same length.
  private static func alter(_ server: Server) throws {
    let file = server.folder.url.appending(path: "data/contests.sqlite")
    var bytes = try Data(contentsOf: file)
    let was = Data(announced.utf8)
    let now = Data((altered + String(repeating: "!", count: was.count - altered.utf8.count)).utf8)
    let places = bytes.ranges(of: was)
    #expect(!places.isEmpty)
    for place in places { bytes.replaceSubrange(place, with: now) }
    try bytes.write(to: file)
  }

  /// What `doctor` says of the journal.
  private static func journalCheck(_ server: Server) async throws -> JSON {
    let outcome = try await server.run("doctor", "--listen", "127.0.0.1:0", "--json")
    return JSON(parsing: outcome.output)["checks"].array.first { $0["id"] == "journal" } ?? nil
  }

  @Test func `a broken journal is told, mended, and the contest goes on with every answer`()
    async throws
  {
    try await Server.serving { server in
      let host = try await server.host()
      let player = try await server.join("Trần Nhân Tông")
      try await host.does("start")
      try await host.does("announce", ["text": .string(Self.announced)])
      try await host.open()
      let question = try await player.client.next("question")
      let accepted = try await player.answerWhenOpen(question, right: true)
      #expect(try await server.stop() == 0)
      try Self.alter(server)

      for language in ["vi", "en"] {
        let served = try await server.run(
          "serve", "thu-thach", "--listen", "127.0.0.1:0", "--plaintext", "--language", language)
        #expect(served.status == 1)
        #expect(served.error.contains("bangvang journal mend"), "\(served.error)")
        #expect(
          served.error.contains(language == "en" ? "sound up to entry" : "nguyên vẹn đến dòng"))
        #expect(!served.error.contains("altered"), "\(served.error)")
      }
      let broken = JSON(
        parsing: try await server.run("journal", "verify", "thu-thach", "--json").output)
      #expect(broken["fault"]["reason"] == "altered" && !broken["at"].string.isEmpty)
      let looked = try await Self.journalCheck(server)
      #expect(looked["severity"] == "error")
      #expect(looked["advice"].string.contains("bangvang journal mend"), "\(looked)")
      let results = try await server.run("results", "thu-thach")
      #expect(results.status == 1 && results.error.contains("bangvang journal mend"))
      let replayed = try await server.run("journal", "replay", "thu-thach")
      #expect(replayed.status == 0 && replayed.error.contains("bangvang journal mend"))
      let exported = try await server.run(
        "journal", "export", "thu-thach", "--to", server.folder.path("export"))
      #expect(exported.status == 0, "\(exported.error)")
      let file = server.folder.path("b.tar")
      #expect(try await server.run("backup", file).status == 1)
      #expect(try await server.run("restore", file, "--check").status == 1)

      let mended = try await server.run("journal", "mend", "--json")
      #expect(mended.status == 0, "\(mended.error)")
      let told = JSON(parsing: mended.output)["contests"][0]
      #expect(told["changed"].array.count == 1 && told["unproven"].array.isEmpty)
      #expect(told["carriedAnswers"] == 1)

      let again = try await server.again()
      defer { again.running.kill() }
      let back = try await again.resume(player)
      let other = try await again.host()
      try await other.does("continue")
      let resent = try await back.answer(question, question.choice(right: true))
      #expect(resent["duplicate"] == true && resent["receipt"] == accepted["receipt"])
      try await other.does("close")
      try await other.does("finish")
      #expect(try await again.stop() == 0)
      let verified = try await server.run("journal", "verify", "--language", "en")
      #expect(verified.status == 0)
      #expect(verified.output.contains("mended "), "\(verified.output)")
      let after = try await server.results()
      #expect(after["contestants"][0]["points"] == 100)
      #expect(after["corrections"][0]["kind"] == "mended")
      let sound = try await Self.journalCheck(server)
      #expect(sound["severity"] == "ok" && sound["values"]["contests"] == 1, "\(sound)")
      let nothing = try await server.run("journal", "mend", "--language", "en")
      #expect(nothing.status == 0 && nothing.output.contains("Nothing is broken"))
    }
  }

  @Test func `a damaged log of a killed server is told before anything of it is forgotten`()
    async throws
  {
    try await Server.serving { server in
      let host = try await server.host()
      let player = try await server.join("Trần Nhân Tông")
      try await host.does("start")
      try await host.open()
      let question = try await player.client.next("question")
      let accepted = try await player.answerWhenOpen(question, right: true)
      for number in 1...5 { try await host.does("announce", ["text": .string("tin \(number)")]) }
      server.running.send(signal: SIGKILL)
      _ = try await server.running.status()
      let file = server.folder.url.appending(path: "data/contests.sqlite-wal")
      var log = try Data(contentsOf: file)
      // In the first page after the log's own head; thousands of bytes of answers stand behind it.
      log[log.startIndex + 32 + 24 + 2_000] ^= 0x5A
      try log.write(to: file)

      for command in [
        ["serve", "thu-thach", "--listen", "127.0.0.1:0", "--plaintext"],
        ["journal", "verify"], ["results", "thu-thach"],
      ] {
        let refused = try await server.run(command)
        #expect(refused.status == 1, "\(command): \(refused.output)")
        #expect(refused.error.contains("bangvang journal mend"), "\(command): \(refused.error)")
      }
      let looked = try await Self.journalCheck(server)
      #expect(looked["severity"] == "error")
      #expect(looked["advice"].string.contains("bangvang journal mend"), "\(looked)")
      #expect(try Data(contentsOf: file) == log, "whoever looks at it leaves it as it is")
      let backup = server.folder.path("b.tar")
      #expect(try await server.run("backup", backup).status == 1)

      let mended = try await server.run("journal", "mend", "--json")
      #expect(mended.status == 0, "\(mended.error)")
      let told = JSON(parsing: mended.output)["contests"][0]
      #expect(told["absent"].array.isEmpty && told["changed"].array.isEmpty, "\(mended.output)")
      let again = try await server.again()
      defer { again.running.kill() }
      let back = try await again.resume(player)
      try await again.host().does("continue")
      let resent = try await back.answer(question, question.choice(right: true))
      #expect(resent["duplicate"] == true && resent["receipt"] == accepted["receipt"])
      #expect(try await again.stop() == 0)
      #expect(try await server.run("journal", "verify").status == 0)
    }
  }

  @Test func `an emptied journal is not begun anew unless somebody says so`() async throws {
    try await Server.serving { server in
      _ = try await server.join("Lê Lai")
      #expect(try await server.run("journal", "mend").status == 3, "a server runs")
      server.running.send(signal: SIGKILL)
      _ = try await server.running.status()
      for suffix in ["", "-wal"] {
        try Data().write(
          to: server.folder.url.appending(path: "data/contests.sqlite" + suffix))
      }
      let refused = try await server.run(
        "serve", server.folder.path("thu-thach.json5"), "--listen", "127.0.0.1:0", "--plaintext")
      #expect(refused.status == 1)
      #expect(refused.error.contains("bangvang restore"), "\(refused.error)")
      #expect(refused.error.contains("--new-journal"))
      let results = try await server.run("results", "thu-thach")
      #expect(results.status == 1 && results.error.contains("bangvang restore"))
      let looked = try await Self.journalCheck(server)
      #expect(looked["severity"] == "error", "\(looked)")
      #expect(looked["advice"].string.contains("bangvang restore"), "\(looked)")
      let again = try await server.again("--new-journal")
      #expect(again.contest["hostToken"] != server.contest["hostToken"])
      #expect(try await again.stop() == 0)
    }
  }
}
