/// The questions that a passage is for: "câu 5 đến câu 8", "Questions 5–8", "from 1 to 6", or the
/// numbered gaps in it: "(12) ____".
enum PaperNumberRange {
  private static let spanMax = 200
  private static let lettersMax = 2_000

  /// The first group of questions that a line names.
  static func find(in line: PaperLine) -> ClosedRange<Int>? {
    let head = PaperHead(line.bytes, in: line.start..<line.end, limit: lettersMax)
    guard head.letters.contains(where: PaperScan.isDigit) else { return nil }
    var scan = PaperScan(head)
    var isWordStart = true
    while let letter = scan.current {
      if isWordStart, let range = range(scan) { return range }
      isWordStart = !PaperScan.isLetter(letter)
      scan.index += 1
    }
    return nil
  }

  private static func range(_ start: PaperScan) -> ClosedRange<Int>? {
    var scan = start
    let isSpan: Bool
    if scan.take(anyOf: ["cau hoi", "cau so", "cau", "questions", "question", "numbered"]) {
      isSpan = false
    } else if scan.take(anyOf: ["tu", "from"]) {
      isSpan = true
    } else {
      return nil
    }
    skipSigns(&scan)
    guard let first = scan.number() else { return nil }
    var last = first
    while let next = following(&scan, isSpan: isSpan), next > last, next - first <= spanMax {
      last = next
    }
    return last > first ? first...last : nil
  }

  private static func following(_ scan: inout PaperScan, isSpan: Bool) -> Int? {
    var ahead = scan
    ahead.skip { PaperScan.isSpace($0) || $0 == UInt8(ascii: ")") }
    let isSpanning = ahead.take("-") || ahead.take(anyOf: ["den", "to", "through"])
    guard
      isSpanning
        || !isSpan && (ahead.take(",") || ahead.take("&") || ahead.take(anyOf: ["va", "and"]))
    else { return nil }
    skipSigns(&ahead)
    if ahead.take(anyOf: ["va", "and"]) { skipSigns(&ahead) }
    if ahead.take(anyOf: ["cau", "question"]) { skipSigns(&ahead) }
    guard let number = ahead.number() else { return nil }
    scan = ahead
    return number
  }

  private static func skipSigns(_ scan: inout PaperScan) {
    scan.skip { PaperScan.isSpace($0) || $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }
  }

  /// The lowest and the highest of the numbered gaps, where there are two or more.
  static func gaps(in lines: [PaperLine]) -> ClosedRange<Int>? {
    var numbers: Set<Int> = []
    for line in lines {
      let head = PaperHead(line.bytes, in: line.start..<line.end, limit: lettersMax)
      var scan = PaperScan(head)
      while !scan.isAtEnd {
        if scan.take("("), let number = scan.number(), scan.take(")"), isGap(scan) {
          numbers.insert(number)
        } else {
          scan.index += 1
        }
      }
    }
    guard let low = numbers.min(), let high = numbers.max(), high > low, high - low <= spanMax
    else {
      return nil
    }
    return low...high
  }

  private static func isGap(_ scan: PaperScan) -> Bool {
    var scan = scan
    scan.skipSpaces()
    return scan.has("__") || scan.has("..") || scan.has("--")
  }
}
