import Foundation
import TestSupport
import Testing

/// `thi` that knows several machines of one contest.
@Suite struct ThiHostsTests {
  private let home: TemporaryDirectory

  init() throws { home = try TemporaryDirectory() }

  /// A port of this machine on which nobody listens.
  private func freePort() throws -> Int {
    let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    defer { close(number) }
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(number, $0, size) == 0 && getsockname(number, $0, &size) == 0
      }
    }
    try #require(isBound)
    return Int(UInt16(bigEndian: name.sin_port))
  }

  @Test func `the next machine is tried where the first does not answer`() async throws {
    try await Server.serving { server in
      let silent = try freePort()
      let thi = try ThiInLines(
        ["127.0.0.1:\(silent),127.0.0.1:\(server.port)", "7KQ2MF", "--plaintext"], home: home)
      #expect(await thi.hears("Họ và tên") != nil, "\(thi.text)")
      thi.type("Đào Duy Từ")
      #expect(await thi.hears("Đúng chưa?") != nil)
      thi.type("")
      #expect(await thi.hears("Chào Đào Duy Từ") != nil, "\(thi.text)")
      thi.send(signal: SIGTERM)
      _ = try await thi.status()
    }
  }

  @Test func `a contest that goes on from its backup is found on the second machine`()
    async throws
  {
    let second = try freePort()
    var contest = ContestFiles()
    contest.more = "startsIn: 1,"
    try await Server.serving(contest, isPlain: false) { server in
      let thi = try ThiInLines(
        ["127.0.0.1:\(server.port),127.0.0.1:\(second)", "7KQ2MF", "--plain"], home: home)
      #expect(await thi.hears("Họ và tên") != nil, "\(thi.text)")
      thi.type("Đặng Trần Côn")
      #expect(await thi.hears("Đúng chưa?") != nil)
      thi.type("")
      #expect(await thi.hears("Chào Đặng Trần Côn") != nil, "\(thi.text)")
      let backup = server.folder.path("b.tar")
      #expect(try await server.run("backup", backup).status == 0)
      server.running.send(signal: SIGKILL)
      _ = try await server.running.status()
      let put = try await BuiltProgram.bangvang.run(
        "restore", backup, "--data", server.folder.path("other"))
      #expect(put.status == 0, "\(put.error)")
      let running = try RunningProgram(
        .bangvang,
        [
          "serve", "thu-thach", "--autopilot", "--json", "--data", server.folder.path("other"),
          "--listen", "127.0.0.1:\(second)",
        ])
      defer { running.kill() }
      let line = await running.nextLine()
      #expect(line != nil, "\(running.errorText)")
      #expect(JSON(parsing: line ?? "")["pin"] == server.report["pin"])
      // The contest begins there, and whoever was in it is asked.
      #expect(await thi.hears("Câu 1 trong 3.", within: 120) != nil, "\(thi.text)")
      thi.send(signal: SIGTERM)
      _ = try await thi.status()
    }
  }

  @Test func `another certificate on the second machine is not trusted`() async throws {
    let folder = try TemporaryDirectory()
    let other = try await Server.start(
      try ContestFiles().write(in: folder), in: folder, isPlain: false)
    defer { other.running.kill() }
    try await Server.serving(isPlain: false) { server in
      let hosts = "127.0.0.1:\(server.port),127.0.0.1:\(other.port)"
      let first = try ThiInLines([hosts, "7KQ2MF", "--plain", "--language=en"], home: home)
      #expect(await first.hears("name") != nil, "\(first.text)")
      first.send(signal: SIGTERM)
      _ = try await first.status()
      #expect(try await server.stop() == 0)
      let again = try ThiInLines([hosts, "7KQ2MF", "--plain", "--language=en"], home: home)
      #expect(try await again.status() == 3)
      #expect(again.errorText.contains("another certificate"), "\(again.errorText)")
    }
  }

  @Test(arguments: ["", ",", "a,", "10.0.0.1,bad host:x", "1,2,3,4,5,6,7,8,9"])
  func `what is no list of machines is wrong usage`(hosts: String) async throws {
    let outcome = try await BuiltProgram.thi.run(hosts, "7KQ2MF", "--plain")
    #expect(outcome.status == 2, "\(outcome.error)")
  }

  @Test func `the system's file may name several machines and their pin`() async throws {
    try await Server.serving(isPlain: false) { server in
      let silent = try freePort()
      let settings = """
        { host: "127.0.0.1:\(silent), 127.0.0.1:\(server.port)",
          pin: "\(server.report["pin"].string)", language: "en" }
        """
      try FileManager.default.createDirectory(
        atPath: home.path("config/bangvang"), withIntermediateDirectories: true)
      try Data(settings.utf8).write(to: home.url.appending(path: "config/bangvang/thi.json5"))
      let thi = try ThiInLines(["--plain"], home: home)
      #expect(await thi.hears("code") != nil, "\(thi.text)")
      #expect(thi.errorText == "")
      thi.send(signal: SIGTERM)
      _ = try await thi.status()
    }
  }
}
