/// Both ways of placing a tone on oa, oe and uy are met, even in official papers: hòa and hoà,
/// khỏe and khoẻ, thúy and thuý. They differ only where no letter follows, and not after qu.
enum TonePlacement {
  /// The text in NFC with such tones on the first of the two vowels. Expects NFC.
  static func unified(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var scalars = Array(text.unicodeScalars)
    var changed = false
    for index in scalars.indices.dropFirst() {
      guard let moved = moved(scalars[index - 1], scalars[index]) else { continue }
      if index + 1 < scalars.count, goesOn(scalars[index + 1]) { continue }
      let afterQ = index > 1 && (scalars[index - 2] == "q" || scalars[index - 2] == "Q")
      if afterQ, scalars[index - 1] == "u" || scalars[index - 1] == "U" { continue }
      scalars[index - 1] = moved.first
      scalars[index] = moved.second
      changed = true
    }
    return changed ? TextNormaliser.string(scalars) : text
  }

  /// The text with each tone on the first of the vowels that stand together, wherever it was typed:
  /// `quý` and `qúy`, `già` and `gìa`, `toán` and `tóan`. A syllable has one tone, so nothing else
  /// becomes alike. Vowels with two tones are left as they are. Expects NFC.
  static func leading(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var scalars = Array(text.unicodeScalars)
    var start = 0
    while start < scalars.count {
      guard let first = vowels[scalars[start]] else {
        start += 1
        continue
      }
      var end = start + 1
      while end < scalars.count, vowels[scalars[end]] != nil { end += 1 }
      let toned = (start..<end).filter { vowels[scalars[$0]].map { $0.tone > 0 } ?? false }
      if toned.count == 1, let place = toned.first, let moved = vowels[scalars[place]] {
        scalars[place] = moved.forms[0]
        scalars[start] = first.forms[moved.tone]
      }
      start = end
    }
    return TextNormaliser.string(scalars)
  }

  private struct Vowel {
    /// Without a tone, then with each of the five.
    let forms: [Unicode.Scalar]
    /// Its place among the forms.
    let tone: Int
  }

  private static let vowels: [Unicode.Scalar: Vowel] = {
    var table: [Unicode.Scalar: Vowel] = [:]
    for row in [
      "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ",
      "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
    ] {
      for forms in [row, row.uppercased()].map({ Array($0.inNFC.unicodeScalars) }) {
        for (tone, letter) in forms.enumerated() { table[letter] = Vowel(forms: forms, tone: tone) }
      }
    }
    return table
  }()

  /// True for a letter, or another mark on the vowel.
  private static func goesOn(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || TextNormaliser.isCombiningMark(scalar)
  }

  /// O carries before a and e, u before y.
  private static func moved(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar
  ) -> (first: Unicode.Scalar, second: Unicode.Scalar)? {
    let carried: Set<Unicode.Scalar>
    switch first {
    case "o", "O": carried = behindO
    case "u", "U": carried = behindU
    default: return nil
    }
    guard let from = vowels[second], from.tone > 0, carried.contains(from.forms[0]),
      let to = vowels[first]
    else { return nil }
    return (to.forms[from.tone], from.forms[0])
  }

  private static let behindO: Set<Unicode.Scalar> = ["a", "e", "A", "E"]
  private static let behindU: Set<Unicode.Scalar> = ["y", "Y"]
}
