import Assessment
import Authoring
import Foundation
import Testing

/// Real files beside the repository, read as their own reader counts them.
@Suite struct GIFTCorpusTests {
  struct Expected: Sendable, CustomStringConvertible {
    let path: String
    let counts: [ItemKind: Int]
    let questions: Int
    let errors: Int
    var description: String { path }
  }

  static let corpora = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/corpora/open")

  static let columns: [(name: String, kind: ItemKind)] = [
    ("single", .single), ("multiple", .multiple), ("truefalse", .trueFalse), ("short", .text),
    ("numeric", .numeric), ("matching", .matching), ("ordering", .ordering), ("essay", .essay),
    ("description", .description), ("cloze", .cloze),
  ]

  /// Where more is read than by Moodle, and why.
  static let better: [String: [ItemKind: Int]] = [
    // Two items without an empty line between them: Moodle loses the second in silence.
    "missing-blank-between.gift": [.trueFalse: 2],
    // An item right after $CATEGORY: Moodle takes it for a part of the category's name.
    "category-no-blank.gift": [.trueFalse: 1],
    // Moodle refuses what is no UTF-8; here the encoding is told, with a warning.
    "questions_encoding_windows-1252.gift.txt": [.essay: 2, .matching: 1],
  ]

  static func expected(formats: Set<String> = ["gift"]) -> [Expected] {
    // Without the corpora there is nothing to compare; the test says so.
    guard
      let table = try? String(contentsOf: corpora.appending(path: "EXPECTED.tsv"), encoding: .utf8)
    else { return [] }
    let lines = table.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().filter { $0.count > 1 && formats.contains($0[1]) }.map { line in
      func value(_ name: String) -> Int {
        header.firstIndex(of: name).flatMap { Int(line[$0]) } ?? 0
      }
      let counts = Dictionary(uniqueKeysWithValues: columns.map { ($0.kind, value($0.name)) })
      return Expected(
        path: line[0], counts: counts, questions: value("questions"), errors: value("errors"))
    }
  }

  @Test(arguments: expected())
  func `a real file holds what its own reader counts`(_ expected: Expected) throws {
    let url = Self.corpora.appending(path: expected.path)
    let reading = BankReader.read(
      bytes: Array(try Data(contentsOf: url)), file: url.lastPathComponent)
    var counts = expected.counts
    var least = expected.errors
    if let better = Self.better[url.lastPathComponent] {
      for kind in ItemKind.allCases { counts[kind] = better[kind] ?? 0 }
      least = 0
    }
    #expect(reading.kindCounts.filter { $0.value > 0 } == counts.filter { $0.value > 0 })
    #expect(reading.format == .gift || reading.items.isEmpty)
    let errors = reading.diagnostics.count { $0.severity == .error }
    #expect(errors >= least, "\(reading.diagnostics)")
    if least == 0 { #expect(errors == 0, "\(reading.diagnostics)") }
    #expect(Set(reading.items.map(\.id)).count <= reading.items.count)
  }

  @Test(.enabled(if: !expected().isEmpty, "the corpora are not beside the repository"))
  func `the corpora were found`() {
    #expect(Self.expected().count > 40)
  }
}
