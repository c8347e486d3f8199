/// Reads the letter or digit that was meant, whatever an input method made of it.
///
/// UniKey's Telex and VNI turn keys into Vietnamese letters: `A` typed twice arrives as `Â`, `D`
/// twice as `Đ`.
public enum ChoiceKey {
  /// The upper-case ASCII letter, or the digit; nil for anything else.
  public static func fold(_ character: Character) -> Character? {
    let base = VietnameseLetters.base(of: character) ?? character
    var scalars = base.unicodeScalars.makeIterator()
    guard let first = scalars.next(), scalars.next() == nil else { return nil }
    switch first {
    case "a"..."z": return Character(UnicodeScalar(UInt8(first.value) - 0x20))
    case "A"..."Z", "0"..."9": return base
    default: return nil
    }
  }

  /// The letter or digit of a key, if it is one.
  public static func fold(_ key: Key) -> Character? {
    guard case .character(let character) = key else { return nil }
    return fold(character)
  }
}
