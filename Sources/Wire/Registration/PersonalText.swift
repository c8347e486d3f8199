import Assessment

/// What a person writes about themselves: shown to others, so nothing in it may steer a screen.
public enum PersonalText {
  /// The text trimmed and in NFC; nil where nothing is left, it is too long, or it has a control, format
  /// (bidirectional, zero-width), private-use or line-separating character.
  ///
  /// - Parameter lengthMax: in characters as people count them, besides `bytesMax`.
  public static func checked(_ text: String, lengthMax: Int, bytesMax: Int) -> String? {
    guard text.unicodeScalars.allSatisfy({ isAllowed($0) }) else { return nil }
    let trimmed = trimmed(text.inNFC)
    guard !trimmed.isEmpty, trimmed.utf8.count <= bytesMax, trimmed.count <= lengthMax else {
      return nil
    }
    return trimmed
  }

  /// Without white space at both ends.
  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
