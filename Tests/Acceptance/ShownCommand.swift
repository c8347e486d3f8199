/// A command line that a text shows to people, cut into words as a shell does.
struct ShownCommand: Hashable, Sendable, CustomStringConvertible {
  let words: [String]

  init(words: [String]) { self.words = words }

  init(_ line: some StringProtocol) {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
        word = word ?? ""
      } else if character.isWhitespace, !isQuoted {
        if let word { words.append(word) }
        word = nil
      } else if character == "#", word == nil {
        break
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    self.words = words
  }

  var description: String { words.joined(separator: " ") }

  /// The code of a text in Markdown: each line between fences, and what stands between backticks.
  static func all(inMarkdown text: String) -> [ShownCommand] {
    var commands: [ShownCommand] = []
    for (number, part) in text.components(separatedByFence: "```").enumerated() {
      if number.isMultiple(of: 2) {
        let spans = part.split(separator: "`", omittingEmptySubsequences: false)
        for (place, span) in spans.enumerated() where !place.isMultiple(of: 2) {
          commands.append(ShownCommand(span))
        }
      } else {
        // The first line names the language.
        commands += part.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
          .map { ShownCommand($0) }
      }
    }
    return commands.filter { !$0.words.isEmpty }
  }
}

extension String {
  fileprivate func components(separatedByFence fence: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = self[...]
    while let range = rest.firstRange(of: fence) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }
}
