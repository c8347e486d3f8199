import Assessment

/// Makes items of questions in Aiken, with what there is to say of them.
struct AikenBank {
  private var bank: BankAssembler
  private let texts: LineText
  /// Of each habit that is foreign to Moodle: where it is first met, and how often.
  private var habits: [AikenHabit: (offset: Int, count: Int)] = [:]

  init(_ source: SourceText, _ texts: LineText) {
    bank = BankAssembler(source)
    self.texts = texts
    if let offset = texts.controlOffset {
      bank.report(.controlCharacter(source.bytes[offset]), at: .offset(offset))
    }
  }

  var isFull: Bool { bank.isFull }

  mutating func finish() -> BankReading {
    for habit in AikenHabit.allCases {
      guard let met = habits[habit] else { continue }
      bank.report(.aiken(habit, times: met.count), at: .offset(met.offset))
    }
    return bank.finish(.aiken)
  }

  /// Notes a habit, to be told once for the whole file.
  mutating func note(_ habit: AikenHabit, at offset: Int) {
    let met = habits[habit]
    habits[habit] = (met?.offset ?? offset, (met?.count ?? 0) + 1)
  }

  /// Reports a finding that is about no question.
  mutating func report(_ finding: BankFinding, at offset: Int) {
    bank.report(finding, at: .offset(offset))
  }

  /// Reports a finding about the question that will be added next, or that is none for this.
  mutating func reportNext(_ finding: BankFinding, at offset: Int) {
    bank.report(finding, at: .offset(offset), item: .number(bank.nextNumber))
    // A text without choices may be a title.
    if finding.severity == .error, finding != .aikenNoChoices() { bank.refuseItem() }
  }

  /// Adds a question whose lines have all been read, or says why it is none.
  mutating func add(_ question: AikenQuestion) {
    guard !bank.isFull else {
      bank.report(.tooManyItems(), at: .offset(question.offset))
      return
    }
    guard question.byteCount <= BankLimits.itemBytesMax else {
      return reportNext(.itemTooLarge(), at: question.offset)
    }
    guard question.options.count <= BankLimits.answersMax else {
      return reportNext(.tooManyAnswers(question.options.count), at: question.offset)
    }
    if question.options.count < 2, let kind = Self.foreignKind(question) {
      return reportNext(.aikenForeignKind(kind), at: question.offset)
    }
    guard let answer = question.answer else {
      let finding: BankFinding = question.options.isEmpty ? .aikenNoChoices() : .aikenNoAnswer()
      return reportNext(finding, at: question.offset)
    }
    guard question.options.count >= 2 else {
      return reportNext(.aikenTooFewChoices(question.options.count), at: question.offset)
    }
    do {
      let key = try AikenKey(answer.content, for: question.options)
      report(question, key, at: answer.offset)
      bank.add(
        item(question, key), at: .offset(question.offset),
        answers: question.options.map { .offset($0.offset) })
    } catch {
      let letters = question.options.map(\.letter)
      reportNext(
        .aiken(error, found: texts.string(answer.content), letters: letters), at: answer.offset)
    }
  }

  /// Words with which a converter to Moodle XML marks other kinds, on the first line.
  ///
  /// Source: sonsoleslp/aiken-to-moodlexml.
  private static let kinds = [
    "truefalse", "shortanswer", "essay", "description", "numerical", "matching", "order", "cloze",
    "category",
  ]

  private static func foreignKind(_ question: AikenQuestion) -> String? {
    guard let first = question.stem.first else { return nil }
    return kinds.first { first.elementsEqual($0.utf8) }
  }

  private mutating func report(_ question: AikenQuestion, _ key: AikenKey, at offset: Int) {
    if key.doubts.contains(.smallLetter) { note(.smallLetters, at: offset) }
    if key.doubts.contains(.severalAnswers) { reportNext(.aikenSeveralAnswers(), at: offset) }
    if key.doubts.contains(.textAfterLetter) { reportNext(.aikenTextAfterLetter(), at: offset) }
    if key.doubts.contains(.answerByText) { reportNext(.aikenAnswerByText(), at: offset) }
    if question.hasLettersOutOfOrder {
      reportNext(.aikenLettersOutOfOrder(), at: question.options[0].offset)
    }
    let stem = stem(question)
    if stem.count > 1 { note(.longQuestion, at: question.offset) }
    // Moodle skips lines of one byte.
    if stem.count == 1, stem[0].count == 1 { note(.shortQuestion, at: question.offset) }
  }

  /// The lines of the question without the word that marks its kind.
  private func stem(_ question: AikenQuestion) -> [ArraySlice<UInt8>] {
    guard question.stem.count > 1, question.stem[0].elementsEqual("multichoice".utf8) else {
      return question.stem
    }
    return Array(question.stem.dropFirst())
  }

  private func item(_ question: AikenQuestion, _ key: AikenKey) -> Item {
    let right = Set(key.right)
    let isMultiple = right.count > 1
    let share = Fraction.share(of: max(right.count, 1))
    let wrong = isMultiple ? Fraction(tenMillionths: -share.tenMillionths) : .zero
    let choices = question.options.enumerated().map { place, option in
      Choice(
        text: texts.string(option.lines), fraction: right.contains(place) ? share : wrong)
    }
    let tags = question.tags.flatMap {
      $0.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
    }
    return Item(
      id: ItemID(""), prompt: texts.string(stem(question) + question.description),
      body: isMultiple ? .multiple(choices) : .single(choices),
      feedback: texts.string(question.explanation),
      tags: tags.map { texts.string(LineText.trimmed($0)) }.filter { !$0.isEmpty })
  }
}
