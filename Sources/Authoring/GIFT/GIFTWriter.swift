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
    if item.hasText(where: GIFTSpelling.hasControlCharacters) {
      losses.append(BankWriter.Loss(index: index, finding: .giftLoses(.controlCharacters)))
    }
    add(bare: item.asGIFTReads, at: index)
  }

  /// - Parameter item: without media, its texts as they are read back.
  private mutating func add(bare item: Item, at index: Int) {
    var body = GIFTBodyWriter(item)
    body.write()
    if body.text != nil, !item.marksInGIFT.allSatisfy(GIFTSpelling.canBeBracketed) {
      losses.append(BankWriter.Loss(index: index, finding: .giftLoses(.mark)))
    }
    losses += body.losses.map { BankWriter.Loss(index: index, finding: $0) }
    guard let answers = body.text else { return }
    if item.category != category {
      category = item.category
      output += "$CATEGORY: \(GIFTSpelling.category(category))\n\n"
    }
    output += comment(item)
    if !item.title.isEmpty { output += "::\(GIFTSpelling.line(item.title))::" }
    let prompt = GIFTSpelling.text(MoodleLines.write(item.prompt, format: item.format))
    output += "[\(item.format.rawValue)]\(prompt)\(answers)\n\n"
  }

  private func comment(_ item: Item) -> String {
    var marks: [String] = []
    if let number = item.idNumber, GIFTSpelling.canBeBracketed(number) {
      marks.append("[id:\(GIFTSpelling.bracketed(number))]")
    }
    marks += item.tags.filter(GIFTSpelling.canBeBracketed).map {
      "[tag:\(GIFTSpelling.bracketed($0))]"
    }
    marks += GIFTMarking.words(item.marking).map { "[mark:\($0)]" }
    return marks.isEmpty ? "" : "// \(marks.joined(separator: " "))\n"
  }
}

extension Item {
  /// With the texts that a reader of GIFT makes of them, which takes no blanks before and behind
  /// and no control characters: only then is it seen what a text begins with there.
  fileprivate var asGIFTReads: Item {
    guard hasText(where: { GIFTSpelling.read($0) != $0 }) else { return self }
    var item = self
    item.changeTexts(GIFTSpelling.read)
    return item
  }

  /// What is written in brackets in a comment.
  fileprivate var marksInGIFT: [String] { tags + (idNumber.map { [$0] } ?? []) }
}

/// How texts are written in GIFT.
enum GIFTSpelling {
  /// A text as it is read back.
  static func read(_ text: String) -> String { GIFTEscape.string(Array(text.utf8)[...]) }

  /// True for what is left out when a text is read; a CR goes with the LF after it.
  static func hasControlCharacters(_ text: String) -> Bool {
    text.utf8.contains { $0 < 0x20 && $0 != 9 && $0 != 10 && $0 != 13 }
  }

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

  /// A backslash before the bracket would keep it open, and there is no other way to write one.
  static func canBeBracketed(_ text: String) -> Bool { text.utf8.last != UInt8(ascii: "\\") }

  /// Within `[id:…]` and `[tag:…]`, where only the bracket is escaped.
  static func bracketed(_ text: String) -> String {
    var output = ""
    for character in text {
      if character == "]" { output += "\\" }
      output.append(character.isNewline ? " " : character)
    }
    return output
  }

  /// As it is: Moodle takes a category's line without its escapes. `top` where the path is empty,
  /// or begins with what would be taken for Moodle's own.
  static func category(_ path: [String]) -> String {
    let parts = path.map { part in
      let line = part.map { $0.isNewline ? " " : $0 }
      return keepingBackslashes(String(line)).replacing("/", with: "//")
    }
    guard let first = parts.first, first != "top", !first.hasPrefix("$") else {
      return (["top"] + parts).joined(separator: "/")
    }
    return parts.dropFirst().reduce(first) { path, part in
      // A slash that begins a name must not be taken with the one before it.
      path + (part.hasPrefix("/") ? "/ " : "/") + part
    }
  }

  /// A backslash that would begin an escape is written twice.
  private static func keepingBackslashes(_ text: String) -> String {
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    for (place, byte) in bytes.enumerated() {
      output.append(byte)
      if byte == UInt8(ascii: "\\"), place + 1 < bytes.count,
        GIFTEscape.byte(for: bytes[place + 1]) != nil
      {
        output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
