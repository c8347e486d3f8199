/// How the text of a cell is cleaned, whatever file it comes from.
enum CellText {
  /// Without white space around it; CRLF and CR are LF.
  static func clean(_ text: String) -> String {
    var isClean = true
    text.utf8.withContiguousStorageIfAvailable { bytes in
      isClean =
        !bytes.contains(13) && !isMaybeSpace(bytes.first ?? 0x41)
        && !isMaybeSpace(bytes.last ?? 0x41)
    }
    if isClean { return text }
    let unix =
      text.utf8.contains(13)
      ? text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : text
    return trimmed(unix)
  }

  /// The first byte of white space, or the last one; letters of other scripts may look so too.
  private static func isMaybeSpace(_ byte: UInt8) -> Bool { byte <= 32 || byte >= 0x80 }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// White space, and what is not seen: a zero-width space, a byte-order mark.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}"
  }
}
