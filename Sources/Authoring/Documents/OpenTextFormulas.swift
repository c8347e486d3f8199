import Assessment

/// Formulas of an OpenDocument text, which are documents of their own in its package. A converter
/// without a part for formulas drops them without a word, as those of RTF.
///
/// Source: OpenDocument 1.3, part 2, section 4 (manifest), part 3, sections 10.4.2 (frames) and
/// 10.4.6 (objects); MathML 3.0.
struct OpenTextFormulas {
  /// Stands for a formula that no line of text says.
  static let mark = RichTextFormulas.mark

  private static let content = "content.xml"
  private static let type = "application/vnd.oasis.opendocument.formula"
  private let archive: Archive
  /// The folders of formulas: "Object 1".
  private let folders: Set<String>

  /// Nil for what is no package, or one without formulas.
  init?(_ bytes: [UInt8]) {
    do throws(ArchiveFault) { archive = try Archive(bytes) } catch { return nil }
    guard let manifest = Self.root("META-INF/manifest.xml", of: archive) else { return nil }
    folders = Set(
      manifest.children("file-entry").filter { $0.attribute("media-type") == Self.type }
        .compactMap { $0.attribute("full-path").map(Self.folder) })
    if folders.isEmpty { return nil }
  }

  /// The same document with the text of each formula in its place, or a mark. Nil where it cannot be
  /// read, or nothing was found.
  var marked: [UInt8]? {
    guard let content = bytes(Self.content), let written = written(content) else { return nil }
    var files: [ArchiveWriter.File] = []
    for entry in archive.entries where archive.entry(entry.path) == entry {
      guard let bytes = entry.path == Self.content ? written : bytes(entry.path) else { return nil }
      files.append(ArchiveWriter.File(path: entry.path, bytes: bytes))
    }
    return ArchiveWriter.pack(files)
  }

  private func written(_ content: [UInt8]) -> [UInt8]? {
    guard
      let frames = XMLElementRanges.find(
        "draw:frame", in: content + [0], 0..<content.count)
    else { return nil }
    var output: [UInt8] = []
    var copied = 0
    for frame in frames {
      guard let folder = object(in: content[frame]), folders.contains(folder) else { continue }
      output += content[copied..<frame.lowerBound]
      output += Array((text(of: folder) ?? String(Self.mark)).utf8)
      copied = frame.upperBound
    }
    return copied == 0 ? nil : output + content[copied...]
  }

  /// The folder that a frame shows.
  private func object(in frame: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: frame, as: UTF8.self)
    guard let start = text.firstRange(of: "<draw:object "),
      let address = text[start.upperBound...].firstRange(of: "xlink:href=\"")
    else { return nil }
    return Self.folder(String(text[address.upperBound...].prefix { $0 != "\"" }))
  }

  private static func folder(_ path: String) -> String {
    var path = path[...]
    if path.hasPrefix("./") { path = path.dropFirst(2) }
    if path.hasSuffix("/") { path = path.dropLast() }
    return String(path)
  }

  /// What a formula says, to be written between tags; nil where no line of text says it.
  private func text(of folder: String) -> String? {
    guard let math = Self.root("\(folder)/\(Self.content)", of: archive), math.name == "math" else {
      return nil
    }
    let text: String
    switch MathText(math).content {
    case .plain(let plain): text = QTIText.html(of: plain)
    case .html(let html):
      guard let raised = Self.withoutScripts(html) else { return nil }
      text = raised
    case .picture: return nil
    }
    return text.isEmpty ? nil : text
  }

  /// With letters that are raised or lowered by themselves; nil where Unicode lacks one.
  private static func withoutScripts(_ html: String) -> String? {
    var output = ""
    var rest = html[...]
    while let tag = rest.firstRange(of: "<su") {
      output += rest[..<tag.lowerBound]
      let isRaised = rest[tag.upperBound...].hasPrefix("p>")
      let inner = rest[tag.upperBound...].dropFirst(2)
      guard let end = inner.firstRange(of: isRaised ? "</sup>" : "</sub>"),
        !inner[..<end.lowerBound].contains("<"), !inner[..<end.lowerBound].contains("&"),
        let script = ScriptLetters.exact(
          String(inner[..<end.lowerBound]), to: isRaised ? .raised : .lowered)
      else { return nil }
      output += script
      rest = inner[end.upperBound...]
    }
    return output + rest
  }

  private func bytes(_ path: String) -> [UInt8]? {
    do throws(ArchiveFault) { return try archive.bytes(path) } catch { return nil }
  }

  private static func root(_ path: String, of archive: Archive) -> XMLElement? {
    do {
      return try XMLReader.document(SourceText(archive.bytes(path), file: path)).root
    } catch {
      return nil
    }
  }
}
