import Assessment

/// Checks and decodes the encodings of Unicode.
enum UnicodeText {
  /// What is good and what is broken in bytes that may be UTF-8.
  struct Scan {
    /// Characters beyond ASCII.
    var good = 0
    /// Runs of bytes that make no character.
    var broken = 0
    /// Where the first of them begins.
    var firstBroken: Int?
    /// True if U+FFFD is among the good: what some program could not read.
    var hasLost = false
    /// True if the good are certainly in NFC, and all that is put together of them.
    var isComposed = true

    /// Adds what was found in the bytes that follow.
    mutating func append(_ next: Scan) {
      good += next.good
      broken += next.broken
      firstBroken = firstBroken ?? next.firstBroken
      hasLost = hasLost || next.hasLost
      isComposed = isComposed && next.isComposed
    }
  }

  static func scan(_ bytes: [UInt8]) -> Scan {
    let pieces = pieces(of: bytes)
    var whole = Scan()
    for piece in Parallel.map(pieces.count, { scan(bytes, in: pieces[$0]) }) {
      whole.append(piece)
    }
    return whole
  }

  private static let pieceBytes = 4 << 20

  /// Each but the first begins with ASCII, so that no character and no run of broken bytes is cut.
  private static func pieces(of bytes: [UInt8]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    while bytes.count - start > pieceBytes,
      let cut = bytes[(start + pieceBytes)...].firstIndex(where: { $0 < 0x80 })
    {
      pieces.append(start..<cut)
      start = cut
    }
    return pieces + [start..<bytes.count]
  }

  private static func scan(_ bytes: [UInt8], in range: Range<Int>) -> Scan {
    bytes.withUnsafeBytes { scan($0, bytes.span, in: range) }
  }

  private static func scan(
    _ bytes: UnsafeRawBufferPointer, _ span: Span<UInt8>, in range: Range<Int>
  ) -> Scan {
    var scan = Scan()
    var index = range.lowerBound
    var lastBroken = -1
    while index < range.upperBound {
      if span[index] < 0x80 {
        if let eight = EightBytes(bytes, at: index), !eight.hasHigh {
          index += EightBytes.count
        } else {
          index += 1
        }
        continue
      }
      if let length = sequenceLength(span, at: index) {
        scan.good += 1
        if !ComposedText.isKnown(span[index], span, next: index + 1) { scan.isComposed = false }
        if span[index] == 0xEF, span[index + 1] == 0xBF, span[index + 2] == 0xBD {
          scan.hasLost = true
        }
        index += length
      } else {
        if lastBroken != index - 1 || lastBroken < 0 { scan.broken += 1 }
        if scan.firstBroken == nil { scan.firstBroken = index }
        lastBroken = index
        index += 1
      }
    }
    return scan
  }

  /// True if valid UTF-8 holds U+FFFD: what some program could not read.
  static func hasLostCharacters(_ bytes: [UInt8]) -> Bool {
    let span = bytes.span
    var index = 0
    while index + 2 < span.count {
      if span[index] == 0xEF, span[index + 1] == 0xBF, span[index + 2] == 0xBD { return true }
      index += 1
    }
    return false
  }

  /// The same text with U+FFFD for each run of bytes that makes no character.
  static func mend(_ bytes: [UInt8]) -> LegacyText.Decoded {
    var output = LegacyText.Decoded()
    output.bytes.reserveCapacity(bytes.count + 64)
    let span = bytes.span
    var index = 0
    while index < span.count {
      let length = span[index] < 0x80 ? 1 : sequenceLength(span, at: index)
      if let length {
        for place in index..<(index + length) { output.bytes.append(span[place]) }
        index += length
      } else {
        output.appendBroken()
        index += 1
      }
    }
    return output
  }

  /// The length of the character of two to four bytes that begins here; nil where none does.
  ///
  /// Source: Unicode Standard, table 3-7.
  private static func sequenceLength(_ bytes: Span<UInt8>, at index: Int) -> Int? {
    let first = bytes[index]
    let (length, second): (Int, ClosedRange<UInt8>) =
      switch first {
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xE1...0xEC, 0xEE, 0xEF: (3, 0x80...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: (0, 0...0)
      }
    guard length > 0, index + length <= bytes.count, second.contains(bytes[index + 1]) else {
      return nil
    }
    var place = index + 2
    while place < index + length {
      guard bytes[place] & 0xC0 == 0x80 else { return nil }
      place += 1
    }
    return length
  }
}

extension UnicodeText {
  /// The encoding that a byte-order mark names. UTF-8 keeps its mark, which readers know.
  static func mark(_ bytes: [UInt8]) -> TextEncoding? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    return bytes.starts(with: [0xFE, 0xFF]) ? .utf16BigEndian : nil
  }

  /// UTF-16 without its mark: every second byte is nearly always the high half of a Latin or
  /// Vietnamese letter (U+00xx, U+01xx, U+03xx, U+1Exx) or of punctuation (U+20xx), and some are
  /// zero, which no text of one byte a character has.
  static func unmarkedUTF16(_ bytes: [UInt8]) -> TextEncoding? {
    let head = bytes.prefix(unmarkedSample)
    guard head.count >= 4, head.contains(0) else { return nil }
    var high = (even: 0, odd: 0)
    var zeros = (even: 0, odd: 0)
    for index in head.indices {
      let isHigh = [0x00, 0x01, 0x03, 0x1E, 0x20].contains(head[index])
      if index.isMultiple(of: 2) {
        high.even += isHigh ? 1 : 0
        zeros.even += head[index] == 0 ? 1 : 0
      } else {
        high.odd += isHigh ? 1 : 0
        zeros.odd += head[index] == 0 ? 1 : 0
      }
    }
    let half = head.count / 2
    if high.odd * 10 >= half * 9, zeros.odd * 2 >= half, zeros.even * 20 <= half {
      return .utf16LittleEndian
    }
    if high.even * 10 >= half * 9, zeros.even * 2 >= half, zeros.odd * 20 <= half {
      return .utf16BigEndian
    }
    return nil
  }

  private static let unmarkedSample = 4_096

  /// - Parameter encoding: one of the two UTF-16.
  static func decodeUTF16(_ bytes: [UInt8], as encoding: TextEncoding) -> LegacyText.Decoded {
    var output = LegacyText.Decoded()
    output.bytes.reserveCapacity(bytes.count)
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    let isLittle = encoding == .utf16LittleEndian
    for index in stride(from: 0, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isLittle ? second << 8 | first : first << 8 | second)
    }
    if units.first == 0xFEFF { units.removeFirst() }
    var decoder = UTF16()
    var rest = units.makeIterator()
    decoding: while true {
      switch decoder.decode(&rest) {
      case .scalarValue(let scalar): output.bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
      case .error: output.appendBroken()
      case .emptyInput: break decoding
      }
    }
    // A file that was cut off ends with half a character.
    if !bytes.count.isMultiple(of: 2) { output.appendBroken() }
    return output
  }
}
