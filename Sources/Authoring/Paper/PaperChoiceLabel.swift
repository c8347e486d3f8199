/// The letter before a choice: "A.", "A)", "A:", "a.", "a)", "(A)", "*B.", "#C.", "$D.".
struct PaperChoiceLabel: Hashable, Sendable {
  enum Strength: Hashable, Sendable {
    /// At the beginning of a line.
    case lineStart
    /// After a tab, or two spaces and more.
    case strong
    /// After a single space: a letter in a text, unless its neighbours are in order.
    case weak
  }

  /// 0 is A.
  let letter: Int
  let isCapital: Bool
  let strength: Strength
  /// The line's place among the lines.
  let line: Int
  /// Where it begins, with its star.
  let start: Int
  let letterRange: Range<Int>
  let contentStart: Int
  /// Marked by `*`, `#` or `$` before it.
  let isStarred: Bool
  /// True where what stands before it on the line ends with a sign: "2 + 2 = ? A. 3 B. 4".
  let isAfterSentence: Bool
  /// True within a line behind "Bà", "ông" and the like: "bà E. và anh F." are persons.
  var isAfterTitle = false

  /// True if a line begins with one.
  static func begins(_ line: PaperLine) -> Bool {
    !line.isSpeech && label(in: line, 0, at: line.wordStart, .lineStart) != nil
  }

  /// All that may be one, in order.
  static func find(in line: PaperLine, _ index: Int, from start: Int) -> [PaperChoiceLabel] {
    if line.isSpeech { return [] }
    var labels: [PaperChoiceLabel] = []
    let bytes = line.bytes
    var place = start
    while place < line.end, bytes[place] == 32 || bytes[place] == 9 { place += 1 }
    var strength: Strength? = place == line.start ? .lineStart : .strong
    if strength == .lineStart, let label = afterPictures(in: line, index) {
      labels.append(label)
      strength = .weak
      place = label.contentStart
    }
    let edges = Set(line.spans.flatMap { [$0.range.lowerBound, $0.range.upperBound] })
    while place < line.end {
      if let found = strength {
        if let label = label(in: line, index, at: place, found) {
          labels.append(label)
          // Choices that are pictures are often labels without text: "A.    B.    C.    D."
          let gap = bytes[label.letterRange.upperBound..<label.contentStart]
          strength = gap.contains(9) || gap.count { $0 == 32 } > 1 ? .strong : .weak
          place = label.contentStart
          continue
        }
        strength = nil
      }
      let byte = bytes[place]
      if byte == 9 {
        strength = .strong
        place += 1
        while place < line.end, bytes[place] == 32 || bytes[place] == 9 { place += 1 }
      } else if byte == 32 {
        let from = place
        while place < line.end, bytes[place] == 32 || bytes[place] == 9 { place += 1 }
        let isWide = place - from > 1
        strength = isWide ? .strong : .weak
      } else {
        place += 1
        // "2/5C. 1/6" with a bold C: a PDF has lost the space between.
        if byte & 0xE0 != 0x40, edges.contains(place) { strength = .weak }
      }
    }
    return labels
  }

  /// "✅ A. Huế", "❌ B. Vinh": a tick says that it is right.
  private static func afterPictures(in line: PaperLine, _ index: Int) -> PaperChoiceLabel? {
    let skipped = PaperPictographs.skipped(line.bytes, from: line.start, to: line.end)
    guard skipped.end > line.start, skipped.end < line.end,
      let label = label(in: line, index, at: skipped.end, .lineStart)
        ?? label(in: line, index, at: afterOption(in: line, skipped.end), .lineStart)
    else { return nil }
    return PaperChoiceLabel(
      letter: label.letter, isCapital: label.isCapital, strength: .lineStart, line: index,
      start: line.start, letterRange: label.letterRange, contentStart: label.contentStart,
      isStarred: label.isStarred || skipped.isRight, isAfterSentence: true)
  }

  /// "✅ Option 2: B. Huế": behind the colon.
  private static func afterOption(in line: PaperLine, _ start: Int) -> Int {
    var scan = PaperScan(PaperHead(line.bytes, in: start..<line.end, limit: 24))
    guard scan.take(anyOf: ["option", "lua chon", "phuong an", "dap an"]) else { return line.end }
    scan.skipSpaces()
    guard scan.number() != nil, scan.take(":") else { return line.end }
    scan.skipSpaces()
    return scan.offset
  }

  /// A capital at the beginning of a line with a space, a dash or a comma behind it, and some text:
  /// "A nhà", "A, nhà".
  static func loose(in line: PaperLine, _ index: Int) -> PaperChoiceLabel? {
    if line.isSpeech { return nil }
    let bytes = line.bytes
    guard let (letter, isCapital, length) = letter(bytes, line.start, line.end), isCapital else {
      return nil
    }
    let end = line.start + length
    var scan = PaperScan(PaperHead(bytes, in: end..<line.end, limit: 8))
    scan.skip { PaperScan.isSpace($0) || "-,".utf8.contains($0) }
    guard scan.index > 0, !scan.isAtEnd else { return nil }
    return PaperChoiceLabel(
      letter: letter, isCapital: true, strength: .lineStart, line: index, start: line.start,
      letterRange: line.start..<end, contentStart: scan.offset, isStarred: false,
      isAfterSentence: true)
  }

  private static func label(
    in line: PaperLine, _ index: Int, at start: Int, _ strength: Strength
  ) -> PaperChoiceLabel? {
    let bytes = line.bytes
    var place = start
    var isStarred = false
    var isBracketed = false
    // In lists of Markdown the letter stands up to four columns behind the star.
    while place < line.end, place - start < (isStarred ? 8 : 4) {
      switch bytes[place] {
      case UInt8(ascii: "*"), UInt8(ascii: "#"): isStarred = true
      case UInt8(ascii: "$") where place == start && strength != .weak && isGlued(line, place):
        isStarred = true
      case UInt8(ascii: "("), UInt8(ascii: "["): isBracketed = true
      case 32 where isStarred && strength != .weak, 9 where isStarred && strength != .weak: break
      default:
        return finish(line, index, start, place, strength, isStarred, isBracketed)
      }
      place += 1
    }
    return nil
  }

  /// "$B. hai"; not "$B$ là trung điểm" nor "$A = 3$".
  private static func isGlued(_ line: PaperLine, _ sign: Int) -> Bool {
    guard let (_, isCapital, length) = letter(line.bytes, sign + 1, line.end), isCapital else {
      return false
    }
    let place = sign + 1 + length
    return place + 1 < line.end && ".)".utf8.contains(line.bytes[place])
      && PaperScan.isSpace(line.bytes[place + 1])
      && !line.bytes[place..<line.end].contains(UInt8(ascii: "$"))
  }

  private static func finish(
    _ line: PaperLine, _ index: Int, _ start: Int, _ letterStart: Int, _ strength: Strength,
    _ starred: Bool, _ isBracketed: Bool
  ) -> PaperChoiceLabel? {
    let bytes = line.bytes
    guard let (letter, isCapital, length) = letter(bytes, letterStart, line.end) else { return nil }
    var isStarred = starred
    var place = letterStart + length
    if place < line.end, bytes[place] == UInt8(ascii: "*") {
      isStarred = true
      place += 1
    }
    if strength != .weak, place + 1 < line.end, bytes[place] == 32,
      bytes[place + 1] == UInt8(ascii: ".") || bytes[place + 1] == UInt8(ascii: ")")
    {
      place += 1
    }
    guard place < line.end else { return nil }
    let sign = bytes[place]
    place += 1
    let isClosed = place >= line.end || bytes[place] == 32 || bytes[place] == 9
    switch sign {
    case UInt8(ascii: ")"): break
    case UInt8(ascii: "]"): guard isBracketed else { return nil }
    case UInt8(ascii: "."): guard !isBracketed else { return nil }
    case UInt8(ascii: "/"), UInt8(ascii: ":"):
      guard !isBracketed, isClosed || strength == .lineStart && sign == UInt8(ascii: ":") else {
        return nil
      }
    default: return nil
    }
    if place < line.end, sign == UInt8(ascii: "."), bytes[place] == UInt8(ascii: ")") { place += 1 }
    if place < line.end, bytes[place] == UInt8(ascii: "*"), !isStarred {
      isStarred = true
      place += 1
    }
    while place < line.end, bytes[place] == 32 || bytes[place] == 9 { place += 1 }
    return PaperChoiceLabel(
      letter: letter, isCapital: isCapital, strength: strength, line: index, start: start,
      letterRange: letterStart..<(letterStart + length), contentStart: place, isStarred: isStarred,
      isAfterSentence: endsSentence(line, before: start),
      isAfterTitle: strength == .weak && isTitle(line, before: start))
  }

  private static let titles: Set<String> = [
    "ba", "ong", "anh", "chi", "em", "co", "chu", "bac", "ban", "va", "mr", "mrs", "ms",
  ]

  private static func isTitle(_ line: PaperLine, before start: Int) -> Bool {
    let text = line.bytes[line.start..<start].suffix(titleBytesMax)
    guard let word = text.split(separator: 32).last else { return false }
    let head = PaperHead(line.bytes, in: word.startIndex..<word.endIndex)
    return titles.contains(String(decoding: head.letters.filter(PaperScan.isLetter), as: UTF8.self))
  }

  private static let titleBytesMax = 12

  private static func endsSentence(_ line: PaperLine, before start: Int) -> Bool {
    var place = start
    while place > line.start, line.bytes[place - 1] == 32 { place -= 1 }
    guard place > line.start else { return true }
    return "?:.!_".utf8.contains(line.bytes[place - 1])
  }

  /// A to H, also where a Cyrillic letter looks like one.
  private static func letter(
    _ bytes: [UInt8], _ index: Int, _ end: Int
  ) -> (letter: Int, isCapital: Bool, length: Int)? {
    guard index < end else { return nil }
    let byte = bytes[index]
    if byte < 0x80 {
      guard let number = PaperLetters.number(byte | 0x20), byte & 0xC0 == 0x40 else { return nil }
      return (number, byte & 0x20 == 0, 1)
    }
    guard byte == 0xD0 || byte == 0xD1, index + 1 < end else { return nil }
    switch UInt32(byte & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F) {
    case 0x410: return (0, true, 2)
    case 0x412: return (1, true, 2)
    case 0x421: return (2, true, 2)
    case 0x415: return (4, true, 2)
    case 0x430: return (0, false, 2)
    case 0x432: return (1, false, 2)
    case 0x441: return (2, false, 2)
    case 0x435: return (4, false, 2)
    default: return nil
    }
  }
}
