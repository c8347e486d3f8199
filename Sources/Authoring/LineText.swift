/// The texts of a file that is read line by line, without control characters.
struct LineText {
  private let hasControls: Bool
  /// Where the first control character stands, which is reported once for the file.
  let controlOffset: Int?

  init(_ source: SourceText) {
    controlOffset = source.bytes.firstIndex(where: Self.isControl)
    hasControls = controlOffset != nil
  }

  func string(_ bytes: ArraySlice<UInt8>) -> String {
    guard hasControls else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: bytes.filter { !Self.isControl($0) }, as: UTF8.self)
  }

  /// Lines put together again.
  func string(_ lines: [ArraySlice<UInt8>]) -> String {
    if lines.count == 1, let line = lines.first { return string(line) }
    return lines.map(string).joined(separator: "\n")
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 32 && byte != 9 && byte != 10 && byte != 13
  }

  /// Without white space around it.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var (start, end) = (bytes.startIndex, bytes.endIndex)
    while start < end, bytes[start] <= 32 { start += 1 }
    while end > start, bytes[end - 1] <= 32 { end -= 1 }
    return bytes[start..<end]
  }

  /// True if the bytes begin with a word of small ASCII letters, written in any case.
  static func begins(_ bytes: ArraySlice<UInt8>, withAnyCase word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard bytes.count >= length else { return false }
    return word.withUTF8Buffer { letters in
      for (index, letter) in letters.enumerated() {
        let byte = bytes[bytes.startIndex + index]
        let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
        if (isCapital ? byte | 0x20 : byte) != letter { return false }
      }
      return true
    }
  }
}
