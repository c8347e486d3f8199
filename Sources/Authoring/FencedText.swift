/// A text within fences of Markdown, as chat programs give it: "```gift" above, "```" below, and
/// perhaps words of their own around.
///
/// Source: CommonMark 0.31, fenced code blocks.
struct FencedText {
  /// The text with the fences and what stands outside of them blank, so that every offset stays.
  let inner: [UInt8]
  /// Lines outside of the fences in which something stands, by where they begin.
  let outside: [Int]

  private let regions: [Range<Int>]
  /// What is written behind the fence that opens each region: "gift", "python", or nothing.
  private let words: [String]
  private let outsideText: [ArraySlice<UInt8>]
  /// True where the last fence is missing.
  private let isCut: Bool
  /// True where nothing stands before the first fence.
  private let beginsWithFence: Bool

  private static let fence = Array("```".utf8)

  /// - Returns: nil where no fence opens a part of the text.
  init?(_ bytes: [UInt8], from contentStart: Int) {
    guard Self.mayHoldFence(bytes) else { return nil }
    var inner = bytes
    var regions: [Range<Int>] = []
    var words: [String] = []
    var outside: [Range<Int>] = []
    var open: Int?
    var beginsWithFence = false
    for line in Self.lines(bytes, from: contentStart) {
      // "```{.python .run}" is a program's own.
      if bytes[line].starts(with: Self.fence), bytes[line].contains(UInt8(ascii: "{")) {
        return nil
      }
      if Self.isFence(bytes[line], closes: open != nil) {
        if let start = open {
          regions.append(start..<line.lowerBound)
          open = nil
        } else {
          if regions.isEmpty, outside.isEmpty { beginsWithFence = true }
          open = line.upperBound
          words.append(Self.word(bytes[line]))
        }
        Self.blank(&inner, line)
      } else if open == nil, bytes[line].contains(where: { $0 > 32 }) {
        outside.append(line)
        Self.blank(&inner, line)
      }
    }
    // An answer that was cut off has no last fence.
    isCut = open != nil
    if let start = open { regions.append(start..<bytes.count) }
    guard !regions.isEmpty else { return nil }
    self.inner = inner
    self.regions = regions
    self.words = words
    self.outside = outside.map(\.lowerBound)
    self.beginsWithFence = beginsWithFence
    outsideText = outside.map { bytes[$0] }
  }

  /// True where what is fenced is of a format, and what stands outside is not: then the fences are
  /// none of the text's own, as those around a program in a question are.
  func holds(_ format: BankFormat) -> Bool {
    switch format {
    case .gift:
      guard !words.contains(where: { !isNeutral($0, or: "gift") }) else { return false }
      // Programs have braces, too: within a paper only GIFT's own signs count.
      let isInPaper = words.contains { $0 != "gift" } && outsideText.contains(where: Self.isOfPaper)
      return isEach { $0.contains(UInt8(ascii: "{")) }
        && (!isInPaper || regions.allSatisfy { Self.holdsAnswers(inner[$0]) })
    case .aiken:
      return isEach { text in
        text.split { $0 == 10 || $0 == 13 }.contains { line in
          line.drop { $0 <= 32 }.prefix(7).map { $0 | 0x20 }.starts(with: "answer:".utf8)
        }
      }
    case .text2qti:
      return !isCut
        && isEach { text in
          text.split { $0 == 10 || $0 == 13 }.contains { line in
            let rest = line.drop { (0x30...0x39).contains($0) }
            return rest.startIndex > line.startIndex && rest.first == UInt8(ascii: ".")
          }
        }
    case .csv, .json, .jsonLines, .moodleXML, .qti, .kahoot, .quizizz, .classquiz, .blooket,
      .gimkit:
      return beginsWithFence && regions.count == 1
    default: return false
    }
  }

  /// True for a word that names no program: "```", "```text".
  private func isNeutral(_ word: String, or own: String) -> Bool {
    word.isEmpty || word == own
      || ["text", "txt", "plaintext", "plain", "markdown", "md"].contains(word)
  }

  /// "Câu 1", "Đáp án: B".
  private static func isOfPaper(_ line: ArraySlice<UInt8>) -> Bool {
    PaperEvidence(line.drop { "*_#> ".utf8.contains($0) }) == .question
  }

  /// "{=", "{~", "{T}", "{#": the answers of a GIFT item.
  private static func holdsAnswers(_ text: ArraySlice<UInt8>) -> Bool {
    text.indices.contains { index in
      guard text[index] == UInt8(ascii: "{") else { return false }
      let inner = text[(index + 1)...].drop { $0 <= 32 }
      return ["=", "~", "#", "T}", "F}", "TRUE}", "FALSE}"].contains {
        inner.starts(with: $0.utf8)
      }
    }
  }

  private func isEach(_ holds: (ArraySlice<UInt8>) -> Bool) -> Bool {
    regions.allSatisfy { holds(inner[$0]) } && !outsideText.contains(where: holds)
  }

  private static func mayHoldFence(_ bytes: [UInt8]) -> Bool {
    var run = 0
    for byte in bytes {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      if run == 3 { return true }
    }
    return false
  }

  private static func lines(_ bytes: [UInt8], from start: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var begin = start
    for index in start..<max(start, bytes.count) where bytes[index] == 10 || bytes[index] == 13 {
      lines.append(begin..<index)
      begin = index + 1
    }
    if begin < bytes.count { lines.append(begin..<bytes.count) }
    return lines
  }

  /// "```", or "```gift" where one opens.
  private static func isFence(_ line: ArraySlice<UInt8>, closes: Bool) -> Bool {
    let text = line.drop { $0 == 32 }
    guard text.startIndex - line.startIndex <= 3, text.starts(with: fence) else { return false }
    let word = word(text).utf8
    if closes { return word.isEmpty }
    return word.count <= 20 && !word.contains { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "{") }
  }

  /// What stands behind the signs of a fence.
  private static func word(_ line: ArraySlice<UInt8>) -> String {
    let word = line.drop { $0 == UInt8(ascii: "`") || $0 == 32 }.filter { $0 > 32 }
    return String(decoding: word, as: UTF8.self).lowercased()
  }

  private static func blank(_ bytes: inout [UInt8], _ range: Range<Int>) {
    for index in range { bytes[index] = 32 }
  }
}
