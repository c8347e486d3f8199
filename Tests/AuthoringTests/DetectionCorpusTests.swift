import Foundation
import Testing

@testable import Authoring

/// The format of every real file is told from its content alone, under a name that says nothing.
@Suite struct DetectionCorpusTests {
  /// By the names of the list.
  private static let formats: [String: BankFormat] = [
    "gift": .gift, "aiken": .aiken, "moodlexml": .moodleXML, "text2qti": .text2qti, "h5p": .h5p,
    "opentdb": .openTriviaDB, "triviaqa": .openTriviaQA, "csv-generic": .csv,
    "blooket-csv": .blooket, "quizizz-csv": .quizizz, "gimkit-csv": .gimkit, "viet": .paper,
    "viet-docx": .docx, "kahoot-xlsx": .kahoot, "qti12": .qti, "qti20": .qti, "qti21": .qti,
    "qti22": .qti, "qti2x": .qti, "qti30": .qti, "qti2test": .qti, "qti3test": .qti,
    "zip-ims": .qti,
  ]

  /// Files whose format is told otherwise, and why.
  private static let others: [String: BankFormat?] = [
    // Cut off: no archive can be opened, so what is in it cannot be told.
    "zip-ims/davemckain+qtiworks/qtiworks-engine/src/test/resources/uk/ac/ed/ph/qtiworks/services/"
      + "WebDeveloperTest1-incomplete.zip": BankFormat?.none
  ]

  @Test(.enabled(if: !CorpusFile.all.isEmpty, Comment(rawValue: CorpusFile.missing)))
  func `every real file's format is told from its content`() throws {
    for file in CorpusFile.all {
      let bytes = Array(try Data(contentsOf: file.url))
      // Archives are no text.
      let text = (try? DecodedText(bytes).bytes) ?? bytes
      let found = BankFormat(content: text, file: "bank.txt")
      let wanted = Self.others[file.path] ?? Self.formats[file.format]
      // Which program's template a workbook is, its cells tell.
      if wanted == .kahoot, found == .xlsx { continue }
      #expect(found == wanted, "\(file.path)")
    }
  }
}
