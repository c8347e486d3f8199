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
    var changed = false
    var start = 0
    while start < scalars.count {
      guard let first = vowel(scalars[start]) else {
        start += 1
        continue
      }
      var end = start + 1
      var toned: (place: Int, vowel: Vowel)? = first.tone > 0 ? (start, first) : nil
      var tones = first.tone > 0 ? 1 : 0
      while end < scalars.count, let next = vowel(scalars[end]) {
        if next.tone > 0 {
          toned = (end, next)
          tones += 1
        }
        end += 1
      }
      if tones == 1, let toned, toned.place > start {
        scalars[toned.place] = toned.vowel.forms[0]
        scalars[start] = first.forms[toned.vowel.tone]
        changed = true
      }
      start = end
    }
    return changed ? TextNormaliser.string(scalars) : text
  }

  private struct Vowel {
    /// Without a tone, then with each of the five.
    let forms: [Unicode.Scalar]
    /// Its place among the forms.
    let tone: Int
  }

  private static func vowel(_ scalar: Unicode.Scalar) -> Vowel? {
    let value = Int(scalar.value)
    return value < vowels.count ? vowels[value] : nil
  }

  /// By the scalar's value: each name that joins is asked letter by letter. "ỹ" is the last, U+1EF9.
  private static let vowels: [Vowel?] = {
    var table = [Vowel?](repeating: nil, count: 0x1efa)
    for row in [
      "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ",
      "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
    ] {
      for forms in [row, row.uppercased()].map({ Array($0.inNFC.unicodeScalars) }) {
        for (tone, letter) in forms.enumerated() {
          table[Int(letter.value)] = Vowel(forms: forms, tone: tone)
        }
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
    guard let from = vowel(second), from.tone > 0, carried.contains(from.forms[0]),
      let to = vowel(first)
    else { return nil }
    return (to.forms[from.tone], from.forms[0])
  }

  private static let behindO: Set<Unicode.Scalar> = ["a", "e", "A", "E"]
  private static let behindU: Set<Unicode.Scalar> = ["y", "Y"]
}
