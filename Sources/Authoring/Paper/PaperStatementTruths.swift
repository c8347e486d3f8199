/// Truths that stand with the statements themselves: "a) Không cho ai biết mã OTP.   Đ", or in
/// their solutions: "a) Đúng, vì …".
enum PaperStatementTruths {
  struct End: Hashable, Sendable {
    let truth: Bool
    /// The byte at which the statement's text ends.
    let textEnd: Int
    let word: Range<Int>
  }

  /// By choice; nil where a statement does not end with its truth.
  static func atEnds(of choices: [PaperChoice], _ lines: [PaperLine]) -> [End?] {
    choices.map { choice in choice.text.last.flatMap { end(of: $0, lines[$0.line]) } }
  }

  private static let words: [(String, Bool)] = [
    ("đúng", true), ("sai", false), ("đ", true), ("s", false), ("true", true), ("false", false),
    ("t", true), ("f", false),
  ]

  /// The truth at the end of a slice, "Cá voi là cá. (S)".
  static func end(of slice: PaperSlice, _ line: PaperLine) -> End? {
    let bytes = line.bytes
    var end = slice.range.upperBound
    var isBracketed = false
    while end > slice.range.lowerBound, Self.isClosing(bytes[end - 1]) {
      if bytes[end - 1] == UInt8(ascii: ")") || bytes[end - 1] == UInt8(ascii: "]") {
        isBracketed = true
      }
      end -= 1
    }
    var start = end
    while start > slice.range.lowerBound, bytes[start - 1] >= 0x80 || isLetter(bytes[start - 1]) {
      start -= 1
    }
    let word = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
      .replacing("ð", with: "đ")
    guard let truth = words.first(where: { $0.0 == word })?.1, start > slice.range.lowerBound else {
      return nil
    }
    var before = start
    while before > slice.range.lowerBound, isSpace(bytes[before - 1]) { before -= 1 }
    let gap = bytes[before..<start]
    let isWide = gap.count > 1 || gap.contains(9)
    guard before > slice.range.lowerBound else { return nil }
    let sign = bytes[before - 1]
    let isSigned = isOpening(sign)
    guard isWide || isSigned || isBracketed && isOpening(sign) || !gap.isEmpty && isStop(sign)
    else {
      return nil
    }
    while before > slice.range.lowerBound,
      isOpening(bytes[before - 1]) || isSpace(bytes[before - 1])
    {
      before -= 1
    }
    return before > slice.range.lowerBound
      ? End(truth: truth, textEnd: before, word: start..<end) : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool { PaperScan.isLetter(byte | 0x20) }
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }

  private static func isClosing(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "*") || isSpace(byte)
  }

  private static func isOpening(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "|")
  }

  private static func isStop(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "!")
      || byte == UInt8(ascii: "?") || byte == UInt8(ascii: ":")
  }

  /// Lines of a solution that begin with a statement's letter and its truth.
  static func inSolution(_ slices: [PaperSlice], _ lines: [PaperLine]) -> [Int: Bool] {
    var truths: [Int: Bool] = [:]
    for slice in slices {
      let line = lines[slice.line]
      var scan = PaperScan(PaperHead(line.bytes, in: slice.range, limit: 24))
      scan.skip { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }
      if scan.take("y") { scan.skipSpaces() }
      guard let letter = scan.current, let number = PaperLetters.number(letter) else { continue }
      scan.index += 1
      let signs = scan.index
      scan.skip { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }
      guard scan.index > signs, let truth = PaperTruths.truth(&scan, line), !truth.isPlainD else {
        continue
      }
      if truths[number] == nil { truths[number] = truth.value }
    }
    return truths
  }
}
