import Authoring
import Foundation
import Store

/// What the program finds around it: environment, terminal, home. Read once, at its start.
struct Surroundings: Sendable {
  let environment: [String: String]
  let home: String
  /// Whether standard output goes to a terminal.
  let outputIsTerminal: Bool
  /// Whether standard error goes to a terminal.
  let errorIsTerminal: Bool
  /// Cells of a line on standard error where it goes to a terminal.
  let errorWidth: Int
  /// Whether standard input comes from a terminal.
  var inputIsTerminal = false
  /// Cells of a line on standard output where it goes to a terminal.
  var columns = 80

  static func read() -> Surroundings {
    Surroundings(
      environment: ProcessInfo.processInfo.environment, home: NSHomeDirectory(),
      outputIsTerminal: isatty(STDOUT_FILENO) == 1, errorIsTerminal: isatty(STDERR_FILENO) == 1,
      errorWidth: width(of: STDERR_FILENO), inputIsTerminal: isatty(STDIN_FILENO) == 1,
      columns: width(of: STDOUT_FILENO))
  }

  /// As `ioctl_tty(2)` tells it; 80 where the terminal does not say.
  private static func width(of descriptor: Int32) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// The day in the zone of this machine.
  var today: CalendarDay? {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day], from: Date())
    guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }

  /// Whether somebody sits there who can be asked.
  var isConversation: Bool { inputIsTerminal && outputIsTerminal }

  /// Not empty; as the environment's own rules say, an empty value is none.
  func variable(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The locale's language where it is one of ours, else Vietnamese.
  var language: String {
    let locale = variable("LC_ALL") ?? variable("LC_MESSAGES") ?? variable("LANG") ?? ""
    return locale.hasPrefix("en") ? "en" : "vi"
  }

  /// Where banks and contests are kept.
  ///
  /// - Parameter given: the value of `--data`.
  func dataDirectory(given: String?) -> URL {
    let path = DataDirectory.path(option: given, environment: environment)
    return URL(filePath: path ?? home + "/.local/share/bangvang", directoryHint: .isDirectory)
  }

  private var allowsColor: Bool { variable("NO_COLOR") == nil && variable("TERM") != "dumb" }

  /// Whether standard error may have colour.
  var errorHasColor: Bool { errorIsTerminal && allowsColor }

  /// Whether standard output may have colour.
  var outputHasColor: Bool { outputIsTerminal && allowsColor }
}
