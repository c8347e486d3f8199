/// A bank that comes as a zip archive, looked into once.
struct BankArchive {
  let content: Result<Archive, ArchiveFault>
  /// By what only one format has in it, else by the name. Nil where neither tells.
  let format: BankFormat?

  /// - Parameter file: its ending tells where the archive cannot be opened, as one with a password.
  /// - Returns: nil for bytes that are no zip archive.
  init?(_ bytes: [UInt8], file: String) {
    guard Self.isArchive(bytes) else { return nil }
    do throws(ArchiveFault) {
      let archive = try Archive(bytes)
      content = .success(archive)
      format = Self.format(of: archive) ?? Self.format(named: file)
    } catch {
      content = .failure(error)
      format = Self.format(named: file)
    }
  }

  /// An archive without an entry has nothing but its end.
  static func isArchive(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  private static let formatsByEntry: [(path: String, format: BankFormat)] = [
    ("word/document.xml", .docx), ("xl/workbook.xml", .xlsx), ("xl/workbook.bin", .xlsx),
    ("h5p.json", .h5p), ("imsmanifest.xml", .qti),
  ]

  private static func format(of archive: Archive) -> BankFormat? {
    for (path, format) in formatsByEntry where archive.has(path) { return format }
    // Packed together with its folder, or without a manifest: a package all the same.
    let isXML = archive.entries.contains { entry in
      entry.path.hasSuffix(".xml") && !entry.path.hasPrefix("__MACOSX/")
    }
    return isXML && !archive.has("[Content_Types].xml") ? .qti : nil
  }

  private static func format(named file: String) -> BankFormat? {
    let name = file.lowercased()
    let byName: [(String, BankFormat)] = [
      (".docx", .docx), (".docm", .docx), (".h5p", .h5p), (".xlsx", .xlsx), (".xlsm", .xlsx),
      (".zip", .qti), (".imscc", .qti),
    ]
    return byName.first { name.hasSuffix($0.0) }?.1
  }
}
