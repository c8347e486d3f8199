import Foundation

/// Somebody else's program between a test and the server, or in place of the test: what it prints is
/// read as lines, what is sent goes to its standard input.
final class Tunnel {
  let client: LineClient
  private let process: Process

  /// - Parameters:
  ///   - path: of the program, or its name where it is to be looked for.
  ///   - arguments: as they are.
  init(_ path: String, _ arguments: [String]) throws {
    process = Process()
    process.executableURL = URL(filePath: path.hasPrefix("/") ? path : "/usr/bin/env")
    process.arguments = path.hasPrefix("/") ? arguments : [path] + arguments
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    // The client owns copies: these handles close theirs.
    client = try LineClient(
      input: dup(output.fileHandleForReading.fileDescriptor),
      output: dup(input.fileHandleForWriting.fileDescriptor))
  }

  /// Cuts the line: the program goes without a word, whatever is on its way.
  func cut() { if process.isRunning { process.terminate() } }

  /// Waits for the program's own end.
  func status() async -> Int32 { await ProcessEnd.status(of: process, by: Deadline()) }

  deinit { cut() }

  /// Whether a program of this name can be started.
  static func isThere(_ name: String) -> Bool {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }
}

/// A raw TCP connection as a shell makes it: by `nc`, or by bash itself where there is none.
enum RawShell {
  static var isPossible: Bool { Tunnel.isThere("nc") || Tunnel.isThere("bash") }

  static func connect(port: Int) throws -> Tunnel {
    if Tunnel.isThere("nc") { return try Tunnel("nc", ["127.0.0.1", "\(port)"]) }
    let script = """
      exec 3<>/dev/tcp/127.0.0.1/\(port) 4<&0 || exit 3
      cat <&3 & reader=$!
      cat <&4 >&3 & writer=$!
      trap 'kill $reader $writer' TERM EXIT
      wait -n
      """
    return try Tunnel("bash", ["-c", script])
  }
}
