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
