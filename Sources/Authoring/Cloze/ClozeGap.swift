/// A gap as Moodle's cloze notation writes it: `{1:MULTICHOICE:=right~wrong#why}`.
///
/// Source: Moodle 4.1, question/type/multianswer/questiontype.php (ANSWER_REGEX).
struct ClozeGap {
  enum Kind: Hashable {
    case text(caseSensitive: Bool)
    case numeric
    case choice
    /// Any number of choices.
    case several
  }

  /// An answer or choice, by its places in the text.
  struct Alternative {
    var start: Int
    /// `=` or a share in per cent stands before it.
    var isWhole = false
    var weight: GIFTWeight?
    var text: Range<Int>
    var feedback: Range<Int>?
  }

  /// From `{` to `}`.
  let range: Range<Int>
  /// Nil where none is written.
  let weight: Int?
  let kind: Kind
  let isLowerCase: Bool
  let alternatives: [Alternative]
  /// True if a `{` in it has no escaped `}`, as in `\frac{1}{2}`: the first `}` ended the gap.
  let hasBraces: Bool

  static let kinds: [String: Kind] = {
    var kinds: [String: Kind] = [:]
    for name in ["SHORTANSWER", "SA", "MW"] { kinds[name] = .text(caseSensitive: false) }
    for name in ["SHORTANSWER_C", "SAC", "MWC"] { kinds[name] = .text(caseSensitive: true) }
    for name in ["NUMERICAL", "NM"] { kinds[name] = .numeric }
    // Drop-down, vertical, horizontal, each shuffled or not.
    for ending in ["", "V", "H", "S", "VS", "HS"] {
      kinds["MULTICHOICE" + (ending.isEmpty ? "" : "_") + ending] = .choice
      kinds["MC" + ending] = .choice
    }
    for ending in ["", "H", "S", "HS"] {
      kinds["MULTIRESPONSE" + (ending.isEmpty ? "" : "_") + ending] = .several
      kinds["MR" + ending] = .several
    }
    return kinds
  }()
}

/// What begins at a `{`.
enum ClozeFind {
  case gap(ClozeGap)
  /// A gap whose `}` is missing.
  case unclosed
  /// A gap of a kind that Moodle's core does not have, up to its second colon.
  case unknown(name: String)
  /// Braces that mean themselves.
  case none
}

/// Reads a gap from the bytes of a text.
struct ClozeScanner {
  let bytes: [UInt8]

  private static let nameMax = 20
  private static let digitsMax = 12

  func find(at open: Int) -> ClozeFind {
    var index = open + 1
    let digits = index
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    let number = digits..<index
    guard index < bytes.count, bytes[index] == UInt8(ascii: ":"),
      number.count <= Self.digitsMax
    else { return .none }
    index += 1
    let nameStart = index
    while index < bytes.count, isNameByte(bytes[index]), index - nameStart <= Self.nameMax {
      index += 1
    }
    guard index < bytes.count, index > nameStart, index - nameStart <= Self.nameMax else {
      return .none
    }
    let written = String(decoding: bytes[nameStart..<index], as: UTF8.self)
    let hasAnswers = bytes[index] == UInt8(ascii: ":")
    guard hasAnswers || bytes[index] == UInt8(ascii: "}") else { return .none }
    guard let kind = ClozeGap.kinds[written.uppercased()] else {
      let isName = hasAnswers && written == written.uppercased()
      return isName ? .unknown(name: written) : .none
    }
    guard let answers = hasAnswers ? alternatives(from: index + 1) : ([], index + 1, false) else {
      return .unclosed
    }
    return .gap(
      ClozeGap(
        range: open..<answers.end, weight: weight(number), kind: kind,
        isLowerCase: written != written.uppercased(), alternatives: answers.list,
        hasBraces: answers.hasBraces))
  }

  private func weight(_ digits: Range<Int>) -> Int? {
    digits.isEmpty
      ? nil : bytes[digits].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Up to the `}`; nil where there is none.
  private func alternatives(
    from start: Int
  ) -> (list: [ClozeGap.Alternative], end: Int, hasBraces: Bool)? {
    var list: [ClozeGap.Alternative] = []
    /// Of each that is open, whether it is escaped.
    var openBraces: [Bool] = []
    var current = alternative(at: start)
    var index = current.text.lowerBound
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "{") {
        openBraces.append(isEscaped(index, inFeedback: true))
      } else if byte == UInt8(ascii: "}"), isEscaped(index, inFeedback: true) {
        _ = openBraces.popLast()
      }
      let isInFeedback = current.feedback != nil
      let isMark =
        byte == UInt8(ascii: "~") || byte == UInt8(ascii: "}")
        || (byte == UInt8(ascii: "#") && !isInFeedback)
      guard isMark, !isEscaped(index, inFeedback: isInFeedback) else {
        index += 1
        continue
      }
      if byte == UInt8(ascii: "#") {
        current.text = current.text.lowerBound..<index
        current.feedback = (index + 1)..<(index + 1)
        index += 1
        continue
      }
      if let feedback = current.feedback {
        current.feedback = feedback.lowerBound..<index
      } else {
        current.text = current.text.lowerBound..<index
      }
      // A `~` before the first answer is a habit from GIFT.
      if !list.isEmpty || byte == UInt8(ascii: "}") || index > start { list.append(current) }
      if byte == UInt8(ascii: "}") { return (list, index + 1, openBraces.contains(false)) }
      current = alternative(at: index + 1)
      index = current.text.lowerBound
    }
    return nil
  }

  private func alternative(at start: Int) -> ClozeGap.Alternative {
    var alternative = ClozeGap.Alternative(start: start, text: start..<start)
    guard start < bytes.count else { return alternative }
    if bytes[start] == UInt8(ascii: "=") {
      alternative.isWhole = true
      alternative.text = (start + 1)..<(start + 1)
    } else if bytes[start] == UInt8(ascii: "%"), let weight = GIFTWeight(bytes[start...]) {
      alternative.weight = weight
      alternative.text = weight.end..<weight.end
    }
    return alternative
  }

  /// After a backslash, and in answers after `&` as in `&#160;`, a mark is a character.
  private func isEscaped(_ index: Int, inFeedback: Bool) -> Bool {
    guard index > 0 else { return false }
    if bytes[index - 1] == UInt8(ascii: "\\") { return true }
    return !inFeedback
      && (bytes[index - 1] == UInt8(ascii: "&")
        || (index >= 5 && bytes[(index - 5)..<index].elementsEqual("&amp;".utf8)))
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_")
      || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }
}
