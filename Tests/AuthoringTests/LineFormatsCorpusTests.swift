import Assessment
import Authoring
import Foundation
import Testing

/// Real files beside the repository in Aiken, as their own reader counts them, or more.
@Suite struct LineFormatsCorpusTests {
  static let formats: [BankFormat] = [.aiken]

  struct Better: Sendable {
    let counts: [ItemKind: Int]
    /// At least so many.
    let errors: Int
  }

  /// Where other numbers are right than those of EXPECTED.tsv, and why.
  static let better: [String: Better] = [
    // A question of one character: Moodle skips the line, here it is read with a warning.
    "aiken/synthetic/one-char-stem.txt": Better(counts: [.single: 1], errors: 0),
    // Two lines of question: Moodle drops the first, here both are kept with a warning.
    "aiken/synthetic/two-line-stem.txt": Better(counts: [.single: 1], errors: 0),
    // a) b) Answer: a — plain enough, and read with warnings.
    "aiken/synthetic/lowercase.txt": Better(counts: [.single: 1], errors: 0),
    // ANSWER: D of two choices is an error here; Moodle keeps an item that nobody can answer.
    "aiken/synthetic/answer-not-in-options.txt": Better(counts: [:], errors: 1),
    // The last question has no ANSWER: Moodle loses it in silence.
    "aiken/synthetic/unfinished.txt": Better(counts: [.single: 1], errors: 1),
    // A converter's own dialect: of it, choices with their letters are read (Answer: C, D has
    // several right ones), and its other kinds are named.
    "aiken/sonsoleslp+aiken-to-moodlexml/test/aiken.txt": Better(
      counts: [.single: 3, .multiple: 1], errors: 10),
  ]

  static func expected() -> [GIFTCorpusTests.Expected] {
    GIFTCorpusTests.expected(formats: Set(formats.map(\.rawValue)))
  }

  @Test(arguments: expected())
  func `a real file holds what its own reader counts, or more`(
    _ expected: GIFTCorpusTests.Expected
  ) throws {
    let url = GIFTCorpusTests.corpora.appending(path: expected.path)
    let reading = BankReader.read(
      bytes: Array(try Data(contentsOf: url)), file: url.lastPathComponent)
    let better = Self.better[expected.path]
    let counts = better?.counts ?? expected.counts
    #expect(reading.kindCounts.filter { $0.value > 0 } == counts.filter { $0.value > 0 })
    let folder = expected.path.split(separator: "/").first.map(String.init)
    #expect(reading.format?.rawValue == folder)
    let errors = reading.diagnostics.count { $0.severity == .error }
    let least = better?.errors ?? expected.errors
    #expect(errors >= least, "\(reading.diagnostics)")
    if least == 0 { #expect(errors == 0, "\(reading.diagnostics)") }
  }

  @Test(.enabled(if: !expected().isEmpty, "the corpora are not beside the repository"))
  func `the corpora were found`() {
    for format in Self.formats {
      #expect(!GIFTCorpusTests.expected(formats: [format.rawValue]).isEmpty, "\(format)")
    }
  }
}
