/// Reads the elements of one name that stand directly in a file's root, and goes on with the next
/// of them after a fault, so that one broken item does not cost the others.
struct XMLItemsReader {
  /// Of the elements that are wanted.
  let name: String
  /// Of the root, in case that the fault comes before it.
  private var root: String
  private var bytes: [UInt8]
  private let count: Int
  private var start: Int
  private var faults = 0
  private var unclosedSections = 0
  /// True once no comment, or no CDATA section, ends any more: then nobody looks for it again.
  private var isPastComments = false
  private var isPastSections = false

  init(_ prolog: consuming XMLProlog, name: String, root: String) {
    self.name = name
    self.root = root
    count = prolog.count
    start = prolog.start
    bytes = prolog.bytes
  }

  /// - Parameters:
  ///   - take: takes the root's name and the tree of anything that stands directly in it; false
  ///     ends the reading.
  ///   - report: takes a fault, and whether there is more to be read after it.
  mutating func read(
    take: (String, XMLTree) -> Bool, report: (XMLFault, _ readsOn: Bool) -> Void
  ) {
    withoutActuallyEscaping(take) { take in
      while true {
        var builder = XMLTreeBuilder(treesAtDepth: 2, unnested: name, take: take)
        let fault = bytes.withUnsafeBufferPointer {
          XMLParse.run($0, start..<count, into: &builder)
        }
        guard let fault else { return }
        if !builder.rootName.isEmpty { root = builder.rootName }
        let next = next(after: fault)
        report(fault, next != nil)
        guard let next else { return }
        start = next
      }
    }
  }

  /// Prepares the reading of what follows a fault: a root of its own before the next item.
  ///
  /// - Returns: where that root begins. Nil where nothing follows, or too much was wrong.
  private mutating func next(after fault: XMLFault) -> Int? {
    faults += 1
    if fault.reason == .unclosedSection { unclosedSections += 1 }
    guard faults < XMLLimits.faultsMax, unclosedSections <= XMLLimits.unclosedSectionsMax else {
      return nil
    }
    let tag = Array("<\(root)>".utf8)
    // A fault at an item's own tag must not lead back to it.
    let after = fault.reason.isAboutElement ? fault.offset + 1 : fault.offset
    guard let item = itemStart(from: max(after, start + tag.count + 1)),
      item - tag.count > start
    else { return nil }
    bytes.replaceSubrange((item - tag.count)..<item, with: tag)
    return item - tag.count
  }

  /// Where the next item begins that stands in no comment and in no CDATA section.
  private mutating func itemStart(from offset: Int) -> Int? {
    let tag = Array("<\(name)".utf8)
    var index = offset
    while index < count {
      guard let place = bytes[index..<count].firstIndex(of: UInt8(ascii: "<")) else { return nil }
      index = place + 1
      if has(tag, at: place), endsName(bytes[place + tag.count]) { return place }
      if !isPastComments, has(Self.comment, at: place) {
        let end = end(of: Self.commentEnd, from: place + Self.comment.count)
        isPastComments = end == nil
        index = end ?? index
      } else if !isPastSections, has(Self.section, at: place) {
        let end = end(of: Self.sectionEnd, from: place + Self.section.count)
        isPastSections = end == nil
        index = end ?? index
      }
    }
    return nil
  }

  private static let comment = Array("<!--".utf8)
  private static let commentEnd = Array("-->".utf8)
  private static let section = Array("<![CDATA[".utf8)
  private static let sectionEnd = Array("]]>".utf8)

  private func endsName(_ byte: UInt8) -> Bool {
    byte <= 32 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  private func has(_ text: [UInt8], at place: Int) -> Bool {
    place + text.count <= count && bytes[place..<(place + text.count)].elementsEqual(text)
  }

  private func end(of mark: [UInt8], from offset: Int) -> Int? {
    var index = offset
    while index < count {
      guard let place = bytes[index..<count].firstIndex(of: UInt8(ascii: ">")) else { return nil }
      index = place + 1
      let start = index - mark.count
      if start >= offset, has(mark, at: start) { return index }
    }
    return nil
  }
}
