/// What is typed about appeals: `c17 3 ; the key is wrong` notes one about the third question, `c17 ; …`
/// one about the results; `a1 + …` answers one and upholds it, `a1 - …` turns it down.
enum TypedAppeal: Hashable, Sendable {
  /// `question`: its number, from 1, or its name.
  case note(contestant: String, question: String?, reason: String)
  case answer(String, isUpheld: Bool, reason: String)

  /// Nil for what is neither.
  init?(_ line: String) {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2, let name = words.first?.lowercased(), let kind = name.first,
      Int(name.dropFirst()) != nil
    else { return nil }
    switch kind {
    case "a":
      let rest = words[1].drop { $0.isWhitespace }
      guard let sign = rest.first, "+-–−".contains(sign),
        let reason = Self.reason(rest.dropFirst())
      else { return nil }
      self = .answer(name, isUpheld: sign == "+", reason: reason)
    case "c":
      let parts = words[1].split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let reason = Self.reason(parts[1]) else { return nil }
      let about = parts[0].filter { !$0.isWhitespace }
      guard about.isEmpty || Self.isQuestion(about) else { return nil }
      self = .note(contestant: name, question: about.isEmpty ? nil : about, reason: reason)
    default: return nil
    }
  }

  /// A number, or a round and a number: `vong-1.3`.
  private static func isQuestion(_ word: String) -> Bool {
    Int(word) != nil || word.lastIndex(of: ".").flatMap { Int(word[$0...].dropFirst()) } != nil
  }

  private static func reason(_ text: Substring) -> String? {
    let text = text.drop { $0.isWhitespace || $0 == ";" }
    return text.isEmpty ? nil : String(text.prefix(HostDialog.remarkLengthMax))
  }
}
