import Dispatch
import Foundation
import Synchronization

/// A program of this package as it was built, run from outside.
struct BuiltProgram: Sendable {
  static let bangvang = BuiltProgram(name: "bangvang")
  static let thi = BuiltProgram(name: "thi")

  let name: String

  struct Outcome: Sendable {
    /// What the shell sees; 128 and the signal where one ended the program.
    let status: Int32
    let outputBytes: Data
    let error: String

    var output: String { String(decoding: outputBytes, as: UTF8.self) }
    /// The lines of standard output, without their ends.
    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  enum Trouble: Error {
    case notBuilt(String)
    case tookTooLong(arguments: [String])
  }

  /// Beside the bundle of these tests.
  var path: String {
    let bundle = URL(filePath: CommandLine.arguments.first ?? "")
    let beside = bundle.deletingLastPathComponent().appending(path: name).path
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return root.appending(path: ".build/debug/\(name)").path
  }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - environment: all that the program sees, besides PATH and a home that does not exist.
  ///   - directory: where it runs; nil: the package.
  ///   - seconds: after this long it is killed, and the test fails.
  func run(
    _ arguments: String..., environment: [String: String] = [:], input: String = "",
    in directory: URL? = nil, seconds: Int = Patience.program
  ) async throws -> Outcome {
    try await run(
      arguments, environment: environment, input: input, in: directory, seconds: seconds)
  }

  func run(
    _ arguments: [String], environment: [String: String] = [:], input: String = "",
    in directory: URL? = nil, seconds: Int = Patience.program
  ) async throws -> Outcome {
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw Trouble.notBuilt(path)
    }
    let streams = try Streams(input: input)
    defer { streams.remove() }
    let process = try prepare(arguments, environment, directory)
    process.standardInput = streams.input
    process.standardOutput = streams.output
    process.standardError = streams.error
    let deadline = Deadline()
    try process.run()
    deadline.begin(seconds: seconds, process: process.processIdentifier)
    let status = await ProcessEnd.status(of: process, by: deadline)
    if deadline.end() { throw Trouble.tookTooLong(arguments: arguments) }
    return Outcome(
      status: status, outputBytes: try Data(contentsOf: streams.outputFile),
      error: String(decoding: try Data(contentsOf: streams.errorFile), as: UTF8.self))
  }

  func prepare(
    _ arguments: [String], _ environment: [String: String], _ directory: URL?
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    let here = ProcessInfo.processInfo.environment
    var base = ["PATH": here["PATH"] ?? "", "HOME": "/nonexistent", "LANG": "vi_VN.UTF-8"]
    // Where sanitizers write what they find.
    for name in ["ASAN_OPTIONS", "TSAN_OPTIONS"] { base[name] = here[name] }
    process.environment = base.merging(environment) { $1 }
    process.currentDirectoryURL = directory ?? Self.package
    return process
  }

  /// The folder of the package.
  static let package = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}

/// The three standard streams as files: a pipe that nobody reads would hold the program up.
private struct Streams {
  let outputFile: URL
  let errorFile: URL
  private let inputFile: URL
  let input: FileHandle
  let output: FileHandle
  let error: FileHandle

  init(input text: String) throws {
    let folder = FileManager.default.temporaryDirectory
    let name = "bangvang-run-\(UUID().uuidString)"
    inputFile = folder.appending(path: name + ".in")
    outputFile = folder.appending(path: name + ".out")
    errorFile = folder.appending(path: name + ".err")
    try Data(text.utf8).write(to: inputFile)
    try Data().write(to: outputFile)
    try Data().write(to: errorFile)
    input = try FileHandle(forReadingFrom: inputFile)
    output = try FileHandle(forWritingTo: outputFile)
    error = try FileHandle(forWritingTo: errorFile)
  }

  func remove() {
    for file in [inputFile, outputFile, errorFile] {
      // A left-over file in the temporary directory is only untidy.
      try? FileManager.default.removeItem(at: file)
    }
  }
}

/// How long something may take before a test calls it broken, in seconds.
///
/// On an idle machine all of it takes moments; a busy one must not look like a fault. Where a test waits in
/// vain it has failed already, so the length costs nothing.
enum Patience {
  /// For one thing to happen.
  static let event = 60
  /// For a program to end, or for all that a test does with one.
  static let program = 240
}

/// Kills a process that takes too long.
final class Deadline: Sendable {
  private let state = Mutex<State>(State())

  private struct State {
    var isOver = false
    var hasKilled = false
  }

  func begin(seconds: Int, process: pid_t) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds)) {
      self.state.withLock { state in
        guard !state.isOver else { return }
        state.hasKilled = true
        kill(process, SIGKILL)
      }
    }
  }

  /// - Returns: whether the process was killed.
  func end() -> Bool {
    state.withLock { state in
      state.isOver = true
      return state.hasKilled
    }
  }
}
