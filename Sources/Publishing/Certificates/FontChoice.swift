import CPango

/// Which of the installed families certificates are set in.
enum FontChoice {
  /// Times metrics first: Vietnamese papers are set in Times New Roman. Liberation Serif before
  /// version 2 lacks half of the Vietnamese letters, and a word set in two fonts is ugly.
  private static let families = [
    "Times New Roman", "Liberation Serif", "Tinos", "Noto Serif", "FreeSerif", "DejaVu Serif",
  ]

  /// Letters with a tone on another mark are what incomplete fonts lack.
  private static let letters = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"

  /// The first family with every Vietnamese letter, then the others: what it lacks comes from them.
  /// Nil where no font is installed at all.
  static func families(for context: OpaquePointer) -> String? {
    let complete = completeFamily(for: context)
    if complete == nil {
      guard let any = loaded("Serif", context) else { return nil }
      g_object_unref(any)
    }
    return ([complete].compactMap(\.self) + families.filter { $0 != complete })
      .joined(separator: ", ")
  }

  /// The first of the families that has every Vietnamese letter.
  static func completeFamily(for context: OpaquePointer) -> String? {
    families.first { hasVietnamese($0, context) }
  }

  private static func hasVietnamese(_ family: String, _ context: OpaquePointer) -> Bool {
    guard let font = loaded(family, context) else { return false }
    defer { g_object_unref(font) }
    // Another family may have been given in place of one that is not installed.
    guard name(of: font) == family,
      let coverage = pango_font_get_coverage(font, pango_language_get_default())
    else { return false }
    defer { g_object_unref(UnsafeMutableRawPointer(coverage)) }
    return (letters + letters.uppercased()).unicodeScalars.allSatisfy { letter in
      pango_coverage_get(coverage, Int32(letter.value)) == PANGO_COVERAGE_EXACT
    }
  }

  /// The caller lets go of it.
  private static func loaded(
    _ family: String, _ context: OpaquePointer
  ) -> UnsafeMutablePointer<PangoFont>? {
    guard let description = pango_font_description_new() else { return nil }
    defer { pango_font_description_free(description) }
    pango_font_description_set_family(description, family)
    return pango_context_load_font(context, description)
  }

  private static func name(of font: UnsafeMutablePointer<PangoFont>) -> String? {
    guard let description = pango_font_describe(font) else { return nil }
    defer { pango_font_description_free(description) }
    return pango_font_description_get_family(description).map { String(cString: $0) }
  }
}
