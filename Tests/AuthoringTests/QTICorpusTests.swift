import Assessment
import Authoring
import Foundation
import Testing

/// Real files beside the repository, counted as EXPECTED.tsv counts them.
@Suite struct QTICorpusTests {
  struct Expected: Sendable, CustomStringConvertible {
    let path: String
    let counts: [ItemKind: Int]
    let unsupported: Int
    let errors: Int
    var description: String { path }
  }

  static let formats: Set = [
    "qti12", "qti20", "qti21", "qti22", "qti2x", "qti30", "qti2test", "qti3test", "zip-ims",
  ]

  /// Where more or something else is read than was counted, and why.
  static let better: [String: [ItemKind: Int]] = [
    // `fibtype="Decimal"`, and its key is a range: numbers, not texts.
    "numeric_1.2.xml": [.numeric: 2],
    // The XML declaration alone is wrong; the item after it is whole.
    "choice_vary_points_by_answer.xml": [.single: 1],
    // Gaps of Canvas without its name for the kind: `response_x` and `[x]` in the text tell them.
    "interaction_checks_1.2.xml": [
      .single: 2, .multiple: 1, .text: 1, .numeric: 1, .matching: 1, .cloze: 2, .essay: 2,
    ],
    "edge_cases_1.2.xml": [.single: 2, .cloze: 2],
    // Two kinds are named; the item is built as the first of them says.
    "matching.xml": [.matching: 1],
  ]

  /// Packages in which more is found wrong than was counted, and why.
  static let errors: [String: Int] = [
    // Its test names an item by a folder that it does not stand in.
    "feedbackTest.zip": 1
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
    return lines.dropFirst().filter { $0.count > 1 && formats.contains($0[1]) }.map { line in
      func value(_ name: String) -> Int {
        header.firstIndex(of: name).flatMap { Int(line[$0]) } ?? 0
      }
      let counts = Dictionary(
        uniqueKeysWithValues: GIFTCorpusTests.columns.map { ($0.kind, value($0.name)) })
      return Expected(
        path: line[0], counts: counts, unsupported: value("unsupported"), errors: value("errors"))
    }
  }

  static func read(_ path: String) throws -> BankReading {
    let url = GIFTCorpusTests.corpora.appending(path: path)
    return BankReader.read(bytes: Array(try Data(contentsOf: url)), file: url.lastPathComponent)
  }

  @Test(arguments: expected())
  func `a real file holds what was counted`(_ expected: Expected) throws {
    let reading = try Self.read(expected.path)
    var counts = expected.counts
    // What cannot be asked here is kept as a description.
    counts[.description, default: 0] += expected.unsupported
    var leastErrors = expected.errors
    let name = expected.path.split(separator: "/").last.map(String.init) ?? ""
    if let better = Self.better[name], expected.path.hasPrefix("qti12/") {
      counts = better
      leastErrors = 0
    }
    #expect(reading.kindCounts.filter { $0.value > 0 } == counts.filter { $0.value > 0 })
    #expect(reading.format == .qti)
    let errors = reading.diagnostics.count { $0.severity == .error }
    #expect(errors >= leastErrors, "\(reading.diagnostics)")
    if let more = Self.errors[name] {
      #expect(errors == more, "\(reading.diagnostics)")
    } else if leastErrors == 0 {
      #expect(errors == 0, "\(reading.diagnostics)")
    }
  }

  @Test(.enabled(if: !expected().isEmpty, "the corpora are not beside the repository"))
  func `the corpora were found`() {
    #expect(Self.expected().count > 400)
  }
}
