import Foundation
import TestSupport
import Testing

/// How a server starts, stops and starts again.
@Suite struct ServeCommandTests {
  private let bangvang = BuiltProgram.bangvang

  @Test func `the first line tells a program all that it needs`() async throws {
    var contest = ContestFiles()
    contest.schools = #"{ id: "a", name: "A", code: "7KQ2MF" }, { id: "b", name: "B" }"#
    try await Server.serving(contest) { server in
      #expect(server.report.keys == ["listening", "tls", "contests"])
      #expect(server.report["listening"].string.hasPrefix("127.0.0.1:"))
      #expect(server.port > 0)
      #expect(server.report["tls"] == false)
      #expect(server.report["contests"].array.count == 1)
      #expect(server.contest.keys == ["id", "hostToken", "boardToken", "codes"])
      #expect(server.contest["id"] == "thu-thach")
      #expect(server.hostToken != server.boardToken)
      #expect(server.hostToken.string.utf8.count >= 22)
      #expect(server.contest["codes"].keys == ["a", "b"])
      #expect(server.contest["codes"]["a"] == "7KQ2MF")
      let made = server.contest["codes"]["b"].string
      #expect(made.contains(#/^[0-9A-HJKMNP-TV-Z]{6}$/#))
      let status = try await server.stop()
      #expect(status == 0)
    }
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func `a signal ends it with status 0, and it goes on with the same codes and tokens`(
    signal: Int32
  ) async throws {
    try await Server.serving { server in
      let player = try await server.join("Trần Thị Bình")
      #expect(try await server.stop(signal) == 0)
      let isClosed = await player.client.isClosed()
      #expect(isClosed)
      let again = try await server.again()
      #expect(again.contest == server.contest)
      let back = try await again.resume(player)
      #expect(back.id == player.id)
      #expect(back.joined["name"] == "Trần Thị Bình")
      #expect(back.joined["seed"] == player.joined["seed"])
    }
  }

  @Test func `a second server on the directory is refused at once`() async throws {
    try await Server.serving { server in
      let start = Moment.now
      let second = try await server.run(
        "serve", server.folder.path("thu-thach.json5"), "--plaintext", "--listen", "127.0.0.1:0")
      #expect(second.status == 3)
      #expect(second.output == "")
      #expect(second.error.contains(server.folder.path("data")))
      #expect(Moment.now - start < 20_000)
      _ = try await server.join("Lê Văn Tám")
    }
  }

  @Test func `a port that is taken is named, with status 3`() async throws {
    try await Server.serving { server in
      let other = try TemporaryDirectory()
      let outcome = try await bangvang.run(
        "serve", server.folder.path("thu-thach.json5"), "--plaintext", "--data", other.path("d"),
        "--listen", "127.0.0.1:\(server.port)")
      #expect(outcome.status == 3)
      #expect(outcome.output == "")
      #expect(outcome.error.contains("127.0.0.1:\(server.port)"))
    }
  }

  @Test func `wrong usage has status 2`() async throws {
    let folder = try TemporaryDirectory()
    let file = try ContestFiles().write(in: folder)
    let cases: [[String]] = [
      ["--plaintext", "--listen", "0.0.0.0:0"], ["--plaintext", "--listen", "[::]:0"],
      ["--plaintext", "--listen", ":0"], ["--listen", "nowhere"], ["--listen", "127.0.0.1:99999"],
      ["--tls-certificate", "a.pem"], ["--tls-key", "a.pem"], ["--autopilot=yes"],
    ]
    for options in cases {
      let outcome = try await bangvang.run(
        ["serve", file, "--data", folder.path("data")] + options)
      #expect(outcome.status == 2, "\(options): \(outcome.error)")
      #expect(outcome.output == "", "\(options)")
    }
    #expect(try await bangvang.run("serve").status == 2)
    #expect(FileManager.default.fileExists(atPath: folder.path("data/contests.sqlite")) == false)
  }

  @Test func `a contest with faults is not served, and each has its place`() async throws {
    let folder = try TemporaryDirectory()
    var contest = ContestFiles()
    contest.rounds = [#"rule: "clasic", points: 100, draw: { count: 99 }"#]
    let file = try contest.write(in: folder)
    let outcome = try await bangvang.run(
      "serve", file, "--plaintext", "--listen", "127.0.0.1:0", "--data", folder.path("data"),
      "--language", "en")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.error.contains(#/\.json5:11:\d+: error: /#), "\(outcome.error)")
    let none = try await bangvang.run(
      "serve", folder.path("none.json5"), "--plaintext", "--data", folder.path("data"))
    #expect(none.status == 3)
  }

  @Test(arguments: [
    ("rounds[0].rescues", #"rule: "classic", rescues: 1, draw: { count: 2 }"#, ""),
    ("rounds[0].star", #"rule: "survey", star: 1, draw: { count: 2 }"#, ""),
    ("rounds[0].wrong", #"rule: "speed", wrong: -5, draw: { count: 2 }"#, ""),
  ])
  func `what cannot be run yet is named instead of being passed over`(
    part: String, round: String, more: String
  ) async throws {
    let folder = try TemporaryDirectory()
    var contest = ContestFiles()
    contest.rounds = [round]
    contest.more = more
    let outcome = try await bangvang.run(
      "serve", try contest.write(in: folder), "--plaintext", "--listen", "127.0.0.1:0", "--data",
      folder.path("data"))
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.error.contains(part), "\(outcome.error)")
  }

  @Test func `the data directory is the option's, else the environment's, else the home's`()
    async throws
  {
    let folder = try TemporaryDirectory()
    let file = try ContestFiles().write(in: folder)
    let everywhere = [
      "BANGVANG_DATA": folder.path("variable"), "XDG_DATA_HOME": folder.path("xdg"),
      "HOME": folder.path("home"),
    ]
    let cases: [(options: [String], without: [String], place: String)] = [
      (["--data", folder.path("option")], [], "option"), ([], [], "variable"),
      ([], ["BANGVANG_DATA"], "xdg/bangvang"),
      ([], ["BANGVANG_DATA", "XDG_DATA_HOME"], "home/.local/share/bangvang"),
    ]
    for (options, without, place) in cases {
      let environment = everywhere.filter { !without.contains($0.key) }
      let running = try RunningProgram(
        .bangvang, ["serve", file, "--plaintext", "--json", "--listen", "127.0.0.1:0"] + options,
        environment: environment)
      defer { running.kill() }
      let first = await running.nextLine()
      #expect(first != nil, "\(running.errorText)")
      let database = folder.path("\(place)/contests.sqlite")
      #expect(FileManager.default.fileExists(atPath: database), "\(place)")
    }
  }

  @Test func `for people each school has the line that its students type`() async throws {
    let folder = try TemporaryDirectory()
    let running = try RunningProgram(
      .bangvang,
      [
        "serve", try ContestFiles().write(in: folder), "--plaintext", "--listen", "127.0.0.1:0",
        "--data", folder.path("data"), "--language", "en",
      ])
    defer { running.kill() }
    var lines: [String] = []
    while let line = await running.nextLine() {
      lines.append(line)
      if line.contains("THCS Quang Trung") { break }
    }
    let text = lines.joined(separator: "\n")
    #expect(text.contains(#/thi 127\.0\.0\.1:\d+ 7KQ2MF --plaintext +THCS Lê Mao/#), "\(text)")
    #expect(text.contains(#/thi 127\.0\.0\.1:\d+ 4H8NTX --plaintext +THCS Quang Trung/#), "\(text)")
    #expect(text.contains(#/bangvang host 127\.0\.0\.1:\d+ --plaintext --token /#), "\(text)")
    #expect(text.contains(#/bangvang board \S+.* --token \S{16,}/#), "\(text)")
  }

  @Test(arguments: [["--json"], []])
  func `under systemd neither tokens nor codes are printed`(options: [String]) async throws {
    try await Server.serving { server in
      let secrets = [
        server.hostToken.string, server.boardToken.string, "7KQ2MF", "4H8NTX",
      ]
      #expect(try await server.stop() == 0)
      let running = try RunningProgram(
        .bangvang,
        [
          "serve", server.folder.path("thu-thach.json5"), "--plaintext", "--listen",
          "127.0.0.1:0", "--data", server.folder.path("data"),
        ] + options,
        environment: ["INVOCATION_ID": "5c3f", "JOURNAL_STREAM": "9:12345"])
      defer { running.kill() }
      let first = options.isEmpty ? nil : await running.nextLine()
      if let first {
        #expect(JSON(parsing: first)["listening"].string.hasPrefix("127.0.0.1:"))
        #expect(JSON(parsing: first)["contests"][0]["id"] == "thu-thach")
      } else {
        #expect(await Moment.comes { running.errorText.contains("127.0.0.1:") })
      }
      running.send(signal: SIGTERM)
      #expect(try await running.status() == 0)
      var said = (first ?? "") + running.errorText
      while let line = await running.nextLine() { said += line }
      for secret in secrets { #expect(!said.contains(secret), "\(said)") }
      let codes = try await server.run("contest", "codes", "thu-thach", "--json")
      #expect(codes.output.contains("7KQ2MF"), "\(codes.error)")
    }
  }
}
