/// Gives the letters of lists without numbers to questions, in order, where that is plain.
extension PaperOutline {
  mutating func takeLetterLists(_ lines: [PaperLine]) {
    doubtLists(lines)
    var lists = letterLists
    for (index, question) in questions.enumerated() {
      guard var list = question.letterList else { continue }
      if let rest = list.rest { questions[index].explanation.insert(rest, at: 0) }
      list.questionsBefore = index + 1
      list.isBelowQuestion = true
      lists.append(list)
    }
    let numbered = entries
    for list in lists {
      if list.letters.count < 2
        || !list.isBelowQuestion && numbered.contains(where: { isBeside(list, $0) })
      {
        leftOut.append(LeftOut(reason: .amongKeys, lines: list.lines))
        continue
      }
      if let code = list.code {
        takeList(list, ofCode: code)
      } else if list.isUntitled {
        if take(list, besides: numbered) == nil { takeAway(list) }
      } else if let fault = take(list, besides: numbered) {
        unusedLists.append(PaperLetterList.Unused(list: list, fault: fault))
      }
    }
  }

  private mutating func take(
    _ list: PaperLetterList, besides numbered: [Entry]
  ) -> PaperLetterList.Fault? {
    let groups = groups(of: list)
    let fitting = groups.first { $0.count == list.letters.count }
    guard let fitting, isEnd(fitting, of: list),
      fitting.allSatisfy({ questions[$0].hasNoKey }), fitting.count > 1,
      !numbered.contains(where: { isBeside(list, $0) })
    else {
      let told = fitting ?? (list.part == nil ? groups.first : groups.last) ?? []
      return .count(questions: told.count, keyed: told.count { !questions[$0].hasNoKey })
    }
    for (place, letter) in zip(fitting, list.letters)
    where !questions[place].choices.contains(where: { $0.letter == letter.letter }) {
      let count = fitting.prefix { $0 != place }.count + 1
      return .noChoice(letter: letter.letter, number: questions[place].number ?? count)
    }
    if list.isBelowQuestion, mayBeKey(list) { return .orSeveral }
    for (place, letter) in zip(fitting, list.letters) {
      entries.append(entry(letter, questions[place].number ?? 0, list, question: place))
    }
    return nil
  }

  /// True for a key with a number, of a question that the list may be for.
  private func isBeside(_ list: PaperLetterList, _ entry: Entry) -> Bool {
    guard entry.key != nil, list.part == nil || entry.part == nil || list.part == entry.part else {
      return false
    }
    return groups(of: list).joined().contains { questions[$0].number == entry.number }
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
      takesLetter(place) && (sections[questions[place].section].code ?? self.code) == code
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

  // MARK: For which questions

  /// Questions that a list may be for: all of the paper before it, or those of its part.
  private func groups(of list: PaperLetterList) -> [[Int]] {
    let before = questions.indices.prefix(list.questionsBefore).filter(takesLetter)
    guard let last = before.last else { return [] }
    let section = sections[questions[last].section]
    // Papers with codes of their own are apart.
    let whole = before.filter { sections[questions[$0].section].code == section.code }
    if let part = list.part {
      return [whole.filter { sections[questions[$0].section].part == part }]
    }
    return [
      whole,
      whole.filter { place in
        section.part.map { sections[questions[place].section].part == $0 }
          ?? (questions[place].section == questions[last].section)
      },
    ]
  }

  private func takesLetter(_ place: Int) -> Bool {
    let question = questions[place]
    return question.choices.count >= 2 && !question.choicesAreNumbered
      && sections[question.section].kind != .statements
  }

  /// True where nothing that takes a letter comes below it in the same part.
  private func isEnd(_ group: [Int], of list: PaperLetterList) -> Bool {
    guard let last = group.last, list.questionsBefore < questions.count else { return true }
    return !questions.indices[list.questionsBefore...].contains { place in
      takesLetter(place) && questions[place].section == questions[last].section
    }
  }

  // MARK: Several right choices, or a list

  /// "Đáp án: A, B" below the second of two questions without keys may be the keys of both.
  private mutating func doubtLists(_ lines: [PaperLine]) {
    for place in questions.indices where questions[place].letterList == nil {
      let question = questions[place]
      let isTyped = question.choices.isEmpty && question.matching == nil
      guard isTyped || takesLetter(place), var list = listInKey(of: place, lines) else { continue }
      list.questionsBefore = place + 1
      guard
        groups(of: list).contains(where: { group in
          group.count == list.letters.count && (isTyped || group.last == place)
            && isEnd(group, of: list)
            && group.allSatisfy { ($0 == place || questions[$0].hasNoKey) && !isMarked($0, lines) }
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
