/// Reads a large file of QTI 1.2 part by part, on all processors: the sections without their items,
/// then each item as a document of its own.
///
/// Only a file of which all parts are well formed is read so: then the items are where they seemed
/// to be. Any other file is read as one tree.
struct QTIOneParts {
  /// Smaller than twice this a file is read in one.
  static let bytesMin = 512 * 1024
  /// So many items are read by one processor at once.
  private static let pieceItems = 256
  /// Items that have a text in another item need that one's tree.
  private static let passage = "parent_stimulus_item_ident"

  private let source: SourceText
  private let bytes: [UInt8]
  private let items: [Range<Int>]
  private let content: Range<Int>

  /// - Returns: nil for a file that is to be read in one.
  static func read(_ source: SourceText, bytes size: Int = bytesMin) -> QTICollector? {
    guard source.bytes.count > 2 * size, let prolog = try? XMLProlog(source),
      let parts = QTIOneParts(prolog, of: source)
    else { return nil }
    return parts.read()
  }

  private init?(_ prolog: XMLProlog, of source: SourceText) {
    content = prolog.start..<prolog.count
    bytes = prolog.bytes
    self.source = source
    guard let root = XMLRoot.name(bytes[content]), root != "item",
      QTIReader.Content(root) == .items,
      let items = XMLElementRanges.find("item", in: bytes, content), items.count > 1,
      !XMLElementRanges.holds(Self.passage, bytes, content)
    else { return nil }
    self.items = items
  }

  private func read() -> QTICollector? {
    guard let root = sections(), let found = placed(QTIOneBank(root)) else { return nil }
    let file = QTIFile(placesIn: source)
    let pieces = Parallel.pieces(found.entries.count, of: Self.pieceItems)
    let parts = Parallel.map(pieces.count) { piece -> QTICollector? in
      var part = QTICollector(source)
      let session = QTINames.session()
      for entry in found.entries[pieces[piece]] {
        guard let item = Self.tree(bytes, entry.range, in: session)?.root else { return nil }
        part.add(QTIOneItemReader.read(item, folder: nil), in: file, category: entry.category)
      }
      return part
    }
    var collector = QTICollector(source)
    for (finding, offset) in found.findings { collector.report(finding, in: file, at: offset) }
    for part in parts {
      guard let part else { return nil }
      collector.append(part)
    }
    return collector
  }

  /// The document that a range holds; nil for one that is not well formed.
  ///
  /// - Parameter isWhole: whether nothing may stand behind its root, else that is left alone.
  private static func tree(
    _ bytes: [UInt8], _ range: Range<Int>, isWhole: Bool = false, in session: XMLSession
  ) -> XMLTree? {
    var found: XMLTree?
    let fault = withoutActuallyEscaping({ (_: String, tree: XMLTree) -> Bool in
      found = tree
      return isWhole
    }) { take in
      var builder = XMLTreeBuilder(treesAtDepth: 1, take: take)
      return bytes.withUnsafeBufferPointer {
        XMLParse.run($0, range, into: &builder, in: session)
      }
    }
    return fault == nil ? found : nil
  }

  // Sections.

  private static let mark = Array("<item/>".utf8)

  /// The file's tree with an empty element in the place of each item; nil for one that is not well
  /// formed.
  private func sections() -> XMLElement? {
    var text: [UInt8] = []
    var start = content.lowerBound
    for item in items {
      text += bytes[start..<item.lowerBound]
      text += Self.mark
      start = item.upperBound
    }
    text += bytes[start..<content.upperBound]
    text.append(0)
    return Self.tree(text, 0..<(text.count - 1), isWhole: true, in: QTINames.session())?.root
  }

  private struct Placed: Sendable {
    var entries: [(range: Range<Int>, category: [String])] = []
    var findings: [(finding: BankFinding, offset: Int)] = []
  }

  /// What the sections hold, with its places in the file. Nil where an element is not where an
  /// item was cut out.
  private func placed(_ bank: QTIOneBank) -> Placed? {
    var placed = Placed()
    // In the sections' text, and how much further on in the file.
    var marks: [(offset: Int, shift: Int)] = []
    var shift = content.lowerBound
    for item in items {
      marks.append((item.lowerBound - shift, shift))
      shift += item.count - Self.mark.count
    }
    func index(_ offset: Int) -> Int {
      var (low, high) = (0, marks.count)
      while low < high {
        let middle = (low + high) / 2
        if marks[middle].offset < offset { low = middle + 1 } else { high = middle }
      }
      return low
    }
    for entry in bank.entries {
      let place = index(entry.item.offset)
      guard place < marks.count, marks[place].offset == entry.item.offset else { return nil }
      placed.entries.append((items[place], entry.category))
    }
    placed.findings = bank.findings.map { finding, offset in
      let place = index(offset)
      return (finding, offset + (place < marks.count ? marks[place].shift : shift))
    }
    return placed
  }
}
