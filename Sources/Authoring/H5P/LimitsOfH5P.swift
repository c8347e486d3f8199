/// What an H5P package may hold at most, within what any archive may. What goes beyond has a
/// diagnostic.
enum H5PLimits {
  /// `content/content.json`, unpacked. Pictures lie in files of their own.
  static let contentBytesMax = 16 * 1024 * 1024
}
