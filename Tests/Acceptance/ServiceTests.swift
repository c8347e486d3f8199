import Foundation
import Synchronization
import TestSupport
import Testing

/// A server as a service manager runs it.
@Suite struct ServiceTests {
  /// A certificate and its key, as an organizer has them from an authority.
  private struct Identity {
    let key: String
    let certificate: String

    init(in folder: TemporaryDirectory) throws {
      key = folder.path("key.pem")
      certificate = folder.path("certificate.pem")
      try renew()
    }

    func renew() throws { try OpenSSL.makeCertificate(key: key, certificate: certificate) }
  }

  private static func withCertificate() async throws -> (Server, Identity) {
    let folder = try TemporaryDirectory()
    let identity = try Identity(in: folder)
    let server = try await Server.start(
      try ContestFiles().write(in: folder), in: folder,
      options: [
        "--tls-certificate", identity.certificate, "--tls-key", identity.key, "--log", "json",
      ], isPlain: false)
    return (server, identity)
  }

  @Test func `the manager is told what the service does, and that it lives`() async throws {
    let folder = try TemporaryDirectory()
    let manager = try Manager(at: folder.path("notify"))
    let server = try await Server.start(
      try ContestFiles().write(in: folder), in: folder, options: ["--language", "en"],
      environment: ["NOTIFY_SOCKET": folder.path("notify"), "WATCHDOG_USEC": "30000000"])
    defer { server.running.kill() }
    #expect(await Moment.comes { manager.told.contains { $0.contains("READY=1") } })
    let ready = manager.told.first { $0.contains("READY=1") } ?? ""
    #expect(ready.contains("STATUS=listening on 127.0.0.1:"))
    #expect(ready.contains("thu-thach"))
    #expect(await Moment.comes { manager.told.count { $0 == "WATCHDOG=1" } > 1 })
    #expect(manager.told.firstIndex { $0.contains("READY=1") } ?? 9 <= 1, "\(manager.told)")
    server.running.send(signal: SIGHUP)
    #expect(await Moment.comes { manager.told.contains { $0.contains("RELOADING=1") } })
    let reloading = try #require(manager.told.firstIndex { $0.contains("RELOADING=1") })
    #expect(manager.told[reloading].contains(#/MONOTONIC_USEC=\d{5,}/#))
    #expect(
      await Moment.comes { manager.told.dropFirst(reloading).contains { $0.contains("READY=1") } })
    #expect(try await server.stop() == 0)
    #expect(await Moment.comes { manager.told.last == "STOPPING=1" })
  }

  @Test func `without a watchdog and for another process nothing is said`() async throws {
    let folder = try TemporaryDirectory()
    let manager = try Manager(at: folder.path("notify"))
    let server = try await Server.start(
      try ContestFiles().write(in: folder), in: folder,
      environment: [
        "NOTIFY_SOCKET": folder.path("notify"), "WATCHDOG_USEC": "1000000", "WATCHDOG_PID": "1",
        "LISTEN_FDS": "1", "LISTEN_PID": "1",
      ])
    #expect(server.port > 0, "a socket for another process is not taken")
    await Moment.reached(Moment.now + 2_500)
    #expect(try await server.stop() == 0)
    #expect(!manager.told.contains("WATCHDOG=1"))
  }

  @Test func `a socket that was handed over is served, and no other is opened`() async throws {
    let folder = try TemporaryDirectory()
    let file = try ContestFiles().write(in: folder)
    let socket = try HandedSocket()
    let child = try socket.start(
      BuiltProgram.bangvang.path,
      ["serve", file, "--plaintext", "--json", "--data", folder.path("data")],
      output: folder.path("out"))
    defer { kill(child, SIGKILL) }
    // Whoever comes before the server is up waits in the socket's queue.
    let client = try LineClient(port: socket.port)
    client.send(["type": "hello", "protocol": 1, "role": "contestant"])
    #expect(try await client.next().type == "welcome")
    let said = try String(contentsOfFile: folder.path("out"), encoding: .utf8)
    #expect(JSON(parsing: said)["listening"] == .string("127.0.0.1:\(socket.port)"))
    kill(child, SIGTERM)
    var status: Int32 = 0
    #expect(await Moment.comes { waitpid(child, &status, WNOHANG) == child })
    #expect(status == 0)
  }

  @Test(.enabled(if: OpenSSL.isThere, "needs the openssl program"))
  func `another certificate is shown after SIGHUP, and who is there stays`() async throws {
    let (server, identity) = try await Self.withCertificate()
    defer { server.running.kill() }
    let before = try await OpenSSL.pin(port: server.port)
    #expect(before == server.report["pin"].string)
    let tunnel = try OpenSSL.connect(port: server.port)
    tunnel.client.send(["type": "hello", "protocol": 1, "role": "contestant"])
    #expect(try await tunnel.client.next().type == "welcome")

    try identity.renew()
    server.running.send(signal: SIGHUP)
    #expect(await Moment.comes { server.running.errorText.contains("certificateReloaded") })
    let after = try await OpenSSL.pin(port: server.port)
    #expect(after != before)
    #expect(server.running.errorText.contains(after))
    tunnel.client.send(["type": "join", "code": "7KQ2MF", "name": "Vẫn ở đây"])
    #expect(try await tunnel.client.next("joined")["name"] == "Vẫn ở đây")
    let codes = try await server.run("contest", "codes", "thu-thach", "--json")
    #expect(
      JSON(parsing: codes.output)["pin"].string == after, "sheets are printed with the new one")

    func refusals() -> Int {
      server.running.errorText.split(separator: "\n").count { $0.contains("certificateRefused") }
    }
    for (count, kind) in ["RSA", "ED25519", "no key"].enumerated() {
      if kind == "no key" {
        try Data(kind.utf8).write(to: URL(filePath: identity.key))
      } else {
        try OpenSSL.makeKey(kind, at: identity.key)
      }
      server.running.send(signal: SIGHUP)
      #expect(await Moment.comes { refusals() == count + 1 }, "\(kind)")
      #expect(try await OpenSSL.pin(port: server.port) == after)
    }
    #expect(try await server.stop() == 0)
  }

  @Test(.enabled(if: OpenSSL.isThere, "needs the openssl program"))
  func `a TLS session is resumed, and after another certificate shaken hands for anew`()
    async throws
  {
    let (server, identity) = try await Self.withCertificate()
    defer { server.running.kill() }
    let session = server.folder.path("session.pem")
    func visit(_ option: String) async throws -> String {
      try await OpenSSL.visit(port: server.port, option, session)
    }
    let first = try await visit("-sess_out")
    #expect(first.contains("New, TLSv1.3"), "\(first)")
    let second = try await visit("-sess_in")
    #expect(second.contains("Reused, TLSv1.3"), "\(second)")
    #expect(second.contains(#""type":"welcome""#))

    try identity.renew()
    server.running.send(signal: SIGHUP)
    #expect(await Moment.comes { server.running.errorText.contains("certificateReloaded") })
    let third = try await visit("-sess_in")
    #expect(third.contains("New, TLSv1.3"), "\(third)")
    #expect(third.contains(#""type":"welcome""#))
    _ = try await visit("-sess_out")
    #expect(try await visit("-sess_in").contains("Reused, TLSv1.3"))
    #expect(try await server.stop() == 0)
  }

  @Test func `a JSON log has an object a line and nothing of a person`() async throws {
    try await Server.serving(ContestFiles(), "--log", "json", "--language", "en") { server in
      let player = try await server.join("Phạm Ngũ Lão")
      #expect(try await server.run("privacy", "erase", "c1", "--yes").status == 0)
      #expect(await Moment.comes { server.running.errorText.contains("personsErased") })
      server.running.send(signal: SIGHUP)
      #expect(await Moment.comes { server.running.errorText.contains("nothingToReload") })
      #expect(try await server.stop() == 0)
      let lines = server.running.errorText.split(separator: "\n").map { JSON(parsing: String($0)) }
      #expect(lines.prefix { $0["event"] == "definition" }.count > 0)
      let events = lines.map(\.["event"]).filter { $0 != "definition" }
      #expect(events == ["personsErased", "nothingToReload"])
      for line in lines {
        #expect(line.keys.isSuperset(of: ["time", "level", "event", "message"]))
        #expect(line["time"].string.contains(#/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+07:00$/#))
      }
      #expect(lines.first { $0["event"] == "personsErased" }?["contest"] == "thu-thach")
      for secret in ["Phạm", "7KQ2MF", player.token.string, server.hostToken.string] {
        #expect(!server.running.errorText.contains(secret))
      }
    }
  }

  @Test func `the system's journal is told how much each line weighs`() async throws {
    let folder = try TemporaryDirectory()
    let file = try ContestFiles().write(in: folder)
    // The journal's stream is known by its file.
    let log = folder.path("log")
    let script = """
      exec 2>"$LOG"; JOURNAL_STREAM=$(stat -L -c %d:%i /proc/self/fd/2) INVOCATION_ID=1 \
      exec "$0" "$@"
      """
    let running = Process()
    running.executableURL = URL(filePath: "/bin/sh")
    running.arguments = [
      "-c", script, BuiltProgram.bangvang.path, "serve", file, "--plaintext", "--listen",
      "127.0.0.1:0", "--data", folder.path("data"), "--language", "en",
    ]
    running.environment = ["LOG": log, "PATH": "/usr/bin:/bin", "HOME": "/nonexistent"]
    running.standardOutput = FileHandle.nullDevice
    try running.run()
    defer { kill(running.processIdentifier, SIGKILL) }
    func said() -> String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }
    #expect(await Moment.comes { said().contains("listening on") })
    kill(running.processIdentifier, SIGTERM)
    #expect(await ProcessEnd.status(of: running, by: Deadline()) == 0)
    let lines = said().split(separator: "\n")
    #expect(lines.allSatisfy { $0.contains(#/^<[3-6]>/#) }, "\(lines)")
    #expect(lines.contains { $0.hasPrefix("<6>listening on 127.0.0.1:") }, "\(lines)")
    // What keeps it from starting weighs most.
    let refused = Process()
    refused.executableURL = running.executableURL
    refused.arguments = [
      "-c", script, BuiltProgram.bangvang.path, "serve", folder.path("none.json5"),
    ]
    refused.environment = running.environment
    try refused.run()
    #expect(await ProcessEnd.status(of: refused, by: Deadline()) == 3)
    let last = said().split(separator: "\n").last ?? ""
    #expect(last.hasPrefix("<3>") && last.contains("none.json5"), "\(last)")
  }

  @Test func `what keeps a server from starting is an object of a JSON log`() async throws {
    let folder = try TemporaryDirectory()
    for words in [["serve", folder.path("none.json5")], ["serve", "a.json5", "--nothing"]] {
      let said = try await BuiltProgram.bangvang.run(words + ["--log", "json", "--language", "en"])
      #expect([2, 3].contains(said.status))
      let line = JSON(parsing: said.error)
      #expect(line["event"] == "failed" && line["level"] == "error", "\(said.error)")
    }
  }
}

/// Somebody who is told by datagrams, as a service manager is.
private final class Manager: Sendable {
  private let socket: Int32
  private let path: String

  init(at path: String) throws {
    self.path = path
    socket = Foundation.socket(
      AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var name = sockaddr_un()
    name.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    try #require(bytes.count < MemoryLayout.size(ofValue: name.sun_path))
    withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: bytes) }
    let result = withUnsafePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(result == 0)
  }

  deinit { close(socket) }

  private let heard = Heard()

  /// Every message so far.
  var told: [String] {
    heard.add {
      var buffer = [UInt8](repeating: 0, count: 4_096)
      let count = recv(socket, &buffer, buffer.count, 0)
      return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
    }
  }
}

private final class Heard: Sendable {
  private let messages = Mutex<[String]>([])

  func add(_ next: () -> String?) -> [String] {
    messages.withLock { messages in
      while let message = next() { messages.append(message) }
      return messages
    }
  }
}

/// A socket that listens, handed to a program as its descriptor 3.
private final class HandedSocket {
  let port: Int
  private let number: Int32

  init() throws {
    number = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let number = number
    let isBound = withUnsafeMutablePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(number, $0, size) == 0 && listen(number, 16) == 0
          && getsockname(number, $0, &size) == 0
      }
    }
    try #require(isBound)
    port = Int(UInt16(bigEndian: name.sin_port))
  }

  deinit { close(number) }

  /// The shell knows the number that the program will have, and says that the socket is meant for it.
  func start(_ program: String, _ arguments: [String], output: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, number, 3)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let words =
      ["/bin/sh", "-c", "export LISTEN_PID=$$ LISTEN_FDS=1; exec \"$0\" \"$@\"", program]
      + arguments
    var texts: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = [strdup("PATH=/usr/bin:/bin"), nil]
    defer { for text in texts + variables { free(text) } }
    var child: pid_t = 0
    try #require(posix_spawn(&child, "/bin/sh", &actions, nil, &texts, &variables) == 0)
    return child
  }
}
