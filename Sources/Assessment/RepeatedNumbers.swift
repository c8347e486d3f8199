/// A first look for numbers that stand in a list more than once, without a table of all of them: what it
/// says does not repeat, does not; a few of the others do not either.
///
/// Source of the idea: Bloom, "Space/time trade-offs in hash coding with allowable errors",
/// Comm. ACM 13 (1970), with one hash, which the numbers are themselves.
public struct RepeatedNumbers: Sendable {
  /// Bits, by the lowest bits of the numbers: seen at all, and seen again.
  private var once: [UInt64]
  private var twice: [UInt64]
  private let mask: UInt64

  /// - Parameter count: of the list. Its numbers should be hashes.
  public init(count: Int) {
    var words = 1
    // Sixteen bits for each number.
    while words * 4 < count { words *= 2 }
    once = Array(repeating: 0, count: words)
    twice = once
    mask = UInt64(words - 1)
  }

  public mutating func see(_ number: UInt64) {
    let (word, bit) = place(of: number)
    if once[word] & bit == 0 { once[word] |= bit } else { twice[word] |= bit }
  }

  public func mayRepeat(_ number: UInt64) -> Bool {
    let (word, bit) = place(of: number)
    return twice[word] & bit != 0
  }

  private func place(of number: UInt64) -> (word: Int, bit: UInt64) {
    (Int(truncatingIfNeeded: number >> 6 & mask), 1 << (number & 63))
  }
}
