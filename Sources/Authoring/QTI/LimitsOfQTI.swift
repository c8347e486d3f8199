/// What an item or a package of QTI may hold at most. What goes beyond has a diagnostic.
enum QTILimits {
  /// Rules and expressions of one item's response processing.
  static let rulesMax = 5_000
  /// Rules and expressions that are evaluated to find out what an item's responses are worth.
  static let stepsMax = 200_000
  /// Numbers at which the mark of a numeric answer may change.
  static let breakpointsMax = 64
  /// Sections within sections of a test or of a bank.
  static let sectionDepthMax = 32
  /// Files that a manifest or a test may name: twice as many as an archive may have.
  static let resourcesMax = 40_000
}
