/// What the writer notes in a package of its own, so that reading it back gives the same items.
///
/// Source: QTI 3.0 information model, `tool-name` of an item and `data-*` of a body element.
enum QTIOwnMarks {
  static let toolName = "Bảng Vàng"
  static let format = "data-bangvang-format"
  static let kind = "data-bangvang-kind"
  static let trueFalse = "true-false"
  static let unit = "data-bangvang-unit"
}
