/// The ladder on which Vietnamese texts are compared: as shown, as the same text written another
/// way, and as what is only likely to be the same.
public enum TextNormaliser {
  /// The text as it is kept and shown: NFC, trimmed, inner white space one space, nothing
  /// invisible, look-alikes of Đ and of the apostrophe made one.
  public static func display(_ text: String) -> String {
    let scan = TextScan(text)
    if scan.isCollapsed, !scan.hasLookAlikes { return text }
    var scalars: [Unicode.Scalar] = []
    for scalar in text.inNFC.unicodeScalars {
      if isSpace(scalar) {
        if let last = scalars.last, last != " " { scalars.append(" ") }
      } else if !isInvisible(scalar) {
        scalars.append(unified(scalar))
      }
    }
    if scalars.last == " " { scalars.removeLast() }
    mendCarons(in: &scalars)
    // What was left out may have stood between a letter and its mark.
    return string(scalars).inNFC
  }

  /// Equal where two texts are the same text: `HÒA  Bình` and `Hoà Bình`. Đ and D stay apart,
  /// and so do hoa and hòa.
  public static func strictKey(_ text: String) -> String {
    TonePlacement.unified(lowercased(display(text)))
  }

  /// Equal where two names are spelled alike, wherever among its vowels a syllable's tone mark was typed:
  /// `Quý` and `Qúy`, which `strictKey` tells apart. Nothing is kept under it, so that it may see more alike
  /// some day.
  public static func nameKey(_ name: String) -> String {
    TonePlacement.leading(lowercased(display(name)))
  }

  static func lowercased(_ text: String) -> String { text.lowercased().inNFC }

  /// Equal where two texts may be the same: without tones and marks, đ as d, y as i. Only to
  /// propose; a person decides.
  public static func looseKey(_ text: String) -> String {
    var scalars: [Unicode.Scalar] = []
    for scalar in strictKey(text).unicodeScalars {
      if let base = LetterBases.base(of: scalar) { scalars.append(base == "y" ? "i" : base) }
    }
    return collapsed(string(scalars))
  }

  /// What `looseKey` makes of a letter of Latin script or a digit, by itself; nil where that needs more
  /// than a look.
  public static func looseLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar.isASCIIDigit { return scalar }
    guard unified(scalar) == scalar, let letter = LatinLetters.letter(scalar), letter.isAlphabetic,
      letter.lower != 0, let base = Unicode.Scalar(letter.base)
    else { return nil }
    return base == "y" ? "i" : base
  }

  /// NFC with every run of white space as one space, trimmed, also of zero-width spaces at its ends,
  /// which come with pasted texts; nothing else is changed.
  public static func collapsed(_ text: String) -> String {
    if TextScan(text).isCollapsed { return text }
    var scalars = String.UnicodeScalarView()
    var pending = false
    for scalar in text.inNFC.unicodeScalars {
      if isSpace(scalar) {
        pending = !scalars.isEmpty
      } else {
        if pending { scalars.append(" ") }
        pending = false
        scalars.append(scalar)
      }
    }
    while let last = scalars.last, last == " " || isZeroWidth(last) { scalars.removeLast() }
    while let first = scalars.first, first == " " || isZeroWidth(first) { scalars.removeFirst() }
    return String(scalars)
  }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{200B}" || scalar == "\u{FEFF}"
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  /// Zero-width characters, the byte-order mark and the soft hyphen.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B...0x200D, 0x2060, 0xFEFF, 0xAD: true
    default: false
    }
  }

  static func isCombiningMark(_ scalar: Unicode.Scalar) -> Bool {
    (0x300...0x36F).contains(scalar.value)
  }

  static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func unified(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    // Old fonts and copies from PDF hold the Icelandic and the African letter for the Vietnamese.
    case 0xD0, 0x189: "\u{110}"
    case 0xF0, 0x256: "\u{111}"
    case 0x2018, 0x2019, 0x2BC, 0xB4, 0x60: "'"
    default: scalar
    }
  }

  /// In a word with other Vietnamese letters ǎ is a mistyped ă.
  private static func mendCarons(in scalars: inout [Unicode.Scalar]) {
    guard scalars.contains(where: { $0.value == 0x1CE || $0.value == 0x1CD }) else { return }
    var start = 0
    while start < scalars.count {
      let end = scalars[start...].firstIndex(of: " ") ?? scalars.count
      if scalars[start..<end].contains(where: isVietnameseOnly) {
        for index in start..<end {
          if scalars[index].value == 0x1CE { scalars[index] = "ă" }
          if scalars[index].value == 0x1CD { scalars[index] = "Ă" }
        }
      }
      start = end + 1
    }
  }

  private static func isVietnameseOnly(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x102, 0x103, 0x110, 0x111, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x1EA0...0x1EF9: true
    default: false
    }
  }
}
