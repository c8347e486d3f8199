/// One line of an Aiken file, without white space around it.
struct AikenLine {
  enum Kind {
    case empty, text
    /// - Parameters:
    ///   - letter: as a capital.
    ///   - isCapital: as Moodle wants it.
    case choice(letter: UInt8, isCapital: Bool)
    /// - Parameter isStrict: `ANSWER:`, as Moodle wants it.
    case answer(isStrict: Bool)
    case attribute(AikenAttribute)
  }

  let kind: Kind
  /// The whole line.
  let bytes: ArraySlice<UInt8>
  /// What follows the mark of the line: a choice's text, an answer's letter.
  let content: ArraySlice<UInt8>

  var offset: Int { bytes.startIndex }

  /// - Parameter expected: the letter that the next choice should have.
  init(_ line: ArraySlice<UInt8>, expected: UInt8, takesLooseAttributes: Bool) {
    bytes = LineText.trimmed(line)
    guard let first = bytes.first else {
      (kind, content) = (.empty, bytes)
      return
    }
    if let (isStrict, length) = Self.answerMark(bytes) {
      (kind, content) = (.answer(isStrict: isStrict), LineText.trimmed(bytes.dropFirst(length)))
      return
    }
    if let choice = Self.choice(bytes, first, expected: expected) {
      (kind, content) = (choice, LineText.trimmed(bytes.dropFirst(2)))
      return
    }
    if let (attribute, length) = AikenAttribute.find(bytes, loosely: takesLooseAttributes) {
      (kind, content) = (.attribute(attribute), LineText.trimmed(bytes.dropFirst(length)))
      return
    }
    (kind, content) = (.text, bytes)
  }

  /// `ANSWER:`; other programs write `Answer:` and `Correct answer:`, put a space before the colon
  /// or stars around it.
  private static func answerMark(_ bytes: ArraySlice<UInt8>) -> (isStrict: Bool, length: Int)? {
    if bytes.starts(with: "ANSWER:".utf8) { return (true, 7) }
    let words = bytes.drop { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_") }
    guard let letter = words.first.map({ $0 | 0x20 }),
      letter == UInt8(ascii: "a") || letter == UInt8(ascii: "c")
    else { return nil }
    for word: StaticString in ["answer", "correct answer"]
    where LineText.begins(words, withAnyCase: word) {
      let rest = words.dropFirst(word.utf8CodeUnitCount)
      let colon = rest.drop { $0 == 32 || $0 == 9 || $0 == UInt8(ascii: "*") }
      guard colon.first == UInt8(ascii: ":") else { return nil }
      return (false, colon.startIndex + 1 - bytes.startIndex)
    }
    return nil
  }

  /// `A) text`, `A. text`; small letters and a missing space only where this letter is expected,
  /// since a text may begin with `U.S.` or `i.e.`.
  private static func choice(
    _ bytes: ArraySlice<UInt8>, _ first: UInt8, expected: UInt8
  ) -> Kind? {
    guard let mark = bytes.dropFirst().first,
      mark == UInt8(ascii: ")") || mark == UInt8(ascii: ".")
    else { return nil }
    let next = bytes.dropFirst(2).first
    let isApart = next == nil || next == 32 || next == 9
    switch first {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      return isApart || first == expected ? .choice(letter: first, isCapital: true) : nil
    case UInt8(ascii: "a")...UInt8(ascii: "z"):
      let capital = first & ~0x20
      guard capital == expected, isApart || mark == UInt8(ascii: ")") else { return nil }
      return .choice(letter: capital, isCapital: false)
    default: return nil
    }
  }
}

/// What other programs add to an item in lines of its own. Moodle knows none of them.
///
/// Source: Chamilo LMS, main/exercise/aiken_format; the words that teachers write for them.
enum AikenAttribute: CaseIterable {
  case explanation, tags, description, score

  private static let names: [(StaticString, AikenAttribute)] = [
    ("answer_explanation:", .explanation), ("explanation:", .explanation),
    ("feedback:", .explanation), ("tags:", .tags), ("description:", .description),
    ("score:", .score), ("points:", .score),
  ]

  /// - Parameter loosely: also in small letters.
  static func find(
    _ bytes: ArraySlice<UInt8>, loosely: Bool
  ) -> (attribute: AikenAttribute, length: Int)? {
    guard let first = bytes.first else { return nil }
    let isCapital = first >= UInt8(ascii: "A") && first <= UInt8(ascii: "Z")
    guard isCapital || loosely else { return nil }
    for (name, attribute) in names where LineText.begins(bytes, withAnyCase: name) {
      let length = name.utf8CodeUnitCount
      let isWritten = bytes.prefix(length).allSatisfy { $0 < UInt8(ascii: "a") }
      // `_` lies between the capital and the small letters.
      if isWritten || loosely { return (attribute, length) }
    }
    return nil
  }
}
