public import Assessment

/// Two items, in whichever order.
public struct ItemPair: Hashable, Comparable, Sendable, Codable {
  /// The one with the smaller id.
  public let first: ItemID
  public let second: ItemID

  public init(_ one: ItemID, _ other: ItemID) {
    (first, second) = one < other ? (one, other) : (other, one)
  }

  public static func < (left: ItemPair, right: ItemPair) -> Bool {
    (left.first, left.second) < (right.first, right.second)
  }
}
