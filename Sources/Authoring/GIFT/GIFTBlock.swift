/// One block of a GIFT file, which is what stands between empty lines: lines trimmed, comments
/// taken out, escaped characters replaced by bytes that no UTF-8 text has, so that what is left
/// of `{ } ~ = # :` is structure.
///
/// Source: Moodle 4.1, question/format/gift (order of operations).
struct GIFTBlock {
  /// A comment line, and where in the text it stood.
  struct Comment {
    let place: Int
    let text: ArraySlice<UInt8>
  }

  private struct Segment {
    let place: Int
    let source: Int
  }

  private(set) var text: [UInt8] = []
  private(set) var comments: [Comment] = []
  private(set) var hasEscapes = false
  /// The first control character in the source.
  private(set) var controlOffset: Int?
  /// Offsets of empty lines that were found within an open `{`.
  private(set) var emptyLines: [Int] = []
  private var segments: [Segment] = []

  var isEmpty: Bool { text.isEmpty }

  /// True if there is nothing in the text that is escaped, or a control character.
  var isPlain: Bool { !hasEscapes && controlOffset == nil }

  mutating func removeAll() {
    text.removeAll(keepingCapacity: true)
    comments.removeAll(keepingCapacity: true)
    segments.removeAll(keepingCapacity: true)
    emptyLines.removeAll(keepingCapacity: true)
    hasEscapes = false
    controlOffset = nil
  }

  mutating func addComment(_ text: ArraySlice<UInt8>) {
    comments.append(Comment(place: self.text.count, text: text))
  }

  mutating func addEmptyLine(at offset: Int) { emptyLines.append(offset) }

  /// Adds a trimmed line that is not empty.
  mutating func addLine(_ range: Range<Int>, of bytes: [UInt8]) {
    if !text.isEmpty { text.append(10) }
    segments.append(Segment(place: text.count, source: range.lowerBound))
    var copied = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte < 0x20, byte != 9, controlOffset == nil { controlOffset = index }
      if byte != UInt8(ascii: "\\") {
        index += 1
        continue
      }
      guard index + 1 < range.upperBound, let escaped = GIFTEscape.byte(for: bytes[index + 1])
      else {
        index += 1
        continue
      }
      text.append(contentsOf: bytes[copied..<index])
      text.append(escaped)
      if escaped >= GIFTEscape.first { hasEscapes = true }
      index += 2
      copied = index
      segments.append(Segment(place: text.count, source: index))
    }
    text.append(contentsOf: bytes[copied..<range.upperBound])
  }

  /// Where in the source a place of the text stands.
  func source(_ place: Int) -> Int {
    var low = 0
    var high = segments.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if segments[middle].place <= place { low = middle } else { high = middle - 1 }
    }
    guard segments.indices.contains(low) else { return 0 }
    return segments[low].source + max(0, place - segments[low].place)
  }

  func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      if text[index] == byte { return index }
      index += 1
    }
    return nil
  }

  /// The same for a byte that few texts have.
  func firstFar(_ byte: UInt8, in range: Range<Int>) -> Int? {
    text.withUnsafeBytes { text in
      var index = range.lowerBound
      while index < range.upperBound {
        if let eight = EightBytes(text, at: index), !eight.has(byte) {
          index += EightBytes.count
        } else if text[index] == byte {
          return index
        } else {
          index += 1
        }
      }
      return nil
    }
  }

  func has(_ word: StaticString, at place: Int, before end: Int) -> Bool {
    guard place + word.utf8CodeUnitCount <= end else { return false }
    return word.withUTF8Buffer { word in
      for index in word.indices where text[place + index] != word[index] { return false }
      return true
    }
  }

  /// The range without white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, GIFTEscape.isSpace(text[start]) { start += 1 }
    while end > start, GIFTEscape.isSpace(text[end - 1]) { end -= 1 }
    return start..<end
  }

  /// The characters of a range, trimmed, with escaped characters as themselves and without
  /// control characters.
  func string(_ range: Range<Int>) -> String {
    let range = trimmed(range)
    if isPlain || GIFTEscape.isPlain(text[range]) {
      return String(decoding: text[range], as: UTF8.self)
    }
    return GIFTEscape.string(text[range])
  }
}

/// The escapes of GIFT.
enum GIFTEscape {
  /// Bytes from here on stand for escaped characters while a block is read.
  static let first: UInt8 = 0xF8

  /// What an escape becomes: a byte of no UTF-8 text for `\: \# \= \{ \} \~ \n`, a backslash for
  /// two; nil where the backslash is a character of its own.
  static func byte(for escaped: UInt8) -> UInt8? {
    switch escaped {
    case UInt8(ascii: ":"): 0xF8
    case UInt8(ascii: "#"): 0xF9
    case UInt8(ascii: "="): 0xFA
    case UInt8(ascii: "{"): 0xFB
    case UInt8(ascii: "}"): 0xFC
    case UInt8(ascii: "~"): 0xFD
    case UInt8(ascii: "n"): 0xFE
    case UInt8(ascii: "\\"): UInt8(ascii: "\\")
    default: nil
    }
  }

  private static let characters = Array(":#={}~\n".utf8)

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 9 || byte == 10 || byte == 13 || byte == 11 || byte == 12 || byte == 0
  }

  /// The bytes as they are, trimmed.
  static func plainString(_ bytes: ArraySlice<UInt8>) -> String {
    var rest = bytes.drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return String(decoding: rest, as: UTF8.self)
  }

  /// True where every byte stands for itself.
  static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0 < first && ($0 >= 0x20 || $0 == 9 || $0 == 10) }
  }

  /// Text for people from the bytes of a block.
  static func string(_ bytes: ArraySlice<UInt8>) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte >= first {
        output.append(characters[Int(byte - first)])
      } else if byte >= 0x20 || byte == 9 || byte == 10 {
        output.append(byte)
      }
    }
    while let last = output.last, isSpace(last) { output.removeLast() }
    let start = output.firstIndex { !isSpace($0) } ?? output.count
    return String(decoding: output[start...], as: UTF8.self)
  }
}
