import Terminal
import Testing

@Suite struct TerminalEnvironmentTests {
  func environment(_ variables: [String: String], _ input: Bool = true, _ output: Bool = true)
    -> TerminalEnvironment
  {
    TerminalEnvironment(
      variables: variables, inputIsTerminal: input, outputIsTerminal: output)
  }

  @Test(arguments: [
    (["TERM": "xterm"], ColorDepth.sixteen), (["TERM": "xterm-256color"], .twoFiftySix),
    (["TERM": "linux"], .sixteen), (["TERM": "screen"], .sixteen), (["TERM": "vt100"], .none),
    (["TERM": "dumb"], .none), ([:], .none),
    (["TERM": "xterm", "COLORTERM": "truecolor"], .twoFiftySix),
    (["TERM": "xterm-256color", "NO_COLOR": "1"], .none),
    (["TERM": "xterm", "NO_COLOR": ""], .sixteen),
  ])
  func `colours are those of TERM, unless they are not wanted`(
    variables: [String: String], depth: ColorDepth
  ) {
    #expect(environment(variables).capabilities.colorDepth == depth)
  }

  @Test(arguments: [
    (["LANG": "vi_VN.UTF-8"], true), (["LANG": "C"], false), ([:], false),
    (["LC_ALL": "C", "LANG": "vi_VN.UTF-8"], false), (["LC_CTYPE": "C.utf8"], true),
    (["LC_ALL": "", "LC_CTYPE": "en_US.ISO-8859-1", "LANG": "vi_VN.UTF-8"], false),
  ])
  func `the locale tells whether UTF-8 is shown`(variables: [String: String], shows: Bool) {
    #expect(environment(variables).capabilities.showsUTF8 == shows)
  }

  @Test func `screens need a terminal at both ends that can draw`() {
    #expect(environment(["TERM": "xterm"]).drawsScreens)
    #expect(!environment(["TERM": "dumb"]).drawsScreens)
    #expect(environment(["TERM": "dumb"]).typesLines)
    #expect(!environment([:]).drawsScreens)
    #expect(!environment(["TERM": "xterm"], false, true).drawsScreens)
    #expect(!environment(["TERM": "xterm"], true, false).drawsScreens)
    #expect(!environment(["TERM": "xterm"], true, false).typesLines)
  }

  @Test func `a size is taken from the environment only when it is one`() {
    #expect(
      environment(["COLUMNS": "40", "LINES": "12"]).fallbackSize == Size(columns: 40, rows: 12))
    #expect(environment(["COLUMNS": "-3", "LINES": "x"]).fallbackSize == .standard)
  }
}
