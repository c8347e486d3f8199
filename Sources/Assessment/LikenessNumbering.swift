/// Finds where the words of a prompt begin: behind "Câu 12 (NB):", "[VD] Bài 3.", "7)", "(8)" or "a)",
/// as papers write them.
///
/// A number is numbering only where something follows it: the choice "1954." is a year.
struct LikenessNumbering {
  private let scalars: [Unicode.Scalar]
  private var index = 0

  /// The place at which the words begin; 0 where there is no numbering.
  static func end(in scalars: [Unicode.Scalar]) -> Int {
    var first = LikenessNumbering(scalars, from: 0)
    guard first.takeFirst(), first.isFollowed else { return 0 }
    // "Câu 12: 5. …": numbered again where it was pasted.
    var second = LikenessNumbering(scalars, from: first.index)
    second.skipSpaces()
    return second.takeAgain() && second.isFollowed ? second.index : first.index
  }

  private init(_ scalars: [Unicode.Scalar], from start: Int) {
    self.scalars = scalars
    index = start
  }

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private var isFollowed: Bool { scalars[index...].contains { $0 != " " } }

  private mutating func takeFirst() -> Bool {
    var words = self
    words.skipPictures()
    let hasTagBefore = words.takeTags()
    let isWorded = words.takeWorded()
    if isWorded || hasTagBefore {
      self = words
      return true
    }
    return takeBare()
  }

  /// A number in another one's place: "5.", "5)".
  private mutating func takeAgain() -> Bool {
    let isBracketed = take("(")
    guard takeDigits() != nil else { return false }
    skipSpaces()
    guard take(")") || !isBracketed && take(".") else { return false }
    return current.map(Self.isDigit) != true
  }

  // MARK: With a word

  /// "Câu 12:", "Câu số 7 (0,5 điểm).", "Question 5 Which", "Q1.", "Số 1."
  private mutating func takeWorded() -> Bool {
    guard let current, Self.fold(current) != 0 else { return false }
    let start = self
    let isQuestion = take(word: "cau hoi") || take(word: "cau") || take(word: "question")
    guard isQuestion || take(word: "bai tap") || take(word: "bai") else { return takeShort() }
    skipSpaces()
    if take(word: "so") { skipSpaces() }
    let bracket = take("(") ? Unicode.Scalar(")") : take("[") ? "]" : nil
    let isNumber = takeDigits() != nil
    guard isNumber || takeLetter(), bracket.map({ take($0) }) ?? true else {
      self = start
      return false
    }
    skipSpaces()
    let hasTags = takeTags()
    skipSpaces()
    let isClosed = take(anyOf: isNumber ? ".):/-–*_," : ".)")
    while take(anyOf: ".):/-–*_,") {}
    // "Câu 5,5 lít", "Câu 1/2", "Bài 5-8": more of a number.
    let goesOn = isClosed && scalars[index - 1] != ":" && scalars[index - 1] != ")"
    if goesOn, self.current.map(Self.isDigit) == true {
      self = start
      return false
    }
    skipSpaces()
    let hasMoreTags = takeTags()
    if isClosed || hasTags || hasMoreTags || isQuestion && isNumber && isAtSentence { return true }
    self = start
    return false
  }

  /// "Q1.", "Số 1."
  private mutating func takeShort() -> Bool {
    let start = self
    if let current, current == "Q" || current == "q" {
      index += 1
      if takeDigits() != nil, take(anyOf: ".:)") { return true }
    } else if take(word: "so") {
      skipSpaces()
      if takeDigits() != nil, take(anyOf: ".)"), self.current == " " {
        skipSpaces()
        if isAtSentence { return true }
      }
    }
    self = start
    return false
  }

  // MARK: Without a word

  /// "1.", "2/", "3)", "(4)", "a)", "5 - "
  private mutating func takeBare() -> Bool {
    let start = self
    let isBracketed = take("(")
    let isLetter = takeDigits() == nil
    if isLetter, !takeLetter() {
      self = start
      return false
    }
    skipSpaces()
    let sign = current
    index += 1
    switch sign {
    case ")",
      "." where !isBracketed:
      // "1.5 lít" begins with a number of its own, "U.S." with a name.
      if !(current.map { Self.isDigit($0) || isLetter && $0 != " " } ?? false) { return true }
    case ":" where !isLetter && !isBracketed, "/" where !isLetter && !isBracketed:
      // "10 : 2 = ?" is divided.
      if scalars[min(index, scalars.count)...].first(where: { $0 != " " }).map(Self.isDigit)
        != true
      {
        return true
      }
    case "-", "–":
      if !isLetter, !isBracketed, scalars[index - 2] == " ", current == " " {
        skipSpaces()
        // "2 - Metylbutan" is a name.
        if isAtSentence, isAtSyllable { return true }
      }
    default: break
    }
    self = start
    return false
  }

  private var isAtSyllable: Bool {
    let word = scalars[index...].prefix { LatinLetters.letter($0)?.isAlphabetic ?? false }
    let text = TextNormaliser.lowercased(TextNormaliser.string(word))
    return SyllableSpelling.isSyllable(text) || SyllableSpelling.isSyllable(text, bare: true)
  }

  /// A capital of a word with a small letter, or a quotation mark.
  private var isAtSentence: Bool {
    guard let current else { return false }
    if current == "\"" || current == "“" || current == "«" { return true }
    guard LatinLetters.letter(current)?.isUppercase ?? false else { return false }
    return scalars[index...].prefix { $0 != " " }.contains {
      LatinLetters.letter($0)?.isLowercase ?? false
    }
  }

  // MARK: Tags

  /// "(NB)", "[VD]", "(0,25 điểm)" and spaces around them.
  ///
  /// Source: the levels of the Ministry's test matrices, as the reader of papers knows them.
  private mutating func takeTags() -> Bool {
    var hasAny = false
    while true {
      var inner = self
      inner.skipSpaces()
      guard inner.take(anyOf: "([{"), inner.takeInsideOfTag(), inner.take(anyOf: ")]}") else {
        return hasAny
      }
      inner.skipSpaces()
      self = inner
      hasAny = true
    }
  }

  private mutating func takeInsideOfTag() -> Bool {
    repeat {
      skipSpaces()
      guard takeLevel() || takePoints() else { return false }
      skipSpaces()
    } while take(anyOf: "-,;/")
    return true
  }

  private mutating func takeLevel() -> Bool {
    if take(word: "muc do") || take(word: "muc") || take(word: "level") {
      skipSpaces()
      return takeDigits() != nil || takeLevel()
    }
    return Self.levels.contains { take(word: $0) }
  }

  /// The longer ones first.
  private static let levels = [
    "van dung cao", "van dung thap", "van dung", "nhan biet", "thong hieu", "vdc", "vdt", "vd",
    "nb", "th",
  ]

  private mutating func takePoints() -> Bool {
    guard takeDigits() != nil else { return false }
    if take(anyOf: ",."), takeDigits() == nil { return false }
    skipSpaces()
    return Self.points.contains { take(word: $0) }
  }

  private static let points = ["diem", "d", "points", "point", "pts", "pt", "marks", "mark"]

  // MARK: Steps

  /// Little pictures that chat programs put before words.
  private mutating func skipPictures() {
    while let current {
      switch current.value {
      case 0x20, 0xFE0F, 0x2300...0x23FF, 0x2600...0x27BF, 0x2B00...0x2BFF, 0x1F000...0x1FAFF:
        index += 1
      default: return
      }
    }
  }

  private mutating func skipSpaces() { while current == " " { index += 1 } }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    index += 1
    return true
  }

  private mutating func take(anyOf all: String) -> Bool {
    guard let current, all.unicodeScalars.contains(current) else { return false }
    index += 1
    return true
  }

  /// A whole word or several, whatever marks and case they have.
  private mutating func take(word: String) -> Bool {
    var place = index
    for byte in word.utf8 {
      guard place < scalars.count, Self.fold(scalars[place]) == byte
      else { return false }
      place += 1
    }
    if place < scalars.count {
      let next = Self.fold(scalars[place])
      if next != 0, next != 32 { return false }
    }
    index = place
    return true
  }

  /// One to four digits.
  private mutating func takeDigits() -> Int? {
    var end = index
    while end < scalars.count, Self.isDigit(scalars[end]) { end += 1 }
    guard end > index, end - index <= 4 else { return nil }
    let count = end - index
    index = end
    return count
  }

  private mutating func takeLetter() -> Bool {
    guard let current, current.isASCII, Self.fold(current) != 0, current != " ",
      index + 1 < scalars.count
    else { return false }
    index += 1
    return true
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// The small letter under case and marks, or a space; 0 for anything else.
  private static func fold(_ scalar: Unicode.Scalar) -> UInt8 {
    if scalar == " " { return 32 }
    guard let letter = LatinLetters.letter(scalar), letter.isAlphabetic, letter.base < 0x80 else {
      return 0
    }
    let base = UInt8(truncatingIfNeeded: letter.base)
    return (0x61...0x7A).contains(base) ? base : 0
  }
}
