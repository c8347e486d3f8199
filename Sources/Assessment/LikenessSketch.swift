/// What a glance at two items tells: most that share a trace are not alike, and need not be compared
/// trace by trace. The lists of traces have it for each of their members, so that one list after the
/// other is read through and the items are not gone to.
struct LikenessSketch: Sendable {
  let place: Int32
  /// So many marks at least must be shared with an item that has no fewer.
  private let needed: UInt8
  /// How many of the marks have a bit that another mark has, too.
  private let hidden: UInt8
  /// A bit of 256 for each mark.
  private let bits: (UInt64, UInt64, UInt64, UInt64)

  init(_ marks: ArraySlice<UInt32>, place: Int32) {
    var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for mark in marks {
      let bit = UInt64(1) << UInt64(mark & 63)
      switch mark >> 6 & 3 {
      case 0: bits.0 |= bit
      case 1: bits.1 |= bit
      case 2: bits.2 |= bit
      default: bits.3 |= bit
      }
    }
    self.place = place
    self.bits = bits
    // More marks than a byte counts are told by themselves.
    needed = marks.count > 255 ? 0 : UInt8(clamping: LikenessFilter.sharedMin(marks.count))
    hidden = UInt8(clamping: marks.count - Self.count(bits.0, bits.1, bits.2, bits.3))
  }

  /// False only where `LikenessFilter.isLikely` is.
  func mayBeLike(_ other: LikenessSketch) -> Bool {
    let shared = Self.count(
      bits.0 & other.bits.0, bits.1 & other.bits.1, bits.2 & other.bits.2, bits.3 & other.bits.3)
    return shared + Int(min(hidden, other.hidden)) >= Int(min(needed, other.needed))
  }

  /// How many bits are set in all together; at most 255.
  ///
  /// Source: Warren, "Hacker's Delight", section 5-1 (counting 1-bits), with one sum for four words.
  private static func count(
    _ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64
  ) -> Int {
    let low = inFours(first) &+ inFours(second)
    let high = inFours(third) &+ inFours(fourth)
    let mask: UInt64 = 0x0F0F_0F0F_0F0F_0F0F
    let bytes = (low & mask) &+ (low >> 4 & mask) &+ (high & mask) &+ (high >> 4 & mask)
    return Int(truncatingIfNeeded: (bytes &* 0x0101_0101_0101_0101) >> 56)
  }

  /// The sums of each four bits.
  private static func inFours(_ word: UInt64) -> UInt64 {
    let twos = word &- (word >> 1 & 0x5555_5555_5555_5555)
    return (twos & 0x3333_3333_3333_3333) &+ (twos >> 2 & 0x3333_3333_3333_3333)
  }
}
