/// Letters of choices as keys name them: "B", "A, C", "A và C", "AC".
struct PaperLetters: Hashable, Sendable {
  /// 0 is A. In the order of the text, none twice.
  private(set) var letters: [Int] = []
  /// Where the first letter stands.
  private(set) var start: Int
  /// The byte after the last letter and the sign that closes it.
  private(set) var end: Int
  /// True where several stand together without a sign between them: "AC", or a word.
  private(set) var isRun = false

  /// - Parameter range: of the line; what stands before the first letter but signs is no key.
  init?(_ line: PaperLine, _ range: Range<Int>) {
    let head = PaperHead(line.bytes, in: range)
    var scan = PaperScan(head)
    scan.skip { PaperScan.isSpace($0) || Self.isOpening($0) }
    start = scan.offset
    end = scan.offset
    guard readOne(&scan, line) else { return nil }
    while true {
      var ahead = scan
      // "A) và C)", "A. và C.".
      ahead.skip { ".)]".utf8.contains($0) || PaperScan.isSpace($0) }
      guard
        ahead.take(",") || ahead.take(";") || ahead.take("&") || ahead.take("+")
          || ahead.take("/") || ahead.take(anyOf: ["va", "and"])
      else { break }
      ahead.skip { PaperScan.isSpace($0) || Self.isOpening($0) }
      guard readOne(&ahead, line) else { break }
      scan = ahead
    }
    scan.skip { ".)]}>*_:`".utf8.contains($0) }
    end = scan.offset
  }

  private static func isOpening(_ letter: UInt8) -> Bool { "([{<*\"'_`".utf8.contains(letter) }

  private mutating func readOne(_ scan: inout PaperScan, _ line: PaperLine) -> Bool {
    let first = scan.index
    var found: [Int] = []
    while let letter = scan.current, let number = Self.number(letter) {
      // Đ is no D, and a run of letters is a key only in capitals, rising: "ACD".
      let byte = line.bytes[scan.offset]
      guard byte < 0x80 || byte == 0xD0 else { break }
      if scan.index > first,
        byte >= 0x61 && byte <= 0x7A || found.last.map({ $0 >= number }) == true
      {
        break
      }
      found.append(number)
      scan.index += 1
    }
    let isEnded = scan.current.map { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) } ?? true
    guard !found.isEmpty, isEnded, scan.current != PaperFold.other else {
      scan.index = first
      return false
    }
    if found.count > 1 { isRun = true }
    letters += found.filter { !letters.contains($0) }
    return true
  }

  /// 0 for a, up to 7 for h.
  static func number(_ letter: UInt8) -> Int? {
    letter >= 0x61 && letter < 0x61 + UInt8(PaperLimits.choicesMax) ? Int(letter - 0x61) : nil
  }
}
