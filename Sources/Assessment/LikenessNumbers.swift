/// What of an item's prompt has to be the same in all that are alike: its numbers. Told much faster
/// than the rest, and in many banks enough to see that an item is like no other.
public struct LikenessNumbers: Hashable, Sendable {
  private let hash: UInt64

  public init(_ item: Item) {
    // The cutter makes all white space alike.
    self.init(shown: Array(PlainText.loosely(item.prompt, format: item.format).utf8)[...])
  }

  /// - Parameter prompt: as it is shown, with any white space, as valid UTF-8.
  init(shown prompt: ArraySlice<UInt8>) {
    var plain = PlainNumbers(prompt)
    if plain.read() {
      hash = plain.hash.state
      return
    }
    var cutter = LikenessCutter(String(decoding: prompt, as: UTF8.self), onlyNumbers: true)
    var hash = LikenessHash("n")
    for word in cutter.cut() {
      hash.take(word.strict)
      hash.take(32)
    }
    self.hash = hash.state
  }

  /// The places of those that are the same as others, ascending.
  public static func shared(_ numbers: [LikenessNumbers]) -> [Int] {
    var sieve = RepeatedNumbers(count: numbers.count)
    for one in numbers { sieve.see(one.hash) }
    let places = numbers.indices.filter { sieve.mayRepeat(numbers[$0].hash) }
    var counts: [LikenessNumbers: Int] = [:]
    for place in places { counts[numbers[place], default: 0] += 1 }
    return places.filter { counts[numbers[$0]] ?? 0 > 1 }
  }
}

/// Finds the numbers of a text that has nothing but whole ones, between words of letters, by its bytes:
/// most have. Finds the same as the cutter, or says that it cannot.
private struct PlainNumbers {
  private let bytes: ArraySlice<UInt8>
  private(set) var hash = LikenessHash("n")
  private var index: Int
  private let end: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
    end = bytes.endIndex
  }

  /// False where the cutter has to look.
  mutating func read() -> Bool {
    guard !mayBeginWithNumbering else { return false }
    while index < end {
      let byte = bytes[index]
      if Self.isDigit(byte) {
        guard readNumber() else { return false }
      } else if isDash(at: index) {
        index += 3
      } else if byte >= 0x80 || Self.isLetter(byte) {
        guard skipWord() else { return false }
      } else {
        index += 1
      }
    }
    return true
  }

  /// "Câu 12:", "(8)", "a)" and all that may be one of them at a glance.
  private var mayBeginWithNumbering: Bool {
    var start = index
    while start < end, bytes[start] <= 0x20 { start += 1 }
    guard start + 1 < end else { return true }
    switch bytes[start] {
    case UInt8(ascii: "c"), UInt8(ascii: "C"), UInt8(ascii: "b"), UInt8(ascii: "B"),
      UInt8(ascii: "q"), UInt8(ascii: "Q"):
      return true
    case UInt8(ascii: "s"), UInt8(ascii: "S"):
      return bytes[start + 1] >= 0x80 || bytes[start + 1] | 0x20 == UInt8(ascii: "o")
    case let first where Self.isLetter(first): return !Self.isLetter(bytes[start + 1])
    default: return true
    }
  }

  /// Digits alone; with a point, a comma or letters at them, or a minus before, they are more.
  private mutating func readNumber() -> Bool {
    if index > bytes.startIndex {
      let before = bytes[index - 1]
      // A minus or the end of a dash.
      if before == UInt8(ascii: "-") || (0x80..<0xC0).contains(before) { return false }
    }
    let start = index
    while index < end, Self.isDigit(bytes[index]) { index += 1 }
    if index < end {
      let next = bytes[index]
      guard next < 0x80, !Self.isLetter(next) else { return false }
      let isJoint = next == UInt8(ascii: ".") || next == UInt8(ascii: ",")
      if isJoint, index + 1 < end, Self.isDigit(bytes[index + 1]) { return false }
    }
    var first = start
    while first + 1 < index, bytes[first] == UInt8(ascii: "0") { first += 1 }
    for place in first..<index { hash.take(bytes[place]) }
    hash.take(32)
    return true
  }

  /// A word without digits that is no Roman number.
  private mutating func skipWord() -> Bool {
    let start = index
    var mayBeRoman = true
    while index < end {
      let byte = bytes[index]
      if Self.isLetter(byte) {
        mayBeRoman = mayBeRoman && Self.isRoman(byte)
        index += 1
      } else if byte >= 0x80, !isDash(at: index) {
        guard let length = lengthOfLetter(byte) else { return false }
        mayBeRoman = false
        index += length
      } else {
        break
      }
    }
    if index < end, Self.isDigit(bytes[index]) { return false }
    return !mayBeRoman || index == start + 1
  }

  /// U+2010 to U+2026: dashes, quotation marks, dots.
  private func isDash(at index: Int) -> Bool {
    bytes[index] == 0xE2 && index + 2 < end && bytes[index + 1] == 0x80
      && (0x90...0xA6).contains(bytes[index + 2])
  }

  /// Nil for what is perhaps no letter.
  private func lengthOfLetter(_ byte: UInt8) -> Int? {
    switch byte {
    // U+00C0 to U+00FF without × and ÷, then to U+023F.
    case 0xC3: return bytes[index + 1] == 0x97 || bytes[index + 1] == 0xB7 ? nil : 2
    case 0xC4...0xC8: return 2
    // U+1E00 to U+1EFF.
    case 0xE1: return index + 2 < end && (0xB8...0xBB).contains(bytes[index + 1]) ? 3 : nil
    // Ideograms, U+4E00 to U+8FFF.
    case 0xE4...0xE8: return byte > 0xE4 || bytes[index + 1] >= 0xB8 ? 3 : nil
    default: return nil
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  private static func isRoman(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X"), UInt8(ascii: "L"),
      UInt8(ascii: "C"):
      true
    default: false
    }
  }
}
