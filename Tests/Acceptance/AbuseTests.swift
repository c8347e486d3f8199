import Foundation
import TestSupport
import Testing

/// What worse people send, from outside: each in its own way, and a child beside it who must not notice.
@Suite struct AbuseTests {
  /// A contest with a long question, and somebody who answers in it.
  private func undisturbed(
    isPlain: Bool = true, _ attack: (Server) async throws -> Void
  ) async throws {
    var contest = ContestFiles()
    contest.rounds = [#"rule: "classic", points: 100, secondsPerItem: 600, draw: { count: 3 }"#]
    try await Server.serving(contest, isPlain: isPlain) { server in
      guard isPlain else { return try await attack(server) }
      let host = try await server.host()
      let player = try await server.join("Yết Kiêu", answersPings: true)
      try await host.does("start")
      try await host.open()
      let first = try await player.client.next("question")
      try await attack(server)
      let accepted = try await player.answerWhenOpen(first, right: true)
      #expect(accepted.type == "accepted")
      #expect(accepted.at - (accepted["receivedAt"].whole ?? 0) < 5_000)
      try await host.does("close")
      #expect(try await player.client.next("closed")["points"] == 100)
    }
  }

  // MARK: Slow and half

  @Test func `whoever drips a hello byte by byte is cut off in ten seconds`() async throws {
    try await undisturbed { server in
      let sockets = try (0..<150).map { _ in try LineClient(port: server.port) }
      let begun = Moment.now
      let bytes = Array(#"{"type":"hello","protocol":1,"role":"contestant","x":""#.utf8)
      // One byte each every 400 ms: never silent, never done.
      for place in 0..<40 where Moment.now - begun < 16_000 {
        for socket in sockets { socket.send(bytes: [bytes[place % bytes.count]]) }
        await Moment.reached(begun + Int64(place + 1) * 400)
      }
      for socket in sockets {
        let isClosed = await socket.isClosed(within: 10)
        #expect(isClosed)
      }
      #expect(Moment.now - begun < 30_000)
    }
  }

  @Test(.enabled(if: OpenSSL.isThere, "needs the openssl program"))
  func `half a handshake holds nobody up and is given up`() async throws {
    try await undisturbed(isPlain: false) { server in
      let begun = Moment.now
      // The head of a ClientHello of 512 bytes that never comes, and a hello that is complete nonsense.
      let half = try (0..<120).map { _ in try LineClient(port: server.port) }
      for (place, socket) in half.enumerated() {
        socket.send(
          bytes: [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00] + [UInt8](repeating: 0, count: place))
      }
      let secure = try OpenSSL.connect(port: server.port)
      secure.client.send(["type": "hello", "protocol": 1, "role": "contestant"])
      _ = try await secure.client.next("welcome")
      secure.client.send(["type": "join", "code": "7KQ2MF", "name": "Dã Tượng"])
      _ = try await secure.client.next("joined")
      #expect(Moment.now - begun < 15_000, "the real one did not wait for them")
      for socket in half {
        let isClosed = await socket.isClosed(within: 45)
        #expect(isClosed)
      }
      secure.client.send(["type": "begin"])
      #expect(try await secure.client.next("error")["code"] != nil)
      secure.cut()
    }
  }

  // MARK: Too much

  @Test func `lines without an end are cut off and cost no memory`() async throws {
    try await undisturbed { server in
      let before = try Self.memory(of: server)
      for _ in 1...3 {
        let senders = try (0..<30).map { _ in try LineClient(port: server.port) }
        await withTaskGroup(of: Void.self) { group in
          for sender in senders {
            group.addTask {
              // 512 KiB of one line: the server has closed long before its end.
              sender.send(bytes: [UInt8](repeating: 0x61, count: 512 * 1_024))
            }
          }
        }
        for sender in senders {
          let isClosed = await sender.isClosed()
          #expect(isClosed)
          #expect(sender.lines.allSatisfy { $0["code"] == "tooLong" })
        }
      }
      let grown = try Self.memory(of: server) - before
      #expect(grown < 60 * 1_024 * 1_024, "\(grown / 1_024) KiB")
    }
  }

  /// Resident bytes.
  private static func memory(of server: Server) throws -> Int {
    let text = try String(
      contentsOfFile: "/proc/\(server.running.identifier)/status", encoding: .utf8)
    let line = text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return (line?.split(separator: " ").compactMap { Int($0) }.first ?? 0) * 1_024
  }

  @Test func `JSON as deep as a line is long is only malformed`() async throws {
    try await undisturbed { server in
      for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
        let depth = 16_000 / open.utf8.count
        for isClosed in [true, false] {
          let client = try await server.greet()
          let text =
            #"{"type":"join","x":"# + String(repeating: open, count: isClosed ? depth / 2 : depth)
            + (isClosed ? String(repeating: close, count: depth / 2) : "") + "}"
          client.send(raw: text.prefix(16_300) + "\n")
          #expect(try await client.next("error")["code"] == "malformed")
          client.send(["type": "join", "code": "7KQ2MF", "name": "Còn đây"])
          _ = try await client.next("joined")
        }
      }
    }
  }

  // MARK: Names

  @Test func `names that draw, hide or turn are refused, and look-alikes are somebody`()
    async throws
  {
    var contest = ContestFiles()
    contest.fields = ["name", "birthDate"]
    try await Server.serving(contest) { server in
      func outcome(_ name: String) async throws -> JSON {
        let client = try await server.greet()
        client.send([
          "type": "join", "code": "7KQ2MF", "name": .string(name), "birthDate": "2012-05-09",
        ])
        let reply = try await client.next()
        return reply.type == "error" ? reply["code"] : .string(reply.type)
      }
      #expect(try await outcome("Đặng Văn Đô") == "joined")
      for turned in [
        "An\u{1B}[2J", "An\u{9B}31m", "An\u{1B}]0;x\u{7}", "An\r", "\u{8}An", "An\u{202E}gnaD",
        "A\u{2067}n", "An\u{200F}", "An\u{61C}", "A\u{2060}n", "A\u{FEFF}n", "A\u{180E}n",
        "An\u{2028}", "An\u{E0041}", "An\u{FFF9}x",
      ] {
        #expect(try await outcome(turned) == "badField", "\(turned.debugDescription)")
      }
      // The Icelandic and the African letter look like Đ: the same person.
      for same in ["Ðặng Văn Đô", "Ɖặng Văn Ðô", "đặng  văn  đô"] {
        #expect(try await outcome(same) == "duplicatePerson", "\(same)")
      }
      // A heap of marks is bounded by bytes, not by what looks like letters.
      #expect(try await outcome("a" + String(repeating: "\u{301}", count: 300)) == "badField")
      let results = try await server.results()
      #expect(results["contestants"].array.count == 1)
    }
  }

  // MARK: Twice

  @Test func `one token on two lines is one contestant, and only the later line speaks`()
    async throws
  {
    try await Server.serving { server in
      let host = try await server.host()
      let first = try await server.join("Một Người")
      try await host.does("start")
      try await host.open()
      let question = try await first.client.next("question")
      await Moment.reached(question.startsAt)
      let second = try await server.resume(first)
      #expect(second.id == first.id)
      _ = try await first.client.next("superseded")
      first.send(answer: question.choice(right: false), to: question["question"])
      #expect(try await second.answer(question, question.choice(right: true)).type == "accepted")
      let isClosed = await first.client.isClosed()
      #expect(isClosed)
      #expect(!first.client.lines.contains { $0.type == "accepted" })
      // Twenty at once: one stays.
      let crowd = try await withThrowingTaskGroup(of: LineClient.self) { group in
        for _ in 1...20 {
          group.addTask {
            let client = try await server.greet()
            client.send(["type": "resume", "token": first.token])
            _ = try await client.next("joined")
            return client
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      _ = await Moment.comes {
        crowd.count { client in client.lines.contains { $0.type == "superseded" } } >= 19
      }
      #expect(crowd.count { client in client.lines.contains { $0.type == "superseded" } } == 19)
      try await host.does("close")
      try await host.does("finish")
      let results = try await server.results()
      #expect(results["contestants"].array.map(\.["points"]) == [100])
    }
  }

  @Test func `lines that are played back change nothing`() async throws {
    var contest = ContestFiles()
    contest.fields = ["name", "birthDate"]
    try await Server.serving(contest) { server in
      let host = try await server.host()
      let hello = #"{"type":"hello","protocol":1,"role":"contestant","language":"en"}"# + "\n"
      let join =
        #"{"type":"join","code":"7KQ2MF","name":"Hồ Quý Ly","birthDate":"2012-05-09"}"# + "\n"
      let heard = try server.connect()
      heard.send(raw: hello + join)
      let joined = try await heard.next("joined")
      try await host.does("start")
      try await host.open()
      let question = try await heard.next("question")
      await Moment.reached(question.startsAt)
      let answer =
        JSON.object([
          "type": "answer", "question": question["question"],
          "response": question.choice(right: true), "elapsedMs": 10,
        ]).description + "\n"
      heard.send(raw: answer)
      let accepted = try await heard.next("accepted")
      // All of it once more, and twice, without knowing the token.
      for _ in 1...3 {
        let replay = try server.connect()
        replay.send(raw: hello + join + answer)
        let errors = [try await replay.next("error"), try await replay.next("error")]
        #expect(errors.map(\.["code"]) == ["duplicatePerson", "notJoined"])
      }
      // With the token it is the same contestant's same answer.
      let resume = #"{"type":"resume","token":"\#(joined["token"].string)"}"# + "\n"
      let replay = try server.connect()
      replay.send(raw: hello + resume + answer + answer)
      for _ in 1...2 {
        let again = try await replay.next("accepted")
        #expect(again["duplicate"] == true)
        #expect(again["receipt"] == accepted["receipt"])
        #expect(again["receivedAt"] == accepted["receivedAt"])
      }
      try await host.does("close")
      // Of the question before, into the next one.
      try await host.open()
      let next = try await replay.next("question")
      await Moment.reached(next.startsAt)
      replay.send(raw: answer)
      #expect(try await replay.next("accepted")["duplicate"] == true)
      try await host.does("close")
      #expect(
        try await replay.next("closed") {
          $0["question"] == next["question"] && $0.type == "closed"
        }["answered"] == 0)
    }
  }

  // MARK: Tokens of hosts

  @Test func `tokens that leaked are replaced while the contest runs, and open nothing any more`()
    async throws
  {
    try await Server.serving { server in
      let host = try await server.host()
      let board = try await server.board()
      let player = try await server.join("Ở Lại")
      try await host.does("start")
      let codes = try await server.run("contest", "codes", "thu-thach", "--new-tokens", "--json")
      #expect(codes.status == 0, "\(codes.error)")
      let fresh = JSON(parsing: codes.output)
      #expect(fresh["hostToken"] != server.hostToken)
      #expect(fresh["boardToken"] != server.boardToken)
      #expect(fresh["codes"]["le-mao"] == "7KQ2MF", "the schools' codes stay")
      for client in [host.client, board] {
        let isClosed = await client.isClosed()
        #expect(isClosed)
      }
      let client = try await server.greet("host")
      client.send(["type": "authenticate", "token": server.hostToken])
      #expect(try await client.next()["code"] == "badCode")
      client.send(["type": "authenticate", "token": fresh["hostToken"]])
      _ = try await client.next("authenticated")
      try await Host(client: client).does("open")
      _ = try await player.client.next("question")
      // Also after a restart.
      #expect(try await server.stop() == 0)
      let again = try await server.again()
      defer { again.running.kill() }
      #expect(again.hostToken == fresh["hostToken"])
    }
  }

  // MARK: Fairness

  /// Connections of a port on which something has arrived that its program has not read. Source: proc(5),
  /// `/proc/net/tcp`: the local address, the state (1: established), the queues in hexadecimal.
  private static func unreadConnections(port: Int) -> Int {
    // To its end: it has no length, and comes in pieces.
    let table = try? FileHandle(forReadingAtPath: "/proc/net/tcp")?.readToEnd()
    return String(decoding: table ?? Data(), as: UTF8.self).split(separator: "\n").count { line in
      let fields = line.split(separator: " ")
      guard fields.count > 4, fields[3] == "01",
        let local = fields[1].split(separator: ":").last, Int(local, radix: 16) == port,
        let unread = fields[4].split(separator: ":").last
      else { return false }
      return Int(unread, radix: 16) != 0
    }
  }

  /// Whether every thread of a process is stopped. Source: proc(5), the state in `stat`.
  private static func isAsleep(_ process: Int32) -> Bool {
    let tasks = "/proc/\(process)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
    return !threads.isEmpty
      && threads.allSatisfy { thread in
        let stat = try? FileHandle(forReadingAtPath: "\(tasks)/\(thread)/stat")?.readToEnd()
        let text = String(decoding: stat ?? Data(), as: UTF8.self)
        return text.split(separator: ")").last?.hasPrefix(" T") == true
      }
  }

  /// The server sleeps while everybody answers, and finds all answers at once.
  @Test func `answers that are found together have one moment, whoever is read first`() async throws
  {
    var contest = ContestFiles()
    contest.rounds = [#"rule: "speed", points: 1000, secondsPerItem: 60, draw: { count: 1 }"#]
    try await Server.serving(contest) { server in
      let host = try await server.host()
      var players: [Player] = []
      for number in 1...120 { players.append(try await server.join("Bạn \(number)")) }
      try await host.does("start")
      try await host.open()
      let question = try await players[0].client.next("question")
      await Moment.reached(question.startsAt + 1_000)
      server.running.send(signal: SIGSTOP)
      #expect(await Moment.comes { Self.isAsleep(server.running.identifier) })
      for player in players.reversed() {
        player.send(answer: question.choice(right: true), to: question["question"])
      }
      #expect(await Moment.comes { Self.unreadConnections(port: server.port) >= players.count })
      server.running.send(signal: SIGCONT)
      var moments: Set<JSON> = []
      for player in players {
        let accepted = try await player.reply()
        #expect(accepted.type == "accepted")
        moments.insert(accepted["receivedAt"])
      }
      // One look at the sockets may have begun while the server fell asleep.
      #expect(moments.count <= 2, "\(moments.count) moments")
      try await host.does("close")
      let points = try await players.last?.client.next("closed")["points"]
      let others = try await players[0].client.next("closed")["points"]
      #expect(moments.count == 2 || points == others)
    }
  }
}
