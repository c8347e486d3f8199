/// Deals the lines of a question out to its text, its choices and its explanation.
extension PaperChunk {
  mutating func readTexts(before explanation: Int) {
    let lastLabel = labels.last.flatMap { last in parts.firstIndex { $0.line == last.line } }
    let textBelow = lastLabel.flatMap { wordsBelow($0, before: explanation) } ?? 0
    let above = solutionAbove()
    var index = 0
    var byLine: [Int: [PaperChoiceLabel]] = [:]
    for label in labels { byLine[label.line, default: []].append(label) }
    while index < explanation {
      if keyLines.contains(index) {
        index += 1
        // Behind the key of a question without choices comes what explains it.
        if labels.isEmpty { break }
        continue
      }
      if above?.contains(index) == true {
        index += 1
        continue
      }
      if let feedback = feedback(index) {
        question.explanation.append(feedback)
        index += 1
        continue
      }
      if let lastLabel, index > lastLabel, index > textBelow,
        !belongsToChoice(index, after: index - 1)
      {
        break
      }
      readLine(index, byLine[parts[index].line] ?? [])
      index += 1
    }
    question.choices.sort { $0.letter < $1.letter }
    leaveOutWords()
    takeTruthAtEnd()
    takeTruthsBefore()
    readMarksAtEnds()
    leaveOutSeparators()
    leaveOutRoom()
    readRest(from: index, explanation: explanation)
    if let above { take(solution: above) }
  }

  /// "@ Huế là cố đô." below a choice, and "~ …" below the question: what Respondus says to who has
  /// answered. It would tell the key.
  ///
  /// Source: Respondus 4.0, user guide, “Importing Questions”, standard format.
  private func feedback(_ index: Int) -> PaperSlice? {
    guard index > 0, !labels.isEmpty else { return nil }
    let line = lines[parts[index].line]
    guard
      Self.isFeedback(line, UInt8(ascii: "@"))
        || Self.isFeedback(line, UInt8(ascii: "~"))
          && parts.contains(where: { Self.isFeedback(lines[$0.line], UInt8(ascii: "@")) })
    else { return nil }
    return PaperSlice(
      line: parts[index].line, range: line.trimmed((line.start + 1)..<line.end))
  }

  private static func isFeedback(_ line: PaperLine, _ sign: UInt8) -> Bool {
    line.end - line.start > 2 && line.bytes[line.start] == sign && line.bytes[line.start + 1] == 32
  }

  /// "Câu 3: Cá voi là cá. (S)" under "ĐÚNG/SAI", without statements of its own.
  private mutating func takeTruthAtEnd() {
    guard question.sectionKind == .statements, question.choices.isEmpty, question.keys.isEmpty,
      let last = question.stem.last,
      let end = PaperStatementTruths.end(of: last, lines[last.line])
    else { return }
    question.endsWithTruth(end)
  }

  /// Lines of dots under a question without choices are there for its answer.
  private mutating func leaveOutRoom() {
    guard question.choices.isEmpty else { return }
    while let last = question.stem.last, PaperFillIn.isRoom(lines[last.line], last.range) {
      question.stem.removeLast()
    }
    guard let last = question.stem.last,
      let end = PaperFillIn.end(beforeRoomIn: lines[last.line], last.range)
    else { return }
    question.stem[question.stem.count - 1] = PaperSlice(
      line: last.line, range: last.range.lowerBound..<end)
  }

  private mutating func readLine(_ index: Int, _ labels: [PaperChoiceLabel]) {
    let part = parts[index]
    var start = part.start
    for label in labels {
      append(part.line, start..<max(start, label.start))
      let lost = label.letterRange.isEmpty
      question.choices.append(
        PaperChoice(
          letter: label.letter,
          place: PaperSlice(line: part.line, range: label.start..<ends[index]),
          letterRange: lost ? nil : PaperSlice(line: part.line, range: label.letterRange),
          isStarred: label.isStarred))
      start = label.contentStart
    }
    append(part.line, start..<max(start, ends[index]))
  }

  /// Adds a part of a line to the choice that is being read, or to the question's text.
  mutating func append(_ line: Int, _ range: Range<Int>) {
    let slice = PaperSlice(line: line, range: lines[line].trimmed(range))
    guard !slice.range.isEmpty else { return }
    if question.choices.isEmpty {
      // Within the text, what stands before a line is a part of it: programs are indented.
      let from = question.stem.isEmpty || range.lowerBound > lines[line].start ? slice.range : range
      question.stem.append(PaperSlice(line: line, range: from.lowerBound..<slice.range.upperBound))
    } else {
      question.choices[question.choices.count - 1].text.append(slice)
    }
  }

  /// What follows the choices: explanations, and what belongs to the questions that come.
  mutating func readRest(from start: Int, explanation: Int) {
    var isAfterKey = start > 0 && keyLines.contains(start - 1)
    var isAfterBlank = false
    var stray: [PaperSlice] = []
    let again = choicesAgain(from: start, before: explanation) ?? parts.count
    for index in start..<max(start, explanation) {
      let part = parts[index]
      let line = lines[part.line]
      if keyLines.contains(index) {
        // What stands between the last choice and the key belongs to the choice.
        if !stray.isEmpty, let last = question.choices.indices.last, !isAfterKey {
          question.choices[last].text += stray
          rest.removeAll()
        }
        stray.removeAll()
        (isAfterKey, isAfterBlank) = (true, false)
      } else if line.isBlank {
        isAfterBlank = true
        if !rest.isEmpty { rest.append(part.line) }
      } else if index >= again && rest.isEmpty && !leadsToPassage(part.line)
        || isAfterKey && !isAfterBlank && rest.isEmpty && !signs[part.line].isLeadIn
          && PaperHashtags.tags(in: line) == nil
      {
        question.explanation.append(PaperSlice(line: part.line, range: line.start..<line.end))
      } else {
        rest.append(part.line)
        stray.append(PaperSlice(line: part.line, range: line.start..<line.end))
      }
    }
    readExplanation(from: explanation)
  }

  /// The first line below the key where all below goes through the choices once more: "Phân tích:"
  /// over "A. Sai, vì …". It explains, whatever gaps are in it.
  private func choicesAgain(from start: Int, before end: Int) -> Int? {
    guard start < end,
      !question.keys.isEmpty
        || (start..<end).contains(where: { goesThroughAgain($0, before: end) })
    else { return nil }
    var first: Int?
    var letters: Set<Int> = []
    for index in start..<end {
      let part = parts[index]
      if keyLines.contains(index) || lines[part.line].isBlank { continue }
      if letters.isEmpty, leadsToPassage(part.line) { return nil }
      first = first ?? index
      guard signs[part.line].beginsChoice else { continue }
      let labels = PaperChoiceLabel.find(in: lines[part.line], part.line, from: part.start)
      letters.formUnion(labels.map(\.letter))
    }
    return letters.isSuperset(of: [0, 1]) ? first : nil
  }

  /// "Đọc đoạn văn sau và trả lời …": what follows stands before the next questions.
  private func leadsToPassage(_ line: Int) -> Bool { signs[line].opensPassage }

  private mutating func readExplanation(from start: Int) {
    guard start < parts.count else { return }
    // What was not placed before the explanation is told there.
    for index in start..<parts.count {
      let part = parts[index]
      let line = lines[part.line]
      if index > start, leadsToLaterQuestions(part.line) || leadsToPassage(part.line) {
        rest += parts[index...].map(\.line)
        return
      }
      guard !line.isBlank else { continue }
      let from = (index == start ? signs[part.line].explanation : nil) ?? line.start
      if let end = takeKey(in: part.line, from: from)
        ?? takeLetter(in: part.line, from: from, others: parts[(index + 1)...])
      {
        guard end < line.end else { continue }
        question.explanation.append(PaperSlice(line: part.line, range: end..<line.end))
      } else if from < line.end {
        question.explanation.append(PaperSlice(line: part.line, range: from..<line.end))
      }
    }
    guard question.solution == nil else { return }
    question.solution = PaperClosingKey.find(in: question.explanation, lines)
  }

  /// Explanations often say "Chọn B." too.
  ///
  /// - Returns: the byte after it.
  private mutating func takeKey(in index: Int, from start: Int) -> Int? {
    let line = lines[index]
    guard start < line.end else { return nil }
    let head = PaperHead(line.bytes, in: start..<line.end, limit: 40)
    let phrase = PaperKeyPhrase(line, head)
    if let end = takeTruths(ofAll: PaperSlice(line: index, range: start..<line.end), phrase) {
      return end
    }
    guard let key = phrase, !key.isConclusion, key.valueStart < line.end,
      let letters = PaperLetters(line, key.valueStart..<line.end), isClosed(letters, line)
    else { return nil }
    question.keys.append(
      PaperStatedKey(
        value: PaperSlice(line: index, range: key.valueStart..<letters.end), isCertain: false))
    return line.trimmed(letters.end..<line.end).lowerBound
  }

  /// "Lời giải: B. Vì …": the letter of a choice before what explains it, where the explanation
  /// does not go through the others in the same way.
  ///
  /// - Returns: the byte after it.
  mutating func takeLetter(
    in index: Int, from start: Int, others: ArraySlice<Part>
  ) -> Int? {
    let line = lines[index]
    guard question.explanation.isEmpty, question.solution == nil,
      let letters = PaperLetters(line, start..<line.end), let letter = letters.letters.first,
      letters.letters.count == 1, PaperQuestionLabel.isCapital(line, at: letters.start),
      question.choices.contains(where: { $0.letter == letter }), isClosed(letters, line),
      !speaksOfOthers(letter, line, from: letters.end),
      !others.contains(where: { speaksOfOthers(letter, lines[$0.line], from: lines[$0.line].start) }
      )
    else { return nil }
    question.solution = PaperSolution(
      letter: letter, place: PaperSlice(line: index, range: letters.start..<letters.end))
    return line.trimmed(letters.end..<line.end).lowerBound
  }

  /// "B. Sai vì …", or the letter of another choice.
  private func speaksOfOthers(_ letter: Int, _ line: PaperLine, from start: Int) -> Bool {
    guard start < line.end else { return false }
    var scan = PaperScan(PaperHead(line.bytes, in: start..<line.end, limit: 24))
    scan.skip { !PaperScan.isLetter($0) }
    if scan.take(anyOf: ["sai", "la sai", "khong dung", "bi loai", "loai", "wrong", "incorrect"]) {
      return true
    }
    return PaperChoiceLabel.find(in: line, 0, from: start).contains { $0.letter != letter }
  }

  private func leadsToLaterQuestions(_ line: Int) -> Bool {
    guard let range = PaperNumberRange.find(in: lines[line]), let number = question.number else {
      return false
    }
    return range.lowerBound > number
  }
}

extension PaperLine {
  /// A range without the white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] == 32 || bytes[start] == 9 { start += 1 }
    while end > start, bytes[end - 1] == 32 || bytes[end - 1] == 9 { end -= 1 }
    return start..<end
  }
}
