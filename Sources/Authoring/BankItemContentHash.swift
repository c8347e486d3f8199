public import Assessment
import Cryptography

/// The hash of an item's content, and the id that it gives.
struct ItemContentHash {
  let id: ItemID
  /// The first half of the id as a number.
  let key: UInt64

  /// Half of a SHA-256 is more than enough to keep all items of the world apart.
  init(_ item: Item) {
    let digest = SHA256.hash(ItemIdentity.canonicalBytes(of: item)).bytes
    key = digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    id = ItemID(
      String(unsafeUninitializedCapacity: 32) { text in
        for index in 0..<16 {
          text[2 * index] = Self.digit(digest[index] >> 4)
          text[2 * index + 1] = Self.digit(digest[index] & 15)
        }
        return 32
      })
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
  }
}

extension ItemID {
  /// The id that an item's content gives it: 32 lower-case hexadecimal digits.
  public init(contentOf item: Item) { self = ItemContentHash(item).id }
}
