/// Text for places where only ASCII can be shown: letters lose their marks, drawing characters
/// become the nearest sign.
public enum ASCIIFallback {
  /// The text in ASCII, for reading line by line. It may grow: `…` becomes `...`.
  public static func text(_ text: String) -> String {
    var result = ""
    for character in text {
      if character.isASCII {
        result.append(character)
      } else if let longer = longerForms[character] {
        result += longer
      } else {
        result += cells(for: character, width: max(1, CellWidth.of(character)))
      }
    }
    return result
  }

  /// The character in exactly `width` ASCII characters, for a grid.
  static func cells(for character: Character, width: Int) -> String {
    let sign = sign(for: character)
    return String(repeating: sign == "?" ? "?" : " ", count: max(0, width - 1)) + String(sign)
  }

  private static func sign(for character: Character) -> Character {
    if character.isASCII { return character }
    if let base = VietnameseLetters.base(of: character) ?? signs[character] { return base }
    if let first = character.unicodeScalars.first {
      if let base = VietnameseLetters.base(of: Character(first)) ?? signs[Character(first)] {
        return base
      }
      if first.isASCII { return Character(first) }
      if first.value == 0x3000 || first.properties.generalCategory == .spaceSeparator { return " " }
      if (0xFF01...0xFF5E).contains(first.value), let plain = UnicodeScalar(first.value - 0xFEE0) {
        return Character(plain)
      }
    }
    return "?"
  }

  private static let longerForms: [Character: String] = [
    "…": "...", "—": "--", "→": "->", "←": "<-", "⇒": "=>", "≤": "<=", "≥": ">=", "≠": "!=",
    "½": "1/2", "¼": "1/4", "¾": "3/4",
  ]

  private static let signs: [Character: Character] = {
    let groups: [(Character, String)] = [
      ("#", "█▉▊■▓"), ("=", "▌▋▍▎▏▐▀▄"), (".", "░▒·…"), ("-", "─━╌╍═–—−‐‑┄┈"), ("|", "│┃║╎┆"),
      ("+", "┌┐└┘├┤┬┴┼╭╮╯╰╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋"), (">", "▸▶›»→➤❯"), ("<", "◂◀‹«←❮"), ("^", "▲△↑"),
      ("v", "▼▽↓"), ("*", "●•★✦◆∙"), ("o", "◐◑◒◓○◌◦☆◇"), ("v", "✓✔√"), ("x", "✗✘✕×"), ("'", "‘’ʼ′"),
      ("\"", "“”„″"), ("~", "≈"), ("/", "÷⁄"), ("0", "°⁰₀"), ("1", "¹₁"), ("2", "²₂"), ("3", "³₃"),
      ("A", "ÀÁÂÃÄÅ"), ("C", "Ç"), ("D", "Ð"), ("E", "Ë"), ("I", "ÎÏ"), ("N", "Ñ"), ("O", "ÖØ"),
      ("U", "ÛÜ"),
      ("a", "äå"), ("c", "ç"), ("e", "ë"), ("i", "îïı"), ("n", "ñ"), ("o", "öø"), ("u", "ûü"),
      ("y", "ÿ"),
    ]
    var signs: [Character: Character] = [:]
    for (sign, characters) in groups {
      for character in characters { signs[character] = sign }
    }
    return signs
  }()
}
