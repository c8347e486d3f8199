/// Bytes that nobody can guess, from the kernel's generator (`getrandom`).
public enum RandomBytes {
  public static func make(count: Int) -> [UInt8] {
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
