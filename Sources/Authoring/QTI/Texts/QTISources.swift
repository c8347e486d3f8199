import Assessment

/// Where the pictures, sounds and passages of one item come from, and what was found missing.
final class QTISources {
  /// Nil for a file that came alone.
  private var folder: QTIFolder?
  private var carried = CarriedMedia()
  /// With the offsets in the item's file.
  private(set) var findings: [(finding: BankFinding, offset: Int)] = []

  init(folder: QTIFolder?) { self.folder = folder }

  var media: [Media] { carried.files }

  func report(_ finding: BankFinding, at offset: Int) { findings.append((finding, offset)) }

  /// Takes a file along, whether a text shows it or not.
  func carry(_ address: String, at offset: Int) { _ = name(of: address, at: offset) }

  /// What shows an `img`, `audio`, `video` or `object`; nil where only its content does.
  func tag(for element: XMLElement) -> String? {
    switch element.name {
    case "img":
      let name = name(of: element.attribute("src") ?? "", at: element.offset)
      return Self.picture(name, element.attribute("alt") ?? "")
    case "audio", "video":
      let address = element.attribute("src") ?? element.first("source")?.attribute("src") ?? ""
      return Self.player(element.name, name(of: address, at: element.offset))
    default: return object(element)
    }
  }

  /// A text that stands in a file of its own; nil where it is missing or cannot be read.
  ///
  /// - Parameter offset: of what names it, for what is found wrong in it.
  func passage(_ address: String, at offset: Int) -> QTIText? {
    guard let home = folder, let path = home.path(of: address),
      let root = home.document(path)?.root
    else { return nil }
    let body = root.first("stimulusBody") ?? root.first("itemBody") ?? root
    return text(of: QTILeading(element: body, folder: home.folder(of: path)), at: offset)
  }

  /// A text of another file.
  ///
  /// - Parameter offset: for what is found wrong in it.
  func text(of leading: QTILeading, at offset: Int) -> QTIText {
    let (home, before) = (folder, findings.count)
    folder = leading.folder
    defer { folder = home }
    let text = QTIMarkup.text(of: leading.element, self)
    for index in before..<findings.count { findings[index].offset = offset }
    return text
  }

  /// What a file is says itself; what the item declares counts where the file is missing.
  private func object(_ element: XMLElement) -> String? {
    let address = element.attribute("data") ?? element.attribute("src") ?? ""
    if address.isEmpty { return nil }
    let said = element.attribute("type") ?? MediaFile.type(ofName: address) ?? ""
    var kind = said.prefix { $0 != "/" }
    guard ["image", "audio", "video"].contains(kind) else {
      report(.qtiObjectLeftOut(address), at: element.offset)
      return nil
    }
    let name = name(of: address, at: element.offset)
    if let type = media.first(where: { $0.name == name })?.mediaType, !type.hasPrefix(kind) {
      report(.qtiMediaType(name, declared: said, real: type), at: element.offset)
      kind = type.prefix { $0 != "/" }
    }
    if kind == "image" { return Self.picture(name, element.deepText.trimmedOfSpaces) }
    return Self.player(String(kind), name)
  }

  private static func picture(_ name: String, _ words: String) -> String {
    "<img src=\"\(QTIMarkup.escaped(name))\"\(QTIMarkup.attribute("alt", words))>"
  }

  private static func player(_ kind: String, _ name: String) -> String {
    "<\(kind) src=\"\(QTIMarkup.escaped(name))\"></\(kind)>"
  }

  /// What the item's texts call a file; it is carried with the item from here on.
  private func name(of address: String, at offset: Int) -> String {
    if address.hasPrefix("data:") { return address }
    if let end = address.firstRange(of: ":")?.lowerBound, !address[..<end].contains("/"),
      address.utf8.count > 2, !address.hasPrefix("file:")
    {
      report(.qtiRemoteMedia(address), at: offset)
      return address
    }
    guard let folder, let path = folder.path(of: address) else {
      report(.qtiMissingMedia(address), at: offset)
      return FileAddress.lastPart(of: FileAddress.decoded(address))
    }
    let (name, fault) = carried.name(of: path, size: folder.byteCount(of: path)) {
      () throws(ArchiveFault) in try folder.bytes(path)
    }
    switch fault {
    case .tooLarge(let bytes)?: report(.qtiMediaTooLarge(name, bytes: bytes), at: offset)
    case .unknown?: report(.qtiMediaUnknown(name), at: offset)
    case .unreadable(let fault)?: report(.archive(fault), at: offset)
    case nil: break
    }
    return name
  }
}
