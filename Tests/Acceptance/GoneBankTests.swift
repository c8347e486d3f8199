import Foundation
import TestSupport
import Testing

/// A contest that has begun goes on from its journal, whatever became of its banks.
@Suite struct GoneBankTests {
  enum Loss: CaseIterable, Sendable {
    case noBank, noNamedItem, smallPool
  }

  @Test(arguments: Loss.allCases)
  func `a restart goes on from the journal and says so`(loss: Loss) async throws {
    var contest = ContestFiles()
    if loss == .noNamedItem {
      contest.items = (1...3).map { number in
        let text = BankItem.singles[number].text
        return BankItem(
          text: text.replacing("{\"kind\"", with: "{\"title\":\"câu \(number)\",\"kind\""))
      }
      contest.rounds = [
        #"rule: "classic", points: 10, secondsPerItem: 60, items: ["câu 1", "câu 2", "câu 3"]"#
      ]
    }
    try await Server.serving(contest) { server async throws in
      let player = try await server.join("Lê Chân")
      let host = try await server.host()
      try await host.does("start")
      try await host.open()
      let question = try await player.client.next("question")
      #expect(try await server.stop() == 0)

      switch loss {
      case .noBank:
        try FileManager.default.removeItem(
          at: server.folder.url.appending(path: "thu-thach-bank.json"))
      case .noNamedItem: contest.items.remove(at: 1)
      case .smallPool: contest.items.removeLast(contest.items.count - 2)
      }
      contest.schools = contest.schools.replacing("THCS Lê Mao", with: "Trường THCS Lê Mao")
      if loss == .noBank {
        try Data(contest.definition.utf8)
          .write(to: server.folder.url.appending(path: "thu-thach.json5"))
      } else {
        try contest.write(in: server.folder)
      }
      let again = try await server.again("--language", "en")
      defer { again.running.kill() }
      #expect(again.running.errorText.contains("goes on with the items that its journal has"))
      let back = try await again.resume(player)
      #expect(back.joined["schoolName"] == "Trường THCS Lê Mao")
      let shown = try await back.client.next("question")
      #expect(shown["question"] == question["question"])
      // What only needs the contest's id needs no bank either.
      let named = try await again.run("results", server.folder.path("thu-thach.json5"), "--json")
      #expect(named.status == 0, "\(named.error)")
    }
  }

  @Test func `a broken library holds up no contest that has begun`() async throws {
    let folder = try TemporaryDirectory()
    let path = try ContestFiles().write(in: folder)
    let bank = folder.url.appending(path: "thu-thach-bank.json")
    func run(_ words: String...) async throws -> BuiltProgram.Outcome {
      try await BuiltProgram.bangvang.run(words + ["--data", folder.path("data")])
    }
    let imported = try await run("bank", "import", bank.path, "--bank", "thu-thach-bank.json")
    #expect(imported.status == 0, "\(imported.error)")
    try FileManager.default.removeItem(at: bank)
    try await Turnstile.shared.pass {
      let server = try await Server.start(path, in: folder)
      defer { server.running.kill() }
      let player = try await server.join("Lê Chân")
      #expect(try await server.stop() == 0)
      let library = folder.url.appending(path: "data/library.sqlite")
      try Data(repeating: 0x55, count: 20_000).write(to: library)
      let again = try await Server.start(path, in: folder, options: ["--language", "en"])
      defer { again.running.kill() }
      #expect(again.running.errorText.contains("goes on with the items that its journal has"))
      #expect(try await again.resume(player).id == player.id)
      #expect(try await run("results", path).status == 0)
      #expect(try await run("contest", "check", path).status == 3, "that needs the library")
    }
  }

  @Test func `what may not change is refused without the bank, too`() async throws {
    try await Server.serving { server async throws in
      _ = try await server.join("Lê Chân")
      #expect(try await server.stop() == 0)
      var contest = ContestFiles()
      contest.items.removeLast(contest.items.count - 2)
      contest.rounds = [#"rule: "speed", points: 100, secondsPerItem: 60, draw: { count: 3 }"#]
      let path = try contest.write(in: server.folder)
      let refused = try await server.run(
        "serve", path, "--plaintext", "--listen", "127.0.0.1:0", "--language", "en")
      #expect(refused.status == 1)
      #expect(refused.error.contains("rounds[0].rule"), "\(refused.error)")
    }
  }

  @Test func `where the file itself is spoilt the way without it is named`() async throws {
    try await Server.serving { server async throws in
      _ = try await server.join("Lê Chân")
      #expect(try await server.stop() == 0)
      let path = server.folder.path("thu-thach.json5")
      let spoilt = ContestFiles().definition.replacing(
        "schools: [", with: "schools: \"gone.csv\", x: [")
      try Data(spoilt.utf8).write(to: URL(filePath: path))
      let refused = try await server.run(
        "serve", path, "--plaintext", "--listen", "127.0.0.1:0", "--language", "vi")
      #expect(refused.status == 1)
      #expect(refused.error.contains("bangvang serve thu-thach"), "\(refused.error)")
      let results = try await server.run("results", path, "--json")
      #expect(results.status == 0, "\(results.error)")
      let again = try await Server.start("thu-thach", in: server.folder)
      defer { again.running.kill() }
      _ = try await again.greet()
    }
  }

  @Test func `a contest that nobody has joined needs its bank`() async throws {
    try await Server.serving { server async throws in
      #expect(try await server.stop() == 0)
      try FileManager.default.removeItem(
        at: server.folder.url.appending(path: "thu-thach-bank.json"))
      let refused = try await server.run(
        "serve", server.folder.path("thu-thach.json5"), "--plaintext", "--listen", "127.0.0.1:0",
        "--language", "en")
      #expect(refused.status == 1)
      #expect(refused.error.contains("thu-thach-bank.json"), "\(refused.error)")
    }
  }

  @Test func `with a roster its tickets still let their owners in`() async throws {
    var contest = ContestFiles()
    contest.schools = #"{ id: "le-mao", name: "THCS Lê Mao" },"#
    contest.registration = #"roster: "hoc-sinh.csv""#
    let folder = try TemporaryDirectory()
    let path = try contest.write(in: folder)
    try Data("Họ và tên,Lớp\nLê Chân,8A\nTrưng Trắc,8A\n".utf8)
      .write(to: folder.url.appending(path: "hoc-sinh.csv"))
    func tickets() async throws -> [JSON] {
      let made = try await BuiltProgram.bangvang.run([
        "roster", "tickets", path, "--json", "--data", folder.path("data"),
      ])
      #expect(made.status == 0, "\(made.error)")
      return JSON(parsing: made.output)["tickets"].array.map { $0["ticket"] }
    }
    try await Turnstile.shared.pass {
      let before = try await tickets()
      let server = try await Server.start(path, in: folder)
      defer { server.running.kill() }
      let client = try await server.greet()
      client.send(["type": "join", "ticket": before[0]])
      _ = try await client.next("joined")
      #expect(try await server.stop() == 0)
      try FileManager.default.removeItem(at: folder.url.appending(path: "thu-thach-bank.json"))
      #expect(try await tickets() == before)
      let again = try await Server.start(path, in: folder)
      defer { again.running.kill() }
      let second = try await again.greet()
      second.send(["type": "join", "ticket": before[1]])
      _ = try await second.next("joined")
    }
  }
}
