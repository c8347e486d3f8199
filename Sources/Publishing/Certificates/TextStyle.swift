/// How a text is to look. Sizes in points.
struct TextStyle {
  let size: Double
  /// The smallest size that a long text shrinks to before it wraps.
  let smallest: Double
  let bold: Bool
  let italic: Bool
  let centred: Bool
  /// Added between letters.
  let tracking: Double

  init(
    size: Double, smallest: Double? = nil, bold: Bool = false, italic: Bool = false,
    centred: Bool = true, tracking: Double = 0
  ) {
    self.size = size
    self.smallest = smallest ?? size
    self.bold = bold
    self.italic = italic
    self.centred = centred
    self.tracking = tracking
  }

  func scaled(by factor: Double) -> TextStyle {
    TextStyle(
      size: size * factor, smallest: smallest * factor, bold: bold, italic: italic,
      centred: centred, tracking: tracking * factor)
  }
}
