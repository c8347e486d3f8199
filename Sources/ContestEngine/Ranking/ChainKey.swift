/// All criteria of a chain, less being better; three at once, as they are compared.
///
/// Keys of different moments of one contest can be compared: a criterion measures a contestant, not
/// a place among the others.
struct ChainKey: Comparable, Sendable {
  let head: RankKey
  /// Empty for a chain of three or fewer.
  let rest: [RankKey]

  init(_ values: RankValues, _ place: Int) {
    var head = values.key(of: place, from: 0)
    head.place = 0
    self.head = head
    rest = stride(from: RankKey.width, to: values.count, by: RankKey.width).map { first in
      var key = values.key(of: place, from: first)
      key.place = 0
      return key
    }
  }

  static func < (left: ChainKey, right: ChainKey) -> Bool {
    if left.head != right.head { return left.head < right.head }
    return left.rest.lexicographicallyPrecedes(right.rest)
  }
}
