import Assessment
import Authoring
import Foundation
import Testing

/// Every real file is read as it was counted, but for those that `CorpusDeviations.md` names with the
/// reason; and of those each is read as it says there.
@Suite struct CorpusDeviationsTests {
  private struct Deviation: Hashable {
    let path: String
    let counted: String
    let read: String
  }

  /// The rows of the table that have a reason.
  private static func named() throws -> [Deviation] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "CorpusDeviations.md")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("| `") }
      .compactMap { line in
        let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        guard cells.count >= 4, cells[3].count > 20 else { return nil }
        return Deviation(
          path: cells[0].replacing("`", with: ""), counted: cells[1], read: cells[2])
      }
  }

  private static func words(_ counts: [ItemKind: Int], unsupported: Int = 0, errors: Int) -> String
  {
    var words = ItemKind.allCases.compactMap { kind in
      counts[kind].flatMap { $0 > 0 ? "\(kind.rawValue) \($0)" : nil }
    }
    if unsupported > 0 { words.append("unsupported \(unsupported)") }
    if errors > 0 { words.append("errors \(errors)") }
    return words.isEmpty ? "nothing" : words.joined(separator: ", ")
  }

  @Test(.enabled(if: !CorpusFile.all.isEmpty, Comment(rawValue: CorpusFile.missing)))
  func `the files that are read otherwise than counted are those that are named`() throws {
    var found: Set<Deviation> = []
    for file in CorpusFile.all {
      let reading = BankReader.read(
        bytes: Array(try Data(contentsOf: file.url)), file: file.url.lastPathComponent)
      let errors = reading.diagnostics.count { $0.severity == .error }
      var counted = file.counts
      counted[.description, default: 0] += file.unsupported
      let isSame = ItemKind.allCases.allSatisfy {
        counted[$0, default: 0] == reading.kindCounts[$0, default: 0]
      }
      if isSame, errors == file.errors { continue }
      found.insert(
        Deviation(
          path: file.path,
          counted: Self.words(file.counts, unsupported: file.unsupported, errors: file.errors),
          read: Self.words(reading.kindCounts, errors: errors)))
    }
    let named = try Self.named()
    #expect(found.subtracting(named) == [])
    #expect(Set(named).subtracting(found) == [])
    #expect(named.count == Set(named.map(\.path)).count)
  }
}
