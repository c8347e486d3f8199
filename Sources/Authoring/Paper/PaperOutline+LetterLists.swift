/// Gives the letters of lists without numbers to questions, in order, where that is plain.
extension PaperOutline {
  mutating func takeLetterLists(_ lines: [PaperLine]) {
    let places = PaperLetterPlaces(self)
    doubtLists(lines, places)
    var lists = letterLists
    for (index, question) in questions.enumerated() {
      guard var list = question.letterList else { continue }
      if let rest = list.rest { questions[index].explanation.insert(rest, at: 0) }
      list.questionsBefore = index + 1
      list.isBelowQuestion = true
      lists.append(list)
    }
    let numbered = entries.filter { $0.key?.origin == .table }
    for (count, list) in lists.enumerated() {
      guard list.letters.count > 1, count < PaperLimits.letterListsMax,
        !isBeside(numbered, list, places)
      else {
        if !list.isUntitled { leftOut.append(LeftOut(reason: .amongKeys, lines: list.lines)) }
        continue
      }
      if let code = list.code {
        takeList(list, ofCode: code)
      } else if list.isUntitled {
        if take(list, places) == nil { takeAway(list) }
      } else if let fault = take(list, places) {
        unusedLists.append(PaperLetterList.Unused(list: list, fault: fault))
      }
    }
  }

  private mutating func take(
    _ list: PaperLetterList, _ places: PaperLetterPlaces
  ) -> PaperLetterList.Fault? {
    let groups = places.groups(of: list, self)
    let fitting = groups.first { $0.count == list.letters.count }
    if let fitting, !places.isEnd(fitting, of: list, self) { return .notAtEnd }
    guard let fitting, fitting.allSatisfy({ questions[$0].hasNoKey }), fitting.count > 1 else {
      let told = fitting ?? groups.first ?? []
      return .count(questions: told.count, keyed: told.count { !questions[$0].hasNoKey })
    }
    for (count, (place, letter)) in zip(fitting, list.letters).enumerated()
    where !questions[place].choices.contains(where: { $0.letter == letter.letter }) {
      return .noChoice(letter: letter.letter, number: questions[place].number ?? count + 1)
    }
    if list.isBelowQuestion, mayBeKey(list) { return .orSeveral }
    for (place, letter) in zip(fitting, list.letters) {
      entries.append(entry(letter, questions[place].number ?? 0, list, question: place))
    }
    return nil
  }

  /// True where keys with numbers are for questions that the list may be for.
  private func isBeside(
    _ numbered: [Entry], _ list: PaperLetterList, _ places: PaperLetterPlaces
  ) -> Bool {
    guard !numbered.isEmpty else { return false }
    let numbers = Set(places.groups(of: list, self).joined().map { questions[$0].number })
    return numbered.contains { entry in
      (list.part == nil || entry.part == nil || list.part == entry.part)
        && (list.code == nil || entry.code == nil || list.code == entry.code)
        && numbers.contains(entry.number)
    }
  }

  /// Lines that are keys are no explanation, nor left out.
  private mutating func takeAway(_ list: PaperLetterList) {
    let lines = Set(list.lines)
    let owner = list.questionsBefore - 1
    questions[owner].loneLetter = nil
    questions[owner].explanation.removeAll { lines.contains($0.line) }
    for index in leftOut.indices { leftOut[index].lines.removeAll { lines.contains($0) } }
    leftOut.removeAll(where: \.lines.isEmpty)
  }

  /// The list of a paper with a code: the numbers tell for which questions it is.
  private mutating func takeList(_ list: PaperLetterList, ofCode code: Int) {
    let own = questions.indices.filter { place in
      takesLetter(questions[place])
        && (sections[questions[place].section].code ?? self.code) == code
    }
    if !own.isEmpty,
      own.count != list.letters.count
        || own.map({ questions[$0].number }) != Array(1...own.count)
    {
      let fault = PaperLetterList.Fault.count(
        questions: own.count, keyed: own.count { !questions[$0].hasNoKey })
      unusedLists.append(PaperLetterList.Unused(list: list, fault: fault))
      return
    }
    for (index, letter) in list.letters.enumerated() {
      entries.append(entry(letter, index + 1, list, question: nil))
    }
  }

  private func entry(
    _ letter: PaperLetterList.Letter, _ number: Int, _ list: PaperLetterList, question: Int?
  ) -> Entry {
    Entry(
      code: list.code, part: list.part, exercise: nil, run: 0, number: number,
      questionsBefore: list.questionsBefore, place: letter.place,
      key: PaperStatedKey(value: letter.place, isCertain: true, origin: .table),
      question: question)
  }

  // MARK: Several right choices, or a list

  /// "Đáp án: A, B" below the second of two questions without keys may be the keys of both.
  private mutating func doubtLists(_ lines: [PaperLine], _ places: PaperLetterPlaces) {
    var listed: Int?
    for place in questions.indices {
      guard questions[place].letterList == nil else {
        listed = place
        continue
      }
      let question = questions[place]
      let isTyped = question.choices.isEmpty && question.matching == nil
      guard isTyped || takesLetter(question), var list = listInKey(of: place, lines) else {
        continue
      }
      list.questionsBefore = place + 1
      guard
        places.groups(of: list, self, max: list.letters.count, since: listed)
          .contains(where: { group in
            group.count == list.letters.count && (isTyped || group.last == place)
              && places.isEnd(group, of: list, self)
              && group.allSatisfy {
                ($0 == place || questions[$0].hasNoKey) && !isMarked($0, lines)
              }
          })
      else { continue }
      if isMoreThanAKey(list, question) {
        questions[place].letterList = list
      } else if PaperPlural.asksForSeveral(question.stem, lines) {
        continue
      } else {
        unusedLists.append(PaperLetterList.Unused(list: list, fault: .orSeveral))
      }
      questions[place].keys = []
    }
  }

  /// True where several right choices of the last question may be written in the same way.
  private func mayBeKey(_ list: PaperLetterList) -> Bool {
    guard !list.repeatsLetter, list.questionsBefore > 0,
      !isMoreThanAKey(list, questions[list.questionsBefore - 1])
    else { return false }
    let letters = list.letters.map(\.letter)
    return letters.count < 3 || list.lines.count < letters.count || letters == letters.sorted()
  }

  /// The letters of the one key that stands below a question, where they are several.
  private func listInKey(of place: Int, _ lines: [PaperLine]) -> PaperLetterList? {
    let question = questions[place]
    guard question.keys.count == 1, let key = question.keys.first, key.origin == .question,
      !question.choices.contains(where: \.isStarred),
      let row = PaperLetterRow(lines[key.value.line], key.value.range, allowsRest: true),
      row.letters.count > 1, !row.isJoined, !explains(lines[key.value.line], row.rest),
      choiceSaid(by: key, from: key.value.range.lowerBound, place, lines) == nil,
      choiceSaid(by: key, from: row.letters[0].range.upperBound, place, lines)
        != row.letters[0].letter
    else { return nil }
    var list = PaperLetterList()
    list.add(row, in: key.value.line)
    return list
  }

  /// "vì …" says why they are right.
  private func explains(_ line: PaperLine, _ rest: Range<Int>) -> Bool {
    var scan = PaperScan(PaperHead(line.bytes, in: rest, limit: 12))
    scan.skip { !PaperScan.isLetter($0) }
    return scan.take(anyOf: [
      "vi", "do", "because", "deu", "la", "sai", "dung", "hoac", "hay", "or",
    ])
  }

  /// The letter of the choice that says the same as a key does from a byte on.
  private func choiceSaid(
    by key: PaperStatedKey, from start: Int, _ place: Int, _ lines: [PaperLine]
  ) -> Int? {
    let text = lines[key.value.line].text(start..<max(start, key.value.range.upperBound))
    let choices = questions[place].choices
    return PaperChoiceText.place(saying: text, among: choices, lines).map { choices[$0].letter }
  }

  /// Letters that are no choices of the question, or all of these in another order.
  private func isMoreThanAKey(_ list: PaperLetterList, _ question: PaperQuestion) -> Bool {
    let letters = list.letters.map(\.letter)
    if question.choices.isEmpty { return list.repeatsLetter || letters.count > 2 }
    if !letters.allSatisfy({ letter in question.choices.contains { $0.letter == letter } }) {
      return true
    }
    return letters.count == question.choices.count && letters.count > 2
      && letters != letters.sorted()
  }

  /// True where a choice is set apart, or the explanation names one.
  private func isMarked(_ place: Int, _ lines: [PaperLine]) -> Bool {
    let marks = PaperMarks(questions[place].choices, lines)
    return questions[place].solution != nil
      || PaperMarks.Property.allCases.contains { !marks.marked($0).isEmpty }
  }
}
