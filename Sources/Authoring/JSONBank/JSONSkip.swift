/// Finds the end of a JSON value by its brackets alone, whatever else is wrong in it.
enum JSONSkip {
  /// So many brackets may be open.
  private static let openMax = 100_000

  /// - Returns: the offset behind the value that begins at `start`; nil where its brackets do not fit.
  static func end(of start: Int, in bytes: [UInt8], to end: Int) -> Int? {
    var open: [UInt8] = []
    var index = start
    while index < end {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index = endOfString(from: index + 1, in: bytes, to: end)
        if open.isEmpty { return index }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        guard open.count < openMax else { return nil }
        open.append(byte + 2)
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        // One that closes what stands around the value ends it.
        guard let last = open.popLast() else { return index }
        guard last == byte else { return nil }
        if open.isEmpty { return index + 1 }
      case UInt8(ascii: ","): if open.isEmpty { return index }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// No string goes on in the next line, so one without an end costs its line only.
  private static func endOfString(from start: Int, in bytes: [UInt8], to end: Int) -> Int {
    var index = start
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\""): return index + 1
      case 10, 13: return index
      case UInt8(ascii: "\\"): index += 2
      default: index += 1
      }
    }
    return end
  }
}
