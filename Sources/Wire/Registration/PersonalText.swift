import Assessment

/// What a person writes about themselves: shown to others, so nothing in it may steer a screen.
public enum PersonalText {
  /// The text trimmed and in NFC; nil where nothing is left, it is too long, or it has a control, format
  /// (bidirectional, zero-width), private-use or line-separating character, one that nothing is shown for,
  /// one that is none (yet), or more marks on a letter than any spelling has.
  ///
  /// - Parameter lengthMax: in characters as people count them, besides `bytesMax`.
  public static func checked(_ text: String, lengthMax: Int, bytesMax: Int) -> String? {
    guard text.unicodeScalars.allSatisfy({ isAllowed($0) }) else { return nil }
    let trimmed = trimmed(text.inNFC)
    guard !trimmed.isEmpty, trimmed.utf8.count <= bytesMax, trimmed.count <= lengthMax,
      hasSpelledMarks(trimmed)
    else { return nil }
    return trimmed
  }

  /// No mark without a letter before it, none twice in a row, and no more than four.
  ///
  /// Source: Unicode Technical Standard 39, section 5.4.
  private static func hasSpelledMarks(_ text: String) -> Bool {
    var marks: [Unicode.Scalar] = []
    if text.unicodeScalars.allSatisfy(isPlainLatin) { return true }
    for (place, scalar) in text.unicodeScalars.enumerated() {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark:
        if place == 0 || marks.last == scalar || marks.count == 4 { return false }
        marks.append(scalar)
      case .spacingMark where place == 0: return false
      default: marks.removeAll()
      }
    }
    return true
  }

  /// Without white space at both ends.
  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Letters and signs of almost every name here, none of them a mark: their properties need not be looked up
  /// for each of 20,000 who come in at once.
  private static func isPlainLatin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0xC0..<0x250, 0x1E00..<0x1F00: true
    default: false
    }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    if isPlainLatin(scalar) { return true }
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint { return false }
    switch properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return false
    default: return true
    }
  }
}
