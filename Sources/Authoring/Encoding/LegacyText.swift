import Assessment

/// Decodes text of the encodings from before Unicode.
enum LegacyText {
  /// A text as UTF-8 in NFC, with U+FFFD for bytes that mean nothing.
  struct Decoded {
    var bytes: [UInt8] = []
    /// Offsets of those characters.
    var broken: [Int] = []
  }

  static func decode(_ bytes: some Collection<UInt8>, as encoding: TextEncoding) -> Decoded {
    var output = Decoded()
    output.bytes.reserveCapacity(bytes.count + bytes.count / 2)
    var word = Word()
    for letter in Letters(bytes, encoding) {
      switch letter {
      case .ascii(let byte) where !isLetter(byte):
        word.flush(to: &output, encoding)
        if byte == 10 || byte == 13 { word.capitals.endLine(in: &output.bytes) }
        output.bytes.append(byte)
      case .ascii(let byte): word.scalars.append(Unicode.Scalar(byte))
      case .scalar(let scalar): word.scalars.append(scalar)
      case .broken:
        word.flush(to: &output, encoding)
        word.capitals.endLine(in: &output.bytes)
        output.appendBroken()
      }
    }
    word.flush(to: &output, encoding)
    word.capitals.endLine(in: &output.bytes)
    return output
  }

  /// Letters in a row: composed together, and capitals are mended by the whole word.
  private struct Word {
    var scalars: [Unicode.Scalar] = []
    var capitals = CapitalWords()

    mutating func flush(to output: inout Decoded, _ encoding: TextEncoding) {
      guard !scalars.isEmpty else { return }
      defer { scalars.removeAll(keepingCapacity: true) }
      if scalars.allSatisfy(\.isASCII) {
        // "A" and "I" are letters of choices and numbers as well.
        if encoding == .tcvn3, scalars.count > 1 {
          capitals.see(
            isCapital: scalars.allSatisfy { $0.value < 0x61 }, in: &output.bytes)
        }
        for scalar in scalars { output.bytes.append(UInt8(truncatingIfNeeded: scalar.value)) }
        return
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      var text = String(view)
      if encoding == .windows1258 || encoding == .tcvn3 { text = text.inNFC }
      let count = encoding == .tcvn3 ? capitalCount : nil
      if let count, count > 1 { text = text.uppercased().inNFC }
      if encoding == .tcvn3, count != 1 {
        capitals.see(isCapital: count ?? 0 > 1, in: &output.bytes)
      }
      let start = output.bytes.count
      output.bytes.append(contentsOf: text.utf8)
      if count == 1 { capitals.see(doubtful: start..<output.bytes.count) }
    }

    /// TCVN3 has no capitals with tones: its fonts for capitals show small letters as capitals,
    /// and what was typed there is `VIÖT NAM`. How many of the letters in ASCII are capitals; nil
    /// where one is not.
    private var capitalCount: Int? {
      var capitals = 0
      for scalar in scalars where scalar.isASCII {
        if scalar.value >= 0x61 { return nil }
        capitals += 1
      }
      return capitals
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & 0xDF) && byte >= 0x41
  }
}

extension LegacyText.Decoded {
  mutating func appendBroken() {
    // One mark for all that is broken in a row.
    if bytes.suffix(3) == [0xEF, 0xBF, 0xBD], broken.last == bytes.count - 3 { return }
    if broken.count < EncodingLimits.brokenMax { broken.append(bytes.count) }
    bytes += [0xEF, 0xBF, 0xBD]
  }
}

extension LegacyText {
  fileprivate enum Letter {
    case ascii(UInt8)
    case scalar(Unicode.Scalar)
    case broken
  }

  /// The characters of bytes, one after the other.
  fileprivate struct Letters<Bytes: Collection<UInt8>>: Sequence, IteratorProtocol {
    private var rest: Bytes.Iterator
    private let table: CharacterTable
    private let isVNI: Bool
    /// Read already, to see whether it was a mark.
    private var ahead: UInt8?

    init(_ bytes: Bytes, _ encoding: TextEncoding) {
      rest = bytes.makeIterator()
      isVNI = encoding == .vni
      table =
        switch encoding {
        case .windows1258: .windows1258
        case .tcvn3: .tcvn3
        default: .windows1252
        }
    }

    mutating func next() -> Letter? {
      guard let byte = ahead ?? rest.next() else { return nil }
      ahead = nil
      if isVNI, byte >= 0x41 {
        ahead = rest.next()
        if let mark = ahead, let letter = VNILetters.letter(byte, mark) {
          ahead = nil
          return .scalar(letter)
        }
        if let letter = VNILetters.letter(byte) { return .scalar(letter) }
      }
      if byte < 0x80 { return .ascii(byte) }
      guard let scalar = table.scalar(byte) else { return .broken }
      return .scalar(scalar)
    }
  }
}
