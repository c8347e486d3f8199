import Assessment
import Authoring
import Foundation
import Testing

/// Real papers beside the repository, read as they were counted by hand.
@Suite struct PaperCorpusTests {
  /// Where another kind is right, and why.
  private static let other: [String: [ItemKind: Int]] = [
    // The table counts a question of four statements as one true or false. That kind has one truth
    // only; pairs of statement and "Đúng" or "Sai" hold all four and mark each.
    "v4-thpt2025.txt": [.single: 2, .text: 1, .numeric: 1, .matching: 1]
  ]

  private static func expected() -> [GIFTCorpusTests.Expected] {
    GIFTCorpusTests.expected(formats: ["viet", "viet-docx"])
  }

  @Test(arguments: expected())
  func `a real paper holds what was counted`(_ expected: GIFTCorpusTests.Expected) throws {
    let url = GIFTCorpusTests.corpora.appending(path: expected.path)
    let reading = BankReader.read(
      bytes: Array(try Data(contentsOf: url)), file: url.lastPathComponent)
    let counts = Self.other[url.lastPathComponent] ?? expected.counts
    #expect(reading.kindCounts.filter { $0.value > 0 } == counts.filter { $0.value > 0 })
    #expect(reading.items.count == expected.questions)
    #expect(reading.diagnostics.count { $0.severity == .error } == expected.errors)
  }

  /// The three examples of vietnam.md, with the report that it expects.
  private static func examples() -> [String] {
    let url = GIFTCorpusTests.corpora.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "vietnam.md")
    // Without the file there is nothing to read; the test says so.
    guard let text = try? String(contentsOf: url, encoding: .utf8),
      let start = text.range(of: "### Example 1")
    else { return [] }
    let blocks = text[start.lowerBound...].components(separatedBy: "```")
    return [1, 3, 5].filter { $0 < blocks.count }.map {
      String(blocks[$0].drop { $0 == "\n" })
    }
  }

  @Test(.enabled(if: examples().count == 3, "the examples are not beside the repository"))
  func `the examples of Vietnamese teachers' files come out as they are described`() {
    let readings = Self.examples().map { readPaper($0) }
    #expect(readings.map(\.items.count) == [3, 3, 4])
    #expect(readings.flatMap(\.drafts).isEmpty)
    let rights = readings.map { reading in
      reading.items.map { item in
        choices(item).firstIndex { $0.hasSuffix("/100") }.map { ["A", "B", "C", "D"][$0] } ?? "–"
      }.joined()
    }
    #expect(rights == ["BCB", "CCB", "CAB–"])
    #expect(readings[0].items[2].feedback.hasPrefix("Hai mức độ"))
    #expect(readings[1].items.map(\.tags) == [["NB"], ["TH"], ["VD"]])
    #expect(
      readings[2].diagnostics.map(\.code) == ["paper.number-missing", "paper.key-without-question"])
    guard case .matching(let pairs, _) = readings[2].items[3].body else {
      Issue.record("four statements expected")
      return
    }
    #expect(pairs.map(\.right) == ["Sai", "Đúng", "Sai", "Đúng"])
  }

  @Test(.enabled(if: !expected().isEmpty, "the corpora are not beside the repository"))
  func `the corpora were found`() {
    #expect(Self.expected().count >= 9)
  }
}
