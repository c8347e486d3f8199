import Foundation
import TestSupport
import Testing

@Suite struct CommandLineTests {
  private let bangvang = BuiltProgram.bangvang

  @Test func `the version and the help are results`() async throws {
    let version = try await bangvang.run("--version")
    #expect(version.status == 0)
    #expect(version.output.hasPrefix("bangvang "))
    for words in [[], ["bank"], ["bank", "check"], ["contest"], ["contest", "check"]] {
      let help = try await bangvang.run(words + ["--help", "--language", "en"])
      #expect(help.status == 0)
      #expect(help.output.hasPrefix("Usage: bangvang \(words.joined(separator: " "))"))
      #expect(help.error == "")
    }
  }

  @Test func `wrong usage has status 2 and says what was meant`() async throws {
    let cases: [(words: [String], said: String)] = [
      ([], "Usage: bangvang COMMAND"), (["bnak"], "did you mean 'bank'"),
      (["bank", "chek", "x"], "did you mean 'bank check'"),
      (["bank", "check", "--jsno", "x"], "did you mean --json"),
      (["bank", "check"], "FILE is missing"),
      (["contest", "check", "a", "b"], "'b' is too much"),
      (["bank", "check", "--json=1", "x"], "no value"),
      (["--language", "de"], "one of: vi, en"), (["bank", "check", "--language"], "needs a value"),
      (["results", "x", "--csv", "--json"], "--json and --csv do not go together"),
      (["results", "x", "--items", "--top", "3"], "--top and --items do not go together"),
      (["roster", "tickets", "x", "-o", "y", "--csv"], "--output and --csv do not go together"),
      (["judge", "x", "--status", "--print"], "--print and --status do not go together"),
      (["judge", "x", "--upheld"], "--upheld goes with --answer only"),
    ]
    for (words, said) in cases {
      let outcome = try await bangvang.run(words, environment: ["LANG": "en_GB.UTF-8"])
      #expect(outcome.status == 2, "\(words)")
      #expect(outcome.output == "", "\(words)")
      #expect(outcome.error.contains(said), "\(words): \(outcome.error)")
    }
  }

  @Test(arguments: [
    ["bank", "list"], ["bank", "search", "x"], ["bank", "duplicates"], ["results", "x"],
    ["journal", "verify"], ["privacy", "purge", "--dry-run"], ["practice", "x"],
  ])
  func `a file in the place of the data directory is no empty one`(words: [String]) async throws {
    let folder = try TemporaryDirectory()
    try Data().write(to: URL(filePath: folder.path("tep")))
    let outcome = try await bangvang.run(
      words + ["--data", folder.path("tep"), "--language", "en"])
    #expect(outcome.status == 3 && outcome.output == "", "\(outcome)")
    #expect(outcome.error.contains("is a file; the data needs a folder"), "\(outcome.error)")
  }

  @Test func `the language is the option's, else the locale's, else Vietnamese`() async throws {
    func said(_ words: [String], _ environment: [String: String]) async throws -> Bool {
      let outcome = try await bangvang.run(["nothing"] + words, environment: environment)
      return outcome.error.contains("there is no command")
    }
    #expect(try await said([], ["LANG": "en_US.UTF-8"]))
    #expect(try await said([], ["LANG": "en_US.UTF-8", "LC_ALL": "vi_VN"]) == false)
    #expect(try await said([], ["LANG": "C"]) == false)
    #expect(try await said(["--language=en"], ["LANG": "vi_VN"]))
    #expect(try await said(["--language", "vi"], ["LANG": "en_US"]) == false)
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: [["--help"], ["bank", "check", "question-banks", "--json"]])
  func `a result that a full disk did not take is not done`(arguments: [String]) async throws {
    let process = try BuiltProgram.bangvang.prepare(arguments + ["--language", "en"], [:], nil)
    let errors = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    process.standardError = errors
    let deadline = Deadline()
    try process.run()
    deadline.begin(seconds: Patience.program, process: process.processIdentifier)
    let status = await ProcessEnd.status(of: process, by: deadline)
    #expect(!deadline.end())
    #expect(status == 3)
    let said = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
    #expect(said.contains("the disk is full"), "\(said)")
  }
}
