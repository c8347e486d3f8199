import Foundation
import TestSupport
import Testing

@Suite struct BankCommandTests {
  private let bangvang = BuiltProgram.bangvang
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func write(_ text: String, _ name: String) throws -> String {
    let path = folder.path(name)
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  static let sound = """
    ::Một::Thủ đô của Việt Nam? {=Hà Nội ~Huế ~Vinh}

    ::Hai::Hai cộng hai? {#4}
    """

  static let broken = """
    ::Một::Thủ đô của Việt Nam? {=Hà Nội ~Huế

    ::Hai::Hai cộng hai? {#4}
    """

  @Test func `a sound bank is counted and has status 0`() async throws {
    let file = try write(Self.sound, "a.gift")
    let outcome = try await bangvang.run("bank", "check", file, "--language", "en")
    #expect(outcome.status == 0)
    #expect(outcome.output == "\(file): 2 items (1 single choice, 1 number)\n")
    #expect(outcome.error == "")
  }

  @Test func `the name of a file does not act on the terminal that shows it`() async throws {
    let file = try write(Self.sound, "e\u{1B}[31m\u{1B}]0;x\u{07}\n.gift")
    let outcome = try await bangvang.run("bank", "check", file, "--language", "en")
    #expect(outcome.status == 0)
    #expect(!outcome.output.contains("\u{1B}") && !outcome.output.contains("\u{07}"))
    #expect(outcome.output.count { $0 == "\n" } == 1)
  }

  @Test func `faults are told on standard error, with file, line and column`() async throws {
    let file = try write(Self.broken, "a.gift")
    let outcome = try await bangvang.run("bank", "check", file)
    #expect(outcome.status == 1)
    #expect(outcome.error.hasPrefix("\(file):1:"))
    #expect(outcome.error.contains(": error: "))
    #expect(!outcome.error.contains("\u{1B}"))
  }

  @Test func `a file that is missing has status 3 and the others are read`() async throws {
    let file = try write(Self.sound, "a.gift")
    let outcome = try await bangvang.run("bank", "check", folder.path("no.gift"), file)
    #expect(outcome.status == 3)
    #expect(outcome.error.contains("no.gift"))
    #expect(outcome.lines.count == 1)
  }

  @Test func `the result as JSON has each file with its counts and diagnostics`() async throws {
    let file = try write(Self.broken, "a.gift")
    let outcome = try await bangvang.run("bank", "check", "--json", file)
    #expect(outcome.status == 1)
    let json = try #require(
      try JSONSerialization.jsonObject(with: outcome.outputBytes) as? [String: Any])
    let files = try #require(json["files"] as? [[String: Any]])
    let report = try #require(files.first)
    #expect(report["file"] as? String == file)
    #expect(report["format"] as? String == "gift")
    #expect((report["kinds"] as? [String: Int])?.count == 10)
    let diagnostic = try #require((report["diagnostics"] as? [[String: Any]])?.first)
    #expect(diagnostic["line"] as? Int == 1)
    #expect(diagnostic["severity"] as? String == "error")
    #expect((diagnostic["code"] as? String)?.hasPrefix("gift.") == true)
  }

  @Test func `a report shows every item with its key and each fault in place`() async throws {
    let file = try write(Self.sound + "\n\n::Ba:: <b> & {=x", "a.gift")
    let page = folder.path("a.html")
    let outcome = try await bangvang.run("bank", "check", file, "--report", page)
    #expect(outcome.status == 1)
    let html = try String(contentsOfFile: page, encoding: .utf8)
    #expect(html.contains("☑ A. Hà Nội"))
    #expect(html.contains("☐ B. Huế"))
    #expect(html.contains("<b>✖ Lỗi</b> (dòng 5, cột "))
    #expect(!html.contains("<b> &"))
  }

  @Test func `a format and an encoding can be named, by any name that it has`() async throws {
    let file = folder.path("a.txt")
    try Data([0x43, 0xA9, 0x20, 0x7B, 0x3D, 0x61, 0x20, 0x7E, 0x62, 0x7D]).write(
      to: URL(filePath: file))
    let words = ["bank", "convert", file, "--to", "json", "--format", "gift", "--encoding"]
    let old = try await bangvang.run(words + ["TCVN3"])
    #expect(old.output.contains("\"Câ\""), "\(old.output)")
    let western = try await bangvang.run(words + ["cp1252"])
    #expect(western.output.contains("\"C©\""), "\(western.output)")
    let aiken = try await bangvang.run("bank", "check", file, "--format", "aiken")
    #expect(aiken.status == 1)
  }

  @Test(arguments: [
    ("--format", "gitf", "did you mean gift?"), ("--encoding", "windows-1285", "windows-1258"),
    ("--encoding", "klingon", "vni"),
  ])
  func `a wrong name is wrong usage and all that there are is said`(
    option: String, name: String, words: String
  ) async throws {
    let file = try write(Self.sound, "a.gift")
    let outcome = try await bangvang.run(
      "bank", "check", file, option, name, "--language", "en")
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("takes one of: "))
    #expect(outcome.error.contains(words))
  }

  @Test func `nothing of a file acts on the terminal`() async throws {
    let file = try write(
      "[{\"kind\":\"single\",\"title\":\"\\u001b[2J\",\"prompt\":\"?\",\"choices\":[]}]", "a.json")
    let outcome = try await bangvang.run("bank", "check", file)
    #expect(!outcome.error.isEmpty)
    #expect(!outcome.error.contains("\u{1B}"))
  }

  /// Real files beside the repository; none where they are missing.
  static let corpora: [String] = {
    let folder = BuiltProgram.package.deletingLastPathComponent().appending(
      path: "shared/corpora/open")
    guard
      let table = try? String(contentsOf: folder.appending(path: "EXPECTED.tsv"), encoding: .utf8)
    else { return [] }
    return table.split(separator: "\n").dropFirst().compactMap { line in
      line.split(separator: "\t").first.map { folder.appending(path: String($0)).path }
    }
  }()

  @Test(.enabled(if: !corpora.isEmpty, "the corpora are not beside the repository"))
  func `hundreds of real files make one object, and nothing else is printed`() async throws {
    let outcome = try await bangvang.run(
      ["bank", "check", "--json"] + Self.corpora, seconds: 300)
    #expect(outcome.status == 0 || outcome.status == 1)
    #expect(outcome.error == "")
    let json = try #require(
      try JSONSerialization.jsonObject(with: outcome.outputBytes) as? [String: Any])
    #expect((json["files"] as? [Any])?.count == Self.corpora.count)
  }

  private var data: [String: String] { ["BANGVANG_DATA": folder.path("data")] }

  @Test func `an import tells what it did, and the same file again changes nothing`() async throws {
    let file = try write(Self.sound, "a.gift")
    let words = ["bank", "import", file, "--bank", "lớp 6", "--language", "en"]
    let dry = try await bangvang.run(words + ["--dry-run"], environment: data)
    #expect(dry.output.hasPrefix("lớp 6: 2 added, 0 already there"))
    let first = try await bangvang.run(words, environment: data)
    #expect(first.status == 0)
    #expect(
      first.output
        == "lớp 6: 2 added, 0 already there, 0 updated, 0 nearly the same, 0 refused\n")
    let second = try await bangvang.run(words + ["--json"], environment: data)
    let json = try #require(
      try JSONSerialization.jsonObject(with: second.outputBytes) as? [String: Any])
    #expect((json["unchanged"] as? [String])?.count == 2)
    #expect((json["added"] as? [String])?.isEmpty == true)
  }

  @Test func `nearly same items and refused ones are told`() async throws {
    let twin = Self.sound.replacing("Thủ đô của Việt Nam?", with: "Thủ đô  của VIỆT NAM là?")
    let one = try write(Self.sound, "a.gift")
    let other = try write("::Ba::Thủ đô của việt nam? {=Hà Nội ~Huế ~Vinh}\n\n{=x", "b.gift")
    #expect(twin != Self.sound)
    let outcome = try await bangvang.run(
      "bank", "import", one, other, "--bank", "a", "--language", "en", environment: data)
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("b.gift:3:"))
    #expect(outcome.output.hasSuffix(", 1 refused\n"))
  }

  @Test func `an import of a file that is missing adds nothing`() async throws {
    let file = try write(Self.sound, "a.gift")
    let outcome = try await bangvang.run(
      "bank", "import", file, folder.path("no.gift"), "--bank", "a", environment: data)
    #expect(outcome.status == 3)
    let list = try await bangvang.run("bank", "list", environment: data)
    #expect(list.output == "")
    let usage = try await bangvang.run("bank", "import", file, environment: data)
    #expect(usage.status == 2)
  }

  @Test func `the library is listed and a bank is shown with its keys`() async throws {
    let file = try write(Self.sound, "a.gift")
    let empty = try await bangvang.run("bank", "list", "--json", environment: data)
    #expect(empty.output == "{\"banks\":[]}\n")
    #expect(!FileManager.default.fileExists(atPath: folder.path("data")))
    _ = try await bangvang.run("bank", "import", file, "--bank", "a", environment: data)
    let list = try await bangvang.run("bank", "list", environment: data)
    #expect(list.output == "a: 2 câu (1 chọn một, 1 điền số)\n")
    let shown = try await bangvang.run("bank", "show", "a", environment: data)
    #expect(shown.output.contains("1. Một [chọn một]"))
    #expect(shown.output.contains("● A. Hà Nội"))
    #expect(shown.output.contains("○ B. Huế"))
    #expect(shown.output.contains("● 4"))
    let json = try await bangvang.run("bank", "show", "a", "--json", environment: data)
    #expect((try JSONSerialization.jsonObject(with: json.outputBytes) as? [Any])?.count == 2)
    let missing = try await bangvang.run("bank", "show", "b", environment: data)
    #expect(missing.status == 1)
    #expect(missing.error.contains("'b'"))
  }

  @Test func `the data directory is the option's, else the environment's`() async throws {
    let file = try write(Self.sound, "a.gift")
    let words = ["bank", "import", file, "--bank", "a"]
    _ = try await bangvang.run(words + ["--data", folder.path("one")], environment: data)
    _ = try await bangvang.run(words, environment: ["XDG_DATA_HOME": folder.path("xdg")])
    _ = try await bangvang.run(words, environment: ["HOME": folder.path("home")])
    for made in ["one", "xdg/bangvang", "home/.local/share/bangvang"] {
      let library = folder.path(made + "/library.sqlite")
      #expect(FileManager.default.fileExists(atPath: library), "\(made)")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path("data")))
  }
}
