/// What a cloze text may hold at most.
enum ClozeLimits {
  static let gapsMax = 200
  /// The share of an item's mark that a gap has, relative to the others.
  static let weightMax = 1_000
}
