/// Formulas of a document in RTF. A converter without a part for formulas drops them without a word,
/// so that "Tính ½ với x = 1" becomes "Tính với x = 1".
///
/// Source: Rich Text Format Specification 1.9.1, "Math" (`\mmath`) and "Objects" (`\object`).
struct RichTextFormulas {
  /// Stands for a formula in a text that is converted again: a character of private use.
  static let mark: Character = "\u{E3B7}"

  private let bytes: [UInt8]
  /// The groups of the formulas, in their order.
  private(set) var groups: [Range<Int>] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var index = 0
    while let slash = bytes[index...].firstIndex(of: UInt8(ascii: "\\")) {
      index = slash + 1
      guard let group = group(at: slash) else { continue }
      groups.append(group)
      index = group.upperBound
    }
  }

  /// The same document with a mark in the place of each formula.
  var marked: [UInt8] {
    // A signed number of 16 bits, and what stands there for those who do not know it.
    let value = Self.mark.unicodeScalars.first.map { Int16(truncatingIfNeeded: $0.value) } ?? 0
    let sign = Array("{\\uc1\\u\(value) ?}".utf8)
    var output: [UInt8] = []
    var copied = 0
    for group in groups {
      output += bytes[copied..<group.lowerBound] + sign
      copied = group.upperBound
    }
    return output + bytes[copied...]
  }

  /// The group that a `\mmath` begins; nil for any other word, such as `\mmathPr`.
  private func group(at slash: Int) -> Range<Int>? {
    let word = Array("mmath".utf8)
    guard bytes[(slash + 1)...].starts(with: word), slash > 0,
      bytes[slash - 1] == UInt8(ascii: "{")
    else { return nil }
    let next = slash + 1 + word.count
    guard next < bytes.count, !Self.isLetter(bytes[next]) else { return nil }
    return end(ofGroupAt: slash - 1).map { (slash - 1)..<$0 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private func end(ofGroupAt start: Int) -> Int? {
    var depth = 0
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return nil
  }
}
