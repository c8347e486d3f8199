/// The lines of one question, from its number to the next.
struct PaperChunk {
  /// A line of it, from a byte on.
  struct Part {
    let line: Int
    let start: Int
  }

  let lines: [PaperLine]
  let signs: [PaperSigns]
  let parts: [Part]
  var question: PaperQuestion
  /// Lines after the question that do not belong to it.
  var rest: [Int] = []

  var labels: [PaperChoiceLabel] = []
  /// Where each line's text ends: before a key that stands at its end.
  private(set) var ends: [Int]
  /// True for a solution at the end of a paper, which goes through choices that were asked above.
  var isSolution = false
  /// Parts that are keys.
  var keyLines: Set<Int> = []

  init(_ lines: [PaperLine], _ signs: [PaperSigns], _ parts: [Part], _ question: PaperQuestion) {
    self.lines = lines
    self.signs = signs
    self.parts = parts
    self.question = question
    ends = parts.map { lines[$0.line].end }
  }

  mutating func read() {
    if let matching = question.matching {
      readColumns(matching)
      return
    }
    let explanation = findExplanation()
    findLetterList(before: explanation)
    findKeys(before: explanation)
    findChoices(before: explanation)
    findFurtherLetters(before: explanation)
    findLostLetters(before: explanation)
    findBullets(before: explanation)
    findNumbers(before: explanation)
    readTexts(before: explanation)
  }

  // MARK: Explanations and keys

  /// The first part that is an explanation; `parts.count` where there is none.
  private func findExplanation() -> Int {
    var hasChoices = false
    for (index, part) in parts.enumerated() {
      if index > 0, signs[part.line].explanation != nil {
        // Before the choices it is a part of the question, unless none come.
        if hasChoices || !choicesFollow(after: index) { return index }
      }
      if signs[part.line].beginsChoice || signs[part.line].key != nil { hasChoices = true }
    }
    return parts.count
  }

  private func choicesFollow(after index: Int) -> Bool {
    guard let question = parts[(index + 1)...].first(where: { signs[$0.line].beginsChoice }) else {
      return false
    }
    return PaperChoiceLabel.find(in: lines[question.line], question.line, from: 0).first?.letter
      == 0
  }

  private mutating func findKeys(before explanation: Int) {
    for (index, part) in parts[..<explanation].enumerated() where !keyLines.contains(index) {
      let line = lines[part.line]
      if index > 0, let key = signs[part.line].key,
        isKey(key, line, line.end, index) || asksForRoom(key, index)
          || standsOverLetter(key, index)
          || key.takesNumber && isNumberAlone(line, key.valueStart..<line.end)
            && isLast(index, before: explanation)
      {
        keyLines.insert(index)
        take(key, in: index, end: line.end)
      } else if let key = keyOfSolution(index) {
        keyLines.insert(index)
        take(key, in: index, end: line.end)
      } else if let value = bracketedKey(index) {
        keyLines.insert(index)
        question.keys.append(
          PaperStatedKey(value: PaperSlice(line: part.line, range: value), isCertain: false))
      } else if let value = bracketAtEnd(of: line, from: part.start) {
        ends[index] = value.lowerBound - 1
        question.keys.append(
          PaperStatedKey(value: PaperSlice(line: part.line, range: value), isCertain: false))
      } else if let (start, key) = keyAtEnd(of: line, from: part.start) {
        ends[index] = start
        take(key, in: index, end: line.end)
      } else if !keyLines.contains(index), question.loneLetter == nil,
        let letter = loneLetter(index)
      {
        keyLines.insert(index)
        question.loneLetter = letter
      }
    }
  }

  /// A phrase is a key if it says "Đáp án:", or if letters follow it.
  private func isKey(
    _ key: PaperKeyPhrase, _ line: PaperLine, _ end: Int, _ index: Int
  ) -> Bool {
    if key.isCertain || key.isRoom { return true }
    if key.takesText, key.valueStart < end { return true }
    if key.isArrow,
      isNumberAlone(line, key.valueStart..<end)
        || saysChoice(line, key.valueStart..<end, above: index)
    {
      return true
    }
    guard let letters = PaperLetters(line, key.valueStart..<end) else { return false }
    return isClosed(letters, line)
  }

  /// "=> 12,5", "ĐS: 15 m/s" under a question without choices.
  private func isNumberAlone(_ line: PaperLine, _ range: Range<Int>) -> Bool {
    guard !parts.contains(where: { signs[$0.line].holdsChoice }) else { return false }
    var text = line.bytes[line.trimmed(range)]
    // "(2)" is one of several that are numbered so.
    if text.first == UInt8(ascii: "("), text.last == UInt8(ascii: ")") {
      text = text.dropFirst().dropLast()
    }
    if text.contains(where: PaperScan.isDigit), text.count <= 12,
      text.allSatisfy({ PaperScan.isDigit($0) || "-.,/".utf8.contains($0) })
    {
      return true
    }
    return text.count <= 40 && PaperTypedAnswer.isNumber(line.text(line.trimmed(range)))
  }

  /// True where nothing but its explanation or another key follows: what is asked ends above.
  private func isLast(_ index: Int, before explanation: Int) -> Bool {
    parts[(index + 1)..<max(index + 1, explanation)].allSatisfy {
      lines[$0.line].isBlank || signs[$0.line].key != nil
    }
  }

  /// "Trả lời:" over lines of dots.
  private func asksForRoom(_ key: PaperKeyPhrase, _ index: Int) -> Bool {
    guard index + 1 < parts.count, key.valueStart >= lines[parts[index].line].end else {
      return false
    }
    let next = lines[parts[index + 1].line]
    return PaperFillIn.isRoom(next, next.start..<next.end)
  }

  /// "Lời giải: Chọn A" above the choices.
  private func keyOfSolution(_ index: Int) -> PaperKeyPhrase? {
    let line = lines[parts[index].line]
    guard index > 0, let start = signs[parts[index].line].explanation, start < line.end,
      let key = PaperKeyPhrase(line, PaperHead(line.bytes, in: start..<line.end, limit: 40)),
      let letters = PaperLetters(line, key.valueStart..<max(key.valueStart, line.end)),
      letters.end >= line.end
    else { return nil }
    return key
  }

  /// "Trả lời" over "B" or "Đáp án: B".
  private func standsOverLetter(_ key: PaperKeyPhrase, _ index: Int) -> Bool {
    guard index + 1 < parts.count, key.valueStart >= lines[parts[index].line].end else {
      return false
    }
    let next = signs[parts[index + 1].line].key
    return loneLetter(index + 1) != nil || next?.isCertain == true
  }

  /// True for "B", "B.", "B vì …"; false for "A và C đều đúng".
  func isClosed(_ letters: PaperLetters, _ line: PaperLine) -> Bool {
    let rest = letters.end..<line.end
    if rest.isEmpty || !PaperScan.isLetter(line.bytes[letters.end - 1] | 0x20) { return true }
    // "C (Điều 3 Nghị định 42)"
    let reason = line.trimmed(rest)
    if line.bytes[reason].first == UInt8(ascii: "("), let last = line.bytes[reason].last,
      last == UInt8(ascii: ")") || last == UInt8(ascii: ".")
    {
      return true
    }
    var scan = PaperScan(PaperHead(line.bytes, in: rest, limit: 12))
    scan.skip { !PaperScan.isLetter($0) && !PaperScan.isDigit($0) }
    return scan.isAtEnd || scan.take(anyOf: ["vi", "do", "because"])
  }

  private mutating func take(_ key: PaperKeyPhrase, in index: Int, end: Int) {
    let line = parts[index].line
    let end = key.valueEnd ?? end
    if key.valueStart < end, takeTruths(from: index, at: key.valueStart) { return }
    if key.valueStart < end {
      question.keys.append(
        PaperStatedKey(
          value: PaperSlice(line: line, range: key.valueStart..<end), isCertain: key.isCertain,
          isSignUnclear: key.isSignUnclear))
      return
    }
    // A blank line may stand below the title.
    let below = parts.indices.dropFirst(index + 1).prefix(2).first {
      !lines[parts[$0].line].isBlank
    }
    guard let below, !takeTruths(from: below, at: nil), isValueLine(below),
      below == index + 1 || beginsWithLetter(below)
    else { return }
    let next = lines[parts[below].line]
    keyLines.insert(below)
    question.keys.append(
      PaperStatedKey(
        value: PaperSlice(line: parts[below].line, range: next.start..<next.end),
        isCertain: true, isBelowTitle: true))
  }

  /// A line with nothing but a short key, under "Đáp án:".
  private func isValueLine(_ index: Int) -> Bool {
    let line = lines[parts[index].line]
    let sign = signs[parts[index].line]
    // A key with its own words speaks for itself.
    guard !line.isBlank, line.objects.isEmpty, sign.explanation == nil,
      sign.key.map({ $0.valueStart >= line.end }) ?? true
    else { return false }
    return line.end - line.start <= 40 || beginsWithLetter(index)
  }

  /// "B", "B. Vì …", with nothing before it.
  private func beginsWithLetter(_ index: Int) -> Bool {
    let line = lines[parts[index].line]
    return PaperLetters(line, line.start..<line.end).map { isClosed($0, line) } ?? false
  }

  // MARK: Choices

  private mutating func findChoices(before explanation: Int) {
    var capitals: [PaperChoiceLabel] = []
    var small: [PaperChoiceLabel] = []
    let end = choicesEnd(before: explanation)
    for (index, part) in parts[..<end].enumerated() where !keyLines.contains(index) {
      let line = lines[part.line]
      for label in PaperChoiceLabel.find(in: line, part.line, from: part.start)
      where label.start < ends[index] && !isInitial(label) {
        if label.isCapital {
          capitals.append(label)
        } else if !question.isEssay {
          small.append(label)
        }
      }
    }
    let named = lastNamedLetter
    var chain = PaperChoiceChain(capitals, named: named)
    if chain.labels.count < 2, !small.isEmpty {
      let smallChain = PaperChoiceChain(small, named: named)
      question.hasCapitals = smallChain.labels.count < 2 && !chain.isEmpty
      if !question.hasCapitals { chain = smallChain }
    }
    labels = chain.labels
    question.letterTwice = chain.twice
    question.lettersMissing = chain.missing
    if labels.isEmpty, !question.isEssay { findLooseLetters(before: explanation) }
  }

  /// Of keys that are nothing but letters.
  private var lastNamedLetter: Int {
    question.keys.compactMap { key in
      let line = lines[key.value.line]
      return PaperLetters(line, key.value.range).flatMap {
        $0.end >= line.trimmed(key.value.range).upperBound ? $0.letters.max() : nil
      }
    }.max() ?? 0
  }

  /// Choices end at a key that names one of them: "Đáp án đúng là: B" over "A. Huế … nên sai".
  private func choicesEnd(before explanation: Int) -> Int {
    var letters: [Int] = []
    let keys = Dictionary(question.keys.map { ($0.value.line, $0.value) }) { first, _ in first }
    for (index, part) in parts[..<explanation].enumerated() {
      let line = lines[part.line]
      guard keyLines.contains(index) else {
        if letters.contains(1), goesThroughAgain(index, before: explanation) { return index }
        letters += PaperChoiceLabel.find(in: line, part.line, from: part.start).map(\.letter)
        continue
      }
      guard letters.contains(0), letters.contains(1),
        let key = keys[part.line]
      else { continue }
      let named = PaperLetters(line, key.range)
      if named?.letters.allSatisfy(letters.contains) == true
        || saysChoice(line, key.range, above: index)
      {
        return index
      }
    }
    return explanation
  }

  private func isInitial(_ label: PaperChoiceLabel) -> Bool {
    guard let initial = question.initial, initial.line == label.line else { return false }
    return initial.range.contains(label.start)
  }

  /// "A nhà" over "B cửa" over "C sân", or "A- nhà": in order, each at the beginning of a line.
  private mutating func findLooseLetters(before explanation: Int) {
    var found: [PaperChoiceLabel] = []
    for (index, part) in parts[..<explanation].enumerated() where index > 0 {
      if keyLines.contains(index) { continue }
      guard let label = PaperChoiceLabel.loose(in: lines[part.line], part.line),
        label.letter == found.count
      else { continue }
      found.append(label)
    }
    guard found.count >= PaperLimits.looseLettersMin else { return }
    labels = found
    question.lettersAreLoose = true
  }

  /// A line under the last choice: does it go on?
  func belongsToChoice(_ index: Int, after previous: Int) -> Bool {
    let line = lines[parts[index].line]
    let before = lines[parts[previous].line]
    guard !before.isBlank, !keyLines.contains(previous), !signs[parts[index].line].isLeadIn else {
      return false
    }
    let isCapital = PaperQuestionLabel.isCapital(line, at: line.start)
    if line.isParagraph || isAddress(line) { return !isCapital }
    return !isCapital || before.end - before.start >= PaperLimits.wrappedLineBytesMin
  }

  /// "(https://…)" alone in a line.
  private func isAddress(_ line: PaperLine) -> Bool {
    let text = line.bytes[line.start..<line.end].drop { $0 == UInt8(ascii: "(") }
    return text.starts(with: "http".utf8) && !text.contains(32)
  }

  /// Choices whose letters Word's numbering kept to itself: the A before a B, or lines that begin
  /// with a tab and nothing else.
  private mutating func findLostLetters(before end: Int) {
    if let first = labels.first {
      guard first.letter == 1,
        let part = parts.firstIndex(where: { $0.line == first.line }), part > 0
      else { return }
      let line = lines[first.line]
      if first.start > line.start {
        labels.insert(lostLabel(0, part), at: 0)
      } else if lines[parts[part - 1].line].isIndentedByTab, part > 1 {
        labels.insert(lostLabel(0, part - 1), at: 0)
      } else {
        return
      }
      question.lettersMissing.removeAll { $0 == 0 }
      question.lettersWereLost = true
      return
    }
    var found: [Int] = []
    for index in (1..<max(end, 1)).reversed() where !keyLines.contains(index) {
      let line = lines[parts[index].line]
      if line.isBlank { continue }
      guard line.isIndentedByTab else { break }
      found.append(index)
    }
    guard found.count >= 2, found.count <= PaperLimits.choicesMax else { return }
    labels = found.reversed().enumerated().map { lostLabel($0.offset, $0.element) }
    question.lettersWereLost = true
  }

  private func lostLabel(_ letter: Int, _ part: Int) -> PaperChoiceLabel {
    let line = lines[parts[part].line]
    return PaperChoiceLabel(
      letter: letter, isCapital: true, strength: .lineStart, line: parts[part].line,
      start: line.start, letterRange: line.start..<line.start, contentStart: line.start,
      isStarred: false, isAfterSentence: true)
  }
}
