import Assessment

/// Text of an old Vietnamese font that was saved as UTF-8: `Thñ ®« cña n­íc ta`, or UTF-8 that was
/// read as Windows-1252 and saved again: `Thá»§ Ä‘Ã´`.
///
/// Word and web pages make such files, since to them only the font is Vietnamese.
struct DisguisedText {
  let bytes: [UInt8]
  let encoding: TextEncoding

  /// Nil where the text is what it seems to be.
  init?(_ text: [UInt8]) {
    guard let head = Self.original(text, limit: EncodingLimits.sampleBytesMax),
      let encoding = Self.encoding(head, seenAs: text.prefix(EncodingLimits.sampleBytesMax)),
      let original = Self.original(text, limit: text.count)
    else { return nil }
    self.encoding = encoding
    if encoding == .utf8 {
      guard UnicodeText.scan(original).broken == 0 else { return nil }
      bytes = original
    } else {
      let decoded = LegacyText.decode(original, as: encoding)
      guard decoded.broken.isEmpty else { return nil }
      bytes = decoded.bytes
    }
  }

  private static func encoding(
    _ original: [UInt8], seenAs text: ArraySlice<UInt8>
  ) -> TextEncoding? {
    // The last character of a sample may be cut.
    if UnicodeText.scan(original).broken <= 1, isConvincing(VietnameseEvidence(original)) {
      return .utf8
    }
    // What is Vietnamese as it stands is left alone, as Spanish and French must be.
    guard !VietnameseEvidence(Array(text)).isVietnamese else { return nil }
    let readings = [TextEncoding.tcvn3, .vni].map { encoding in
      (encoding, VietnameseEvidence(LegacyText.decode(original, as: encoding).bytes))
    }
    return readings.filter { isConvincing($0.1) }.max { $0.1.score < $1.1.score }?.0
  }

  private static func isConvincing(_ evidence: VietnameseEvidence) -> Bool {
    evidence.markedSyllables >= EncodingLimits.disguisedWordsMin
      && evidence.markedShare >= EncodingLimits.disguisedSyllablesMin
  }

  /// The bytes that a program took for Windows-1252. Nil where some character is not in it.
  private static func original(_ text: [UInt8], limit: Int) -> [UInt8]? {
    var original: [UInt8] = []
    let span = text.span
    let end = min(limit, span.count)
    original.reserveCapacity(end)
    var index = 0
    while index < end {
      let byte = span[index]
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : 3
      guard index + length <= end else { break }
      switch byte {
      case 0..<0x80: original.append(byte)
      // U+0080–00FF; the others are looked up.
      case 0xC2, 0xC3: original.append(span[index + 1] | (byte == 0xC3 ? 0x40 : 0))
      case 0xEF where index == 0: break
      case 0xC5, 0xC6, 0xCB, 0xE2:
        let character = String(decoding: text[index..<(index + length)], as: UTF8.self)
        guard let scalar = character.unicodeScalars.first,
          let found = CharacterTable.windows1252.byte(scalar)
        else { return nil }
        original.append(found)
      default: return nil
      }
      index += length
    }
    return original
  }
}
