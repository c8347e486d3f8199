/// Texts with their markup reduced to what a terminal shows: tags, entities and emphasis go, line
/// breaks, list marks, sub- and superscripts stay as far as Unicode has them.
public enum PlainText {
  /// What stands for a picture.
  public enum Pictures: Sendable {
    /// Its alternative text in brackets, or a frame where it has none.
    case shown
    /// Also where it comes from, so that two pictures stay two.
    case identified
  }

  public static func from(
    _ text: String, format: TextFormat, pictures: Pictures = .shown
  ) -> String {
    switch format {
    case .plain: return text
    case .html:
      if !text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) {
        return trimmingLines(text)
      }
      return trimmingLines(HTMLReduction.reduce(text, keepsLineBreaks: false, pictures: pictures))
    case .markdown:
      let html = MarkdownReduction.reduce(text)
      return trimmingLines(HTMLReduction.reduce(html, keepsLineBreaks: true, pictures: pictures))
    }
  }

  /// Without white space after lines and around the text, and at most one empty line at once.
  private static func trimmingLines(_ text: String) -> String {
    var lines: [Substring] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      var line = line
      while let last = line.last, isSpace(last) { line.removeLast() }
      if line.isEmpty, lines.last?.isEmpty ?? true { continue }
      lines.append(line)
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    if let first = lines.first { lines[0] = first.drop(while: isSpace) }
    return lines.joined(separator: "\n")
  }

  private static func isSpace(_ character: Character) -> Bool {
    character == " " || character == "\t" || character == "\u{A0}"
  }
}
