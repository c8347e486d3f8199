/// What an archive (a QTI or H5P package, a Word file, a workbook) may hold at most. One that goes
/// beyond is refused as a whole.
struct ArchiveLimits: Hashable, Sendable {
  var entriesMax = 20_000
  /// Unpacked.
  var entryBytesMax = 64 * 1024 * 1024
  /// Unpacked, of all entries together.
  var bytesMax = 512 * 1024 * 1024
  /// Unpacked bytes for each packed one, of an entry larger than `ratioCountsFrom`. Deflate can
  /// pack 1,000 to 1; texts and pictures stay below 100.
  var ratioMax = 200
  var ratioCountsFrom = 1024 * 1024
  /// The same of all entries together, where they unpack to more than this: many small ones hide
  /// from the limit of one.
  var sumRatioCountsFrom = 16 * 1024 * 1024
  var pathBytesMax = 1_024

  /// Of every archive that somebody brings; tests hand in smaller ones.
  static let usual = ArchiveLimits()
}
