/// Tells lists of keys from the key of one question.
extension PaperOutliner {
  /// "Đáp án: 1B 2A 3C" for the questions so far; not "Đáp án: 1-b, 2-a" of a question that asks to
  /// match, whose numbers are those of its own rows.
  func listsKeys(_ key: PaperKeyPhrase, _ index: Int) -> Bool {
    guard let pairs = list(in: index, from: key.valueStart, min: 2) else { return false }
    guard asksToMatch else { return pairs.pairs.contains { $0.number >= lastNumber } }
    let line = lines[index]
    return pairs.pairs.contains { $0.number == lastNumber }
      && pairs.pairs.contains {
        PaperLetters(line, $0.value) != nil
          && PaperQuestionLabel.isCapital(line, at: $0.value.lowerBound)
      }
  }

  /// Keys on the line of their title: "ĐÁP ÁN ĐỀ 1: 1A 2B".
  func titledList(_ index: Int) -> PaperKeyPairs? {
    let line = lines[index]
    guard signs[index].landmark == .keys,
      let colon = line.bytes[line.start..<line.end].firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    return list(in: index, from: colon + 1, min: 2)
  }

  /// Keys of questions of several kinds on one line: "1-A, 2-Đ, 3-Edison, 4-S", or letters alone.
  func list(in index: Int, from start: Int, min: Int) -> PaperKeyPairs? {
    if let pairs = PaperKeyPairs(lines[index], from: start, lettersOnly: true),
      pairs.pairs.count >= min
    {
      return pairs
    }
    guard let pairs = PaperKeyPairs(lines[index], from: start, lettersOnly: false),
      pairs.pairs.count >= max(2, min), pairs.letterCount > 0, let last = pairs.pairs.last,
      zip(pairs.pairs, pairs.pairs.dropFirst()).allSatisfy({ $0.number < $1.number }),
      last.number <= max(lastNumber, asked.keys.max() ?? 0)
    else { return nil }
    return pairs
  }

  /// "I. Choose the odd one out": a heading that asks.
  func asksToChoose(_ index: Int) -> Bool {
    let line = lines[index]
    return PaperHead(line.bytes, in: line.start..<line.end, limit: 200).contains(anyOf: [
      "choose ", "circle ", "find the", "mark the", "odd one", "chon tu", "chon dap an", "tim tu",
      "khoanh ",
    ])
  }

  /// "II. 1. B 2. A": keys behind the number of their part.
  func romanKeys(_ index: Int) -> PaperKeyPairs? {
    guard signs[index].heading?.rank == .roman, let start = afterRoman(lines[index]) else {
      return nil
    }
    return PaperKeyPairs(lines[index], from: start, lettersOnly: true)
  }

  /// The byte after "II." where keys come; nil where other text does.
  func afterRoman(_ line: PaperLine) -> Int? {
    var scan = PaperScan(PaperHead(line.bytes, in: line.start..<line.end, limit: 12))
    scan.skip { "ivx".utf8.contains($0) }
    scan.skip { ".:)/".utf8.contains($0) || PaperScan.isSpace($0) }
    guard PaperKeyPairs(line, from: scan.offset, lettersOnly: true) != nil else { return nil }
    return scan.offset
  }

  /// Among solutions "Câu 1: A; Câu 2: B", "1A 2B 3C" or an entry of a table.
  func listAmongSolutions(_ index: Int) -> PaperKeyPairs? {
    let line = lines[index]
    if line.isKeyEntry { return list(in: index, from: line.start, min: 1) }
    if signs[index].label != nil { return list(in: index, from: line.start, min: 2) }
    let pairs = PaperKeyPairs(line, from: line.start, lettersOnly: true)
    return pairs.map { $0.pairs.count >= 2 } == true ? pairs : nil
  }

  /// "1. B – vì …" for a question that was there before.
  func explainsKey(_ index: Int) -> Bool {
    guard let label = signs[index].label, label.last == nil, asked[label.number] != nil else {
      return false
    }
    let line = lines[index]
    guard let letters = PaperLetters(line, label.contentStart..<max(label.contentStart, line.end))
    else { return false }
    return isExplained(letters, line, line.end)
  }

  /// "Nối cột A với cột B", "Ghép mỗi nước với thủ đô".
  private var asksToMatch: Bool {
    guard open != nil else { return false }
    return parts.contains { part in
      let line = lines[part.line]
      var scan = PaperScan(PaperHead(line.bytes, in: part.start..<max(part.start, line.end)))
      while !scan.isAtEnd {
        if scan.take(anyOf: ["noi", "ghep", "match", "sap xep"]) { return true }
        scan.skip(PaperScan.isLetter)
        scan.skip { !PaperScan.isLetter($0) }
      }
      return false
    }
  }

  /// A heading such as "PHẦN I" stands over keys, not over questions, where keys come right below.
  func keysFollowDirectly(_ index: Int) -> Bool {
    let next = lines.indices[(index + 1)...].first {
      !lines[$0].isBlank && signs[$0].heading == nil && !isInstruction($0)
    }
    guard let next else { return false }
    return lines[next].isKeyEntry
      || PaperKeyPairs(lines[next], from: lines[next].start, lettersOnly: true) != nil
  }
}
