import Assessment

/// Right sides of pairs, which Moodle shows as HTML without its tags.
///
/// Source: Moodle 4.1, question/type/match/renderer.php (`format_choices`, `format_string`).
enum MoodleRightSide {
  /// As plain text. Where something looks like a tag and is surely none, as in `vector<int>`, the
  /// text stays as it is.
  static func read(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }),
      MarkupCheck.findings(MarkupTag.all(in: text, format: .html)).isEmpty
    else { return text }
    return PlainText.from(text, format: .html)
  }

  /// A plain text so that it is shown as it is.
  static func write(_ plain: String) -> String { MarkupEncoding.encode(plain, as: .html) }
}
