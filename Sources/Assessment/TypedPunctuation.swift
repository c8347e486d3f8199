/// Punctuation as people type it beside an answer: a full stop at its end, quotes around it, another
/// dash, a space before or after a sign.
struct TypedPunctuation {
  let rules: MarkingRules

  /// One dash, one pair of quotes, no spaces beside signs, and digits as keyboards have them.
  func eased(_ text: String) -> String {
    var scalars: [Unicode.Scalar] = []
    var wasRaised = false
    for scalar in text.unicodeScalars {
      let one = Self.unified(scalar)
      if isSign(one), scalars.last == " " { scalars.removeLast() }
      if one == " ", let last = scalars.last, isSign(last) { continue }
      if rules.knowsAllSigns, let shifted = ShiftedDigit(one) {
        // 10² is `10^2`: without a sign it would be 102.
        if shifted.isRaised, !wasRaised, let last = scalars.last, last.isASCIIDigit {
          scalars.append("^")
        }
        scalars.append(shifted.digit)
        wasRaised = shifted.isRaised
      } else {
        scalars.append(contentsOf: one == "\u{2026}" ? [".", ".", "."] : [one])
        wasRaised = false
      }
    }
    if rules.knowsAllSigns { Self.dropPowerSigns(in: &scalars) }
    return TextNormaliser.string(scalars)
  }

  /// One dash and one pair of quotes; spaces stay.
  func plain(_ text: String) -> String {
    TextNormaliser.string(text.unicodeScalars.map(Self.unified))
  }

  /// Without what ends a sentence, and without quotes around the whole. Expects it eased.
  func bare(_ text: String) -> String {
    var rest = Substring(withoutEnd(text)).unicodeScalars
    if rest.count > 2, let first = rest.first, let last = rest.last {
      let isQuoted = first == last && (first == "\"" || first == "'")
      let isAside = first == "(" && last == ")" && rules.knowsAllSigns
      if isQuoted || isAside && Self.areWords(rest.dropFirst().dropLast()) {
        rest = rest.dropFirst().dropLast()
      }
    }
    return withoutEnd(String(rest))
  }

  /// Never empty where the text is not.
  func withoutEnd(_ text: String) -> String {
    var rest = text.unicodeScalars[...]
    while let last = rest.last, Self.isEnd(last) || isExclaimed(rest) { rest.removeLast() }
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
  private func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", ",", ";", ":", "!", "?", "-", "/", "(", ")", "[", "]", "{", "}", "\"", "%", "=", "+",
      "<", ">", "\u{D7}", "\u{F7}", "\u{2026}":
      return true
    default:
      guard rules.knowsAllSigns else { return false }
    }
    switch scalar.properties.generalCategory {
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .connectorPunctuation,
      .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation:
      return true
    default: return false
    }
  }

  private static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "," || scalar == ";" || scalar == ":"
  }

  /// `Việt Nam!` but not `5!` or `n!`: those are other numbers than 5 and n.
  private func isExclaimed(_ text: Substring.UnicodeScalarView) -> Bool {
    guard rules.knowsAllSigns, text.last == "!" || text.last == "?" else { return false }
    return text.dropLast().suffix(2).count { $0.properties.isAlphabetic } == 2
  }

  private static func areWords(_ text: Substring.UnicodeScalarView) -> Bool {
    text.allSatisfy { $0 == " " || $0.properties.isAlphabetic }
  }

  /// `m^2` is m² and `m2`.
  private static func dropPowerSigns(in scalars: inout [Unicode.Scalar]) {
    guard scalars.contains("^") else { return }
    for place in scalars.indices.reversed() where scalars[place] == "^" && place > 0 {
      guard scalars[place - 1].properties.isAlphabetic, place + 1 < scalars.count,
        scalars[place + 1].isASCIIDigit
      else { continue }
      scalars.remove(at: place)
    }
  }
}
