/// A stretch from one `<` to the next that is long enough to be a tag with too many attributes.
struct XMLLongTag {
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let range: Range<Int>

  init(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
  }

  /// Leaves one attribute more than is allowed, so that the reader of the tag still sees the fault.
  func shorten() {
    guard isTag else { return }
    var count = 0
    var quote: UInt8?
    var cut: Int?
    var isValue = false
    for index in range.dropFirst() {
      let byte = bytes[index]
      if let open = quote {
        guard byte == open else { continue }
        quote = nil
        if count == XMLLimits.attributesMax + 1 { cut = index + 1 }
      } else if byte == UInt8(ascii: ">") {
        return blank(from: cut, to: index)
      } else if isValue, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
        count += 1
      }
      if byte > 32 { isValue = byte == UInt8(ascii: "=") }
    }
    blank(from: cut, to: range.upperBound)
  }

  private var isTag: Bool {
    guard range.count > 1 else { return false }
    let first = bytes[range.lowerBound + 1]
    return first >= 0x80 || first == UInt8(ascii: "_") || first == UInt8(ascii: ":")
      || (first | 0x20 >= UInt8(ascii: "a") && first | 0x20 <= UInt8(ascii: "z"))
  }

  private func blank(from start: Int?, to end: Int) {
    guard let start, start < end else { return }
    for index in start..<end where bytes[index] != 10 && bytes[index] != 13 {
      if bytes[index] != UInt8(ascii: "/") || index + 1 < end { bytes[index] = 32 }
    }
  }
}
