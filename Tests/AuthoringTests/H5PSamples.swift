import Assessment
import Testing

@testable import Authoring

/// Packages of H5P made for tests.
enum H5PSample {
  /// A picture of one point.
  static let picture: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array(repeating: 7, count: 20)

  /// A package with its main library and the JSON of its content.
  static func package(
    _ library: String, _ content: String, title: String = "Đề thử",
    files: [ArchiveWriter.File] = []
  ) throws -> [UInt8] {
    let about = """
      {"title":"\(title)","language":"vi","mainLibrary":"\(library)","embedTypes":["div"],
      "preloadedDependencies":[{"machineName":"\(library)","majorVersion":"1","minorVersion":99}]}
      """
    return try #require(
      ArchiveWriter.pack(
        [
          ArchiveWriter.File(path: "h5p.json", text: about),
          ArchiveWriter.File(path: "content/content.json", text: content),
        ] + files))
  }

  static func read(
    _ library: String, _ content: String, title: String = "Đề thử",
    files: [ArchiveWriter.File] = []
  ) throws -> BankReading {
    BankReader.read(
      bytes: try package(library, content, title: title, files: files), file: "a.h5p")
  }

  /// A content as it stands within another.
  static func content(_ library: String, _ params: String, title: String = "") -> String {
    """
    {"library":"\(library) 1.5","params":\(params),"subContentId":"x","metadata":\
    {"contentType":"x","license":"U","title":"\(title)"}}
    """
  }

  static let trueFalse = #"{"question":"<p>Trời xanh?</p>","correct":"true"}"#
  static let choice =
    #"{"question":"<p>Số nào chẵn?</p>","answers":[{"text":"1","correct":false},{"text":"2","correct":true}]}"#
}

extension BankReading {
  /// The only item of a package.
  func only() throws -> Item {
    #expect(items.count == 1, "\(diagnostics)")
    return try #require(items.first, "\(diagnostics)")
  }

  var diagnosticCodes: [String] { diagnostics.map(\.code) }
}
