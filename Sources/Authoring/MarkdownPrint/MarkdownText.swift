import Assessment

/// Texts as Markdown that shows them as they are.
///
/// Source: CommonMark 0.31, sections 2.4 (escapes), 4 (what a line may begin with) and 6.7 (hard
/// breaks); `~`, `$`, `^` and `|` are marks of Pandoc and GitHub.
enum MarkdownText {
  /// Lines stay lines, empty ones part paragraphs. Pictures are their alternative text.
  static func paragraph(_ text: String, _ format: TextFormat) -> String {
    let lines = plainLines(text, format)
    var output = ""
    for (index, line) in lines.enumerated() {
      output += escaped(line)
      if index + 1 < lines.count {
        let parts = line.isEmpty || lines[index + 1].isEmpty
        output += parts ? "\n" : "  \n"
      }
    }
    return output
  }

  /// On one line, as tables and key entries need it.
  static func line(_ text: String, _ format: TextFormat) -> String {
    escaped(plainLines(text, format).filter { !$0.isEmpty }.joined(separator: " "))
  }

  /// A category's name, in a heading, which a row of `#` may end.
  static func heading(_ text: String) -> String {
    escaped(plainLines(text, .plain).joined(separator: " "), marks.union(["#"]))
  }

  /// Without white space at their ends, and without empty lines around them or twice.
  private static func plainLines(_ text: String, _ format: TextFormat) -> [String] {
    var lines: [String] = []
    for part in PlainText.from(text, format: format)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    {
      var line = String(part).replacing("\t", with: "    ")
      while line.last?.isWhitespace == true { line.removeLast() }
      if line.isEmpty, lines.last?.isEmpty ?? true { continue }
      lines.append(line)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private static let marks: Set<Character> = Set("\\`*_[]<>&|~$^")

  private static func escaped(
    _ line: String, _ marks: Set<Character> = marks
  ) -> String {
    var output = ""
    // Spaces that would not be shown, or would make code, become ones that do not break.
    var isAfterSpace = true
    for character in line {
      if character == " " {
        output += isAfterSpace ? "\u{A0}" : " "
        isAfterSpace = true
        continue
      }
      isAfterSpace = false
      if marks.contains(character) { output += "\\" }
      output.append(character)
    }
    return escapedStart(output)
  }

  /// What would begin a heading, a list, a rule or a definition.
  private static func escapedStart(_ line: String) -> String {
    guard let first = line.first else { return line }
    if "#-+=:%".contains(first) { return "\\" + line }
    let digits = line.prefix { ("0"..."9").contains($0) }
    if !digits.isEmpty, let sign = line.dropFirst(digits.count).first, sign == "." || sign == ")" {
      return digits + "\\" + line.dropFirst(digits.count)
    }
    return line
  }
}
