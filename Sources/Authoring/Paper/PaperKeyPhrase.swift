/// The words before a key: "Đáp án: B", "ĐA: C", "Chọn B.", "=> B", "Answer: B".
struct PaperKeyPhrase: Hashable, Sendable {
  /// True where the words mean nothing else, so that whatever follows is the key; else only
  /// letters of choices are taken for one.
  let isCertain: Bool
  /// True where text that follows is an answer, though hardly the letter of a choice.
  private(set) var takesText = false
  /// True for "=> …" without any word.
  private(set) var isArrow = false
  /// True where nothing but room to write follows.
  private(set) var isRoom = false
  /// The byte after a key that was written into room for it; else it goes on to the line's end.
  private(set) var valueEnd: Int?
  /// The byte at which the key begins.
  let valueStart: Int

  init?(_ line: PaperLine, _ head: PaperHead) {
    var scan = PaperScan(head)
    scan.skip { PaperScan.isSpace($0) || Self.isOrnament($0) }
    let start = scan.index
    guard let certain = Self.words(&scan) else {
      scan.index = start
      guard Self.arrow(&scan) else { return nil }
      isCertain = false
      isArrow = true
      valueStart = scan.offset
      return
    }
    let before = scan.index
    takesText = head.letters[start..<before].starts(with: "tra loi".utf8) && scan.current == 0x3A
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
    while let letter = scan.current, PaperScan.isSpace(letter) || Self.isSeparator(letter) {
      // "Đáp án: -4,5" is a negative number.
      if letter == UInt8(ascii: "-"), scan.index > before + 1,
        scan.next.map(PaperScan.isDigit) == true
      {
        break
      }
      scan.index += 1
    }
    Self.skipChoiceWord(&scan)
    let isSeparated =
      head.letters[before..<scan.index].contains { Self.isSeparator($0) } || scan.isAtEnd
    isCertain = certain && isSeparated
    valueStart = scan.offset
  }

  /// "Đáp án: câu B", "ý A", "phương án C".
  private static func skipChoiceWord(_ scan: inout PaperScan) {
    var named = scan
    guard named.take(anyOf: ["cau", "y", "phuong an", "lua chon"]) else { return }
    named.skipSpaces()
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
  private static func words(_ scan: inout PaperScan) -> Bool? {
    if scan.take(anyOf: [
      "dap an", "phuong an dung", "dap so", "answer", "correct answer", "correct", "key",
    ]) {
      scan.skipSpaces()
      _ = scan.take(anyOf: ["chinh xac", "can chon", "cau nay", "key"])
      scan.skipSpaces()
      if scan.take(anyOf: ["dung", "is"]) { scan.skipSpaces() }
      _ = scan.take("la")
      return true
    }
    if scan.take(anyOf: ["d/an", "d/a", "da", "dap-an", "d.an", "d.a"]) { return true }
    if scan.take("chon") {
      scan.skipSpaces()
      _ = scan.take(anyOf: ["dap an", "phuong an", "cau", "y"])
      return false
    }
    return scan.take(anyOf: [
      "tra loi", "cau tra loi", "cau tra loi dung", "tl", "ans", "ds", "ket qua", "ks", "suy ra",
    ]) ? false : nil
  }

  private static func arrow(_ scan: inout PaperScan) -> Bool {
    // What was skipped as an ornament is looked at again.
    let signs = scan.head.letters[..<scan.index]
    guard let arrow = signs.lastIndex(of: UInt8(ascii: ">")) else { return false }
    // "=> -3" is a negative number.
    if arrow < scan.index - 1, signs.last == UInt8(ascii: "-"),
      scan.current.map(PaperScan.isDigit) == true
    {
      scan.index -= 1
    }
    return !scan.isAtEnd
  }
}
