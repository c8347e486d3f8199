/// What a bank file may hold at most. A file that goes beyond gets a diagnostic, never a trap.
public enum BankLimits {
  /// A year's work of a province is a few megabytes; pictures written into texts make the rest.
  public static let fileBytesMax = 128 * 1024 * 1024
  /// One item with its pictures.
  public static let itemBytesMax = 4 * 1024 * 1024
  public static let itemsMax = 1_000_000
  /// Choices, answers or pairs of one item.
  public static let answersMax = 1_000
  /// After so many diagnostics the rest is only counted.
  public static let diagnosticsMax = 10_000
  /// Characters of an excerpt.
  public static let excerptMax = 60
}
