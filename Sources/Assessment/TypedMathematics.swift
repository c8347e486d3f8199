/// Numbers as people write them by hand, brought nearer to what a keyboard has.
enum TypedMathematics {
  /// With fractions of one sign and raised digits written out, without a sign of equality before the
  /// number and a full stop behind it.
  static func plain(_ text: String) -> String {
    var scalars: [Unicode.Scalar] = []
    var wasRaised = false
    for scalar in text.unicodeScalars {
      let raised = raised(scalar)
      if let fraction = fractions[scalar] {
        scalars.append(contentsOf: " \(fraction)".unicodeScalars)
      } else if let raised, isExponent(wasRaised, after: scalars) {
        if !wasRaised { scalars.append("^") }
        scalars.append(raised)
      } else {
        scalars.append(isMinus(scalar) ? "-" : scalar)
      }
      wasRaised = raised != nil
    }
    var rest = Substring(TextNormaliser.collapsed(TextNormaliser.string(scalars)))
    if rest.first == "=" { rest = rest.dropFirst().drop { $0 == " " } }
    if rest.last == "." { rest = rest.dropLast() }
    return String(rest)
  }

  /// `1,5.10^3`, `2 × 10^-6` and `10^3` taken apart; nil without a power of ten.
  static func timesPowerOfTen(_ text: String) -> (number: String, power: DecimalNumber)? {
    guard let sign = text.firstRange(of: "10^"),
      let exponent = Int(text[sign.upperBound...].filter { $0 != " " }),
      let power = DecimalNumber(program: "1e\(exponent)")
    else { return nil }
    let before = text[..<sign.lowerBound].filter { $0 != " " }
    if before.isEmpty || before == "-" || before == "+" { return ("\(before)1", power) }
    guard let times = before.last, ".*x×·⋅∙".contains(times) else { return nil }
    return (String(before.dropLast()), power)
  }

  /// Raised digits behind a ten are its exponent; behind a unit they are the unit's: `5 m²`.
  private static func isExponent(_ wasRaised: Bool, after scalars: [Unicode.Scalar]) -> Bool {
    wasRaised ? scalars.contains("^") : scalars.suffix(2).elementsEqual(["1", "0"])
  }

  private static func isMinus(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{2212}" || scalar == "\u{2013}"
  }

  private static func raised(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar == "\u{207B}" { return "-" }
    return ShiftedDigit(scalar).flatMap { $0.isRaised ? $0.digit : nil }
  }

  private static let fractions: [Unicode.Scalar: String] = [
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5",
    "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
  ]
}
