/// What is asked again and again of Latin letters, those of Vietnamese among them: looked up in a
/// table that is made once, since working it out costs more than all else that is done to a word.
/// Ideograms, which have neither case nor marks, are told at once, too.
enum LatinLetters {
  struct Letter: Sendable {
    /// The scalar in lower case, and its letter without marks; 0 where the lower case is no single
    /// scalar.
    fileprivate(set) var lower: UInt16
    fileprivate(set) var base: UInt16
    fileprivate(set) var isAlphabetic: Bool
    fileprivate(set) var isUppercase: Bool
    fileprivate(set) var isLowercase: Bool
  }

  /// Nil for scalars beyond U+024F that are neither of the block U+1E00–1EFF nor of U+4E00–9FA5.
  static func letter(_ scalar: Unicode.Scalar) -> Letter? {
    let value = scalar.value
    if value < first { return table[Int(value)] }
    if value >= second, value < secondEnd { return table[Int(value - second + first)] }
    guard (0x4E00...0x9FA5).contains(value) else { return nil }
    let same = UInt16(truncatingIfNeeded: value)
    return Letter(
      lower: same, base: same, isAlphabetic: true, isUppercase: false, isLowercase: false)
  }

  private static let first: UInt32 = 0x250
  private static let second: UInt32 = 0x1E00
  private static let secondEnd: UInt32 = 0x1F00

  private static let table: [Letter] = (Array(0..<first) + Array(second..<secondEnd)).map(letter)

  private static func letter(_ value: UInt32) -> Letter {
    guard let scalar = Unicode.Scalar(value) else {
      return Letter(lower: 0, base: 0, isAlphabetic: false, isUppercase: false, isLowercase: false)
    }
    let properties = scalar.properties
    let lower = TextNormaliser.lowercased(String(scalar)).unicodeScalars
    let only = lower.count == 1 ? lower.first : nil
    let base = only.flatMap(LetterBases.base)
    return Letter(
      lower: base == nil ? 0 : UInt16(truncatingIfNeeded: only?.value ?? 0),
      base: UInt16(truncatingIfNeeded: base?.value ?? 0), isAlphabetic: properties.isAlphabetic,
      isUppercase: properties.isUppercase, isLowercase: properties.isLowercase)
  }
}
