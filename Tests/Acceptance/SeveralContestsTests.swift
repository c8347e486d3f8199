import Foundation
import TestSupport
import Testing

/// Two contests on one port at the same time: nothing of the one reaches the other.
@Suite struct SeveralContestsTests {
  /// Somebody at one of the contests.
  private struct Hall {
    let id: JSON
    let code: JSON
    let hostToken: JSON
    let boardToken: JSON

    init(_ server: Server, _ place: Int, code: JSON) {
      let contest = server.report["contests"][place]
      id = contest["id"]
      hostToken = contest["hostToken"]
      boardToken = contest["boardToken"]
      self.code = code
    }

    /// - Parameter isNamed: the contest is said in `hello`; else the code or token tells it.
    func greet(_ server: Server, _ role: JSON, isNamed: Bool) async throws -> LineClient {
      let client = try server.connect()
      var hello: [String: JSON] = ["type": "hello", "protocol": 1, "role": role]
      if isNamed { hello["contest"] = id }
      client.send(.object(hello))
      _ = try await client.next("welcome")
      return client
    }

    func join(_ server: Server, _ name: String, isNamed: Bool) async throws -> Player {
      let client = try await greet(server, "contestant", isNamed: isNamed)
      client.send(["type": "join", "code": code, "name": .string(name)])
      return Player(client: client, joined: try await client.next("joined"))
    }

    func host(_ server: Server, isNamed: Bool = true) async throws -> Host {
      let client = try await greet(server, "host", isNamed: isNamed)
      client.send(["type": "authenticate", "token": hostToken])
      _ = try await client.next("authenticated")
      return Host(client: client)
    }
  }

  private static let otherPrompts = [
    "Núi nào cao nhất nước ta?", "Vua nào dời đô ra Thăng Long?", "Cây gì mọc ở rừng ngập mặn?",
  ]

  private func serving(_ body: (Server, Hall, Hall) async throws -> Void) async throws {
    try await Turnstile.shared.pass {
      let folder = try TemporaryDirectory()
      let first = try ContestFiles().write(in: folder)
      var other = ContestFiles(id: "thi-hai")
      other.schools = #"{ id: "le-mao", name: "THCS Lê Mao", code: "9D3WRK" }"#
      other.items = Self.otherPrompts.map { .single($0) }
      let server = try await Server.start(
        first, in: folder, options: [try other.write(in: folder)])
      defer { server.running.kill() }
      let halls = (Hall(server, 0, code: "7KQ2MF"), Hall(server, 1, code: "9D3WRK"))
      #expect(halls.0.id == "thu-thach" && halls.1.id == "thi-hai")
      try await body(server, halls.0, halls.1)
    }
  }

  @Test func `two contests are played side by side, and answers never cross`() async throws {
    try await serving { server, one, two in
      let hosts = [try await one.host(server), try await two.host(server, isNamed: false)]
      // The same name, number and question ids in both.
      let first = try await (1...3).asyncMap {
        try await one.join(server, "Bạn \($0)", isNamed: $0 != 2)
      }
      let second = try await (1...3).asyncMap {
        try await two.join(server, "Bạn \($0)", isNamed: $0 != 2)
      }
      #expect(first.map(\.id) == ["c1", "c2", "c3"])
      #expect(second.map(\.id) == first.map(\.id))
      for host in hosts { try await host.does("start") }
      for _ in 1...3 {
        for host in hosts { try await host.open() }
        let mine = try await first[0].client.next("question")
        let theirs = try await second[0].client.next("question")
        #expect(mine["question"] == theirs["question"])
        #expect(Self.otherPrompts.contains(theirs["prompt"].string))
        #expect(!Self.otherPrompts.contains(mine["prompt"].string))
        await Moment.reached(max(mine.startsAt, theirs.startsAt))
        // All at once, and each contest's first gives the other's response by mistake.
        let foreign = theirs.choice(right: true)
        if !mine["choices"].array.contains(where: { $0["id"] == foreign["choice"] }) {
          let crossed = try await first[0].answer(mine, foreign)
          #expect(crossed["code"] == "badResponse")
        }
        for player in first { player.send(answer: mine.choice(right: true), to: mine["question"]) }
        for player in second.dropLast() {
          player.send(answer: theirs.choice(right: false), to: theirs["question"])
        }
        for player in first + second.dropLast() {
          #expect(try await player.reply().type == "accepted")
        }
        try await hosts[0].does("close")
        let closed = try await first[1].client.next("closed")
        #expect(closed["answered"] == 3)
        #expect(closed["correct"] == 3)
        // The other one goes on.
        let late = try await second[2].answer(theirs, theirs.choice(right: true))
        #expect(late.type == "accepted")
        try await hosts[1].does("close")
        let other = try await second[1].client.next("closed")
        #expect(other["answered"] == 3)
        #expect(other["correct"] == 1)
        #expect(closed["key"] == mine.choice(right: true))
        #expect(other["key"] == theirs.choice(right: true))
      }
      try await hosts[0].does("finish")
      #expect(try await first[0].client.next("ended")["points"] == 300)
      #expect(!second[0].client.lines.contains { $0.type == "ended" })
      try await hosts[1].does("announce", ["text": "Chỉ cho cuộc thi hai"])
      _ = try await second[0].client.next("announcement")
      #expect(!first[0].client.lines.contains { $0.type == "announcement" })
      try await hosts[1].does("finish")
      #expect(try await second[2].client.next("ended")["points"] == 300)
      for (id, points) in [("thu-thach", [300, 300, 300]), ("thi-hai", [300, 0, 0])]
        as [(String, [JSON])]
      {
        let results = try await server.results(of: id)
        #expect(results["contest"] == .string(id))
        #expect(results["contestants"].array.map(\.["points"]) == points, "\(id)")
      }
      // No line of the one ever named what only the other has.
      for player in first {
        for prompt in Self.otherPrompts {
          #expect(!player.client.lines.contains { $0.text.contains(prompt) })
        }
      }
      #expect(try await server.run("journal", "verify").status == 0)
    }
  }

  @Test func `a token, a ticket or a code of the one opens nothing in the other`() async throws {
    try await serving { server, one, two in
      let player = try await one.join(server, "Bạn 1", isNamed: true)
      _ = try await two.join(server, "Bạn 1", isNamed: true)
      let visitor = try await two.greet(server, "contestant", isNamed: true)
      for line: JSON in [
        ["type": "resume", "token": player.token],
        ["type": "join", "ticket": player.joined["ticket"]],
        ["type": "join", "code": "7KQ2MF", "name": "X"],
      ] {
        visitor.send(line)
        #expect(try await visitor.next()["code"] == "badCode", "\(line)")
      }
      let host = try await two.greet(server, "host", isNamed: true)
      host.send(["type": "authenticate", "token": one.hostToken])
      #expect(try await host.next()["code"] == "badCode")
      host.send(["type": "authenticate", "token": two.boardToken])
      #expect(try await host.next()["code"] == "badCode", "a board's token makes no host")
      // A host of the one says nothing to the other's contestants.
      let boss = try await one.host(server)
      let answer = try await boss.tell("disqualify", ["contestant": "c2", "reason": "x"])
      #expect(answer.type == "error", "c2 is in the other contest only")
    }
  }

  @Test func `killed in the middle of both, both go on`() async throws {
    try await serving { server, one, two in
      let hosts = [try await one.host(server), try await two.host(server)]
      var players = [
        try await one.join(server, "Bạn 1", isNamed: false),
        try await two.join(server, "Bạn 1", isNamed: false),
      ]
      var receipts: [JSON] = []
      for (host, player) in zip(hosts, players) {
        try await host.does("start")
        try await host.open()
        let question = try await player.client.next("question")
        let accepted = try await player.answerWhenOpen(question, right: true)
        #expect(accepted.type == "accepted")
        receipts.append(accepted["receipt"])
      }
      server.running.send(signal: SIGKILL)
      _ = try await server.running.status()
      let again = try await Server.start(
        server.folder.path("thu-thach.json5"), in: server.folder,
        options: [server.folder.path("thi-hai.json5")])
      defer { again.running.kill() }
      for place in players.indices {
        // Without a contest in hello: the token alone tells which.
        let client = try again.connect()
        client.send(["type": "hello", "protocol": 1, "role": "contestant"])
        _ = try await client.next("welcome")
        client.send(["type": "resume", "token": players[place].token])
        players[place] = Player(client: client, joined: try await client.next("joined"))
        let question = try await client.next("question")
        #expect(question["answered"]["receipt"] == receipts[place])
        #expect(Self.otherPrompts.contains(question["prompt"].string) == (place == 1))
      }
    }
  }
}

extension Sequence {
  fileprivate func asyncMap<Value>(_ change: (Element) async throws -> Value) async rethrows
    -> [Value]
  {
    var values: [Value] = []
    for element in self { values.append(try await change(element)) }
    return values
  }
}
