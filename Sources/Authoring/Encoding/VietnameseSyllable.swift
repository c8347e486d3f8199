import Assessment

/// Tells whether a word is spelt as a Vietnamese syllable can be: a beginning, a rime, one tone.
///
/// It lets through syllables that no word has ("khuyển" beside "khuyến"): what matters is that text
/// in the wrong encoding is nearly always caught.
///
/// Source: the orthography as school books teach it; rimes with `p`, `t`, `c`, `ch` at the end take
/// only the acute and the dot below.
enum VietnameseSyllable {
  /// The longest is "nghiêng"; with its marks apart it has a few scalars more.
  private static let lettersMax = 8

  /// - Parameter word: letters only, in NFC, in any case.
  static func isSpelt(_ word: some Collection<Unicode.Scalar>) -> Bool {
    guard word.count <= lettersMax, !word.isEmpty else { return false }
    var letters: [Unicode.Scalar] = []
    var tone: Tone?
    var toned: Unicode.Scalar?
    for scalar in word {
      guard let letter = Self.letters[scalar] else { return false }
      if let found = letter.tone {
        guard tone == nil else { return false }
        tone = found
        toned = letter.base
      }
      letters.append(letter.base)
    }
    // Where a vowel has a mark of its own, the tone is written on one that has.
    if let toned, !ownMarks.contains(toned), letters.contains(where: ownMarks.contains) {
      return false
    }
    return beginnings(of: letters).contains { count in
      fits(rime: letters.dropFirst(count), after: letters.prefix(count), tone)
    }
  }

  private static let ownMarks: Set<Unicode.Scalar> = ["ă", "â", "ê", "ô", "ơ", "ư"]

  private enum Tone { case grave, acute, hook, tilde, dot }

  private static func fits(
    rime: ArraySlice<Unicode.Scalar>, after beginning: ArraySlice<Unicode.Scalar>, _ tone: Tone?
  ) -> Bool {
    guard let first = rime.first, rimes.contains(text(rime)) else { return false }
    let isFront = ["i", "e", "ê", "y"].contains(first)
    switch text(beginning) {
    // Hard c, g and ng are spelt otherwise before i, e and ê.
    case "c", "ng": if isFront { return false }
    case "g": if isFront, first != "i" { return false }
    case "k", "gh", "ngh": if !isFront { return false }
    default: break
    }
    guard let last = rime.last, ["p", "t", "c"].contains(last) || rime.suffix(2) == ["c", "h"]
    else { return true }
    // Without its mark a syllable is how people type in a hurry.
    return tone == nil || tone == .acute || tone == .dot
  }

  /// How many letters may be the beginning, the most first.
  private static func beginnings(of letters: [Unicode.Scalar]) -> [Int] {
    (0...min(3, letters.count)).reversed().filter {
      $0 == 0 || initials.contains(text(letters.prefix($0)))
    }
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    TextOfScalars.text(scalars)
  }

  private static let initials: Set<String> = [
    "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh",
    "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
  ]

  private static let rimes = Set(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet
    oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uên uênh uêt ui um un ung uôc uôi uôm uôn uông uôt up ut
    uơ uy uya uych uyên uyêt uynh uyt uyn uyu uyp
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu ych ynh yt ya
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  private static let letters: [Unicode.Scalar: (base: Unicode.Scalar, tone: Tone?)] = {
    var table: [Unicode.Scalar: (base: Unicode.Scalar, tone: Tone?)] = [:]
    let tones: [(Unicode.Scalar, Tone)] = [
      ("\u{300}", .grave), ("\u{301}", .acute), ("\u{309}", .hook), ("\u{303}", .tilde),
      ("\u{323}", .dot),
    ]
    for base in "aăâeêioôơuưybcdđghklmnpqrstvx".unicodeScalars {
      for form in [String(base), String(base).uppercased()] {
        if let scalar = form.unicodeScalars.first { table[scalar] = (base, nil) }
        guard "aăâeêioôơuưy".unicodeScalars.contains(base) else { continue }
        for (mark, tone) in tones {
          let composed = TextOfScalars.text(Array(form.unicodeScalars) + [mark]).inNFC
          if let scalar = composed.unicodeScalars.first { table[scalar] = (base, tone) }
        }
      }
    }
    return table
  }()
}

/// A text of scalars.
enum TextOfScalars {
  static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
