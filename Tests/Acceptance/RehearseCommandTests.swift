import Foundation
import TestSupport
import Testing

/// Simulated students against a real server, and what is said of its machine afterwards.
@Suite struct RehearseCommandTests {
  private static func contest(_ id: String = "thu-thach", code: String = "7KQ2MF") -> ContestFiles {
    var contest = ContestFiles(id: id)
    contest.fields = ["name", "class"]
    contest.schools = """
      { id: "le-mao", name: "THCS Lê Mao", code: "\(code)" },
      { id: "quang-trung", name: "THCS Quang Trung", code: "\(code.replacing("7", with: "4"))" },
      """
    contest.rounds = [#"rule: "classic", points: 100, secondsPerItem: 6, draw: { count: 2 }"#]
    contest.more = "startsIn: 1, revealSeconds: 0,"
    return contest
  }

  private func rehearse(
    _ server: Server, _ words: String..., token: String = ""
  ) async throws -> BuiltProgram.Outcome {
    try await BuiltProgram.bangvang.run(
      ["rehearse", "127.0.0.1:\(server.port)", "--plaintext", "--contestants", "12"] + words,
      input: token)
  }

  @Test func `a contest is played to its end beside the server, which tells of its machine`()
    async throws
  {
    try await Server.serving(Self.contest(), "--autopilot") { server in
      let report = try await server.run(
        "rehearse", "127.0.0.1:\(server.port)", "--plaintext", "--contestants", "12", "--schools",
        "2", "--json")
      #expect(report.status == 0, "\(report.error)")
      let said = JSON(parsing: report.output)
      #expect(said["joined"] == 12)
      #expect(said["lost"] == 0)
      #expect(said["doubled"] == 0)
      #expect(said["dropped"] == 0)
      #expect(said["ended"] == true)
      #expect((said["accepted"].whole ?? 0) > 10)
      for share in ["p50", "p99", "p999"] { #expect(said["ackMs"][share].number != nil) }
      // Read from the server with the host's token that its data directory keeps.
      let machine = said["machine"]
      #expect((machine["connections"].whole ?? 0) == 13, "\(machine)")
      #expect((machine["connectionsMax"].whole ?? 0) >= 16)
      #expect((machine["availableBytes"].whole ?? 0) > 1_000_000)
      #expect((machine["processorPercent"].whole ?? 0) > 0)
      #expect((machine["syncUs"].whole ?? 0) > 0)
      #expect(!said["verdict"].has("limit") || said["verdict"]["held"] == false, "\(said)")
      let results = try await server.results()
      #expect(results["contestants"].array.count == 12)
      #expect(results["schools"].array.map(\.["present"]) == [6, 6])
    }
  }

  @Test func `from another machine a token tells how busy the server is, without one nothing does`()
    async throws
  {
    try await Server.serving(Self.contest(), "--autopilot") { server in
      let said = try await rehearse(
        server, "--codes", "7KQ2MF,4KQ2MF", "--token", "-", "--language", "en",
        token: server.hostToken.string + "\n")
      #expect(said.status == 0, "\(said.error)")
      #expect(said.output.contains("connections (most / allowed)"), "\(said.output)")
      #expect(!said.output.contains(server.hostToken.string))
    }
    try await Server.serving(Self.contest(), "--autopilot") { server in
      let said = try await rehearse(server, "--codes", "7KQ2MF", "--language", "en")
      #expect(said.status == 0, "\(said.error)")
      #expect(!said.output.contains("connections (most"), "\(said.output)")
      let wrong = try await rehearse(
        server, "--codes", "7KQ2MF", "--token", "khong-phai", "--language", "en")
      #expect(wrong.status == 1 && wrong.error.contains("token"), "\(wrong.error)")
    }
  }

  @Test(
    .enabled(if: Strace.isPossible, "needs strace, and the right to use it"),
    arguments: [("en", "the limit is the disk"), ("vi", "chỗ nghẽn là ổ đĩa")])
  func `a disk that takes its time is named as the limit`(language: String, words: String)
    async throws
  {
    var contest = Self.contest()
    contest.more = "startsIn: 4, revealSeconds: 0,"
    try await Server.serving(contest, "--autopilot") { server in
      let strace = try await Strace(
        server, "trace=fdatasync", "inject=fdatasync:delay_enter=400000")
      let said = try await server.run(
        "rehearse", "127.0.0.1:\(server.port)", "--plaintext", "--contestants", "12", "--language",
        language)
      try await strace.end()
      #expect(strace.injected > 0, "the fault never came")
      #expect(said.status == 0, "\(said.error)")
      #expect(said.output.contains(words), "\(said.output)")
    }
  }

  @Test(arguments: [
    ("en", "the limit is how many connections the system allows", "prlimit"),
    ("vi", "chỗ nghẽn là số kết nối mà hệ thống cho mở", "prlimit"),
  ])
  func `too few open files are named as the limit`(
    language: String, words: String, advice: String
  ) async throws {
    try await Turnstile.shared.pass {
      let folder = try TemporaryDirectory()
      // 64 are kept for the server itself: ten people come in, and the host.
      let server = try await Server.start(
        Self.contest().write(in: folder), in: folder, options: ["--autopilot"], files: 75)
      defer { server.running.kill() }
      let said = try await server.run(
        "rehearse", "127.0.0.1:\(server.port)", "--plaintext", "--contestants", "30", "--language",
        language)
      #expect(said.output.contains(words), "\(said.output) \(said.error)")
      #expect(said.output.contains(advice))
    }
  }

  @Test func `two contests in one server are rehearsed at once, and told apart`() async throws {
    try await Turnstile.shared.pass {
      let folder = try TemporaryDirectory()
      var other = Self.contest("thi-hai", code: "7D3WRK")
      other.items = ["Núi nào cao nhất nước ta?", "Vua nào dời đô?", "Cây gì mọc ở bãi?"].map {
        .single($0)
      }
      let server = try await Server.start(
        Self.contest().write(in: folder), in: folder,
        options: [try other.write(in: folder), "--autopilot"])
      defer { server.running.kill() }
      let report = try await server.run(
        "rehearse", "127.0.0.1:\(server.port)", "--plaintext", "--contestants", "12", "--json")
      #expect(report.status == 0, "\(report.error)")
      let contests = JSON(parsing: report.output)["contests"].array
      #expect(Set(contests.map(\.["id"])) == ["thu-thach", "thi-hai"])
      #expect(contests.map(\.["joined"]) == [6, 6])
      for contest in contests { #expect((contest["accepted"].whole ?? 0) > 5, "\(contest)") }
      let results = try await server.results(of: "thi-hai")
      #expect(results["contestants"].array.count == 6)
    }
  }

  @Test func `nobody invented comes into a contest where children are`() async throws {
    try await Server.serving(Self.contest()) { server in
      _ = try await server.join("Nguyễn Thị Lan", more: ["class": "8A"])
      let beside = try await server.run(
        "rehearse", "127.0.0.1:\(server.port)", "--plaintext", "--language", "en")
      #expect(beside.status == 1)
      #expect(beside.error.contains("1 person has joined 'Thi thử thách'"), "\(beside.error)")
      #expect(try await server.results()["contestants"].array.count == 1)
      // Without the host's token it is known once one is in, who is told of.
      let blind = try await rehearse(server, "--codes", "7KQ2MF", "--language", "vi")
      #expect(blind.status == 1)
      #expect(blind.error.contains("đã có 1 người vào"), "\(blind.error)")
      #expect(blind.error.contains("Đã có 1 thí sinh mô phỏng"), "\(blind.error)")
      #expect(try await server.results()["contestants"].array.count == 2)
    }
  }

  @Test func `a contest that has begun, is over, or is answered alone is left alone`() async throws
  {
    try await Server.serving(Self.contest()) { server in
      let host = try await server.host()
      try await host.does("start")
      let begun = try await rehearse(server, "--codes", "7KQ2MF", "--language", "en")
      #expect(begun.status == 1 && begun.error.contains("under way"), "\(begun.error)")
      try await host.does("finish")
      let over = try await rehearse(server, "--codes", "7KQ2MF", "--language", "vi")
      #expect(over.status == 1 && over.error.contains("đã kết thúc"), "\(over.error)")
      #expect(try await server.results()["contestants"].array.isEmpty)
    }
    try await Server.serving(ContestFiles.papers(closesIn: 600)) { server in
      let alone = try await rehearse(server, "--codes", "7KQ2MF", "--language", "en")
      #expect(alone.status == 1 && alone.error.contains("live"), "\(alone.error)")
    }
  }

  @Test func `where a host lets newcomers in, a rehearsal waits for that`() async throws {
    var contest = Self.contest()
    contest.registration = "approval: true"
    try await Server.serving(contest, "--autopilot") { server in
      let host = try await server.host()
      async let played = rehearse(server, "--codes", "7KQ2MF", "--language", "en")
      _ = try await host.client.next("all wait") {
        $0.type == "newcomers" && $0["waiting"] == 12
      }
      try await host.does("admit", ["all": true])
      let said = try await played
      #expect(said.status == 0, "\(said.error)")
      #expect(said.output.contains("This machine"), "\(said.output) \(said.error)")
    }
  }

  @Test func `a wrong code lets nobody in, and that is said`() async throws {
    try await Server.serving(Self.contest(), "--autopilot") { server in
      let outcome = try await rehearse(server, "--codes", "ZZZZZZ", "--language", "en")
      #expect(outcome.status == 1)
      #expect(outcome.error.contains("badCode"), "\(outcome.error)")
      #expect(!outcome.output.contains("This machine"), "nothing was measured")
    }
  }

  @Test func `what is no code is told before anybody is sent`() async throws {
    for codes in ["hello-world", "AAAAA", "7KQ2MF,ABCDEFG"] {
      let outcome = try await BuiltProgram.bangvang.run(
        "rehearse", "127.0.0.1:1", "--plaintext", "--codes", codes, "--language", "en")
      #expect(outcome.status == 2)
      #expect(outcome.error.contains("6 letters and digits"), "\(outcome.error)")
    }
  }

  @Test func `a server with another certificate, or none, is told apart from no server`()
    async throws
  {
    try await Server.serving(Self.contest(), "--autopilot", isPlain: false) { server in
      let address = "127.0.0.1:\(server.port)"
      let pin = server.report["pin"].string
      let other = "sha256:" + String(repeating: "0", count: 64)
      let pinned = try await BuiltProgram.bangvang.run(
        "rehearse", address, "--codes", "7KQ2MF", "--pin", other, "--language", "en")
      #expect(pinned.status == 3)
      #expect(pinned.error.contains("another certificate"), "\(pinned.error)")
      #expect(!pin.isEmpty && pinned.error.contains(pin))
      let plain = try await BuiltProgram.bangvang.run(
        "rehearse", address, "--codes", "7KQ2MF", "--plaintext", "--language", "en")
      #expect(plain.status == 3)
      #expect(plain.error.contains("leave out --plaintext"), "\(plain.error)")
    }
  }

  @Test func `a host who has to begin is told so, also without a terminal`() async throws {
    try await Server.serving(Self.contest()) { server in
      let running = try RunningProgram(
        .bangvang,
        [
          "rehearse", "127.0.0.1:\(server.port)", "--plaintext", "--contestants", "3", "--codes",
          "7KQ2MF", "--language", "vi",
        ])
      defer { running.kill() }
      #expect(await Moment.comes { running.errorText.contains("nhấn Enter") })
    }
  }

  @Test func `a rehearsal that reaches nobody says so`() async throws {
    let outcome = try await BuiltProgram.bangvang.run(
      "rehearse", "127.0.0.1:1", "--plaintext", "--contestants", "2", "--codes", "7KQ2MF")
    #expect(outcome.status == 3)
    #expect(!outcome.error.isEmpty)
  }

  @Test func `more students than this machine lets connect are refused beforehand`() async throws {
    let program = try RunningProgram(
      .bangvang,
      [
        "rehearse", "127.0.0.1:1", "--plaintext", "--contestants", "500", "--codes", "7KQ2MF",
        "--language", "en",
      ], files: 256)
    #expect(try await program.status() == 1)
    #expect(program.errorText.contains("prlimit --pid $$ --nofile=20000"), "\(program.errorText)")
  }

  @Test func `on a terminal it says how far it has come`() async throws {
    try await Server.serving(Self.contest(), "--autopilot") { server in
      let terminal = try StandardErrorTerminal(columns: 80)
      let process = try BuiltProgram.bangvang.prepare(
        [
          "rehearse", "127.0.0.1:\(server.port)", "--plaintext", "--contestants", "4", "--codes",
          "7KQ2MF", "--language", "vi",
        ], [:], nil)
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = terminal.handle
      let deadline = Deadline()
      try process.run()
      deadline.begin(seconds: 120, process: process.processIdentifier)
      _ = await ProcessEnd.status(of: process, by: deadline)
      #expect(!deadline.end())
      let seen = terminal.text()
      #expect(seen.contains("đã vào 4/4"), "\(seen)")
    }
  }
}
