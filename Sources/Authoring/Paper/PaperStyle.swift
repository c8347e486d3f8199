/// How letters are written, as far as that can point out a right answer or is part of what a text
/// says.
struct PaperStyle: Hashable, Sendable {
  struct Traits: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let bold = Traits(rawValue: 1)
    static let italic = Traits(rawValue: 2)
    static let underline = Traits(rawValue: 4)
    static let raised = Traits(rawValue: 8)
    static let lowered = Traits(rawValue: 16)
  }

  var traits: Traits = []
  /// Red, green and blue, plus one; 0 is the ordinary colour.
  var colour: UInt32 = 0
  /// Of the paper behind the letters, as `colour`.
  var highlight: UInt32 = 0

  static let plain = PaperStyle()

  /// A colour of letters. What hardly differs from black is black: pages of the web and chat
  /// programs write in it, and no reader sees a mark.
  static func ink(_ value: UInt32) -> UInt32 {
    let (low, high) = channels(value)
    let isBlack = high < 0x34 || high < 0x60 && high - low <= 0x20
    return isBlack ? 0 : (value & 0xFF_FFFF) + 1
  }

  /// A colour behind letters. What hardly differs from white is white.
  static func ground(_ value: UInt32) -> UInt32 {
    let (low, high) = channels(value)
    return low >= 0xEC && high - low <= 0x10 ? 0 : (value & 0xFF_FFFF) + 1
  }

  private static func channels(_ value: UInt32) -> (low: UInt32, high: UInt32) {
    let (red, green, blue) = (value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF)
    return (min(red, green, blue), max(red, green, blue))
  }

  /// Without the look that programs give to links by themselves: underlined, in blue or, once they
  /// were followed, in purple. A link in red was marked by somebody.
  var withoutLookOfLink: PaperStyle {
    var style = self
    style.traits.remove(.underline)
    guard colour > 0 else { return style }
    let value = colour - 1
    let (red, green, blue) = (value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF)
    let wasFollowed = value == 0x95_4F72 || value == 0x80_0080
    if blue > red && blue > green || wasFollowed { style.colour = 0 }
    return style
  }

  /// With what another style adds to it.
  func adding(_ other: PaperStyle) -> PaperStyle {
    PaperStyle(
      traits: traits.union(other.traits), colour: other.colour == 0 ? colour : other.colour,
      highlight: other.highlight == 0 ? highlight : other.highlight)
  }
}

/// Letters of a line that are written alike, and not plainly.
struct PaperSpan: Hashable, Sendable {
  var range: Range<Int>
  let style: PaperStyle
}
