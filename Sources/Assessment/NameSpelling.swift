/// Whether a name can pass for another that is written in other letters: `Аn` with a Cyrillic А for `An`.
///
/// A name is written in one alphabet: that is the level "Highly Restrictive" of Unicode Technical Standard
/// 39 (section 5.2), to which the letters of Han, Hangul, Hiragana, Katakana and Bopomofo count as one. Of
/// letters, those of the alphabets in use are taken: of Unicode Standard Annex 31, table 5, and those of
/// Vietnam's own peoples (Thái, Chăm, Mông); not what only looks like letters (section 3.1: fullwidth,
/// mathematical, superscript, small capitals, phonetic signs). Which alphabet a letter is of is the first
/// word of its name in the Unicode Character Database (Unicode Standard, section 4.8).
public enum NameSpelling {
  public enum Fault: Hashable, Sendable, CaseIterable {
    /// Signs that look like letters and are of no alphabet.
    case dressed
    /// Letters of several alphabets.
    case mixed
    /// Of another alphabet than the Latin, and every letter looks like a Latin one.
    case twin
  }

  /// Nil where the name is in letters that a person can type. What is not a letter or a number is not
  /// looked at.
  public static func fault(in name: String) -> Fault? {
    let scalars = name.inNFC.unicodeScalars
    if scalars.allSatisfy(isPlainLatinOrNeutral) { return nil }
    var alphabets: Set<String> = []
    var hasOnlyTwins = true
    for scalar in scalars where isLetterOrNumber(scalar) {
      if scalar.isASCIIDigit { continue }
      guard let alphabet = alphabet(of: scalar) else { return .dressed }
      alphabets.insert(alphabet)
      hasOnlyTwins = hasOnlyTwins && twins.contains(scalar)
    }
    if alphabets.count > 1 { return .mixed }
    return hasOnlyTwins && !alphabets.isEmpty ? .twin : nil
  }

  /// The letters of almost every name here, and marks on them.
  private static func isPlainLatinOrNeutral(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0xA0, 0xC0..<0x250, 0x300..<0x363, 0x1E00..<0x1F00: true
    default: false
    }
  }

  private static func isLetterOrNumber(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isAlphabetic { return true }
    switch scalar.properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: return true
    default: return false
    }
  }

  /// Nil for what is of no alphabet in use.
  private static func alphabet(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    // Phonetic signs, some of which look like other Latin letters; ligatures of old fonts.
    case 0x250..<0x2B0, 0x1D00..<0x1DC0, 0xFB00..<0xFB07: return nil
    // Marks such as the turned comma stand in names of all alphabets, as an apostrophe does.
    case 0x2B9..<0x2C2: return latin
    default: break
    }
    guard let name = scalar.properties.name else { return nil }
    if name.hasPrefix("LATIN LETTER SMALL CAPITAL") { return nil }
    let first = String(name.prefix { $0 != " " && $0 != "-" })
    if eastAsian.contains(first) { return "CJK" }
    return inUse.contains(first) ? first : nil
  }

  private static let latin = "LATIN"

  private static let eastAsian: Set = [
    "CJK", "IDEOGRAPHIC", "HANGUL", "HIRAGANA", "KATAKANA", "BOPOMOFO",
  ]

  private static let inUse: Set = [
    latin, "ARABIC", "ARMENIAN", "BENGALI", "CYRILLIC", "DEVANAGARI", "ETHIOPIC", "GEORGIAN",
    "GREEK", "GUJARATI", "GURMUKHI", "HEBREW", "KANNADA", "KHMER", "LAO", "MALAYALAM", "MYANMAR",
    "ORIYA", "SINHALA", "TAMIL", "TELUGU", "THAANA", "THAI", "TIBETAN",
    // Of Vietnam's peoples: Tai Viet, Cham, Pahawh Hmong, Nyiakeng Puachue Hmong.
    "TAI", "CHAM", "PAHAWH", "NYIAKENG",
  ]

  /// Cyrillic, Greek and Armenian letters that stand for a Latin one, or for two.
  ///
  /// Source: `confusables.txt` of Unicode Technical Standard 39.
  private static let twins = Set(
    ("АВЕЅІЈКМНОРСТУХԌԚԜҺЬѴҮӀӔаеѕіјорсухһӏԁԛԝѵүгьѡҽӕ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿϺϜϒαγικνορσυϲϳϱ"
      + "ՍՏՕագզհոռսցքօ").unicodeScalars)
}
