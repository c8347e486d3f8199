import Foundation
import TestSupport
import Testing

/// A contest that goes on from its backup, as on another computer.
@Suite struct BackupCommandTests {
  private let bangvang = BuiltProgram.bangvang

  @Test func `a contest goes on from a backup that was made in the middle of a question`()
    async throws
  {
    try await Server.serving { server in
      let host = try await server.host()
      let first = try await server.join("Trần Nhân Tông")
      let second = try await server.join("Trần Anh Tông", code: "4H8NTX")
      try await host.does("start")
      try await host.open()
      let question = try await first.client.next("question")
      let accepted = try await first.answerWhenOpen(question, right: true)
      let file = server.folder.path("b.tar")
      let made = try await server.run("backup", file, "--json")
      #expect(made.status == 0, "\(made.error)")
      // The machine is lost, with what came after the backup.
      _ = try await second.answerWhenOpen(question, right: true)
      server.running.send(signal: SIGKILL)
      _ = try await server.running.status()

      let put = try await bangvang.run(
        "restore", file, "--json", "--data", server.folder.path("other"))
      #expect(put.status == 0, "\(put.error)")
      #expect(JSON(parsing: put.output)["contests"] == JSON(parsing: made.output)["contests"])
      #expect(JSON(parsing: put.output)["contests"][0]["persons"] == 2)
      let again = try await Server.start("thu-thach", in: server.folder, data: "other")
      defer { again.running.kill() }
      #expect(again.contest == server.contest)
      let one = try await again.resume(first)
      #expect(one.id == first.id)
      #expect(one.joined["name"] == "Trần Nhân Tông")
      let resent = try await one.answer(question, question.choice(right: true))
      #expect(resent["duplicate"] == true)
      #expect(resent["receipt"] == accepted["receipt"])
      let two = try await again.resume(second)
      let other = try await again.host()
      try await other.does("continue")
      let extended = try await two.client.next("extended")
      await Moment.reached(extended.startsAt)
      #expect(try await two.answer(question, question.choice(right: false)).type == "accepted")
      try await other.does("close")
      #expect(try await one.client.next("closed")["you"]["points"] == 100)
      try await other.does("finish")
      let rows = JSON(parsing: try await again.run("results", "thu-thach", "--json").output)
      #expect(rows["contestants"][0]["name"] == "Trần Nhân Tông")
      #expect(rows["contestants"][0]["points"] == 100)
      #expect(try await again.run("journal", "verify", "thu-thach").status == 0)
    }
  }

  @Test func `the certificate goes along, so that students' programs know the new server`()
    async throws
  {
    try await Server.serving(isPlain: false) { server in
      let file = server.folder.path("b.tar")
      let made = try await server.run("backup", file)
      #expect(made.status == 0)
      #expect(made.error == "", "its own certificate is in the backup")
      #expect(try await server.stop() == 0)
      let put = try await bangvang.run("restore", file, "--data", server.folder.path("other"))
      #expect(put.output.contains("bangvang serve thu-thach --data"), "\(put.error)")
      let again = try await Server.start(
        "thu-thach", in: server.folder, isPlain: false, data: "other")
      defer { again.running.kill() }
      #expect(again.report["pin"] == server.report["pin"])
      #expect(again.report["pin"].string.hasPrefix("sha256:"))
    }
  }

  @Test func `a certificate from elsewhere is named, since the backup has it not`() async throws {
    let folder = try TemporaryDirectory()
    let file = try ContestFiles().write(in: folder)
    let first = try await Server.start(file, in: folder, isPlain: false)
    #expect(try await first.stop() == 0)
    for name in ["server-certificate.pem", "server-key.pem"] {
      try FileManager.default.moveItem(
        atPath: folder.path("data/\(name)"), toPath: folder.path(name))
    }
    let second = try await Server.start(
      file, in: folder,
      options: [
        "--tls-certificate", folder.path("server-certificate.pem"), "--tls-key",
        folder.path("server-key.pem"),
      ], isPlain: false)
    defer { second.running.kill() }
    let made = try await second.run("backup", folder.path("b.tar"), "--language", "en")
    #expect(made.status == 0)
    #expect(made.error.contains("--tls-certificate"))
  }

  @Test func `a folder is given a file with the moment, for its owner alone`() async throws {
    try await Server.serving { server in
      let stick = server.folder.path("stick")
      try FileManager.default.createDirectory(
        atPath: stick, withIntermediateDirectories: false)
      let made = try await server.run("backup", stick, "--language", "en")
      #expect(made.status == 0, "\(made.error)")
      let names = try FileManager.default.contentsOfDirectory(atPath: stick)
      #expect(names.count == 1)
      let name = try #require(names.first)
      #expect(name.contains(#/^bang-vang-\d{8}-\d{6}\.tar$/#))
      #expect(made.output.contains(name))
      #expect(made.output.contains("SECRET"))
      let rights = try FileManager.default.attributesOfItem(atPath: "\(stick)/\(name)")
      #expect(rights[.posixPermissions] as? Int == 0o600)
      let bytes = try Data(contentsOf: URL(filePath: "\(stick)/\(name)"))
      #expect(bytes.range(of: Data("BÍ MẬT".utf8)) != nil)
    }
  }

  @Test func `nothing is written over, neither by a backup nor by its restoring`() async throws {
    try await Server.serving { server in
      let file = server.folder.path("b.tar")
      #expect(try await server.run("backup", file).status == 0)
      let twice = try await server.run("backup", file)
      #expect(twice.status == 1)
      #expect(twice.error.contains(file))
      let served = try await server.run("restore", file, "--language", "en")
      #expect(served.status == 3)
      #expect(served.error.contains("another server"), "\(served.error)")
      #expect(try await server.stop() == 0)
      let filled = try await server.run("restore", file)
      #expect(filled.status == 1)
      #expect(filled.error.contains("contests.sqlite"))
      _ = try await server.again().join("Vẫn còn nguyên")
    }
  }

  @Test func `a backup that is no backup, cut or altered is told apart`() async throws {
    try await Server.serving { server in
      let file = server.folder.path("b.tar")
      #expect(try await server.run("backup", file).status == 0)
      let sound = try Data(contentsOf: URL(filePath: file))
      let whole = try await bangvang.run("restore", file, "--check", "--language", "en")
      #expect(whole.status == 0)
      #expect(whole.output.contains("is whole"))
      var altered = sound
      altered[sound.count / 2] ^= 1
      let cases: [(Data, String)] = [
        (Data("hello".utf8), "is no backup"), (sound.prefix(sound.count / 2), "ends too early"),
        (altered, "damaged"),
      ]
      for (bytes, said) in cases {
        try bytes.write(to: URL(filePath: file))
        for check in [["--check"], []] {
          let outcome = try await bangvang.run(
            ["restore", file, "--language", "en", "--data", server.folder.path("other")] + check)
          #expect(outcome.status == 1)
          #expect(outcome.error.contains(said), "\(outcome.error)")
          #expect(outcome.output == "")
        }
      }
      let empty = server.folder.path("other/contests.sqlite")
      #expect(!FileManager.default.fileExists(atPath: empty))
      #expect(try await bangvang.run("restore", "/nowhere.tar").status == 3)
      let nothing = try await bangvang.run(
        "backup", server.folder.path("n.tar"), "--data", server.folder.path("none"))
      #expect(nothing.status == 3)
    }
  }

  @Test func `a contest with a roster is served from its file, not by its id alone`() async throws {
    let folder = try TemporaryDirectory()
    try Data("Họ và tên,Trường,Ngày sinh\nLê Lợi,THCS Lê Mao,01/02/2012\n".utf8)
      .write(to: URL(filePath: folder.path("r.csv")))
    var contest = ContestFiles()
    contest.registration = #"roster: "r.csv""#
    let server = try await Server.start(try contest.write(in: folder), in: folder)
    #expect(try await server.stop() == 0)
    let outcome = try await server.run(
      "serve", "thu-thach", "--plaintext", "--listen", "127.0.0.1:0", "--language", "en")
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("roster"))
    // A folder of that name, as `publish` makes, is no definition.
    try FileManager.default.createDirectory(
      atPath: folder.path("thu-thach"), withIntermediateDirectories: false)
    let beside = try await bangvang.run(
      "serve", "thu-thach", "--plaintext", "--listen", "127.0.0.1:0", "--language", "en",
      "--data", folder.path("data"), in: folder.url)
    #expect(beside.status == 1 && beside.error.contains("roster"), "\(beside.error)")
  }
}
