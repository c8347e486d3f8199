import Assessment

/// A text of an item as XHTML.
struct QTIWrittenText {
  /// What goes into an element.
  let content: String
  /// The text itself, where reading the content gives another one: its markup is not kept, or its
  /// white space.
  let source: String?

  /// - Parameter paths: of the item's media in the package, by their names in the text.
  init(_ text: String, format: TextFormat, paths: [String: String] = [:]) {
    let html = format == .markdown ? MarkdownReduction.html(text) : text
    if format == .plain || (format == .markdown && Self.isShownAsWritten(text)) {
      content = QTIXML.escaped(text).replacing("\n", with: "<br/>")
      source = Self.staysAsItIs(text) ? nil : text
      return
    }
    if format == .html, !text.utf8.contains(where: Self.isSpecial) {
      content = QTIXML.escaped(text)
      source = Self.staysAsItIs(text) ? nil : text
      return
    }
    // Without a folder nothing is looked for; what is missing is told when the bank is read.
    let read = HTMLSoup.tree(html, offset: 0).root.map {
      QTIMarkup.text(of: $0, QTISources(folder: nil))
    }
    content = Self.xhtml(read?.html ?? "", paths)
    source = read?.text(in: format) == text ? nil : text
  }

  /// What HTML may write in another way: `<`, `>`, `&`, and what is no character.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == 60 || byte == 62 || byte == 38 || byte < 32
  }

  /// True for Markdown without any mark.
  private static func isShownAsWritten(_ text: String) -> Bool {
    !text.utf8.contains(where: { isSpecial($0) && $0 != 10 })
      && PlainText.from(text, format: .markdown) == text
      && text.split(separator: "\n", omittingEmptySubsequences: false)
        .allSatisfy { PlainText.from(String($0), format: .markdown) == $0 }
  }

  /// True for a text of which reading keeps every space.
  private static func staysAsItIs(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return true }
    if first <= 32 || last <= 32 || text.first == "\u{A0}" || text.last == "\u{A0}" { return false }
    var isLineEmpty = false
    var hasSpace = false
    for byte in text.utf8 {
      switch byte {
      case 10:
        // A line of spaces alone loses them.
        if isLineEmpty, hasSpace { return false }
        (isLineEmpty, hasSpace) = (true, false)
      case 32: hasSpace = true
      case ..<32: return false
      default: isLineEmpty = false
      }
    }
    return true
  }

  /// HTML of our own writing, with its empty elements closed and its media where they are.
  private static func xhtml(_ html: String, _ paths: [String: String]) -> String {
    var output = ""
    var rest = html[...]
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      output += rest[..<open]
      var tag = String(rest[open..<close])
      let name = tag.dropFirst().prefix { $0 != " " }
      if MarkupTag.showsFiles(String(name)) { tag = withPath(tag, paths) }
      let isEmpty = tag == "<br" || tag == "<hr" || tag.hasPrefix("<img")
      // A picture has to have words for it, if only none.
      if tag.hasPrefix("<img"), !tag.contains(" alt=") { tag += " alt=\"\"" }
      output += tag + (isEmpty ? "/>" : ">")
      rest = rest[rest.index(after: close)...]
    }
    return output + rest
  }

  private static func withPath(_ tag: String, _ paths: [String: String]) -> String {
    guard let start = tag.firstRange(of: "src=\"")?.upperBound,
      let end = tag[start...].firstIndex(of: "\"")
    else { return tag }
    let name = String(tag[start..<end])
    let decoded = FileAddress.decoded(name)
    for (key, path) in paths
    where QTIMarkup.escaped(key) == name || QTIMarkup.escaped(key) == decoded {
      return tag[..<start] + QTIXML.escaped(path, inAttribute: true) + tag[end...]
    }
    return tag
  }

  /// The content with elements in the place of `{b1}`, `{b2}` …, each once.
  ///
  /// - Returns: also the numbers of those that have no place.
  func replacing(_ gaps: [String]) -> (content: String, left: [Int]) {
    var output = ""
    var left = Set(gaps.indices)
    var rest = content[...]
    while let start = rest.firstIndex(where: { $0 == "{" || $0 == "<" }) {
      output += rest[..<start]
      rest = rest[start...]
      if rest.first == "<" {
        let end = rest.firstIndex(of: ">").map(rest.index(after:)) ?? rest.endIndex
        output += rest[..<end]
        rest = rest[end...]
      } else if let index = left.first(where: { rest.hasPrefix("{b\($0 + 1)}") }) {
        output += gaps[index]
        left.remove(index)
        rest = rest.dropFirst("{b\(index + 1)}".count)
      } else {
        output.append("{")
        rest = rest.dropFirst()
      }
    }
    return (output + rest, left.sorted())
  }
}
