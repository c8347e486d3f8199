/// Feet of pages that stand between the lines of a paper: "Trang 2/4 - Mã đề 101". They belong to
/// no question.
struct PaperFeet {
  /// The lines, without a foot at the end of one.
  private(set) var lines: [PaperLine]
  /// Lines that are nothing but a foot.
  private(set) var whole: Set<Int> = []
  /// Lines that held one.
  private(set) var places: [Int] = []
  /// Lines that a page of Moodle, or another one, has around its questions.
  private(set) var pageWords: [Int] = []

  /// "Trang 3" alone may be text, unless the paper has several such lines.
  private static let plainMin = 2
  private static let bytesMax = 80

  init(_ lines: [PaperLine]) {
    self.lines = lines
    let dump = PaperDump(lines)
    for (index, end) in dump.ends { self.lines[index] = lines[index].part(0..<end) }
    var plain: [Int] = []
    for (index, line) in self.lines.enumerated() where !line.isBlank && !line.isKeyEntry {
      if line.end - line.start <= Self.bytesMax, let foot = Self.foot(line, from: line.start) {
        if foot.isCertain { whole.insert(index) } else { plain.append(index) }
      } else if let end = Self.textEnd(line) {
        self.lines[index] = line.part(0..<end)
        places.append(index)
      }
    }
    if plain.count + whole.count >= Self.plainMin { whole.formUnion(plain) }
    places = (places + whole).sorted()
    pageWords = Set(PaperPageWords.find(in: lines) + dump.whole).sorted()
    whole.formUnion(pageWords)
  }

  private struct Foot {
    /// False for "Trang 3".
    let isCertain: Bool
  }

  /// Where the text ends before a foot that stands apart from it: "D. bốn        Trang 1/4".
  private static func textEnd(_ line: PaperLine) -> Int? {
    var index = line.end - 1
    let from = max(line.start, line.end - bytesMax)
    while index > from {
      let byte = line.bytes[index]
      let isWide = byte == 9 || byte == 32 && line.bytes[index - 1] == 32
      if isWide, index + 1 < line.end, let foot = foot(line, from: index + 1), foot.isCertain {
        return line.trimmed(line.start..<index).upperBound
      }
      index -= 1
    }
    return nil
  }

  /// - Returns: whether it is certain; nil where a text is no foot.
  private static func foot(_ line: PaperLine, from start: Int) -> Foot? {
    var scan = PaperScan(PaperHead(line.bytes, in: start..<line.end, limit: bytesMax))
    var hasCode = false
    var pages: (number: Int, total: Int?)?
    while true {
      scan.skip { PaperScan.isSpace($0) || "-|_*.,;()[]".utf8.contains($0) }
      if scan.isAtEnd { break }
      if pages == nil, scan.take(anyOf: ["trang", "page"]) {
        scan.skip { PaperScan.isSpace($0) || $0 == UInt8(ascii: ":") }
        guard let number = scan.number() else { return nil }
        pages = (number, total(&scan))
      } else if !hasCode, scan.take(anyOf: ["ma de thi", "ma de", "de thi so", "de so"]) {
        scan.skip { PaperScan.isSpace($0) || $0 == UInt8(ascii: ":") }
        guard scan.number() != nil else { return nil }
        hasCode = true
      } else {
        return nil
      }
    }
    guard let pages else { return nil }
    return Foot(isCertain: pages.total != nil || hasCode)
  }

  /// "/4", " trên 4", " of 4".
  private static func total(_ scan: inout PaperScan) -> Int? {
    var ahead = scan
    ahead.skipSpaces()
    guard ahead.take("/") || ahead.take(anyOf: ["tren", "of"]) else { return nil }
    ahead.skipSpaces()
    guard let total = ahead.number() else { return nil }
    scan = ahead
    return total
  }
}

extension PaperLine {
  /// A part of the line as a line of its own.
  func part(_ range: Range<Int>) -> PaperLine {
    var builder = PaperLineBuilder()
    builder.append(self, range)
    var origin = self.origin
    if case .text(let start, let offsets) = origin {
      origin =
        offsets.map { .text(start: start, offsets: Array($0[range])) }
        ?? .text(start: start + range.lowerBound, offsets: nil)
    }
    return builder.line(origin, isParagraph: isParagraph, isKeyEntry: isKeyEntry)
  }
}
