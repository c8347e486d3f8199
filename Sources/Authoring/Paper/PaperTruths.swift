/// Keys of statements: "ĐSĐS", "Đ - S - Đ - Đ", "a) Đúng; b) Sai; c) Đúng; d) Đúng", "a Đ, b S",
/// "aĐ bS", "1-Đ, 2-S", "a) ✓ b) ✗", "a, b: Đúng; c, d: Sai".
struct PaperTruths: Hashable, Sendable {
  /// By statement, 0 is a.
  private(set) var truths: [Int: Bool] = [:]
  /// The byte at which the reading stopped.
  private(set) var end: Int
  /// True if nothing but signs follows.
  private(set) var isWhole = false
  /// True if each stands behind the letter of its statement, "a) Đ; b) S".
  private(set) var isNamed = false
  /// True if one truth is given to several, "a, c đúng".
  private(set) var isShared = false
  /// True if a letter says a truth and not a word, and whether it may name a choice as well.
  private(set) var isLettered = false
  private(set) var mayBeLetters = false

  init?(_ line: PaperLine, _ range: Range<Int>) {
    let head = PaperHead(line.bytes, in: range, limit: 400)
    var scan = PaperScan(head)
    var next = 0
    var isCertain = false
    var isGlued = false
    var isNumbered = false
    var names = 0
    end = range.lowerBound
    if let groups = Self.groups(scan, line) {
      truths = groups
      end = range.upperBound
      (isWhole, isNamed, isShared) = (true, true, true)
      return
    }
    while next < PaperLimits.choicesMax {
      Self.skipSigns(&scan, line)
      if scan.isAtEnd {
        isWhole = true
        break
      }
      if let named = Self.statement(&scan, line, next: next) {
        next = named
        names += 1
        isNumbered = isNumbered || PaperScan.isDigit(head.letters[scan.index - 1])
      } else if Self.isGlued(scan, next: next, isGlued) {
        isGlued = true
        names += 1
        scan.index += 1
      } else if names > 0, Self.isLetterAlone(scan, line, next: next) {
        break
      }
      let start = scan.index
      guard let truth = Self.truth(&scan, line) else { break }
      if !truth.isPlainD { isCertain = true }
      if scan.index == start + 1, PaperScan.isLetter(head.letters[start]) {
        isLettered = true
        let isPlain = line.bytes[head.offset(start)] < 0x80
        if isPlain, PaperLetters.number(head.letters[start]) != nil { mayBeLetters = true }
      }
      if let earlier = truths[next], earlier != truth.value { return nil }
      truths[next] = truth.value
      next += 1
      end = scan.offset
    }
    // "1s" alone is a quantity.
    if isNumbered, truths.count < 2 { return nil }
    // A D without its stroke names a choice; among S it was typed without marks.
    guard !truths.isEmpty, isCertain else { return nil }
    isNamed = names == truths.count
  }

  /// "d)" behind "a) Đ b) S c) Đ": the statement whose turn it is, and no truth of it.
  private static func isLetterAlone(_ scan: PaperScan, _ line: PaperLine, next: Int) -> Bool {
    guard let letter = scan.current, PaperLetters.number(letter) == next,
      line.bytes[scan.offset] < 0x80
    else { return false }
    return scan.next.map { !PaperScan.isLetter($0) } ?? true
  }

  /// "a)", "b.", "c -" or "a " before a word of truth. Only the statement whose turn it is can be
  /// d, since a D may be a Đ.
  private static func statement(
    _ scan: inout PaperScan, _ line: PaperLine, next: Int
  ) -> Int? {
    var ahead = scan
    if ahead.take("y") { ahead.skipSpaces() }
    if let number = ahead.number() {
      // "1-Đ, 2-S", "1Đ 2S".
      skipSigns(&ahead, line)
      guard number == next + 1, isTruth(ahead, line) else { return nil }
      scan = ahead
      return next
    }
    guard let letter = ahead.current, let number = PaperLetters.number(letter),
      number == next || (number > next && letter != UInt8(ascii: "d"))
    else { return nil }
    ahead.index += 1
    let signs = ahead.index
    skipSigns(&ahead, line)
    guard ahead.index > signs, isTruth(ahead, line) else { return nil }
    scan = ahead
    return number
  }

  /// "aĐ": the statement whose turn it is, and its truth. A d may be a Đ, unless others came so.
  private static func isGlued(_ scan: PaperScan, next: Int, _ wereGlued: Bool) -> Bool {
    guard let letter = scan.current, PaperLetters.number(letter) == next, wereGlued || next == 0,
      let truth = scan.next, isTruthLetter(truth)
    else { return false }
    var after = scan
    after.index += 2
    return after.current.map { !PaperScan.isLetter($0) } ?? true
  }

  private static func skipSigns(_ scan: inout PaperScan, _ line: PaperLine) {
    while let letter = scan.current, !PaperScan.isLetter(letter), !PaperScan.isDigit(letter),
      tick(scan, line) == nil
    {
      scan.index += 1
    }
  }

  private static func isTruth(_ scan: PaperScan, _ line: PaperLine) -> Bool {
    scan.current.map(isTruthLetter) == true || tick(scan, line) != nil
  }

  private static let ticks: [(String, Bool)] = [
    ("✓", true), ("✔", true), ("✅", true), ("☑", true), ("✗", false), ("✘", false), ("❌", false),
    ("✖", false),
  ]

  static func tick(_ scan: PaperScan, _ line: PaperLine) -> Bool? {
    guard scan.current == PaperFold.other else { return nil }
    let bytes = line.bytes[scan.offset...]
    return ticks.first { bytes.starts(with: $0.0.utf8) }?.1
  }

  /// "a, b: Đúng; c, d: Sai", "a, c đúng; b, d sai": statements that share their truth.
  private static func groups(_ start: PaperScan, _ line: PaperLine) -> [Int: Bool]? {
    var scan = start
    var truths: [Int: Bool] = [:]
    var isShared = false
    scan.skip { PaperScan.isSpace($0) || ",;.".utf8.contains($0) }
    while !scan.isAtEnd {
      // "Đúng: a, b. Sai: c, d".
      var named = scan
      let first = named.take("dung") ? true : named.take("sai") ? false : nil
      if first != nil {
        scan = named
        skipLink(&scan)
      }
      guard let letters = letters(&scan, line) else { return nil }
      var value = first
      if value == nil {
        skipLink(&scan)
        if let truth = truth(&scan, line), !truth.isPlainD { value = truth.value }
      }
      guard let value else { return nil }
      for letter in letters where truths.updateValue(value, forKey: letter) != nil { return nil }
      isShared = isShared || letters.count > 1
      scan.skip { PaperScan.isSpace($0) || ",;.".utf8.contains($0) }
    }
    return isShared ? truths : nil
  }

  private static func letters(_ scan: inout PaperScan, _ line: PaperLine) -> [Int]? {
    var letters: [Int] = []
    repeat {
      if scan.take("y") { scan.skipSpaces() }
      guard let letter = scan.current, let number = PaperLetters.number(letter),
        line.bytes[scan.offset] < 0x80, scan.next.map(PaperScan.isLetter) != true
      else { return nil }
      letters.append(number)
      scan.index += 1
      scan.skip { PaperScan.isSpace($0) || $0 == UInt8(ascii: ")") }
    } while takeComma(&scan)
    return letters
  }

  private static func skipLink(_ scan: inout PaperScan) {
    scan.skip { PaperScan.isSpace($0) || ":-=>".utf8.contains($0) }
    _ = scan.take("la")
    scan.skipSpaces()
  }

  private static func takeComma(_ scan: inout PaperScan) -> Bool {
    guard scan.take(",") || scan.take("&") || scan.take(anyOf: ["va", "and"]) else { return false }
    scan.skipSpaces()
    return true
  }

  /// The truth that a line gives one statement, "b) Sai", where nothing else stands there.
  static func single(_ line: PaperLine, _ range: Range<Int>, of statement: Int) -> Bool? {
    var scan = PaperScan(PaperHead(line.bytes, in: range, limit: 24))
    scan.skip { PaperScan.isSpace($0) || "-+*".utf8.contains($0) }
    if scan.take("y") { scan.skipSpaces() }
    guard let letter = scan.current, PaperLetters.number(letter) == statement,
      line.bytes[scan.offset] < 0x80
    else { return nil }
    scan.index += 1
    let signs = scan.index
    skipSigns(&scan, line)
    guard scan.index > signs, let truth = truth(&scan, line) else { return nil }
    scan.skip { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }
    return scan.isAtEnd ? truth.value : nil
  }

  /// "[Đ]" or "(S)" at the beginning of a text, and the byte behind it.
  static func bracketed(_ line: PaperLine, _ range: Range<Int>) -> (truth: Bool, end: Int)? {
    var scan = PaperScan(PaperHead(line.bytes, in: range, limit: 12))
    guard scan.take("[") || scan.take("("), let truth = truth(&scan, line), !truth.isPlainD,
      scan.take("]") || scan.take(")")
    else { return nil }
    return (truth.value, scan.offset)
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
    if let tick = tick(scan, line) {
      scan.index += 1
      return Truth(value: tick)
    }
    guard let letter = scan.current, isTruthLetter(letter), isRun(scan) else { return nil }
    let isPlain = line.bytes[scan.offset] < 0x80
    scan.index += 1
    switch letter {
    case UInt8(ascii: "d"): return Truth(value: true, isPlainD: isPlain)
    case UInt8(ascii: "t"): return Truth(value: true)
    default: return Truth(value: false)
    }
  }

  /// "True", "Sai.", "Đ": one truth and nothing else.
  static func isWord(_ line: PaperLine, _ range: Range<Int>) -> Bool {
    var scan = PaperScan(PaperHead(line.bytes, in: range, limit: 24))
    guard let truth = truth(&scan, line), !truth.isPlainD else { return false }
    scan.skip { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }
    return scan.isAtEnd
  }

  /// True if all letters up to the next sign are letters of truth.
  private static func isRun(_ scan: PaperScan) -> Bool {
    var scan = scan
    scan.skip(isTruthLetter)
    return scan.current.map { !PaperScan.isLetter($0) } ?? true
  }
}
