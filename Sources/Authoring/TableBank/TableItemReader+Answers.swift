import Assessment

/// Answers that are typed, put together or put in order.
extension TableItemReader {
  // MARK: Text

  /// The accepted texts: in the columns of choices, or in the key.
  mutating func readTexts() -> [TextAnswer] {
    let cells = row.choices
    guard !cells.isEmpty else {
      return (row.corrects + row.cells(row.header.rights)).flatMap { cell in
        note(cell)
        return TableItemReader.alternatives(cell.text).map { TextAnswer(text: $0) }
      }
    }
    let accepted = acceptedTexts()
    var answers: [TextAnswer] = []
    for (number, cell) in cells where accepted?.contains(number) ?? true {
      note(cell)
      answers.append(
        TextAnswer(
          text: cell.text, fraction: readWeight(number) ?? .one,
          feedback: row.text(.choiceFeedback(number))))
    }
    return answers
  }

  /// Where the key names some of the texts by letters or numbers, the others are no answers.
  private func acceptedTexts() -> Set<Int>? {
    guard let cell = row.corrects.first else { return nil }
    var key = ChoiceKey(
      row.choices.map { ChoiceKey.Choice(number: $0.number, text: $0.cell.text) }, context.keys)
    if case .right(let numbers) = key.read(cell.text, kind: cell.kind) { return numbers }
    return nil
  }

  /// `Hà Nội | Ha Noi`.
  static func alternatives(_ text: String) -> [String] {
    for mark in ["|", ";"] as [Character] where text.contains(mark) {
      return TableList.split(text, at: mark)
    }
    return text.contains(where: \.isNewline) ? TableList.split(text, at: "|") : [text]
  }

  // MARK: Numbers

  mutating func readNumeric() -> ItemBody? {
    let tolerance = readTolerance()
    var answers: [NumericAnswer] = []
    if row.choices.isEmpty {
      for cell in row.corrects + row.cells(row.header.rights) {
        for text in TableItemReader.alternatives(cell.text) {
          if let range = readRange(text, cell, tolerance) {
            note(cell)
            answers.append(NumericAnswer(range: range))
          }
        }
      }
    }
    for (number, cell) in row.choices {
      guard let range = readRange(cell.text, cell, tolerance) else { continue }
      note(cell)
      answers.append(
        NumericAnswer(
          range: range, fraction: readWeight(number) ?? .one,
          feedback: row.text(.choiceFeedback(number))))
    }
    return .numeric(answers, unit: row[.unit]?.text)
  }

  private mutating func readTolerance() -> DecimalNumber? {
    guard let cell = row[.tolerance] else { return nil }
    if case .number(let number) = context.numbers.read(cell.text, kind: cell.kind) {
      return number.magnitude
    }
    report(.tableNotANumber(cell.text), at: cell.position)
    return nil
  }

  private mutating func readRange(
    _ text: String, _ cell: TableRow.Cell, _ tolerance: DecimalNumber?
  ) -> NumericAnswer.Range? {
    switch TableRange.read(text, kind: cell.kind, context.numbers, tolerance: tolerance) {
    case .range(let range):
      if cell.kind == .text { checkMark(of: text, cell) }
      if cell.kind == .text, context.numbers.isThousands(text), case .value(let number, _) = range {
        report(.tableNumberThousands(text, number), at: cell.position)
      }
      return range
    case .unclear: report(.tableNumberUnclear(text), at: cell.position)
    case .none: report(.tableNotANumber(text), at: cell.position)
    }
    return nil
  }

  /// One table writes its numbers in one way.
  mutating func checkMark(of text: String, _ cell: TableRow.Cell) {
    guard context.numbers.isOdd(text), let usual = context.numbers.usualMark else { return }
    report(.tableDecimalMarksDiffer(text, usual: usual), at: cell.position)
  }

  // MARK: Pairs and orders

  mutating func readMatching() -> ItemBody? {
    var pairs: [Pair] = []
    var distractors: [String] = []
    for (text, cell, hasEquals) in pairTexts() {
      guard let pair = TablePair.read(text, hasEquals: hasEquals) else {
        report(.tablePairWithoutArrow(text), at: cell.position)
        return nil
      }
      if pair.left.isEmpty {
        distractors.append(pair.right)
      } else {
        note(cell)
        pairs.append(pair)
      }
    }
    return .matching(pairs, distractors: distractors)
  }

  private func pairTexts() -> [(text: String, cell: TableRow.Cell, hasEquals: Bool)] {
    if let cell = row[.pairs] {
      return TableItemReader.alternatives(cell.text).map { ($0, cell, true) }
    }
    let choices = row.choices.map { ($0.cell.text, $0.cell, false) }
    guard choices.isEmpty else { return choices }
    return row.corrects.flatMap { cell in
      TableItemReader.alternatives(cell.text).map { ($0, cell, true) }
    }
  }

  /// In the order of the columns, or in the order of the key where it names them all.
  mutating func readOrdering() -> ItemBody? {
    let choices = row.choices
    guard !choices.isEmpty else {
      guard checkLists() else { return nil }
      let list = (row[.choices] ?? row.corrects.first).map { TableList.choices($0.text) } ?? []
      return .ordering(list)
    }
    for choice in choices { note(choice.cell) }
    guard let cell = row.corrects.first else { return .ordering(choices.map(\.cell.text)) }
    let order = order(cell, choices.map { ChoiceKey.Choice(number: $0.number, text: $0.cell.text) })
    guard let order else {
      report(.tableOrderIncomplete(cell.text), at: cell.position)
      return .ordering([])
    }
    forgetAnswers()
    let byNumber = Dictionary(
      choices.map { ($0.number, $0.cell) }, uniquingKeysWith: { first, _ in first })
    let cells = order.compactMap { byNumber[$0] }
    for cell in cells { note(cell) }
    return .ordering(cells.map(\.text))
  }

  /// The numbers of all choices in the order of the key: `C, A, B`, `3 1 2`, `CAB`.
  private func order(_ cell: TableRow.Cell, _ choices: [ChoiceKey.Choice]) -> [Int]? {
    var parts = cell.text.split { ",;|-> \n→".contains($0) }.map { String($0) }
    if parts.count == 1 { parts = cell.text.map { String($0) } }
    var key = ChoiceKey(choices, context.keys == .fromZero ? .fromZero : .fromOne)
    let order = parts.compactMap { part -> Int? in
      guard case .right(let numbers) = key.read(part, kind: .text), numbers.count == 1 else {
        return nil
      }
      return numbers.first
    }
    return order.count == choices.count && Set(order) == Set(choices.map(\.number)) ? order : nil
  }
}
