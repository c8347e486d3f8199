import Assessment

/// Reads a zip package of QTI 1.2 to 3.0: the items in the order of its tests, then of its manifest,
/// then those that nothing names.
///
/// Source: IMS Content Packaging 1.2; QTI 2.2 and 3.0 integration guides; Common Cartridge 1.3.
struct QTIPackageReader {
  private let archive: Archive
  private let folder: QTIFolder
  private var collector: QTICollector
  private var resources: [QTIManifest.Resource] = []
  private var hasManifest = false
  /// Files that were read, or that others stand for.
  private var done: Set<String> = []
  private var contents: [String: QTIReader.Content] = [:]
  /// Files that were unpacked to see what they are, as far as there is room, until they are read.
  private var unpacked: [String: [UInt8]] = [:]
  private var unpackedBytes = 0
  private static let unpackedBytesMax = 64 * 1024 * 1024
  /// Items whose turn has come, and which are read together.
  private var waiting: [QTIPackageItem] = []
  /// Keywords of files of items.
  private var keywords: [String: [String]] = [:]
  /// True if there are several tests and quizzes: then their titles tell them apart.
  private var hasSeveralTests = false

  static func read(_ archive: Archive, file: String) -> BankReading {
    var reader = QTIPackageReader(archive, SourceText([], file: file))
    reader.lookAhead()
    reader.readAll()
    return reader.collector.finish()
  }

  private init(_ archive: Archive, _ source: SourceText) {
    self.archive = archive
    folder = QTIFolder(archive)
    collector = QTICollector(source)
  }

  // Manifests.

  private mutating func take(_ manifest: ReadManifest) {
    hasManifest = true
    done.insert(manifest.path)
    let file = manifest.file
    collector.reportFaults(of: file)
    guard let root = file.root else { return }
    guard let manifest = manifest.manifest else {
      collector.report(.qtiNoManifest(), in: file, at: root.offset)
      return
    }
    resources += manifest.resources
    for resource in manifest.resources where !resource.keywords.isEmpty {
      if let path = resource.paths.first { keywords[path] = resource.keywords }
    }
    report(manifest, in: file)
  }

  /// At the root, or in folders that were packed with what is in them.
  private static func manifestPaths(_ archive: Archive) -> [String] {
    let paths = archive.entries.map(\.path).filter {
      let path = $0.lowercased()
      return (path == "imsmanifest.xml" || path.hasSuffix("/imsmanifest.xml"))
        && !path.hasPrefix("__macosx/")
    }
    let root = paths.filter { !$0.utf8.contains(UInt8(ascii: "/")) }
    return root.isEmpty ? paths : root
  }

  private mutating func report(_ manifest: QTIManifest, in file: QTIFile) {
    var others: [QTIManifest.Missing] = []
    for (address, offset) in manifest.onTheNet {
      collector.report(.qtiFileOutside(address), in: file, at: offset)
    }
    for missing in manifest.missing {
      if missing.isOutside {
        collector.report(.qtiFileOutside(missing.address), in: file, at: missing.offset)
      } else if missing.isQuestions {
        collector.report(.qtiFileMissing(missing.address), in: file, at: missing.offset)
      } else {
        others.append(missing)
      }
    }
    if let first = others.first {
      collector.report(
        .qtiFilesMissing(others.map(\.address)), in: file, at: first.offset)
    }
    if let offset = manifest.limitOffset {
      collector.report(.qtiTooManyFiles(), in: file, at: offset)
    }
  }

  // Items.

  private mutating func readAll() {
    let quizzes = QTIQuizzes(resources, archive)
    done.formUnion(quizzes.replaced)
    var paths: [String] = []
    var seen: Set<String> = []
    for path in resources.flatMap(\.paths) where seen.insert(path).inserted { paths.append(path) }
    var unnamed: [String] = []
    for path in archive.entries.map(\.path)
    where !path.hasPrefix("__MACOSX/") && seen.insert(path).inserted {
      if Self.hasItems(content(of: path)) { unnamed.append(path) }
    }
    paths += unnamed
    let tests = paths.filter { content(of: $0) == .test && !done.contains($0) }
    let banks = paths.filter { content(of: $0) == .items && !done.contains($0) }
    hasSeveralTests = tests.count + banks.count > 1
    for path in tests { readTest(path) }
    for path in paths where content(of: path) == .section { readTest(path) }
    // Those that a test names are named.
    reportUnnamed(unnamed.filter { !done.contains($0) })
    for path in paths { read(path, quizzes) }
    readWaiting()
    for resource in resources where resource.isQuestions { reportUnread(resource) }
    if collector.bank.count == 0, collector.isSilent {
      collector.report(.qtiEmptyPackage(), at: .offset(0))
    }
  }

  private static func hasItems(_ content: QTIReader.Content) -> Bool {
    switch content {
    case .item, .items, .test: true
    default: false
    }
  }

  /// By the name of the first element alone, so that a file is parsed once.
  private mutating func content(of path: String) -> QTIReader.Content {
    if let known = contents[path] { return known }
    guard Self.mayBeXML(path) else {
      contents[path] = .other
      return .other
    }
    return note(Self.look(at: path, in: archive), of: path)
  }

  /// What a file is and its bytes. What cannot be unpacked is told when it is read.
  private static func look(at path: String, in archive: Archive) -> Looked {
    let bytes = (try? archive.bytes(path)) ?? []
    let root = root(of: bytes.prefix(FormatEvidence.headBytes))
    return (bytes, root.map { QTIReader.Content($0) } ?? .other)
  }

  private typealias Looked = (bytes: [UInt8], content: QTIReader.Content)

  private mutating func note(_ looked: Looked, of path: String) -> QTIReader.Content {
    keep(looked.bytes, of: path, looked.content)
    contents[path] = looked.content
    return looked.content
  }

  /// Reads the manifests and looks at the other files on all processors, at as many as there is room for.
  private mutating func lookAhead() {
    var room = Self.unpackedBytesMax
    var paths: [String] = []
    for entry in archive.entries where Self.mayBeXML(entry.path) {
      room -= entry.byteCount
      if room < 0 { break }
      paths.append(entry.path)
    }
    let manifests = Self.manifestPaths(archive)
    let pieces = Parallel.pieces(paths.count, of: QTIPackageItem.pieceCount)
    // A manifest takes as long as many of the other files, so it comes first.
    let parts = Parallel.map(manifests.count + pieces.count) {
      [archive, folder, paths] number -> Ahead in
      guard number >= manifests.count else {
        return .manifest(ReadManifest(manifests[number], folder))
      }
      return .files(
        paths[pieces[number - manifests.count]].map { ($0, Self.look(at: $0, in: archive)) })
    }
    for part in parts {
      switch part {
      case .manifest(let manifest): take(manifest)
      case .files(let files):
        for (path, looked) in files where contents[path] == nil { _ = note(looked, of: path) }
      }
    }
    if manifests.isEmpty { collector.report(.qtiNoManifest(), at: .offset(0)) }
    for path in archive.repeatedPaths.prefix(10) {
      collector.report(.qtiFileTwice(path), at: .offset(0))
    }
  }

  private enum Ahead: Sendable {
    case manifest(ReadManifest)
    case files([(path: String, looked: Looked)])
  }

  private struct ReadManifest: Sendable {
    let path: String
    let file: QTIFile
    /// Nil where the file is something else, or cannot be read.
    let manifest: QTIManifest?

    init(_ path: String, _ folder: QTIFolder) {
      self.path = path
      file = folder.file(path)
      manifest = file.root.flatMap {
        $0.name == "manifest" ? QTIManifest($0, folder: folder.folder(of: path)) : nil
      }
    }
  }

  /// Only items are sure to be read, and once.
  private mutating func keep(_ bytes: [UInt8], of path: String, _ content: QTIReader.Content) {
    guard content == .item, unpackedBytes + bytes.count <= Self.unpackedBytesMax else { return }
    unpacked[path] = bytes
    unpackedBytes += bytes.count
  }

  private static func root(of head: ArraySlice<UInt8>) -> String? {
    // UTF-16 has a zero beside every letter of markup.
    let text =
      head.starts(with: [0xEF, 0xBB, 0xBF])
      ? head.dropFirst(3)
      : head.first == 0xFF || head.first == 0xFE || head.prefix(4).contains(0)
        ? head.filter { $0 != 0 && $0 < 0x80 }[...] : head
    return XMLRoot.name(text)
  }

  /// Blackboard calls its files `.dat`, Canvas some of them `.xml.qti`.
  private static func mayBeXML(_ path: String) -> Bool {
    let name = path.lowercased()
    return [".xml", ".qti", ".dat"].contains(where: name.hasSuffix)
      && !name.hasSuffix("imsmanifest.xml")
  }

  private mutating func readTest(_ path: String) {
    guard done.insert(path).inserted else { return }
    readWaiting()
    let file = folder.file(path)
    collector.reportFaults(of: file)
    guard let root = file.root else { return }
    let title = root.attribute("title")?.trimmedOfSpaces ?? ""
    let isNamed = hasSeveralTests && root.name == "assessmentTest" && !title.isEmpty
    let test = QTITestReader(
      root, in: file, path: path, folder: folder, category: isNamed ? [title] : [])
    done.formUnion(test.sectionPaths)
    for finding in test.findings {
      collector.report(finding.finding, in: finding.file, at: finding.offset)
    }
    for entry in test.entries where done.insert(entry.path).inserted {
      readItem(entry.path, category: entry.category, tags: entry.tags, leading: entry.leading)
    }
  }

  private mutating func read(_ path: String, _ quizzes: QTIQuizzes) {
    switch content(of: path) {
    case .item:
      if done.insert(path).inserted { readItem(path) }
    case .items:
      guard done.insert(path).inserted else { return }
      readWaiting()
      let file = folder.file(path)
      collector.reportFaults(of: file)
      guard let root = file.root else { return }
      let quiz = quizzes.quiz(of: path, folder)
      var category: [String] = []
      if hasSeveralTests, let title = quiz?.title ?? Self.title(of: root) { category = [title] }
      if let quiz, quiz.hasDescription {
        collector.report(.qtiQuizDescription(), in: quiz.file, at: quiz.offset)
      }
      collector.addItems(of: root, in: file, folder: folder.folder(of: path), category: category)
    default: break
    }
  }

  private static func title(of root: XMLElement) -> String? {
    let title = (root.first("assessment") ?? root).attribute("title")?.trimmedOfSpaces
    return title?.isEmpty == false ? title : nil
  }

  private mutating func readItem(
    _ path: String, category: [String] = [], tags: [String] = [], leading: [QTILeading] = []
  ) {
    let words = keywords[path] ?? []
    waiting.append(
      QTIPackageItem(
        path: path, unpacked: unpacked.removeValue(forKey: path), category: category,
        tags: words + tags.filter { !words.contains($0) }, leading: leading))
    unpackedBytes -= waiting.last?.unpacked?.count ?? 0
    if waiting.count >= Self.waitingMax { readWaiting() }
  }

  private static let waitingMax = 4_096

  /// Reads the items that wait for it, on all processors, and collects them in their order.
  private mutating func readWaiting() {
    let (items, folder, source) = (waiting, folder, collector.bank.source)
    waiting = []
    let pieces = Parallel.pieces(items.count, of: QTIPackageItem.pieceCount)
    let parts = Parallel.map(pieces.count) { piece in
      var part = QTICollector(source)
      let session = QTINames.session()
      for item in items[pieces[piece]] { item.read(folder, in: session, into: &part) }
      return part
    }
    for part in parts { collector.append(part) }
  }

  private mutating func reportUnnamed(_ paths: [String]) {
    // Without any manifest nothing is named.
    if hasManifest, !paths.isEmpty { collector.report(.qtiUnnamed(paths), at: .offset(0)) }
  }

  /// Files that should be QTI and are something else.
  private mutating func reportUnread(_ resource: QTIManifest.Resource) {
    guard let path = resource.paths.first, !done.contains(path) else { return }
    switch content(of: path) {
    case .stimulus, .manifest, .section: return
    case let content:
      done.insert(path)
      let file = folder.file(path)
      collector.reportFaults(of: file)
      if let root = file.root {
        collector.report(.qtiNoItems(content, root.name), in: file, at: root.offset)
      }
    }
  }
}
