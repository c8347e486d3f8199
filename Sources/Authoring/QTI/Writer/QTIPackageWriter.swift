import Assessment

/// Writes items as a package of QTI 3.0: a file an item, a test that keeps their order and
/// categories, their media, and a manifest.
///
/// Source: QTI 3.0 information model and content packaging (imsqtiv3p0_imscpv1p2_v1p0.xsd).
struct QTIPackageWriter {
  private var losses: [BankWriter.Loss] = []
  private var files: [ArchiveWriter.File] = []
  private var resources = QTIXML()
  private var test = QTITestWriter()
  private var mediaPaths: Set<String> = []
  private var byteCount = 0
  private var dependencies = QTIXML()

  /// - Returns: nil where memory ran out.
  static func write(_ items: [Item]) -> BankWriter.Output? {
    var writer = QTIPackageWriter()
    for (index, item) in items.enumerated() { writer.add(item, at: index) }
    return writer.output
  }

  /// A file of an item's media, and where it lies in the package.
  private struct Medium {
    let name: String
    let path: String
    let bytes: [UInt8]
  }

  private mutating func add(_ item: Item, at index: Int) {
    let media = media(of: item, at: index)
    let identifier = "item-\(Self.padded(index + 1))"
    let text = QTIItemWriter.write(
      item, identifier: identifier,
      mediaPaths: media.map { ($0.name, "../" + QTIOwnMarks.encoded($0.path)) })
    let file = ArchiveWriter.File(path: "items/\(identifier).xml", text: text)
    let new = media.filter { !mediaPaths.contains($0.path) }
    guard hasRoom(for: file, new) else {
      losses.append(BankWriter.Loss(index: index, finding: .qtiCannotHoldMore()))
      return
    }
    files.append(file)
    for medium in new where mediaPaths.insert(medium.path).inserted {
      files.append(ArchiveWriter.File(path: medium.path, bytes: medium.bytes))
      byteCount += medium.bytes.count
    }
    byteCount += file.bytes.count
    addResource(item, identifier, file.path, media.map(\.path))
    test.add(identifier, "../" + file.path, category: item.category)
    report(item, at: index, file, media)
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  }

  /// A package that its reader would refuse is none.
  private func hasRoom(for file: ArchiveWriter.File, _ media: [Medium]) -> Bool {
    let bytes = media.reduce(file.bytes.count) { $0 + $1.bytes.count }
    // The test and the manifest come on top, with a few hundred bytes for each item.
    return files.count + media.count + 3 <= ArchiveLimits.usual.entriesMax
      && byteCount + bytes + 600 * files.count <= BankLimits.fileBytesMax
  }

  private mutating func media(of item: Item, at index: Int) -> [Medium] {
    var media: [Medium] = []
    for file in item.media ?? [] {
      guard let bytes = MediaFile.bytes(of: file) else {
        losses.append(BankWriter.Loss(index: index, finding: .qtiLosesMedia(file.name)))
        continue
      }
      let last = file.name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
      let plain = last.filter { !$0.unicodeScalars.contains { $0.value < 32 } }.prefix(100)
      let name = plain.isEmpty || plain == "." || plain == ".." ? "file" : String(plain)
      // Files of one name may have different content.
      let folder = file.sha256.filter(\.isHexDigit).prefix(16)
      media.append(
        Medium(name: file.name, path: "media/\(folder)/\(name)", bytes: bytes))
    }
    return media
  }

  private mutating func addResource(
    _ item: Item, _ identifier: String, _ path: String, _ media: [String]
  ) {
    resources.open(
      "resource", ["identifier": identifier, "type": "imsqti_item_xmlv3p0", "href": path])
    if !item.tags.isEmpty {
      let words = item.tags.map {
        "<imsmd:keyword><imsmd:string>\(QTIXML.escaped($0))</imsmd:string></imsmd:keyword>"
      }
      resources.append(
        "<metadata><imsmd:lom><imsmd:general>\(words.joined())</imsmd:general></imsmd:lom>"
          + "</metadata>\n")
    }
    for file in [path] + media { resources.add("file", ["href": QTIOwnMarks.encoded(file)]) }
    resources.close("resource")
    dependencies.add("dependency", ["identifierref": identifier])
  }

  // What is lost.

  private mutating func report(
    _ item: Item, at index: Int, _ file: ArchiveWriter.File, _ media: [Medium]
  ) {
    let packed = media.map { ArchiveWriter.File(path: $0.path, bytes: $0.bytes) }
    let lost = QTIReadBack.losses(of: item, file, media: packed)
    if !lost.isEmpty {
      losses.append(BankWriter.Loss(index: index, finding: .qtiLoses(lost)))
    }
    if QTIReadBack.losesCategory(item.category) {
      losses.append(BankWriter.Loss(index: index, finding: .qtiLoses([.category])))
    }
    if item.tags.contains(where: { $0.trimmedOfSpaces != $0 || $0.isEmpty }) {
      losses.append(BankWriter.Loss(index: index, finding: .qtiLoses([.tags])))
    }
    if item.body.hasStarWithoutCase {
      losses.append(BankWriter.Loss(index: index, finding: .qtiStarNeedsCase()))
    }
  }

  // The package.

  private var output: BankWriter.Output? {
    let head = [
      ArchiveWriter.File(path: "imsmanifest.xml", text: manifest),
      ArchiveWriter.File(path: "tests/test.xml", text: test.text),
    ]
    guard let bytes = ArchiveWriter.pack(head + files) else { return nil }
    return BankWriter.Output(bytes: bytes, losses: losses)
  }

  private var manifest: String {
    var xml = QTIXML()
    xml.append(QTIXML.head)
    xml.open(
      "manifest",
      [
        "xmlns": QTINamespaces.packages, "xmlns:imsmd": QTINamespaces.metadata,
        "xmlns:xsi": QTINamespaces.instances,
        "xsi:schemaLocation":
          "\(QTINamespaces.packages) \(QTINamespaces.packageSchema) "
          + "\(QTINamespaces.metadata) \(QTINamespaces.metadataSchema)",
        "identifier": "bank",
      ])
    xml.add(
      "metadata",
      around: "<schema>QTI Package</schema><schemaversion>3.0.0</schemaversion>")
    xml.add("organizations")
    xml.open("resources")
    xml.open(
      "resource",
      ["identifier": "test", "type": "imsqti_test_xmlv3p0", "href": "tests/test.xml"])
    xml.add("file", ["href": "tests/test.xml"])
    xml.append(dependencies.text)
    xml.close("resource")
    xml.append(resources.text)
    xml.close("resources")
    xml.close("manifest")
    return xml.text
  }
}
