import Foundation
import Testing

@Suite struct TopLevelTests {
  static let root = SourceTree.root

  @Test func `the top level holds what the card names and nothing else`() throws {
    let allowed: Set = [
      "Package.swift", "Sources", "Tests", "question-banks", "contests", "README.md", "tools",
      "LICENSE", ".gitignore", ".gitattributes", ".git", ".ci", ".swift-format", ".build",
      ".swiftpm", "Package.resolved",
    ]
    let found = try FileManager.default.contentsOfDirectory(atPath: Self.root.path)
    let strangers = found.filter { !allowed.contains($0) && !$0.hasPrefix(".build") }
    #expect(strangers == [])
  }
}
