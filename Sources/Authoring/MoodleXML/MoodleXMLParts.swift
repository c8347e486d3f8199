/// Cuts a large file of Moodle XML into parts that can be read at the same time, one on each
/// processor.
///
/// A part begins at a question and gets a root of its own. Only a file of which all parts are well
/// formed is read so: then each cut was between two questions, since a cut within a comment, a CDATA
/// section or an element would leave that one open. Any other file is read from end to end.
struct MoodleXMLParts {
  /// Smaller than twice this a file is read in one.
  static let bytesMin = 512 * 1024

  private let source: SourceText
  private let bytes: [UInt8]
  private let ranges: [Range<Int>]

  /// Returns nil for a file that is read in one.
  init?(_ prolog: XMLProlog, of source: SourceText, bytes size: Int) {
    let content = prolog.start..<prolog.count
    guard content.count > 2 * size, XMLRoot.name(prolog.bytes[content]) == "quiz" else {
      return nil
    }
    self.source = source
    bytes = prolog.bytes
    ranges = Self.ranges(bytes, content, size)
    if ranges.count < 2 { return nil }
  }

  /// The parts in the order of the file, each read; nil where one is not well formed.
  func read() -> [MoodleXMLReader]? {
    let whole = Parallel.map(ranges.count, read).compactMap(\.self)
    return whole.count == ranges.count ? whole : nil
  }

  private func read(_ index: Int) -> MoodleXMLReader? {
    let range = ranges[index]
    let start = index == 0 ? [] : Array("<quiz>".utf8)
    let end = index == ranges.count - 1 ? [] : Array("</quiz>".utf8)
    let part = start + bytes[range] + end + [0]
    var reader = MoodleXMLReader(source)
    let fault = withoutActuallyEscaping({ reader.take($1, root: $0) }) { take in
      var builder = XMLTreeBuilder(
        treesAtDepth: 2, unnested: "question", base: range.lowerBound - start.count, take: take)
      return part.withUnsafeBufferPointer { part in
        XMLParse.run(part, 0..<(part.count - 1), into: &builder)
      }
    }
    return fault == nil ? reader : nil
  }

  private static func ranges(
    _ bytes: [UInt8], _ content: Range<Int>, _ size: Int
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = content.lowerBound
    while content.upperBound - start > 2 * size,
      let cut = question(bytes, from: start + size, before: content.upperBound)
    {
      ranges.append(start..<cut)
      start = cut
    }
    return ranges + [start..<content.upperBound]
  }

  private static func question(_ bytes: [UInt8], from start: Int, before end: Int) -> Int? {
    let tag = Array("<question ".utf8)
    var index = start
    while index + tag.count < end {
      if bytes[index] == tag[0], bytes[index...].starts(with: tag) { return index }
      index += 1
    }
    return nil
  }
}
