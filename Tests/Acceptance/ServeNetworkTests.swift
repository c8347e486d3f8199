import Foundation
import TestSupport
import Testing

/// Addresses, certificates and data directories of every kind.
@Suite struct ServeNetworkTests {
  private let bangvang = BuiltProgram.bangvang

  @Test func `every address is listened on`() async throws {
    try await Server.serving(ContestFiles(), "--listen", "[::1]:0", "--listen", "127.0.0.2:0") {
      server in
      let people = try TemporaryDirectory()
      let running = try RunningProgram(
        .bangvang,
        [
          "serve", server.folder.path("thu-thach.json5"), "--plaintext", "--data",
          people.path("data"), "--listen", "127.0.0.1:0", "--listen", "[::1]:0",
        ])
      defer { running.kill() }
      let first = await running.nextLine() ?? ""
      let second = await running.nextLine() ?? ""
      #expect(second.contains(#/127\.0\.0\.1:\d+, \[::1\]:\d+/#), "all are named: \(second)")
      let ports = first.matches(of: #/(127\.0\.0\.1|\[::1\]):(\d+)/#).compactMap { Int($0.2) }
      #expect(ports.count == 2, "\(first)")
      let client = try LineClient(port: try #require(ports.first))
      client.send(["type": "hello", "protocol": 1, "role": "contestant"])
      #expect(try await client.next().type == "welcome")
    }
  }

  @Test(.enabled(if: OpenSSL.isThere, "needs the openssl program"))
  func `an own certificate is served, and a wrong one is refused`() async throws {
    let folder = try TemporaryDirectory()
    let file = try ContestFiles().write(in: folder)
    for name in ["own", "other"] {
      try OpenSSL.makeCertificate(
        key: folder.path("\(name)-key.pem"), certificate: folder.path("\(name).pem"))
    }
    func options(_ certificate: String, _ key: String) -> [String] {
      ["--tls-certificate", folder.path(certificate), "--tls-key", folder.path(key)]
    }
    let server = try await Server.start(
      file, in: folder, options: options("own.pem", "own-key.pem"), isPlain: false)
    defer { server.running.kill() }
    #expect(try await OpenSSL.pin(port: server.port) == server.report["pin"].string)
    #expect(try await server.stop() == 0)
    for kind in ["RSA", "ED25519"] {
      try OpenSSL.makeKey(kind, at: folder.path("\(kind).pem"))
    }
    for (certificate, key) in [
      ("own.pem", "other-key.pem"), ("own.pem", "none.pem"), ("own-key.pem", "own.pem"),
      ("own.pem", "RSA.pem"), ("own.pem", "ED25519.pem"),
    ] {
      let refused = try await bangvang.run(
        ["serve", file, "--listen", "127.0.0.1:0", "--data", folder.path("data")]
          + options(certificate, key))
      #expect([1, 3].contains(refused.status), "\(certificate) \(key)")
      #expect(refused.output == "")
      #expect(!refused.error.isEmpty)
    }
  }

  @Test func `a data directory that cannot be one is named, with status 3`() async throws {
    let folder = try TemporaryDirectory()
    let file = try ContestFiles().write(in: folder)
    try Data("x".utf8).write(to: folder.url.appending(path: "file"))
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "strange"), withIntermediateDirectories: true)
    try Data("not a database".utf8).write(
      to: folder.url.appending(path: "strange/contests.sqlite"))
    for name in ["file", "file/inside", "strange"] {
      let refused = try await bangvang.run(
        "serve", file, "--plaintext", "--listen", "127.0.0.1:0", "--data", folder.path(name))
      #expect(refused.status == 3, "\(name): \(refused.error)")
      #expect(refused.output == "")
      #expect(refused.error.contains(folder.path(name)), "\(refused.error)")
    }
  }

  @Test func `names in the hall are as the contest says`() async throws {
    for (live, name, schoolName) in [
      ("nameAndSchool", "Nguyễn Thị Đào", "THCS Lê Mao"), ("initials", "N. T. Đ.", "THCS Lê Mao"),
      ("code", "c1", nil),
    ] as [(String, JSON, JSON)] {
      var contest = ContestFiles()
      contest.more = "privacy: { live: \"\(live)\" },"
      try await Server.serving(contest) { server in
        let host = try await server.host()
        let board = try await server.board()
        let player = try await server.join("Nguyễn Thị Đào")
        try await host.does("start")
        try await host.open()
        try await host.does("close")
        for client in [board, player.client] {
          let row = try await client.next("standings")["top"][0]
          #expect(row["name"] == name)
          #expect(row["schoolName"] == schoolName)
          #expect(row["contestant"] == player.id)
        }
        if live != "nameAndSchool" {
          #expect(!board.lines.contains { $0.text.contains("Đào") })
        }
      }
    }
  }

  @Test func `who sends all at once and then nothing more is answered, as a shell's pipe wants`()
    async throws
  {
    try await Server.serving { server in
      let client = try server.connect()
      let hello = #"{"type":"hello","protocol":1,"role":"contestant","language":"en"}"#
      let join = #"{"type":"join","code":"7KQ2MF","name":"Lê Lai"}"#
      client.send(raw: hello + "\n" + join + "\n")
      client.finishSending()
      #expect(try await client.next("joined")["name"] == "Lê Lai")
      #expect(try await client.next("state")["joined"] == 1)
      #expect(await client.isClosed())
      let back = try await server.resume(Player(client: client, joined: client.lines[1]))
      #expect(back.id == "c1")
    }
  }

  @Test func `the lobby is told how many have come`() async throws {
    try await Server.serving { server in
      let first = try await server.join("Trưng Trắc")
      for name in ["Trưng Nhị", "Lê Chân", "Thi Sách"] { _ = try await server.join(name) }
      let told = try await first.client.next("state of four") {
        $0.type == "state" && $0["joined"] == 4
      }
      #expect(told["state"] == "lobby")
      #expect(first.client.lines.filter { $0.type == "state" }.count <= 4)
    }
  }

  @Test func `state counts who is there`() async throws {
    try await Server.serving { server in
      let first = try await server.join("Trưng Trắc")
      let second = try await server.join("Trưng Nhị")
      second.client.hangUp()
      let host = try await server.host()
      _ = await Moment.comes {
        host.client.lines.last { $0.type == "progress" }?["present"] == 1
      }
      try await host.does("start")
      let state = try await first.client.nextState()
      #expect(state["joined"] == 2)
      #expect(state["present"] == 1)
      let back = try await server.resume(second)
      let now = try await back.client.next("state")
      #expect(now["present"] == 2)
      #expect(now["joined"] == 2)
    }
  }

  @Test func `a host ends the contest, and the server that was told to exits behind it`()
    async throws
  {
    try await Server.serving(ContestFiles(), "--exit-when-ended") { server in
      let host = try await server.host()
      let player = try await server.join("Ngô Thì Nhậm")
      try await host.does("start")
      try await host.does("finish")
      #expect(try await player.client.next("ended")["of"] == 1)
      try await host.does("finalize")
      #expect(try await server.running.status() == 0)
      let results = try await server.results()
      #expect(results["final"] == true)
      #expect(results["contestants"][0]["points"] == 0)
    }
  }
}

extension OpenSSL {
  static func makeCertificate(key: String, certificate: String) throws {
    try run([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=thi.example.vn",
    ])
  }

  /// - Parameter kind: as `openssl genpkey` names it.
  static func makeKey(_ kind: String, at path: String) throws {
    try run(["genpkey", "-algorithm", kind, "-out", path])
  }

  private static func run(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }
}
