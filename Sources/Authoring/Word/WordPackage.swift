/// The parts of a Word file and what leads from one to another.
///
/// Source: ECMA-376, part 2 (Open Packaging Conventions), sections 8 and 9; part 1, section 11.3.
struct WordPackage {
  private let archive: Archive
  /// The path of the part that holds the text.
  let documentPath: String
  /// By id: what the text refers to.
  let relationships: [String: Relationship]
  let document: XMLTree
  let styles: XMLTree?
  let numbering: XMLTree?
  /// What stands at the top and the foot of pages.
  let margins: [XMLTree]
  /// Of parts that the text can be read without.
  let faults: [Fault]

  struct Relationship: Hashable, Sendable {
    let type: String
    /// The path of a part; nil where it lies outside of the file.
    let path: String?
  }

  enum Fault: Error {
    case archive(ArchiveFault)
    case xml(XMLFault, path: String, SourceText)
  }

  init(_ archive: Archive) throws(Fault) {
    self.archive = archive
    let package = try Self.relationships(archive, of: "")
    let main = package.values.first { $0.type.hasSuffix("/officeDocument") }?.path
    documentPath = main ?? "word/document.xml"
    guard archive.has(documentPath) else { throw .archive(.noSuchEntry(documentPath)) }
    guard let document = try Self.tree(archive, documentPath) else {
      throw .archive(.noSuchEntry(documentPath))
    }
    self.document = document
    let relationships = try Self.relationships(archive, of: documentPath)
    self.relationships = relationships
    var faults: [Fault] = []
    // Without its styles or lists the text can still be read, if not as well.
    func part(_ type: String) -> XMLTree? {
      guard let path = relationships.values.first(where: { $0.type.hasSuffix(type) })?.path else {
        return nil
      }
      do throws(Fault) {
        return try Self.tree(archive, path)
      } catch {
        faults.append(error)
        return nil
      }
    }
    styles = part("/styles")
    numbering = part("/numbering")
    // Nothing is missed without them but the code of the paper.
    margins = relationships.values.filter {
      $0.type.hasSuffix("/header") || $0.type.hasSuffix("/footer")
    }.compactMap(\.path).sorted().prefix(WordLimits.marginsMax).compactMap { path in
      (try? Self.tree(archive, path)).flatMap { $0 }
    }
    self.faults = faults
  }

  /// The content of a part; nil where there is none.
  func bytes(_ path: String) -> [UInt8]? {
    // A part that is damaged is as good as none: the text is read without it.
    archive.has(path) ? try? archive.bytes(path) : nil
  }

  private static func tree(_ archive: Archive, _ path: String) throws(Fault) -> XMLTree? {
    guard archive.has(path) else { return nil }
    let source: SourceText
    do throws(ArchiveFault) {
      source = SourceText(try archive.bytes(path), file: path)
    } catch {
      throw .archive(error)
    }
    do throws(XMLFault) {
      return try XMLReader.document(source)
    } catch {
      throw .xml(error, path: path, source)
    }
  }

  private static func relationships(
    _ archive: Archive, of path: String
  ) throws(Fault) -> [String: Relationship] {
    let folder = path.split(separator: "/").dropLast()
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let file = (folder + ["_rels", "\(name).rels"]).joined(separator: "/")
    guard let root = try tree(archive, file)?.root else { return [:] }
    var relationships: [String: Relationship] = [:]
    for element in root.children("Relationship") {
      guard let id = element.attribute("Id"), let target = element.attribute("Target") else {
        continue
      }
      let isOutside = element.attribute("TargetMode") == "External"
      relationships[id] = Relationship(
        type: element.attribute("Type") ?? "",
        path: isOutside ? nil : resolve(target, in: folder.map(String.init)))
    }
    return relationships
  }

  /// A path within the archive, from the folder of the part that names it.
  private static func resolve(_ target: String, in folder: [String]) -> String {
    var parts = target.hasPrefix("/") ? [] : folder
    for part in target.split(separator: "/") {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
