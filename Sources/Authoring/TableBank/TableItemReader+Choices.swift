import Assessment

/// Choices and their keys.
extension TableItemReader {
  /// A choice before it is known whether it is right.
  private struct Draft {
    let number: Int
    let cell: TableRow.Cell
    let text: String
  }

  /// - Parameter kind: single or multiple; nil where the number of right ones tells.
  mutating func readChoices(as kind: ItemKind?) -> ItemBody? {
    let drafts = readDrafts()
    guard checkLists() else { return nil }
    guard drafts.count <= BankLimits.answersMax else {
      report(.tooManyAnswers(drafts.count), at: row.position)
      return nil
    }
    // Of none nothing is said here: it is a draft.
    guard drafts.count != 1 else {
      report(.tableTooFewChoices(), at: row.position)
      return nil
    }
    for draft in drafts { note(draft.cell) }
    setChoices(drafts.map(\.number))
    let right = readKey(drafts)
    let isMultiple = kind.map { $0 == .multiple } ?? (right.count > 1)
    if kind == nil, context.program == .kahoot, right.count == 1,
      KahootQuestion.areTruths(drafts.map(\.text))
    {
      return .trueFalse(TrueFalseKey(truth: right.contains(drafts[0].number)))
    }
    var fractions = KeyedChoices.fractions(
      numbers: drafts.map(\.number), right: right, isMultiple: isMultiple)
    applyWeights(to: &fractions, drafts)
    let last = readLast()
    let shown = Self.withoutLetters(drafts)
    let choices = zip(drafts, fractions).map { draft, fraction in
      Choice(
        text: shown[draft.number] ?? draft.text, fraction: fraction,
        feedback: row.text(.choiceFeedback(draft.number)),
        last: last.contains(draft.number))
    }
    return isMultiple ? .multiple(choices) : .single(choices)
  }

  /// "A. Huế" in the column A, "B. Vinh" in the column B: the texts without their letters, where all
  /// choices have their own.
  private static func withoutLetters(_ drafts: [Draft]) -> [Int: String] {
    guard drafts.count >= 2 else { return [:] }
    var texts: [Int: String] = [:]
    for draft in drafts {
      guard let scalar = draft.text.unicodeScalars.first,
        Int(scalar.value | 0x20) - 0x61 == draft.number, scalar.isASCII
      else { return [:] }
      let rest = draft.text.dropFirst()
      guard let sign = rest.first, ".):".contains(sign), rest.dropFirst().first == " " else {
        return [:]
      }
      texts[draft.number] = String(rest.dropFirst().drop { $0 == " " })
    }
    return texts.values.contains("") ? [:] : texts
  }

  /// Choices in columns of their own, in one cell, or as what is right and what is wrong.
  private func readDrafts() -> [Draft] {
    var drafts = row.choices.map { Draft(number: $0.number, cell: $0.cell, text: $0.cell.text) }
    if drafts.isEmpty, let list = row[.choices] {
      drafts = TableList.choices(list.text).enumerated().map {
        Draft(number: $0.offset, cell: list, text: $0.element)
      }
    }
    let wrongs = wrongTexts
    if !wrongs.isEmpty {
      let rights = drafts.isEmpty ? self.rights.map { ($0.text, $0) } : []
      for (text, cell) in rights + wrongs {
        let number = (drafts.last?.number ?? -1) + 1
        drafts.append(Draft(number: number, cell: cell, text: text))
      }
    }
    return drafts
  }

  private typealias Text = (text: String, cell: TableRow.Cell)

  /// What the columns of wrong answers hold; one column alone may hold them all.
  private var wrongTexts: [Text] {
    let cells = row.cells(row.header.wrongs)
    switch row.header.wrongList {
    case .choices?: return cells.flatMap { cell in TableList.choices(cell.text).map { ($0, cell) } }
    case .bars?: return cells.flatMap { cell in TableList.bars(cell.text).map { ($0, cell) } }
    case nil: return cells.map { ($0.text, $0) }
    }
  }

  /// What is right beside them.
  private var rights: [TableRow.Cell] { row.corrects + row.cells(row.header.rights) }

  /// False, with an error, where programs wrote more into a cell than texts.
  mutating func checkLists() -> Bool {
    let list = row.choices.isEmpty ? row[.choices].map { [$0] } ?? [] : []
    for cell in list + row.cells(row.header.wrongs) where ListLiteral(cell.text) == .objects {
      report(.tableObjectsInCell(), at: cell.position)
      return false
    }
    return true
  }

  private var isRightAndWrong: Bool {
    row.choices.isEmpty && row[.choices] == nil && !row.cells(row.header.wrongs).isEmpty
  }

  // MARK: The key

  /// The numbers of the right choices. Empty where nothing says it, which makes a draft.
  private mutating func readKey(_ drafts: [Draft]) -> Set<Int> {
    if isRightAndWrong {
      return Set(drafts.prefix(rights.count).map(\.number))
    }
    var right = readMarks(drafts)
    var key = ChoiceKey(
      drafts.map { ChoiceKey.Choice(number: $0.number, text: $0.text) }, context.keys)
    // "B. Vinh" in the column B: its key may be "Vinh".
    let bare = Self.withoutLetters(drafts)
    var bareKey = ChoiceKey(
      drafts.map { ChoiceKey.Choice(number: $0.number, text: bare[$0.number] ?? $0.text) },
      context.keys)
    for cell in row.corrects + row.cells(row.header.rights) {
      if let truths = TableTruth.truths(cell.text, count: drafts.count), drafts.count > 2 {
        right.formUnion(zip(drafts, truths).filter(\.1).map(\.0.number))
        continue
      }
      switch key.read(cell.text, kind: cell.kind) {
      case .right(let numbers): right.formUnion(numbers)
      case .unclear:
        report(.tableKeyUnclear(cell.text), at: cell.position)
        return []
      case .uncounted:
        report(.tableKeyUncounted(cell.text), at: cell.position)
        return []
      case .unknown:
        if !bare.isEmpty, case .right(let numbers) = bareKey.read(cell.text, kind: cell.kind) {
          right.formUnion(numbers)
          continue
        }
        report(.tableKeyUnknown(cell.text, choices: drafts.map(\.number)), at: cell.position)
        return []
      }
      if key.wasSplit, cell.kind != .text || context.program == .ours {
        report(.tableKeySplit(cell.text, right: right.sorted()), at: cell.position)
      }
    }
    return right
  }

  /// Columns of their own say of each choice whether it is right.
  private mutating func readMarks(_ drafts: [Draft]) -> Set<Int> {
    var right: Set<Int> = []
    for draft in drafts {
      guard let cell = row[.mark(draft.number)] else { continue }
      if let isRight = TableTruth.mark(cell.text) {
        if isRight { right.insert(draft.number) }
      } else {
        report(.tableNoTruth(cell.text), at: cell.position)
      }
    }
    return right
  }

  private mutating func applyWeights(to fractions: inout [Fraction], _ drafts: [Draft]) {
    for (index, draft) in drafts.enumerated() {
      if let fraction = readWeight(draft.number) { fractions[index] = fraction }
    }
  }

  /// The share in a choice's own column; nil where there is none.
  mutating func readWeight(_ number: Int) -> Fraction? {
    guard let cell = row[.weight(number)] else { return nil }
    let hasSign = cell.text.hasSuffix("%")
    let text = hasSign ? String(cell.text.dropLast()).trimmingSpaces : cell.text
    guard case .number(let value) = context.numbers.read(text, kind: hasSign ? .text : cell.kind),
      let share = TableItemReader.share(value, isPercent: hasSign || !context.weightsAreShares),
      share.magnitude <= DecimalNumber(1)
    else {
      report(.tableWeightIsNone(cell.text), at: cell.position)
      return nil
    }
    return Fraction(share)
  }

  private static func share(_ value: DecimalNumber, isPercent: Bool) -> DecimalNumber? {
    isPercent
      ? DecimalNumber(checked: value.significand, exponent: value.exponent - 2) : value
  }

  /// Choices that stay at the end.
  private mutating func readLast() -> Set<Int> {
    guard let cell = row[.last] else { return [] }
    let choices = row.choices.map { ChoiceKey.Choice(number: $0.number, text: $0.cell.text) }
    var key = ChoiceKey(choices, .fromOne)
    if case .right(let numbers) = key.read(cell.text, kind: cell.kind) { return numbers }
    report(
      .tableKeyUnknown(cell.text, choices: choices.map(\.number)), at: cell.position)
    return []
  }

  // MARK: True or false

  mutating func readTrueFalse() -> ItemBody? {
    let choices = row.choices
    // Several statements, each true or false: those that are true are the right choices.
    if choices.count > 2 { return readChoices(as: .multiple) }
    guard let cell = (row.corrects + row.cells(row.header.rights)).first else {
      return noTruth()
    }
    guard let truth = truth(cell, choices) else {
      report(.tableNoTruth(cell.text), at: cell.position)
      return noTruth()
    }
    let (whenTrue, whenFalse) = (row.text(.choiceFeedback(0)), row.text(.choiceFeedback(1)))
    return .trueFalse(
      TrueFalseKey(
        truth: truth, feedbackWhenRight: truth ? whenTrue : whenFalse,
        feedbackWhenWrong: truth ? whenFalse : whenTrue))
  }

  /// The word of truth itself, or the choice that is one: A is "Đúng".
  private func truth(
    _ cell: TableRow.Cell, _ choices: [(number: Int, cell: TableRow.Cell)]
  ) -> Bool? {
    if !choices.isEmpty {
      var key = ChoiceKey(
        choices.map { ChoiceKey.Choice(number: $0.number, text: $0.cell.text) }, context.keys)
      if case .right(let numbers) = key.read(cell.text, kind: cell.kind), numbers.count == 1,
        let choice = choices.first(where: { numbers.contains($0.number) }),
        let truth = TableTruth.truth(choice.cell.text)
      {
        return truth
      }
    }
    return TableTruth.mark(cell.text)
  }

  /// A statement of which nobody says whether it is true.
  private func noTruth() -> ItemBody {
    .single(["Đúng", "Sai"].map { Choice(text: $0, fraction: .zero) })
  }
}
