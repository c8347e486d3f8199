import Assessment
import Authoring
import Foundation
import Testing

/// Real files beside the repository in formats of lines, as their own reader counts them, or more.
@Suite struct LineFormatsCorpusTests {
  static let formats: [BankFormat] = [.aiken, .text2qti, .openTriviaDB, .openTriviaQA]

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
    // The list takes a statement that begins with "A " (#Q A CHORTLE is …), or has such a line, for
    // a third choice, and so counts it as a single choice; its choices are True and False alone.
    triviaQA("brain-teasers"): Better(counts: [.single: 191, .trueFalse: 16], errors: 0),
    triviaQA("for-kids"): Better(counts: [.single: 634, .trueFalse: 125], errors: 0),
    // This one is UTF-8 but for two questions with quotes of Windows-1252, whose bytes make no
    // characters: left out, each byte with its place.
    triviaQA("video-games"): Better(counts: [.single: 486, .trueFalse: 111], errors: 4),
  ]

  private static func triviaQA(_ name: String) -> String {
    "triviaqa/uberspot+OpenTriviaQA/categories/\(name)"
  }

  static func expected() -> [CorpusFile] {
    CorpusFile.all.filter { file in formats.contains { $0.rawValue == file.format } }
  }

  @Test(arguments: expected())
  func `a real file holds what its own reader counts, or more`(_ expected: CorpusFile) throws {
    let reading = BankReader.read(
      bytes: Array(try Data(contentsOf: expected.url)), file: expected.url.lastPathComponent)
    let better = Self.better[expected.path]
    var counts = better?.counts ?? expected.counts
    // What cannot be asked here is kept as a text, with a warning.
    counts[.description, default: 0] += expected.unsupported
    #expect(reading.kindCounts.filter { $0.value > 0 } == counts.filter { $0.value > 0 })
    #expect(reading.format?.rawValue == expected.format)
    let errors = reading.diagnostics.count { $0.severity == .error }
    let least = better?.errors ?? expected.errors
    #expect(errors >= least, "\(reading.diagnostics)")
    if least == 0 { #expect(errors == 0, "\(reading.diagnostics)") }
  }

  @Test(.enabled(if: !CorpusFile.all.isEmpty, Comment(rawValue: CorpusFile.missing)))
  func `the corpora hold files of each format`() {
    for format in Self.formats {
      #expect(Self.expected().contains { $0.format == format.rawValue }, "\(format)")
    }
  }
}
