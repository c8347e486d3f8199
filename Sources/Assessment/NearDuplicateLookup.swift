extension NearDuplicates {
  /// Only items with the same text here can be nearly the same, so that a library can look up the
  /// few that a new item must be compared with.
  public static func lookupText(of item: Item) -> String {
    let bucket = NearDuplicateFeatures(item).bucket
    return (bucket.right + [""] + bucket.numbers.map(String.init)).joined(separator: "\n")
  }
}
