import Assessment

/// Reads the texts of one item, which may each begin with `[html]`, `[moodle]`, `[plain]` or
/// `[markdown]`; without, they have the format of the prompt, and the prompt is `moodle`.
///
/// An item has one format. Where its parts differ, all are read again as `target`.
struct GIFTTexts {
  private(set) var promptFormat = TextFormat.html
  private(set) var isMixed = false
  /// True where the prompt is `moodle`, in which a line end is one.
  private var promptKeepsLines = true
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
    promptKeepsLines = prefix?.keepsLines ?? true
    let rest = bytes[(prefix?.end ?? bytes.startIndex)...]
    let text = isPlain ? GIFTEscape.plainString(rest) : GIFTEscape.string(rest)
    return convert(
      text, from: promptFormat, keepsLines: promptKeepsLines && Self.hasLineEnd(rest))
  }

  mutating func read(_ range: Range<Int>, in block: GIFTBlock) -> String {
    let range = block.trimmed(range)
    let hasLines = Self.hasLineEnd(block.text[range])
    guard let prefix = Self.prefix(of: block.text[range]) else {
      return convert(
        block.string(range), from: promptFormat, keepsLines: promptKeepsLines && hasLines)
    }
    if prefix.format != promptFormat, target == nil { isMixed = true }
    return convert(
      block.string(prefix.end..<range.upperBound), from: prefix.format,
      keepsLines: prefix.keepsLines && hasLines)
  }

  /// A text that has no format of its own: what is accepted, and right sides of pairs.
  func readPlain(_ range: Range<Int>, in block: GIFTBlock) -> String {
    let range = block.trimmed(range)
    guard let prefix = Self.prefix(of: block.text[range]) else { return block.string(range) }
    return block.string(prefix.end..<range.upperBound)
  }

  /// A plain text as one of the item's format.
  func encode(_ text: String) -> String { MarkupEncoding.encode(text, as: format) }

  private func convert(
    _ written: String, from format: TextFormat, keepsLines: Bool
  ) -> String {
    let text = keepsLines && format == .html ? MoodleLines.read(written) : written
    guard let target, target != format else { return text }
    return MarkupEncoding.encode(PlainText.from(text, format: format), as: target)
  }

  /// A real one or `\n`; few texts have any.
  private static func hasLineEnd(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var index = 0
      while index < bytes.count {
        if let eight = EightBytes(bytes, at: index), !eight.has(10), !eight.has(0xFE) {
          index += EightBytes.count
        } else if bytes[index] == 10 || bytes[index] == 0xFE {
          return true
        } else {
          index += 1
        }
      }
      return false
    }
  }

  private struct Prefix {
    let format: TextFormat
    let keepsLines: Bool
    let end: Int
  }

  private static func prefix(of bytes: ArraySlice<UInt8>) -> Prefix? {
    guard bytes.first == UInt8(ascii: "[") else { return nil }
    for (name, format, keepsLines) in names where bytes.starts(with: name) {
      return Prefix(format: format, keepsLines: keepsLines, end: bytes.startIndex + name.count)
    }
    return nil
  }

  private static let names: [(name: [UInt8], format: TextFormat, keepsLines: Bool)] = [
    (Array("[html]".utf8), .html, false), (Array("[moodle]".utf8), .html, true),
    (Array("[plain]".utf8), .plain, false), (Array("[markdown]".utf8), .markdown, false),
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
