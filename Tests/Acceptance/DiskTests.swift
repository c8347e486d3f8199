import Foundation
import TestSupport
import Testing

/// A disk that fills up while children are answering.
@Suite struct DiskTests {
  @Test(.enabled(if: SmallDisk.isPossible, "needs to be root, to mount a small file system"))
  func `on a full disk nothing is accepted, and with space it goes on by itself`() async throws {
    var contest = ContestFiles()
    contest.rounds = [#"rule: "classic", points: 10, secondsPerItem: 120, draw: { count: 2 }"#]
    try await servingOnSmallDisk(contest) { server, disk in
      let host = try await server.host()
      var players: [Player] = []
      for number in 1...6 { players.append(try await server.join("Bạn \(number)")) }
      try await host.does("start")
      try await host.open()
      let question = try await players[0].client.next("question")
      let before = try await players[0].answerWhenOpen(question, right: true)
      #expect(before.type == "accepted")

      try disk.fill()
      // Until the disk takes nothing more: what was free in the log is used up first.
      for player in players.dropFirst() {
        player.send(answer: question.choice(right: true), to: question["question"])
      }
      let fault = try await host.client.next("fault")
      #expect(fault["code"] == "diskFull")
      #expect(!fault["text"].string.isEmpty)
      let filledAt = Moment.now
      await Moment.reached(filledAt + 1_500)
      for player in players {
        player.send(answer: question.choice(right: true), to: question["question"])
      }
      await Moment.reached(filledAt + 2_500)
      let acceptedWhileFull = players.flatMap(\.client.lines).filter {
        $0.type == "accepted" && $0.at > filledAt
      }
      #expect(acceptedWhileFull.isEmpty)

      try disk.free()
      // Whoever is told `notOpen` keeps the answer and sends it once time goes on.
      var receipts: [JSON] = []
      _ = try await players[0].client.next("extended")
      for player in players {
        let reply = try await player.answer(
          question, question.choice(right: true), acceptedWithin: 60)
        receipts.append(reply["receipt"])
      }
      #expect(Set(receipts).count == 6)
      #expect(receipts[0] == before["receipt"])
      try await host.does("close")
      try await host.does("finish")
      let results = try await server.results()
      #expect(results["contestants"].array.map(\.["points"]) == Array(repeating: 10, count: 6))
      #expect(try await server.run("journal", "verify").status == 0)
      #expect(try await server.stop() == 0)
      // Told once, however often the disk was tried again.
      let told = server.running.errorText.matches(of: /không ghi được nhật ký/).count
      #expect((1...2).contains(told), "\(server.running.errorText)")
      #expect(
        host.client.lines.filter { $0.type == "fault" && $0["code"] == "diskFull" }.count == told)
    }
  }

  @Test(.enabled(if: SmallDisk.isPossible, "needs to be root, to mount a small file system"))
  func `while the disk is full everybody hears that the server lives`() async throws {
    try await servingOnSmallDisk { server, disk in
      let host = try await server.host()
      let player = try await server.join("Lê Chân")
      try await host.does("start")
      let fault = try await fill(disk, under: host)
      // Pings of the first seconds are those of every line.
      let ping = try await player.client.next("ping") {
        $0.type == "ping" && $0.at > fault.at + 6_000
      }
      #expect(ping.at < fault.at + 12_000)
      try disk.free()
      #expect(try await host.client.next("fault")["code"] == "diskBack")
      #expect(try await server.stop() == 0)
    }
  }

  @Test(.enabled(if: SmallDisk.isPossible, "needs to be root, to mount a small file system"))
  func `who comes while the disk is full is told so, and is in when there is space`() async throws {
    try await servingOnSmallDisk { server, disk in
      let host = try await server.host()
      try await host.does("start")
      _ = try await fill(disk, under: host)
      let thi = try ThiOnTerminal(
        "127.0.0.1:\(server.port)", "7KQ2MF", "--plaintext", home: server.folder)
      #expect(await thi.shows("chưa nhận ai vào lúc này"), "\(thi.screen)")
      let newcomer = try server.connect()
      newcomer.send([
        "type": "hello", "protocol": 1, "role": "contestant", "client": "x/1", "language": "en",
      ])
      let refusal = try await newcomer.next("error")
      #expect(refusal["code"] == "unavailable")
      #expect(refusal["retryAfterMs"] == 3_000)
      #expect(refusal["message"].string.contains("try again"))
      try disk.free()
      #expect(try await host.client.next("fault")["code"] == "diskBack")
      #expect(await thi.shows("Họ và tên"), "\(thi.screen)")
      thi.send(signal: SIGTERM)
      #expect(try await thi.status() == 143)
      newcomer.send(["type": "hello", "protocol": 1, "role": "contestant", "client": "x/1"])
      #expect(try await newcomer.next("welcome").type == "welcome")
      #expect(try await server.stop() == 0)
    }
  }

  @Test(.enabled(if: SmallDisk.isPossible, "needs to be root, to mount a small file system"))
  func `a server that cannot write its first event tells no codes`() async throws {
    let folder = try TemporaryDirectory()
    let file = try ContestFiles().write(in: folder)
    let disk = try SmallDisk(at: folder.path("data"), kilobytes: 512)
    defer { disk.unmount() }
    try disk.fill()
    let outcome = try await BuiltProgram.bangvang.run(
      "serve", file, "--plaintext", "--json", "--listen", "127.0.0.1:0", "--data",
      folder.path("data"), "--language", "en")
    #expect(outcome.status == 3, "\(outcome.error)")
    #expect(outcome.output == "")
    #expect(outcome.error.contains("disk is full"), "\(outcome.error)")
  }
}

extension DiskTests {
  /// Serves a contest from a disk of 4 MiB for as long as the body runs, and ends both whatever happens.
  private func servingOnSmallDisk(
    _ contest: ContestFiles = ContestFiles(), body: (Server, SmallDisk) async throws -> Void
  ) async throws {
    try await Turnstile.shared.pass {
      let folder = try TemporaryDirectory()
      let file = try contest.write(in: folder)
      let disk = try SmallDisk(at: folder.path("data"), kilobytes: 4_096)
      defer { disk.unmount() }
      let server = try await Server.start(file, in: folder)
      defer { server.running.kill() }
      try await body(server, disk)
    }
  }

  /// Leaves no byte free and writes until the server finds that out: what was free in its log is used up first.
  ///
  /// - Returns: what the host is told.
  private func fill(_ disk: SmallDisk, under host: Host) async throws -> Line {
    try disk.fill()
    for number in 1...40 {
      host.client.send(["type": "command", "id": .whole(Int64(1_000 + number)), "do": "pause"])
      host.client.send(["type": "command", "id": .whole(Int64(2_000 + number)), "do": "continue"])
    }
    let fault = try await host.client.next("fault")
    #expect(fault["code"] == "diskFull")
    return fault
  }
}

extension Player {
  /// Sends an answer until it is accepted; every reply before is kept.
  func answer(
    _ question: Line, _ response: JSON, acceptedWithin seconds: Int64
  ) async throws -> Line {
    let deadline = Moment.now + seconds * 1_000
    while true {
      let reply = try await answer(question, response)
      if reply.type == "accepted" || Moment.now > deadline { return reply }
      await Moment.reached(Moment.now + 100)
    }
  }
}

/// A file system in memory, small enough to be filled.
struct SmallDisk {
  static var isPossible: Bool {
    geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/mount")
  }

  enum Trouble: Error { case failed(String) }

  private let path: String

  init(at path: String, kilobytes: Int) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Self.run("/usr/bin/mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", path)
  }

  private var ballast: String { path + "/ballast" }

  /// Takes so much space; nil: leaves no byte free.
  func fill(kilobytes: Int? = nil) throws {
    let number = open(ballast, O_WRONLY | O_CREAT, 0o600)
    guard number >= 0 else { throw Trouble.failed("open") }
    defer { close(number) }
    let zeroes = [UInt8](repeating: 0, count: 4_096)
    var left = kilobytes.map { $0 / 4 } ?? .max
    while left > 0, write(number, zeroes, zeroes.count) > 0 { left -= 1 }
  }

  /// - Parameter mode: `ro` or `rw`.
  func remount(_ mode: String) throws {
    try Self.run("/usr/bin/mount", "-o", "remount,\(mode)", path)
  }

  func free() throws { try FileManager.default.removeItem(atPath: ballast) }

  /// A mount that is left is only untidy.
  func unmount() { try? Self.run("/usr/bin/umount", "-l", path) }

  private static func run(_ program: String, _ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Trouble.failed(program) }
  }
}
