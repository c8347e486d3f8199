/// What stands at the ends of choices and is no part of their text.
extension PaperChunk {
  /// A sign, or words in brackets or behind an arrow: "✓", "(đúng)", "[Correct]", "<-- ĐÁP ÁN".
  private struct EndMarks {
    let signs: [String]
    /// In small letters.
    let words: Set<String>
  }

  private static let rightMarks = EndMarks(
    signs: [
      "(x)", "(X)", "[x]", "[X]", "✓", "✔", "✔\u{FE0F}", "✅", "☑", "☑\u{FE0F}", "(*)", "(Đ)", "(đ)",
      "(ĐA)", "[ĐA]",
    ],
    words: [
      "đúng", "dung", "right", "correct", "true", "đáp án đúng", "đáp án", "correct answer",
      "answer",
    ])
  private static let wrongMarks = EndMarks(
    signs: ["✗", "✘", "❌", "(S)", "(s)"], words: ["sai", "wrong", "false", "incorrect"])

  /// Only these stand before a text, too: "[Đáp án đúng] Huế".
  private static let rightBefore = [
    "[Đáp án đúng]", "[đáp án đúng]", "(Đáp án đúng)", "(đáp án đúng)", "[đúng]", "[Đúng]",
    "[ĐÚNG]", "✓", "✔", "✅", "☑",
  ]

  /// "[B]", "(B)" or "[<B>]" alone under choices of which B is one.
  func bracketedKey(_ index: Int) -> Range<Int>? {
    let line = lines[parts[index].line]
    let text = line.bytes[line.start..<line.end]
    let isRound = text.count == 3 && text.first == UInt8(ascii: "(")
    guard index > 0, text.count == 3 || text.count == 5, isRound || text.first == UInt8(ascii: "["),
      text.last == (isRound ? UInt8(ascii: ")") : UInt8(ascii: "]"))
    else { return nil }
    var inner = text.dropFirst().dropLast()
    if inner.count == 3 {
      guard inner.first == UInt8(ascii: "<"), inner.last == UInt8(ascii: ">") else { return nil }
      inner = inner.dropFirst().dropLast()
    }
    guard let letter = inner.first.flatMap({ PaperLetters.number($0 | 0x20) }),
      parts[..<index].contains(where: { part in
        PaperChoiceLabel.find(in: lines[part.line], 0, from: part.start).contains {
          $0.letter == letter
        }
      })
    else { return nil }
    return inner.indices
  }

  /// "A. x B. y C. z   [B]": the letter of a choice of the same line, at its end and apart from it:
  /// "đoạn [A]" is text.
  func bracketAtEnd(of line: PaperLine, from start: Int) -> Range<Int>? {
    let end = line.end
    guard end - start > 8, line.bytes[end - 1] == UInt8(ascii: "]"),
      line.bytes[end - 3] == UInt8(ascii: "["),
      line.bytes[end - 4] == 9 || line.bytes[end - 4] == 32 && line.bytes[end - 5] == 32,
      (0x41...0x48).contains(line.bytes[end - 2])
    else { return nil }
    let labels = PaperChoiceLabel.find(in: line, 0, from: start)
    guard labels.count >= 2,
      labels.contains(where: { Int(line.bytes[end - 2] - 0x41) == $0.letter && $0.isCapital })
    else { return nil }
    return (end - 2)..<(end - 1)
  }

  /// "Có mấy chân? <Key=4>".
  func bracketedKeyAtEnd(of line: PaperLine, from start: Int) -> PaperKeyPhrase? {
    guard line.bytes[line.end - 1] == UInt8(ascii: ">"),
      let key = PaperKeyPhrase(line, PaperHead(line.bytes, in: start..<line.end, limit: 60)),
      key.valueEnd == line.trimmed(key.valueStart..<(line.end - 1)).upperBound
    else { return nil }
    return key
  }

  /// "C) Nga (đúng)", "B) 25 ✓", "A. Edison (x)": right, where not all choices end so.
  mutating func readMarksAtEnds() {
    guard question.choices.count >= 2 else { return }
    guard question.hasCapitals else {
      readTick()
      return
    }
    readMarksBefore()
    let right = question.choices.map { markStart($0, Self.rightMarks) }
    guard right.contains(where: { $0 != nil }), right.contains(nil) else { return }
    for index in question.choices.indices {
      if let start = right[index] {
        question.choices[index].isStarred = true
        cut(index, to: start)
      } else if let start = markStart(question.choices[index], Self.wrongMarks) {
        cut(index, to: start)
      }
    }
  }

  /// "b) Hà Nội ✔": one tick among small letters; words such as "(đúng)" speak of statements there.
  private mutating func readTick() {
    let ticks = EndMarks(signs: ["✓", "✔", "✔\u{FE0F}", "✅", "☑", "☑\u{FE0F}"], words: [])
    let places = question.choices.indices.filter { markStart(question.choices[$0], ticks) != nil }
    guard question.sectionKind != .statements, places.count == 1, let place = places.first,
      let start = markStart(question.choices[place], ticks)
    else { return }
    question.choices[place].isStarred = true
    cut(place, to: start)
  }

  private mutating func readMarksBefore() {
    let ends = question.choices.map { markEnd($0) }
    guard ends.contains(where: { $0 != nil }), ends.contains(nil) else { return }
    for index in question.choices.indices {
      guard let end = ends[index], let first = question.choices[index].text.first else { continue }
      question.choices[index].isStarred = true
      question.choices[index].text[0] = PaperSlice(
        line: first.line, range: lines[first.line].trimmed(end..<first.range.upperBound))
    }
  }

  /// The byte after a mark that stands before the text of a choice.
  private func markEnd(_ choice: PaperChoice) -> Int? {
    guard let first = choice.text.first else { return nil }
    let bytes = lines[first.line].bytes[first.range]
    guard let mark = Self.rightBefore.first(where: { bytes.starts(with: $0.utf8) }) else {
      return nil
    }
    let rest = bytes.dropFirst(mark.utf8.count)
    return rest.contains { $0 != 32 && $0 != 9 } ? rest.startIndex : nil
  }

  /// "A. 0; B. 1; C. 2." and "A. ba | B. bốn": signs between choices, where all have them.
  mutating func leaveOutSeparators() {
    guard question.choices.count >= 2 else { return }
    let ends = question.choices.map { choice in
      choice.text.last.map { lines[$0.line].bytes[$0.range.upperBound - 1] }
    }
    // "int a;" over "int b;": statements of a program.
    let areLines = zip(question.choices, question.choices.dropFirst()).allSatisfy {
      $0.place.line != $1.place.line
    }
    if areLines, ends.allSatisfy({ $0 == UInt8(ascii: ";") }) { return }
    for sign in [UInt8(ascii: ";"), UInt8(ascii: "|")]
    where ends.dropLast().allSatisfy({ $0 == sign }) {
      for index in ends.indices {
        let closes = index == ends.count - 1 && sign == UInt8(ascii: ";")
        guard ends[index] == sign || closes && ends[index] == UInt8(ascii: "."),
          let last = question.choices[index].text.last
        else { continue }
        cut(index, to: last.range.upperBound - 1)
      }
    }
  }

  /// The byte at which a mark begins that ends the text of a choice. "g (x)" is a function.
  private func markStart(_ choice: PaperChoice, _ marks: EndMarks) -> Int? {
    guard let last = choice.text.last else { return nil }
    let bytes = lines[last.line].bytes[last.range]
    for mark in marks.signs where bytes.count > mark.utf8.count {
      let start = bytes.endIndex - mark.utf8.count
      guard bytes[start...].elementsEqual(mark.utf8) else { continue }
      guard mark.utf8.first.map({ $0 < 0x80 }) == true else { return start }
      let before = bytes[..<start].split { $0 == 32 || $0 == 9 }
      let isFunction =
        mark.utf8.count == 3 && before.last?.count == 1 && before.count > 0
        && before.last?.first.map { PaperScan.isLetter($0 | 0x20) } == true
      if bytes[start - 1] == 32, !isFunction { return start }
    }
    return marks.words.isEmpty ? nil : wordsStart(bytes, marks.words)
  }

  private static let arrows = ["<--", "<-", "←", "=>", "->", "→", "⇒"]
  /// Longer than any arrow with its words.
  private static let wordsMax = 40

  private func wordsStart(_ bytes: ArraySlice<UInt8>, _ words: Set<String>) -> Int? {
    func areWords(_ range: Range<Int>) -> Bool {
      words.contains(String(decoding: bytes[range], as: UTF8.self).lowercased())
    }
    let end = bytes.endIndex
    let tail = bytes.suffix(Self.wordsMax)
    if bytes.last == UInt8(ascii: ")") || bytes.last == UInt8(ascii: "]") {
      let opening = bytes.last == UInt8(ascii: ")") ? UInt8(ascii: "(") : UInt8(ascii: "[")
      guard let open = tail.lastIndex(of: opening), open > bytes.startIndex,
        bytes[open - 1] == 32, areWords((open + 1)..<(end - 1))
      else { return nil }
      return open
    }
    // Only behind a space, and the words behind one more.
    for space in tail.indices where bytes[space] == 32 && space > bytes.startIndex {
      for arrow in Self.arrows where bytes[(space + 1)...].starts(with: (arrow + " ").utf8) {
        if areWords((space + arrow.utf8.count + 2)..<end) { return space + 1 }
      }
    }
    return nil
  }

  private mutating func cut(_ choice: Int, to end: Int) {
    guard let last = question.choices[choice].text.last else { return }
    let range = lines[last.line].trimmed(last.range.lowerBound..<end)
    let place = question.choices[choice].text.count - 1
    if range.isEmpty {
      question.choices[choice].text.remove(at: place)
    } else {
      question.choices[choice].text[place] = PaperSlice(line: last.line, range: range)
    }
  }
}
