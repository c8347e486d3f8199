/// What one look at the bytes of a text tells, so that texts that need nothing done to them are
/// left alone. Errs on the side of doing the work.
struct TextScan {
  /// True if the text is certainly in NFC.
  private(set) var isNFC = true
  /// True if there may be a character that `TextNormaliser.display` maps to another, or drops.
  private(set) var hasLookAlikes = false
  /// False if the text may begin with a mark of Markdown for a line.
  private let startsPlainly: Bool
  /// True if there is white space other than single spaces between other characters.
  private var hasOddSpace = false
  private var signs = ASCIISet()

  init(_ text: String) { self.init(text.utf8Span.span) }

  /// - Parameter bytes: valid UTF-8.
  init(_ bytes: Span<UInt8>) {
    startsPlainly = Self.startsPlainly(bytes)
    var lastWasSpace = true
    var hasTwoSpaces = false
    // Nothing is decided at a byte of ASCII: a processor guesses wrong at most words.
    var seen = ASCIISet()
    for index in bytes.indices {
      let byte = bytes[index]
      if byte >= 0x80 {
        scan(byte, bytes, next: index + 1)
        lastWasSpace = false
        continue
      }
      seen.insert(byte)
      let isSpace = byte == 0x20
      hasTwoSpaces = hasTwoSpaces || isSpace && lastWasSpace
      lastWasSpace = isSpace
    }
    signs = seen
    if hasTwoSpaces || seen.hasControlSpaces || (lastWasSpace && !bytes.isEmpty) {
      hasOddSpace = true
    }
    if seen.has("`") || seen.hasOtherControls { hasLookAlikes = true }
  }

  /// True if there is a `<` or `&`.
  var hasMarkup: Bool { signs.has("<") || signs.has("&") }

  /// True if there is a sign that Markdown may read as a mark within a line.
  private var hasMarks: Bool {
    signs.has("`") || signs.has("*") || signs.has("_") || signs.has("[") || signs.has("\\")
  }

  private var hasLineEnd: Bool { signs.has("\n") || signs.has("\r") }

  /// In NFC, and white space is nothing but single spaces between other characters.
  var isCollapsed: Bool { isNFC && !hasOddSpace }

  /// Collapsed, and what Markdown shows as it is written.
  var isPlainMarkdown: Bool { isCollapsed && !hasMarkup && !hasMarks && startsPlainly }

  /// Headings, lists, quotations, rules and fences begin with signs; numbers of lists are shown.
  private static func startsPlainly(_ bytes: Span<UInt8>) -> Bool {
    guard let first = bytes.isEmpty ? nil : bytes[0] else { return true }
    let second = bytes.count > 1 ? bytes[1] : 0
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: ">"): return false
    case UInt8(ascii: "-"), UInt8(ascii: "+"): return second != 32 && second != UInt8(ascii: "-")
    case UInt8(ascii: "~"): return second != UInt8(ascii: "~")
    default: return true
    }
  }

  /// No lines, and no space to be trimmed.
  var needsNoTrimming: Bool { !hasLineEnd && !hasOddSpace }

  /// A byte of a longer character. What is not known here to be a letter, sign or ideogram that
  /// is its own NFC is left to the slow way.
  private mutating func scan(_ byte: UInt8, _ bytes: Span<UInt8>, next: Int) {
    switch byte {
    // Continuations were judged with their first byte.
    case 0x80...0xBF: break
    // U+0080–00BF: next line and no-break space are spaces, soft hyphen and acute look-alikes.
    case 0xC2:
      let second = next < bytes.count ? bytes[next] : 0
      if second == 0x85 || second == 0xA0 { hasOddSpace = true }
      if second == 0xAD || second == 0xB4 { hasLookAlikes = true }
    // U+00C0–00FF, with Ð and ð.
    case 0xC3:
      let second = next < bytes.count ? bytes[next] : 0
      if second == 0x90 || second == 0xB0 { hasLookAlikes = true }
    // Letters to U+017F, among them ă, đ, ĩ, ũ; then to U+01BF with ơ and ư, to U+02FF.
    case 0xC4, 0xC5: break
    case 0xC6...0xCB: if byte != 0xC6 || bytes[next] == 0x89 { hasLookAlikes = true }
    default:
      guard ComposedText.isKnown(byte, bytes, next: next) else {
        giveUp()
        return
      }
      // Quotes that look alike.
      if byte == 0xE2, bytes[next + 1] == 0x98 || bytes[next + 1] == 0x99 { hasLookAlikes = true }
    }
  }

  private mutating func giveUp() {
    isNFC = false
    hasOddSpace = true
    hasLookAlikes = true
  }
}

/// Characters that change nothing before or behind them and are changed by nothing: texts of them
/// and of ASCII are in NFC however they are put together.
public enum ComposedText {
  /// - Parameters:
  ///   - byte: the first of a character beyond ASCII.
  ///   - bytes: valid UTF-8.
  ///   - next: where the second stands.
  public static func isKnown(_ byte: UInt8, _ bytes: Span<UInt8>, next: Int) -> Bool {
    let second = next < bytes.count ? bytes[next] : 0
    switch byte {
    // To U+02FF: letters of Latin script and signs.
    case 0xC2...0xCB: return true
    // U+1E00–1EFF, the letters with two marks.
    case 0xE1: return (0xB8...0xBB).contains(second)
    // U+2010–2026: dashes, quotation marks, ellipses.
    case 0xE2: return second == 0x80 && next + 1 < bytes.count && isPunctuation(bytes[next + 1])
    // Ideograms.
    case 0xE4...0xE9: return true
    // Emoji.
    case 0xF0: return second == 0x9F
    default: return false
    }
  }

  private static func isPunctuation(_ third: UInt8) -> Bool { third >= 0x90 && third <= 0xA6 }
}
