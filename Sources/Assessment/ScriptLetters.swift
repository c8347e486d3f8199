/// Raised and lowered letters, as far as Unicode has them.
public enum ScriptLetters {
  public enum Position: Sendable { case raised, lowered }

  /// The text raised or lowered; nil where Unicode lacks one of the letters.
  public static func exact(_ text: String, to position: Position) -> String? {
    let table = position == .raised ? raised : lowered
    var converted = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard let letter = table[scalar] else { return nil }
      converted.append(letter)
    }
    return String(converted)
  }

  /// `2` raised is `²`; where a character has no such form the whole becomes `^(…)` or `_(…)`.
  static func convert(_ text: String, to position: Position) -> String {
    if let exact = exact(text, to: position) { return exact }
    let mark = position == .raised ? "^" : "_"
    return text.unicodeScalars.count == 1 ? mark + text : "\(mark)(\(text))"
  }

  private static let raised = table(
    from: "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW ",
    to: "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ ")
  private static let lowered = table(
    from: "0123456789+-−=()aehijklmnoprstuvx ", to: "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ ")

  private static func table(from: String, to: String) -> [Unicode.Scalar: Unicode.Scalar] {
    Dictionary(zip(from.unicodeScalars, to.unicodeScalars), uniquingKeysWith: { first, _ in first })
  }
}
