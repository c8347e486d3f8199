/// An item of a package that is about to be read.
struct QTIPackageItem: Sendable {
  /// In the archive.
  let path: String
  /// Its bytes, where they are known.
  let unpacked: [UInt8]?
  /// Of the section that it stands in.
  let category: [String]
  let tags: [String]
  /// What its test says before it.
  let leading: [QTILeading]

  /// So many are read by one processor at once.
  static let pieceCount = 256

  /// - Parameter session: of `QTINames`.
  func read(_ folder: QTIFolder, in session: XMLSession, into collector: inout QTICollector) {
    let file = folder.file(path, unpacked: unpacked, in: session)
    collector.reportFaults(of: file)
    guard let root = file.root else {
      collector.refuseItem()
      return
    }
    guard QTIReader.Content(root.name) == .item else {
      collector.report(
        .qtiNoItems(QTIReader.Content(root.name), root.name), in: file, at: root.offset)
      return
    }
    collector.add(
      QTIItemReader.read(root, folder: folder.folder(of: path), leading: leading), in: file,
      category: category, tags: tags)
  }
}
