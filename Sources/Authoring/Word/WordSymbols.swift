/// Characters of the fonts Symbol and Wingdings, which Word keeps at F020 to F0FF.
///
/// Source: Unicode's mapping table of Adobe's Symbol encoding, VENDORS/ADOBE/symbol.txt.
enum WordSymbols {
  /// - Parameter font: nil where none is named.
  static func text(_ text: String, font: String?) -> String {
    let isWingdings = font?.lowercased().hasPrefix("wingdings") ?? false
    guard text.unicodeScalars.contains(where: { isPrivate($0) }) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard isPrivate(scalar) else {
        shown.append(scalar)
        continue
      }
      let code = UInt8(truncatingIfNeeded: scalar.value)
      shown.append((isWingdings ? wingdings[code] : symbol[code]) ?? scalar)
    }
    return String(shown)
  }

  private static func isPrivate(_ scalar: Unicode.Scalar) -> Bool {
    (0xF020...0xF0FF).contains(scalar.value)
  }

  /// A character of `w:sym`, whose code may leave out the F0.
  static func character(code: String, font: String?) -> String? {
    guard let value = UInt32(code, radix: 16) else { return nil }
    let isSymbolFont = ["symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings"].contains(
      font?.lowercased() ?? "")
    let whole = value < 0x100 && isSymbolFont ? value | 0xF000 : value
    guard let scalar = Unicode.Scalar(whole) else { return nil }
    return text(String(scalar), font: font)
  }

  private static let symbol: [UInt8: Unicode.Scalar] = {
    let rows: [(first: UInt8, letters: String)] = [
      (0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?"),
      (0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"),
      (0x60, "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
      (0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"),
      (0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"),
      (0xE0, "◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"), (0xF1, "⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"),
    ]
    return table(rows)
  }()

  /// Only what teachers put before lines and into texts.
  private static let wingdings: [UInt8: Unicode.Scalar] = {
    var table = Self.table([(0xDF, "←→↑↓↖↗↙↘"), (0xE7, "⬅➔⬆⬇")])
    let single: [(UInt8, Unicode.Scalar)] = [
      (0xF0, "⇨"), (0xEF, "⇦"), (0xFC, "✔"), (0xFB, "✘"), (0xFE, "☑"), (0xFD, "☒"), (0xA8, "☐"),
      (0x6F, "□"), (0x6E, "■"), (0x6C, "●"), (0xA7, "▪"), (0x9F, "•"), (0xD8, "➢"), (0x76, "❖"),
      (0x4A, "☺"), (0x4C, "☹"),
    ]
    for (code, scalar) in single { table[code] = scalar }
    return table
  }()

  private static func table(
    _ rows: [(first: UInt8, letters: String)]
  ) -> [UInt8: Unicode.Scalar] {
    var table: [UInt8: Unicode.Scalar] = [:]
    for (first, letters) in rows {
      for (place, scalar) in letters.unicodeScalars.enumerated() {
        table[first &+ UInt8(place)] = scalar
      }
    }
    return table
  }
}
