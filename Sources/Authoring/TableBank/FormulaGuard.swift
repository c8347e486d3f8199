/// Keeps what somebody wrote from being worked out as a formula when a spreadsheet opens the file,
/// in such a way that reading it again gives the same text.
///
/// An apostrophe goes before `=`, `+`, `-`, `@`, their wide forms and control characters where a
/// text begins with one (a cell that is nothing but a number with its sign stays one), or a part of it does after a semicolon, tab or line end (a program that
/// takes the semicolon for the delimiter begins a cell there). A text that has such an apostrophe
/// itself gets one more; reading takes one away. Texts have no white space around them.
///
/// Source: OWASP, "CSV Injection"; ASVS 5.0, 1.2.10.
enum FormulaGuard {
  static func guarded(_ text: String) -> String { mapped(text) { ["'"] + $0 } }

  static func undone(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "'")) else { return text }
    return mapped(text) { $0.first == "'" ? Array($0.dropFirst()) : $0 }
  }

  /// Which part of a text it is.
  private enum Place { case whole, first, behind }

  private static let signs: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]

  /// Whether the text may need a guard at all: most do not.
  private static func isSuspicious(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    if first == "'" || first.value < 32 || signs.contains(first) { return true }
    return text.utf8.contains { $0 == UInt8(ascii: ";") || $0 == 9 || $0 == 10 || $0 == 13 }
  }

  private static func mapped(
    _ text: String, _ change: ([Unicode.Scalar]) -> [Unicode.Scalar]
  ) -> String {
    guard isSuspicious(text) else { return text }
    var output = String.UnicodeScalarView()
    var part: [Unicode.Scalar] = []
    var isFirst = true
    let count = text.unicodeScalars.count
    func flush() {
      let place: Place = !isFirst ? .behind : part.count == count ? .whole : .first
      output.append(contentsOf: isDangerous(part, place) ? change(part) : part)
      part = []
      isFirst = false
    }
    for scalar in text.unicodeScalars {
      let isBreak = scalar == ";" || scalar == "\t" || scalar == "\n" || scalar == "\r"
      if isBreak {
        flush()
        output.append(scalar)
      } else if scalar == " ", part.isEmpty, !isFirst {
        output.append(scalar)
      } else {
        part.append(scalar)
      }
    }
    flush()
    return String(output)
  }

  /// Whether a cell with this text would be a formula, apostrophes before it aside.
  ///
  /// A number with its sign is none where it is the whole cell: a formula goes on behind a line end.
  /// Behind the first part only what calls a function or names another place does harm, so that lists
  /// with dashes stay as they are.
  private static func isDangerous(_ part: [Unicode.Scalar], _ place: Place) -> Bool {
    let bare = part.drop { $0 == "'" }
    guard let sign = bare.first else { return false }
    if place != .behind, sign.value < 32 { return true }
    guard signs.contains(sign) else { return false }
    if place == .whole { return !isNumber(bare) || part.first == "'" }
    if place == .first { return true }
    if sign == "=" || sign == "@" || sign == "\u{FF1D}" || sign == "\u{FF20}" { return true }
    return bare.contains { $0 == "(" || $0 == "|" || $0 == "!" }
  }

  private static func isNumber(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let digits = text.dropFirst()
    return (text.first == "-" || text.first == "+") && !digits.isEmpty
      && digits.allSatisfy { ("0"..."9").contains($0) || $0 == "." || $0 == "%" }
  }
}
