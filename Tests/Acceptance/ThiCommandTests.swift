import Foundation
import TestSupport
import Testing

@Suite struct ThiCommandTests {
  private let thi = BuiltProgram.thi
  private let home: TemporaryDirectory
  private let pin = "sha256:" + String(repeating: "0a", count: 32)

  init() throws { home = try TemporaryDirectory() }

  @Test func `the version and the help are results`() async throws {
    let version = try await thi.run("--version")
    #expect(version.status == 0)
    #expect(version.output.hasPrefix("thi "))
    let help = try await thi.run("--help", "--language", "en")
    #expect(help.status == 0)
    #expect(help.output.hasPrefix("Usage: thi [HOST[:PORT] [CODE|TICKET]]\n"))
    #expect(help.error == "")
    let vietnamese = try await thi.run("-h")
    #expect(vietnamese.output.hasPrefix("Cách dùng: thi "))
    for option in ["--plain", "--plaintext", "--pin", "--new", "--quick", "--say-time"] {
      #expect(help.output.contains(option), "\(option)")
      #expect(vietnamese.output.contains(option), "\(option)")
    }
  }

  @Test func `wrong usage has status 2 and says what was meant`() async throws {
    let cases: [(words: [String], said: String)] = [
      (["--hepl"], "did you mean --help"), (["--plan"], "did you mean --plain"),
      (["--xyz"], "no option --xyz\n"), (["-x"], "no option -x\n"),
      (["--pin"], "--pin needs a value"), (["--pin="], "--pin needs a value"),
      (["--pin", "abc"], "'abc' is no pin"), (["--plain=1"], "--plain takes no value"),
      (["--language", "de"], "not 'de'"), (["a b"], "'a b' is no server's address"),
      (["10.0.0.5:0"], "'10.0.0.5:0' is no server's address"),
      (["10.0.0.5:99999"], "is no server's address"),
      (["10.0.0.5", "ABC"], "'ABC' is neither a school's code"),
      (["10.0.0.5", "7KQ2MU"], "'7KQ2MU' is neither"),
      (["--plaintext", "10.0.0.5"], "--plaintext is for a server on this computer"),
      (["--plaintext", "--", "thi.vn"], "--plaintext is for a server on this computer"),
      (["--plaintext", "--pin", pin, "127.0.0.1"], "use one of the two"),
    ]
    for (words, said) in cases {
      let outcome = try await thi.run(words, environment: ["LANG": "en_GB.UTF-8"])
      #expect(outcome.status == 2, "\(words)")
      #expect(outcome.output == "", "\(words)")
      #expect(outcome.error.contains(said), "\(words): \(outcome.error)")
    }
  }

  @Test func `what was typed wrongly is not sent to the terminal as it is`() async throws {
    let outcome = try await thi.run("a\u{1B}[31m b")
    #expect(outcome.status == 2)
    #expect(!outcome.error.contains("\u{1B}"))
  }

  @Test func `the language is the option's, else the locale's, else Vietnamese`() async throws {
    func isEnglish(_ words: [String], _ locale: [String: String]) async throws -> Bool {
      let outcome = try await thi.run(["--zzzz"] + words, environment: locale)
      return outcome.error.contains("there is no option")
    }
    #expect(try await isEnglish([], ["LANG": "en_US.UTF-8"]))
    #expect(try await isEnglish([], ["LANG": "en_US.UTF-8", "LC_ALL": "vi_VN"]) == false)
    #expect(try await isEnglish([], ["LANG": "C"]) == false)
    #expect(try await isEnglish(["--language=en"], ["LANG": "vi_VN"]))
    #expect(try await isEnglish(["--language", "vi"], ["LANG": "en_US"]) == false)
  }

  private func writeSystemFile(_ text: String, in folder: String = "config") throws {
    let directory = home.url.appending(path: folder + "/bangvang")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: directory.appending(path: "thi.json5"))
  }

  private func runWithSystemFiles(_ words: String...) async throws -> BuiltProgram.Outcome {
    try await thi.run(
      words,
      environment: [
        "XDG_STATE_HOME": home.path("state"), "LANG": "en_GB.UTF-8",
        "XDG_CONFIG_DIRS": home.path("config") + ":relative:" + home.path("second"),
      ])
  }

  @Test func `each fault of a system file is named with its line, and the rest is used`()
    async throws
  {
    try writeSystemFile(
      """
      // Phòng máy
      {
        hots: "10.0.0.5", /* a
        comment */ 'language': 'fr',
        pin: "sha256:1",
        host "x"
        host: 5,
        nested: { host: "y, z", list: [1, 2] },
        host: '10.9.9.9', // the last comma may stay
      }
      """)
    try writeSystemFile("{ language: 'en', host: 'second.vn' }", in: "second")
    let used = try await runWithSystemFiles("--plaintext")
    #expect(used.status == 2)
    #expect(used.error.contains("not for 10.9.9.9"))
    let file = home.path("config/bangvang/thi.json5")
    for said in [
      "\(file):3: there is no key 'hots'", "\(file):4: language takes", "\(file):5: 'sha256:1'",
      "\(file):6: this cannot be read", "\(file):7: 'host' needs a text",
      "\(file):8: there is no key 'nested'",
    ] { #expect(used.error.contains(said), "\(said) is not in \(used.error)") }
    #expect(used.error.split(separator: "\n").filter { $0.hasPrefix(file) }.count == 6)
  }

  @Test func `a system file that is cut, empty or no text holds nobody up`() async throws {
    for text in ["", "{", "{ host: \"127.0.0.1", "[]", "{ host: , }", "\u{FEFF}{}", "{}}", "/*"] {
      try writeSystemFile(text)
      let outcome = try await runWithSystemFiles("--plaintext")
      #expect(outcome.status == 1, "\(text): nobody tells the server")
    }
  }

  @Test func `without encryption a host of a system file is reached on this computer only`()
    async throws
  {
    try writeSystemFile("{ host: \"10.0.0.5\" }")
    let outcome = try await runWithSystemFiles("--plaintext")
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("not for 10.0.0.5"))
  }
}
