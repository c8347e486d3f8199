/// Reduces Markdown to HTML without emphasis, links and block marks; what was escaped is written
/// as entities, so that the reduction of HTML leaves it alone.
public enum MarkdownReduction {
  static func reduce(_ text: String) -> String {
    var output: [String] = []
    var isCode = false
    var joins = false
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if isFence(line) {
        isCode.toggle()
        joins = false
        continue
      }
      if isCode {
        output.append(escaped(line))
        continue
      }
      guard let block = MarkdownLine(line) else {
        output.append("")
        joins = false
        continue
      }
      let content = block.mark + MarkdownSpans.reduce(block.content)
      if joins, block.isParagraph, let last = output.popLast() {
        output.append("\(last) \(content)")
      } else {
        output.append(content)
      }
      joins = block.isParagraph || block.isListEntry
      if block.breaksAtEnd { joins = false }
    }
    return output.joined(separator: "\n")
  }

  /// The text as HTML that shows the same: emphasis, code, links and pictures as elements, lines where
  /// they end. As plain text it is the same text.
  public static func html(_ text: String) -> String {
    var output = ""
    var code: [String]?
    var joins = false
    // Between elements that somebody wrote, a line end is none.
    var isBehindTag = true
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if isFence(line) {
        if let lines = code { output += "<pre>\(lines.joined(separator: "\n"))</pre>" }
        (code, joins, isBehindTag) = (code == nil ? [] : nil, false, true)
        continue
      }
      if code != nil {
        code?.append(escaped(line))
        continue
      }
      let block = MarkdownLine(line)
      var content = block.map { $0.mark + MarkdownSpans.reduce($0.content, keepsMarks: true) } ?? ""
      if let block, block.isHeading, !content.isEmpty { content = "<strong>\(content)</strong>" }
      let beginsWithTag = line.drop { $0 == " " }.first == "<"
      if joins, block?.isParagraph == true {
        output += " "
      } else if !isBehindTag, !beginsWithTag {
        output += "<br>"
      } else if !output.isEmpty, !output.hasSuffix("</pre>") {
        output += "\n"
      }
      output += content
      isBehindTag = line.last { $0 != " " } == ">"
      joins = block.map { ($0.isParagraph || $0.isListEntry) && !$0.breaksAtEnd } ?? false
    }
    if let code { output += "<pre>\(code.joined(separator: "\n"))</pre>" }
    return output
  }

  static func escaped(_ text: some StringProtocol) -> String {
    var output = ""
    for character in text {
      switch character {
      case "<": output += "&lt;"
      case "&": output += "&amp;"
      default: output.append(character)
      }
    }
    return output
  }

  private static func isFence(_ line: Substring) -> Bool {
    let content = line.drop { $0 == " " }
    return content.hasPrefix("```") || content.hasPrefix("~~~")
  }
}

/// One line of Markdown without its block marks.
private struct MarkdownLine {
  let mark: String
  let content: Substring
  let isParagraph: Bool
  let isListEntry: Bool
  let isHeading: Bool
  let breaksAtEnd: Bool

  /// Returns nil for an empty line and for a rule.
  init?(_ line: Substring) {
    var rest = line.drop { $0 == " " || $0 == "\t" || $0 == ">" }
    guard !rest.isEmpty, !Self.isRule(rest) else { return nil }
    breaksAtEnd = rest.hasSuffix("  ") || rest.hasSuffix("\\")
    if breaksAtEnd, rest.hasSuffix("\\") { rest.removeLast() }
    while rest.last == " " { rest.removeLast() }
    isHeading = Self.isHeading(rest)
    let hashes = rest.prefix { $0 == "#" }
    if isHeading {
      rest = rest.dropFirst(hashes.count)
      while rest.last == "#" { rest.removeLast() }
      (mark, content, isParagraph, isListEntry) = ("", Self.trimmed(rest), false, false)
      return
    }
    if let first = rest.first, "-*+".contains(first), rest.dropFirst().first == " " {
      (mark, content, isParagraph, isListEntry) = (
        "• ", Self.trimmed(rest.dropFirst(2)), false, true
      )
      return
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    let afterDigits = rest.dropFirst(digits.count)
    let isNumbered =
      (1...9).contains(digits.count) && (afterDigits.first == "." || afterDigits.first == ")")
      && afterDigits.dropFirst().first == " "
    (mark, content, isParagraph, isListEntry) = ("", rest, !isNumbered, isNumbered)
  }

  private static func isHeading(_ line: Substring) -> Bool {
    let hashes = line.prefix { $0 == "#" }
    return (1...6).contains(hashes.count) && line.dropFirst(hashes.count).first == " "
  }

  private static func isRule(_ line: Substring) -> Bool {
    let marks = line.filter { $0 != " " }
    guard marks.count >= 3, let first = marks.first, "-*_".contains(first) else { return false }
    return marks.allSatisfy { $0 == first }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
