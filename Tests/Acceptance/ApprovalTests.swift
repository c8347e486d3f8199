import Foundation
import TestSupport
import Testing

/// Newcomers whom a host lets in, from outside.
@Suite struct ApprovalTests {
  private static var contest: ContestFiles {
    var contest = ContestFiles()
    contest.registration = "approval: true"
    return contest
  }

  /// Asks to join and hears that one has to wait.
  private func ask(_ server: Server, _ name: JSON, code: JSON = "7KQ2MF") async throws -> LineClient
  {
    let client = try await server.greet(language: "vi")
    client.send(["type": "join", "code": code, "name": name])
    let line = try await client.next("announcement")
    #expect(line["waits"] == "approval")
    #expect(line["text"].string.contains("Em đợi một chút"), "\(line)")
    return client
  }

  @Test func `who waits is told to hosts by name and school, and let in one by one or together`()
    async throws
  {
    try await Server.serving(Self.contest) { server in
      let host = try await server.host()
      let first = try await ask(server, "Nguyễn Thị Ánh")
      let second = try await ask(server, "Lê Văn Bình")
      let other = try await ask(server, "Trần Thị Cúc", code: "4H8NTX")
      let told = try await host.client.next("three wait") {
        $0.type == "newcomers" && $0["waiting"] == 3
      }
      #expect(told["on"] == true)
      #expect(
        told["first"].array.map(\.["name"]) == ["Nguyễn Thị Ánh", "Lê Văn Bình", "Trần Thị Cúc"])
      #expect(told["schools"].array.map(\.["waiting"]) == [2, 1])
      // They hear nothing of the contest, and may do nothing in it.
      try await host.does("start")
      try await host.open()
      first.send(["type": "answer", "question": "v1.1", "response": ["choice": "x"]])
      #expect(try await first.next("error")["code"] == "notJoined")
      #expect(!first.lines.contains { ["state", "question", "round"].contains($0.type) })

      try await host.does("admit", ["newcomer": told["first"][1]["newcomer"]])
      #expect(try await second.next("joined")["contestant"] == "c1")
      _ = try await second.next("question")
      try await host.does("admit", ["school": "le-mao"])
      #expect(try await first.next("joined")["contestant"] == "c2")
      try await host.does("turnAway", ["all": true])
      let refusal = try await other.next("error")
      #expect(refusal["code"] == "joinClosed")
      #expect(refusal["message"] == "Thầy cô chưa cho em vào. Hãy gọi thầy cô.")
      #expect(try await host.tell("admit", ["all": true])["code"] == "invalidCommand")
      for wrong: [String: JSON] in [
        [:], ["newcomer": 5], ["newcomer": "n1", "all": true], ["all": false],
      ] {
        #expect(try await host.tell("admit", wrong)["code"] == "badField", "\(wrong)")
      }
      // Who is in is in.
      let back = try await server.resume(
        Player(client: first, joined: first.lines.last { $0.type == "joined" } ?? told))
      #expect(back.id == "c2")
    }
  }

  @Test func `a flooded contest is closed to newcomers while it runs, also over a kill`()
    async throws
  {
    try await Server.serving { server in
      let host = try await server.host()
      let early = try await server.join("Có mặt sớm")
      try await host.does("approval", ["on": true])
      var crowd: [LineClient] = []
      for number in 1...30 { crowd.append(try await ask(server, .string("Bịa \(number)"))) }
      server.running.send(signal: SIGKILL)
      _ = try await server.running.status()
      let again = try await server.again()
      defer { again.running.kill() }
      let waiting = try await ask(again, "Vẫn phải đợi")
      let back = try await again.host()
      let told = try await back.client.next("newcomers") {
        $0.type == "newcomers" && $0["waiting"] == 1
      }
      #expect(told["first"][0]["name"] == "Vẫn phải đợi", "the others' lines are gone")
      #expect(try await again.resume(early).id == "c1")
      #expect(waiting.lines.count > 1 && crowd.count == 30)
      try await back.does("approval", ["on": false])
      _ = try await again.join("Vào thẳng")
      try await back.does("start")
      try await back.does("finish")
      let results = try await again.results()
      #expect(results["contestants"].array.count == 2, "nothing is left of the invented ones")
      #expect(try await again.run("journal", "verify").status == 0)
    }
  }

  @Test func `with a roster there is nothing to approve`() async throws {
    let folder = try TemporaryDirectory()
    try Data("Họ và tên,Ngày sinh,Lớp,Trường\nNguyễn Thị Ánh,9/5/2012,8A,THCS Lê Mao\n".utf8)
      .write(to: folder.url.appending(path: "ds.csv"))
    var contest = ContestFiles()
    contest.registration = "roster: \"ds.csv\""
    let file = try contest.write(in: folder)
    try await Turnstile.shared.pass {
      let server = try await Server.start(file, in: folder)
      defer { server.running.kill() }
      let host = try await server.host()
      #expect(try await host.tell("approval", ["on": true])["code"] == "invalidCommand")
    }
  }

  @Test func `thi tells a child to wait, and goes on by itself`() async throws {
    let home = try TemporaryDirectory()
    try await Server.serving(Self.contest) { server in
      let host = try await server.host()
      let thi = try ThiInLines(["127.0.0.1:\(server.port)", "7kq-2mf", "--plaintext"], home: home)
      #expect(await thi.hears("Họ và tên") != nil, "\(thi.text)")
      thi.type("Nguyễn Thị Ánh")
      #expect(await thi.hears("Đúng chưa?") != nil, "\(thi.text)")
      thi.type("")
      #expect(await thi.hears("Đang đợi thầy cô cho vào") != nil, "\(thi.text)")
      _ = try await host.client.next("one waits") { $0.type == "newcomers" && $0["waiting"] == 1 }
      try await host.does("turnAway", ["all": true])
      #expect(await thi.hears("Thầy cô chưa cho em vào") != nil, "\(thi.text)")
      // The form is as it was; the child confirms it once more.
      for _ in 1...2 { thi.type("") }
      #expect(await thi.hears("Đang đợi thầy cô cho vào") != nil, "\(thi.text)")
      try await host.does("admit", ["all": true])
      #expect(await thi.hears("Chào Nguyễn Thị Ánh") != nil, "\(thi.text)")
    }
  }

  @Test func `the host's console lets in and switches approval`() async throws {
    try await Server.serving(Self.contest) { server in
      let waiting = try await ask(server, "Nguyễn Thị Ánh")
      let outcome = try await BuiltProgram.bangvang.run(
        ["host", "127.0.0.1:\(server.port)", "--plain", "--language", "en", "--plaintext"],
        environment: [
          "BANGVANG_HOST_TOKEN": server.hostToken.string,
          "XDG_STATE_HOME": server.folder.path("state"),
        ], input: "g\ng all\ny\ng off\ny\n")
      #expect(outcome.status == 0, "\(outcome.output)")
      #expect(outcome.output.contains("Waiting to be let in: 1"), "\(outcome.output)")
      #expect(try await waiting.next("joined")["contestant"] == "c1")
      _ = try await server.join("Vào thẳng")
    }
  }
}
