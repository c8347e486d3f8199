/// The key of a question that asks to match: "1-b, 2-a, 3-c", "1b 2a 3c", "1 → b; 2 → a",
/// "1 nối với b". Where the left column has letters, "A-2, B-1".
struct PaperPairList: Sendable {
  struct Pair: Hashable, Sendable {
    /// The number of one entry.
    let number: Int
    /// The letter of the other; 0 is a.
    let letter: Int
    /// True where the letter is a capital.
    let isCapital: Bool
  }

  private(set) var pairs: [Pair] = []

  /// - Returns: nil where anything else stands in the range, or fewer than `atLeast` pairs do.
  init?(_ line: PaperLine, _ range: Range<Int>, atLeast: Int = 1) {
    guard range.lowerBound < range.upperBound, range.count <= Self.bytesMax else { return nil }
    var scan = PaperScan(PaperHead(line.bytes, in: range, limit: Self.bytesMax))
    Self.skipSigns(&scan)
    while !scan.isAtEnd {
      guard let first = Self.token(&scan, line) else { return nil }
      Self.skipLink(&scan)
      guard let second = Self.token(&scan, line), Self.isEnded(scan) else { return nil }
      switch (first, second) {
      case (.number(let number), .letter(let letter, let isCapital)),
        (.letter(let letter, let isCapital), .number(let number)):
        pairs.append(Pair(number: number, letter: letter, isCapital: isCapital))
      default: return nil
      }
      Self.skipSigns(&scan)
    }
    guard pairs.count >= max(1, atLeast) else { return nil }
  }

  /// No list of pairs for two columns is longer.
  private static let bytesMax = 400

  private enum Token {
    case number(Int)
    case letter(Int, isCapital: Bool)
  }

  private static func token(_ scan: inout PaperScan, _ line: PaperLine) -> Token? {
    guard let first = scan.current else { return nil }
    if PaperScan.isDigit(first) { return scan.number().map { .number($0) } }
    guard PaperScan.isLetter(first) else { return nil }
    let byte = line.bytes[scan.offset]
    // Đ is no D; a Cyrillic А is an A.
    guard byte < 0x80 || byte == 0xD0 || byte == 0xD1 else { return nil }
    let isCapital = PaperQuestionLabel.isCapital(line, at: scan.offset)
    scan.index += 1
    guard scan.current.map(PaperScan.isLetter) != true else { return nil }
    return .letter(Int(first - 0x61), isCapital: isCapital)
  }

  private static func isEnded(_ scan: PaperScan) -> Bool {
    scan.current.map { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) && $0 != PaperFold.other }
      ?? true
  }

  private static func skipLink(_ scan: inout PaperScan) {
    scan.skip { PaperScan.isSpace($0) || "->=:.)+/".utf8.contains($0) }
    for word in ["noi voi", "ghep voi", "noi", "ghep", "voi"] as [StaticString]
    where scan.take(word) { break }
    scan.skip { PaperScan.isSpace($0) || "->=:(".utf8.contains($0) }
  }

  private static func skipSigns(_ scan: inout PaperScan) {
    scan.skip { PaperScan.isSpace($0) || ",;|.*()[]".utf8.contains($0) }
    if scan.take(anyOf: ["va", "and"]) { scan.skipSpaces() }
  }
}
