/// How many cells of a terminal a character takes: 0, 1 or 2.
///
/// A character is a grapheme cluster: a letter with all its marks, or an emoji with all its parts.
///
/// Source: Unicode Standard Annex 11, and what terminals in use draw.
public enum CellWidth {
  public static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    let alone = scalars.index(after: scalars.startIndex) == scalars.endIndex
    if alone || width(of: first) == 0 { return width(of: first) }
    if scalars.contains("\u{FE0F}") && first.properties.isEmoji { return 2 }
    return width(of: first)
  }

  /// The cells of one scalar standing alone. Marks and whatever cannot be seen take none.
  static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E, 0xA1...0xAC, 0xAE...0x2FF, 0x1E00...0x1EFF, 0x2500...0x25FC: return 1
    case 0..<0x20, 0x7F...0x9F, 0xAD, 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    default: break
    }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .format, .nonspacingMark, .enclosingMark, .lineSeparator, .paragraphSeparator,
      .surrogate:
      return 0
    default: break
    }
    if properties.isDefaultIgnorableCodePoint { return 0 }
    return WideRanges.contain(scalar) || properties.isEmojiPresentation ? 2 : 1
  }

  /// Whether terminals are known to disagree about the width of this character.
  ///
  /// After drawing one, nothing can be assumed about where the cursor went.
  static func isUncertain(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    guard let first = scalars.first, first.value >= 0x80 || scalars.count > 1 else { return false }
    if first.properties.isEmoji && first.value >= 0x203C { return true }
    return scalars.dropFirst().contains {
      $0.properties.generalCategory != .nonspacingMark || $0.value == 0xFE0F
    }
  }
}

extension StringProtocol {
  /// The cells that the text takes on one line.
  public var cellWidth: Int { reduce(0) { $0 + CellWidth.of($1) } }

  /// The start of the text, at most `width` cells wide. When something is cut off, the text ends
  /// with `mark`, which is within the width.
  public func truncated(toWidth width: Int, mark: String = "…") -> String {
    if cellWidth <= width { return String(self) }
    let markWidth = mark.cellWidth
    if markWidth > width { return "" }
    var result = ""
    var used = 0
    for character in self {
      used += CellWidth.of(character)
      if used > width - markWidth { break }
      result.append(character)
    }
    return result + mark
  }

  /// The text in exactly `width` cells: cut off when it is longer, filled with spaces when it is
  /// shorter.
  public func padded(toWidth width: Int, aligned: TextAlignment = .left) -> String {
    let text = truncated(toWidth: width)
    let spare = Swift.max(0, width - text.cellWidth)
    let before: Int
    switch aligned {
    case .left: before = 0
    case .center: before = spare / 2
    case .right: before = spare
    }
    return String(repeating: " ", count: before) + text
      + String(repeating: " ", count: spare - before)
  }
}

/// Where a text stands in a field that is wider than it.
public enum TextAlignment: Hashable, Sendable { case left, center, right }
