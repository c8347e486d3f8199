/// A list in one cell as programs write it: `["Huế", "Vinh"]`, `['Huế', 'Vinh']`, `[3, 4]`, and
/// `('Huế', 'Vinh')`, where (3, 4) is a point or an interval.
enum ListLiteral: Hashable {
  case texts([String])
  /// Something with names in braces, of which a cell does not tell what each stands for.
  case objects

  /// Nil for any other text, such as an interval.
  init?(_ text: String) {
    guard let first = text.utf8.first, "[{(".utf8.contains(first),
      let last = text.utf8.last, "]})".utf8.contains(last)
    else { return nil }
    var cursor = Cursor(rest: text[...])
    if cursor.isAtObject {
      self = .objects
      return
    }
    guard let texts = cursor.list(), cursor.rest.isEmpty else { return nil }
    self = .texts(texts)
  }

  /// The texts of a list; nil for anything else.
  static func texts(_ text: String) -> [String]? {
    if case .texts(let texts)? = ListLiteral(text) { texts } else { nil }
  }

  private struct Cursor {
    var rest: Substring

    /// A brace with a quote behind it, also as the first of a list.
    var isAtObject: Bool {
      var ahead = self
      _ = ahead.take("[")
      guard ahead.take("{") else { return false }
      ahead.skipSpaces()
      return ahead.rest.first.map(Self.quotes.contains) ?? false
    }

    private static let quotes: Set<Character> = ["\"", "'"]

    mutating func list() -> [String]? {
      let isTuple = take("(")
      guard isTuple || take("[") else { return nil }
      let end: Character = isTuple ? ")" : "]"
      if isTuple, !(rest.first.map(Self.quotes.contains) ?? false) { return nil }
      var texts: [String] = []
      repeat {
        // A comma may stand behind the last one.
        if take(end) { return texts }
        guard let text = element() else { return nil }
        texts.append(text)
      } while take(",")
      return take(end) ? texts : nil
    }

    private mutating func skipSpaces() { rest = rest.drop(while: \.isWhitespace) }

    private mutating func take(_ sign: Character) -> Bool {
      skipSpaces()
      guard rest.first == sign else { return false }
      rest.removeFirst()
      skipSpaces()
      return true
    }

    private mutating func element() -> String? {
      skipSpaces()
      if let quote = rest.first, Self.quotes.contains(quote) { return quoted(quote) }
      let word = rest.prefix { !$0.isWhitespace && $0 != "," && $0 != "]" }
      guard !word.isEmpty, Double(String(word)) != nil || Self.words.contains(String(word)) else {
        return nil
      }
      rest = rest[word.endIndex...]
      return String(word)
    }

    private static let words: Set<String> = ["true", "false", "True", "False"]

    private mutating func quoted(_ quote: Character) -> String? {
      rest.removeFirst()
      var text = ""
      while let character = rest.popFirst() {
        if character == quote {
          // Twice it stands for itself, as in SQL.
          guard rest.first == quote else { return text }
          rest.removeFirst()
          text.append(quote)
          continue
        }
        guard character == "\\" else {
          text.append(character)
          continue
        }
        guard let escaped = escaped() else { return nil }
        text.append(escaped)
      }
      return nil
    }

    /// What a backslash stands for with what follows it. Before a letter that means nothing it is
    /// one itself, as Python has it.
    private mutating func escaped() -> String? {
      guard let sign = rest.popFirst() else { return nil }
      switch sign {
      case "n": return "\n"
      case "t": return "\t"
      case "r": return ""
      case "\\", "\"", "'", "/": return String(sign)
      case "u": return unicode()
      default: return "\\" + String(sign)
      }
    }

    /// Four hexadecimal digits, or twice four for what lies beyond them.
    private mutating func unicode() -> String? {
      guard let first = unit() else { return nil }
      if let scalar = Unicode.Scalar(first) { return String(scalar) }
      guard rest.hasPrefix("\\u") else { return nil }
      rest = rest.dropFirst(2)
      guard let second = unit() else { return nil }
      return String(decoding: [first, second], as: UTF16.self)
    }

    private mutating func unit() -> UInt16? {
      let digits = rest.prefix(4)
      rest = rest.dropFirst(digits.count)
      return digits.count == 4 ? UInt16(digits, radix: 16) : nil
    }
  }
}
