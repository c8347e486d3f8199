/// Room that a paper leaves for writing: "Đáp án: ………", "____", "- - - -". It is no key.
enum PaperFillIn {
  /// A key without the leaders around it: "....12...." is 12.
  ///
  /// - Returns: nil where nothing is filled in; the range itself where no room was left.
  static func filled(_ line: PaperLine, _ range: Range<Int>) -> Range<Int>? {
    let runs = runs(line.bytes, range)
    guard let first = runs.first, let last = runs.last else { return range }
    let pieces = pieces(line, range, between: runs)
    let isLed = isOnlySigns(line, range.lowerBound..<first.range.lowerBound)
    let isFollowed = isOnlySigns(line, last.range.upperBound..<range.upperBound)
    // "đất, nước…" ends as sentences do.
    let isTrailed = isFollowed && (last.weight > 3 || runs.count > 1)
    guard isLed || isTrailed else { return range }
    guard pieces.count == 1, let piece = pieces.first else { return nil }
    if isLed, isFollowed { return isUnit(line, piece) ? nil : piece }
    return isAnswer(line, piece, isFollowed: isFollowed) ? piece : nil
  }

  /// True for a line, or a part of one, that is nothing but room.
  static func isRoom(_ line: PaperLine, _ range: Range<Int>) -> Bool {
    guard let first = line.bytes[range].first(where: { $0 != 32 && $0 != 9 }),
      mayBegin(first)
    else { return false }
    return !runs(line.bytes, range).isEmpty && isOnlySigns(line, range)
  }

  /// Where a text ends that has nothing but room behind it: "3 + 4 = ......"; nil where it has
  /// none, or where room within the text stands for a part of it.
  static func end(beforeRoomIn line: PaperLine, _ range: Range<Int>) -> Int? {
    let runs = runs(line.bytes, range)
    guard runs.count == 1, let room = runs.first,
      isOnlySigns(line, room.range.upperBound..<range.upperBound)
    else { return nil }
    var text = line.trimmed(range.lowerBound..<room.range.lowerBound)
    while let last = line.bytes[text].last, last == UInt8(ascii: "(") || last == UInt8(ascii: "[") {
      text = line.trimmed(text.lowerBound..<(text.upperBound - 1))
    }
    guard let last = line.bytes[text].last else { return nil }
    // "sông Hồng, sông Lô…" ends as sentences do.
    guard room.weight > weightMin || "?!:=".utf8.contains(last) else { return nil }
    return endsSentence(line, at: text.upperBound, room.range)
      ? text.upperBound + 1 : text.upperBound
  }

  /// The full stop in "Tính nhanh. ......" is no room.
  private static func endsSentence(_ line: PaperLine, at end: Int, _ room: Range<Int>) -> Bool {
    end == room.lowerBound && end + 1 < room.upperBound && line.bytes[end] == UInt8(ascii: ".")
      && (line.bytes[end + 1] == 32 || line.bytes[end + 1] == 9)
  }

  /// True where a range begins with room, whatever follows.
  static func begins(_ line: PaperLine, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    var total = 0
    while index < range.upperBound {
      let (weight, length) = sign(line.bytes, index, range.upperBound)
      let byte = line.bytes[index]
      guard weight > 0 || byte == 32 || byte == 9 else {
        return total >= weightMin && byte != UInt8(ascii: ">")
      }
      total += weight
      index += length
    }
    return total >= weightMin
  }

  // MARK: Leaders

  private struct Run {
    var range: Range<Int>
    var weight: Int
  }

  /// Three dots are room, and so are two underscores; one dash is a sign.
  private static let weightMin = 3

  private static func mayBegin(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte == 0xE2 || byte == 0xC2 || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[")
      || byte == UInt8(ascii: "|")
  }

  private static func runs(_ bytes: [UInt8], _ range: Range<Int>) -> [Run] {
    var runs: [Run] = []
    var open: Run?
    func close(before next: UInt8?) {
      // "--->" is an arrow.
      if let run = open, run.weight >= weightMin, next != UInt8(ascii: ">") { runs.append(run) }
      open = nil
    }
    var index = range.lowerBound
    while index < range.upperBound {
      let (weight, length) = sign(bytes, index, range.upperBound)
      if weight > 0 {
        open = Run(
          range: (open?.range.lowerBound ?? index)..<(index + length),
          weight: (open?.weight ?? 0) + weight)
      } else if bytes[index] != 32, bytes[index] != 9 {
        close(before: bytes[index])
      }
      index += length
    }
    close(before: nil)
    return runs
  }

  /// How much of a leader a character is; 0 for any other.
  private static func sign(_ bytes: [UInt8], _ index: Int, _ end: Int) -> (weight: Int, length: Int)
  {
    switch bytes[index] {
    case UInt8(ascii: "."), UInt8(ascii: "-"): return (1, 1)
    case UInt8(ascii: "_"): return (2, 1)
    // U+00B7, a dot at half height.
    case 0xC2 where index + 1 < end && bytes[index + 1] == 0xB7: return (1, 2)
    case 0xE2 where index + 2 < end && bytes[index + 1] == 0x80:
      switch bytes[index + 2] {
      // Dashes, from the hyphen to the long one.
      case 0x90...0x95: return (1, 3)
      case 0xA5: return (2, 3)
      case 0xA6: return (3, 3)
      default: return (0, 1)
      }
    default: return (0, 1)
    }
  }

  // MARK: What stands between

  private static func pieces(
    _ line: PaperLine, _ range: Range<Int>, between runs: [Run]
  ) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    for end in runs.map(\.range.lowerBound) + [range.upperBound] {
      let piece = line.trimmed(start..<max(start, end))
      if !isOnlySigns(line, piece) { pieces.append(piece) }
      start = runs.first { $0.range.lowerBound == end }?.range.upperBound ?? end
    }
    return pieces
  }

  private static func isOnlySigns(_ line: PaperLine, _ range: Range<Int>) -> Bool {
    let text = line.text(range)
    return !text.unicodeScalars.contains { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        // Objects of Word and what else is no punctuation.
        || scalar.value >= 0x2190
    }
  }

  private static func isUnit(_ line: PaperLine, _ range: Range<Int>) -> Bool {
    let signs: Set<Character> = ["(", ")", "[", "]", " "]
    let text = line.text(range).lowercased().filter { !signs.contains($0) }
    return PaperTypedAnswer.units.contains(text)
  }

  /// What stands at one end of a leader is a key only if it looks like one: "12......", "B.....".
  private static func isAnswer(
    _ line: PaperLine, _ range: Range<Int>, isFollowed: Bool
  ) -> Bool {
    let bytes = line.bytes[range]
    // "a) ……", "x = ……": the room is for what is to be written there.
    if isFollowed, let last = bytes.last, "=:)<>".utf8.contains(last) { return false }
    let digits = bytes.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    if let first = digits.first, PaperScan.isDigit(first) { return true }
    if let letters = PaperLetters(line, range), letters.end >= range.upperBound { return true }
    return PaperTruths(line, range)?.isWhole ?? false
  }
}
