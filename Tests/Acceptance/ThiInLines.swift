import Foundation
import Synchronization
import TestSupport

/// `thi` in whole lines through pipes, and a person who reads before typing.
final class ThiInLines: Sendable {
  private let process: Process
  private let input: FileHandle
  private let reader: DescriptorReader
  private let complaints: URL
  private let said: Said
  private let deadline = Deadline()
  private let ends: AsyncStream<Void>

  private final class Said: Sendable {
    struct State {
      var bytes = Data()
      /// Up to here it was heard.
      var read = 0
    }

    let state = Mutex(State())
  }

  init(
    _ arguments: [String], home: TemporaryDirectory, environment: [String: String] = [:],
    seconds: Int = Patience.program
  ) throws {
    complaints = home.url.appending(path: "complaints-\(UUID().uuidString)")
    try Data().write(to: complaints)
    let variables = [
      "XDG_STATE_HOME": home.path("state"), "XDG_CONFIG_DIRS": home.path("config"),
    ]
    process = try BuiltProgram.thi.prepare(arguments, variables.merging(environment) { $1 }, nil)
    let (typing, saying) = (Pipe(), Pipe())
    input = typing.fileHandleForWriting
    process.standardInput = typing
    process.standardOutput = saying
    process.standardError = try FileHandle(forWritingTo: complaints)
    let (ends, ending) = AsyncStream<Void>.makeStream()
    self.ends = ends
    process.terminationHandler = { _ in ending.finish() }
    let said = Said()
    self.said = said
    reader = try DescriptorReader(saying.fileHandleForReading) { bytes in
      said.state.withLock { $0.bytes += bytes }
    }
    try process.run()
    deadline.begin(seconds: seconds, process: process.processIdentifier)
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// All that was said.
  var text: String { said.state.withLock { String(decoding: $0.bytes, as: UTF8.self) } }

  /// Waits until something is said after what was heard before.
  ///
  /// - Returns: all from there to its end; nil where it was not said in time.
  func hears(_ words: String, within seconds: Int = Patience.event) async -> String? {
    var heard: String?
    _ = await Moment.comes(within: seconds) {
      heard = said.state.withLock { said in
        let rest = said.bytes[(said.bytes.startIndex + said.read)...]
        guard let range = rest.firstRange(of: Data(words.utf8)) else { return nil }
        said.read = range.upperBound - said.bytes.startIndex
        return String(decoding: rest[..<range.upperBound], as: UTF8.self)
      }
      return heard != nil
    }
    return heard
  }

  /// A line that cannot be written any more is what the test then misses.
  func type(_ line: String) { try? input.write(contentsOf: Data((line + "\n").utf8)) }

  /// As Ctrl-D does.
  func endInput() { try? input.close() }

  func send(signal: Int32) { kill(process.processIdentifier, signal) }

  func status() async throws -> Int32 {
    for await _ in ends {}
    if deadline.end() { throw BuiltProgram.Trouble.tookTooLong(arguments: []) }
    let isKilled = process.terminationReason == .uncaughtSignal
    return process.terminationStatus + (isKilled ? 128 : 0)
  }

  var errorText: String {
    // A file that cannot be read said nothing.
    ((try? Data(contentsOf: complaints)).map { String(decoding: $0, as: UTF8.self) }) ?? ""
  }
}
