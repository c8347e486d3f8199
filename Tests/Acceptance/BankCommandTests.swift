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
}
