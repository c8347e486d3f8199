import Foundation
import Testing

/// What is refused, with which code, and that nothing is told by it.
@Suite struct WireErrorTests {
  private let hello: JSON = [
    "type": "hello", "protocol": 1, "role": "contestant", "language": "en",
  ]

  private static let malformed: [(name: String, bytes: [UInt8])] = [
    ("words", Array("xin chào".utf8)), ("an array", Array("[]".utf8)),
    ("a string", Array(#""hello""#.utf8)), ("a number", Array("5".utf8)),
    ("null", Array("null".utf8)), ("no type", Array("{}".utf8)),
    ("a number as type", Array(#"{"type":5}"#.utf8)),
    ("null as type", Array(#"{"type":null}"#.utf8)),
    ("a key twice", Array(#"{"type":"pong","id":"a","id":"a"}"#.utf8)),
    ("a key twice, once escaped", Array(#"{"type":"pong","id":"a","\u0069d":"a"}"#.utf8)),
    ("a key twice further in", Array(#"{"type":"pong","id":"a","x":[{"b":1,"b":1}]}"#.utf8)),
    ("17 deep", Array(nested(17).utf8)), ("17 deep in arrays", Array(nestedArrays(17).utf8)),
    ("not UTF-8", Array(#"{"type":"pong","id":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)),
    (
      "an overlong byte", Array(#"{"type":"pong","id":""#.utf8) + [0xC0, 0xAF] + Array(#""}"#.utf8)
    ),
    ("a byte-order mark", [0xEF, 0xBB, 0xBF] + Array(#"{"type":"pong","id":"a"}"#.utf8)),
    ("NaN", Array(#"{"type":"pong","id":"a","x":NaN}"#.utf8)),
    ("infinity", Array(#"{"type":"pong","id":"a","x":-Infinity}"#.utf8)),
    ("a trailing comma", Array(#"{"type":"pong","id":"a",}"#.utf8)),
    ("single quotes", Array("{'type':'pong','id':'a'}".utf8)),
    ("a comment", Array(#"{"type":"pong","id":"a"}//"#.utf8)),
    ("two objects", Array(#"{"type":"pong","id":"a"}{"type":"pong","id":"a"}"#.utf8)),
    ("a zero in front", Array(#"{"type":"pong","id":"a","x":01}"#.utf8)),
    ("a bare tab in a text", Array("{\"type\":\"pong\",\"id\":\"\t\"}".utf8)),
    ("a zero byte", Array(#"{"type":"pong","id":"a"}"#.utf8) + [0]),
    ("no end", Array(#"{"type":"pong","id":"a""#.utf8)),
  ]

  private static func nested(_ depth: Int) -> String {
    let inner = String(repeating: #"{"x":"#, count: depth - 1)
    return #"{"type":"hello","protocol":1,"role":"contestant","x":"# + inner.dropFirst(5) + "{}"
      + String(repeating: "}", count: depth - 1)
  }

  private static func nestedArrays(_ depth: Int) -> String {
    #"{"type":"hello","protocol":1,"role":"contestant","x":"#
      + String(repeating: "[", count: depth - 1) + String(repeating: "]", count: depth - 1) + "}"
  }

  @Test func `what is no message is malformed, and the connection goes on`() async throws {
    try await Server.serving { server in
      for (name, bytes) in Self.malformed {
        let client = try server.connect()
        client.send(bytes: bytes + [0x0A])
        let error = try await client.next()
        #expect(error["code"] == "malformed", "\(name): \(error)")
        #expect(error.json.keys == ["type", "code", "message"], "\(name): \(error)")
        client.send(hello)
        let welcome = try await client.next()
        #expect(welcome.type == "welcome", "\(name): \(welcome)")
      }
      for sound in [Self.nested(16), Self.nestedArrays(16)] {
        let client = try server.connect()
        client.send(raw: sound + "\n")
        #expect(try await client.next().type == "welcome")
      }
    }
  }

  @Test func `the fifth malformed line within a minute closes the connection`() async throws {
    try await Server.serving { server in
      let player = try await server.join("Đinh Bộ Lĩnh")
      for _ in 1...5 {
        player.client.send(raw: "?\n")
        #expect(try await player.client.next("error")["code"] == "malformed")
      }
      let isClosed = await player.client.isClosed()
      #expect(isClosed)
      _ = try await server.resume(player)
    }
  }

  @Test func `a line may have 16384 bytes with its end, one more closes`() async throws {
    try await Server.serving { server in
      let start = #"{"type":"hello","protocol":1,"role":"contestant","x":""#
      func line(bytes: Int) -> String {
        start + String(repeating: "x", count: bytes - start.utf8.count - 3) + "\"}\n"
      }
      let client = try server.connect()
      client.send(raw: line(bytes: 16_384))
      #expect(try await client.next().type == "welcome")
      client.send(raw: line(bytes: 16_385) + "{}\n")
      let error = try await client.next()
      #expect(error["code"] == "tooLong")
      #expect(!error["message"].string.isEmpty)
      let isClosed = await client.isClosed()
      #expect(isClosed)
      #expect(client.lines.last?.text == error.text)

      let endless = try server.connect()
      endless.send(raw: String(repeating: "x", count: 300_000))
      #expect(try await endless.next()["code"] == "tooLong")
      let isEndlessClosed = await endless.isClosed()
      #expect(isEndlessClosed)
    }
  }

  @Test func `lines come in any pieces, with or without a carriage return`() async throws {
    try await Server.serving { server in
      let client = try server.connect()
      for byte in Array("\n\r\n\(hello)\r\n".utf8) { client.send(bytes: [byte]) }
      #expect(try await client.next().type == "welcome")
      let join = #"{"type":"join","code":"7kq-2mf","name":"Phạm Ngũ Lão","x":[null,{}]}"#
      client.send(raw: "\n\n\(join)\n{\"type\":\"nothing\"}\r\n\(join)\n")
      #expect(try await client.next().type == "joined")
      #expect(try await client.next().type == "state")
      #expect(try await client.next("error")["code"] == "unknownType")
      #expect(try await client.next("error")["code"] == "alreadyJoined")
    }
  }

  @Test func `before joining only joining is possible`() async throws {
    try await Server.serving { server in
      let client = try await server.greet()
      let others: [JSON] = [
        ["type": "answer", "question": "v1.1", "response": ["choice": "x"]],
        ["type": "answer"], ["type": "begin"], ["type": "submit", "attempt": 1],
        ["type": "star", "question": "v1.1"], ["type": "command", "id": 1, "do": "start"],
      ]
      for line in others {
        client.send(line)
        let error = try await client.next()
        #expect(error["code"] == "notJoined", "\(line): \(error)")
        #expect(!error.has("question"), "\(error)")
      }
      client.send(["type": "jion", "code": "7KQ2MF"])
      #expect(try await client.next("error")["code"] == "unknownType")
      client.send(["type": "pong", "id": "nobody-asked"])
      client.send(["type": "join", "code": "7KQ2MF", "name": "An"])
      #expect(try await client.next()["name"] == "An")
    }
  }

  @Test func `another protocol closes, a bad hello does not`() async throws {
    try await Server.serving { server in
      let client = try server.connect()
      let bad: [(JSON, String)] = [
        (["type": "hello", "role": "contestant"], "protocol"),
        (["type": "hello", "protocol": "1", "role": "contestant"], "protocol"),
        (["type": "hello", "protocol": 1], "role"),
        (["type": "hello", "protocol": 1, "role": "king"], "role"),
        (["type": "hello", "protocol": 1, "role": ["host"]], "role"),
        (["type": "hello", "protocol": 1, "role": "host", "language": 3], "language"),
      ]
      for (line, field) in bad {
        client.send(line)
        let error = try await client.next()
        #expect(error["code"] == "badField", "\(line): \(error)")
        #expect(error["field"] == .string(field), "\(line): \(error)")
      }
      client.send(hello)
      #expect(try await client.next().type == "welcome")
      let newer = try server.connect()
      newer.send(["type": "hello", "protocol": 2, "role": "contestant"])
      #expect(try await newer.next()["code"] == "unsupportedProtocol")
      let isClosed = await newer.isClosed()
      #expect(isClosed)
    }
  }

  @Test func `errors are said in the client's language and echo nothing`() async throws {
    try await Server.serving { server in
      let mark = "BIMAT42"
      let lines: [JSON] = [
        ["type": .string(mark)], ["type": "join", "code": .string(mark), "name": .string(mark)],
        ["type": "join", "code": "ABCDEF", "name": .string(mark)],
        ["type": "join", "code": "7KQ2MF", "name": .string(mark + "\u{202E}")],
        ["type": "join", "ticket": "B1MAT42X"], ["type": "resume", "token": .string(mark)],
        ["type": "answer", "question": .string(mark), "response": ["text": .string(mark)]],
        ["type": "star", "question": .string(mark)],
      ]
      for (language, word) in [("en", "Please"), ("vi", "Hãy"), ("fr", "Hãy"), ("en-GB", "Please")]
      {
        let client = try await server.greet(language: .string(language))
        for line in lines {
          client.send(line)
          let error = try await client.next()
          #expect(error.type == "error")
          #expect(error["message"].string.contains(word), "\(language): \(error)")
          #expect(!error.text.uppercased().contains(mark), "\(line): \(error)")
        }
      }
      let player = try await server.join("Trần Hưng Đạo")
      let asJoined: [JSON] = [
        ["type": "answer", "question": .string(mark), "response": ["text": .string(mark)]],
        ["type": "answer", "question": .string(mark), "response": [.string(mark)]],
        ["type": "answer", "question": .string(mark)], ["type": "star", "question": .string(mark)],
      ]
      for line in asJoined {
        player.client.send(line)
        let error = try await player.client.next("error")
        #expect(error.type == "error")
        #expect(!error.text.contains(mark), "\(line): \(error)")
      }
    }
  }

  @Test func `roles may do what is theirs`() async throws {
    try await Server.serving { server in
      let player = try await server.join("Bùi Thị Xuân")
      player.client.send(["type": "command", "id": 1, "do": "start"])
      #expect(try await player.client.next("error")["code"] == "notAuthorised")
      player.client.send(["type": "authenticate", "token": server.hostToken])
      let code = try await player.client.next("error")["code"]
      #expect(["notAuthorised", "alreadyJoined"].contains(code))
      for (role, token) in [
        ("host", server.boardToken), ("board", server.hostToken), ("judge", server.hostToken),
        ("host", player.token),
      ] {
        let client = try await server.greet(.string(role))
        client.send(["type": "authenticate", "token": token])
        let error = try await client.next("error")
        #expect(["badCode", "notAuthorised"].contains(error["code"]), "\(role): \(error)")
      }
      let board = try await server.board()
      board.send(["type": "command", "id": 7, "do": "start"])
      let refused = try await board.next("error")
      #expect(refused["code"] == "notAuthorised")
      #expect(refused["id"] == 7)
      board.send(["type": "answer", "question": "v1.1", "response": ["choice": "x"]])
      #expect(try await board.next("error")["code"] == "notAuthorised")
      let host = try await server.host()
      host.client.send(["type": "join", "code": "7KQ2MF", "name": "An"])
      let refusal = try await host.client.next("error")
      #expect(["notAuthorised", "alreadyJoined"].contains(refusal["code"]))
      let asPlayer = try await server.greet()
      asPlayer.send(["type": "authenticate", "token": server.hostToken])
      #expect(try await asPlayer.next()["code"] == "notAuthorised")
      asPlayer.send(["type": "resume", "token": server.hostToken])
      #expect(try await asPlayer.next()["code"] == "badCode")
    }
  }

  @Test func `too many lines are asked to wait, and the next ones are taken again`() async throws {
    try await Server.serving { server in
      let player = try await server.join("Hồ Xuân Hương")
      let other = try await server.join("Đoàn Thị Điểm")
      player.client.send(raw: String(repeating: "{\"type\":\"begin\"}\n", count: 400))
      let refusal = try await player.client.next("rateLimited") { $0["code"] == "rateLimited" }
      let wait = try #require(refusal["retryAfterMs"].whole)
      #expect((1...10_000).contains(wait))
      other.client.send(["type": "begin"])
      #expect(try await other.client.next("error")["code"] != "rateLimited")
      await Moment.reached(Moment.now + wait + 200)
      player.client.send(["type": "resume", "token": "x"])
      _ = try await player.client.next("alreadyJoined") { $0["code"] == "alreadyJoined" }
    }
  }
}

extension Line {
  func has(_ key: String) -> Bool { json.has(key) }
}
