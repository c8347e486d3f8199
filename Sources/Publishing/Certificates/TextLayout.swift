import CPango

/// How a text is to look.
struct TextStyle {
  /// In points.
  var size: Double
  var bold = false
  var italic = false
  var centred = true
  /// The smallest size that a long text shrinks to before it wraps.
  var smallest: Double

  init(
    size: Double, smallest: Double? = nil, bold: Bool = false, italic: Bool = false,
    centred: Bool = true
  ) {
    self.size = size
    self.smallest = smallest ?? size
    self.bold = bold
    self.italic = italic
    self.centred = centred
  }

  /// Times metrics with every Vietnamese letter: Times New Roman where it is installed, else
  /// Liberation Serif 2, Tinos or Noto Serif. Glyphs that a font lacks come from the next one.
  static let families = "Times New Roman, Liberation Serif, Tinos, Noto Serif, DejaVu Serif"
}

/// A text set by Pango in a width: a text that is too long shrinks, then wraps, and is never cut.
struct TextLayout: ~Copyable {
  private let layout: OpaquePointer
  private let width: Double

  /// - Parameter width: in points.
  init?(_ text: String, style: TextStyle, width: Double, on canvas: PDFCanvas) {
    guard let layout = pango_cairo_create_layout(canvas.context) else { return nil }
    self.layout = layout
    self.width = width
    pango_layout_set_text(layout, text, -1)
    pango_layout_set_alignment(layout, style.centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT)
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    Self.shrink(layout, style: style, width: width)
    pango_layout_set_width(layout, Self.units(width))
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

  /// In points.
  var height: Double { extents.height }

  /// In points, of the widest line.
  var inkWidth: Double { extents.width }

  /// Glyphs that no installed font has; above 0 the page would show boxes.
  var unknownGlyphs: Int { Int(pango_layout_get_unknown_glyphs_count(layout)) }

  func show(on context: OpaquePointer) { pango_cairo_show_layout(context, layout) }

  private var extents: (width: Double, height: Double) {
    var logical = PangoRectangle()
    pango_layout_get_extents(layout, nil, &logical)
    return (
      Double(logical.width) / Double(PANGO_SCALE), Double(logical.height) / Double(PANGO_SCALE)
    )
  }

  /// Sets the largest size between the style's two at which the text stands on one line.
  private static func shrink(_ layout: OpaquePointer, style: TextStyle, width: Double) {
    var size = style.size
    while true {
      setFont(layout, style: style, size: size)
      var logical = PangoRectangle()
      pango_layout_get_extents(layout, nil, &logical)
      let needed = Double(logical.width) / Double(PANGO_SCALE)
      if needed <= width || size <= style.smallest { return }
      size = max(style.smallest, min(size - 0.5, size * width / needed))
    }
  }

  private static func setFont(_ layout: OpaquePointer, style: TextStyle, size: Double) {
    guard let font = pango_font_description_new() else { return }
    defer { pango_font_description_free(font) }
    pango_font_description_set_family(font, TextStyle.families)
    pango_font_description_set_absolute_size(font, size * Double(PANGO_SCALE))
    pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_style(font, style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    pango_layout_set_font_description(layout, font)
  }

  private static func units(_ points: Double) -> Int32 {
    Int32((points * Double(PANGO_SCALE)).rounded())
  }
}
