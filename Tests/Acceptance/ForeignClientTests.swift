import Foundation
import Testing

/// Clients that share nothing with ours: one in Python, written from the page of the protocol alone, and
/// programs that know only bytes. Each joins, answers, is cut off, comes back, and sees the end.
@Suite struct ForeignClientTests {
  private static let program = BuiltProgram.package.appending(path: "tools/client.py").path
  private static let hasPython = Tunnel.isThere("python3")

  private static func python(
    _ server: Server, _ name: String, code: String, options: [String]
  ) throws -> Tunnel {
    try Tunnel(
      "python3", [program, "127.0.0.1:\(server.port)", code, name, "--prefer", "Đúng"] + options)
  }

  @Test(.enabled(if: OpenSSL.isThere && hasPython, "needs python3 and the openssl program"))
  func `over TLS a client in Python and openssl play a contest to its end`() async throws {
    try await Server.serving(ContestFiles(), isPlain: false) { server in
      let pin = server.report["pin"].string
      let python = try Self.python(
        server, "Mãng Xà", code: "7KQ2MF", options: ["--pin", pin, "--cut", "2"])
      let pythonJoined = try await python.client.next("joined")
      #expect(pythonJoined["schoolName"] == "THCS Lê Mao")
      let connect = { try OpenSSL.connect(port: server.port) }
      try await play(server, pythons: [python], connect: connect)
    }
  }

  @Test(.enabled(if: RawShell.isPossible && hasPython, "needs python3, and nc or bash"))
  func `in plain TCP a client in Python and a shell play a contest to its end`() async throws {
    try await Server.serving { server in
      let python = try Self.python(
        server, "Mãng Xà", code: "7KQ2MF", options: ["--plaintext", "--cut", "2"])
      _ = try await python.client.next("joined")
      try await play(server, pythons: [python]) { try RawShell.connect(port: server.port) }
    }
  }

  @Test(.enabled(if: hasPython, "needs python3"))
  func `the client in Python sends nothing to a server that is not the one it knows`() async throws
  {
    try await Server.serving(ContestFiles(), isPlain: false) { server in
      let pin = "sha256:" + String(repeating: "0", count: 64)
      let python = try Self.python(server, "Mãng Xà", code: "7KQ2MF", options: ["--pin", pin])
      #expect(await python.status() == 1)
      #expect(python.client.lines.isEmpty)
    }
  }

  /// Three questions. The second cuts everyone's line right after the answer.
  private func play(
    _ server: Server, pythons: [Tunnel], connect: () throws -> Tunnel
  ) async throws {
    var hostTunnel = try connect()
    let host = try await Self.host(server, over: hostTunnel)
    defer { hostTunnel.cut() }
    let (first, joined) = try await Self.join("Ỷ Lan", over: connect())
    var tunnel = first
    defer { tunnel.cut() }
    let names = pythons.map { $0.client.lines.first { $0.type == "joined" }?["contestant"] }
    try await host.does("start")
    for number in 1...3 {
      try await host.open()
      let question = try await tunnel.client.next("question")
      #expect(question["question"] == .string("v1.\(number)"))
      await Moment.reached(question.startsAt)
      let response = question.choice(right: number != 3)
      var player = Player(client: tunnel.client, joined: joined)
      player.send(answer: response, to: question["question"])
      if number == 2 {
        // Whether the answer got through nobody knows; sent again it counts once.
        tunnel.cut()
        tunnel = try await Self.resume(joined, over: connect())
        player = Player(client: tunnel.client, joined: joined)
        let again = try await tunnel.client.next("question")
        #expect(again["question"] == question["question"])
        if again.has("answered") { #expect(again["answered"]["response"] == response) }
        player.send(answer: response, to: question["question"])
        let accepted = try await player.reply()
        #expect(accepted.type == "accepted", "\(accepted)")
        let third = try await player.answer(question, response)
        #expect(third["duplicate"] == true)
        #expect(third["receipt"] == accepted["receipt"])
      } else {
        let accepted = try await player.reply()
        #expect(accepted.type == "accepted", "\(accepted)")
        #expect(accepted["question"] == question["question"])
      }
      for (python, name) in zip(pythons, names) {
        if number == 2 {
          #expect(try await python.client.next("joined")["contestant"] == name)
        }
        let accepted = try await python.client.next("accepted")
        #expect(accepted["question"] == question["question"])
      }
      try await host.does("close")
      for (client, isRight) in [(tunnel.client, number != 3)] + pythons.map({ ($0.client, true) }) {
        let closed = try await client.next("closed")
        #expect(closed["question"] == question["question"])
        #expect(closed["key"] == question.choice(right: true))
        #expect(closed["you"]["mark"] == (isRight ? 1 : 0))
        let standings = try await client.next("standings")
        #expect(standings["you"]["points"] == closed["points"])
      }
    }
    // Between two questions everyone may be gone, the host too.
    hostTunnel.cut()
    hostTunnel = try connect()
    let back = try await Self.host(server, over: hostTunnel)
    try await back.does("finish")
    for client in [tunnel.client] + pythons.map(\.client) {
      let ended = try await client.next("ended")
      #expect(ended["of"] == .whole(Int64(pythons.count + 1)))
      #expect(ended["points"] == (client === tunnel.client ? 200 : 300))
    }
    for python in pythons { #expect(await python.status() == 0) }
    let results = try await server.results()
    #expect(results["contestants"].array.map(\.["points"]) == [300, 200])
    #expect(results["contestants"].array.map(\.["correct"]) == [3, 2])
  }

  private static func hello(_ role: JSON, over tunnel: Tunnel) async throws {
    tunnel.client.send(["type": "hello", "protocol": 1, "role": role, "language": "vi"])
    _ = try await tunnel.client.next("welcome")
  }

  private static func join(_ name: JSON, over tunnel: Tunnel) async throws -> (Tunnel, Line) {
    try await hello("contestant", over: tunnel)
    tunnel.client.send(["type": "join", "code": "4h8ntx", "name": name])
    return (tunnel, try await tunnel.client.next("joined"))
  }

  private static func resume(_ joined: Line, over tunnel: Tunnel) async throws -> Tunnel {
    try await hello("contestant", over: tunnel)
    tunnel.client.send(["type": "resume", "token": joined["token"]])
    #expect(try await tunnel.client.next("joined")["contestant"] == joined["contestant"])
    return tunnel
  }

  private static func host(_ server: Server, over tunnel: Tunnel) async throws -> Host {
    try await hello("host", over: tunnel)
    tunnel.client.send(["type": "authenticate", "token": server.hostToken])
    #expect(try await tunnel.client.next("authenticated")["role"] == "host")
    return Host(client: tunnel.client)
  }
}
