/// What the pictures and sounds of one item in JSON may be at most. More refuses the item.
enum JSONBankLimits {
  static let mediaMax = 64
  /// The content of one file.
  static let mediaBytesMax = 2 * 1024 * 1024
  /// The content of all files of an item.
  static let itemMediaBytesMax = 8 * 1024 * 1024
}
