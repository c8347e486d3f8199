/// What an archive (a QTI or H5P package, a Word file, a workbook) may hold at most. One that goes
/// beyond is refused as a whole.
enum ArchiveLimits {
  static let entriesMax = 20_000
  /// Unpacked.
  static let entryBytesMax = 64 * 1024 * 1024
  /// Unpacked, of all entries together.
  static let bytesMax = 512 * 1024 * 1024
  /// Unpacked bytes for each packed one, of an entry larger than `ratioCountsFrom`. Deflate can
  /// pack 1,000 to 1; texts and pictures stay below 100.
  static let ratioMax = 200
  static let ratioCountsFrom = 1024 * 1024
  static let pathBytesMax = 1_024
}
