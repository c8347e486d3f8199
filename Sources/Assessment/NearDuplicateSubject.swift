/// An item made ready to be compared with many others: what counts of it is worked out once.
public struct NearDuplicateSubject: Sendable {
  private let features: NearDuplicateFeatures

  public init(_ item: Item) { features = NearDuplicateFeatures(item) }

  /// As `NearDuplicates.areNearlySame` of the two items.
  public func isNearlySame(as other: NearDuplicateSubject) -> Bool {
    NearDuplicates.areNearlySame(features, other.features)
  }
}
