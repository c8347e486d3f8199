/// Parts of a page that are folded away, as chat programs write keys into Markdown: "<details>" over
/// "<summary>Đáp án</summary>" over the key. Their tags say nothing, and the summary is a title.
///
/// Source: HTML Living Standard, 4.11.1 and 4.11.2, details and summary.
enum PaperDisclosure {
  private static let names = ["details", "summary"]
  private static let tagBytesMax = 80

  /// True where a line begins with such a tag.
  static func isTag(_ line: ArraySlice<UInt8>) -> Bool { tag(line, at: line.startIndex) != nil }

  /// The tags in a line.
  static func tags(in bytes: [UInt8]) -> [Range<Int>] {
    var tags: [Range<Int>] = []
    var index = 0
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      guard let tag = tag(bytes[...], at: open) else {
        index = open + 1
        continue
      }
      tags.append(tag)
      index = tag.upperBound
    }
    return tags
  }

  /// "<details>", "</summary>", "<details open>".
  private static func tag(_ bytes: ArraySlice<UInt8>, at start: Int) -> Range<Int>? {
    guard start < bytes.endIndex, bytes[start] == UInt8(ascii: "<") else { return nil }
    let rest = bytes[(start + 1)...].drop { $0 == UInt8(ascii: "/") }
    guard let name = names.first(where: { rest.prefix(8).map(lower).starts(with: $0.utf8) }),
      let end = bytes[start...].prefix(tagBytesMax).firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    let next = bytes[rest.startIndex + name.utf8.count]
    return next == UInt8(ascii: ">") || next == 32 ? start..<(end + 1) : nil
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  /// Where the title in a summary begins, and what is none of it: "Bấm để xem đáp án & giải thích" is
  /// "đáp án".
  static func title(_ bytes: [UInt8], after tag: Range<Int>) -> (start: Int, rest: Range<Int>)? {
    guard bytes[tag].prefix(8).map(lower).starts(with: "<summary".utf8) else { return nil }
    var scan = PaperScan(PaperHead(bytes, in: tag.upperBound..<bytes.count))
    let words: [StaticString] = ["dap an", "loi giai", "answer", "giai thich"]
    while !scan.isAtEnd {
      let start = scan.offset
      if scan.take(anyOf: words) {
        let end = scan.offset
        scan.skip { PaperScan.isSpace($0) || "&+/,".utf8.contains($0) }
        let isFurther = scan.take(anyOf: ["va ", "and ", "kem "] + words)
        return (start, end..<(isFurther ? endOfTitle(bytes, from: end) : end))
      }
      scan.skip(PaperScan.isLetter)
      scan.skip { !PaperScan.isLetter($0) }
    }
    return nil
  }

  /// The byte at which the next tag begins, or the line ends.
  private static func endOfTitle(_ bytes: [UInt8], from start: Int) -> Int {
    bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
  }
}
