/// A text of UTF-8 lines among which lines of an old Vietnamese encoding were pasted.
struct MixedText {
  let bytes: [UInt8]
  let encoding: TextEncoding
  /// How many lines were converted.
  let lines: Int

  /// - Returns: nil where the lines that are no UTF-8 are not Vietnamese in one old encoding, or no
  ///   line is UTF-8 with letters beyond ASCII.
  init?(_ bytes: [UInt8]) {
    var old: [Range<Int>] = []
    var good: [UInt8] = []
    var length = 0
    for line in Self.lines(bytes) where bytes[line].contains(where: { $0 >= 0x80 }) {
      if UnicodeText.scan(Array(bytes[line])).broken == 0 {
        if good.count < EncodingLimits.sampleBytesMax { good += bytes[line] + [10] }
      } else {
        old.append(line)
        length += line.count
        guard length <= EncodingLimits.sampleBytesMax else { return nil }
      }
    }
    // By chance a line of an old encoding is good UTF-8, but no Vietnamese.
    guard !old.isEmpty, VietnameseEvidence(good).markedShare >= EncodingLimits.syllablesMin else {
      return nil
    }
    let sample = Array(old.map { bytes[$0] }.joined(separator: [10]))
    let readings = [TextEncoding.windows1258, .tcvn3, .vni].map { encoding in
      (encoding, VietnameseEvidence(LegacyText.decode(sample, as: encoding).bytes))
    }
    // A few words may be damage that looks like syllables.
    let best = readings.filter { $0.1.isVietnamese && $0.1.marked >= EncodingLimits.wordsMin }
      .max { $0.1.score < $1.1.score }
    guard let encoding = best?.0 else { return nil }
    var mended: [UInt8] = []
    mended.reserveCapacity(bytes.count + length)
    var place = 0
    for line in old {
      mended += bytes[place..<line.lowerBound]
      let decoded = LegacyText.decode(bytes[line], as: encoding)
      guard decoded.broken.isEmpty else { return nil }
      mended += decoded.bytes
      place = line.upperBound
    }
    self.bytes = mended + bytes[place...]
    self.encoding = encoding
    lines = old.count
  }

  private static func lines(_ bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 10 || bytes[index] == 13 {
      if index > start { lines.append(start..<index) }
      start = index + 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }
}
