import Foundation
import TestSupport
import Testing

/// `strace` on a running server. Plain: with `--seccomp-bpf` nothing is injected.
final class Strace {
  private let process = Process()
  private let log: String

  static let isPossible: Bool = {
    guard Tunnel.isThere("strace") else { return false }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["strace", "-qq", "-e", "trace=none", "-o", "/dev/null", "true"]
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  /// Attaches, and waits until it has.
  init(_ server: Server, _ expressions: String...) async throws {
    log = server.folder.path("strace-\(UUID().uuidString)")
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["strace", "-f", "-qq", "-p", "\(server.running.identifier)", "-o", log]
      + expressions.flatMap { ["-e", $0] }
    try Self.start(process)
    let threads = "/proc/\(server.running.identifier)/task"
    _ = await Moment.comes {
      // Every thread has a tracer.
      let names = (try? FileManager.default.contentsOfDirectory(atPath: threads)) ?? []
      return !names.isEmpty
        && names.allSatisfy { name in
          let status =
            (try? String(contentsOfFile: "\(threads)/\(name)/status", encoding: .utf8)) ?? ""
          return !status.contains("TracerPid:\t0\n")
        }
    }
  }

  /// A thread of Dispatch blocks every signal, and a child of it would never hear that it is to let go.
  private static func start(_ process: Process) throws {
    var (none, blocked) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &blocked)
    defer { pthread_sigmask(SIG_SETMASK, &blocked, nil) }
    try process.run()
  }

  /// Lets go.
  func end() async throws {
    process.terminate()
    _ = await ProcessEnd.status(of: process, by: Deadline())
  }

  /// How often the fault came.
  var injected: Int {
    let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").count {
      $0.contains("(INJECTED)") || $0.contains("(DELAYED)")
    }
  }

  deinit { if process.isRunning { process.terminate() } }
}

/// libfiu's libraries in a server, told from outside what is to fail.
struct Fiu {
  private static let folders = [
    "/usr/lib/fiu", "/usr/lib/x86_64-linux-gnu/fiu", "/usr/lib/aarch64-linux-gnu/fiu",
    "/usr/local/lib/fiu",
  ]
  private static var folder: String? {
    folders.first { FileManager.default.fileExists(atPath: $0 + "/fiu_posix_preload.so") }
  }
  static var isPossible: Bool { folder != nil && Tunnel.isThere("fiu-ctrl") }

  static var environment: [String: String] {
    guard let folder else { return [:] }
    return [
      "LD_PRELOAD": "\(folder)/fiu_run_preload.so \(folder)/fiu_posix_preload.so",
      "FIU_CTRL_FIFO": FileManager.default.temporaryDirectory.appending(path: "fiu-ctrl").path,
    ]
  }

  private let server: Int32

  init(_ server: Server) throws { self.server = server.running.identifier }

  func enable(_ failure: String) throws { try control("-c", "enable_random \(failure)") }

  func disable(_ name: String) throws { try control("-c", "disable name=\(name)") }

  private func control(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let prefix = Self.environment["FIU_CTRL_FIFO"] ?? ""
    process.arguments = ["fiu-ctrl", "-f", prefix] + arguments + ["\(server)"]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
