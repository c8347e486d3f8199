import Assessment
import Foundation

/// A real file beside the repository, with what is known of it.
struct CorpusFile: Sendable, CustomStringConvertible {
  let path: String
  /// As the list names it: QTI by its versions.
  let format: String
  let questions: Int
  let counts: [ItemKind: Int]
  let unsupported: Int
  let errors: Int
  var description: String { path }

  var url: URL { Self.folder.appending(path: path) }

  static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/corpora/open")

  static let missing = "the corpora are not beside the repository"

  private static let columns: [(name: String, kind: ItemKind)] = [
    ("single", .single), ("multiple", .multiple), ("truefalse", .trueFalse), ("short", .text),
    ("numeric", .numeric), ("matching", .matching), ("ordering", .ordering), ("essay", .essay),
    ("description", .description), ("cloze", .cloze),
  ]

  /// None where the folder is missing: there is nothing to compare then, and tests say so.
  static let all: [CorpusFile] = {
    let list = folder.appending(path: "EXPECTED.tsv")
    // A missing list is a missing folder.
    guard let table = try? String(contentsOf: list, encoding: .utf8) else { return [] }
    let lines = table.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().filter { $0.count > 1 }.map { line in
      func value(_ name: String) -> Int {
        header.firstIndex(of: name).flatMap { Int(line[$0]) } ?? 0
      }
      return CorpusFile(
        path: line[0], format: line[1], questions: value("questions"),
        counts: Dictionary(uniqueKeysWithValues: columns.map { ($0.kind, value($0.name)) }),
        unsupported: value("unsupported"), errors: value("errors"))
    }
  }()
}
