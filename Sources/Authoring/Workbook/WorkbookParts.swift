/// The parts of a workbook's archive, found through its relationships.
///
/// Source: ECMA-376, part 2 (open packaging); the strict form has other namespaces and the same
/// names.
struct WorkbookParts {
  struct Relationship: Hashable, Sendable {
    /// The last word of its type: "worksheet", "sharedStrings".
    let type: String
    let path: String
  }

  private let archive: Archive
  /// Names of parts differ from each other by more than case.
  private let pathByName: [String: String]

  init(_ archive: Archive) {
    self.archive = archive
    pathByName = Dictionary(
      archive.entries.map { ($0.path.lowercased(), $0.path) }, uniquingKeysWith: { $1 })
  }

  /// The entry of this name, whatever its case.
  func path(_ name: String) -> String? {
    archive.has(name) ? name : pathByName[name.lowercased()]
  }

  func bytes(_ path: String) throws(ArchiveFault) -> [UInt8] { try archive.bytes(path) }

  func source(_ path: String) throws(ArchiveFault) -> SourceText {
    SourceText(try archive.bytes(path), file: path)
  }

  /// Where the workbook's own part is.
  var workbook: String? {
    let main = relationships(of: "").values.first { $0.type == "officeDocument" }?.path
    return main.flatMap(path) ?? path("xl/workbook.xml")
  }

  /// By their ids. Empty where a part has none.
  func relationships(of part: String) -> [String: Relationship] {
    let slash = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
    let (folder, name) = (String(part[..<slash]), part[slash...])
    guard let path = path("\(folder)_rels/\(name).rels"),
      // What is wrong with them shows in what is missing then.
      let source = try? source(path), let root = try? XMLReader.document(source).root
    else { return [:] }
    var found: [String: Relationship] = [:]
    for element in root.children("Relationship") where element.attribute("TargetMode") != "External"
    {
      guard let id = element.attribute("Id"), let type = element.attribute("Type"),
        let target = element.attribute("Target")
      else { continue }
      found[id] = Relationship(
        type: type.split(separator: "/").last.map(String.init) ?? type,
        path: Self.resolve(target, from: folder))
    }
    return found
  }

  /// A target from the part's folder on, or from the archive's root.
  static func resolve(_ target: String, from folder: String) -> String {
    let isAbsolute = target.hasPrefix("/")
    var parts = isAbsolute ? [] : folder.split(separator: "/").map(String.init)
    for part in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
      if part == ".." {
        _ = parts.popLast()
      } else if part != "." {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
