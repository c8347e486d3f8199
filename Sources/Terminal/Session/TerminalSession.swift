import Glibc

/// A terminal that has been taken over, and is given back as it was.
///
/// Given back on every way out: at the end of its life, also by a thrown error, at `exit`, and when
/// the process crashes. Signals are turned into events by `SignalPipe`, so they end here too.
final class TerminalSession {
  enum Kind {
    /// Every key at once, on a screen of its own.
    case screen
    /// Every key at once, on the screen as it is. What is typed is shown by the program.
    case lines
  }

  let input: Int32
  /// Never blocks, so that a slow line does not hold up the rest of the program.
  let output: Int32
  /// Whether the terminal showed what is typed before; if not, something else shows it.
  let showedTyping: Bool
  private let kind: Kind
  private let ownsOutput: Bool
  private let original: termios

  init(_ kind: Kind, input: Int32, output: Int32) throws(TerminalFault) {
    var settings = termios()
    guard tcgetattr(input, &settings) == 0 else { throw TerminalFault("tcgetattr") }
    let own = Self.reopen(output)
    (self.kind, original, self.input) = (kind, settings, input)
    (self.output, ownsOutput) = (own ?? output, own != nil)
    showedTyping = settings.c_lflag & tcflag_t(ECHO) != 0
    enter()
  }

  deinit {
    leave()
    if ownsOutput { close(output) }
  }

  /// Takes the terminal over; also after the process was stopped and goes on.
  func enter() {
    EmergencyRestore.disarm()
    EmergencyRestore.arm(input: input, output: output, settings: original, bytes: leavingBytes)
    var settings = original
    switch kind {
    case .screen: cfmakeraw(&settings)
    case .lines: settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    }
    // Fails only on a terminal that has gone, which reading from it will tell.
    tcsetattr(input, TCSANOW, &settings)
    // Another screen, no wrapping at the right edge, pastes with marks around them.
    if kind == .screen { write("\u{1B}[?1049h\u{1B}[?7l\u{1B}[?2004h") }
  }

  /// Gives the terminal back.
  func leave() {
    EmergencyRestore.disarm()
    OutputQueue.writeNow(leavingBytes, to: output)
    var settings = original
    // What was typed ahead was meant for this program, not for the shell.
    tcflush(input, TCIFLUSH)
    tcsetattr(input, TCSANOW, &settings)
  }

  private var leavingBytes: [UInt8] {
    guard kind == .screen else { return [] }
    // Terminals without a second screen keep the picture; the shell then goes on below it.
    return Array("\u{1B}[m\u{1B}[?2004l\u{1B}[?7h\u{1B}[?25h\u{1B}[999H\r\n\u{1B}[?1049l".utf8)
  }

  private func write(_ text: String) { OutputQueue.writeNow(Array(text.utf8), to: output) }

  /// The same terminal, opened once more: making it non-blocking then concerns no other program
  /// that writes to it. Nil when it cannot be opened by name.
  private static func reopen(_ descriptor: Int32) -> Int32? {
    var name = [CChar](repeating: 0, count: 256)
    guard ttyname_r(descriptor, &name, name.count) == 0 else { return nil }
    let opened = open(name, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    return opened >= 0 ? opened : nil
  }

  /// The size that the terminal tells; nil when it tells none.
  static func size(of descriptor: Int32) -> Size? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return nil
    }
    return Size(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }
}
