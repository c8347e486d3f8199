import Assessment

/// Counts of a text's words that tell whether it is Vietnamese in the right encoding.
struct VietnameseEvidence {
  /// Words with letters beyond ASCII, and those of them that are Vietnamese syllables.
  private(set) var marked = 0
  private(set) var markedSyllables = 0
  /// Words in ASCII, and those of them that are syllables without marks.
  private(set) var plain = 0
  private(set) var plainSyllables = 0
  private(set) var letters = 0
  private(set) var lettersBeyondASCII = 0

  /// - Parameter text: in NFC.
  init(_ text: some Sequence<Unicode.Scalar>) {
    var word: [Unicode.Scalar] = []
    for scalar in text {
      if Self.isLetter(scalar) {
        word.append(scalar)
      } else if !word.isEmpty {
        count(word)
        word.removeAll(keepingCapacity: true)
      }
    }
    if !word.isEmpty { count(word) }
  }

  init(_ bytes: [UInt8]) { self.init(String(decoding: bytes, as: UTF8.self).unicodeScalars) }

  private mutating func count(_ word: [Unicode.Scalar]) {
    let beyond = word.count { !$0.isASCII }
    letters += word.count
    lettersBeyondASCII += beyond
    if beyond > 0 {
      marked += 1
      if VietnameseSyllable.isSpelt(word) { markedSyllables += 1 }
    } else if word.count > 1 {
      plain += 1
      if VietnameseSyllable.isSpelt(word) { plainSyllables += 1 }
    }
  }

  /// Signs such as ¸ or ª, which wrong readings have inside words, count as letters.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0..<0x80: false
    case 0xA0, 0xAB, 0xBB, 0xD7, 0xF7, 0x2000...0x20A9, 0x20AC...0x22FF, 0xFEFF: false
    default: true
    }
  }

  /// In a hundred.
  var markedShare: Int { marked == 0 ? 0 : markedSyllables * 100 / marked }

  /// True where the text is Vietnamese as far as this tells.
  var isVietnamese: Bool {
    guard marked > 0, markedShare >= EncodingLimits.syllablesMin else { return false }
    if marked >= EncodingLimits.wordsMin { return true }
    return plain > 0 && plainSyllables * 100 >= plain * EncodingLimits.plainSyllablesMin
  }

  /// The better of two readings has more syllables and fewer words that are none.
  var score: Int { markedSyllables - 2 * (marked - markedSyllables) }

  /// True where letters beyond ASCII are as rare as in the languages of Western Europe.
  var isWestern: Bool {
    letters > 0 && lettersBeyondASCII * 100 <= letters * EncodingLimits.westernLettersMax
  }
}
