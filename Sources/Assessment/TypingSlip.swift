/// What may have made one word out of another.
enum WordChange: Int, Comparable {
  case none
  /// Marks were left out.
  case marks
  /// Marks were left out of one word, or it is another word that has none.
  case doubtfulMarks
  /// A slip for certain: one of the two is no word of the language.
  case sure
  /// A slip in a word that no list here knows.
  case likely
  /// A slip, or another word that is spelled nearly alike.
  case possible
  /// Another word.
  case other

  static func < (left: WordChange, right: WordChange) -> Bool { left.rawValue < right.rawValue }
}

/// Tells slips of the fingers from other words.
struct TypingSlips {
  /// Whether the two texts are Vietnamese, so that words which are no syllables are mistyped.
  let isVietnamese: Bool
  /// How much of their marks the texts are written with.
  let leftMarks: WrittenMarks
  let rightMarks: WrittenMarks

  /// Shortest word, in letters, that is taken for mistyped in a language not known here: of
  /// shorter ones too many are one letter apart (cat and bat).
  static let lengthMin = 4
  /// Shortest word in which two slips are thought of, and in which they are believed.
  static let lengthOfTwoMin = 5
  static let lengthOfTwoSureMin = 6
  /// Shorter words without marks are symbols as often as words: Cu and Cl are two, and so may "al"
  /// and "la" be.
  static let lengthOfSureMin = 3

  func change(_ left: LikenessWord, _ right: LikenessWord) -> WordChange {
    if left.strict == right.strict { return left.isOtherSymbol(than: right) ? .possible : .none }
    guard Self.canBeMistyped(left), Self.canBeMistyped(right) else { return .other }
    if left.base == right.base { return changeOfMarks(left, right) }
    if OneVowel.areSame(left.strict, right.strict) { return .sure }
    if isTelex(left, of: right) || isTelex(right, of: left) { return .sure }
    let isBare = !left.hasMarks || !right.hasMarks
    let (from, to) = isBare ? (left.base, right.base) : (left.strict, right.strict)
    guard abs(from.utf8.count - to.utf8.count) <= 6 else { return .other }
    let (a, b) = (Array(from.unicodeScalars), Array(to.unicodeScalars))
    guard abs(a.count - b.count) <= 2, min(a.count, b.count) > 0 else { return .other }
    guard max(a.count, b.count) > 1 else { return .other }
    guard let edit = TypingEdit(a, b) else { return changeOfTwo(left, right, a, b) }
    return grade(edit, left, right, shorter: min(a.count, b.count))
  }

  private static func canBeMistyped(_ word: LikenessWord) -> Bool {
    word.kind == .word || word.kind == .filler
  }

  private func changeOfMarks(_ left: LikenessWord, _ right: LikenessWord) -> WordChange {
    if !left.hasMarks || !right.hasMarks {
      let (bare, marks) = left.hasMarks ? (right, rightMarks) : (left, leftMarks)
      // In a text with marks "nam" is a word of its own, "truong" is none.
      let isWord = isVietnamese && marks == .all && SyllableSpelling.isSyllable(bare.strict)
      return isWord ? .doubtfulMarks : .marks
    }
    if leftMarks == .letters || rightMarks == .letters,
      SyllableSpelling.toneless(left.strict) == SyllableSpelling.toneless(right.strict)
    {
      return .marks
    }
    let (isLeft, isRight) = (isWord(left, leftMarks), isWord(right, rightMarks))
    if isVietnamese, isLeft != isRight { return .sure }
    return isName(left, right) ? .other : .possible
  }

  private func grade(
    _ edit: TypingEdit, _ left: LikenessWord, _ right: LikenessWord, shorter: Int
  ) -> WordChange {
    if ShortUnits.contains(left.strict), ShortUnits.contains(right.strict) { return .other }
    let (isLeft, isRight) = (isWord(left, leftMarks), isWord(right, rightMarks))
    if isVietnamese, shorter < Self.lengthOfSureMin, !left.hasMarks, !right.hasMarks {
      let areSymbols = isSymbol(left) && isSymbol(right) && isLeft == isRight
      return areSymbols && max(left.base.utf8.count, right.base.utf8.count) < Self.lengthOfSureMin
        ? .other : .possible
    }
    if isVietnamese, isLeft != isRight { return .sure }
    if isVietnamese, isLeft, isRight {
      return edit.isPlausible && (!isName(left, right) || edit.isOfOneLetter) ? .possible : .other
    }
    guard edit.isPlausible, !Self.makesOpposite(left.base, right.base) else { return .other }
    switch (CommonWords.contains(left.base), CommonWords.contains(right.base)) {
    case (true, true):
      // "The" without its T is "he", and asks for nothing else.
      return FunctionWords.areBoth(left.base, right.base) ? .possible : .other
    case (true, false), (false, true): return .likely
    case (false, false): break
    }
    // WHO and WTO are two; metan and etan, too.
    if left.isAbbreviation || right.isAbbreviation {
      // "SaL" is no abbreviation: a finger slipped.
      let areBoth = left.isAbbreviation && right.isAbbreviation
      let isSlip = !areBoth || edit.isOfOneLetter
      return shorter >= Self.lengthMin || isSlip && shorter > 1 ? .possible : .other
    }
    return shorter >= Self.lengthMin && !edit.isAtStart ? .likely : .possible
  }

  private func changeOfTwo(
    _ left: LikenessWord, _ right: LikenessWord, _ a: [Unicode.Scalar], _ b: [Unicode.Scalar]
  ) -> WordChange {
    let shorter = min(a.count, b.count)
    let isMixed = isVietnamese && isWord(left, leftMarks) != isWord(right, rightMarks)
    guard shorter >= (isMixed ? Self.lengthMin : Self.lengthOfTwoMin) else {
      return .other
    }
    // Prefixes of two letters make opposites: import and export, legal and illegal.
    guard a.first == b.first || isMixed, !left.isAbbreviation, !right.isAbbreviation else {
      return .other
    }
    if isVietnamese, isWord(left, leftMarks), isWord(right, rightMarks) { return .other }
    if CommonWords.contains(left.base), CommonWords.contains(right.base) { return .other }
    guard TypingEdit.areWithinTwo(a, b), !Self.makesOpposite(left.base, right.base) else {
      return .other
    }
    return shorter >= Self.lengthOfTwoSureMin || isMixed ? .likely : .possible
  }

  private func isWord(_ word: LikenessWord, _ marks: WrittenMarks) -> Bool {
    SyllableSpelling.isSyllable(word.strict, marks)
  }

  /// Each mark of a word is a key: "nguwowif" has four more letters than it would.
  private static let keysMoreMax = 4

  private func isTelex(_ typed: LikenessWord, of word: LikenessWord) -> Bool {
    word.hasMarks && typed.base.utf8.count > word.base.utf8.count
      && typed.base.utf8.first == word.base.utf8.first
      && typed.base.utf8.count - word.base.utf8.count <= Self.keysMoreMax
      && SyllableSpelling.isTelex(typed.strict, of: word.strict)
  }

  private func isSymbol(_ word: LikenessWord) -> Bool {
    word.isName || word.isAbbreviation || (word.spelling ?? 0) > 0
  }

  private func isName(_ left: LikenessWord, _ right: LikenessWord) -> Bool {
    left.isName && right.isName
  }

  /// Employer and employee, moral and amoral, minimum and maximum.
  private static func makesOpposite(_ left: String, _ right: String) -> Bool {
    for (one, other) in [(left, right), (right, left)] {
      if one == "a" + other { return true }
      if one.hasSuffix("er"), other.hasSuffix("ee") { return true }
      if one.hasPrefix("max"), other.hasPrefix("min") { return true }
    }
    return false
  }
}

/// English words that stand in many questions: what is one letter off is mistyped, and two of
/// them are two words.
private enum CommonWords {
  static func contains(_ word: String) -> Bool { words.contains(word) }

  private static let words = Set(
    """
    a an the this that these those there here it its he she we you they them him her his our your
    their who whom whose which what when where why how is are was were be been being am do does did
    done has have had can could will would shall should may might must not no nor and or but if
    then than as at by for from in into of off on onto out over to too under up with without about
    after before between during through against among all any both each every few many more most
    much none one only other some such two three four five six seven eight nine ten first second
    third last next new old good bad big small long short high low name called known used made
    make year years time day people world country city state river lake sea war king queen man men
    woman women book word words number play song film show find fine line live life love give
    gave get got let set sit say said see saw seen so also same very just like right left best
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}

/// English words of which one for another says nothing new, or of which one is the plural.
private enum FunctionWords {
  static func areBoth(_ one: String, _ other: String) -> Bool {
    // "These word" are words.
    one + "s" == other || other + "s" == one || words.contains(one) && words.contains(other)
  }

  private static let words = Set(
    """
    a an the this that these those there here it its he we they them him his our your their who
    whom whose which what when where how is are was were be been being am do does did has have had
    as at by for from in into of off on to and or if then than with about so
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}

/// Lý and Lí, quý and quí: one word that is written in two ways.
private enum OneVowel {
  static func areSame(_ left: String, _ right: String) -> Bool {
    let (a, b) = (unified(left), unified(right))
    return a != nil && a == b
  }

  private static func unified(_ word: String) -> String? {
    guard let last = word.unicodeScalars.last, let vowel = vowels[last] else { return nil }
    let head = TextNormaliser.string(word.unicodeScalars.dropLast())
    return heads.contains(head) ? head + String(vowel) : nil
  }

  private static let heads: Set<String> = ["h", "k", "l", "m", "s", "t", "qu"]

  private static let vowels: [Unicode.Scalar: Unicode.Scalar] = {
    let (y, i) = ("yỳỷỹýỵ".inNFC.unicodeScalars, "iìỉĩíị".inNFC.unicodeScalars)
    var table = Dictionary(zip(i, i), uniquingKeysWith: { first, _ in first })
    for (one, other) in zip(y, i) { table[one] = other }
    return table
  }()
}
