/// Looks at eight bytes of a text at once: most of a file is letters that nobody looks for.
///
/// Source: Warren, "Hacker's Delight", section 6-1 (find first zero byte).
struct EightBytes {
  static let count = 8

  private let word: UInt64

  /// Nil where fewer are left.
  init?(_ bytes: UnsafeRawBufferPointer, at place: Int) {
    guard place + Self.count <= bytes.count else { return nil }
    word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// True if one of them is no ASCII.
  var hasHigh: Bool { word & Self.highs != 0 }

  func has(_ byte: UInt8) -> Bool {
    let other = word ^ (Self.ones &* UInt64(byte))
    return (other &- Self.ones) & ~other & Self.highs != 0
  }

  /// - Parameter bound: at most 128.
  func hasLess(than bound: UInt8) -> Bool {
    (word &- Self.ones &* UInt64(bound)) & ~word & Self.highs != 0
  }
}
