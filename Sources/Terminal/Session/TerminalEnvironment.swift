import Glibc

/// What the environment says about the terminal, read once at the start.
public struct TerminalEnvironment: Hashable, Sendable {
  public let capabilities: Capabilities
  /// Whether screens can be drawn. If not, the program talks in lines.
  public let drawsScreens: Bool
  /// Whether a line is typed on a terminal that also shows it.
  public let typesLines: Bool
  /// The size to use when the terminal does not tell one.
  public let fallbackSize: Size

  /// - Parameter variables: `TERM`, `COLORTERM`, `NO_COLOR`, `LC_ALL`, `LC_CTYPE`, `LANG`,
  ///   `COLUMNS` and `LINES` are read.
  public init(variables: [String: String], inputIsTerminal: Bool, outputIsTerminal: Bool) {
    let term = variables["TERM"] ?? ""
    capabilities = Capabilities(
      colorDepth: Self.colorDepth(term: term, variables: variables),
      showsUTF8: Self.showsUTF8(variables))
    typesLines = inputIsTerminal && outputIsTerminal
    drawsScreens = typesLines && term != "" && term != "dumb" && term != "unknown"
    let standard = Size.standard
    fallbackSize = Size(
      columns: variables["COLUMNS"].flatMap(Self.extent) ?? standard.columns,
      rows: variables["LINES"].flatMap(Self.extent) ?? standard.rows)
  }

  /// The environment of this process.
  public static func current(input: Int32 = 0, output: Int32 = 1) -> TerminalEnvironment {
    var variables: [String: String] = [:]
    for name in [
      "TERM", "COLORTERM", "NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG", "COLUMNS", "LINES",
    ] {
      if let value = getenv(name) { variables[name] = String(cString: value) }
    }
    return TerminalEnvironment(
      variables: variables, inputIsTerminal: isatty(input) == 1,
      outputIsTerminal: isatty(output) == 1)
  }

  private static func extent(_ text: String) -> Int? {
    Int(text).flatMap { (1...1000).contains($0) ? $0 : nil }
  }

  /// Source: <https://no-color.org>; the names are those of terminfo.
  private static func colorDepth(term: String, variables: [String: String]) -> ColorDepth {
    if variables["NO_COLOR"].map({ !$0.isEmpty }) == true { return .none }
    if ["", "dumb", "unknown"].contains(term) { return .none }
    if term.hasPrefix("vt") || term.hasSuffix("-m") || term.hasSuffix("-mono") { return .none }
    let says = variables["COLORTERM"] ?? ""
    if says == "truecolor" || says == "24bit" || term.contains("256color") { return .twoFiftySix }
    return .sixteen
  }

  /// The first of the three that says anything decides, as in POSIX.
  private static func showsUTF8(_ variables: [String: String]) -> Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let locale = names.compactMap { variables[$0] }.first { !$0.isEmpty } ?? ""
    let lowered = locale.lowercased()
    return lowered.contains("utf-8") || lowered.contains("utf8")
  }
}
