/// Tells lists of keys from the key of one question.
extension PaperOutliner {
  /// "Đáp án: 1B 2A 3C" for the questions so far; not "Đáp án: 1-b, 2-a" of a question that asks to
  /// match, whose numbers are those of its own rows.
  func listsKeys(_ key: PaperKeyPhrase, _ index: Int) -> Bool {
    guard let pairs = list(in: index, from: key.valueStart, min: 2) else { return false }
    guard asksToMatch else {
      return pairs.pairs.contains { $0.number >= lastNumber }
    }
    let line = lines[index]
    return pairs.pairs.contains { $0.number == lastNumber }
      && pairs.pairs.contains {
        PaperLetters(line, $0.value) != nil
          && PaperQuestionLabel.isCapital(line, at: $0.value.lowerBound)
      }
  }

  /// "1-Đ, 2-S, 3-S, 4-Đ" under four statements.
  func namesStatements(_ index: Int, _ sign: PaperSigns) -> Bool {
    guard open != nil, let key = sign.key,
      let pairs = list(in: index, from: key.valueStart, min: 2),
      pairs.pairs.map(\.number) == Array(1...pairs.pairs.count),
      pairs.pairs.allSatisfy({ PaperTruths(lines[index], $0.value)?.truths.count == 1 })
    else { return false }
    let numbers = parts.compactMap { part in
      part.start == 0 ? signs[part.line].label.flatMap { $0.isBare ? $0.number : nil } : nil
    }
    if numbers == Array(1...pairs.pairs.count) { return true }
    let labels = parts.flatMap { part in
      PaperChoiceLabel.find(in: lines[part.line], part.line, from: part.start)
    }
    return labels.count { !$0.isCapital && $0.letter < pairs.pairs.count } == pairs.pairs.count
  }

  /// Keys on the line of their title: "ĐÁP ÁN ĐỀ 1: 1A 2B".
  func titledList(_ index: Int) -> PaperKeyPairs? {
    let line = lines[index]
    guard signs[index].landmark == .keys || mayTitleKeys(index),
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
      "khoanh ", "pronunciation", "phonetics", "phat am", "stress", "trong am",
    ])
  }

  /// "II. 1. B 2. A": keys behind the number of their part.
  func romanKeys(_ index: Int) -> PaperKeyPairs? {
    guard signs[index].heading?.rank == .roman else { return nil }
    return PaperKeyPairs(lines[index], from: afterNumeral(lines[index]), lettersOnly: true)
  }

  /// The byte after "II.".
  func afterNumeral(_ line: PaperLine) -> Int {
    var scan = PaperScan(PaperHead(line.bytes, in: line.start..<line.end, limit: 12))
    scan.skip { "ivx".utf8.contains($0) }
    scan.skip { ".:)/".utf8.contains($0) || PaperScan.isSpace($0) }
    return scan.offset
  }

  /// "I. Trắc nghiệm: 1A, 2B", "Trắc nghiệm: 1A 2B": keys behind the name of their part.
  func listBehindColon(_ index: Int) -> PaperKeyPairs? {
    let line = lines[index]
    guard !line.isKeyEntry, signs[index].heading != nil,
      let colon = line.bytes[line.start..<line.end].firstIndex(of: UInt8(ascii: ":")),
      colon + 1 < line.end, colon - line.start <= Self.nameBytesMax
    else { return nil }
    return list(in: index, from: colon + 1, min: 1)
  }

  /// No name of a part is longer.
  private static let nameBytesMax = 60

  // MARK: Below a title

  /// Numbers of questions that were asked stand below a title of keys: "Câu 1: 3,5", "1. B. hai".
  func entriesFollow(_ index: Int) -> Bool {
    let ahead = lines.indices[(index + 1)...].prefix(PaperLimits.linesAheadMax)
    let next = ahead.first { !lines[$0].isBlank && !repeatsPart($0) }
    guard let next, let number = entryNumber(next), isAsked(number), !asksWithChoices(next) else {
      return false
    }
    if let label = signs[next].label, !label.isBare {
      // "Bài 2" over questions of its own is a heading.
      return label.kind == .question || !exercisesAreHeadings
    }
    return !hasOwnKeys && !asksFurther(after: next)
  }

  /// "II. TỰ LUẬN" once more: what stands below it is said of the part that was there.
  func repeatsPart(_ index: Int) -> Bool {
    guard let heading = signs[index].heading,
      heading.rank == .part || heading.rank == .roman && heading.kind != nil
    else { return false }
    return outline.sections.contains { section in
      heading.number.map { $0 == section.part } ?? (section.kind == heading.kind)
    }
  }

  /// Below questions without numbers: keys from 1 on, one after the other.
  func keysOfUnnumberedFollow(_ index: Int) -> Bool {
    guard asked.isEmpty, open == nil, unnumbered?.isChain == true else { return false }
    var count = 0
    for next in lines.indices[(index + 1)...] where !lines[next].isBlank {
      guard let pairs = PaperKeyPairs(lines[next], from: lines[next].start, lettersOnly: true),
        pairs.pairs.map(\.number) == Array((count + 1)...(count + pairs.pairs.count))
      else { break }
      count += pairs.pairs.count
    }
    return count > 1
  }

  private func entryNumber(_ index: Int) -> Int? {
    if let label = signs[index].label { return label.last == nil ? label.number : nil }
    let line = lines[index]
    if let pairs = PaperKeyPairs(line, from: line.start, lettersOnly: false) {
      return pairs.pairs.first?.number
    }
    return PaperKeyValue.rowStart(line)
  }

  func isAsked(_ number: Int) -> Bool { asked[number] != nil || open?.number == number }

  /// True where choices stand in the line or below it, before the next number.
  private func asksWithChoices(_ index: Int) -> Bool {
    holdsChoices(index) || numbers.hasChoicesBelow(index)
  }

  /// True where a line holds an A and what follows it.
  func holdsChoices(_ index: Int) -> Bool {
    let labels = PaperChoiceLabel.find(in: lines[index], index, from: lines[index].start)
    return labels.contains { $0.letter == 0 } && labels.contains { $0.letter == 1 }
  }

  /// True where a question so far has its own key: the title may stand over one more of these.
  private var hasOwnKeys: Bool {
    questionsHaveKeys
      || parts.contains { part in
        let end = lines[part.line].end
        return signs[part.line].key.map { $0.isCertain && $0.valueStart < end } ?? false
      }
  }

  /// True where the next question of the paper comes later: what stands here is within this one.
  func asksFurther(after index: Int) -> Bool {
    numbers.asks(lastNumber + 1, after: index, hasWords: hasWords)
  }

  /// Solutions with numbers alone in a paper that has "Câu": each question has one that names its
  /// key, and nothing else does.
  func solutionsFollow(from index: Int) -> Bool {
    guard lastNumber > 1, !asksFurther(after: index) else { return false }
    var expected = 1
    for next in lines.indices[index...] {
      guard let label = signs[next].label, label.isBare else { continue }
      guard label.number == expected, expected <= lastNumber, namesKey(next, label) else {
        return false
      }
      expected += 1
    }
    return expected == lastNumber + 1
  }

  func namesKey(_ index: Int, _ label: PaperQuestionLabel) -> Bool {
    let line = lines[index]
    guard label.contentStart < line.end else { return false }
    let head = PaperHead(line.bytes, in: label.contentStart..<line.end, limit: 40)
    if let phrase = PaperKeyPhrase(line, head), phrase.valueStart < line.end {
      return phrase.isCertain || PaperLetters(line, phrase.valueStart..<line.end) != nil
    }
    guard let letters = PaperLetters(line, label.contentStart..<line.end) else { return false }
    return letters.end >= line.end || line.bytes[letters.end - 1] == UInt8(ascii: ".")
      || isExplained(letters, line, line.end)
  }

  /// "4. B. hai" for question 4, which has that choice.
  func namesChoice(_ index: Int) -> Bool {
    let line = lines[index]
    guard let label = signs[index].label, label.contentStart < line.end else { return false }
    let value = label.contentStart..<line.end
    return PaperLetters(line, value).map { saysChoice($0, line, value, label.number) } ?? false
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
  var asksToMatch: Bool {
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
    let ahead = lines.indices[(index + 1)...].prefix(PaperLimits.linesAheadMax)
    let next = ahead.first {
      !lines[$0].isBlank && signs[$0].heading == nil && !isInstruction($0)
    }
    guard let next else { return false }
    return lines[next].isKeyEntry
      || PaperKeyPairs(lines[next], from: lines[next].start, lettersOnly: true) != nil
  }
}
