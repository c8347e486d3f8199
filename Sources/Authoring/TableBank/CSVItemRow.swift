import Assessment

/// One item as the cells of a row, or why a table cannot hold it.
struct CSVItemRow {
  private let item: Item
  private(set) var cells: [BankColumn: String] = [:]
  /// Of the columns of choices.
  private(set) var count = 0
  private(set) var losses: [BankFinding] = []
  private(set) var isRefused = false

  init(_ item: Item) {
    let bare = item.withoutMedia
    if bare != nil { losses.append(.csvLoses(.media)) }
    self.item = bare ?? item
  }

  mutating func write() {
    guard !CellText.clean(item.prompt).isEmpty else { return refuse(.csvCannotHold(.noQuestion)) }
    set(.kind, TableKind.name(of: item.kind))
    set(.question, item.prompt)
    set(.explanation, item.feedback)
    set(.title, item.title)
    set(.category, TableList.text(ofPath: item.category))
    set(.tags, TableList.text(ofTags: item.tags))
    set(.idNumber, item.idNumber ?? "")
    if item.format != .plain { set(.format, item.format.rawValue) }
    writeBody()
  }

  private mutating func set(_ column: BankColumn, _ text: String) {
    if !text.isEmpty { cells[column] = text }
  }

  private mutating func refuse(_ finding: BankFinding) {
    losses.append(finding)
    isRefused = true
  }

  private mutating func writeBody() {
    switch item.body {
    case .single(let choices), .multiple(let choices):
      guard choices.count(where: { !CellText.clean($0.text).isEmpty }) != 1 else {
        return refuse(.csvCannotHold(.oneChoice))
      }
      write(choices, isMultiple: item.kind == .multiple)
    case .trueFalse(let key):
      set(.correct, key.truth ? "Đúng" : "Sai")
      setFeedback(0, key.truth ? key.feedbackWhenRight : key.feedbackWhenWrong)
      setFeedback(1, key.truth ? key.feedbackWhenWrong : key.feedbackWhenRight)
    case .text(let answers, let caseSensitive):
      writeAnswers(answers.map { ($0.text, $0.fraction, $0.feedback) })
      if caseSensitive { set(.caseSensitive, "có") }
    case .numeric(let answers, let unit):
      writeAnswers(answers.map { (TableRange.text($0.range), $0.fraction, $0.feedback) })
      set(.unit, unit ?? "")
    case .matching(let pairs, let distractors):
      guard !pairs.contains(where: { CellText.clean($0.left).isEmpty }) else {
        return refuse(.csvCannotHold(.emptySide))
      }
      writeTexts(
        pairs.map(TablePair.text)
          + distractors.map { TablePair.text(Pair(left: "", right: $0)) })
    case .ordering(let entries): writeTexts(entries)
    case .cloze(let blanks): writeCloze(blanks)
    case .essay, .description: break
    }
  }

  private mutating func writeTexts(_ texts: [String]) {
    count = texts.count
    for (number, text) in texts.enumerated() { set(.choice(number), text) }
    if texts.contains(where: { CellText.clean($0).isEmpty }) {
      losses.append(.csvLoses(.emptyChoice))
    }
  }

  private mutating func setFeedback(_ number: Int, _ text: String) {
    set(.choiceFeedback(number), text)
    if !text.isEmpty { count = max(count, number + 1) }
  }

  private mutating func setWeight(_ number: Int, _ fraction: Fraction) {
    let percent = DecimalNumber(checked: fraction.tenMillionths, exponent: -5) ?? .zero
    set(.weight(number), TableNumbers.text(percent) + "%")
  }

  private mutating func writeAnswers(
    _ answers: [(text: String, fraction: Fraction, feedback: String)]
  ) {
    writeTexts(answers.map(\.text))
    let hasWeights = answers.contains { $0.fraction != .one }
    for (number, answer) in answers.enumerated() {
      if hasWeights { setWeight(number, answer.fraction) }
      setFeedback(number, answer.feedback)
    }
  }

  private mutating func write(_ choices: [Choice], isMultiple: Bool) {
    writeTexts(choices.map(\.text))
    let numbers = Array(choices.indices)
    let right = Set(numbers.filter { choices[$0].fraction >= (isMultiple ? Self.least : .one) })
    let usual = KeyedChoices.fractions(numbers: numbers, right: right, isMultiple: isMultiple)
    let key = right.sorted().map(CellReference.letters).joined(separator: ", ")
    let isClear = isClear(key, choices, right)
    if isClear { set(.correct, key) }
    if !isClear || usual != choices.map(\.fraction) {
      for number in numbers { setWeight(number, choices[number].fraction) }
    }
    for number in numbers { setFeedback(number, choices[number].feedback) }
    // Choices that speak of the others are put last by whoever reads them.
    let last = numbers.filter { choices[$0].last && ChoiceReference(choices[$0].text) == nil }
    // Two letters would be read as two choices.
    let places =
      choices.count > Self.lettersMax
      ? last.map { String($0 + 1) } : last.map(CellReference.letters)
    set(.last, places.joined(separator: ", "))
  }

  /// From A to Z.
  private static let lettersMax = 26
  private static let least = Fraction(tenMillionths: 1)

  /// Whether the letters are read as these choices, whatever else the texts may be.
  private func isClear(_ text: String, _ choices: [Choice], _ right: Set<Int>) -> Bool {
    guard !right.isEmpty else { return true }
    guard choices.count <= Self.lettersMax else { return false }
    var key = ChoiceKey(
      choices.enumerated().map {
        ChoiceKey.Choice(number: $0.offset, text: CellText.clean($0.element.text))
      }, .either)
    return key.read(text, kind: .text) == .right(right)
  }

  /// In Moodle's notation within the question, where that holds the gaps as they are.
  private mutating func writeCloze(_ blanks: [Blank]) {
    let written = ClozeWriter(blanks, format: item.format).write(item.prompt)
    let reading = ClozeReader.read(CellText.clean(written.text), format: item.format)
    guard written.unplaced.isEmpty, reading.isWhole, reading.blanks == blanks,
      reading.prompt == CellText.clean(item.prompt)
    else { return refuse(.csvCannotHold(.gaps)) }
    set(.question, written.text)
  }
}
