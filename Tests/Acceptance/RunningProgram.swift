import Foundation
import Synchronization

/// A program that goes on until it is told to stop, such as a server.
final class RunningProgram: Sendable {
  /// The lines of standard output, as they come; ends with the program.
  let lines: AsyncStream<String>

  private let process: Process
  /// Held open, so that the program waits for more.
  private let input: Pipe?
  private let said: Said
  private let readers: [DescriptorReader]
  private let deadline = Deadline()

  /// - Parameters:
  ///   - files: how many it may have open; nil: as many as this process.
  ///   - fileSizeBlocks: how long a file may become, in blocks of 512 bytes; nil: as this process.
  ///   - input: what is typed, with no end after it; nil: nothing and an end.
  ///   - wrapper: a program with its arguments that becomes the program, or stays beside it.
  ///   - seconds: after this long it is killed.
  init(
    _ program: BuiltProgram, _ arguments: [String], through wrapper: [String] = [],
    environment: [String: String] = [:],
    files: Int? = nil, fileSizeBlocks: Int? = nil, input typed: String? = nil,
    seconds: Int = Patience.program
  ) throws {
    input = typed == nil ? nil : Pipe()
    process = try program.prepare(arguments, environment, nil)
    let limits = [files.map { "ulimit -n \($0)" }, fileSizeBlocks.map { "ulimit -f \($0)" }]
      .compactMap(\.self)
    if !limits.isEmpty {
      let limited = [
        "-c", (limits + ["exec \"$0\" \"$@\""]).joined(separator: "; "), program.path,
      ]
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = limited + arguments
    }
    if let first = wrapper.first {
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = [first] + wrapper.dropFirst() + [program.path] + arguments
    }
    let (output, complaints) = (Pipe(), Pipe())
    process.standardInput = input ?? FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = complaints
    let said = Said()
    let (lines, stream) = AsyncStream<String>.makeStream()
    (self.said, self.lines) = (said, lines)
    readers = [
      try DescriptorReader(output.fileHandleForReading) { said.take(line: $0, to: stream) },
      try DescriptorReader(complaints.fileHandleForReading) { said.take(complaint: $0) },
    ]
    try process.run()
    if let input, let typed { try input.fileHandleForWriting.write(contentsOf: Data(typed.utf8)) }
    deadline.begin(seconds: seconds, process: process.processIdentifier)
  }

  /// What it said on standard error so far.
  var errorText: String { said.complaints.withLock { String(decoding: $0, as: UTF8.self) } }

  var identifier: Int32 { process.processIdentifier }

  func send(signal: Int32) { Foundation.kill(process.processIdentifier, signal) }

  /// Ends it at once, where it still runs.
  func kill() {
    if process.isRunning { send(signal: SIGKILL) }
  }

  /// Waits for the end of the program.
  ///
  /// - Returns: its status; 128 and the signal where one ended it.
  func status() async throws -> Int32 {
    let status = await ProcessEnd.status(of: process, by: deadline)
    if deadline.end() { throw BuiltProgram.Trouble.tookTooLong(arguments: []) }
    return status
  }

  /// The next line of standard output; nil where the program ended.
  func nextLine() async -> String? {
    var iterator = lines.makeAsyncIterator()
    return await iterator.next()
  }
}

/// What a program has said.
private final class Said: Sendable {
  let complaints = Mutex<[UInt8]>([])
  private let rest = Mutex<[UInt8]>([])

  func take(complaint bytes: [UInt8]) { complaints.withLock { $0 += bytes } }

  /// Passes whole lines on; what has no end of line at the end of all is left out.
  func take(line bytes: [UInt8], to stream: AsyncStream<String>.Continuation) {
    rest.withLock { rest in
      rest += bytes
      while let end = rest.firstIndex(of: 0x0A) {
        stream.yield(String(decoding: rest[..<end], as: UTF8.self))
        rest.removeFirst(end + 1)
      }
    }
    if bytes.isEmpty { stream.finish() }
  }
}
