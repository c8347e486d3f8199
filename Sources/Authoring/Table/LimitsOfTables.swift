/// What a table may hold at most, whatever file it comes from. Reading ends where it goes beyond.
struct TableLimits: Hashable, Sendable {
  /// Of a file or sheet. Source: "Excel specifications and limits", support.microsoft.com.
  var rowsMax = 1_048_576
  /// Of a row: A to XFD.
  var columnsMax = 16_384
  /// Cells in which something stands, of all sheets together.
  var cellsMax = 8_000_000
  /// Of one cell. Excel holds 32,767 characters; pictures may be written into a CSV file.
  var cellBytesMax = 1024 * 1024
  /// Of all cells together, a text that many cells share counted as often as it is shown.
  var textBytesMax = 256 * 1024 * 1024
  var sheetsMax = 255
  /// Ranges of merged cells in a sheet.
  var mergesMax = 100_000

  /// Pictures and drawings over the cells of a sheet.
  var picturesMax = 10_000

  /// Choices of one item in rows under its question: A to Z.
  static let choicesBelowMax = 26

  /// Of every file that somebody brings; tests hand in smaller ones.
  static let usual = TableLimits()
}
