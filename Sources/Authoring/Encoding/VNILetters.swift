import Assessment

/// VNI for Windows: most letters with marks are two bytes, a vowel and the mark behind it.
///
/// Source: the table of characters of VNI Software, as the free keyboard programs xvnkb and UniKey
/// have it, too.
enum VNILetters {
  /// The letter that a vowel and the byte behind it make; nil where they make none.
  static func letter(_ vowel: UInt8, _ mark: UInt8) -> Unicode.Scalar? {
    guard mark >= 0x80 else { return nil }
    return pairs[UInt16(vowel) << 8 | UInt16(mark)]
  }

  /// The letters of one byte: đ, ơ, ư, five of i and one of y.
  static func letter(_ byte: UInt8) -> Unicode.Scalar? { singles[byte] }

  /// In the order: acute, grave, hook, tilde, dot below.
  private static let tones: [Unicode.Scalar] = [
    "\u{301}", "\u{300}", "\u{309}", "\u{303}", "\u{323}",
  ]

  /// The marks behind a plain vowel: of the tones alone, of the circumflex alone and with the
  /// tones, of the breve alone and with the tones. Small letters; capitals are 0x20 lower.
  private static let plainMarks: [UInt8] = [0xF9, 0xF8, 0xFB, 0xF5, 0xEF]
  private static let circumflexMarks: [UInt8] = [0xE2, 0xE1, 0xE0, 0xE5, 0xE3, 0xE4]
  private static let breveMarks: [UInt8] = [0xEA, 0xE9, 0xE8, 0xFA, 0xFC, 0xEB]

  private static let singles: [UInt8: Unicode.Scalar] = [
    0xF1: "đ", 0xD1: "Đ", 0xF4: "ơ", 0xD4: "Ơ", 0xF6: "ư", 0xD6: "Ư",
    0xED: "í", 0xEC: "ì", 0xE6: "ỉ", 0xF3: "ĩ", 0xF2: "ị", 0xEE: "ỵ",
    0xCD: "Í", 0xCC: "Ì", 0xC6: "Ỉ", 0xD3: "Ĩ", 0xD2: "Ị", 0xCE: "Ỵ",
  ]

  private static let pairs: [UInt16: Unicode.Scalar] = {
    var pairs: [UInt16: Unicode.Scalar] = [:]
    func add(_ vowel: UInt8, _ mark: UInt8, _ scalars: [Unicode.Scalar]) {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      guard let letter = String(text).inNFC.unicodeScalars.first else { return }
      pairs[UInt16(vowel) << 8 | UInt16(mark)] = letter
      // A capital with a small mark is how it comes out of hasty typing; there is no other reading.
      pairs[UInt16(vowel) << 8 | UInt16(mark ^ 0x20)] = letter
    }
    let vowels: [(UInt8, Unicode.Scalar)] =
      Array("aeouyAEOUY".utf8).map { ($0, Unicode.Scalar($0)) } + [
        (0xF4, "ơ"), (0xD4, "Ơ"), (0xF6, "ư"), (0xD6, "Ư"),
      ]
    for (byte, vowel) in vowels {
      for (mark, tone) in zip(plainMarks, tones) { add(byte, mark, [vowel, tone]) }
      if Array("aeoAEO".utf8).contains(byte) {
        add(byte, circumflexMarks[0], [vowel, "\u{302}"])
        for (mark, tone) in zip(circumflexMarks.dropFirst(), tones) {
          add(byte, mark, [vowel, "\u{302}", tone])
        }
      }
      if byte == UInt8(ascii: "a") || byte == UInt8(ascii: "A") {
        add(byte, breveMarks[0], [vowel, "\u{306}"])
        for (mark, tone) in zip(breveMarks.dropFirst(), tones) {
          add(byte, mark, [vowel, "\u{306}", tone])
        }
      }
    }
    return pairs
  }()
}
