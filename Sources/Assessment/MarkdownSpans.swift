/// Reduces emphasis, code, links, pictures and escapes within a line of Markdown.
enum MarkdownSpans {
  /// - Parameter keepsMarks: emphasis, code and links become elements of HTML, else they are gone.
  static func reduce(_ text: Substring, keepsMarks: Bool = false) -> String {
    var spans = Spans(characters: Array(text), keepsMarks: keepsMarks)
    spans.run()
    return spans.output.joined()
  }

  private struct Spans {
    let characters: [Character]
    let keepsMarks: Bool
    var index = 0
    var output: [String] = []
    /// Marks of emphasis that may have opened: where they stand in the output.
    var open: [(mark: Character, length: Int, place: Int)] = []

    init(characters: [Character], keepsMarks: Bool) {
      self.characters = characters
      self.keepsMarks = keepsMarks
    }

    mutating func run() {
      while index < characters.count {
        let character = characters[index]
        switch character {
        case "\\": takeEscape()
        case "`": takeCode()
        case "*", "_": takeEmphasis(character)
        case "!" where peek(1) == "[": if !takeLink(isPicture: true) { takeCharacter() }
        case "[": if !takeLink(isPicture: false) { takeCharacter() }
        default: takeCharacter()
        }
      }
    }

    private func peek(_ distance: Int) -> Character? {
      let place = index + distance
      return characters.indices.contains(place) ? characters[place] : nil
    }

    private mutating func takeCharacter() {
      output.append(String(characters[index]))
      index += 1
    }

    private mutating func takeEscape() {
      if let next = peek(1), next.isASCII, next.isPunctuation || next.isSymbol {
        output.append(MarkdownReduction.escaped(String(next)))
        index += 2
      } else {
        takeCharacter()
      }
    }

    private mutating func takeCode() {
      let length = characters[index...].prefix { $0 == "`" }.count
      var place = index + length
      while place < characters.count {
        let run = characters[place...].prefix { $0 == "`" }.count
        if run == length {
          let code = String(characters[(index + length)..<place])
          let shown = MarkdownReduction.escaped(code)
          output.append(keepsMarks && !code.isEmpty ? "<code>\(shown)</code>" : shown)
          index = place + length
          return
        }
        place += max(run, 1)
      }
      output.append(String(repeating: "`", count: length))
      index += length
    }

    private mutating func takeEmphasis(_ mark: Character) {
      let length = characters[index...].prefix { $0 == mark }.count
      let before = index > 0 ? characters[index - 1] : " "
      let after = peek(length) ?? " "
      let insideWord = mark == "_" && isWord(before) && isWord(after)
      let canClose = !before.isWhitespace && !insideWord
      let canOpen = !after.isWhitespace && !insideWord
      index += length
      let opener = open.lastIndex { $0.mark == mark && $0.length == length }
      if canClose, let opener {
        let tags = keepsMarks ? Self.emphasis(length) : ("", "")
        output[open[opener].place] = tags.0
        output.append(tags.1)
        open.removeSubrange(opener...)
        return
      }
      // Kept until a mark closes it; if none does, it was a character.
      if canOpen, open.count < 32 { open.append((mark, length, output.count)) }
      output.append(String(repeating: mark, count: length))
    }

    /// The elements of so many marks, opened and closed.
    private static func emphasis(_ length: Int) -> (String, String) {
      switch length {
      case 1: ("<em>", "</em>")
      case 2: ("<strong>", "</strong>")
      case 3: ("<strong><em>", "</em></strong>")
      default: ("", "")
      }
    }

    private func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    /// `[text](address)` is its text, `![text](address)` a picture.
    private mutating func takeLink(isPicture: Bool) -> Bool {
      let start = index + (isPicture ? 2 : 1)
      guard let close = characters[start...].prefix(500).firstIndex(of: "]"),
        close + 1 < characters.count, characters[close + 1] == "(",
        let end = characters[(close + 2)...].prefix(2000).firstIndex(of: ")")
      else { return false }
      let text = String(characters[start..<close])
      if isPicture {
        let source = characters[(close + 2)..<end].prefix { $0 != " " }
        output.append("<img alt=\"\(quoted(text))\" src=\"\(quoted(String(source)))\">")
      } else {
        let shown = MarkdownSpans.reduce(Substring(text), keepsMarks: keepsMarks)
        let address = String(characters[(close + 2)..<end].prefix { $0 != " " })
        let isKept =
          keepsMarks && (address.hasPrefix("https://") || address.hasPrefix("http://"))
        output.append(isKept ? "<a href=\"\(quoted(address))\">\(shown)</a>" : shown)
      }
      index = end + 1
      return true
    }

    private func quoted(_ text: String) -> String {
      MarkdownReduction.escaped(text).split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "&quot;")
    }
  }
}
