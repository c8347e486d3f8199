import COpenSSL

/// Bytes that nobody can guess, from OpenSSL's generator, which the kernel's (`getrandom`) seeds and seeds again.
public enum RandomBytes {
  /// - Parameter count: at least 0.
  public static func make(count: Int) -> [UInt8] {
    if let length = Int32(exactly: count) {
      var bytes = [UInt8](repeating: 0, count: count)
      if RAND_bytes(&bytes, length) == 1 { return bytes }
    }
    // Only a broken OpenSSL has none: then eight bytes at a time from the kernel.
    var random = SystemRandom()
    return make(count: count, using: &random)
  }

  /// The same from a generator that is handed in, so that a test can repeat its bytes.
  public static func make(count: Int, using random: inout some RandomNumberGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count < count {
      let word: UInt64 = random.next()
      for place in 0..<min(8, count - bytes.count) {
        bytes.append(UInt8(truncatingIfNeeded: word >> (8 * UInt64(place))))
      }
    }
    return bytes
  }
}

/// The kernel's cryptographic generator as a `RandomNumberGenerator`.
///
/// The standard library's generator reads `getrandom` on Linux; the name here says what is relied on.
public struct SystemRandom: RandomNumberGenerator, Sendable {
  private var kernel = SystemRandomNumberGenerator()

  public init() {}

  public mutating func next() -> UInt64 { kernel.next() }
}
