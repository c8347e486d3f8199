import Foundation
import TestSupport
import Testing

/// Others' bad manners, and that nobody else is touched by them.
@Suite struct HostileTests {
  @Test func `silent, deaf and babbling connections leave the others alone`() async throws {
    var contest = ContestFiles()
    contest.rounds = [#"rule: "classic", points: 100, secondsPerItem: 600, draw: { count: 4 }"#]
    try await Server.serving(contest) { server in
      let host = try await server.host()
      let player = try await server.join("Yết Kiêu", answersPings: true)
      var idle: [Int32] = []
      defer { for socket in idle { close(socket) } }
      for _ in 0..<200 { idle.append(try LineClient.connected(port: server.port)) }
      // Joined ones who never read: what is for them waits in the server.
      for number in 1...5 {
        let deaf = try LineClient.connected(port: server.port)
        let lines = """
          {"type":"hello","protocol":1,"role":"contestant"}
          {"type":"join","code":"7KQ2MF","name":"Điếc \(number)"}

          """
        _ = Array(lines.utf8).withUnsafeBytes { write(deaf, $0.baseAddress, $0.count) }
        idle.append(deaf)
      }
      let babbler = try server.connect()
      babbler.send(bytes: (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 167) })
      _ = await babbler.isClosed()
      try await host.does("start")
      for number in 1...4 {
        try await host.open()
        let question = try await player.client.next("question")
        let start = Moment.now
        await Moment.reached(question.startsAt)
        #expect(start < question.startsAt, "it came in time")
        let accepted = try await player.answer(question, question.choice(right: true))
        #expect(accepted.type == "accepted")
        #expect(accepted.at - (accepted["receivedAt"].whole ?? 0) < 5_000)
        for _ in 1...40 {
          try await host.does(
            "announce", ["text": .string(String(repeating: "Chú ý! ", count: 100))])
          await Moment.reached(Moment.now + 30)
        }
        try await host.does("close")
        let closed = try await player.client.next("closed")
        #expect(closed["points"] == .whole(Int64(100 * number)))
      }
      _ = try await server.join("Dã Tượng")
    }
  }

  @Test func `when connections run short those that have not joined go first`() async throws {
    try await Turnstile.shared.pass {
      let folder = try TemporaryDirectory()
      let server = try await Server.start(
        try ContestFiles().write(in: folder), in: folder, files: 64)
      defer { server.running.kill() }
      let host = try await server.host()
      var players: [Player] = []
      for number in 1...6 { players.append(try await server.join("Bạn \(number)")) }
      var idle: [Int32] = []
      defer { for socket in idle { close(socket) } }
      for _ in 1...120 { idle.append(try LineClient.connected(port: server.port)) }
      players.append(try await server.join("Đến sau"))
      try await host.does("start")
      for player in players {
        #expect(try await player.client.nextState()["state"] == "running")
      }
    }
  }

  @Test(.enabled(if: OpenSSL.isThere, "needs the openssl program"))
  func `with TLS the pin is the certificate's, and plain bytes harm nobody`() async throws {
    try await Server.serving(ContestFiles(), isPlain: false) { server in
      #expect(server.report["tls"] == true)
      #expect(server.report["pin"].string.contains(#/^sha256:[0-9a-f]{64}$/#))
      #expect(try await OpenSSL.pin(port: server.port) == server.report["pin"].string)
      for bytes in [
        Array("{\"type\":\"hello\",\"protocol\":1,\"role\":\"contestant\"}\n".utf8),
        Array("GET / HTTP/1.1\r\n\r\n".utf8),
        (0..<5_000).map { UInt8(truncatingIfNeeded: $0 * 31) },
      ] {
        let plain = try server.connect()
        plain.send(bytes: bytes)
        let isClosed = await plain.isClosed()
        #expect(isClosed)
        #expect(!plain.lines.contains { $0.type == "welcome" })
      }
      let older = try OpenSSL.connect(port: server.port, "-tls1_2")
      let isOlderClosed = await older.client.isClosed()
      #expect(isOlderClosed)
      let secure = try OpenSSL.connect(port: server.port, "-tls1_3")
      secure.client.send(["type": "hello", "protocol": 1, "role": "contestant"])
      #expect(try await secure.client.next().type == "welcome")
      secure.client.send(["type": "join", "code": "7KQ2MF", "name": "Ỷ Lan"])
      #expect(try await secure.client.next()["name"] == "Ỷ Lan")
      secure.cut()
      #expect(try await server.stop() == 0)
      let key = try FileManager.default.attributesOfItem(
        atPath: server.folder.url.appending(path: "data/server-key.pem").path)
      #expect(key[.posixPermissions] as? Int == 0o600)
      let again = try await Server.start(
        server.folder.url.appending(path: "thu-thach.json5").path, in: server.folder,
        isPlain: false)
      defer { again.running.kill() }
      #expect(again.report["pin"] == server.report["pin"])
    }
  }
}

/// The system's `openssl`, which knows nothing of our TLS.
enum OpenSSL {
  private static let path = "/usr/bin/openssl"
  static var isThere: Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// A connection through `openssl s_client`.
  static func connect(port: Int, _ options: String...) throws -> Tunnel {
    try Tunnel(
      path,
      ["s_client", "-quiet", "-verify_quiet", "-connect", "127.0.0.1:\(port)"] + options)
  }

  /// Says hello with a session that is kept in a file, or kept there.
  ///
  /// - Returns: all that `openssl` and the server said.
  static func visit(port: Int, _ option: String, _ file: String) async throws -> String {
    // On a thread of its own: the tests beside it have two, and some of them are against the clock.
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try sawOnVisit(port: port, option, file) })
      }
    }
  }

  private static func sawOnVisit(port: Int, _ option: String, _ file: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = ["s_client", "-connect", "127.0.0.1:\(port)", option, file]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    try process.run()
    try input.fileHandleForWriting.write(
      contentsOf: Data(#"{"type":"hello","protocol":1,"role":"contestant"}"#.utf8 + [10]))
    // It goes when its input ends: tickets and `welcome` have come by then.
    var said = Data()
    while said.range(of: Data(#""type":"welcome""#.utf8)) == nil {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      said += more
    }
    try input.fileHandleForWriting.close()
    said += try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self)
  }

  /// The pin of the certificate that the server shows, worked out by `openssl` alone.
  static func pin(port: Int) async throws -> String {
    let script = """
      \(path) s_client -connect 127.0.0.1:\(port) </dev/null 2>/dev/null \
      | \(path) x509 -outform DER | sha256sum
      """
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script]
    let output = Pipe()
    process.standardOutput = output
    let said = await withCheckedContinuation { (continuation: CheckedContinuation<Data, Never>) in
      process.terminationHandler = { _ in
        continuation.resume(returning: output.fileHandleForReading.readDataToEndOfFile())
      }
      do { try process.run() } catch { continuation.resume(returning: Data()) }
    }
    return "sha256:" + String(decoding: said.prefix(64), as: UTF8.self)
  }
}
