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
      let scan = TextScan(text)
      if !scan.hasMarkup {
        return scan.needsNoTrimming ? text : string(trimmingLines(Array(text.utf8)))
      }
      return string(
        trimmingLines(HTMLReduction.reduce(text, keepsLineBreaks: false, pictures: pictures)))
    case .markdown:
      if TextScan(text).isPlainMarkdown { return text }
      let html = MarkdownReduction.reduce(text)
      return string(
        trimmingLines(HTMLReduction.reduce(html, keepsLineBreaks: true, pictures: pictures)))
    }
  }

  /// A text as it is compared: plain, in NFC, every run of white space one space.
  public static func collapsed(_ text: String, format: TextFormat) -> String {
    let scan = TextScan(text)
    if scan.isCollapsed, format == .plain || (format == .html && !scan.hasMarkup) { return text }
    if format == .markdown, scan.isPlainMarkdown { return text }
    var bytes: [UInt8] = []
    appendCollapsed(text, format: format, to: &bytes)
    return string(bytes)
  }

  /// Appends a text as it is compared: plain, in NFC, every run of white space one space.
  static func appendCollapsed(_ text: String, format: TextFormat, to bytes: inout [UInt8]) {
    let scan = TextScan(text)
    if format == .html, scan.isCollapsed, isOneParagraph(text) {
      let start = bytes.count
      bytes.append(contentsOf: text.utf8)
      bytes.removeLast(paragraphEnd.count)
      bytes.removeSubrange(start..<(start + paragraphStart.count))
    } else if format == .html, scan.hasMarkup {
      let reduced = HTMLReduction.reduce(text, keepsLineBreaks: false, pictures: .identified)
      let scan = TextScan(reduced.span)
      if scan.isCollapsed {
        bytes.append(contentsOf: reduced)
      } else if scan.isNFC {
        appendCollapsed(reduced, to: &bytes)
      } else {
        bytes.append(contentsOf: TextNormaliser.collapsed(string(reduced)).utf8)
      }
    } else if format == .markdown ? scan.isPlainMarkdown : scan.isCollapsed {
      bytes.append(contentsOf: text.utf8)
    } else {
      let plain = from(text, format: format, pictures: .identified)
      bytes.append(contentsOf: TextNormaliser.collapsed(plain).utf8)
    }
  }

  /// True for `<p>…</p>` with nothing in it that HTML would change, as most prompts are written.
  ///
  /// - Parameter text: collapsed.
  private static func isOneParagraph(_ text: String) -> Bool {
    let bytes = text.utf8Span.span
    let (start, end) = (paragraphStart.count, bytes.count - paragraphEnd.count)
    guard start < end else { return false }
    for (place, byte) in paragraphStart.enumerated() where bytes[place] != byte { return false }
    for (place, byte) in paragraphEnd.enumerated() where bytes[end + place] != byte {
      return false
    }
    guard bytes[start] != 32, bytes[end - 1] != 32 else { return false }
    for place in start..<end
    where bytes[place] == UInt8(ascii: "<") || bytes[place] == UInt8(ascii: "&") { return false }
    return true
  }

  private static let paragraphStart = Array("<p>".utf8)
  private static let paragraphEnd = Array("</p>".utf8)

  /// The bytes are UTF-8 in NFC without white space but that of ASCII and the no-break space.
  private static func appendCollapsed(_ text: [UInt8], to bytes: inout [UInt8]) {
    var start = skipSpaces(text, from: 0)
    while start < text.count {
      var end = start + 1
      var next = end
      while end < text.count {
        if text[end] <= 32 || text[end] == 0xC2 {
          next = skipSpaces(text, from: end)
          // A space between words stays as it is.
          let isSingle = next == end + 1 && text[end] == 32 && next < text.count
          if next > end, !isSingle { break }
        }
        end += 1
      }
      bytes.append(contentsOf: text[start..<end])
      start = max(next, end)
      if start < text.count { bytes.append(32) }
    }
  }

  /// A text as it is compared, but that its white space may be any.
  static func loosely(_ text: String, format: TextFormat) -> String {
    guard format == .html, TextScan(text).hasMarkup else {
      return from(text, format: format, pictures: .identified)
    }
    return string(HTMLReduction.reduce(text, keepsLineBreaks: false, pictures: .identified))
  }

  private static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Without white space after lines and around the text, and at most one empty line at once.
  private static func trimmingLines(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var start = skipSpaces(bytes, from: 0)
    var emptyLines = 2
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 10, bytes[end] != 13 { end += 1 }
      let isPair = end + 1 < bytes.count && bytes[end] == 13 && bytes[end + 1] == 10
      let next = end + (isPair ? 2 : 1)
      end = trimmedEnd(bytes, start..<end)
      if start == end {
        emptyLines += 1
      } else {
        if !output.isEmpty { output += emptyLines > 0 ? [10, 10] : [10] }
        output += bytes[start..<end]
        emptyLines = 0
      }
      start = next
    }
    return output
  }

  private static func skipSpaces(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      if bytes[index] == 32 || (9...13).contains(bytes[index]) {
        index += 1
      } else if bytes[index] == 0xC2, index + 1 < bytes.count,
        bytes[index + 1] == 0xA0 || bytes[index + 1] == 0x85
      {
        index += 2
      } else {
        break
      }
    }
    return index
  }

  private static func trimmedEnd(_ bytes: [UInt8], _ line: Range<Int>) -> Int {
    var end = line.upperBound
    while end > line.lowerBound {
      if bytes[end - 1] == 32 || bytes[end - 1] == 9 {
        end -= 1
      } else if end - 1 > line.lowerBound, bytes[end - 1] == 0xA0, bytes[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    return end
  }
}
