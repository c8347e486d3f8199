import Foundation
import Synchronization
import TestSupport

/// `thi`, or another program, on a terminal whose person and screen are the test.
final class ThiOnTerminal: Sendable {
  struct NoTerminal: Error {}

  /// TIOCSPTLCK and TIOCGPTN, which are not imported. Source: <asm-generic/ioctls.h>.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  private let process: Process
  private let person: Int32
  private let terminal: Int32
  private let reader: DescriptorReader
  private let shown: Shown
  private let complaints: URL
  private let before: [UInt32]
  private let deadline = Deadline()

  private final class Shown: Sendable {
    let glass: Mutex<Glass>
    /// All that the program has sent.
    let sent = Mutex<[UInt8]>([])

    init(_ glass: sending Glass) { self.glass = Mutex(glass) }

    func take(_ bytes: [UInt8]) {
      sent.withLock { $0 += bytes }
      glass.withLock { $0.feed(bytes) }
    }
  }

  /// - Parameters:
  ///   - home: its state is kept under `state` there.
  ///   - seconds: after this long it is killed.
  init(
    _ arguments: String..., home: TemporaryDirectory, environment: [String: String] = [:],
    size: (columns: Int, rows: Int) = (80, 24), seconds: Int = Patience.program,
    program: BuiltProgram = .thi
  ) throws {
    (person, terminal) = try Self.open(size)
    before = Self.settings(of: terminal)
    let shown = Shown(Glass(columns: size.columns, rows: size.rows))
    self.shown = shown
    complaints = home.url.appending(path: "complaints-\(UUID().uuidString)")
    try Data().write(to: complaints)
    let variables = [
      "TERM": "xterm", "LANG": "vi_VN.UTF-8", "XDG_STATE_HOME": home.path("state"),
      "XDG_CONFIG_DIRS": home.path("config"),
    ]
    process = try program.prepare(arguments, variables.merging(environment) { $1 }, nil)
    process.standardInput = FileHandle(fileDescriptor: terminal, closeOnDealloc: false)
    process.standardOutput = FileHandle(fileDescriptor: terminal, closeOnDealloc: false)
    process.standardError = try FileHandle(forWritingTo: complaints)
    reader = try DescriptorReader(person, take: shown.take) { [person, terminal] in
      close(person)
      close(terminal)
    }
    try process.run()
    deadline.begin(seconds: seconds, process: process.processIdentifier)
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  private static func open(_ size: (columns: Int, rows: Int)) throws -> (Int32, Int32) {
    let person = Foundation.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var locked: Int32 = 0
    var number: UInt32 = 0
    guard person >= 0, ioctl(person, setLock, &locked) == 0, ioctl(person, getNumber, &number) == 0
    else { throw NoTerminal() }
    let terminal = Foundation.open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { throw NoTerminal() }
    var window = winsize()
    window.ws_col = UInt16(size.columns)
    window.ws_row = UInt16(size.rows)
    _ = ioctl(person, UInt(TIOCSWINSZ), &window)
    return (person, terminal)
  }

  private static func settings(of terminal: Int32) -> [UInt32] {
    var settings = termios()
    tcgetattr(terminal, &settings)
    return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
  }

  // MARK: The person

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(person, bytes, bytes.count)
  }

  func send(signal: Int32) { kill(process.processIdentifier, signal) }

  var screen: String { shown.glass.withLock { $0.text } }

  /// Waits until the screen shows a text.
  func shows(_ text: String, within seconds: Int = Patience.event) async -> Bool {
    await Moment.comes(within: seconds) { screen.contains(text) }
  }

  /// Whether a text was shown, also where it has gone again.
  func hasShown(_ text: String) -> Bool {
    shown.sent.withLock { String(decoding: $0, as: UTF8.self) }.contains(text)
  }

  // MARK: The end

  /// Waits for the end of the program.
  ///
  /// - Returns: its status; 128 and the signal where one ended it.
  func status() async throws -> Int32 {
    let status = await ProcessEnd.status(of: process, by: deadline)
    if deadline.end() { throw BuiltProgram.Trouble.tookTooLong(arguments: []) }
    return status
  }

  /// Whether the terminal is as it was before the program, and shows its first screen.
  var isGivenBack: Bool {
    Self.settings(of: terminal) == before && shown.glass.withLock { !$0.modes.contains("?1049") }
  }

  /// Whether the program has the terminal now.
  var isTaken: Bool {
    Self.settings(of: terminal) != before && shown.glass.withLock { $0.modes.contains("?1049") }
  }

  var errorText: String {
    // A file that cannot be read said nothing.
    ((try? Data(contentsOf: complaints)).map { String(decoding: $0, as: UTF8.self) }) ?? ""
  }
}
