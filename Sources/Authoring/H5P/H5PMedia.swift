import Assessment

/// The pictures and sounds of one content, and what was found missing.
struct H5PMedia {
  private let archive: Archive
  private var carried = CarriedMedia()
  private(set) var findings: [(finding: BankFinding, offset: Int)] = []

  init(_ archive: Archive) { self.archive = archive }

  var media: [Media] { carried.files }

  /// What shows the file of a content's field `media`, of whatever version; empty where it has none.
  ///
  /// Source: the field `media` of h5p-multi-choice: a library with its parameters, within `type`
  /// since 1.10; H5P.Image has a file, H5P.Video sources and H5P.Audio files.
  mutating func html(of field: JSONNode?) -> String {
    guard let field, case .object(let members) = field.content else { return "" }
    let inner = members.first { $0.key == "type" }?.value ?? field
    guard let content = H5PContent(inner), let params = Self.object(content.params) else {
      return ""
    }
    switch content.library.name {
    case "H5P.Image":
      return html(file: params["file"], words: Self.string(params["alt"]) ?? "")
    case "H5P.Audio": return player("audio", params["files"])
    case "H5P.Video": return player("video", params["sources"])
    default:
      findings.append((.h5pObjectLeftOut(content.library.name), inner.offset))
      return ""
    }
  }

  /// What shows a picture that a field names by its path.
  mutating func html(file: JSONNode?, words: String) -> String {
    guard let file, let path = Self.string(Self.object(file)?["path"]) else { return "" }
    let name = MarkupEncoding.attribute(name(of: path, at: file.offset))
    let words = MarkupEncoding.attribute(H5PText.plain(words))
    return "<p><img src=\"\(name)\" alt=\"\(words)\"></p>"
  }

  private mutating func player(_ tag: String, _ files: JSONNode?) -> String {
    guard let files, case .array(let nodes) = files.content, let first = nodes.first,
      let path = Self.string(Self.object(first)?["path"])
    else { return "" }
    let name = MarkupEncoding.attribute(name(of: path, at: first.offset))
    return "<\(tag) src=\"\(name)\"></\(tag)>"
  }

  /// A text with its pictures under the names that they have in the item.
  mutating func text(_ html: String, at offset: Int) -> String {
    guard html.contains("<img"), let root = HTMLSoup.tree(html).root else { return html }
    var text = html
    for picture in root.all("img") {
      guard let path = picture.attribute("src"), !path.hasPrefix("data:") else { continue }
      let name = name(of: path, at: offset)
      if name != path { text = text.replacing(path, with: name) }
    }
    return text
  }

  /// Those that some texts show, of a content that has several items.
  func shown(in texts: [String]) -> [Media] {
    media.filter { file in
      let name = MarkupEncoding.attribute(file.name)
      return texts.contains { $0.contains(name) }
    }
  }

  // Files.

  private mutating func name(of address: String, at offset: Int) -> String {
    // The editor marks with #tmp what was not saved.
    let address = String(address.prefix { $0 != "#" }).trimmedOfSpaces
    if address.contains("://") || address.hasPrefix("//") {
      findings.append((.h5pRemoteMedia(address), offset))
      return address
    }
    guard let path = FileAddress.normalised("content/" + address), archive.has(path) else {
      findings.append((.h5pMissingMedia(address), offset))
      return FileAddress.lastPart(of: address)
    }
    let archive = archive
    let size = archive.entry(path)?.byteCount ?? 0
    let (name, fault) = carried.name(of: path, size: size) { () throws(ArchiveFault) in
      try archive.bytes(path)
    }
    switch fault {
    case .tooLarge(let bytes)?: findings.append((.h5pMediaTooLarge(name, bytes: bytes), offset))
    case .unknown?: findings.append((.h5pMediaUnknown(name), offset))
    case .unreadable(let fault)?: findings.append((.archive(fault), offset))
    case nil: break
    }
    return name
  }

  private static func object(_ node: JSONNode?) -> JSONObject? {
    guard let node, case .object = node.content else { return nil }
    // It is an object, so that nothing can be thrown.
    return try? JSONObject(node, field: "media")
  }

  private static func string(_ node: JSONNode?) -> String? {
    if case .string(let text)? = node?.content { text } else { nil }
  }
}

extension MarkupEncoding {
  /// A text as the value of an attribute between double quotes.
  fileprivate static func attribute(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing("\"", with: "&quot;")
  }
}
