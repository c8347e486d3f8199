/// The characters of ASCII that a text has.
struct ASCIISet {
  /// A bit for each of U+0000–003F, and of U+0040–007F.
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// Without a branch, since it is done for every byte of a text.
  ///
  /// - Parameter byte: less than 128.
  mutating func insert(_ byte: UInt8) {
    let bit: UInt64 = 1 &<< UInt64(byte & 63)
    let isHigh = UInt64(byte >> 6)
    low |= bit & (isHigh &- 1)
    high |= bit & (0 &- isHigh)
  }

  func has(_ sign: Unicode.Scalar) -> Bool {
    let half = sign.value < 64 ? low : high
    return sign.isASCII && half & (1 &<< UInt64(sign.value & 63)) != 0
  }

  /// U+0009–000D: tabs and ends of lines.
  var hasControlSpaces: Bool { low & Self.controlSpaces != 0 }

  /// U+0000–001F without those, and U+007F.
  var hasOtherControls: Bool {
    low & (Self.controls & ~Self.controlSpaces) != 0 || has("\u{7F}")
  }

  private static let controlSpaces: UInt64 = 0b11_1110_0000_0000
  private static let controls: UInt64 = (1 << 32) - 1
}
