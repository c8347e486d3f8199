import Foundation
import TestSupport
import Testing

/// A server that is killed at random moments of a contest under load: while somebody joins, while answers
/// are on their way, while an item closes.
///
/// `tools/crash-test` sets how often (`BANGVANG_CRASHES`) and from which seed (`BANGVANG_SEED`).
@Suite struct CrashTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let crashes = environment["BANGVANG_CRASHES"].flatMap { Int($0) } ?? 8
  private static let seed = environment["BANGVANG_SEED"].flatMap { UInt64($0) } ?? 20_261_010
  /// Of one contest: a long one would be started with many items each time.
  private static let killsMost = 8

  @Test func `killed at random moments, it loses nothing and counts nothing twice`() async throws {
    // Four are served at a time, so that not every restart is waited for alone.
    let each = min(Self.killsMost, max(1, Self.crashes / 4))
    let contests = max(1, Self.crashes / each)
    let tally = try await withThrowingTaskGroup(of: CrashingContest.Tally.self) { group in
      for number in 0..<UInt64(contests) {
        group.addTask { try await CrashingContest.run(crashes: each, seed: Self.seed + number) }
      }
      return try await group.reduce(into: CrashingContest.Tally()) { $0.add($1) }
    }
    print("crashes: \(tally)")
    #expect(tally.crashes == each * contests)
    #expect(tally.again > 0, "no answer was sent that a killed server had taken already")
  }
}

/// One contest, one kill a question.
private final class CrashingContest {
  struct Tally: CustomStringConvertible {
    var crashes = 0
    /// Answers that were accepted, each once.
    var accepted = 0
    /// Those of them that the killed server had taken: told of, or durable and not told of.
    var again = 0
    /// Kills while an item was closing, and those after which it had closed.
    var closings = 0
    var closed = 0
    /// Contestants who joined while the server was killed, and those of them that were told so.
    var joining = 0
    var seated = 0

    mutating func add(_ other: Tally) {
      crashes += other.crashes
      accepted += other.accepted
      again += other.again
      closings += other.closings
      closed += other.closed
      joining += other.joining
      seated += other.seated
    }

    var description: String {
      "\(crashes) kills; \(accepted) answers accepted once, \(again) of them by a server that was "
        + "killed; \(closings) kills while an item closed, \(closed) after it had; \(joining) joined "
        + "into a kill, \(seated) of them had been seated"
    }
  }

  private var server: Server
  private var host: Host
  private var players: [Player] = []
  private var random: SeededGenerator
  private var tally = Tally()
  /// By contestant and question.
  private var receipts: [String: JSON] = [:]
  private var right: [JSON: Int64] = [:]

  static func run(crashes: Int, seed: UInt64) async throws -> Tally {
    var contest = ContestFiles()
    contest.items = items(count: crashes)
    contest.rounds = [
      #"rule: "classic", points: 10, secondsPerItem: 600, draw: { count: \#(crashes) }"#
    ]
    return try await Server.serving(contest) { server in
      let crashing = try await CrashingContest(server, seed: seed)
      return try await crashing.play(questions: crashes)
    }
  }

  /// Prompts of which no two are alike.
  private static func items(count: Int) -> [BankItem] {
    var words = SeededGenerator(seed: 5)
    func word() -> String {
      (0..<3).map { _ in
        String("bcdghklmnprstvx".randomElement(using: &words) ?? "b")
          + String("aeiouy".randomElement(using: &words) ?? "a")
      }.joined()
    }
    return (0..<count).map { _ in
      .single("\(word()) \(word()) \(word()) \(word()) \(word()) \(word())?")
    }
  }

  private init(_ server: Server, seed: UInt64) async throws {
    self.server = server
    random = SeededGenerator(seed: seed)
    host = try await server.host()
    for number in 1...12 { players.append(try await server.join("Bạn số \(number)")) }
  }

  private func play(questions: Int) async throws -> Tally {
    try await host.does("start")
    for number in 1...questions { try await question(number) }
    try await host.does("finish")
    try await check()
    let status = try await server.stop()
    #expect(status == 0)
    return tally
  }

  private func question(_ number: Int) async throws {
    try await host.open()
    let question = try await players[0].client.next("question") {
      $0.type == "question" && $0["question"] == .string("v1.\(number)")
    }
    await Moment.reached(question.startsAt)
    let responses = players.map { _ in question.choice(right: Bool.random(using: &random)) }
    let closesInto = Int.random(in: 0..<4, using: &random) == 0
    let sending = send(responses, to: question, within: closesInto ? 0 : 120)
    if closesInto {
      // All are in; the item closes while the power goes.
      await sending.value
      for player in players { _ = try await player.reply() }
      host.client.send(["type": "command", "id": 1_000_000, "do": "close"])
    }
    let newcomer = try await newcomer(number)
    await Moment.reached(Moment.now + Int64.random(in: 0...(closesInto ? 12 : 130), using: &random))
    server.running.send(signal: SIGKILL)
    _ = try await server.running.status()
    await sending.value
    tally.crashes += 1
    try await noteTold(question)
    let isClosed = try await comeBack(to: question)
    if closesInto { tally.closings += 1 }
    if isClosed {
      tally.closed += 1
    } else {
      try await answerAgain(responses, to: question)
      try await host.does("close")
    }
    try await seat(newcomer)
    for (player, response) in zip(players, responses) {
      #expect(receipts[Self.name(player, question)] != nil)
      if response == question.choice(right: true) { right[player.id, default: 0] += 1 }
    }
  }

  /// Sends everyone's answer, some twice, at moments of their own.
  private func send(
    _ responses: [JSON], to question: Line, within milliseconds: Int64
  ) -> Task<Void, Never> {
    let plans = zip(players, responses).map { player, response in
      (
        player, response, Int64.random(in: 0...milliseconds, using: &random),
        Int.random(in: 0..<5, using: &random) == 0
      )
    }.sorted { $0.2 < $1.2 }
    let begins = Moment.now
    return Task {
      for (player, response, at, isTwice) in plans {
        if milliseconds > 0 { await Moment.reached(begins + at) }
        player.send(answer: response, to: question["question"])
        if isTwice, milliseconds > 0 { player.send(answer: response, to: question["question"]) }
      }
    }
  }

  /// Somebody who asks to come in while the server goes.
  private func newcomer(_ number: Int) async throws -> (client: LineClient, name: String)? {
    guard Int.random(in: 0..<3, using: &random) == 0 else { return nil }
    let client = try await server.greet()
    let name = "Người đến sau \(number)"
    client.send(["type": "join", "code": "4H8NTX", "name": .string(name)])
    tally.joining += 1
    return (client, name)
  }

  /// Who was told of a seat has it; who was not may ask again.
  private func seat(_ newcomer: (client: LineClient, name: String)?) async throws {
    guard let newcomer else { return }
    _ = await newcomer.client.isClosed()
    guard let joined = newcomer.client.lines.first(where: { $0.type == "joined" }) else { return }
    tally.seated += 1
    let back = try await server.resume(Player(client: newcomer.client, joined: joined))
    #expect(back.id == joined["contestant"])
    #expect(back.joined["name"] == .string(newcomer.name))
  }

  /// Keeps the receipts that were told before the end; two of one answer are the same.
  private func noteTold(_ question: Line) async throws {
    for player in players {
      let isOver = await player.client.isClosed()
      #expect(isOver)
      for line in player.client.lines
      where line.type == "accepted" && line["question"] == question["question"] {
        keep(line["receipt"], of: player, question)
      }
    }
  }

  private func keep(_ receipt: JSON, of player: Player, _ question: Line) {
    let name = Self.name(player, question)
    #expect(receipt != .null)
    #expect(receipts[name, default: receipt] == receipt, "\(name) has a second receipt")
    receipts[name] = receipt
  }

  private static func name(_ player: Player, _ question: Line) -> String {
    "\(player.id) \(question["question"])"
  }

  /// Starts the server again and brings everybody back.
  ///
  /// - Returns: whether the item had been closed.
  private func comeBack(to question: Line) async throws -> Bool {
    server = try await server.again()
    for place in players.indices { players[place] = try await server.resume(players[place]) }
    let client = try await server.greet("host")
    client.send(["type": "authenticate", "token": server.hostToken])
    host = Host(client: client)
    let state = try await client.next("state")
    guard state["state"] == "paused" else { return true }
    try await host.does("continue")
    let extended = try await players[0].client.next("extended")
    await Moment.reached(extended.startsAt)
    return false
  }

  private func answerAgain(_ responses: [JSON], to question: Line) async throws {
    for (player, response) in zip(players, responses) {
      let reply = try await player.answer(question, response)
      #expect(reply.type == "accepted", "\(reply)")
      let wasTold = receipts[Self.name(player, question)] != nil
      if wasTold { #expect(reply["duplicate"] == true) }
      if reply["duplicate"] == true { tally.again += 1 }
      keep(reply["receipt"], of: player, question)
    }
  }

  /// Everybody has the points of the answers that were acknowledged, in the results as on the screens.
  private func check() async throws {
    tally.accepted = receipts.count
    #expect(Set(receipts.values).count == receipts.count, "one receipt for two answers")
    let rows = try await server.results()["contestants"].array
    for player in players {
      let ended = try await player.client.next("ended")
      let row = rows.first { $0["contestant"] == player.id }
      #expect(row?["points"] == .whole(10 * right[player.id, default: 0]))
      #expect(row?["points"] == ended["points"])
      #expect(row?["rank"] == ended["rank"])
    }
    let verified = try await server.run("journal", "verify", "thu-thach", "--json")
    #expect(verified.status == 0)
    #expect(JSON(parsing: verified.output)["whole"] == true)
  }
}
