/// How many characters stand before every so many bytes of a text, so that the column of a place
/// costs the same wherever on its line it is: programs write whole banks on one line.
///
/// Nothing is remembered from one question to the next, so the order of them does not matter, nor
/// the thread.
struct SourceColumns: Sendable {
  /// Characters before each multiple of `step`; empty where every line is short.
  private let counts: [UInt32]

  /// At most so many bytes are looked at for one column.
  static let step = 1 << 10

  /// - Parameter lineStarts: the offsets at which the lines begin, in order.
  init(_ bytes: [UInt8], lineStarts: [UInt32]) {
    counts = Self.hasLongLine(lineStarts, end: bytes.count) ? Self.counts(bytes) : []
  }

  /// Characters between two offsets of the text.
  func count(_ range: Range<Int>, in bytes: [UInt8]) -> Int {
    guard let mark = mark(for: range) else { return Self.characters(bytes, range) }
    // Both ends are counted from a mark before them.
    let behind = Self.characters(bytes, mark..<range.upperBound)
    let start = range.lowerBound / Self.step
    let before = Self.characters(bytes, (start * Self.step)..<range.lowerBound)
    return Int(counts[mark / Self.step] - counts[start]) + behind - before
  }

  /// The bytes that are looked at to count the characters of a range.
  func work(_ range: Range<Int>) -> Int {
    guard let mark = mark(for: range) else { return range.count }
    return range.upperBound - mark + range.lowerBound % Self.step
  }

  /// The last mark in a range that is worth it; nil for a short one.
  private func mark(for range: Range<Int>) -> Int? {
    guard range.count > Self.step, !counts.isEmpty else { return nil }
    return range.upperBound / Self.step * Self.step
  }

  private static func hasLongLine(_ starts: [UInt32], end: Int) -> Bool {
    guard end > step else { return false }
    for (start, next) in zip(starts, starts.dropFirst()) where next - start > UInt32(step) {
      return true
    }
    return end - Int(starts.last ?? 0) > step
  }

  private static func counts(_ bytes: [UInt8]) -> [UInt32] {
    let steps = bytes.count / step
    let parts = Parallel.pieces(steps, of: stepsOfPart)
    let inParts = Parallel.map(parts.count) { part in
      parts[part].map { UInt32(characters(bytes, ($0 * step)..<(($0 + 1) * step))) }
    }
    var counts: [UInt32] = [0]
    counts.reserveCapacity(steps + 1)
    var sum: UInt32 = 0
    for part in inParts {
      for count in part {
        sum += count
        counts.append(sum)
      }
    }
    return counts
  }

  private static let stepsOfPart = 4 << 10

  /// A byte that goes on with a character begins none.
  private static func characters(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      for place in range where bytes[place] & 0xC0 != 0x80 { count += 1 }
      return count
    }
  }
}
