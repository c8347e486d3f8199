import Foundation

/// The project's own sources, read from where this test was compiled.
enum SourceTree {
  struct SourceFile {
    /// Relative to the project, with "/".
    let path: String
    let text: String

    /// The folder under `Sources` or `Tests`.
    var room: String {
      let parts = path.split(separator: "/")
      return parts.count > 1 ? String(parts[1]) : ""
    }

    /// The modules that the file imports, in any way.
    var imports: [String] {
      text.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ").map(String.init)
        guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
          words[..<place].allSatisfy({ $0.hasPrefix("@") || Self.importModifiers.contains($0) })
        else { return nil }
        return words[place + 1]
      }
    }

    private static let importModifiers: Set = ["public", "internal", "private", "package"]
  }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func swiftFiles(under folder: String) throws -> [SourceFile] {
    let base = root.appending(path: folder)
    let names = try FileManager.default.subpathsOfDirectory(atPath: base.path)
    return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
      SourceFile(
        path: folder + "/" + name,
        text: try String(contentsOf: base.appending(path: name), encoding: .utf8))
    }
  }
}
