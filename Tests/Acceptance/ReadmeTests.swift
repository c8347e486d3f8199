import Foundation
import TestSupport
import Testing

/// What the guides show people to type exists and is understood by the programs.
@Suite struct ReadmeTests {
  private static let guides = ["README.md", "contests/README.md", "question-banks/README.md"]

  /// Asked once: it takes a program's start for each command.
  private static let manual = Task { try await CommandManual.read() }

  private func text(of path: String) throws -> String {
    try String(contentsOf: BuiltProgram.package.appending(path: path), encoding: .utf8)
  }

  @Test(arguments: guides) func `every command and option that a guide shows exists`(guide: String)
    async throws
  {
    let manual = try await Self.manual.value
    let text = try text(of: guide).replacing(Self.missing, with: "")
    let faults = ShownCommand.all(inMarkdown: text).compactMap { manual.fault(in: $0) }
    #expect(faults == [])
  }

  /// A sentence that names what the programs cannot do yet.
  private static var missing: Regex<(Substring, Substring)> { #/Not there yet:([^;]*);/# }

  @Test func `what is said not to be there yet is not there`() async throws {
    let manual = try await Self.manual.value
    let sentence = try #require(try text(of: "README.md").firstMatch(of: Self.missing)?.1)
    for shown in ShownCommand.all(inMarkdown: String(sentence)) {
      let isThere = manual.commands.contains { $0.path.starts(with: shown.words) }
      #expect(!isThere, "\(shown)")
    }
  }

  @Test func `every command and every option of thi is in the guide`() async throws {
    let manual = try await Self.manual.value
    #expect(manual.commands.count > 15)
    let shown = try Self.guides.flatMap { ShownCommand.all(inMarkdown: try text(of: $0)) }
    let named = shown.compactMap { shown in
      manual.command(
        of: shown.words.first == "bangvang" ? shown.words.dropFirst() : shown.words[...])
    }
    let missing = manual.commands.map(\.path).filter { path in
      !named.contains { $0.path == path }
    }
    #expect(missing == [])
    let words = Set(shown.filter { $0.words.first == "thi" }.flatMap(\.words))
    let unnamed = manual.thi.options.keys.filter { !["-h", "--help", "--version"].contains($0) }
    #expect(unnamed.filter { !words.contains($0) }.sorted() == [])
  }

  @Test func `the tools that the guide names are there and know what it asks of them`() throws {
    let shown = ShownCommand.all(inMarkdown: try text(of: "README.md"))
      .filter { $0.words.first?.hasPrefix("tools/") ?? false }
    #expect(shown.count > 4)
    for command in shown {
      let script = try text(of: command.words[0])
      let usage = script.split(separator: "\n").first { $0.hasPrefix("# tools/") } ?? ""
      for word in command.words.dropFirst() {
        #expect(usage.contains(word), "\(command)")
      }
    }
  }

  @Test func `what the server tells people to type exists`() async throws {
    let manual = try await Self.manual.value
    let folder = try TemporaryDirectory()
    let definition = try ContestFiles().write(in: folder)
    for options in [[], ["--plaintext"]] {
      let running = try RunningProgram(
        .bangvang,
        [
          "serve", definition, "--listen", "127.0.0.1:0", "--data", folder.path("data"),
          "--language", "en",
        ]
          + options)
      var shown: [ShownCommand] = []
      for await line in running.lines {
        if let start = line.firstMatch(of: #/\b(bangvang|thi) /#)?.range.lowerBound {
          // Behind the command a school's name may stand, in a column of its own.
          let typed = line[start...].firstRange(of: "  ").map { line[start..<$0.lowerBound] }
          shown.append(ShownCommand(typed ?? line[start...]))
        }
        if shown.last?.words.first == "thi" { break }
      }
      running.send(signal: SIGTERM)
      #expect(try await running.status() == 0)
      #expect(shown.count > 1)
      #expect(shown.compactMap { manual.fault(in: $0) } == [])
    }
  }

  @Test func `a fault in what is shown is found`() async throws {
    let manual = try await Self.manual.value
    let text = """
      `bangvang bank chek a.gift` and `bank check
      a.gift --jsno`; `thi --language de`, `thi ADDRESS CODE MORE WORDS`, `--no-such`, `srve --json`.
      ```sh
      bangvang bank convert a.gift --to    # to what?
      bangvang bank check a.gift           # right
      bangvang results a --explain "Nguyễn Thị Ánh"
      ```
      `bangvang bank`, `thi`, `--to`, `.gift`, `swift build --release` and `q` are well.
      """
    let faults = ShownCommand.all(inMarkdown: text).compactMap { manual.fault(in: $0) }
    #expect(
      faults == [
        .unknownCommand(ShownCommand("bangvang bank chek a.gift")),
        .unknownOption("--jsno", ShownCommand("bank check a.gift --jsno")),
        .notOneOf("de", ShownCommand("thi --language de")),
        .tooMuch("MORE", ShownCommand("thi ADDRESS CODE MORE WORDS")),
        .unknownOption("--no-such", ShownCommand("--no-such")),
        .unknownCommand(ShownCommand("srve --json")),
        .valueMissing("--to", ShownCommand("bangvang bank convert a.gift --to")),
      ])
  }
}
