/// An item made ready to be compared with many others: what counts of it is worked out once.
public struct NearDuplicateSubject: Sendable {
  let features: NearDuplicateFeatures

  public init(_ item: Item) { features = NearDuplicateFeatures(item) }

  /// How alike the two items are; nil where they ask different things.
  public func likeness(to other: NearDuplicateSubject) -> Likeness? {
    LikenessRule.likeness(features, other.features)
  }

  /// Whether the two must not be asked in one contest: nearly the same, or the same with another
  /// key.
  public func isNearlySame(as other: NearDuplicateSubject) -> Bool { likeness(to: other) != nil }

  /// What an index finds the item by.
  public var traces: LikenessTraces {
    LikenessTraces(prompt: features.prompt, answers: features.answers)
  }
}
