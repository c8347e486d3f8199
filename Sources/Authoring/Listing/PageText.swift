/// Text in a page of HTML.
enum PageText {
  /// With what HTML would act on as entities, and what cannot be printed as U+FFFD: control
  /// characters, and signs that turn the direction of writing.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: escaped += "&amp;"
      case 0x3C: escaped += "&lt;"
      case 0x3E: escaped += "&gt;"
      case 0x22: escaped += "&quot;"
      case 0..<9, 11, 12, 14..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069:
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
