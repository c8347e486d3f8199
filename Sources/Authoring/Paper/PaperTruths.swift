/// Keys of statements: "ĐSĐS", "Đ - S - Đ - Đ", "a) Đúng; b) Sai; c) Đúng; d) Đúng", "a Đ, b S".
struct PaperTruths: Hashable, Sendable {
  /// By statement, 0 is a.
  private(set) var truths: [Int: Bool] = [:]
  /// The byte at which the reading stopped.
  private(set) var end: Int
  /// True if nothing but signs follows.
  private(set) var isWhole = false

  init?(_ line: PaperLine, _ range: Range<Int>) {
    let head = PaperHead(line.bytes, in: range, limit: 400)
    var scan = PaperScan(head)
    var next = 0
    var isCertain = false
    end = range.lowerBound
    while next < PaperLimits.choicesMax {
      scan.skip { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }
      if scan.isAtEnd {
        isWhole = true
        break
      }
      if let named = Self.statement(&scan, next: next) { next = named }
      guard let truth = Self.truth(&scan, line) else { break }
      if !truth.isPlainD { isCertain = true }
      if let earlier = truths[next], earlier != truth.value { return nil }
      truths[next] = truth.value
      next += 1
      end = scan.offset
    }
    // A D without its stroke names a choice; among S it was typed without marks.
    guard !truths.isEmpty, isCertain else { return nil }
  }

  /// "a)", "b.", "c -" or "a " before a word of truth. Only the statement whose turn it is can be
  /// d, since a D may be a Đ.
  private static func statement(_ scan: inout PaperScan, next: Int) -> Int? {
    var ahead = scan
    if ahead.take("y") { ahead.skipSpaces() }
    guard let letter = ahead.current, let number = PaperLetters.number(letter),
      number == next || (number > next && letter != UInt8(ascii: "d"))
    else { return nil }
    ahead.index += 1
    let signs = ahead.index
    ahead.skip { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }
    guard ahead.index > signs, let after = ahead.current, isTruthLetter(after) else { return nil }
    scan = ahead
    return number
  }

  private static func isTruthLetter(_ letter: UInt8) -> Bool {
    letter == UInt8(ascii: "d") || letter == UInt8(ascii: "s") || letter == UInt8(ascii: "t")
      || letter == UInt8(ascii: "f")
  }

  struct Truth {
    let value: Bool
    /// A D without its stroke says nothing by itself.
    var isPlainD = false
  }

  /// One word or letter of truth. Letters may stand together: "ĐSĐS".
  static func truth(_ scan: inout PaperScan, _ line: PaperLine) -> Truth? {
    if scan.take(anyOf: ["dung", "true"]) { return Truth(value: true) }
    if scan.take(anyOf: ["sai", "false"]) { return Truth(value: false) }
    guard let letter = scan.current, isTruthLetter(letter), isRun(scan) else { return nil }
    let isPlain = line.bytes[scan.offset] < 0x80
    scan.index += 1
    switch letter {
    case UInt8(ascii: "d"): return Truth(value: true, isPlainD: isPlain)
    case UInt8(ascii: "t"): return Truth(value: true)
    default: return Truth(value: false)
    }
  }

  /// True if all letters up to the next sign are letters of truth.
  private static func isRun(_ scan: PaperScan) -> Bool {
    var scan = scan
    scan.skip(isTruthLetter)
    return scan.current.map { !PaperScan.isLetter($0) } ?? true
  }
}
