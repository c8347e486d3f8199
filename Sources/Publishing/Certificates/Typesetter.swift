import CPango

/// Sets the texts of a document through Pango, all with the same fonts.
final class Typesetter {
  private let context: OpaquePointer
  private let font: OpaquePointer

  /// Nil where no font is installed, or there is no memory.
  init?() {
    guard let map = pango_cairo_font_map_get_default(),
      let context = pango_font_map_create_context(map)
    else { return nil }
    Self.prepare(context)
    guard let families = FontChoice.families(for: context), let font = pango_font_description_new()
    else {
      g_object_unref(UnsafeMutableRawPointer(context))
      return nil
    }
    pango_font_description_set_family(font, families)
    self.context = context
    self.font = font
  }

  private static func prepare(_ context: OpaquePointer) {
    // Names are Vietnamese in English certificates too, so fonts are chosen for Vietnamese.
    pango_context_set_language(context, pango_language_from_string("vi"))
    // Paper has no pixels to fit letters to.
    pango_context_set_round_glyph_positions(context, 0)
    guard let options = cairo_font_options_create() else { return }
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
  }

  deinit {
    pango_font_description_free(font)
    g_object_unref(UnsafeMutableRawPointer(context))
  }

  /// Sets a text in a width: one that is too long shrinks, then wraps, and is never cut.
  ///
  /// - Parameter width: in points.
  func lay(_ text: String, _ style: TextStyle, width: Double) -> TextLayout? {
    guard let layout = pango_layout_new(context) else { return nil }
    let printed = PrintedText(text).text
    pango_layout_set_text(layout, printed, -1)
    pango_layout_set_alignment(layout, style.centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT)
    // Left stays left on a page whose other parts stand where they stand.
    pango_layout_set_auto_dir(layout, 0)
    setAttributes(of: layout, printed, style)
    shrink(layout, style, width: width)
    return TextLayout(owning: layout, width: width, centred: style.centred)
  }

  /// Sets the largest size between the style's two at which the text stands on one line.
  private func shrink(_ layout: OpaquePointer, _ style: TextStyle, width: Double) {
    var size = style.size
    while true {
      setFont(of: layout, style, size: size)
      var logical = PangoRectangle()
      pango_layout_get_extents(layout, nil, &logical)
      let needed = Double(logical.width) / Double(PANGO_SCALE)
      if needed <= width || size <= style.smallest { return }
      size = max(style.smallest, min(size - 0.1, size * width / needed))
    }
  }

  private func setFont(of layout: OpaquePointer, _ style: TextStyle, size: Double) {
    pango_font_description_set_absolute_size(font, size * Double(PANGO_SCALE))
    pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_style(font, style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
    pango_layout_set_font_description(layout, font)
  }

  /// Letter spacing, no line end inside "12/QĐ-BTC", and no hyphen that is not in the text.
  private func setAttributes(of layout: OpaquePointer, _ text: String, _ style: TextStyle) {
    guard let attributes = pango_attr_list_new() else { return }
    if style.tracking > 0 {
      let tracking = Int32((style.tracking * Double(PANGO_SCALE)).rounded())
      pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(tracking))
    }
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
    for (place, byte) in text.utf8.enumerated()
    where byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") {
      guard let attribute = pango_attr_allow_breaks_new(0) else { continue }
      attribute.pointee.start_index = UInt32(place)
      attribute.pointee.end_index = UInt32(place + 2)
      pango_attr_list_insert(attributes, attribute)
    }
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
  }
}
