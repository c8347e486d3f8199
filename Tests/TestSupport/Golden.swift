public import Testing

import Foundation

/// Compares `actual` with `Golden/<name>.txt` beside the test file.
///
/// Missing file, or `UPDATE_GOLDEN=1`: writes it and still fails, so no run is green by accident.
public func expectGolden(
  _ actual: String, _ name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let url = URL(fileURLWithPath: filePath).deletingLastPathComponent()
    .appending(path: "Golden/\(name).txt")
  // A file that cannot be read is a golden that is not there yet.
  let recorded = try? String(contentsOf: url, encoding: .utf8)
  if let recorded, ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == nil {
    #expect(difference(recorded, actual) == "", sourceLocation: sourceLocation)
  } else {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try actual.write(to: url, atomically: true, encoding: .utf8)
    Issue.record("wrote \(url.path); read it, then commit it", sourceLocation: sourceLocation)
  }
}

/// The lines that differ, with their numbers; empty when the texts are the same bytes.
private func difference(_ recorded: String, _ actual: String) -> String {
  if Array(recorded.utf8) == Array(actual.utf8) { return "" }
  let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  var lines: [String] = []
  for number in 0..<max(old.count, new.count) {
    let before = number < old.count ? old[number] : nil
    let after = number < new.count ? new[number] : nil
    guard before.map({ Array($0.utf8) }) != after.map({ Array($0.utf8) }) else { continue }
    lines.append("\(number + 1) - \(before ?? "(none)")")
    lines.append("\(number + 1) + \(after ?? "(none)")")
  }
  return lines.joined(separator: "\n")
}
