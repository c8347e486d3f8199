/// Keys as tables at the end list them: "1.B 2.C", "1-A", "1a", "1A 2C 3D", "Câu 1: ĐSĐS",
/// "1-5: BCADA", "1. 3,75  2. Paris".
///
/// Source: docs.azota.vn, "Cấu trúc đề thi chuẩn", and formats.md, section 9.
struct PaperKeyPairs {
  struct Pair: Hashable, Sendable {
    let number: Int
    /// Where its number begins.
    let start: Int
    let value: Range<Int>
    /// True where the value begins with a dash that may be a minus or not.
    var isSignUnclear = false
    /// True for "3.5": a key of question 3, or a decimal fraction.
    var mayBeDecimal = false
  }

  private(set) var pairs: [Pair] = []
  /// How many values are letters of choices or of truth.
  private(set) var letterCount = 0

  /// - Parameters:
  ///   - end: where it ends; nil for the end of the line.
  ///   - lettersOnly: true to take only letters of choices and of truth.
  /// - Returns: nil where the line is no list of keys.
  init?(_ line: PaperLine, from start: Int, to end: Int? = nil, lettersOnly: Bool) {
    let end = end ?? line.end
    guard start < end else { return nil }
    if line.isKeyEntry {
      readEntry(line)
      guard !pairs.isEmpty else { return nil }
      return
    }
    let words = PaperPictographs.wordEnd(line.bytes, from: start, to: end)
    guard start < words else { return nil }
    var scan = PaperScan(
      PaperHead(line.bytes, in: start..<words, limit: lettersOnly ? Self.lettersMax : .max))
    scan.skip { Self.isSign($0) || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "#") }
    Self.skipBullet(&scan, lettersOnly: lettersOnly)
    while !scan.isAtEnd {
      guard readOne(&scan, line, lettersOnly) else { return nil }
      scan.skip(Self.isBetween)
    }
    guard !pairs.isEmpty else { return nil }
  }

  /// So many letters are more than a list of keys for the most questions has on one line.
  private static let lettersMax = 20_000

  /// "12. B", as tables are taken apart: whatever comes after the number is its key.
  private mutating func readEntry(_ line: PaperLine) {
    var scan = PaperScan(PaperHead(line.bytes, in: line.start..<line.end))
    guard let number = scan.number(), scan.take("."), scan.take(" "),
      PaperKeyValue.isValue(line, scan.offset..<line.end, of: number)
    else { return }
    pairs.append(Pair(number: number, start: line.start, value: scan.offset..<line.end))
  }

  private static func isSign(_ letter: UInt8) -> Bool {
    PaperScan.isSpace(letter) || letter == UInt8(ascii: "|") || letter == UInt8(ascii: ";")
      || letter == UInt8(ascii: ",")
  }

  /// What may stand between a pair and the next one.
  private static func isBetween(_ letter: UInt8) -> Bool {
    isSign(letter) || letter == UInt8(ascii: ".") || letter == UInt8(ascii: "*")
  }

  /// "- Câu 1: D" in a list; "- 1 ..." may be a negative number.
  private static func skipBullet(_ scan: inout PaperScan, lettersOnly: Bool) {
    var ahead = scan
    guard ahead.take("-") || ahead.take("+"), ahead.current.map(PaperScan.isSpace) == true else {
      return
    }
    ahead.skipSpaces()
    guard lettersOnly || ahead.current.map(PaperScan.isLetter) == true else { return }
    scan = ahead
  }

  private mutating func readOne(
    _ scan: inout PaperScan, _ line: PaperLine, _ lettersOnly: Bool
  ) -> Bool {
    let start = scan.offset
    guard let number = Self.entryNumber(&scan) else { return false }
    if let last = Self.rangeEnd(scan, number), readRange(&scan, number...last, start) {
      return true
    }
    if Self.skipRoom(&scan, line) { return true }
    var (isSeparated, isSigned, dash) = Self.skipSeparator(&scan, line)
    // "Câu 3 đáp án D", "3. Đáp án: D", "câu 3 là D".
    if scan.take(anyOf: ["dap an dung la", "dap an la", "dap an", "la"]) {
      (isSeparated, isSigned, dash) = Self.skipSeparator(&scan, line)
    }
    guard !scan.isAtEnd else { return false }
    if let (value, end) = Self.bracketed(scan, line) {
      pairs.append(Pair(number: number, start: start, value: value))
      letterCount += 1
      scan = end
      return true
    }
    let numbered = isSigned && !scan.isAtEnd ? Self.numberedTruths(scan) : nil
    if let letters = numbered ?? Self.letters(scan, line) ?? Self.glued(scan, line, number),
      Self.isNextPair(letters)
    {
      pairs.append(Pair(number: number, start: start, value: scan.offset..<letters.offset))
      letterCount += 1
      scan = letters
      return true
    }
    guard isSeparated, !lettersOnly else { return false }
    let value = scan.offset
    skipText(&scan, number)
    var end = scan.offset
    while end > value, " \t,".utf8.contains(line.bytes[end - 1]) { end -= 1 }
    guard end > value, PaperKeyValue.isValue(line, value..<end, of: number, isSigned: isSigned)
    else { return false }
    pairs.append(
      Pair(
        number: number, start: start, value: value..<end, isSignUnclear: dash == .unclear,
        mayBeDecimal: Self.isDecimal(line, before: value)))
    return true
  }

  /// True where a value stands right behind the point behind its number: "3.5".
  private static func isDecimal(_ line: PaperLine, before value: Int) -> Bool {
    value > line.start + 1 && line.bytes[value - 1] == UInt8(ascii: ".")
      && PaperScan.isDigit(line.bytes[value]) && PaperScan.isDigit(line.bytes[value - 2])
  }

  /// "Câu 1 (D)": the letters, and what follows the bracket.
  private static func bracketed(
    _ scan: PaperScan, _ line: PaperLine
  ) -> (value: Range<Int>, end: PaperScan)? {
    var inner = scan
    guard inner.take("(") || inner.take("["), let letters = letters(inner, line) else { return nil }
    var end = letters
    guard end.take(")") || end.take("]"), isNextPair(end) else { return nil }
    return (inner.offset..<letters.offset, end)
  }

  /// True at the end, or where another number comes.
  private static func isNextPair(_ scan: PaperScan) -> Bool {
    var scan = scan
    scan.skip(isBetween)
    return scan.isAtEnd || entryNumber(&scan) != nil
  }

  /// "C3", "[3]", "(3)" and "Đáp án câu 3" as well as "3" and "Câu 3".
  private static func entryNumber(_ scan: inout PaperScan) -> Int? {
    var ahead = scan
    if ahead.take("["), let number = ahead.number(), ahead.take("]") {
      scan = ahead
      return number
    }
    ahead = scan
    if ahead.take("("), let number = ahead.number(), ahead.take(")") {
      scan = ahead
      return number
    }
    ahead = scan
    if ahead.take("dap an") {
      ahead.skipSpaces()
      if ahead.take("cua") { ahead.skipSpaces() }
    }
    if ahead.current == UInt8(ascii: "c"), ahead.next.map(PaperScan.isDigit) == true {
      ahead.index += 1
    }
    guard let number = number(&ahead) else { return nil }
    scan = ahead
    return number
  }

  private static func number(_ scan: inout PaperScan) -> Int? {
    if scan.take(anyOf: PaperQuestionLabel.words) || scan.take("bai") { scan.skipSpaces() }
    return scan.number()
  }

  /// "1. …… 2. ……": an entry that is not filled in.
  private static func skipRoom(_ scan: inout PaperScan, _ line: PaperLine) -> Bool {
    var room = scan
    room.skip { PaperScan.isSpace($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ")") }
    guard PaperFillIn.begins(line, room.offset..<line.end) else { return false }
    room.skip { ".-_".utf8.contains($0) || PaperScan.isSpace($0) }
    guard isNextPair(room) else { return false }
    scan = room
    return true
  }

  /// - Returns: whether anything stands between a number and its key, whether that is more than
  ///   spaces, and what the dash is at which it stops.
  private static func skipSeparator(
    _ scan: inout PaperScan, _ line: PaperLine
  ) -> (isSeparated: Bool, isSigned: Bool, dash: PaperDash) {
    let start = scan.index
    var before = PaperDash.Before.number
    var isSigned = false
    while let letter = scan.current {
      // "3: -4,5" is a negative number, "3-A" is a key.
      if letter == UInt8(ascii: "-") {
        let dash = PaperDash(scan, line, after: before)
        if dash != .separator { return (scan.index > start, isSigned, dash) }
        isSigned = true
      } else if ".:)=>/|".utf8.contains(letter) {
        (before, isSigned) = (.sign, true)
      } else if PaperScan.isSpace(letter) {
        if before == .number { before = .space }
      } else {
        break
      }
      scan.index += 1
    }
    return (scan.index > start, isSigned, .separator)
  }

  /// Goes past letters of choices or truths; nil where there is other text.
  private static func letters(_ scan: PaperScan, _ line: PaperLine) -> PaperScan? {
    if let truths = truths(scan), truths.index > scan.index + 1 || !isPlain(scan, line) {
      return truths
    }
    var ahead = scan
    // Letters of choices: one, or several with commas.
    if let letter = ahead.current, PaperLetters.number(letter) != nil, isPlain(ahead, line) {
      ahead.index += 1
      if ends(ahead) {
        while takeMore(&ahead, line) {}
        return ahead
      }
    }
    return truths(scan)
  }

  /// "B" of "1B2A3A": the next number right behind it.
  private static func glued(_ scan: PaperScan, _ line: PaperLine, _ number: Int) -> PaperScan? {
    guard let letter = scan.current, PaperLetters.number(letter) != nil, isPlain(scan, line) else {
      return nil
    }
    var ahead = scan
    ahead.index += 1
    var next = ahead
    return next.number() == number + 1 ? ahead : nil
  }

  private static func isPlain(_ scan: PaperScan, _ line: PaperLine) -> Bool {
    let byte = line.bytes[scan.offset]
    return byte < 0x80 || byte == 0xD0 || byte == 0xD1
  }

  private static func ends(_ scan: PaperScan) -> Bool {
    scan.current.map { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) } ?? true
  }

  private static func takeMore(_ scan: inout PaperScan, _ line: PaperLine) -> Bool {
    var ahead = scan
    ahead.skipSpaces()
    guard ahead.take(",") || ahead.take("&") || ahead.take("+") || ahead.take(anyOf: ["va", "and"])
    else { return false }
    ahead.skipSpaces()
    guard let letter = ahead.current, PaperLetters.number(letter) != nil, isPlain(ahead, line)
    else {
      return false
    }
    ahead.index += 1
    guard ends(ahead) else { return false }
    scan = ahead
    return true
  }

  /// "1Đ 2S 3Đ 4S" behind "Câu 1:": the truths of its statements, which have numbers.
  private static func numberedTruths(_ scan: PaperScan) -> PaperScan? {
    var ahead = scan
    var end: PaperScan?
    var count = 0
    while ahead.number() == count + 1 {
      ahead.skip { isTruthSign($0) || $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: ".") }
      guard takeTruth(&ahead) || takeTruthLetter(&ahead) else { break }
      count += 1
      end = ahead
      ahead.skip(isTruthSign)
    }
    return count > 1 ? end : nil
  }

  /// "ĐSĐS", "Đ - S - Đ - S", "Đúng", "a) Đ b) S c) Đ d) S".
  private static func truths(_ scan: PaperScan) -> PaperScan? {
    var ahead = scan
    var end: PaperScan?
    while true {
      var inner = ahead
      if let letter = inner.current, PaperLetters.number(letter) != nil {
        var named = inner
        named.index += 1
        let signs = named.index
        named.skip { isTruthSign($0) || $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: ".") }
        if named.index > signs, isTruth(named) { inner = named }
      }
      guard takeTruth(&inner) else { return end }
      end = inner
      ahead = inner
      ahead.skip(isTruthSign)
    }
  }

  private static func isTruthSign(_ letter: UInt8) -> Bool {
    isSign(letter) || letter == UInt8(ascii: "-") || letter == UInt8(ascii: "/")
      || letter == UInt8(ascii: ":")
  }

  private static func isTruth(_ scan: PaperScan) -> Bool {
    var scan = scan
    return takeTruth(&scan)
  }

  private static func takeTruth(_ scan: inout PaperScan) -> Bool {
    if scan.take(anyOf: ["dung", "sai", "true", "false"]) { return true }
    var ahead = scan
    ahead.skip { "dstf".utf8.contains($0) }
    guard ahead.index > scan.index, ends(ahead) || ahead.current.map(PaperScan.isDigit) == false,
      ends(ahead)
    else { return false }
    scan = ahead
    return true
  }

  /// "Đ" of "1Đ2S".
  private static func takeTruthLetter(_ scan: inout PaperScan) -> Bool {
    guard let letter = scan.current, "dstf".utf8.contains(letter),
      scan.next.map(PaperScan.isLetter) != true
    else { return false }
    scan.index += 1
    return true
  }

  /// Up to the next number in order, or a wide space before a number.
  private func skipText(_ scan: inout PaperScan, _ number: Int) {
    while !scan.isAtEnd {
      if let letter = scan.current, letter == UInt8(ascii: ";") || letter == UInt8(ascii: "|") {
        return
      }
      var ahead = scan
      ahead.skipSpaces()
      if ahead.index > scan.index {
        var next = ahead
        if let following = Self.number(&next), following > number,
          next.take(".") || next.take(":") || next.take(")") || next.take("-"),
          next.current.map(PaperScan.isDigit) != true || following == number + 1
        {
          return
        }
        scan = ahead
      } else {
        scan.index += 1
      }
    }
  }

  /// "1-5:" before a run of letters.
  private static func rangeEnd(_ scan: PaperScan, _ number: Int) -> Int? {
    var scan = scan
    scan.skipSpaces()
    guard scan.take("-") else { return nil }
    scan.skipSpaces()
    guard let last = scan.number(), last > number, last - number < 200 else { return nil }
    return last
  }

  private mutating func readRange(
    _ scan: inout PaperScan, _ numbers: ClosedRange<Int>, _ start: Int
  ) -> Bool {
    var ahead = scan
    ahead.skip { PaperScan.isSpace($0) || $0 == UInt8(ascii: "-") || PaperScan.isDigit($0) }
    ahead.skip { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") || PaperScan.isSpace($0) }
    var found: [Pair] = []
    for number in numbers {
      ahead.skip(Self.isSign)
      guard let letter = ahead.current, PaperLetters.number(letter) != nil else { return false }
      let value = ahead.offset
      ahead.index += 1
      found.append(Pair(number: number, start: start, value: value..<ahead.offset))
    }
    guard Self.ends(ahead) else { return false }
    pairs += found
    scan = ahead
    return true
  }
}
