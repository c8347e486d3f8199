import Assessment
import Authoring
import Foundation
import Testing

/// Real files beside the repository, counted as EXPECTED.tsv counts them.
@Suite struct MoodleXMLCorpusTests {
  static let files = CorpusFile.all.filter { $0.format == "moodlexml" }

  /// Where more or something else is read than was counted, and why.
  static let better: [(path: String, counts: [ItemKind: Int])] = [
    // Gaps with words to choose are asked here as cloze; they were counted as plug-ins.
    ("gapselect/gapselects.xml", [.cloze: 5]),
    ("resources/dragdrop_missing-wordsRef.xml", [.cloze: 2]),
    ("resources/missing-wordsRef.xml", [.cloze: 6]),
    ("ddwtos/tests/fixtures/testquestion.moodle.xml", [.cloze: 1]),
    ("gapselect/tests/fixtures/testquestion.moodle.xml", [.cloze: 1]),
    ("examples/en/gapfill_examples.xml", [.cloze: 2, .description: 22]),
    (
      "questions-Brion Lang-Development Course-top-20201107-0938.xml",
      [
        .single: 183, .multiple: 17, .trueFalse: 71, .text: 157, .numeric: 55, .matching: 26,
        .essay: 1, .cloze: 7 + 12 + 8, .description: 51 - 12 - 8,
      ]
    ),
    // So is the plug-in for several right choices, which says which ones are right.
    ("oumultiresponse/oumultiresponses.xml", [.multiple: 10]),
    ("oumultiresponse/tests/fixtures/testquestion.moodle.xml", [.multiple: 1]),
    // Written "False" for an item with several right choices: Moodle knows only "false".
    ("multichoice/multichoices.xml", [.single: 2, .multiple: 3]),
    // `question` also names a number within the settings of a gap: these are no items.
    ("examples/es/gapfill_examples.xml", [.description: 2]),
    // One end tag is wrong: Moodle refuses the file, here all other questions are read.
    ("lib/tests/sample_questions_wrong.xml", [.description: 18]),
  ]

  private func read(_ file: CorpusFile) throws -> BankReading {
    BankReader.read(
      bytes: Array(try Data(contentsOf: file.url)), file: file.url.lastPathComponent)
  }

  @Test(arguments: files)
  func `a real file holds what was counted`(_ file: CorpusFile) throws {
    let reading = try read(file)
    var counts = file.counts
    // What cannot be asked here is kept as a description.
    counts[.description, default: 0] += file.unsupported
    if let better = Self.better.first(where: { file.path.hasSuffix($0.path) }) {
      counts = better.counts
    }
    #expect(reading.kindCounts.filter { $0.value > 0 } == counts.filter { $0.value > 0 })
    #expect(reading.format == .moodleXML)
    let errors = reading.diagnostics.filter { $0.severity == .error }
    #expect(errors.count == file.errors, "\(errors)")
  }

  /// What every real item loses that is not the same after all: nothing, but for gaps that offer one
  /// word only, which Moodle's cloze does not know.
  @Test(arguments: files)
  func `every real item comes back by JSON and Moodle XML`(_ file: CorpusFile) throws {
    let items = try read(file).items
    func json(_ items: [Item]) throws -> [Item] {
      let output = try #require(BankWriter.write(items, as: .json))
      return BankReader.read(bytes: output.bytes, file: "a.json", format: .json).items
    }
    let first = try json(items)
    #expect(first.map(\.withoutPlace) == items.map(\.withoutPlace))
    let output = try #require(BankWriter.write(first, as: .moodleXML))
    let refused = Set(output.losses.filter { $0.finding.severity == .error }.map(\.index))
    #expect(refused.allSatisfy { items[$0].kind == .cloze })
    let kept = first.indices.filter { !refused.contains($0) }
    let reading = readMoodle(output.text)
    // A file of which nothing can be written has no question.
    #expect(reading.hasErrors == kept.isEmpty, "\(reading.diagnostics)")
    let again = try json(reading.items)
    try #require(again.count == kept.count)
    for (read, index) in zip(again, kept) {
      #expect(read.asMoodleHolds == first[index].asMoodleHolds, "item \(index + 1)")
      #expect(read.id == first[index].id)
    }
  }

  @Test(.enabled(if: !files.isEmpty, "\(CorpusFile.missing)"))
  func `the corpora were found`() {
    #expect(Self.files.count > 100)
  }
}
