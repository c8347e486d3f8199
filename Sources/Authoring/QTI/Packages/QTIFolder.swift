import Synchronization

/// A folder of a package, from which files name others.
struct QTIFolder: Sendable {
  private let archive: Archive
  /// With a `/` at its end; empty for the archive's own.
  private let base: String
  private let cache: QTIFolderCache

  init(_ archive: Archive, base: String = "") {
    self.init(archive, base: base, cache: QTIFolderCache(archive))
  }

  private init(_ archive: Archive, base: String, cache: QTIFolderCache) {
    self.archive = archive
    self.base = base
    self.cache = cache
  }

  /// The folder that a file stands in.
  func folder(of path: String) -> QTIFolder {
    QTIFolder(archive, base: Self.folderName(of: path), cache: cache)
  }

  /// The path in the archive of what an address names; nil where there is no such file.
  func path(of address: String) -> String? {
    if Self.isPlain(address), archive.has(base + address) { return base + address }
    let plain = Self.withoutFragment(address)
    for address in [FileAddress.decoded(plain), plain] {
      for candidate in candidates(address) {
        guard let path = FileAddress.normalised(candidate) else { continue }
        if archive.has(path) { return path }
        if let path = cache.path(path) { return path }
      }
    }
    return nil
  }

  /// True if an address leads out of the package.
  func isOutside(_ address: String) -> Bool {
    let address = FileAddress.decoded(Self.withoutFragment(address))
      .replacing(each: "\\", with: "/")
    return FileAddress.normalised(address.hasPrefix("/") ? address : base + address) == nil
  }

  /// A file of XML, read anew.
  func file(_ path: String) -> QTIFile { QTIFile(path: path, in: archive) }

  /// - Parameters:
  ///   - unpacked: its bytes, where they are known.
  ///   - session: of `QTINames`.
  func file(_ path: String, unpacked: [UInt8]?, in session: XMLSession) -> QTIFile {
    QTIFile(path: path, in: archive, unpacked: unpacked, session: session)
  }

  func bytes(_ path: String) throws(ArchiveFault) -> [UInt8] { try archive.bytes(path) }

  func byteCount(of path: String) -> Int { archive.entry(path)?.byteCount ?? 0 }

  /// A file of XML that several items share; nil where it cannot be read.
  func document(_ path: String) -> XMLTree? { cache.document(path) }

  /// Relative to the folder, else to the package: both are done.
  private func candidates(_ address: String) -> [String] {
    let address = address.replacing(each: "\\", with: "/")
    for root in ["$IMS-CC-FILEBASE$", "$IMS_CC_FILEBASE$"] where address.hasPrefix(root) {
      // Source: Common Cartridge 1.3, section 4.4: relative to the resource; Canvas puts files
      // into a folder of their own.
      let rest = address.dropFirst(root.count).drop { $0 == "/" }
      return ["web_resources/" + rest, base + rest, base + "../" + rest, String(rest)]
    }
    let rest = String(address.drop { $0 == "/" })
    return address.hasPrefix("/") ? [rest] : [base + rest, rest]
  }

  static func folderName(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[...slash])
  }

  /// True for letters, digits and what else means itself wherever it stands.
  private static func isPlain(_ address: String) -> Bool {
    FileAddress.isPlain(address)
      && address.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-")...UInt8(ascii: "/"),
          UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }

  private static func withoutFragment(_ address: String) -> String {
    let bytes = address.utf8
    let end = bytes.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }
    return (end.map { String(address[..<$0]) } ?? address).trimmedOfSpaces
  }
}

/// What is looked up in a package again and again.
private final class QTIFolderCache: Sendable {
  private let archive: Archive
  /// Paths in small letters, for packages made where capitals do not count. Made when one is asked for.
  private let paths = Mutex<[String: String]?>(nil)
  private let documents = Mutex<[String: XMLTree?]>([:])

  init(_ archive: Archive) { self.archive = archive }

  func path(_ path: String) -> String? {
    paths.withLock { paths in
      let known =
        paths
        ?? Dictionary(
          archive.entries.map { ($0.path.lowercased(), $0.path) }, uniquingKeysWith: { $1 })
      paths = known
      return known[path.lowercased()]
    }
  }

  func document(_ path: String) -> XMLTree? {
    if let known = documents.withLock({ $0[path] }) { return known }
    let file = QTIFile(path: path, in: archive)
    documents.withLock { $0[path] = .some(file.tree) }
    return file.tree
  }
}
