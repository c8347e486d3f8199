import Foundation
import TestSupport
import Testing

/// What a monitoring program reads.
@Suite struct MetricsTests {
  /// A request as it stands on the wire, and everything that comes back.
  private func ask(_ request: String, port: Int) async throws -> [String] {
    let client = try LineClient(port: port)
    client.send(raw: request)
    let isClosed = await client.isClosed()
    #expect(isClosed, "one request a connection")
    return client.lines.map { $0.text.hasSuffix("\r") ? String($0.text.dropLast()) : $0.text }
  }

  private func get(_ path: String, port: Int) async throws -> [String] {
    try await ask("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n", port: port)
  }

  private func port(of server: Server) -> Int {
    Int(server.report["metrics"].string.split(separator: ":").last ?? "") ?? 0
  }

  /// The value of a line, waited for: the figures are a second old at most.
  private func comes(_ line: String, port: Int) async throws -> Bool {
    let deadline = Moment.now + 20_000
    while Moment.now < deadline {
      if try await get("/metrics", port: port).contains(line) { return true }
      await Moment.reached(Moment.now + 200)
    }
    return false
  }

  @Test func `figures follow the contest, and tell of no person`() async throws {
    try await Server.serving(ContestFiles(), "--metrics", "127.0.0.1:0") { server in
      let port = port(of: server)
      #expect(port > 0 && port != server.port)
      let host = try await server.host()
      let players = [
        try await server.join("Lý Thường Kiệt"), try await server.join("Lý Đạo Thành"),
      ]
      try await host.does("start")
      try await host.open()
      let question = try await players[0].client.next("question")
      try await players[0].answerWhenOpen(question, right: true)
      #expect(
        try await players[0].answer(question, question.choice(right: true))["duplicate"] == true)
      #expect(
        try await players[1].answer(question, question.choice(right: false)).type == "accepted")
      let again = try await players[1].answer(question, question.choice(right: true))
      #expect(again["code"] == "alreadyAnswered")
      for line in [
        #"bangvang_contestants{contest="thu-thach"} 2"#,
        #"bangvang_contestants_present{contest="thu-thach"} 2"#,
        #"bangvang_hosts{contest="thu-thach"} 1"#, "bangvang_connections 3",
        "bangvang_answers_accepted_total 2", "bangvang_answers_repeated_total 1",
        #"bangvang_refusals_total{code="alreadyAnswered"} 1"#,
        #"bangvang_refusals_total{code="late"} 0"#, "bangvang_journal_writable 1",
        "bangvang_disk_errors_total 0", "bangvang_healthy 1",
      ] {
        let isThere = try await comes(line, port: port)
        #expect(isThere, "\(line)")
      }
      let page = try await get("/metrics", port: port)
      #expect(page.first == "HTTP/1.1 200 OK")
      #expect(page.contains("Content-Type: text/plain; version=0.0.4; charset=utf-8"))
      let buckets = page.filter { $0.hasPrefix("bangvang_commit_seconds_bucket") }
        .compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
      #expect(buckets.count > 5 && buckets == buckets.sorted())
      #expect(page.contains("bangvang_commit_seconds_count \(buckets.last ?? 0)"))
      // Every line of the page is one of the format.
      let body = page.drop { !$0.isEmpty }.dropFirst()
      for line in body {
        let isMetric = line.contains(#/^[a-z_]+(\{[a-z]+="[^"]*"\})? [0-9.e+-]+$/#)
        #expect(line.hasPrefix("# HELP ") || line.hasPrefix("# TYPE ") || isMetric, "\(line)")
      }
      let text = body.joined(separator: "\n")
      for secret in ["Lý", "7KQ2MF", "le-mao", server.hostToken.string, players[0].token.string] {
        #expect(!text.contains(secret))
      }
      #expect(try await server.stop() == 0)
    }
  }

  @Test func `the health check says ok, and why not while the disk is away`() async throws {
    try await Server.serving(ContestFiles(), "--metrics", "127.0.0.1:0") { server in
      let port = port(of: server)
      let well = try await get("/health", port: port)
      #expect(well.first == "HTTP/1.1 200 OK")
      #expect(well.last == "ok")
      #expect(try await server.stop() == 0)
    }
    let folder = try TemporaryDirectory()
    let file = try ContestFiles().write(in: folder)
    #expect(try await Server.start(file, in: folder).stop() == 0)
    // So few blocks that a file can grow no further is a disk without room.
    let running = try RunningProgram(
      .bangvang,
      [
        "serve", file, "--plaintext", "--json", "--listen", "127.0.0.1:0", "--metrics",
        "127.0.0.1:0", "--data", folder.path("data"),
      ], fileSizeBlocks: 160)
    defer { running.kill() }
    let report = JSON(parsing: await running.nextLine() ?? "")
    let metrics = Int(report["metrics"].string.split(separator: ":").last ?? "") ?? 0
    let contest = Int(report["listening"].string.split(separator: ":").last ?? "") ?? 0
    #expect(metrics > 0)
    var clients: [LineClient] = []
    var answer: [String] = []
    for number in 0..<2_000 where answer.first?.contains("503") != true {
      let client = try LineClient(port: contest)
      client.send(["type": "hello", "protocol": 1, "role": "contestant"])
      client.send([
        "type": "join", "code": "7KQ2MF", "name": .string("Thí sinh thứ \(number)"),
      ])
      clients.append(client)
      if number % 100 == 99 {
        await Moment.reached(Moment.now + 1_500)
        answer = try await get("/health", port: metrics)
      }
    }
    #expect(answer.first == "HTTP/1.1 503 Service Unavailable")
    #expect(answer.last == "diskFull", "\(answer)")
    let figures = try await get("/metrics", port: metrics)
    #expect(figures.contains("bangvang_journal_writable 0"))
    #expect(figures.contains("bangvang_healthy 0"))
  }

  @Test func `what is no request for these two pages is told so and let go`() async throws {
    try await Server.serving(ContestFiles(), "--metrics", "127.0.0.1:0") { server in
      let port = port(of: server)
      let cases: [(String, String)] = [
        ("GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 404 Not Found"),
        ("POST /metrics HTTP/1.1\r\n\r\n", "HTTP/1.1 405 Method Not Allowed"),
        ("nonsense\r\n\r\n", "HTTP/1.1 400 Bad Request"),
        (
          "GET /metrics HTTP/1.1\r\nX: " + String(repeating: "x", count: 20_000),
          "HTTP/1.1 431 Request Header Fields Too Large"
        ),
      ]
      for (request, status) in cases {
        let answer = try await ask(request, port: port)
        #expect(answer.first == status)
      }
      let head = try await ask("HEAD /metrics HTTP/1.1\r\n\r\n", port: port)
      #expect(head.first == "HTTP/1.1 200 OK")
      #expect(head.last == "")
      // Many who say nothing keep nobody out.
      var silent: [LineClient] = []
      for _ in 0..<60 { silent.append(try LineClient(port: port)) }
      let answer = try await get("/health", port: port)
      #expect(answer.last == "ok")
      #expect(silent.count == 60)
    }
  }

  @Test(arguments: ["0.0.0.0:0", ":9178", "192.0.2.1:80", "somewhere"])
  func `figures are for this machine only`(address: String) async throws {
    let folder = try TemporaryDirectory()
    let outcome = try await BuiltProgram.bangvang.run(
      "serve", try ContestFiles().write(in: folder), "--plaintext", "--listen", "127.0.0.1:0",
      "--data", folder.path("data"), "--metrics", address)
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("--metrics"))
  }
}
