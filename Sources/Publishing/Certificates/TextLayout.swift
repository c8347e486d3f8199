import CPango

/// A text as Pango has set it, ready to be drawn. A class, since it owns its layout and several
/// places of a page's plan refer to it.
final class TextLayout {
  private let layout: OpaquePointer
  /// From the left edge of the column to that of the widest line, in points.
  let inset: Double
  /// Of the widest line, in points.
  let width: Double
  /// In points.
  let height: Double
  /// How far the layout's own left edge stands from the column's.
  private let shift: Double

  /// Wraps what is wider than `width`; lines of about the same length rather than a word alone on
  /// the last one.
  init(owning layout: OpaquePointer, width: Double, centred: Bool) {
    self.layout = layout
    let set = Self.wrap(layout, width: width)
    shift = centred ? (width - set) / 2 : 0
    let extents = Self.extents(of: layout)
    inset = shift + extents.x
    self.width = extents.width
    height = extents.height
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

  /// Glyphs that no installed font has; above 0 the page would show boxes.
  var unknownGlyphs: Int { Int(pango_layout_get_unknown_glyphs_count(layout)) }

  var lineCount: Int { Int(pango_layout_get_line_count(layout)) }

  /// Draws the text with its column's upper left corner at the place.
  func show(on context: OpaquePointer, x: Double, y: Double) {
    cairo_move_to(context, x + shift, y)
    pango_cairo_show_layout(context, layout)
  }

  /// - Returns: the width that it was set in.
  private static func wrap(_ layout: OpaquePointer, width: Double) -> Double {
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    pango_layout_set_width(layout, units(width))
    let lines = pango_layout_get_line_count(layout)
    if lines == 1 { return width }
    return balance(layout, width: width, lines: lines)
  }

  /// Sets the layout in the narrowest width that needs no more lines and breaks no word.
  private static func balance(_ layout: OpaquePointer, width: Double, lines: Int32) -> Double {
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD)
    func fits(_ candidate: Double) -> Bool {
      pango_layout_set_width(layout, units(candidate))
      return pango_layout_get_line_count(layout) <= lines
        && extents(of: layout).width <= candidate
    }
    guard fits(width) else {
      pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
      return width
    }
    var narrow = 0.0
    var wide = width
    while wide - narrow > 4 {
      let middle = (narrow + wide) / 2
      if fits(middle) { wide = middle } else { narrow = middle }
    }
    pango_layout_set_width(layout, units(wide))
    return wide
  }

  private static func extents(
    of layout: OpaquePointer
  ) -> (x: Double, width: Double, height: Double) {
    var logical = PangoRectangle()
    pango_layout_get_extents(layout, nil, &logical)
    let scale = Double(PANGO_SCALE)
    return (
      Double(logical.x) / scale, Double(logical.width) / scale, Double(logical.height) / scale
    )
  }

  private static func units(_ points: Double) -> Int32 {
    Int32((points * Double(PANGO_SCALE)).rounded(.up))
  }
}
