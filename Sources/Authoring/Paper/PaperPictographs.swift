/// Little pictures that chat programs put before words: "✅ Đáp án: B", "📝 Câu 1", "❌ A. Huế".
enum PaperPictographs {
  private static let right: Set<UInt32> = [0x2705, 0x2713, 0x2714, 0x2611]

  /// Where the words begin after pictures and spaces, and whether one of these is a tick.
  static func skipped(_ bytes: [UInt8], from start: Int, to end: Int) -> (end: Int, isRight: Bool) {
    var index = start
    var isRight = false
    if box(bytes, start, end) != nil { index += boxBytes }
    while index < end {
      if index > start, bytes[index] == 32 || bytes[index] == 9 {
        index += 1
        continue
      }
      guard bytes[index] == 0xE2 || bytes[index] == 0xEF || bytes[index] == 0xF0,
        let (scalar, length) = scalar(bytes, index, end), isPictograph(scalar)
      else { break }
      isRight = isRight || right.contains(scalar)
      index += length
    }
    return (index, isRight)
  }

  /// Where the words end before spaces and pictures: "1. B ✅".
  static func wordEnd(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
    var end = end
    while end > start {
      if bytes[end - 1] == 32 || bytes[end - 1] == 9 {
        end -= 1
        continue
      }
      guard bytes[end - 1] & 0xC0 == 0x80 else { break }
      var first = end - 1
      while first > start, bytes[first] & 0xC0 == 0x80 { first -= 1 }
      guard bytes[first] >= 0xE2, let (scalar, length) = scalar(bytes, first, end),
        first + length == end, isPictograph(scalar)
      else { break }
      end = first
    }
    return end
  }

  private static let empty: Set<UInt32> = [0x2610, 0x25A1, 0x25A2, 0x25FB, 0x25FD]
  private static let crossed: Set<UInt32> = [0x2612, 0x2611]

  /// Whether the box before the words is ticked; nil where there is none.
  static func isTicked(_ bytes: [UInt8], from start: Int, to end: Int) -> Bool? {
    if let box = box(bytes, start, end) { return box }
    guard start < end, bytes[start] >= 0xE2, let (first, _) = scalar(bytes, start, end) else {
      return nil
    }
    return crossed.contains(first) ? true : empty.contains(first) ? false : nil
  }

  /// "[ ] A." and "[x] B.", the boxes of Markdown: whether one is ticked.
  private static func box(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool? {
    guard start + boxBytes < end, bytes[start] == UInt8(ascii: "["),
      bytes[start + 2] == UInt8(ascii: "]"), bytes[start + boxBytes] == 32
    else { return nil }
    switch bytes[start + 1] {
    case 32: return false
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return true
    default: return nil
    }
  }

  private static let boxBytes = 3

  private static func scalar(_ bytes: [UInt8], _ index: Int, _ end: Int) -> (UInt32, Int)? {
    let length = bytes[index] >= 0xF0 ? 4 : 3
    guard index + length <= end else { return nil }
    let first = UInt32(bytes[index] & (length == 4 ? 0x07 : 0x0F))
    let scalar = bytes[(index + 1)..<(index + length)].reduce(first) {
      $0 << 6 | UInt32($1 & 0x3F)
    }
    return (scalar, length)
  }

  /// Signs that have a meaning here, such as arrows and bullets, are none.
  private static func isPictograph(_ scalar: UInt32) -> Bool {
    switch scalar {
    // Empty boxes among them: "□ A. Huế".
    case 0x25A1, 0x25A2, 0x25FB, 0x25FD, 0x2300...0x23FF, 0x2600...0x27BF, 0x2B00...0x2BFF,
      0x1F000...0x1FAFF:
      PaperFold.letter(scalar) == PaperFold.other
    case 0xFE0F: true
    default: false
    }
  }
}

extension PaperLine {
  /// The byte at which the words begin: after pictures that stand before them.
  var wordStart: Int {
    guard start < end, bytes[start] >= 0xE2 || bytes[start] == UInt8(ascii: "[") else {
      return start
    }
    let skipped = PaperPictographs.skipped(bytes, from: start, to: end).end
    return skipped < end ? skipped : start
  }
}
