/// Whether a word can be a Vietnamese syllable. Most slips of the fingers make one that cannot,
/// while two words that both can may be two different words.
///
/// Source: the spelling rules in Hoàng Phê (ed.), "Từ điển tiếng Việt"; onsets, rhymes, and that
/// a rhyme ending in c, ch, p or t has only the tones sắc and nặng.
enum SyllableSpelling {
  /// - Parameters:
  ///   - word: in lower case, NFC.
  ///   - isBare: whether the text it stands in is written without any marks.
  static func isSyllable(_ word: String, bare isBare: Bool = false) -> Bool {
    guard word.utf8.count <= 16 else { return false }
    if isBare, word.utf8.allSatisfy({ $0 < 0x80 }) { return bareSpellings.contains(word) }
    guard let letters = Letters(word), spellings.contains(letters.text) else { return false }
    return letters.tone == .acute || letters.tone == .dot || !letters.isStopped
  }

  static func isSyllable(_ word: String, _ marks: WrittenMarks) -> Bool {
    guard marks == .letters else { return isSyllable(word, bare: marks == .none) }
    return toneless(word).map(spellings.contains) ?? false
  }

  static func hasTone(_ word: String) -> Bool {
    word.unicodeScalars.contains { toned[$0] != nil }
  }

  /// The word with its tone taken off; nil where it has two.
  static func toneless(_ word: String) -> String? { Letters(word)?.text }

  /// The word as it is typed by Telex where the keyboard only passes the keys on, such as "nuwowcs"
  /// for "nước", is `word`.
  static func isTelex(_ typed: String, of word: String) -> Bool {
    guard let letters = Letters(word), let keys = Keys(typed) else { return false }
    return keys.tone == letters.tone && keys.text == letters.text
  }

  /// What keys of Telex stand for.
  private struct Keys {
    private(set) var text = ""
    private(set) var tone = Tone.level

    init?(_ typed: String) {
      var scalars: [Unicode.Scalar] = []
      var hasVowel = false
      for key in typed.unicodeScalars {
        if hasVowel, let tone = Self.tones[key] {
          guard self.tone == .level else { return nil }
          self.tone = tone
        } else if let last = scalars.last, let joined = Self.joined[[last, key]] {
          scalars[scalars.count - 1] = joined
        } else if key == "w" {
          scalars.append("ư")
          hasVowel = true
        } else {
          scalars.append(key)
          hasVowel = hasVowel || ["a", "e", "i", "o", "u", "y"].contains(key)
        }
      }
      // "uwoc", "uowc": the other horn comes by itself.
      for place in scalars.indices.dropLast(2) {
        switch (scalars[place], scalars[place + 1]) {
        case ("ư", "o"), ("u", "ơ"): (scalars[place], scalars[place + 1]) = ("ư", "ơ")
        default: break
        }
      }
      text = TextNormaliser.string(scalars)
    }

    private static let tones: [Unicode.Scalar: Tone] = [
      "f": .grave, "r": .hook, "x": .tilde, "s": .acute, "j": .dot,
    ]
    private static let joined: [[Unicode.Scalar]: Unicode.Scalar] = [
      ["a", "a"]: "â", ["e", "e"]: "ê", ["o", "o"]: "ô", ["d", "d"]: "đ", ["a", "w"]: "ă",
      ["o", "w"]: "ơ", ["u", "w"]: "ư",
    ]
  }

  private enum Tone: Int { case grave, hook, tilde, acute, dot, level }

  /// A word with its tone taken off.
  private struct Letters {
    let text: String
    let tone: Tone

    init?(_ word: String) {
      var scalars: [Unicode.Scalar] = []
      var tone: Tone?
      for scalar in word.unicodeScalars {
        guard let toned = toned[scalar] else {
          scalars.append(scalar)
          continue
        }
        guard tone == nil else { return nil }
        tone = toned.tone
        scalars.append(toned.vowel)
      }
      text = TextNormaliser.string(scalars)
      self.tone = tone ?? .level
    }

    var isStopped: Bool { ["c", "h", "p", "t"].contains(text.last) && !text.hasSuffix("nh") }
  }

  /// K, gh and ngh stand before e, ê, i and y; c, g and ng before the others.
  private static func fits(_ onset: String, before vowel: Unicode.Scalar?) -> Bool {
    guard let vowel else { return false }
    let isFront = ["e", "ê", "i", "y"].contains(vowel)
    switch onset {
    case "k", "gh", "ngh": return isFront
    case "c", "ng": return !isFront
    case "g": return !isFront || vowel == "i"
    case "gi": return vowel != "i" && vowel != "y"
    case "q": return vowel == "u"
    case "qu": return vowel != "u" && vowel != "ư" && vowel != "o"
    default: return true
    }
  }

  private static let onsets = [
    "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh",
    "p", "ph", "q", "qu", "r", "s", "t", "th", "tr", "v", "x",
  ]

  private static let rhymes = Set(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
    oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
    uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yên yêt yêm yêng yêu ynh yt ych
    """.split { $0 == " " || $0 == "\n" }.map { String($0).inNFC })

  /// All that can be spelled, without tones.
  private static let spellings: Set<String> = {
    var all = rhymes
    for onset in onsets {
      for rhyme in rhymes where fits(onset, before: rhyme.unicodeScalars.first) {
        all.insert(onset + rhyme)
      }
    }
    return all
  }()

  private static let bareSpellings = Set(
    spellings.map { spelling in
      TextNormaliser.string(spelling.unicodeScalars.compactMap { LetterBases.base(of: $0) })
    })

  private static let toned: [Unicode.Scalar: (vowel: Unicode.Scalar, tone: Tone)] = {
    var table: [Unicode.Scalar: (vowel: Unicode.Scalar, tone: Tone)] = [:]
    let rows: [(Unicode.Scalar, String)] = [
      ("a", "àảãáạ"), ("ă", "ằẳẵắặ"), ("â", "ầẩẫấậ"), ("e", "èẻẽéẹ"), ("ê", "ềểễếệ"),
      ("i", "ìỉĩíị"), ("o", "òỏõóọ"), ("ô", "ồổỗốộ"), ("ơ", "ờởỡớợ"), ("u", "ùủũúụ"),
      ("ư", "ừửữứự"), ("y", "ỳỷỹýỵ"),
    ]
    for (vowel, letters) in rows {
      for (place, letter) in letters.inNFC.unicodeScalars.enumerated() {
        table[letter] = Tone(rawValue: place).map { (vowel, $0) }
      }
    }
    return table
  }()
}
