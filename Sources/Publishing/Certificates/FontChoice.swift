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
  static func families(for context: OpaquePointer) -> String {
    let complete = families.first { hasVietnamese($0, context) }
    return ([complete].compactMap(\.self) + families.filter { $0 != complete })
      .joined(separator: ", ")
  }

  private static func hasVietnamese(_ family: String, _ context: OpaquePointer) -> Bool {
    guard let description = pango_font_description_new() else { return false }
    defer { pango_font_description_free(description) }
    pango_font_description_set_family(description, family)
    guard let font = pango_context_load_font(context, description) else { return false }
    defer { g_object_unref(font) }
    guard let coverage = pango_font_get_coverage(font, pango_language_get_default()) else {
      return false
    }
    defer { g_object_unref(UnsafeMutableRawPointer(coverage)) }
    return (letters + letters.uppercased()).unicodeScalars.allSatisfy { letter in
      pango_coverage_get(coverage, Int32(letter.value)) == PANGO_COVERAGE_EXACT
    }
  }
}
