/// Reads a small JSON5 object of texts, and goes on behind whatever it does not understand.
///
/// Comments, names without quotes, single quotes and a comma at the end are taken, as JSON5 has
/// them; values that are no texts are told as such.
struct SettingsReader {
  struct Entry: Hashable, Sendable {
    let key: String
    /// Nil for a value that is no text.
    let text: String?
    /// From 1.
    let line: Int
  }

  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var line = 1
  private var entries: [Entry] = []
  private var brokenLines: [Int] = []

  static func read(_ text: String) -> (entries: [Entry], brokenLines: [Int]) {
    var reader = SettingsReader(scalars: Array(text.unicodeScalars))
    reader.readObject()
    return (reader.entries, reader.brokenLines)
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private mutating func advance() {
    if next == "\n" { line += 1 }
    place += 1
  }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    advance()
    return true
  }

  private mutating func complain() {
    if brokenLines.last != line { brokenLines.append(line) }
  }

  // MARK: - The object

  private mutating func readObject() {
    skipSpace()
    guard skip("{") else {
      if next != nil { complain() }
      return
    }
    while true {
      skipSpace()
      guard next != nil else { return complain() }
      if skip("}") { break }
      if readEntry() {
        skipSpace()
        if !skip(","), next != "}" { complain() }
      } else {
        complain()
        skipToComma()
        _ = skip(",")
      }
    }
    skipSpace()
    if next != nil { complain() }
  }

  private mutating func readEntry() -> Bool {
    let start = line
    guard let key = readQuoted() ?? readWord() else { return false }
    skipSpace()
    guard skip(":") else { return false }
    skipSpace()
    if let text = readQuoted() {
      entries.append(Entry(key: key, text: text, line: start))
      return true
    }
    guard next != nil, next != ",", next != "}" else { return false }
    entries.append(Entry(key: key, text: nil, line: start))
    skipToComma()
    return true
  }

  /// A name without quotes.
  private mutating func readWord() -> String? {
    var word = String.UnicodeScalarView()
    while let scalar = next, scalar.properties.isIDContinue || scalar == "$" {
      word.append(scalar)
      advance()
    }
    return word.isEmpty ? nil : String(word)
  }

  /// A text in quotes; nil, with nothing read, where none stands here or it does not end.
  private mutating func readQuoted() -> String? {
    guard let quote = next, quote == "\"" || quote == "'" else { return nil }
    let start = (place, line)
    advance()
    var text = String.UnicodeScalarView()
    while let scalar = next, scalar != "\n" {
      advance()
      if scalar == quote { return String(text) }
      guard scalar == "\\" else {
        text.append(scalar)
        continue
      }
      // No address, pin or language needs the other escapes of JSON5.
      guard let escaped = next else { break }
      advance()
      text.append(escaped)
    }
    (place, line) = start
    return nil
  }

  // MARK: - Between

  private mutating func skipSpace() {
    while let scalar = next {
      if scalar.properties.isWhitespace || scalar == "\u{FEFF}" {
        advance()
      } else if !skipComment() {
        return
      }
    }
  }

  private mutating func skipComment() -> Bool {
    guard next == "/", place + 1 < scalars.count else { return false }
    switch scalars[place + 1] {
    case "/":
      while let scalar = next, scalar != "\n" {
        _ = scalar
        advance()
      }
    case "*":
      advance()
      advance()
      while next != nil, !(next == "*" && place + 1 < scalars.count && scalars[place + 1] == "/") {
        advance()
      }
      advance()
      advance()
    default: return false
    }
    return true
  }

  /// To the comma or the end of this object, past whatever is nested here. A broken line ends with
  /// itself, so that the next one is heard.
  private mutating func skipToComma() {
    var depth = 0
    while let scalar = next {
      if depth == 0, [",", "}", "\n"].contains(scalar) { return }
      if ["\"", "'"].contains(scalar), readQuoted() != nil { continue }
      if scalar == "/", skipComment() { continue }
      if ["{", "["].contains(scalar) { depth += 1 }
      if ["}", "]"].contains(scalar) { depth = max(0, depth - 1) }
      advance()
    }
  }
}
