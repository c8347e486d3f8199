import Assessment

/// Where the pictures, sounds and passages of one item come from, and what was found missing.
final class QTISources {
  /// Nil for a file that came alone.
  private var folder: QTIFolder?
  private(set) var media: [Media] = []
  /// With the offsets in the item's file.
  private(set) var findings: [(finding: BankFinding, offset: Int)] = []
  private var namesByPath: [String: String] = [:]
  private var byteCount = 0

  init(folder: QTIFolder?) { self.folder = folder }

  func report(_ finding: BankFinding, at offset: Int) { findings.append((finding, offset)) }

  /// What shows an `img`, `audio`, `video` or `object`; nil where only its content does.
  func tag(for element: XMLElement) -> String? {
    switch element.name {
    case "img":
      return picture(
        element.attribute("src") ?? "", element.attribute("alt") ?? "", at: element.offset)
    case "audio", "video":
      let address = element.attribute("src") ?? element.first("source")?.attribute("src") ?? ""
      return player(element.name, address, at: element.offset)
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
    let before = findings.count
    folder = home.folder(of: path)
    defer { folder = home }
    let body = root.first("stimulusBody") ?? root.first("itemBody") ?? root
    let text = QTIMarkup.text(of: body, self)
    for index in before..<findings.count { findings[index].offset = offset }
    return text
  }

  private func object(_ element: XMLElement) -> String? {
    let address = element.attribute("data") ?? element.attribute("src") ?? ""
    if address.isEmpty { return nil }
    let type = element.attribute("type") ?? MediaFile.type(ofName: address) ?? ""
    switch type.split(separator: "/").first {
    case "image": return picture(address, element.deepText.trimmedOfSpaces, at: element.offset)
    case "audio": return player("audio", address, at: element.offset)
    case "video": return player("video", address, at: element.offset)
    default:
      report(.qtiObjectLeftOut(address), at: element.offset)
      return nil
    }
  }

  private func picture(_ address: String, _ words: String, at offset: Int) -> String {
    let source = QTIMarkup.escaped(name(of: address, at: offset))
    return "<img src=\"\(source)\"\(QTIMarkup.attribute("alt", words))>"
  }

  private func player(_ name: String, _ address: String, at offset: Int) -> String {
    "<\(name) src=\"\(QTIMarkup.escaped(self.name(of: address, at: offset)))\"></\(name)>"
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
      return QTIFolder.lastPart(of: QTIFolder.decoded(address))
    }
    if let name = namesByPath[path] { return name }
    return take(path, from: folder, at: offset)
  }

  private func take(_ path: String, from folder: QTIFolder, at offset: Int) -> String {
    var name = QTIFolder.lastPart(of: path)
    let taken = Set(namesByPath.values)
    var number = 2
    while taken.contains(name) {
      name = "\(number)-" + QTIFolder.lastPart(of: path)
      number += 1
    }
    namesByPath[path] = name
    let size = folder.byteCount(of: path)
    guard size <= QTILimits.mediaBytesMax, byteCount + size <= QTILimits.itemMediaBytesMax else {
      report(.qtiMediaTooLarge(name, bytes: size), at: offset)
      return name
    }
    do throws(ArchiveFault) {
      let bytes = try folder.bytes(path)
      if let file = MediaFile.media(name: name, bytes) {
        byteCount += bytes.count
        media.append(file)
      } else {
        report(.qtiMediaUnknown(name), at: offset)
      }
    } catch {
      report(.archive(error), at: offset)
    }
    return name
  }
}
