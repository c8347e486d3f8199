/// An item made ready to be compared with many others: what counts of it is worked out once.
public struct NearDuplicateSubject: Sendable {
  let features: NearDuplicateFeatures

  public init(_ item: Item) { features = NearDuplicateFeatures(item) }

  /// As `NearDuplicates.areNearlySame` of the two items.
  public func isNearlySame(as other: NearDuplicateSubject) -> Bool {
    NearDuplicates.areNearlySame(features, other.features)
  }

  /// Only items with the same text here can be nearly the same, so that a library can look up the
  /// few that a new item must be compared with.
  public var lookupText: String {
    let bucket = features.bucket
    return (bucket.right + [""] + bucket.numbers.map(String.init)).joined(separator: "\n")
  }
}
