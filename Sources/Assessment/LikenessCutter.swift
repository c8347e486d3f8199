/// Cuts a text into words, numbers and signs.
struct LikenessCutter {
  let scalars: [Unicode.Scalar]
  let isShouted: Bool
  /// True where capitals are written, but not everywhere: then "Co" and "CO" are two.
  private let hasCase: Bool
  var place = 0
  private(set) var words: [LikenessWord] = []
  var startsSentence = true
  /// True where nothing but numbers is kept.
  let isForNumbers: Bool
  /// Brackets that close what was opened as a part of a formula.
  var closers: Set<Int> = []
  /// Of the word that is being taken, as UTF-8.
  private var strict: [UInt8] = []
  private var base: [UInt8] = []

  init(_ text: String, onlyNumbers isForNumbers: Bool = false) {
    self.isForNumbers = isForNumbers
    scalars = Array(TextNormaliser.display(text).unicodeScalars)
    isShouted = !scalars.contains {
      LatinLetters.letter($0)?.isLowercase ?? $0.properties.isLowercase
    }
    hasCase =
      !isShouted && !isForNumbers
      && scalars.contains {
        $0.isASCII ? ("A"..."Z").contains($0) : LatinLetters.letter($0)?.isUppercase ?? false
      }
  }

  mutating func cut() -> [LikenessWord] {
    place = LikenessNumbering.end(in: scalars)
    while place < scalars.count {
      let scalar = scalars[place]
      if scalar == " " {
        place += 1
      } else if Self.isDigit(scalar) {
        takeNumber()
      } else if Self.isLetter(scalar) {
        takeWord()
      } else {
        takeSign(scalar)
      }
    }
    return words
  }

  /// Digits with stops and commas inside, as one number however it is written; a minus before it
  /// where it can be nothing else; letters that follow at once (`2a`, `4G`), but not a unit (`5km`).
  private mutating func takeNumber() {
    if takePlainNumber() { return }
    let start = place
    var digits = String.UnicodeScalarView()
    while place < scalars.count {
      let scalar = scalars[place]
      if Self.isDigit(scalar) {
        digits.append(scalar)
      } else if [".", ","].contains(scalar), place + 1 < scalars.count,
        Self.isDigit(scalars[place + 1])
      {
        digits.append(".")
      } else {
        break
      }
      place += 1
    }
    var rest = String.UnicodeScalarView()
    var end = place
    while end < scalars.count, Self.isLetter(scalars[end]) || Self.isDigit(scalars[end]) {
      rest.append(scalars[end])
      end += 1
    }
    let letters = TextNormaliser.lowercased(String(rest))
    let isUnit = ShortUnits.contains(letters)
    if !isUnit { place = end }
    let number = Self.canonical(String(digits)) + (isUnit ? "" : letters)
    append(
      isNegative(at: start) ? "-" + number : number, .number,
      spelling: Self.isAmbiguous(String(digits)) ? 1 : nil)
  }

  /// Takes digits alone, as most numbers are; false, with nothing taken, where there is more to it.
  private mutating func takePlainNumber() -> Bool {
    var end = place
    strict.removeAll(keepingCapacity: true)
    while end < scalars.count, Self.isDigit(scalars[end]) {
      if !strict.isEmpty || scalars[end] != "0" {
        strict.append(UInt8(truncatingIfNeeded: scalars[end].value))
      }
      end += 1
    }
    if end < scalars.count {
      let next = scalars[end]
      guard next != ".", next != ",", !Self.isLetter(next) else { return false }
    }
    guard !isNegative(at: place) else { return false }
    if strict.isEmpty { strict.append(UInt8(ascii: "0")) }
    place = end
    append(
      String(decoding: strict, as: UTF8.self), .number, spelling: strict.count > 3 ? 0 : nil)
    return true
  }

  /// `1.000.000` and `1000000` are one number, so are `2,5` and `2.5`, `01` and `1`.
  private static func canonical(_ digits: String) -> String {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let isGrouped =
      parts.count > 1 && parts[0].count <= 3 && parts[0] != "0"
      && parts.dropFirst().allSatisfy { $0.count == 3 }
    let text = isGrouped ? parts.joined() : digits
    let bare = text.drop { $0 == "0" }
    return bare.first.map { $0 == "." ? "0" + bare : String(bare) } ?? "0"
  }

  /// "1.234" is a thousand or one and some.
  private static func isAmbiguous(_ digits: String) -> Bool {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].count <= 3 && parts[0] != "0" && parts[1].count == 3
  }

  private mutating func takeWord() {
    if isForNumbers, skipPlainWord() { return }
    if takeTimes() { return }
    let start = place
    strict.removeAll(keepingCapacity: true)
    base.removeAll(keepingCapacity: true)
    var word = Word()
    while place < scalars.count {
      let scalar = scalars[place]
      let letter = LatinLetters.letter(scalar)
      let isDigit = Self.isDigit(scalar)
      guard isDigit || letter?.isAlphabetic ?? Self.isLetter(scalar) else { break }
      // "lớp12", "trong25": a space was forgotten. "H2O" and "A4" are words.
      if isDigit, !word.hasDigit, place - start >= Self.lettersBeforeNumberMin || word.hasMarks {
        break
      }
      word.take(scalar, letter, isDigit: isDigit)
      if !isForNumbers, let letter, word.isLatin { spell(letter) }
      place += 1
    }
    let count = place - start
    let isAllCapitals = !isShouted && word.capitals == count && count > 1
    let isNumber =
      isAllCapitals && word.isRoman || word.hasDigit
      || isShouted
        && Self.shoutedNumbers.contains(TextNormaliser.string(scalars[start..<place]).lowercased())
    defer { startsSentence = false }
    if isForNumbers {
      // Few words are numbers, so none is spelled before that is known.
      guard isNumber else { return }
      for scalar in scalars[start..<place] { LatinLetters.letter(scalar).map { spell($0) } }
    }
    let texts =
      word.isLatin ? latin() : (strict: other(scalars[start..<place]), base: nil)
    append(
      texts.strict, base: texts.base, isNumber ? .number : .word,
      isName: !isShouted && !startsSentence && word.capitals > 0 && !isAllCapitals,
      isAbbreviation: isAllCapitals, spelling: isNumber ? nil : capitals(start..<place))
  }

  private static let lettersBeforeNumberMin = 4

  /// Of one or two letters of ASCII, which may be a symbol: a bit for each capital. Nil where that
  /// says nothing, as of the first letter of a sentence.
  private func capitals(_ range: Range<Int>) -> UInt8? {
    guard hasCase, range.count <= 2 else { return nil }
    var bits: UInt8 = 0
    for scalar in scalars[range] {
      guard scalar.isASCII else { return nil }
      bits = bits << 1 | (("A"..."Z").contains(scalar) ? 1 : 0)
    }
    if startsSentence, bits & 1 == 0 || range.count == 1 { return nil }
    return bits
  }

  /// Roman numbers that are no syllables, known in a text of capitals too.
  private static let shoutedNumbers: Set<String> = [
    "ii", "iii", "iv", "vii", "viii", "ix", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii",
    "xix", "xx", "xxi", "xxii",
  ]

  /// Goes over a word that begins with any letter of ASCII and goes on with small ones, which is no
  /// number; false, with nothing taken, where it is another word.
  private mutating func skipPlainWord() -> Bool {
    var end = place + 1
    guard scalars[place].isASCII else { return false }
    while end < scalars.count, ("a"..."z").contains(scalars[end]) { end += 1 }
    guard end > place + 1 else { return false }
    if end < scalars.count {
      let next = scalars[end]
      guard next.isASCII, !Self.isLetter(next), !Self.isDigit(next) else { return false }
    }
    place = end
    startsSentence = false
    return true
  }

  /// What is seen of a word while its letters are gone through.
  private struct Word {
    var capitals = 0
    var hasDigit = false
    var hasMarks = false
    var isRoman = true
    /// True as long as all letters are those of `LatinLetters`.
    var isLatin = true

    mutating func take(_ scalar: Unicode.Scalar, _ letter: LatinLetters.Letter?, isDigit: Bool) {
      if letter?.isUppercase ?? scalar.properties.isUppercase { capitals += 1 }
      if isDigit { hasDigit = true }
      if !scalar.isASCII { hasMarks = true }
      switch scalar {
      case "I", "V", "X", "L", "C": break
      default: isRoman = false
      }
      if letter.map({ $0.lower == 0 }) ?? true { isLatin = false }
    }
  }

  private mutating func spell(_ letter: LatinLetters.Letter) {
    Self.append(letter.lower, to: &strict)
    Self.append(letter.base, to: &base)
  }

  /// A word in Latin letters, which lie in `strict` and `base`.
  private func latin() -> (strict: String, base: String?) {
    let text = String(decoding: strict, as: UTF8.self)
    if strict == base { return (text, text) }
    return (TonePlacement.unified(text), String(decoding: base, as: UTF8.self))
  }

  private func other(_ run: ArraySlice<Unicode.Scalar>) -> String {
    TonePlacement.unified(TextNormaliser.lowercased(TextNormaliser.string(run)))
  }

  /// - Parameter value: of a scalar.
  private static func append(_ value: UInt16, to bytes: inout [UInt8]) {
    if value < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value))
    } else if value < 0x800 {
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    } else {
      bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    }
  }

  /// - Parameter base: nil where it is yet to be made.
  mutating func append(
    _ strict: String, base: String? = nil, _ kind: LikenessWord.Kind, isName: Bool = false,
    isAbbreviation: Bool = false, spelling: UInt8? = nil
  ) {
    if isForNumbers, kind != .number { return }
    words.append(
      LikenessWord(
        strict: strict, base: base ?? Self.base(of: strict), kind: kind, isName: isName,
        isAbbreviation: isAbbreviation, spelling: spelling))
  }

  private static func base(of strict: String) -> String {
    if strict.utf8.allSatisfy({ $0 < 0x80 }) { return strict }
    return TextNormaliser.string(strict.unicodeScalars.compactMap { LetterBases.base(of: $0) })
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
    return LatinLetters.letter(scalar)?.isAlphabetic
      ?? (scalar.properties.isAlphabetic || TextNormaliser.isCombiningMark(scalar))
  }
}

/// Units that are written with two letters or so: none of them is another one mistyped.
enum ShortUnits {
  static func contains(_ word: String) -> Bool { units.contains(word) }

  private static let units: Set<String> = [
    "m", "km", "hm", "dam", "dm", "cm", "mm", "nm", "g", "kg", "hg", "dag", "mg", "l", "ml", "dl",
    "ha", "s", "ms", "h", "n", "kn", "j", "kj", "w", "kw", "mw", "kwh", "v", "kv", "mv", "ma", "pa",
    "kpa", "hz", "khz", "mhz", "ghz", "kb", "mb", "gb", "tb", "mol", "cal", "kcal",
  ]
}
