/// A line being typed in plain mode. It grows and shrinks at its end only, so a screen reader
/// follows it, and no cursor is moved but back over what is taken away.
struct PlainLine {
  /// What a key did.
  enum Outcome: Hashable {
    /// Show this.
    case echo(String)
    case line(String)
    /// End of input was typed.
    case ended
    case nothing
  }

  /// The most characters of a line.
  static let lengthMax = 500

  private(set) var text = ""

  mutating func take(_ key: Key) -> Outcome {
    switch key {
    case .character(let character): return add(String(character))
    case .paste(let pasted): return add(pasted)
    case .backspace: return remove(text.isEmpty ? 0 : 1)
    case .control("u"): return remove(text.count)
    case .control("w"), .deleteWord: return remove(lastWord)
    case .control("d"): return text.isEmpty ? .ended : .nothing
    case .enter:
      defer { text = "" }
      return .line(text)
    default: return .nothing
    }
  }

  private mutating func add(_ added: String) -> Outcome {
    let longer = Sanitiser.clean(text + added)
    let before = text.unicodeScalars.count
    guard longer.count <= Self.lengthMax, longer.unicodeScalars.count > before else {
      return .nothing
    }
    text = longer
    return .echo(String(String.UnicodeScalarView(longer.unicodeScalars.dropFirst(before))))
  }

  private mutating func remove(_ count: Int) -> Outcome {
    guard count > 0 else { return .nothing }
    let cells = text.suffix(count).cellWidth
    text.removeLast(count)
    let back = String(repeating: "\u{8}", count: cells)
    return .echo(back + String(repeating: " ", count: cells) + back)
  }

  private var lastWord: Int {
    let spaces = text.reversed().prefix { $0 == " " }.count
    return spaces + text.dropLast(spaces).reversed().prefix { $0 != " " }.count
  }
}
