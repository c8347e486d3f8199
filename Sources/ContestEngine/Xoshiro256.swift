/// A small generator with a period of 2^256 − 1: the same seed gives the same draw on any machine.
///
/// Not for secrets; seeds that must not be guessed come as 32 random bytes.
/// Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", xoshiro256**,
/// and its `jump`, <https://prng.di.unimi.it/xoshiro256starstar.c> (public domain).
struct Xoshiro256: RandomNumberGenerator {
  static let seedBytes = 32

  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Four words, the lowest byte of each first. Nil unless there are 32 bytes.
  init?(seed: [UInt8]) {
    guard seed.count == Self.seedBytes else { return nil }
    let words = stride(from: 0, to: seed.count, by: 8).map { start in
      seed[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    // A state of zeros would stay one.
    let isZero = words.allSatisfy { $0 == 0 }
    state = isZero ? Self.state(from: 0) : (words[0], words[1], words[2], words[3])
  }

  /// From a text: its FNV-1a hash of 64 bits, spread by SplitMix64.
  init(text: String) {
    let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    state = Self.state(from: hash)
  }

  mutating func next() -> UInt64 {
    let result = Self.rotated(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotated(state.3, by: 45)
    return result
  }

  /// As it is after so many jumps of 2^128 numbers: what follows never meets what came before.
  func jumped(_ times: Int) -> Xoshiro256 {
    var generator = self
    for _ in 0..<times { generator.jump() }
    return generator
  }

  private mutating func jump() {
    let jumps: [UInt64] = [
      0x180E_C6D3_3CFD_0ABA, 0xD5A6_1266_F0C9_392C, 0xA958_2618_E03F_C9AA, 0x39AB_DC45_29B1_661C,
    ]
    var jumped: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for word in jumps {
      for bit in 0..<64 {
        if word >> UInt64(bit) & 1 == 1 {
          jumped.0 ^= state.0
          jumped.1 ^= state.1
          jumped.2 ^= state.2
          jumped.3 ^= state.3
        }
        _ = next()
      }
    }
    state = jumped
  }

  /// A number from 0 up to `bound`, which is above 0; every one as likely.
  mutating func below(_ bound: Int) -> Int {
    let bound = UInt64(bound)
    // Numbers under this would make the small remainders more likely.
    let least = (0 &- bound) % bound
    while true {
      let number = next()
      if number >= least { return Int(number % bound) }
    }
  }

  /// Fisher and Yates, from the end. Our own, so that a draw does not change with the standard
  /// library.
  mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, below(last + 1))
    }
  }

  private static func state(from seed: UInt64) -> (UInt64, UInt64, UInt64, UInt64) {
    var mixer = SplitMix64(state: seed)
    return (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  private static func rotated(_ word: UInt64, by bits: UInt64) -> UInt64 {
    word << bits | word >> (64 - bits)
  }
}

/// Spreads a number over 64 bits; different numbers stay different.
///
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  static func mixed(_ word: UInt64) -> UInt64 {
    var mixed = word
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
