/// The Vietnamese letters with their tones, and the plain letter that each is made from.
///
/// Characters compare by canonical equivalence, so a letter typed as base and marks is found by
/// the same entry as the one typed whole.
enum VietnameseLetters {
  private static let families = [
    "aàáảãạăằắẳẵặâầấẩẫậ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ", "uùúủũụưừứửữự",
    "yỳýỷỹỵ", "dđ",
  ]

  private struct Entry {
    let whole: Character
    let base: Character
  }

  private static let entries: [Character: Entry] = {
    var entries: [Character: Entry] = [:]
    for family in families {
      for form in [family, family.uppercased()] {
        guard let base = form.first else { continue }
        for letter in form { entries[letter] = Entry(whole: letter, base: base) }
      }
    }
    return entries
  }()

  /// The letter without marks: é gives e, Đ gives D. Nil when it is no Vietnamese letter.
  static func base(of character: Character) -> Character? { entries[character]?.base }

  /// The letter as one scalar, if it is Vietnamese; terminals draw those more surely than marks.
  static func whole(_ character: Character) -> Character {
    let scalars = character.unicodeScalars
    if scalars.index(after: scalars.startIndex) == scalars.endIndex { return character }
    return entries[character]?.whole ?? character
  }
}
