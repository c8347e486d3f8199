public import Assessment

/// The durations of a live contest that no definition sets, in milliseconds.
public enum ContestTimes {
  /// From `open` until the question is shown, so that it has reached everyone by then.
  public static let openingLead: Int64 = 1_000
  /// From the end of the time until the close: an answer may still be under way.
  public static let closingGrace: Int64 = 250
  /// From a restart until the contest goes on by itself.
  public static let recoveryDelay: Int64 = 3_000
  /// The longest extension that is taken.
  public static let extensionMax: Int64 = 24 * 60 * 60 * 1_000

  /// How long the prompt of an item is shown before its choices: by its characters, markup apart.
  public static func reading(_ item: PresentedItem) -> Int64 {
    1_000 + 50 * Int64(PlainText.from(item.prompt, format: item.format).count)
  }
}
