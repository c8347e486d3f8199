import Foundation
import TestSupport
import Testing

/// Who gets in, as whom, and how they come back.
@Suite struct JoiningTests {
  private static let today = Moment.day(offset: 0)

  @Test func `welcome tells the contest and what joining asks for`() async throws {
    var contest = ContestFiles()
    contest.fields = ["name", "birthDate", "class"]
    contest.rounds.append(#"rule: "speed", draw: { count: 2 }"#)
    try await Server.serving(contest) { server in
      let client = try server.connect()
      client.send(["type": "hello", "protocol": 1, "role": "contestant", "x": [1, ["y": nil]]])
      let welcome = try await client.next()
      #expect(
        welcome.json.keys == ["type", "protocol", "server", "now", "contest", "registration"])
      #expect(welcome["protocol"] == 1)
      #expect(welcome["server"].string.hasPrefix("bangvang/"))
      #expect(abs((welcome["now"].whole ?? 0) - Moment.now) < 2_000)
      #expect(welcome["registration"] == ["name", "birthDate", "class"])
      #expect(
        welcome["contest"] == [
          "id": "thu-thach", "title": "Thi thử thách", "mode": "live", "language": "vi",
          "state": "lobby", "rounds": 2, "questions": 5,
        ])
    }
  }

  @Test func `joined and state tell who one is and where the contest stands`() async throws {
    try await Server.serving { server in
      let client = try await server.greet()
      client.send(["type": "join", "code": "7kq2mf", "name": "  Nguyễn Thị Ánh "])
      let joined = try await client.next()
      #expect(
        joined.json.keys == [
          "type", "contestant", "token", "ticket", "name", "school", "schoolName", "seed",
        ])
      #expect(joined["contestant"] == "c1")
      #expect(joined["name"] == "Nguyễn Thị Ánh")
      #expect(joined["school"] == "le-mao")
      #expect(joined["schoolName"] == "THCS Lê Mao")
      #expect(joined["ticket"].string.contains(#/^[0-9A-HJKMNP-TV-Z]{8}$/#))
      #expect(joined["seed"].string.contains(#/^[0-9a-f]{8}$/#))
      #expect(joined["token"].string.utf8.count >= 22)
      let state = try await client.next()
      #expect(state.json.keys == ["type", "state", "frozen", "joined", "present", "now"])
      #expect(state["state"] == "lobby")
      #expect(state["frozen"] == false)
      #expect(state["joined"] == 1)
      #expect(state["present"] == 1)
    }
  }

  private static let bad: [(field: String, value: JSON)] = [
    ("name", nil), ("name", 5), ("name", ["An"]), ("name", ""), ("name", "   "),
    ("name", "An\u{0}"), ("name", "An\n"), ("name", "An\u{7F}"), ("name", "An\u{85}"),
    ("name", "An\u{202E}nA"), ("name", "A\u{200B}n"), ("name", "A\u{200D}n"),
    ("name", "\u{FEFF}An"),
    ("name", "An\u{2066}"), ("name", "An\u{E000}"), ("name", "An\u{F0000}"), ("name", "A\u{AD}n"),
    ("name", .string(String(repeating: "a", count: 101))),
    ("name", .string(String(repeating: "ễ\u{323}\u{331}\u{32D}", count: 58))),
    ("birthDate", nil), ("birthDate", 2012), ("birthDate", ""), ("birthDate", "1899-12-31"),
    ("birthDate", "2013-02-29"), ("birthDate", "2012-13-01"), ("birthDate", "2012-5-9"),
    ("birthDate", "09/05/2012"), ("birthDate", "2012-05-09T00:00"), ("birthDate", "２０１２-05-09"),
    ("birthDate", .string(Moment.day(offset: 2))), ("class", nil), ("class", false),
    ("class", "8A\u{202C}"),
  ]

  @Test func `a bad field is named`() async throws {
    var contest = ContestFiles()
    contest.fields = ["name", "birthDate", "class"]
    try await Server.serving(contest) { server in
      let client = try await server.greet()
      for (field, value) in Self.bad {
        var line: [String: JSON] = [
          "type": "join", "code": "7KQ2MF", "name": "An", "birthDate": "2012-05-09",
          "class": "8A",
        ]
        line[field] = value == .null ? nil : value
        client.send(.object(line))
        let error = try await client.next()
        #expect(error["code"] == "badField", "\(field) \(value): \(error)")
        #expect(error["field"] == .string(field), "\(field) \(value): \(error)")
      }
      client.send(["type": "join", "name": "An", "birthDate": "2012-05-09", "class": "8A"])
      #expect(try await client.next()["field"] == "code")
    }
  }

  @Test func `a name that only looks like another's is refused, with how to type it`() async throws
  {
    try await Server.serving(ContestFiles()) { server in
      _ = try await server.join("Nguyễn Thị Hoa")
      for (language, words) in [("vi", "gõ lại bằng bàn phím"), ("en", "type it")] {
        let client = try await server.greet(language: .string(language))
        // Cyrillic о and а, Greek Ν, fullwidth and mathematical letters, all of it Cyrillic.
        for name in [
          "Nguyễn Thị Hоa", "Nguyễn Thị Hoа", "Νguyễn Thị Hoa", "Ｎguyễn Thị Hoa",
          "𝐍guyễn Thị Hoa", "Ноа",
        ] {
          client.send(["type": "join", "code": "7KQ2MF", "name": .string(name)])
          let error = try await client.next()
          #expect(error["code"] == "badField" && error["field"] == "name", "\(name): \(error)")
          #expect(error["message"].string.contains(words) || name == "Ноа", "\(error)")
          #expect(!error["message"].string.contains("mục"), "what it is about: \(error)")
        }
        client.send([
          "type": "join", "code": "7KQ2MF", "name": .string("Nguyễn Thị Hoa \(language)"),
        ])
        #expect(try await client.next("joined")["name"] == .string("Nguyễn Thị Hoa \(language)"))
      }
      // Of the peoples who live here, and of guests.
      for name in ["Lò Thị Pành", "Moong Văn Hợi", "Vừ Bá Dếnh", "H'Hen Niê", "สมชาย", "ꪼꪒ", "王芳"] {
        #expect(try await server.join(name).joined["name"] == .string(name))
      }
      let host = try await server.host()
      host.client.send([
        "type": "command", "id": 9, "do": "rename", "contestant": "c1", "name": "Nguyễn Thị Hоa",
      ])
      let error = try await host.client.next("error")
      #expect(error["id"] == 9 && error["field"] == "name", "\(error)")
    }
  }

  @Test func `names of every kind and dates at both ends are taken`() async throws {
    var contest = ContestFiles()
    contest.fields = ["name", "birthDate"]
    try await Server.serving(contest) { server in
      let sound: [(name: String, born: String)] = [
        ("An", "1900-01-01"), ("Y", "2012-02-29"), (String(repeating: "ê", count: 100), Self.today),
        ("Hồ A Páo", "2012-05-09"), ("Nguyễn Thị Nhị Hà", "2012-05-09"),
        (String(repeating: "字", count: 100), "2012-05-09"), ("O'Brien-Đặng Jr.", "2012-05-09"),
      ]
      for (name, born) in sound {
        let player = try await server.join(name, more: ["birthDate": .string(born)])
        #expect(player.joined["name"] == .string(name))
      }
      let decomposed = try await server.join(
        "Trần Thị Hòa".decomposedStringWithCanonicalMapping, more: ["birthDate": "2012-05-09"])
      let sent = Array(decomposed.joined["name"].string.utf8)
      #expect(sent == Array("Trần Thị Hòa".precomposedStringWithCanonicalMapping.utf8))
    }
  }

  @Test func `the same person is one contestant`() async throws {
    var contest = ContestFiles()
    contest.fields = ["name", "birthDate"]
    try await Server.serving(contest) { server async throws in
      func outcome(_ name: String, _ born: JSON, code: JSON = "7KQ2MF") async throws -> JSON {
        let client = try await server.greet()
        client.send(["type": "join", "code": code, "name": .string(name), "birthDate": born])
        let reply = try await client.next()
        return reply.type == "error" ? reply["code"] : .string(reply.type)
      }
      #expect(try await outcome("Nguyễn Thị Thúy Hòa", "2012-05-09") == "joined")
      for same in [
        "Nguyễn Thị Thúy Hòa", "nguyễn  thị thuý hoà", "NGUYỄN THỊ THÚY HOÀ ",
        "Nguyễn Thị Thúy Hòa".decomposedStringWithCanonicalMapping,
      ] {
        #expect(try await outcome(same, "2012-05-09") == "duplicatePerson", "\(same)")
      }
      #expect(try await outcome("Đặng Văn Đô", "2012-05-09") == "joined")
      #expect(try await outcome("Ðặng Văn Ðô", "2012-05-09") == "duplicatePerson")
      #expect(try await outcome("Dặng Văn Đô", "2012-05-09") == "joined")
      #expect(try await outcome("Nguyễn Thị Thúy Hoa", "2012-05-09") == "joined")
      #expect(try await outcome("Nguyễn Thị Thúy Hòa", "2012-05-10") == "joined")
      #expect(try await outcome("Nguyễn Thị Thúy Hòa", "2012-05-09", code: "4H8NTX") == "joined")
    }
  }

  @Test func `a corrected name frees the old one, also before a restart`() async throws {
    var contest = ContestFiles()
    contest.fields = ["name", "birthDate"]
    try await Server.serving(contest) { server in
      let born: [String: JSON] = ["birthDate": "2012-05-09"]
      let wrong = try await server.join("Lê Văn An", more: born)
      let host = try await server.host()
      try await host.does("rename", ["contestant": wrong.id, "name": "Lê Văn Ân"])
      let other = try await server.join("Lê Văn An", more: born)
      #expect(other.id != wrong.id)
      let client = try await server.greet()
      client.send([
        "type": "join", "code": "7KQ2MF", "name": "Lê Văn Ân", "birthDate": "2012-05-09",
      ])
      #expect(try await client.next()["code"] == "duplicatePerson")
      let again = try await server.resume(wrong)
      #expect(again.joined["name"] == "Lê Văn Ân")
    }
  }

  @Test func `where nothing tells persons apart nobody is refused`() async throws {
    try await Server.serving { server in
      let first = try await server.join("An")
      let second = try await server.join("An")
      #expect(first.id != second.id)
      #expect(first.token != second.token)
      #expect(first.joined["ticket"] != second.joined["ticket"])
    }
  }

  @Test func `a full contest and a closed one say so`() async throws {
    var contest = ContestFiles()
    contest.registration = "lateJoin: false, perSchool: 2"
    try await Server.serving(contest) { server in
      func refusal(_ code: JSON) async throws -> JSON {
        let client = try await server.greet()
        client.send(["type": "join", "code": code, "name": "Muộn"])
        return try await client.next()["code"]
      }
      let first = try await server.join("An")
      _ = try await server.join("Bình")
      #expect(try await refusal("7KQ2MF") == "contestFull")
      _ = try await server.join("Chi", code: "4H8NTX")
      let host = try await server.host()
      try await host.does("start")
      #expect(try await refusal("4H8NTX") == "joinClosed")
      #expect(try await server.resume(first).id == first.id)
      try await host.does("finish")
      #expect(try await refusal("4H8NTX") == "joinClosed")
    }
  }

  @Test func `a ticket is the way back from anywhere and ends the older token`() async throws {
    try await Server.serving { server in
      let player = try await server.join("Võ Thị Sáu")
      let client = try await server.greet()
      let ticket = player.joined["ticket"].string
      client.send(["type": "join", "ticket": .string(ticket.lowercased())])
      let back = try await client.next("joined")
      #expect(back["contestant"] == player.id)
      #expect(back["name"] == "Võ Thị Sáu")
      #expect(back["token"] != player.token)
      #expect(try await player.client.next("superseded").json == ["type": "superseded"])
      let isClosed = await player.client.isClosed()
      #expect(isClosed)
      let old = try await server.greet()
      old.send(["type": "resume", "token": player.token])
      #expect(try await old.next()["code"] == "badCode")
      old.send(["type": "resume", "token": back["token"]])
      #expect(try await old.next("joined")["contestant"] == player.id)

      let host = try await server.host()
      let fresh = try await host.tell("ticket", ["contestant": player.id])
      #expect(fresh["ticket"].string.contains(#/^[0-9A-HJKMNP-TV-Z]{8}$/#), "\(fresh)")
      let last = try await server.greet()
      for line: JSON in [
        ["type": "resume", "token": back["token"]], ["type": "join", "ticket": .string(ticket)],
      ] {
        last.send(line)
        #expect(try await last.next()["code"] == "badCode")
      }
      last.send(["type": "join", "ticket": fresh["ticket"]])
      #expect(try await last.next()["contestant"] == player.id)
    }
  }

  @Test func `guessing is slowed down, and nobody who is in is touched by it`() async throws {
    try await Server.serving { server in
      let player = try await server.join("Lý Thường Kiệt")
      let host = try await server.host()
      var limited: Line?
      for _ in 0..<4 where limited == nil {
        let guesser = try await server.greet()
        for number in 0..<40 where limited == nil {
          guesser.send(["type": "join", "code": .string("Z\(10_000 + number)"), "name": "X"])
          let error = try await guesser.next()
          if error["code"] == "rateLimited" { limited = error }
          if limited == nil { #expect(error["code"] == "badCode") }
        }
      }
      #expect((limited?["retryAfterMs"].whole ?? 0) > 0)
      let back = try await server.resume(player)
      try await host.does("start")
      _ = try await back.client.next("running") { $0["state"] == "running" }
    }
  }

  @Test func `a right code gets in from an address from which somebody guesses on`() async throws {
    try await Server.serving { server in
      let guesser = try await server.greet()
      var isLimited = false
      for number in 0..<90 {
        guesser.send(["type": "join", "code": .string("Y\(10_000 + number)"), "name": "X"])
        isLimited = try await guesser.next()["code"] == "rateLimited"
        // Below the limit of lines.
        await Moment.reached(Moment.now + 25)
      }
      #expect(isLimited)
      let first = try await server.join("Em đầu tiên")
      #expect(first.id == "c1")
      // Others who connect anew for each try, from this same address.
      for number in 0..<40 {
        let other = try await server.greet()
        other.send(["type": "join", "code": .string("X\(10_000 + number)"), "name": "X"])
        #expect(["badCode", "rateLimited"].contains(try await other.next()["code"]))
      }
      let start = Moment.now
      for number in 2...12 { _ = try await server.join("Em thứ \(number)") }
      #expect(Moment.now - start < 30_000)
    }
  }

  @Test func `who knows a code does not learn from many names who takes part`() async throws {
    var contest = ContestFiles()
    contest.fields = ["name", "birthDate"]
    try await Server.serving(contest) { server in
      let born: [String: JSON] = ["birthDate": "2012-05-09"]
      _ = try await server.join("Lê Lai", more: born)
      let curious = try await server.greet()
      var answers: [JSON] = []
      for _ in 0..<80 {
        curious.send([
          "type": "join", "code": "7KQ2MF", "name": "Lê Lai", "birthDate": "2012-05-09",
        ])
        answers.append(try await curious.next()["code"])
        await Moment.reached(Moment.now + 25)
      }
      #expect(answers.first == "duplicatePerson")
      #expect(answers.contains("rateLimited"))
      _ = try await server.join("Lê Lợi", more: born)
    }
  }

  @Test func `a server with two contests asks which one`() async throws {
    try await Server.serving { server in
      let status = try await server.stop()
      #expect(status == 0)
      var other = ContestFiles(id: "thi-hai")
      other.schools = #"{ id: "le-mao", name: "THCS Lê Mao", code: "9D3WRK" }"#
      let both = try await Server.start(
        server.folder.path("thu-thach.json5"), in: server.folder,
        options: [try other.write(in: server.folder)])
      defer { both.running.kill() }
      #expect(both.report["contests"].array.map(\.["id"].string) == ["thu-thach", "thi-hai"])
      let client = try await both.greet()
      #expect(
        client.lines.first?["contests"].array == [
          ["id": "thu-thach", "title": "Thi thử thách"],
          ["id": "thi-hai", "title": "Thi thử thách"],
        ])
      let hello: [String: JSON] = ["type": "hello", "protocol": 1, "role": "contestant"]
      client.send(.object(hello.merging(["contest": "thi-hai"]) { $1 }))
      #expect(try await client.next("welcome")["contest"]["id"] == "thi-hai")
      client.send(["type": "join", "code": "7KQ2MF", "name": "An"])
      #expect(try await client.next()["code"] == "badCode")
      client.send(["type": "join", "code": "9D3WRK", "name": "An"])
      let joined = try await client.next("joined")
      for (key, value) in [("code", JSON.string("9d3wrk")), ("ticket", joined["ticket"])] {
        let named = try both.connect()
        named.send(.object(hello.merging([key: value]) { $1 }))
        #expect(try await named.next("welcome")["contest"]["id"] == "thi-hai")
      }
    }
  }
}

extension Moment {
  /// A calendar day in Vietnam, so many days from today.
  static func day(offset: Int) -> String {
    let seconds = now / 1_000 + 7 * 3_600 + Int64(offset) * 86_400
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withFullDate]
    return formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
  }
}
