import Foundation
import TestSupport
import Testing

/// What a machine lacks, told before the evening.
@Suite struct DoctorCommandTests {
  private let bangvang = BuiltProgram.bangvang
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func checks(
    _ words: String..., environment: [String: String] = [:]
  ) async throws -> (status: Int32, checks: [String: JSON]) {
    let outcome = try await bangvang.run(
      ["doctor", "--json", "--language", "en"] + words, environment: environment)
    let all = JSON(parsing: outcome.output)["checks"].array
    #expect(!all.isEmpty, "\(outcome.error)")
    return (
      outcome.status,
      Dictionary(all.map { ($0["id"].string, $0) }, uniquingKeysWith: { first, _ in first })
    )
  }

  @Test func `a sound machine is told as one, with what was measured`() async throws {
    let (status, checks) = try await checks(
      "--data", folder.path("data"), "--listen", "127.0.0.1:0",
      environment: ["TZ": "Asia/Ho_Chi_Minh"])
    #expect(status == 0)
    #expect(
      checks.keys.sorted() == [
        "clock", "data", "files", "filesystem", "fonts", "memory", "network", "port", "space",
        "sync", "timezone", "versions",
      ])
    for id in ["port", "data", "timezone", "versions"] {
      #expect(checks[id]?["severity"] == "ok", "\(checks[id] ?? nil)")
      #expect(checks[id]?.has("advice") == false)
    }
    #expect((checks["sync"]?["values"]["medianMicroseconds"].whole ?? 0) > 0)
    #expect((checks["space"]?["values"]["freeBytes"].whole ?? 0) > 0)
    #expect((checks["files"]?["values"]["openFiles"].whole ?? 0) > 100)
    #expect(checks["versions"]?["message"].string.contains("SQLite 3.") == true)
    #expect(!FileManager.default.fileExists(atPath: folder.path("data")), "nothing is made")
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(left == [])
  }

  @Test func `a port that another program has is a fault, with what to do`() async throws {
    let other = try TemporaryDirectory()
    let server = try await Server.start(try ContestFiles().write(in: other), in: other)
    defer { server.running.kill() }
    let address = "127.0.0.1:\(server.port)"
    let (status, checks) = try await checks("--data", folder.path("data"), "--listen", address)
    #expect(status == 1)
    #expect(checks["port"]?["severity"] == "error")
    #expect(checks["port"]?["advice"].string.contains("ss -ltnp") == true)
    // The same port is well where it is the server of this data that has it.
    let own = try await server.run("doctor", "--listen", address, "--json")
    let port = JSON(parsing: own.output)["checks"].array.first { $0["id"] == "port" }
    #expect(port?["severity"] == "ok", "\(own.output)")
  }

  @Test func `data that others can read, another zone and few files are worth a look`()
    async throws
  {
    let data = folder.path("data")
    try FileManager.default.createDirectory(
      atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    try Data("x".utf8).write(to: URL(filePath: data + "/server-key.pem"))
    chmod(data + "/server-key.pem", 0o644)
    let running = try RunningProgram(
      .bangvang, ["doctor", "--json", "--data", data, "--listen", "127.0.0.1:0"],
      environment: ["TZ": "Europe/Paris"], files: 256)
    let line = await running.nextLine() ?? ""
    #expect(try await running.status() == 0, "warnings are no faults")
    let checks = JSON(parsing: line)["checks"].array
    func check(_ id: String) -> JSON { checks.first { $0["id"].string == id } ?? nil }
    #expect(check("data")["severity"] == "warning")
    #expect(check("data")["message"].string.contains("server-key.pem"))
    #expect(check("data")["advice"].string.contains("chmod"))
    #expect(check("timezone")["severity"] == "warning")
    #expect(check("files")["severity"] == "warning")
    #expect(check("files")["values"]["openFiles"] == 256)
  }

  @Test func `a clock behind the journal, and data that is no directory, are faults`() async throws
  {
    let server = try await Server.start(try ContestFiles().write(in: folder), in: folder)
    #expect(try await server.stop() == 0)
    let (status, checks) = try await checks(
      "--data", folder.path("data"), "--listen", "127.0.0.1:0",
      environment: try await ClockAhead.environment(days: -3, in: folder))
    #expect(status == 1)
    #expect(checks["clock"]?["severity"] == "error")
    #expect(checks["clock"]?["message"].string.contains("behind") == true)
    try Data("x".utf8).write(to: URL(filePath: folder.path("file")))
    let (other, more) = try await self.checks(
      "--data", folder.path("file"), "--listen", "127.0.0.1:0")
    #expect(other == 1)
    #expect(more["data"]?["severity"] == "error")
  }

  /// Runs it as somebody who is not root, whoever runs the tests.
  private func asOrdinaryUser(_ words: [String], id: Int = 1) async throws -> [String: JSON] {
    chmod(folder.url.path, 0o755)
    let running = try RunningProgram(
      .bangvang, ["doctor", "--json", "--language", "en", "--listen", "127.0.0.1:0"] + words,
      through: geteuid() == 0
        ? ["setpriv", "--reuid=\(id)", "--regid=\(id)", "--clear-groups"] : [])
    let line = await running.nextLine() ?? ""
    _ = try await running.status()
    return Dictionary(
      JSON(parsing: line)["checks"].array.map { ($0["id"].string, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test(arguments: ["/khong-co-o-day", "/var/khong-co/data", "/usr"])
  func `nobody is told to take a directory of the system for their own`(path: String) async throws {
    let checks = try await asOrdinaryUser(["--data", path])
    let data = try #require(checks["data"])
    #expect(data["severity"] == "error")
    let wanted = path == "/usr" ? "/usr/bangvang" : path
    #expect(
      data["advice"].string.contains("sudo install -d -o $USER -m 700 '\(wanted)'"), "\(data)")
    #expect(!data["advice"].string.contains("chown"))
  }

  @Test(.enabled(if: geteuid() == 0, "needs to be root"))
  func `whose directory it is is named`() async throws {
    let data = folder.path("data")
    try FileManager.default.createDirectory(
      atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    chown(data, 2, 2)
    let checks = try await asOrdinaryUser(["--data", data])
    #expect(checks["data"]?["severity"] == "error")
    #expect(
      checks["data"]?["advice"].string.contains("sudo -u bin bangvang doctor --data '\(data)'")
        == true, "\(checks["data"] ?? nil)")
  }

  @Test func `too few files for a class are a fault`() async throws {
    let running = try RunningProgram(
      .bangvang,
      ["doctor", "--json", "--data", folder.path("data"), "--listen", "127.0.0.1:0"], files: 70)
    let line = await running.nextLine() ?? ""
    #expect(try await running.status() == 1)
    let files = JSON(parsing: line)["checks"].array.first { $0["id"] == "files" }
    #expect(files?["severity"] == "error")
    #expect(files?["advice"].string.contains("sudo prlimit --pid $$ --nofile=20000") == true)
  }

  @Test func `without fonts certificates are named as what cannot be printed`() async throws {
    let settings = """
      <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig><dir>\(folder.path("none"))</dir></fontconfig>
      """
    try Data(settings.utf8).write(to: URL(filePath: folder.path("fonts.conf")))
    let (status, checks) = try await checks(
      "--data", folder.path("data"), "--listen", "127.0.0.1:0",
      environment: ["FONTCONFIG_FILE": folder.path("fonts.conf")])
    #expect(status == 1)
    #expect(checks["fonts"]?["severity"] == "error")
    #expect(checks["fonts"]?["advice"].string.contains("fonts-liberation2") == true)
  }

  @Test func `for people there is a word before each line, in both languages`() async throws {
    let arguments = ["doctor", "--data", folder.path("data"), "--listen", "127.0.0.1:0"]
    let vi = try await bangvang.run(arguments + ["--language", "vi"])
    let en = try await bangvang.run(arguments + ["--language", "en"])
    #expect(vi.lines.count == en.lines.count)
    let marks = vi.lines.filter { $0.hasPrefix("được ") || $0.hasPrefix("nên xem ") }
    #expect(marks.count >= 10, "\(vi.output)")
    #expect(en.lines.contains { $0.hasPrefix("ok ") && $0.contains("is free") }, "\(en.output)")
    #expect(try await bangvang.run("doctor", "--listen", "nowhere").status == 2)
  }
}
