@testable import Authoring

/// A contest file for tests, of which parts are replaced; ▸ marks where a diagnostic must point.
enum ContestSample {
  static let round = "{id: 'r', title: 'Vòng', rule: 'classic', draw: {count: 2}}"

  /// The smallest contest without a warning, with these keys added or replaced.
  static func live(_ keys: String = "", without left: Set<String> = []) -> String {
    text(
      [
        ("id", "'a'"), ("title", "'Tìm hiểu'"), ("mode", "'live'"), ("banks", "['a.gift']"),
        ("registration", "{fields: ['name', 'birthDate']}"), ("rounds", "[\(round)]"),
      ], keys, without: left)
  }

  static func window(_ keys: String = "", without left: Set<String> = []) -> String {
    text(
      [
        ("id", "'a'"), ("title", "'Tìm hiểu'"), ("mode", "'window'"), ("banks", "['a.gift']"),
        ("registration", "{fields: ['name', 'birthDate']}"), ("rounds", "[\(round)]"),
        ("opens", "'2026-05-04T08:00+07:00'"), ("closes", "'2026-05-10T17:00+07:00'"),
      ], keys, without: left)
  }

  static func judged(_ keys: String = "", without left: Set<String> = []) -> String {
    text(
      [
        ("id", "'a'"), ("title", "'Áp phích'"), ("mode", "'judged'"),
        ("schools", "[{id: 's1', name: 'A'}, {id: 's2', name: 'B'}]"),
        ("rubric", "[{id: 'nd', title: 'Nội dung', max: 10}]"),
      ], keys, without: left)
  }

  private static func text(
    _ base: [(key: String, value: String)], _ keys: String, without left: Set<String>
  ) -> String {
    let kept = base.filter { !left.contains($0.key) }.map { "\($0.key): \($0.value)" }
    return "{\n" + (kept + [keys]).filter { !$0.isEmpty }.joined(separator: ",\n") + "\n}"
  }

  /// The text without its marks, and where they stood.
  static func unmarked(_ marked: String) -> (text: String, places: [SourcePlace]) {
    var places: [SourcePlace] = []
    var text = ""
    var (line, column) = (1, 1)
    for scalar in marked.unicodeScalars {
      if scalar == "▸" {
        places.append(SourcePlace(line: line, column: column))
        continue
      }
      text.unicodeScalars.append(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    return (text, places)
  }

  /// - Parameter pictures: names of files that begin as a PNG does.
  static func read(
    _ text: String, files: [String: String] = [:], pictures: Set<String> = []
  ) -> ContestReader.Output {
    ContestReader.read(Array(text.utf8), file: "a.json5") { name in
      if pictures.contains(name) { return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] }
      return files[name].map { Array($0.utf8) }
    }
  }
}
