import Assessment

/// Writes items as GIFT that this house and Moodle read back as the same items.
struct GIFTWriter {
  private var output = ""
  private var losses: [BankWriter.Loss] = []
  private var category: [String] = []

  static func write(_ items: [Item]) -> BankWriter.Output {
    var writer = GIFTWriter()
    for (index, item) in items.enumerated() { writer.add(item, at: index) }
    return BankWriter.Output(text: writer.output, losses: writer.losses)
  }

  private mutating func add(_ whole: Item, at index: Int) {
    let bare = whole.withoutMedia
    if bare != nil { losses.append(BankWriter.Loss(index: index, finding: .giftLoses(.media))) }
    let item = bare ?? whole
    var body = GIFTBodyWriter(item)
    body.write()
    losses += body.losses.map { BankWriter.Loss(index: index, finding: $0) }
    guard let answers = body.text else { return }
    if item.category != category {
      category = item.category
      output += "$CATEGORY: \(GIFTSpelling.category(category))\n\n"
    }
    output += comment(item)
    if !item.title.isEmpty { output += "::\(GIFTSpelling.line(item.title))::" }
    output += "[\(item.format.rawValue)]\(GIFTSpelling.text(item.prompt))\(answers)\n\n"
  }

  private func comment(_ item: Item) -> String {
    var marks: [String] = []
    if let number = item.idNumber { marks.append("[id:\(GIFTSpelling.bracketed(number))]") }
    marks += item.tags.map { "[tag:\(GIFTSpelling.bracketed($0))]" }
    marks += GIFTMarking.words(item.marking).map { "[mark:\($0)]" }
    return marks.isEmpty ? "" : "// \(marks.joined(separator: " "))\n"
  }
}

/// How texts are written in GIFT.
enum GIFTSpelling {
  /// With structure escaped and line ends as `\n`.
  static func text(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ":", "#", "=", "{", "}", "~":
        output.append("\\")
        output.append(scalar)
      case "\n": output.append(contentsOf: "\\n".unicodeScalars)
      case _ where scalar.value < 0x20 && scalar != "\t": break
      default: output.append(scalar)
      }
    }
    return String(output)
  }

  /// A part of an item of a format: what looks like a format of its own is kept apart by one.
  static func part(_ text: String, format: TextFormat) -> String {
    let looksLikeFormat = ["[html]", "[moodle]", "[plain]", "[markdown]"].contains {
      text.hasPrefix($0)
    }
    return (looksLikeFormat ? "[\(format.rawValue)]" : "") + self.text(text)
  }

  /// A title: one line.
  static func line(_ text: String) -> String {
    self.text(String(text.map { $0.isNewline ? " " : $0 }))
  }

  /// Within `[id:…]` and `[tag:…]`, where only the bracket is escaped.
  static func bracketed(_ text: String) -> String {
    var output = ""
    for character in text {
      if character == "]" { output += "\\" }
      output.append(character.isNewline ? " " : character)
    }
    return output
  }

  /// `top` where the path is empty, or begins with what would be taken for Moodle's own.
  static func category(_ path: [String]) -> String {
    let parts = path.map { part in
      let line = part.map { $0.isNewline ? " " : $0 }
      return text(String(line)).replacing("/", with: "//")
    }
    guard let first = parts.first, first != "top", !first.hasPrefix("$") else {
      return (["top"] + parts).joined(separator: "/")
    }
    return parts.dropFirst().reduce(first) { path, part in
      // A slash that begins a name must not be taken with the one before it.
      path + (part.hasPrefix("/") ? "/ " : "/") + part
    }
  }
}
