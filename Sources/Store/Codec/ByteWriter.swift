/// Puts values one after another into bytes. Its counterpart is `ByteReader`.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 32) { bytes.reserveCapacity(capacity) }

  mutating func byte(_ byte: UInt8) { bytes.append(byte) }

  /// Seven bits a byte, the lowest first; the top bit says that more follow.
  mutating func unsigned(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Small magnitudes stay small: 0, −1, 1, −2 … are written as 0, 1, 2, 3 …
  mutating func signed(_ value: Int64) {
    unsigned(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
  }

  mutating func signed(_ value: Int) { signed(Int64(value)) }

  /// Their count, then the bytes.
  mutating func bytes(_ value: [UInt8]) {
    unsigned(UInt64(value.count))
    bytes.append(contentsOf: value)
  }

  /// The text's UTF-8 as it is, after its count.
  mutating func text(_ value: String) {
    let utf8 = value.utf8
    unsigned(UInt64(utf8.count))
    bytes.append(contentsOf: utf8)
  }
}
