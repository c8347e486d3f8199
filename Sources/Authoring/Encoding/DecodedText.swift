import Assessment

/// The bytes of a text file as UTF-8, and how they came to be that.
struct DecodedText {
  /// Why the file was read as it was.
  enum Reason: Hashable {
    /// It is UTF-8, its byte-order mark says what it is, or the command line did.
    case certain
    /// An XML declaration says so.
    case declared
    /// An XML declaration names another encoding.
    case declaredOtherwise(String)
    /// So many in a hundred of its words with marks are Vietnamese syllables.
    case syllables(Int)
    /// It fits no Vietnamese encoding, and letters beyond ASCII are few.
    case western
    /// Every second byte is a zero.
    case zeros
    /// So many lines among lines of UTF-8.
    case mixed(lines: Int)
    /// Valid UTF-8 whose letters are the bytes of an older encoding, seen as Windows-1252.
    case disguised
  }

  let bytes: [UInt8]
  let encoding: TextEncoding
  let reason: Reason
  /// Offsets of characters that were broken and are U+FFFD now.
  let broken: [Int]
  /// Whether the text holds U+FFFD; nil where nobody has looked.
  var hasLost: Bool?
  /// Whether every part of the text is certainly in NFC.
  var isComposed = false

  func source(file: String) -> SourceText {
    var source = SourceText(
      bytes, file: file, broken: broken,
      mayHaveLostCharacters: hasLost ?? UnicodeText.hasLostCharacters(bytes))
    source.isComposed = isComposed
    return source
  }
}

extension DecodedText {
  /// Nothing fits. The offset is that of the first byte that is no UTF-8.
  struct Refused: Error { let offset: Int }

  /// - Parameter override: what the command line says, which is believed.
  init(_ bytes: [UInt8], as override: TextEncoding? = nil) throws(Refused) {
    if let override {
      // "UTF-16" leaves the order of bytes to the mark.
      let isSwapped = override == .utf16LittleEndian && UnicodeText.mark(bytes) == .utf16BigEndian
      self.init(bytes, isSwapped ? .utf16BigEndian : override, .certain)
      return
    }
    if let marked = UnicodeText.mark(bytes), marked != .utf8 {
      self.init(bytes, marked, .certain)
      return
    }
    let scan = UnicodeText.scan(bytes)
    if scan.broken == 0, let encoding = UnicodeText.unmarkedUTF16(bytes) {
      self.init(bytes, encoding, .zeros)
      return
    }
    let declared = XMLEncodingDeclaration.name(in: bytes)
    if scan.broken == 0 {
      self = Self.wellFormed(bytes, declared: declared, scan)
      return
    }
    if let encoding = UnicodeText.unmarkedUTF16(bytes) {
      self.init(bytes, encoding, .zeros)
      return
    }
    if let encoding = declared.flatMap(TextEncoding.init(name:)), encoding.isOneByte {
      self.init(bytes, encoding, .declared)
      return
    }
    if scan.good > 0, bytes.count <= EncodingLimits.mixedBytesMax, let mixed = MixedText(bytes) {
      self.init(
        bytes: mixed.bytes, encoding: mixed.encoding, reason: .mixed(lines: mixed.lines), broken: []
      )
      return
    }
    // UTF-8 with damage, or two encodings in one file: what is good is read.
    if scan.good >= scan.broken {
      self.init(bytes, .utf8, .certain)
      return
    }
    guard scan.good * EncodingLimits.brokenForEachGood <= scan.broken,
      let found = Self.guess(bytes, from: scan.firstBroken ?? 0)
    else {
      throw Refused(offset: scan.firstBroken ?? 0)
    }
    self.init(bytes, found.encoding, found.reason)
  }

  private init(_ bytes: [UInt8], _ encoding: TextEncoding, _ reason: Reason) {
    let decoded: LegacyText.Decoded
    switch encoding {
    case .utf8:
      let isGood = UnicodeText.scan(bytes).broken == 0
      decoded = isGood ? LegacyText.Decoded(bytes: bytes) : UnicodeText.mend(bytes)
    case .utf16LittleEndian, .utf16BigEndian:
      decoded = UnicodeText.decodeUTF16(bytes, as: encoding)
    case .windows1258, .tcvn3, .vni, .windows1252:
      decoded = LegacyText.decode(bytes, as: encoding)
    }
    self.init(
      bytes: decoded.bytes, encoding: encoding, reason: reason, broken: decoded.broken)
  }

  private static func wellFormed(
    _ bytes: [UInt8], declared: String?, _ scan: UnicodeText.Scan
  ) -> DecodedText {
    let plain = DecodedText(
      bytes: bytes, encoding: .utf8, reason: .certain, broken: [], hasLost: scan.hasLost,
      isComposed: scan.isComposed)
    guard scan.good > 0 else { return plain }
    // Each word with marks has a character beyond ASCII, however it is disguised.
    if scan.good >= EncodingLimits.disguisedWordsMin, let disguise = DisguisedText(bytes) {
      return DecodedText(
        bytes: disguise.bytes, encoding: disguise.encoding, reason: .disguised, broken: [])
    }
    // By chance no text of one byte a character is good UTF-8 as well.
    if let declared, declared != "UTF-8", TextEncoding(name: declared) != .utf8 {
      return DecodedText(
        bytes: bytes, encoding: .utf8, reason: .declaredOtherwise(declared), broken: [])
    }
    return plain
  }

  private static func guess(
    _ bytes: [UInt8], from first: Int
  ) -> (encoding: TextEncoding, reason: Reason)? {
    // From the beginning of the line, so that no word is cut.
    let start = bytes[..<first].lastIndex { $0 == 10 || $0 == 13 } ?? 0
    let sample = bytes[start...].prefix(EncodingLimits.sampleBytesMax)
    guard !sample.contains(0) else { return nil }
    let readings = [TextEncoding.windows1258, .tcvn3, .vni].map { encoding in
      (encoding, VietnameseEvidence(LegacyText.decode(sample, as: encoding).bytes))
    }
    let best = readings.filter(\.1.isVietnamese).max { $0.1.score < $1.1.score }
    if let best { return (best.0, .syllables(best.1.markedShare)) }
    let western = LegacyText.decode(sample, as: .windows1252)
    guard western.broken.isEmpty, VietnameseEvidence(western.bytes).isWestern else { return nil }
    return (.windows1252, .western)
  }
}
