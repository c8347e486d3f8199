import Foundation
import Store

/// Where the definition files lie that contests were begun from, noted beside the data: a roster is read beside
/// its definition, and nowhere else is a copy of it.
struct DefinitionPlaces: Codable {
  /// Absolute paths by the contests' ids.
  private var files: [String: String] = [:]

  private static func file(in directory: URL) -> String {
    directory.appending(path: "definitions.json").path
  }

  private static func read(in directory: URL) -> DefinitionPlaces {
    guard let bytes = try? Data(contentsOf: URL(filePath: file(in: directory))),
      let places = try? JSONDecoder().decode(DefinitionPlaces.self, from: bytes)
    else { return DefinitionPlaces() }
    return places
  }

  /// Nil where none was noted, or it is there no more.
  static func file(of contest: String, in directory: URL) -> String? {
    guard let path = read(in: directory).files[contest],
      FileManager.default.fileExists(atPath: path)
    else { return nil }
    return path
  }

  /// Where nothing can be noted, the file has to be named again.
  static func note(_ contest: String, file path: String, in directory: URL) {
    var noted = read(in: directory)
    let whole = URL(filePath: path).absoluteURL.standardizedFileURL.path(percentEncoded: false)
    guard noted.files[contest] != whole, !path.hasPrefix("/dev/") else { return }
    noted.files[contest] = whole
    guard let bytes = try? JSONEncoder.page.encode(noted) else { return }
    try? WholeFile.write(String(decoding: bytes, as: UTF8.self) + "\n", to: file(in: directory))
  }
}
