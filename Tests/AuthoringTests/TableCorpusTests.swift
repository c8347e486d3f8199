import Assessment
import Authoring
import Foundation
import Testing

/// Real tables beside the repository, and such as their programs make them.
@Suite struct TableCorpusTests {
  struct Expected: Sendable, CustomStringConvertible {
    let path: String
    let counts: [ItemKind: Int]
    let errors: Int
    let format: BankFormat
    var description: String { path }
  }

  static let formats: [String: BankFormat] = [
    "csv-generic": .csv, "kahoot-xlsx": .kahoot, "quizizz-csv": .quizizz, "blooket-csv": .blooket,
    "gimkit-csv": .gimkit,
  ]

  static func expected() -> [Expected] {
    // Without the corpora there is nothing to compare; the test says so.
    guard
      let table = try? String(
        contentsOf: GIFTCorpusTests.corpora.appending(path: "EXPECTED.tsv"), encoding: .utf8)
    else { return [] }
    let lines = table.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().compactMap { line in
      guard line.count > 1, let format = formats[line[1]] else { return nil }
      func value(_ name: String) -> Int {
        header.firstIndex(of: name).flatMap { Int(line[$0]) } ?? 0
      }
      let counts = GIFTCorpusTests.columns.map { ($0.kind, value($0.name)) }
      return Expected(
        path: line[0], counts: Dictionary(uniqueKeysWithValues: counts), errors: value("errors"),
        format: format)
    }
  }

  @Test(arguments: expected())
  func `a real table holds what was counted in it`(_ expected: Expected) throws {
    let url = GIFTCorpusTests.corpora.appending(path: expected.path)
    let reading = BankReader.read(
      bytes: Array(try Data(contentsOf: url)), file: url.lastPathComponent)
    #expect(reading.kindCounts.filter { $0.value > 0 } == expected.counts.filter { $0.value > 0 })
    #expect(reading.format == expected.format)
    let errors = reading.diagnostics.count { $0.severity == .error }
    #expect(errors == expected.errors, "\(reading.diagnostics)")
    let output = try #require(BankWriter.write(reading.items, as: .csv))
    #expect(output.losses.isEmpty)
    let again = BankReader.read(bytes: output.bytes, file: "a.csv")
    #expect(again.items.map(\.withoutPlace) == reading.items.map(\.withoutPlace))
    #expect(again.items.map(\.id) == reading.items.map(\.id))
  }

  @Test(.enabled(if: !expected().isEmpty, "the corpora are not beside the repository"))
  func `the corpora were found`() {
    #expect(Self.expected().count >= 8)
  }
}
