/// Searches of texts by their bytes: markup, addresses and names are ASCII, and searching by
/// characters costs many times as much.
extension String {
  /// True if the bytes of the word stand somewhere in the text.
  func holds(_ word: String) -> Bool {
    let (text, word) = (utf8Span.span, word.utf8Span.span)
    guard word.count > 0 else { return true }
    guard text.count >= word.count else { return false }
    let first = word[0]
    for start in 0...(text.count - word.count) where text[start] == first {
      var length = 1
      while length < word.count, text[start + length] == word[length] { length += 1 }
      if length == word.count { return true }
    }
    return false
  }

  /// The text with another one in the place of each such sign.
  ///
  /// - Parameter sign: of ASCII.
  func replacing(each sign: Unicode.Scalar, with other: String) -> String {
    guard let sign = UInt8(exactly: sign.value), utf8.contains(sign) else { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count + other.utf8.count)
    for byte in utf8 {
      if byte == sign { bytes.append(contentsOf: other.utf8) } else { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
