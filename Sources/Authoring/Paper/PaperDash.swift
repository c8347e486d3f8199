/// Whether a dash before a key is its minus, or stands between the key and what comes before:
/// "Đáp án: - 5" and "3 -4" against "Đáp án - B" and "3-Edison".
enum PaperDash: Hashable, Sendable {
  case separator, minus
  /// "Đáp án - 5" may be 5 or -5.
  case unclear

  enum Before: Hashable, Sendable {
    /// A colon, a full stop and the like.
    case sign
    case space
    /// The last letter of "Đáp án".
    case word
    /// The number of a question.
    case number
  }

  private enum Follower {
    /// What can be negative: a number, a sign, a letter that names no choice.
    case value
    /// A small letter that names a choice or a truth, as well as a number.
    case smallLetter
    case capital
    /// "- Hà Nội"; "-xy" may be a product.
    case word(isShort: Bool)
    case nothing
  }

  /// - Parameter scan: stands at the dash.
  init(_ scan: PaperScan, _ line: PaperLine, after before: Before) {
    var ahead = scan
    ahead.index += 1
    let isGlued = ahead.current.map(PaperScan.isSpace) == false
    ahead.skipSpaces()
    let sign = line.bytes[scan.offset..<line.end].prefix(3)
    let isMinusSign = sign.elementsEqual([0xE2, 0x88, 0x92])
    let isLong = sign.elementsEqual([0xE2, 0x80, 0x94]) || sign.elementsEqual([0xE2, 0x80, 0x95])
    switch Self.follower(ahead, line) {
    case .nothing: self = .separator
    case .word(let isShort): self = isShort && isGlued && before == .sign ? .unclear : .separator
    case .capital: self = isMinusSign && isGlued ? .minus : .separator
    case .smallLetter: self = isGlued && (isMinusSign || before == .sign) ? .minus : .separator
    case .value:
      switch before {
      case _ where isMinusSign: self = .minus
      case .sign: self = isLong ? .unclear : .minus
      case .space: self = isGlued && !isLong ? .minus : .unclear
      case .word: self = .unclear
      case .number: self = .separator
      }
    }
  }

  private static let functions: [StaticString] = [
    "sin", "cos", "tan", "cot", "log", "ln", "lim", "arcsin", "arccos", "arctan",
  ]

  private static func follower(_ scan: PaperScan, _ line: PaperLine) -> Follower {
    guard let first = scan.current else { return .nothing }
    if PaperScan.isDigit(first) || first == PaperFold.other { return .value }
    if first == UInt8(ascii: "(") {
      var inner = scan
      inner.index += 1
      // "- (B)" names a choice.
      if case .value = follower(inner, line) { return .value }
      return .nothing
    }
    if first == UInt8(ascii: ",") || first == UInt8(ascii: ".") {
      return scan.next.map(PaperScan.isDigit) == true ? .value : .nothing
    }
    guard PaperScan.isLetter(first) else { return .nothing }
    var word = scan
    word.skip(PaperScan.isLetter)
    let count = word.index - scan.index
    guard count == 1 else {
      var function = scan
      if function.take(anyOf: functions) { return .value }
      let isPlain = word.offset - scan.offset == count
      return .word(isShort: count == 2 && isPlain)
    }
    if PaperQuestionLabel.isCapital(line, at: scan.offset) {
      return word.current.map(PaperScan.isDigit) == true ? .value : .capital
    }
    return PaperLetters.number(first) != nil || "st".utf8.contains(first) ? .smallLetter : .value
  }
}
