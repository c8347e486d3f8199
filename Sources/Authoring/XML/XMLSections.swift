/// Comments and CDATA sections, as far as they have an end, in bytes that are gone through in order.
struct XMLSections {
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let end: Int
  /// The end of the section that was met last.
  private var sectionEnd = 0
  /// True once no comment, or no CDATA section, ends any more: then nobody looks for it again.
  private var isPastComments = false
  private var isPastSections = false

  init(_ bytes: UnsafeMutableBufferPointer<UInt8>, end: Int) {
    self.bytes = bytes
    self.end = end
  }

  /// Makes the hyphens of a comment spaces, if one begins at the `<`.
  mutating func mendComment(at index: Int) {
    guard index >= sectionEnd, index + 3 < end, bytes[index + 1] == UInt8(ascii: "!") else {
      return
    }
    if !isPastComments, has("<!--", at: index) {
      guard let close = close("-->", from: index + 4) else {
        isPastComments = true
        return
      }
      for place in (index + 4)..<(close - 3) where bytes[place] == UInt8(ascii: "-") {
        bytes[place] = 32
      }
      sectionEnd = close
    } else if !isPastSections, has("<![CDATA[", at: index) {
      guard let close = close("]]>", from: index + 9) else {
        isPastSections = true
        return
      }
      sectionEnd = close
    }
  }

  /// After the mark that closes a section.
  private func close(_ mark: StaticString, from start: Int) -> Int? {
    var place = start + 2
    while place < end {
      if bytes[place] == UInt8(ascii: ">"), has(mark, at: place - 2) { return place + 1 }
      place += 1
    }
    return nil
  }

  private func has(_ text: StaticString, at place: Int) -> Bool {
    guard place + text.utf8CodeUnitCount <= end else { return false }
    return text.withUTF8Buffer { text in
      for index in text.indices where bytes[place + index] != text[index] { return false }
      return true
    }
  }
}
