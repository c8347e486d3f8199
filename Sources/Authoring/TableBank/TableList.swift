/// Several texts in one cell, with a mark between them; a backslash makes the mark a letter.
enum TableList {
  /// Cuts at each `mark` and at each line end, and trims the parts. Empty parts are left out.
  static func split(_ text: String, at mark: Character) -> [String] {
    var parts: [String] = []
    var part = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        if character != mark, character != "\\" { part.append("\\") }
        part.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == mark || character.isNewline {
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
    }
    if isEscaped { part.append("\\") }
    return (parts + [part]).map(\.trimmingSpaces).filter { !$0.isEmpty }
  }

  /// All choices of an item: as programs write a list, else cut at the first kind of mark that is
  /// there.
  static func choices(_ text: String) -> [String] {
    if let texts = ListLiteral.texts(text) {
      return texts.map { $0.trimmingSpaces }.filter { !$0.isEmpty }
    }
    for mark in ["\n", "|", ";"] as [Character] where text.contains(mark) {
      return split(text, at: mark)
    }
    return text.contains(",") ? split(text, at: ",") : [text]
  }

  /// The same without the marks that stand in one text too.
  static func bars(_ text: String) -> [String] {
    text.contains("|") || text.contains(where: \.isNewline) ? split(text, at: "|") : [text]
  }

  static func joined(_ parts: [String], with mark: Character) -> String {
    parts.map { part in
      var output = ""
      for character in part {
        if character == mark || character == "\\" { output.append("\\") }
        output.append(character.isNewline ? " " : character)
      }
      return output
    }.joined(separator: "\(mark) ")
  }

  /// Tags: at semicolons, else at commas.
  static func tags(_ text: String) -> [String] {
    if let texts = ListLiteral.texts(text) { return texts }
    return text.contains(";") || text.contains(where: \.isNewline)
      ? split(text, at: ";") : split(text, at: ",")
  }

  /// Read back by `tags`.
  static func text(ofTags tags: [String]) -> String {
    let text = joined(tags, with: ";")
    // One tag with a comma in it is not two.
    return tags.count == 1 && (text.contains(",") || text.contains("\\")) ? text + ";" : text
  }

  /// A path: at single slashes; two are a slash of a name.
  static func path(_ text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      if character != "/" {
        part.append(character)
      } else if rest.first == "/" {
        rest.removeFirst()
        part.append("/")
      } else {
        parts.append(part)
        part = ""
      }
    }
    return (parts + [part]).map(\.trimmingSpaces).filter { !$0.isEmpty }
  }

  /// Read back by `path`.
  static func text(ofPath path: [String]) -> String {
    path.map { name in
      String(name.map { $0.isNewline ? " " : $0 }).replacing("/", with: "//")
    }.joined(separator: " / ")
  }
}
