/// Makes a text of unknown origin safe and honest to show.
///
/// What is left has no control characters, nothing that turns the direction of writing, nothing
/// that cannot be seen, no private signs, and no towers of marks. The words stay as they were.
public enum Sanitiser {
  /// Most marks on one base letter. Vietnamese needs two, the most demanding scripts five.
  public static let marksMax = 8

  /// Most scalars in one character, so that one cell never costs more than a few dozen bytes.
  public static let scalarsPerCharacterMax = 16

  /// The text without what must not reach a terminal.
  ///
  /// - Parameter keepsNewlines: true keeps line ends, all as `\n`, and widens tabs to four spaces;
  ///   false turns line ends and tabs into one space each.
  public static func clean(_ text: some StringProtocol, keepsNewlines: Bool = false) -> String {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return String(text) }
    var filter = ScalarFilter(keepsNewlines: keepsNewlines)
    let scalars = Array(text.unicodeScalars)
    for index in scalars.indices {
      filter.take(scalars[index], next: index + 1 < scalars.count ? scalars[index + 1] : nil)
    }
    return boundingClusters(String(filter.kept))
  }

  /// Cuts characters that are joined from more scalars than any real one.
  private static func boundingClusters(_ text: String) -> String {
    if !text.contains(where: { $0.unicodeScalars.count > scalarsPerCharacterMax }) { return text }
    var result = ""
    for character in text {
      guard character.unicodeScalars.count > scalarsPerCharacterMax else {
        result.append(character)
        continue
      }
      var scalars = Array(character.unicodeScalars.prefix(scalarsPerCharacterMax))
      while let last = scalars.last, ScalarFilter.joins(last) { scalars.removeLast() }
      result.unicodeScalars.append(contentsOf: scalars)
    }
    return result
  }
}

/// Looks at one scalar after another and keeps the ones that may be shown.
private struct ScalarFilter {
  let keepsNewlines: Bool
  private(set) var kept = String.UnicodeScalarView()
  private var previous: Unicode.Scalar?
  private var marks = 0

  init(keepsNewlines: Bool) { self.keepsNewlines = keepsNewlines }

  /// Joiners and variation selectors, which mean something only beside an emoji.
  static func joins(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x200D || (0xFE0E...0xFE0F).contains(scalar.value)
  }

  mutating func take(_ scalar: Unicode.Scalar, next: Unicode.Scalar?) {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF, 0x1E00...0x1EFF, 0x2500...0x25FF: keep(scalar)
    case 0x0D: if next?.value != 0x0A { keepLineEnd() }
    case 0x0A, 0x85, 0x2028, 0x2029: keepLineEnd()
    case 0x09: for _ in 0..<(keepsNewlines ? 4 : 1) { keep(" ") }
    case 0x200D: if follows(Self.isEmoji), next.map(Self.isEmoji) == true { keepMark(scalar) }
    case 0xFE0E, 0xFE0F: if previous?.properties.isEmoji == true { keepMark(scalar) }
    default: takeByProperties(scalar)
    }
  }

  private mutating func takeByProperties(_ scalar: Unicode.Scalar) {
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint { return }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: break
    case .unassigned: keep("\u{FFFD}")
    case .nonspacingMark, .spacingMark, .enclosingMark: keepMark(scalar)
    default: properties.isEmojiModifier ? keepMark(scalar) : keep(scalar)
    }
  }

  private mutating func keep(_ scalar: Unicode.Scalar) {
    kept.append(scalar)
    previous = scalar
    marks = 0
  }

  private mutating func keepLineEnd() {
    keep(keepsNewlines ? "\n" : " ")
  }

  /// A mark stays on the base before it; without a base it would fall on whatever is drawn there.
  private mutating func keepMark(_ scalar: Unicode.Scalar) {
    guard let previous, previous != "\n", marks < Sanitiser.marksMax else {
      // A skin tone without a hand is an emoji of its own.
      if scalar.properties.isEmojiModifier && marks < Sanitiser.marksMax { keep(scalar) }
      return
    }
    kept.append(scalar)
    self.previous = scalar
    marks += 1
  }

  /// Whether the last thing kept is an emoji, perhaps with a skin tone or a variation selector.
  private func follows(_ isEmoji: (Unicode.Scalar) -> Bool) -> Bool {
    guard let previous else { return false }
    return isEmoji(previous) || previous.value == 0xFE0F
  }

  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x203C && scalar.properties.isEmoji
  }
}
