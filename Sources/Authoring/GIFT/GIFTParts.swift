/// Cuts a large file into parts that can be read at the same time, one on each processor.
///
/// A part begins where a block must begin, whatever stands before it: after an empty line, at a
/// title (comments may stand between). The cuts depend on the text alone, so a file is read alike
/// on every machine.
struct GIFTParts {
  /// Smaller than this a file is read in one.
  private static let partBytes = 256 * 1024

  private let source: SourceText

  init(_ source: SourceText) { self.source = source }

  /// The parts in the order of the file, each read.
  func read() -> [GIFTReader] {
    let ranges = ranges()
    return Parallel.map(ranges.count) { read(ranges[$0]) }
  }

  private func read(_ range: Range<Int>) -> GIFTReader {
    var reader = GIFTReader(source, in: range)
    reader.run()
    return reader
  }

  private func ranges() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = source.contentStart
    while source.bytes.count - start > 2 * Self.partBytes,
      let cut = cut(after: start + Self.partBytes)
    {
      ranges.append(start..<cut)
      start = cut
    }
    return ranges + [start..<source.bytes.count]
  }

  private func cut(after offset: Int) -> Int? {
    var line = source.line(at: offset) + 1
    var afterEmpty: Int?
    while line <= source.lineCount {
      let bytes = source.lineBytes(line)
      let content = bytes.drop(while: GIFTEscape.isSpace)
      if content.isEmpty {
        afterEmpty = source.lineStart(line + 1)
      } else if let cut = afterEmpty, Self.isTitle(content) {
        return cut
      } else if !content.starts(with: "//".utf8) {
        afterEmpty = nil
      }
      line += 1
    }
    return nil
  }

  /// `::`, and `::` again on the same line.
  private static func isTitle(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.starts(with: "::".utf8) else { return false }
    let rest = line.dropFirst(2)
    return zip(rest, rest.dropFirst()).contains { $0 == 0x3A && $1 == 0x3A }
  }
}
