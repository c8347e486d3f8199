import Assessment
import Authoring
import Foundation
import Testing

/// Real papers and tables, written in our own formats and read again.
@Suite struct PaperTableRoundTripTests {
  private static func expected() -> [GIFTCorpusTests.Expected] {
    GIFTCorpusTests.expected(formats: [
      "viet", "viet-docx", "csv-generic", "kahoot-xlsx", "quizizz-csv", "blooket-csv", "gimkit-csv",
    ])
  }

  private static func items(_ expected: GIFTCorpusTests.Expected) throws -> [Item] {
    let url = GIFTCorpusTests.corpora.appending(path: expected.path)
    return BankReader.read(bytes: Array(try Data(contentsOf: url)), file: url.lastPathComponent)
      .items
  }

  @Test(arguments: expected())
  func `JSON holds all of a real paper or table`(_ expected: GIFTCorpusTests.Expected) throws {
    let items = try Self.items(expected)
    #expect(!items.isEmpty)
    let output = try #require(BankWriter.write(items, as: .json))
    #expect(output.losses.isEmpty)
    let again = BankReader.read(bytes: output.bytes, file: "a.json").items
    #expect(again.map(\.withoutPlace) == items.map(\.withoutPlace))
    #expect(again.map(\.id) == items.map(\.id))
  }

  @Test(arguments: expected())
  func `CSV and xlsx hold it too, or say what they lose`(_ expected: GIFTCorpusTests.Expected)
    throws
  {
    let items = try Self.items(expected)
    for format in [BankFormat.csv, .xlsx] where format.canBeWritten {
      let output = try #require(BankWriter.write(items, as: format))
      let again = BankReader.read(bytes: output.bytes, file: "a.\(format.rawValue)").items
      let touched = Set(output.losses.map(\.index))
      let kept = items.indices.filter { !touched.contains($0) }.map { items[$0] }
      let found = Set(again.map(\.withoutPlace))
      for item in kept { #expect(found.contains(item.withoutPlace), "\(format): \(item.prompt)") }
      if touched.isEmpty { #expect(again.map(\.id) == items.map(\.id)) }
    }
  }

  @Test(.enabled(if: !expected().isEmpty, "the corpora are not beside the repository"))
  func `the corpora were found`() {
    #expect(Self.expected().count >= 16)
  }
}
