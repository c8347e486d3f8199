/// Cuts a text into words, numbers and signs.
struct LikenessCutter {
  private let scalars: [Unicode.Scalar]
  private let isShouted: Bool
  private var place = 0
  private var words: [LikenessWord] = []
  private var startsSentence = true
  /// True where nothing but numbers is kept.
  private let isForNumbers: Bool
  /// Of the word that is being taken, as UTF-8.
  private var strict: [UInt8] = []
  private var base: [UInt8] = []

  init(_ text: String, onlyNumbers isForNumbers: Bool = false) {
    self.isForNumbers = isForNumbers
    scalars = Array(TextNormaliser.display(text).unicodeScalars)
    isShouted = !scalars.contains {
      LatinLetters.letter($0)?.isLowercase ?? $0.properties.isLowercase
    }
  }

  mutating func cut() -> [LikenessWord] {
    skipNumbering(from: 0)
    // "Câu 12: 5. …": numbered again where it was pasted.
    if place > 0 { skipNumbering(from: place) }
    while place < scalars.count {
      let scalar = scalars[place]
      if Self.isDigit(scalar) {
        takeNumber()
      } else if Self.isLetter(scalar) {
        takeWord()
      } else {
        takeSign(scalar)
        place += 1
      }
    }
    return words
  }

  /// Without "Câu 12:", "Bài 3.", "7)", "(8)" or "a)" at the start.
  private mutating func skipNumbering(from first: Int) {
    var index = first
    while index > 0, index < scalars.count, scalars[index] == " " { index += 1 }
    if index < scalars.count, scalars[index] == "(" { index += 1 }
    if first == 0, mayBeginNumbering {
      let lead = TextNormaliser.looseKey(TextNormaliser.string(scalars.prefix(12)))
      for word in ["cau hoi", "cau", "bai", "question"] where lead.hasPrefix(word + " ") {
        index = word.unicodeScalars.count + 1
        break
      }
    }
    let start = index
    while index < scalars.count, Self.isDigit(scalars[index]) { index += 1 }
    let isLetter =
      first == 0 && index == start && index + 1 < scalars.count && scalars[index].isASCII
      && Self.isLetter(scalars[index])
    if isLetter { index += 1 }
    guard index > start, index - start <= 4 else { return }
    while index < scalars.count, scalars[index] == " " { index += 1 }
    guard index < scalars.count, [".", ")", ":", "/"].contains(scalars[index]) else { return }
    let closes = scalars[index] == ")" || scalars[index] == "."
    if first > 0, !closes { return }
    // "10 : 2 = ?" is divided.
    if !closes, start == 0 {
      let next = scalars[(index + 1)...].first { $0 != " " }
      if next.map(Self.isDigit) == true { return }
    }
    // A letter is numbering before a bracket or a stop only: "x: y" says something.
    if isLetter, scalars[index] != ")", scalars[index] != "." { return }
    index += 1
    // "1.5 lít" begins with a number of its own, "U.S." with a name.
    if index < scalars.count, Self.isDigit(scalars[index]) || (isLetter && scalars[index] != " ") {
      return
    }
    place = index
  }

  /// True if the first letter may be that of a word that stands before a number.
  private var mayBeginNumbering: Bool {
    guard scalars.count > 1 else { return false }
    let second = scalars[1]
    switch scalars[0] {
    case "c", "C", "b", "B": return second == "a" || second == "A" || !second.isASCII
    case "q", "Q": return second == "u" || second == "U" || !second.isASCII
    case let first: return !first.isASCII && LatinLetters.letter(first)?.isAlphabetic ?? true
    }
  }

  /// Digits with stops and commas inside, as one number however it is written; a minus before it
  /// where it can be nothing else; letters that follow at once (`2a`, `4G`).
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
    while place < scalars.count, Self.isLetter(scalars[place]) || Self.isDigit(scalars[place]) {
      rest.append(scalars[place])
      place += 1
    }
    let number = Self.canonical(String(digits)) + TextNormaliser.lowercased(String(rest))
    append(isNegative(at: start) ? "-" + number : number, .number)
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
    append(String(decoding: strict, as: UTF8.self), .number)
    return true
  }

  private func isNegative(at start: Int) -> Bool {
    guard start > 0, scalars[start - 1] == "-" || scalars[start - 1] == "−" else { return false }
    guard start > 1 else { return true }
    return [" ", "(", "=", "<", ">"].contains(scalars[start - 2])
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

  private mutating func takeWord() {
    if isForNumbers, skipPlainWord() { return }
    let start = place
    strict.removeAll(keepingCapacity: true)
    base.removeAll(keepingCapacity: true)
    var word = Word()
    while place < scalars.count {
      let scalar = scalars[place]
      let letter = LatinLetters.letter(scalar)
      let isDigit = Self.isDigit(scalar)
      guard isDigit || letter?.isAlphabetic ?? Self.isLetter(scalar) else { break }
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
      isAbbreviation: isAllCapitals)
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
    var isRoman = true
    /// True as long as all letters are those of `LatinLetters`.
    var isLatin = true

    mutating func take(_ scalar: Unicode.Scalar, _ letter: LatinLetters.Letter?, isDigit: Bool) {
      if letter?.isUppercase ?? scalar.properties.isUppercase { capitals += 1 }
      if isDigit { hasDigit = true }
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

  private mutating func takeSign(_ scalar: Unicode.Scalar) {
    switch scalar {
    case " ": return
    case ".", "?", "!", ":", "\n": startsSentence = true
    default: break
    }
    switch scalar {
    case "=": append("=", .weakSign)
    case "-", "−", "–", "/", ":", "*", "÷":
      guard isBetweenNumbers else { return }
      let isHyphen = scalar == "−" || scalar == "–"
      append(isHyphen ? "-" : scalar == "÷" ? ":" : String(scalar), .weakSign)
    case "·", "⋅": if isBetweenNumbers { append("×", .sign) }
    case "%", "‰", "°", "^": append(String(scalar), .sign)
    case "+", "<", ">": append(String(scalar), .sign)
    default:
      if scalar.isASCII { return }
      if scalar.properties.generalCategory == .mathSymbol {
        append(String(scalar), .sign)
      } else if scalar.properties.numericType != nil {
        append(String(scalar), .number)
      } else if scalar.properties.generalCategory == .otherSymbol {
        append(String(scalar), .sign)
      }
    }
  }

  private var isBetweenNumbers: Bool {
    let before = scalars[..<place].last { $0 != " " }
    let after = scalars[(place + 1)...].first { $0 != " " }
    guard let before, let after else { return false }
    return (Self.isDigit(before) || before == ")") && (Self.isDigit(after) || after == "(")
  }

  /// - Parameter base: nil where it is yet to be made.
  private mutating func append(
    _ strict: String, base: String? = nil, _ kind: LikenessWord.Kind, isName: Bool = false,
    isAbbreviation: Bool = false
  ) {
    if isForNumbers, kind != .number { return }
    words.append(
      LikenessWord(
        strict: strict, base: base ?? Self.base(of: strict), kind: kind, isName: isName,
        isAbbreviation: isAbbreviation))
  }

  private static func base(of strict: String) -> String {
    if strict.utf8.allSatisfy({ $0 < 0x80 }) { return strict }
    return TextNormaliser.string(strict.unicodeScalars.compactMap { LetterBases.base(of: $0) })
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
    return LatinLetters.letter(scalar)?.isAlphabetic
      ?? (scalar.properties.isAlphabetic || TextNormaliser.isCombiningMark(scalar))
  }
}
