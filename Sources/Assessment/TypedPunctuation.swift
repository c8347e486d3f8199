/// Punctuation as people type it beside an answer: a full stop at its end, quotes around it, another
/// dash, a space before or after a sign.
enum TypedPunctuation {
  /// One dash, one pair of quotes, and no spaces beside signs.
  static func eased(_ text: String) -> String {
    var scalars: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      let one = unified(scalar)
      if isSign(one), scalars.last == " " { scalars.removeLast() }
      if one == " ", let last = scalars.last, isSign(last) { continue }
      scalars.append(contentsOf: one == "\u{2026}" ? [".", ".", "."] : [one])
    }
    return TextNormaliser.string(scalars)
  }

  /// Without what ends a sentence, and without quotes around the whole. Expects it eased.
  static func bare(_ text: String) -> String {
    var rest = Substring(withoutEnd(text)).unicodeScalars
    if rest.count > 2, let first = rest.first, first == rest.last, first == "\"" || first == "'" {
      rest = rest.dropFirst().dropLast()
    }
    return withoutEnd(String(rest))
  }

  /// Never empty where the text is not.
  static func withoutEnd(_ text: String) -> String {
    var rest = text.unicodeScalars[...]
    while let last = rest.last, isEnd(last) { rest.removeLast() }
    return rest.isEmpty ? text : String(rest)
  }

  private static func unified(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x2010...0x2015, 0x2212, 0xFE63, 0xFF0D: "-"
    case 0x201C...0x201F, 0xAB, 0xBB: "\""
    default: scalar
    }
  }

  /// Signs that may have a space beside them or none.
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", ",", ";", ":", "!", "?", "-", "/", "(", ")", "[", "]", "{", "}", "\"", "%", "=", "+",
      "<", ">", "\u{D7}", "\u{F7}", "\u{2026}":
      true
    default: false
    }
  }

  /// `!` is left: 5! is another number than 5.
  private static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "," || scalar == ";" || scalar == ":"
  }
}
