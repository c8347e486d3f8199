/// Breaks a text into lines.
public enum TextWrapper {
  /// The lines of a text, each at most `width` cells wide.
  ///
  /// Lines break at spaces, which are left out there; a word longer than a line is broken between
  /// characters. Newlines in the text stay, so an empty line stays empty, and spaces at the start
  /// of a paragraph stay too. A width below 1 counts as 1; only a character wider than the line
  /// may then stand over its edge.
  public static func wrap(_ text: String, width: Int) -> [String] {
    let clean = Sanitiser.clean(text, keepsNewlines: true)
    return clean.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      wrapParagraph($0, width: max(1, width))
    }
  }

  private static func wrapParagraph(_ paragraph: Substring, width: Int) -> [String] {
    var lines: [String] = []
    var line = Line(width: width)
    for piece in pieces(of: paragraph) {
      if piece.first == " " {
        line.append(spaces: piece, atStart: lines.isEmpty)
      } else if !line.append(word: piece) {
        if !line.isEmpty { lines.append(line.finish()) }
        lines.append(contentsOf: line.appendBroken(piece))
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line.finish()) }
    return lines
  }

  /// The words and the runs of spaces between them, in turn.
  private static func pieces(of text: Substring) -> [Substring] {
    var pieces: [Substring] = []
    var rest = text
    while let first = rest.first {
      let piece = rest.prefix { ($0 == " ") == (first == " ") }
      pieces.append(piece)
      rest = rest[piece.endIndex...]
    }
    return pieces
  }
}

/// A line that is being filled.
private struct Line {
  let width: Int
  private var text = ""
  private var used = 0
  private var spaces: Substring = ""

  init(width: Int) { self.width = width }

  var isEmpty: Bool { text.isEmpty }

  /// Keeps the spaces back until a word follows on the same line.
  mutating func append(spaces: Substring, atStart: Bool) {
    if !text.isEmpty || atStart { self.spaces = spaces.prefix(max(0, width - 1)) }
  }

  /// Takes the word if it fits.
  mutating func append(word: Substring) -> Bool {
    let needed = spaces.count + word.cellWidth
    guard used + needed <= width else { return false }
    text += spaces + word
    used += needed
    spaces = ""
    return true
  }

  /// Takes a word on to fresh lines; gives back the lines that became full.
  mutating func appendBroken(_ word: Substring) -> [String] {
    var full: [String] = []
    for character in word {
      let needed = CellWidth.of(character)
      if used + needed > width && !text.isEmpty { full.append(finish()) }
      text.append(character)
      used += needed
    }
    return full
  }

  /// The finished line; the next one starts empty.
  mutating func finish() -> String {
    defer {
      text = ""
      used = 0
      spaces = ""
    }
    return text
  }
}
