/// The words before a key: "Đáp án: B", "ĐA: C", "Chọn B.", "=> B", "Answer: B".
struct PaperKeyPhrase: Hashable, Sendable {
  /// True where the words mean nothing else, so that whatever follows is the key; else only
  /// letters of choices are taken for one.
  let isCertain: Bool
  /// True where text that follows is an answer, though hardly the letter of a choice.
  private(set) var takesText = false
  /// True where a number that follows is an answer, with or without a sign between.
  private(set) var takesNumber = false
  /// True for "Ta chọn C", as explanations end.
  private(set) var isConclusion = false
  /// True for "=> …" without any word.
  private(set) var isArrow = false
  /// True where nothing but room to write follows.
  private(set) var isRoom = false
  /// The byte after a key that was written into room for it; else it goes on to the line's end.
  private(set) var valueEnd: Int?
  /// The byte at which the key begins.
  let valueStart: Int
  /// True where a dash before it may be a minus or not: it is a part of the key then.
  private(set) var isSignUnclear = false

  init?(_ line: PaperLine, _ head: PaperHead) {
    var scan = PaperScan(head)
    if let value = Self.bracketed(scan, line) {
      isCertain = true
      (valueStart, valueEnd) = (value.lowerBound, value.upperBound)
      return
    }
    scan.skip { PaperScan.isSpace($0) || Self.isOrnament($0) }
    let start = scan.index
    guard let certain = Self.words(&scan, line) else {
      scan.index = start
      guard Self.arrow(&scan, line) else { return nil }
      isCertain = false
      isArrow = true
      valueStart = scan.offset
      return
    }
    let before = scan.index
    let said = head.letters[start..<before]
    takesText = said.starts(with: "tra loi".utf8) && scan.current == 0x3A
    takesNumber = !said.starts(with: "chon".utf8) && !said.starts(with: "suy ra".utf8)
    var room = scan
    room.skip { PaperScan.isSpace($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }
    let value = room.offset..<max(room.offset, line.end)
    if PaperFillIn.begins(line, value) {
      let filled = PaperFillIn.filled(line, value)
      isCertain = certain
      isRoom = filled == nil
      valueStart = filled?.lowerBound ?? value.lowerBound
      valueEnd = filled?.upperBound
      return
    }
    let dash = Self.skipSeparators(&scan, line)
    isSignUnclear = dash == .unclear
    Self.skipChoiceWord(&scan, line)
    let isSeparated =
      head.letters[before..<scan.index].contains { Self.isSeparator($0) } || scan.isAtEnd
      // "Đáp án −5" needs no colon.
      || dash != .separator && line.end - scan.offset <= Self.signedBytesMax
    isConclusion = !certain && Self.conclusions.contains { said.starts(with: $0.utf8) }
    // "ta chọn d" may be any d.
    if isConclusion, !PaperQuestionLabel.isCapital(line, at: scan.offset) { return nil }
    isCertain = certain && isSeparated
    valueStart = scan.offset
  }

  /// "<Key=3>", as programs want it that mix papers in Word.
  private static func bracketed(_ start: PaperScan, _ line: PaperLine) -> Range<Int>? {
    var scan = start
    guard scan.take("<"), scan.take(anyOf: ["key", "dap an"]) else { return nil }
    scan.skipSpaces()
    guard scan.take("=") || scan.take(":") else { return nil }
    let rest = scan.offset..<max(scan.offset, line.end)
    guard let close = line.bytes[rest].firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let value = line.trimmed(rest.lowerBound..<close)
    return value.isEmpty ? nil : value
  }

  private static let conclusions = ["ta ", "vay ", "nen ", "do do ", "vi vay "]

  /// No number with its sign and unit is longer.
  private static let signedBytesMax = 24

  /// - Returns: what the dash is at which it stops; a separator where it stops at none.
  private static func skipSeparators(_ scan: inout PaperScan, _ line: PaperLine) -> PaperDash {
    let isSpaced = scan.index > 0 && PaperScan.isSpace(scan.head.letters[scan.index - 1])
    var before = isSpaced ? PaperDash.Before.space : .word
    while let letter = scan.current, PaperScan.isSpace(letter) || isSeparator(letter) {
      if letter == UInt8(ascii: "-") {
        let dash = PaperDash(scan, line, after: before)
        if dash != .separator { return dash }
      } else if PaperScan.isSpace(letter) {
        if before == .word { before = .space }
      } else {
        before = .sign
      }
      scan.index += 1
    }
    return .separator
  }

  /// "Đáp án: câu B", "ý A", "phương án C", "chọn A", "là câu A".
  private static func skipChoiceWord(_ scan: inout PaperScan, _ line: PaperLine) {
    var named = scan
    let isSaid = named.take(anyOf: ["la", "chon", "dap an"])
    if isSaid { named.skipSpaces() }
    guard named.take(anyOf: ["cau", "y", "phuong an", "lua chon", "dap an"]) || isSaid else {
      return
    }
    named.skipSpaces()
    // "là a" may be any words.
    if isSaid, !PaperQuestionLabel.isCapital(line, at: named.offset) { return }
    guard let letter = named.current, PaperLetters.number(letter) != nil,
      named.next.map({ !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }) ?? true
    else { return }
    scan = named
  }

  private static func isOrnament(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "#"), UInt8(ascii: "("),
      UInt8(ascii: "["), UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: ">"):
      true
    default: false
    }
  }

  private static func isSeparator(_ letter: UInt8) -> Bool {
    letter == UInt8(ascii: ":") || letter == UInt8(ascii: "=") || letter == UInt8(ascii: "-")
      || letter == UInt8(ascii: ">") || letter == UInt8(ascii: ".") || letter == UInt8(ascii: "*")
  }

  /// - Returns: whether the words are certain; nil where there are none.
  private static func words(_ scan: inout PaperScan, _ line: PaperLine) -> Bool? {
    var concluding = scan
    if concluding.take(anyOf: ["vay", "nhu vay", "do do", "vi vay", "suy ra", "nen", "do vay"]) {
      concluding.skip { PaperScan.isSpace($0) || $0 == UInt8(ascii: ",") }
      if keyWords(&concluding) {
        scan = concluding
        return false
      }
    }
    if keyWords(&scan) { return true }
    if scan.take(anyOf: ["d/an", "d/a", "dap-an", "d.an", "d.a", "dapan"]) { return true }
    if isShortForm(scan, line) {
      _ = scan.take("da")
      // "ĐA đúng: B"
      var right = scan
      right.skipSpaces()
      if right.take("dung") { scan = right }
      return true
    }
    if scan.take(anyOf: [
      "chon", "ta chon", "vay chon", "vay ta chon", "nen chon", "do do chon", "vi vay chon",
      "choose",
    ]) {
      scan.skipSpaces()
      _ = scan.take(anyOf: ["dap an dung", "dap an", "phuong an dung", "phuong an", "cau", "y"])
      return false
    }
    return scan.take(anyOf: [
      "tra loi", "cau tra loi", "goi y tra loi", "tl", "ans", "ds", "ket qua", "kq", "ks",
      "suy ra",
    ]) ? false : nil
  }

  /// "ĐA"; not "Đà", which is a river, nor "đã".
  private static func isShortForm(_ scan: PaperScan, _ line: PaperLine) -> Bool {
    var end = scan
    guard end.take("da") else { return false }
    return ["đa", "da", "ða"].contains(line.text(scan.offset..<end.offset).lowercased())
  }

  /// "Đáp án", "Phương án đúng", "The correct answer", with what may stand around them.
  private static func keyWords(_ scan: inout PaperScan) -> Bool {
    var ahead = scan
    if ahead.take("goi y") { ahead.skipSpaces() }
    guard ahead.take(anyOf: keyNouns) else { return false }
    // "Đáp án / Answer", "Đáp án (Answer)"
    var other = ahead
    other.skipSpaces()
    let isBracketed = other.take("(")
    if isBracketed || other.take("/") {
      other.skipSpaces()
      if other.take(anyOf: keyNouns), !isBracketed || other.take(")") { ahead = other }
    }
    // "[Đáp án] B"
    _ = ahead.take("]")
    ahead.skipSpaces()
    _ = ahead.take(anyOf: [
      "chinh xac", "can chon", "cau nay", "key", "goi y", "tham khao", "hop li", "hop ly",
      "phu hop",
    ])
    ahead.skipSpaces()
    if ahead.take(anyOf: ["dung nhat", "dung", "nhat", "is"]) { ahead.skipSpaces() }
    _ = ahead.take("la")
    scan = ahead
    return true
  }

  private static let keyNouns: [StaticString] = [
    "dap an", "phuong an dung", "dap so", "answer", "the correct answer", "correct answer",
    "the right answer", "right answer", "the answer", "suggested answer", "correct option",
    "correct choice", "right option", "right choice", "correct", "key", "cau tra loi dung",
    "lua chon dung",
  ]

  private static func arrow(_ scan: inout PaperScan, _ line: PaperLine) -> Bool {
    // What was skipped as an ornament is looked at again.
    let signs = scan.head.letters[..<scan.index]
    guard let arrow = signs.lastIndex(of: UInt8(ascii: ">")) else { return false }
    guard !scan.isAtEnd else { return false }
    // "=> -3" is a negative number.
    if let minus = signs[arrow...].lastIndex(of: UInt8(ascii: "-")) {
      var ahead = scan
      ahead.index = minus
      if PaperDash(ahead, line, after: .sign) == .minus { scan = ahead }
    }
    return true
  }
}
