public import Assessment
import Cryptography

/// The hash of an item's content, and the id that it gives.
struct ItemContentHash {
  let id: ItemID
  /// The first half of the id as a number.
  let key: UInt64

  /// Half of a SHA-256 is more than enough to keep all items of the world apart.
  ///
  /// - Parameter canonical: what the item's text is made with.
  init(_ item: Item, _ canonical: inout CanonicalText) {
    let (high, low) = SHA256.hash(canonical.bytes(of: item)).firstHalf
    key = high
    id = ItemID(high: high, low: low)
  }
}

extension ItemID {
  /// The id that an item's content gives it: 32 lower-case hexadecimal digits.
  public init(contentOf item: Item) {
    var canonical = CanonicalText()
    self = ItemContentHash(item, &canonical).id
  }
}
