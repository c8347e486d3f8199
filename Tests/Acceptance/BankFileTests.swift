import Foundation
import TestSupport
import Testing

/// Files, pipes and links that bank commands read and write.
@Suite struct BankFileTests {
  private let bangvang = BuiltProgram.bangvang
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private static let gift = "::Sông::Sông nào chảy qua Vinh? {=Lam ~Hồng ~Mã}\n"

  private func run(_ words: String..., input: String = "") async throws -> BuiltProgram.Outcome {
    try await bangvang.run(
      words + ["--language", "en"], environment: ["BANGVANG_DATA": folder.path("data")],
      input: input)
  }

  private func write(_ text: String, _ name: String) throws -> String {
    let path = folder.path(name)
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: URL(filePath: path), encoding: .utf8)
  }

  @Test(arguments: ["-", "/dev/stdin"])
  func `standard input is read where a file is expected`(name: String) async throws {
    let outcome = try await run("bank", "check", name, input: Self.gift)
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output.hasPrefix("\(name): 1 item"))
  }

  @Test func `a pipe with a name is read, and written to`() async throws {
    let pipe = folder.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    let reader = Task {
      try await bangvang.run("bank", "check", pipe, "--language", "en").output
    }
    let file = try write(Self.gift, "a.gift")
    let outcome = try await run("bank", "convert", file, "--to", "gift", "-o", pipe)
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(try await reader.value.hasPrefix("\(pipe): 1 item"))
    let type = try FileManager.default.attributesOfItem(atPath: pipe)[.type] as? FileAttributeType
    #expect(type != .typeRegular)
  }

  @Test func `a result never takes the place of the file that is read`() async throws {
    let file = try write(Self.gift, "a.gift")
    let link = folder.path("link.html")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    for target in [file, link] {
      #expect(try await run("bank", "check", file, "--report", target).status == 2)
      #expect(try text(file) == Self.gift)
    }
    #expect(
      try await run("bank", "check", folder.path("none.gift"), "--report", folder.path("r.html"))
        .status == 3)
    #expect(!FileManager.default.fileExists(atPath: folder.path("r.html")))
  }

  @Test func `a link to a result stays a link`() async throws {
    let file = try write(Self.gift, "a.gift")
    let page = try write("old", "page.html")
    let link = folder.path("link.html")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "page.html")
    #expect(try await run("bank", "check", file, "--report", link).status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "page.html")
    #expect(try text(page).contains("Vinh"))
  }

  @Test func `a dry run makes nothing`() async throws {
    let file = try write(Self.gift, "a.gift")
    let outcome = try await run("bank", "import", file, "--bank", "a", "--dry-run")
    #expect(outcome.output.hasPrefix("a: 1 added"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("data")))
  }

  @Test func `a faulty file is told beside the JSON of an import`() async throws {
    let file = try write(Self.gift + "\n{=x", "a.gift")
    let outcome = try await run("bank", "import", file, "--bank", "a", "--json")
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("a.gift:3:"))
    #expect(try JSONSerialization.jsonObject(with: outcome.outputBytes) is [String: Any])
  }

  @Test func `what is not there is said`() async throws {
    #expect(try await run("bank", "duplicates", "--bank", "no").status == 1)
    #expect(try await run("bank", "search", "x", "--bank", "no").status == 1)
    let file = try write(Self.gift, "a.gift")
    #expect(try await run("bank", "import", file, "--bank", "a\nb").status == 2)
    #expect(try await run("bank", "import", file, "--bank", "a").status == 0)
    let tags = try await run("bank", "edit-tags", "a", "12ab", "--add", "x")
    #expect(tags.status == 1)
    #expect(tags.error.contains("'a' has no item 12ab"))
  }

  @Test func `a long search says that there is more`() async throws {
    let many = (1...103).map { "::C\($0)::Số \($0 * 37) chia hết cho mấy? {=\($0) ~0}\n\n" }
      .joined()
    #expect(try await run("bank", "import", try write(many, "b.gift"), "--bank", "b").status == 0)
    let found = try await run("bank", "search", "chia het")
    #expect(found.lines.count == 100)
    #expect(found.error == "the first 100 of 103 items; --all prints all\n")
    #expect(try await run("bank", "search", "chia het", "--all").lines.count == 103)
  }
}
