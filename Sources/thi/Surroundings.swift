import Glibc
import Terminal
import Wire

/// What the program is started in, read once: so that all else is a matter of values.
struct Surroundings: Sendable {
  /// The variables that are looked at, where they are set and not empty.
  let variables: [String: String]
  let terminal: TerminalEnvironment

  private static let names = [
    "HOME", "XDG_STATE_HOME", "XDG_CONFIG_DIRS", "LC_ALL", "LC_MESSAGES", "LANG",
    "SSH_CONNECTION", "SSH_ORIGINAL_COMMAND",
  ]

  static func current() -> Surroundings {
    var variables: [String: String] = [:]
    for name in names {
      if let value = getenv(name) { variables[name] = String(cString: value) }
    }
    return Surroundings(
      variables: variables.filter { !$0.value.isEmpty }, terminal: .current())
  }

  /// The language of the locale, where it is one that the program has words in.
  var language: WireLanguage? {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { variables[$0] }.first
    return locale.flatMap { WireLanguage(rawValue: String($0.prefix(2))) }
  }

  /// Where the program keeps what it must find again; nil where there is no such place.
  ///
  /// Source: XDG Base Directory Specification, which lets only absolute paths count.
  var stateDirectory: String? {
    if let state = variables["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/bangvang" }
    guard let home = variables["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.local/state/bangvang"
  }

  /// The files that may say which server to use; an earlier one goes before a later one.
  var systemFiles: [String] {
    let directories = variables["XDG_CONFIG_DIRS"] ?? "/etc/xdg"
    let absolute = directories.split(separator: ":").filter { $0.hasPrefix("/") }
    return ["/etc/bangvang/thi.json5"] + absolute.map { $0 + "/bangvang/thi.json5" }
  }

  /// The computer somebody sits at who came by ssh: many sit at one account there, and none of
  /// them is to be offered another's seat. Empty for who sits at this computer.
  var remoteComputer: String {
    variables["SSH_CONNECTION"]?.split(separator: " ").first.map(String.init) ?? ""
  }

  /// As the forced command of an ssh server the program is not given what was typed behind the
  /// host; of that only the wish for lines is heard.
  var asksForPlain: Bool {
    variables["SSH_ORIGINAL_COMMAND"]?.split(separator: " ").contains("--plain") ?? false
  }
}
