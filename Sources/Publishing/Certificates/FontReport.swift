import CPango

/// What the installed fonts can do for certificates.
public enum FontReport: Hashable, Sendable {
  /// This family has every Vietnamese letter.
  case complete(family: String)
  /// Fonts are there, but none of those for certificates has all letters.
  case incomplete
  /// No font at all is installed.
  case none

  public static func read() -> FontReport {
    guard let map = pango_cairo_font_map_get_default(),
      let context = pango_font_map_create_context(map)
    else { return .none }
    defer { g_object_unref(UnsafeMutableRawPointer(context)) }
    if let family = FontChoice.completeFamily(for: context) { return .complete(family: family) }
    return FontChoice.families(for: context) == nil ? .none : .incomplete
  }

  /// Of the library that sets texts, as it was loaded.
  public static var libraryVersion: String { String(cString: pango_version_string()) }
}
