import Assessment

/// Reads the texts of one item, which may each begin with `[html]`, `[moodle]`, `[plain]` or
/// `[markdown]`; without, they have the format of the prompt, and the prompt is `moodle`.
///
/// An item has one format. Where its parts differ, all are read again as `target`.
struct GIFTTexts {
  private(set) var promptFormat = TextFormat.html
  private(set) var isMixed = false
  private let target: TextFormat?

  init(target: TextFormat? = nil) { self.target = target }

  /// The format of the item.
  var format: TextFormat { target ?? promptFormat }

  /// The prompt is read first.
  ///
  /// - Parameter isPlain: true if there is nothing in the bytes that is escaped or left out.
  mutating func readPrompt(_ bytes: ArraySlice<UInt8>, isPlain: Bool) -> String {
    let prefix = Self.prefix(of: bytes)
    promptFormat = prefix?.format ?? .html
    let rest = bytes[(prefix?.end ?? bytes.startIndex)...]
    let text = isPlain ? GIFTEscape.plainString(rest) : GIFTEscape.string(rest)
    return convert(text, from: promptFormat)
  }

  mutating func read(_ range: Range<Int>, in block: GIFTBlock) -> String {
    let range = block.trimmed(range)
    guard let prefix = Self.prefix(of: block.text[range]) else {
      return convert(block.string(range), from: promptFormat)
    }
    if prefix.format != promptFormat, target == nil { isMixed = true }
    return convert(block.string(prefix.end..<range.upperBound), from: prefix.format)
  }

  /// A text that has no format of its own: what is accepted, and right sides of pairs.
  func readPlain(_ range: Range<Int>, in block: GIFTBlock) -> String {
    let range = block.trimmed(range)
    guard let prefix = Self.prefix(of: block.text[range]) else { return block.string(range) }
    return block.string(prefix.end..<range.upperBound)
  }

  /// A plain text as one of the item's format.
  func encode(_ text: String) -> String { MarkupEncoding.encode(text, as: format) }

  private func convert(_ text: String, from format: TextFormat) -> String {
    guard let target, target != format else { return text }
    return MarkupEncoding.encode(PlainText.from(text, format: format), as: target)
  }

  static func prefix(of bytes: ArraySlice<UInt8>) -> (format: TextFormat, end: Int)? {
    guard bytes.first == UInt8(ascii: "[") else { return nil }
    for (name, format) in names where bytes.starts(with: name) {
      return (format, bytes.startIndex + name.count)
    }
    return nil
  }

  private static let names: [([UInt8], TextFormat)] = [
    (Array("[html]".utf8), .html), (Array("[moodle]".utf8), .html),
    (Array("[plain]".utf8), .plain), (Array("[markdown]".utf8), .markdown),
  ]
}

/// Writes plain texts so that a format shows them as they are.
enum MarkupEncoding {
  /// The text itself where the format would not change it.
  static func encode(_ text: String, as format: TextFormat) -> String {
    switch format {
    case .plain: text
    case .html: needsNoEncoding(text, as: .html) ? text : html(text)
    case .markdown: needsNoEncoding(text, as: .markdown) ? text : markdown(text)
    }
  }

  /// True if something is gone once the text is plain.
  static func hasMarkup(_ text: String, _ format: TextFormat) -> Bool {
    switch format {
    case .plain: false
    case .html: text.utf8.contains(UInt8(ascii: "<")) && !needsNoEncoding(text, as: .html)
    case .markdown: !needsNoEncoding(text, as: .markdown)
    }
  }

  private static func needsNoEncoding(_ text: String, as format: TextFormat) -> Bool {
    PlainText.from(text, format: format) == text
  }

  private static func html(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case "\n": output += "<br>"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  private static func markdown(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      if "\\`*_[]<>#&".unicodeScalars.contains(scalar) { output += "\\" }
      output += scalar == "\n" ? "  \n" : String(scalar)
    }
    return output
  }
}
