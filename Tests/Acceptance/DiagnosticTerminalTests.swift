import Foundation
import TestSupport
import Testing

/// What a teacher sees whose standard error is a terminal.
@Suite struct DiagnosticTerminalTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// Runs `bank check`, or another command on a file, with standard error on a terminal; gives back
  /// what is on it, without `\r`.
  private func check(
    _ text: String, columns: Int = 80, environment: [String: String] = ["NO_COLOR": "1"],
    _ command: String = "bank", file name: String = "a.gift"
  ) async throws -> String {
    let file = URL(filePath: folder.path(name))
    try Data(text.utf8).write(to: file)
    let terminal = try StandardErrorTerminal(columns: columns)
    let process = try BuiltProgram.bangvang.prepare(
      [command, "check", name, "--language", "en"], environment, folder.url)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = terminal.handle
    let deadline = Deadline()
    try process.run()
    deadline.begin(seconds: 60, process: process.processIdentifier)
    _ = await ProcessEnd.status(of: process, by: deadline)
    #expect(!deadline.end())
    return terminal.text()
  }

  @Test func `the item comes first, then what is wrong, where, and the line with a mark`()
    async throws
  {
    let seen = try await check("::Sông:: Sông nào\tdài nhất? {~Lam}")
    #expect(seen.hasPrefix("Sông · {~Lam}\nerror: "))
    // The tab takes the cells up to the 24th.
    let line = "1 │ ::Sông:: Sông nào       dài nhất? {~Lam}\n"
    let mark = "  │ " + String(repeating: " ", count: 34) + "^\n"
    #expect(seen.hasSuffix("\na.gift:1:29\n" + line + mark + "\n"), "\(seen)")
  }

  @Test func `a long line is shown round the place, within the width of the terminal`() async throws
  {
    let long = String(repeating: "rất dài ", count: 60)
    let seen = try await check("Câu \(long)? {~Lam} \(long)", columns: 50)
    let lines = seen.split(separator: "\n")
    let source = try #require(lines.first { $0.hasPrefix("1 │ ") })
    let mark = try #require(lines.first { $0.hasPrefix("  │ ") })
    #expect(source.count <= 50)
    #expect(source.hasPrefix("1 │ …") && source.hasSuffix("…"))
    let place = mark.distance(
      from: mark.startIndex, to: mark.firstIndex(of: "^") ?? mark.startIndex)
    #expect(Array(source)[place...].starts(with: "{~Lam}"))
  }

  @Test func `no byte of the file acts on the terminal`() async throws {
    let seen = try await check("::\u{1B}[2J:: a\u{1B}]0;x\u{7}b\u{9B}c {=\u{1B}[31mx")
    #expect(!seen.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\u{9B}" })
    #expect(seen.contains("␛"))
  }

  @Test func `a contest file is shown with its line too`() async throws {
    let seen = try await check(
      "{\n  id: 'thu', title: 'Thử', mode: 'live', startsIn: 'ngay',\n}", "contest",
      file: "a.json5")
    let mark = "  │ " + String(repeating: " ", count: 51) + "^\n"
    #expect(
      seen.contains(
        "\na.json5:2:52\n2 │   id: 'thu', title: 'Thử', mode: 'live', startsIn: 'ngay',\n" + mark),
      "\(seen)")
  }

  @Test func `colour is only of our own words`() async throws {
    let seen = try await check("a {=x", environment: ["TERM": "xterm"])
    #expect(seen.contains("\u{1B}[1;31merror:\u{1B}[0m"))
  }

  @Test func `a terminal that says that it is dumb gets no colours`() async throws {
    let seen = try await check("a {=x", environment: ["TERM": "dumb"])
    #expect(seen.contains("error: ") && !seen.contains("\u{1B}"), "\(seen)")
  }
}

/// A terminal for the standard error of a program.
final class StandardErrorTerminal {
  struct NoTerminal: Error {}

  /// TIOCSPTLCK and TIOCGPTN, which are not imported. Source: <asm-generic/ioctls.h>.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  private let person: Int32
  private let terminal: Int32

  init(columns: Int) throws {
    person = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    var locked: Int32 = 0
    var number: UInt32 = 0
    guard person >= 0, ioctl(person, Self.setLock, &locked) == 0,
      ioctl(person, Self.getNumber, &number) == 0
    else { throw NoTerminal() }
    terminal = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { throw NoTerminal() }
    var window = winsize()
    window.ws_col = UInt16(columns)
    window.ws_row = 24
    _ = ioctl(person, UInt(TIOCSWINSZ), &window)
  }

  deinit {
    close(person)
    close(terminal)
  }

  var handle: FileHandle { FileHandle(fileDescriptor: terminal, closeOnDealloc: false) }

  /// What was written so far; a few kilobytes wait in the terminal.
  func text() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(person, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes.filter { $0 != 13 }, as: UTF8.self)
  }
}
