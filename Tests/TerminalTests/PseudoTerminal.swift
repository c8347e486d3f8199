import Glibc

/// Both ends of a terminal without a screen: the test is the person and the glass.
final class PseudoTerminal {
  /// TIOCSPTLCK and TIOCGPTN, which are not imported. Source: <asm-generic/ioctls.h>.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  struct Unavailable: Error {}

  /// The end of the person: keys go in here, pictures come out.
  private(set) var person: Int32
  /// The end of the program.
  let program: Int32

  init(size: (columns: UInt16, rows: UInt16) = (80, 24)) throws {
    person = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    var locked: Int32 = 0
    var number: UInt32 = 0
    guard person >= 0, ioctl(person, Self.setLock, &locked) == 0,
      ioctl(person, Self.getNumber, &number) == 0
    else { throw Unavailable() }
    program = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard program >= 0 else { throw Unavailable() }
    resize(size)
  }

  deinit {
    hangUp()
    close(program)
  }

  func hangUp() {
    if person >= 0 { close(person) }
    person = -1
  }

  func resize(_ size: (columns: UInt16, rows: UInt16)) {
    var window = winsize()
    window.ws_col = size.columns
    window.ws_row = size.rows
    _ = ioctl(person, UInt(TIOCSWINSZ), &window)
  }

  func type(_ text: String) { type(Array(text.utf8)) }

  func type(_ bytes: [UInt8]) { _ = write(person, bytes, bytes.count) }

  /// What the program has written since the last call.
  func takeBytes() -> [UInt8] {
    var taken: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(person, &bytes, bytes.count)
      guard count > 0 else { return taken }
      taken += bytes.prefix(count)
    }
  }

  func takeText() -> String { String(decoding: takeBytes(), as: UTF8.self) }

  /// The settings of the terminal, as numbers to compare.
  var settings: [UInt32] {
    var settings = termios()
    tcgetattr(program, &settings)
    return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
  }
}
