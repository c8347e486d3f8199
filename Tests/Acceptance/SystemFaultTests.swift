import Foundation
import TestSupport
import Testing

/// System calls that fail, are late, or are the last: by `strace`, on the running server.
///
/// `BANGVANG_FAULT_POINTS` sets how many of a contest's writes and syncs are the last of a server.
@Suite struct SystemFaultTests {
  private static let points =
    ProcessInfo.processInfo.environment["BANGVANG_FAULT_POINTS"].flatMap { Int($0) } ?? 6

  struct Fault: CustomTestStringConvertible, Sendable {
    let call: String
    let error: String
    /// What hosts may be told.
    let codes: Set<JSON>

    var testDescription: String { "\(call): \(error)" }
  }

  private static let faults = [
    Fault(call: "fdatasync", error: "EIO", codes: ["diskError"]),
    Fault(call: "fdatasync", error: "ENOSPC", codes: ["diskError", "diskFull"]),
    Fault(call: "pwrite64", error: "EIO", codes: ["diskError"]),
    Fault(call: "pwrite64", error: "ENOSPC", codes: ["diskFull"]),
    Fault(call: "pwrite64", error: "EROFS", codes: ["readOnly", "diskError"]),
  ]

  private static var contest: ContestFiles {
    var contest = ContestFiles()
    contest.rounds = [#"rule: "classic", points: 10, secondsPerItem: 240, draw: { count: 2 }"#]
    return contest
  }

  @Test(.enabled(if: Strace.isPossible, "needs strace, and the right to use it"), arguments: faults)
  func `while the disk fails nothing is accepted, and it goes on by itself`(fault: Fault)
    async throws
  {
    try await Server.serving(Self.contest) { server in
      let host = try await server.host()
      var players: [Player] = []
      for number in 1...5 { players.append(try await server.join("Bạn \(number)")) }
      try await host.does("start")
      try await host.open()
      let question = try await players[0].client.next("question")
      let before = try await players[0].answerWhenOpen(question, right: true)
      #expect(before.type == "accepted")

      let strace = try await Strace(
        server, "trace=\(fault.call)", "inject=\(fault.call):error=\(fault.error)")
      let brokenAt = Moment.now
      for player in players.dropFirst() {
        player.send(answer: question.choice(right: true), to: question["question"])
      }
      let told = try await host.client.next("fault")
      #expect(fault.codes.contains(told["code"]), "\(told)")
      #expect(!told["text"].string.isEmpty)
      await Moment.reached(Moment.now + 1_500)
      let accepted = players.flatMap(\.client.lines).filter {
        $0.type == "accepted" && $0.at > brokenAt
      }
      #expect(accepted.isEmpty, "\(accepted)")
      try await strace.end()
      #expect(strace.injected > 0, "the fault never came")

      // Another step of the same failure may be told before: a file that cannot be opened anew.
      var back = try await host.client.next("fault")
      while fault.codes.contains(back["code"]) { back = try await host.client.next("fault") }
      #expect(back["code"] == "diskBack")
      _ = try await players[0].client.next("extended")
      var receipts: Set<JSON> = []
      for player in players {
        let reply = try await player.answer(
          question, question.choice(right: true), acceptedWithin: 60)
        #expect(reply.type == "accepted")
        receipts.insert(reply["receipt"])
      }
      #expect(receipts.count == 5)
      #expect(receipts.contains(before["receipt"]))
      try await host.does("close")
      try await host.does("finish")
      let results = try await server.results()
      #expect(results["contestants"].array.map(\.["points"]) == Array(repeating: 10, count: 5))
      #expect(try await server.run("journal", "verify").status == 0)
    }
  }

  @Test(.enabled(if: Strace.isPossible, "needs strace, and the right to use it"))
  func `a sync of three seconds makes receipts late and answers not`() async throws {
    try await Server.serving(Self.contest) { server in
      let host = try await server.host()
      let player = try await server.join("Kiên Nhẫn", answersPings: true)
      try await host.does("start")
      try await host.open()
      let question = try await player.client.next("question")
      await Moment.reached(question.startsAt + 200)
      let strace = try await Strace(
        server, "trace=fdatasync", "inject=fdatasync:delay_enter=3000000")
      // The mark of each second may be waiting for the disk already.
      await Moment.reached(Moment.now + 1_500)
      let sentAt = Moment.now
      let accepted = try await player.answer(question, question.choice(right: true))
      #expect(accepted.type == "accepted")
      #expect(accepted.at - sentAt >= 2_500, "durable first")
      #expect(abs((accepted["receivedAt"].whole ?? 0) - sentAt) < 1_000, "\(accepted)")
      try await strace.end()
      #expect(strace.injected > 0, "the fault never came")
      #expect(!host.client.lines.contains { $0.type == "fault" }, "slow is not broken")
      try await host.does("close")
      #expect(try await player.client.next("closed")["points"] == 10)
    }
  }

  // MARK: The last call

  @Test(.enabled(if: Strace.isPossible, "needs strace, and the right to use it"))
  func `whichever write or sync is the last, what was accepted is there`() async throws {
    // How many there are, by a run that is left alone.
    let whole = try await Self.play(killedAt: nil)
    #expect(whole.wasKilled == false)
    #expect(whole.receipts.count == 8)
    var kills = 0
    for call in ["pwrite64", "fdatasync"] {
      let count = whole.calls[call] ?? 0
      #expect(count > 10, "\(call)")
      let step = max(1, count / max(1, Self.points / 2))
      for number in stride(from: max(1, step / 2), through: count, by: step) {
        let played = try await Self.play(killedAt: (call, number))
        // How many there are differs by the marks of an open question, one a second.
        #expect(played.wasKilled || number > count / 2, "\(call) \(number) of \(count)")
        kills += played.wasKilled ? 1 : 0
        try await Self.check(played, "\(call) \(number)")
      }
    }
    #expect(kills >= Self.points / 2)
    print("last calls: \(kills) kills")
  }

  private struct Receipt {
    let token: JSON
    let question: JSON
    let response: JSON
    let receipt: JSON
  }

  private struct Played {
    let folder: TemporaryDirectory
    /// Of those who were told that they are in.
    var tokens: [JSON] = []
    /// Answers that were accepted.
    var receipts: [Receipt] = []
    var calls: [String: Int] = [:]
    var wasKilled = false
  }

  /// Four contestants, two questions; goes as far as the server lives.
  private static func play(killedAt point: (call: String, number: Int)?) async throws -> Played {
    try await Turnstile.shared.pass {
      let folder = try TemporaryDirectory()
      var played = Played(folder: folder)
      let log = folder.path("trace")
      var tracer = [
        "strace", "-D", "-f", "-qq", "-o", log, "-e", "trace=pwrite64,fdatasync",
      ]
      if let point {
        tracer += ["-e", "inject=\(point.call):signal=SIGKILL:when=\(point.number)"]
      }
      do {
        let server = try await Server.start(
          try contest.write(in: folder), in: folder, through: tracer)
        defer { server.running.kill() }
        try await rounds(server, &played)
        server.running.kill()
        _ = try await server.running.status()
      } catch is LineClient.Trouble {
        played.wasKilled = true
      } catch is Server.Trouble {
        played.wasKilled = true
      }
      let text = try String(contentsOfFile: log, encoding: .utf8)
      for call in ["pwrite64", "fdatasync"] {
        // A call that another thread interrupts stands there in two parts.
        played.calls[call] = text.split(separator: "\n").count { $0.contains(" \(call)(") }
      }
      return played
    }
  }

  private static func rounds(_ server: Server, _ played: inout Played) async throws {
    let host = try await server.host()
    var players: [Player] = []
    for number in 1...4 {
      let player = try await server.join("Bạn \(number)")
      players.append(player)
      played.tokens.append(player.token)
    }
    _ = try await host.tell("start")
    for _ in 1...2 {
      _ = try await host.tell("open")
      let question = try await players[0].client.next("question")
      await Moment.reached(question.startsAt)
      for player in players {
        player.send(answer: question.choice(right: true), to: question["question"])
      }
      for player in players {
        let reply = try await player.reply()
        guard reply.type == "accepted" else { continue }
        played.receipts.append(
          Receipt(
            token: player.token, question: question["question"],
            response: question.choice(right: true), receipt: reply["receipt"]))
      }
      _ = try await host.tell("close")
    }
  }

  /// Everybody comes back to a server on the same directory.
  private static func check(_ played: Played, _ name: String) async throws {
    try await Turnstile.shared.pass {
      let server = try await Server.start(
        played.folder.path("thu-thach.json5"), in: played.folder)
      defer { server.running.kill() }
      for token in played.tokens {
        let client = try await server.greet()
        client.send(["type": "resume", "token": token])
        let joined = try await client.next("joined or error") {
          ["joined", "error"].contains($0.type)
        }
        #expect(joined.type == "joined", "\(name): \(joined)")
        for told in played.receipts where told.token == token {
          client.send(["type": "answer", "question": told.question, "response": told.response])
          let again = try await client.next("accepted or error") {
            ["accepted", "error"].contains($0.type)
          }
          #expect(again["receipt"] == told.receipt, "\(name): \(again)")
          #expect(again["duplicate"] == true, "\(name): \(again)")
        }
      }
      #expect(try await server.run("journal", "verify").status == 0, "\(name)")
      // What is open is not scored yet; where nothing is open it is refused.
      _ = try await server.host().tell("close")
      let results = try await server.results()
      let points = results["contestants"].array.compactMap { $0["points"].whole }
      #expect(points.reduce(0, +) >= Int64(10 * played.receipts.count), "\(name)")
      #expect(points.allSatisfy { $0 <= 20 }, "\(name): nothing counts twice")
    }
  }

  // MARK: Disks

  @Test(.enabled(if: SmallDisk.isPossible, "needs to be root, to mount a small file system"))
  func `on a disk of two megabytes the contest stops when it is full, and goes on with space`()
    async throws
  {
    try await Turnstile.shared.pass {
      let folder = try TemporaryDirectory()
      let file = try Self.contest.write(in: folder)
      let disk = try SmallDisk(at: folder.path("data"), kilobytes: 2_048)
      defer { disk.unmount() }
      try disk.fill(kilobytes: 1_024)
      let server = try await Server.start(file, in: folder)
      defer { server.running.kill() }
      let host = try await server.host()
      // What joining writes fills it, sooner or later.
      var players: [Player] = []
      var isFull = false
      for number in 1...600 where !isFull {
        let client = try await server.greet()
        client.send(["type": "join", "code": "7KQ2MF", "name": .string("Bạn \(number)")])
        isFull =
          !(await Moment.comes(within: 5) {
            client.lines.contains { $0.type == "joined" }
              || host.client.lines.contains { $0.type == "fault" }
          }) || host.client.lines.contains { $0.type == "fault" }
        if let joined = client.lines.first(where: { $0.type == "joined" }) {
          players.append(Player(client: client, joined: joined))
        }
      }
      #expect(isFull, "\(players.count) joined")
      #expect(try await host.client.next("fault")["code"] == "diskFull")
      try disk.free()
      #expect(try await host.client.next("fault")["code"] == "diskBack")
      let late = try await server.join("Đến sau")
      try await host.does("start")
      try await host.open()
      let question = try await late.client.next("question")
      #expect(try await late.answerWhenOpen(question, right: true).type == "accepted")
      for player in players { #expect(try await server.resume(player).id == player.id) }
      #expect(try await server.stop() == 0)
      #expect(try await server.run("journal", "verify").status == 0)
    }
  }

  @Test(.enabled(if: SmallDisk.isPossible, "needs to be root, to mount a small file system"))
  func `on a file system that may only be read nothing is served, and then it goes on`()
    async throws
  {
    try await Turnstile.shared.pass {
      let folder = try TemporaryDirectory()
      let file = try Self.contest.write(in: folder)
      let disk = try SmallDisk(at: folder.path("data"), kilobytes: 8_192)
      defer { disk.unmount() }
      let server = try await Server.start(file, in: folder)
      let player = try await server.join("Có Mặt")
      #expect(try await server.stop() == 0)
      try disk.remount("ro")
      let refused = try await BuiltProgram.bangvang.run(
        "serve", file, "--plaintext", "--json", "--listen", "127.0.0.1:0", "--data",
        folder.path("data"), "--language", "en")
      #expect(refused.status == 3, "\(refused.error)")
      #expect(refused.output == "")
      #expect(
        refused.error.contains(folder.path("data")) || refused.error.contains("read"),
        "\(refused.error)")
      try disk.remount("rw")
      let again = try await server.again()
      defer { again.running.kill() }
      #expect(try await again.resume(player).id == player.id)
    }
  }

  /// The same faults by another tool, at random.
  @Test(.enabled(if: Fiu.isPossible, "needs libfiu (fiu-utils)"))
  func `with a disk that fails now and then every answer counts exactly once`() async throws {
    try await Turnstile.shared.pass {
      let folder = try TemporaryDirectory()
      let server = try await Server.start(
        try Self.contest.write(in: folder), in: folder, environment: Fiu.environment)
      defer { server.running.kill() }
      let control = try Fiu(server)
      let host = try await server.host()
      var players: [Player] = []
      for number in 1...6 { players.append(try await server.join("Bạn \(number)")) }
      try await host.does("start")
      try await host.open()
      let question = try await players[0].client.next("question")
      await Moment.reached(question.startsAt)
      try control.enable("name=posix/io/sync/fdatasync,probability=0.6,failinfo=5")
      for _ in 1...10 {
        for player in players {
          player.send(answer: question.choice(right: true), to: question["question"])
        }
        await Moment.reached(Moment.now + 300)
      }
      let isTold = await Moment.comes { host.client.lines.contains { $0.type == "fault" } }
      #expect(isTold, "the fault never came")
      try control.disable("posix/io/sync/fdatasync")
      var receipts: Set<JSON> = []
      for player in players {
        let reply = try await player.answer(
          question, question.choice(right: true), acceptedWithin: 60)
        receipts.insert(reply["receipt"])
        let all = player.client.lines.filter { $0.type == "accepted" }.map(\.["receipt"])
        #expect(Set(all).count == 1)
      }
      #expect(receipts.count == 6)
      try await host.does("close")
      try await host.does("finish")
      let results = try await server.results()
      #expect(results["contestants"].array.map(\.["points"]) == Array(repeating: 10, count: 6))
      #expect(try await server.run("journal", "verify").status == 0)
    }
  }
}
