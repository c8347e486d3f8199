import Foundation
import TestSupport
import Testing

/// The files for systemd and sshd, as those programs and ours read them.
@Suite struct ServiceFilesTests {
  private static let folder = BuiltProgram.package.appending(path: "tools/service")

  private func text(_ name: String) throws -> String {
    try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
  }

  /// What stands behind a word at the beginning of lines.
  private func values(_ key: String, in name: String) throws -> [String] {
    try text(name).split(separator: "\n").map { $0.drop { $0 == " " } }
      .filter { $0.hasPrefix(key) }.map { String($0.dropFirst(key.count)) }
  }

  @Test func `what the files start is understood by the programs`() async throws {
    let manual = try await CommandManual.read()
    var shown: [ShownCommand] = []
    for name in ["bangvang.service", "bangvang-purge.service"] {
      shown += try values("ExecStart=/usr/bin/", in: name).map { line in
        ShownCommand(line.replacing("$CONTESTS", with: "a.json5 b").replacing("$OPTIONS", with: ""))
      }
    }
    shown += try values("ForceCommand /usr/bin/", in: "sshd-room-box.conf").map { ShownCommand($0) }
    #expect(shown.count == 4)
    for command in shown {
      #expect(["bangvang", "thi"].contains(command.words.first))
      #expect(manual.fault(in: command) == nil)
    }
    let options = try text("serve.conf").matches(of: #/ (--[a-z-]+)/#).map { String($0.1) }
    let known = try #require(manual.command(of: ["serve"])).options
    #expect(options.count > 3)
    #expect(options.allSatisfy { known[$0] != nil }, "\(options)")
  }

  @Test func `the server waits longer for a disk than its manager for a sign of life`() throws {
    let seconds = try values("WatchdogSec=", in: "bangvang.service").compactMap { Int($0) }
    #expect(seconds.count == 1 && seconds.allSatisfy { $0 >= 60 })
    #expect(try values("Type=", in: "bangvang.service") == ["notify"])
    #expect(try values("CapabilityBoundingSet=", in: "bangvang.service") == [""])
    #expect(try values("User=", in: "bangvang.service") == ["bangvang"])
  }

  private static let analyzer = "/usr/bin/systemd-analyze"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: analyzer), "needs systemd"))
  func `systemd finds nothing wrong with the units`() async throws {
    let folder = try TemporaryDirectory()
    var paths: [String] = []
    for name in [
      "bangvang.service", "bangvang.socket", "bangvang-purge.service", "bangvang-purge.timer",
    ] {
      let path = folder.path(name)
      try text(name).replacing("/usr/bin/bangvang", with: BuiltProgram.bangvang.path)
        .write(toFile: path, atomically: true, encoding: .utf8)
      paths.append(path)
    }
    let said = try await run(Self.analyzer, ["verify"] + paths)
    #expect(said.status == 0)
    #expect(!said.text.contains("bangvang"), "\(said.text)")
  }

  /// What sshd takes in a `Match` block; all else there keeps it from starting, and whoever looks after the
  /// computer from afar out of it.
  ///
  /// Source: sshd_config(5) of OpenSSH 9.2, at `Match`; without what our file has no use for.
  private static let allowedInMatch: Set<Substring> = [
    "AcceptEnv", "AllowAgentForwarding", "AllowStreamLocalForwarding", "AllowTcpForwarding",
    "AuthenticationMethods", "Banner", "ClientAliveCountMax", "ClientAliveInterval",
    "DisableForwarding", "ForceCommand", "GatewayPorts", "IPQoS", "KbdInteractiveAuthentication",
    "LogLevel", "MaxAuthTries", "MaxSessions", "PasswordAuthentication", "PermitEmptyPasswords",
    "PermitTTY", "PermitTunnel", "PermitUserRC", "PubkeyAuthentication", "SetEnv", "X11Forwarding",
  ]

  @Test func `a room box sets for its users only what can be set for some`() throws {
    var isForSome = false
    var count = 0
    for line in try text("sshd-room-box.conf").split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let key = words.first, !key.hasPrefix("#") else { continue }
      if key == "Match" {
        isForSome = words.dropFirst() != ["All"]
      } else if isForSome {
        count += 1
        #expect(Self.allowedInMatch.contains(key), "\(line)")
      }
    }
    #expect(count > 10)
    #expect(!isForSome, "what follows in other files is for everybody")
  }

  @Test func `the server goes on trying, but for what people alone can mend`() throws {
    #expect(try values("StartLimitIntervalSec=", in: "bangvang.service") == ["0"])
    #expect(try values("Restart=", in: "bangvang.service") == ["on-failure"])
    #expect(try values("RestartPreventExitStatus=", in: "bangvang.service") == ["1 2"])
    // Its figures of memory are in /proc, beside the processes.
    #expect(try values("ProcSubset=", in: "bangvang.service").isEmpty)
  }

  private static let sshd = "/usr/sbin/sshd"
  /// Root's sshd wants a directory of its own, which its service makes.
  private static let canRunSSHD =
    FileManager.default.isExecutableFile(atPath: sshd)
    && (geteuid() != 0 || FileManager.default.fileExists(atPath: "/run/sshd"))

  @Test(.enabled(if: canRunSSHD, "needs openssh-server; `tools/package --try` has it"))
  func `sshd reads the settings of a room box`() async throws {
    let folder = try TemporaryDirectory()
    let key = folder.path("key")
    let made = try await run("/usr/bin/ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key])
    #expect(made.status == 0)
    let settings = folder.path("sshd_config")
    let box = Self.folder.appending(path: "sshd-room-box.conf").path
    try "HostKey \(key)\nInclude \(box)\n".write(
      toFile: settings, atomically: true, encoding: .utf8)
    let said = try await run(
      Self.sshd, ["-T", "-f", settings, "-C", "user=thi-doc,host=a,addr=10.0.0.1"])
    #expect(said.status == 0, "\(said.text)")
    for line in [
      "forcecommand /usr/bin/thi --plain", "allowtcpforwarding no", "permittunnel no",
      "permitemptypasswords yes", "setenv LC_CTYPE=C.UTF-8",
    ] {
      #expect(said.text.split(separator: "\n").contains(Substring(line)), "\(line)")
    }
    let others = try await run(
      Self.sshd, ["-T", "-f", settings, "-C", "user=giaovien,host=a,addr=10.0.0.1"])
    #expect(others.text.contains("permitemptypasswords no"), "only those two come in so")
    #expect(!others.text.contains("forcecommand /usr/bin/thi"))
  }

  private func run(_ path: String, _ arguments: [String]) async throws -> (
    status: Int32, text: String
  ) {
    let folder = try TemporaryDirectory()
    let output = folder.path("output")
    try Data().write(to: URL(filePath: output))
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    let handle = try FileHandle(forWritingTo: URL(filePath: output))
    process.standardOutput = handle
    process.standardError = handle
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let status = await ProcessEnd.status(of: process, by: Deadline())
    return (status, try String(contentsOfFile: output, encoding: .utf8))
  }
}
