import Assessment

/// How texts are written within a gap.
enum ClozeText {
  /// Trimmed, with escaped marks as themselves.
  static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    let bytes = trimmed(bytes)
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for index in bytes.indices {
      let isEscape =
        bytes[index] == UInt8(ascii: "\\") && index + 1 < bytes.endIndex
        && escapable.contains(bytes[index + 1])
      if !isEscape { output.append(bytes[index]) }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The same, with entities of HTML as characters.
  static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    HTMLEntity.decode(Array(unescaped(bytes).utf8)[...])
  }

  /// What ends an answer in a gap, with a backslash before it.
  static func escaped(_ text: String, format: TextFormat) -> String {
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "~") {
        output.append(UInt8(ascii: "\\"))
      }
      if format == .html, byte == UInt8(ascii: "\\"), next == 0x2F || next == 0x22 {
        output += Array("&#92;".utf8)
      } else {
        output.append(byte)
      }
    }
    // Else these would make a character of the mark that follows.
    let isOpen = ["\\", "&", "&amp;"].contains {
      output.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
    return String(decoding: output, as: UTF8.self) + (isOpen ? " " : "")
  }

  /// A brace of the text; where it would read as one of our gaps it is written in another way.
  static func brace(before rest: ArraySlice<UInt8>, format: TextFormat) -> [UInt8] {
    let head = rest.prefix(6)
    let isOurs =
      head.first == UInt8(ascii: "b")
      && head.dropFirst().first.map { $0 >= UInt8(ascii: "1") && $0 <= UInt8(ascii: "9") } == true
      && head.contains(UInt8(ascii: "}"))
    return isOurs ? otherBrace(format) : [UInt8(ascii: "{")]
  }

  /// A brace that begins no gap.
  static func otherBrace(_ format: TextFormat) -> [UInt8] {
    Array((format == .html ? "&#123;" : format == .markdown ? "\\{" : "{ ").utf8)
  }

  private static let escapable = Array("}#~/\"".utf8)

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = bytes.drop { $0 <= 32 }
    guard let last = start.lastIndex(where: { $0 > 32 }) else { return [] }
    return start[...last]
  }
}
