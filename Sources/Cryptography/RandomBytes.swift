import CLinux
import Glibc

/// Bytes that nobody can guess, from the kernel's generator (`getrandom`).
public enum RandomBytes {
  /// Fetched at once: the kernel takes as long for eight bytes as for a few dozen.
  public static func make(count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
      while filled < count {
        // Cut short only by a signal, or beyond 256 bytes.
        let more = getrandom(bytes.baseAddress.map { $0 + filled }, count - filled, 0)
        if more > 0 { filled += more } else if errno != EINTR { break }
      }
      guard filled < count else { return }
      // A kernel without the call: the standard library knows what else to ask.
      var random = SystemRandom()
      for (place, byte) in make(count: count - filled, using: &random).enumerated() {
        bytes[filled + place] = byte
      }
      filled = count
    }
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
