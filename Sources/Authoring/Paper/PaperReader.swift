import Assessment

/// Reads papers as Vietnamese teachers type them: "Câu 1 … A. … B. … Đáp án: B".
///
/// Source: docs.azota.vn, "Cấu trúc đề thi chuẩn", and the habits in formats.md, section 9.
struct PaperReader {
  private let lines: [PaperLine]
  private var outline: PaperOutline
  private var bank: BankAssembler

  private var stated: [PaperStatedKeys] = []
  private var marks: [PaperMarks] = []
  private var evidence = PaperMarkEvidence([])
  private var numbers = PaperNumbering()
  /// By property: the first question whose key was told from it, and how many there are.
  private var told: [PaperMarks.Property: (place: PaperSlice, count: Int)] = [:]
  private var pointsPlace: PaperSlice?
  /// The first question whose letters are loose, and how many there are.
  private var looseLetters: (place: PaperSlice, count: Int)?
  /// The first question whose choices have numbers, and how many there are.
  private var numberedChoices: (place: PaperSlice, count: Int)?
  private var passageBytes = 0

  /// Reads valid UTF-8.
  static func read(_ source: SourceText) -> BankReading {
    var bank = BankAssembler(source)
    let lines = PaperTextLines.lines(of: source) { finding, position in
      bank.report(finding, at: position)
    }
    var reader = PaperReader(lines, bank)
    reader.run()
    return reader.bank.finish(.paper)
  }

  /// Reads lines that were taken from a file of another kind.
  ///
  /// - Parameter code: of the paper, where it stands beside its lines; one among them goes before.
  static func read(_ lines: [PaperLine], code: Int? = nil, into bank: inout BankAssembler) {
    // Rows of keys may be set with tabs in Word as well.
    var reader = PaperReader(PaperKeyGrid.unfolded(PaperTables.unfolded(lines)), bank)
    reader.outline.code = reader.outline.code ?? code
    reader.run()
    bank = reader.bank
  }

  private init(_ lines: [PaperLine], _ bank: BankAssembler) {
    let feet = PaperFeet(PaperParagraphs.split(lines))
    let lines = PaperSpeeches.marked(PaperRomanNumbers.counted(feet.lines))
    self.lines = lines
    self.bank = bank
    outline = PaperOutliner.outline(lines, without: feet.whole)
    outline.leaveOutFeet(feet)
  }

  private mutating func run() {
    if let first = outline.questions.first, outline.holdsOnlyKeys(lines) {
      bank.report(.paperOnlyKeys(outline.questions.count), at: position(first.place))
      return
    }
    outline.readStarredLines(lines)
    outline.readTruthsAtEnds(lines)
    outline.takeLetterLists(lines)
    let entries = PaperEntries(outline, lines)
    var isOpen = false
    for (index, question) in outline.questions.enumerated() {
      let keys = PaperStatedKeys(
        question, entries.byQuestion[index], section(question).kind, lines,
        isForSeveral: isOpen
          && (question.choices.count > 1 || index == outline.questions.indices.last))
      // So far no question has a key.
      isOpen = (index == 0 || isOpen) && keys.isEmpty && keys.typed.isEmpty
      stated.append(keys)
      marks.append(PaperMarks(question.choices, lines))
    }
    evidence = PaperMarkEvidence(
      outline.questions.indices.filter { outline.questions[$0].choices.count >= 2 }.map {
        PaperMarkEvidence.Case(
          marks: marks[$0], key: stated[$0].isEmpty ? nil : stated[$0].agreed ?? [],
          asksForSeveral: stated[$0].form == .statements
            || marks[$0].holdsSeveral
              && PaperPlural.asksForSeveral(outline.questions[$0].stem, lines)
        )
      })
    if evidence.established.contains(.star) { outline.takeStarsAway(lines, marks) }
    for index in outline.questions.indices {
      guard !bank.isFull else {
        bank.report(.tooManyItems(), at: position(outline.questions[index].place))
        break
      }
      read(index)
    }
    report(entries)
    reportLeftOut()
  }

  private func section(_ question: PaperQuestion) -> PaperOutline.Section {
    outline.sections[question.section]
  }

  private func position(_ slice: PaperSlice) -> BankPosition {
    lines[slice.line].position(at: slice.range.lowerBound)
  }

  // MARK: Questions

  private mutating func read(_ index: Int) {
    let question = outline.questions[index]
    let subject = subject(question)
    for finding in numbers.next(question) {
      bank.report(finding, at: position(question.place), item: subject)
    }
    if question.hasPoints, pointsPlace == nil { pointsPlace = question.place }
    if refuse(question, stated[index], subject) { return }
    let verdict = PaperVerdict(
      question, stated[index], marks[index], evidence,
      asksForSeveral: PaperPlural.asksForSeveral(question.stem, lines))
    let passage = question.passage.map { outline.passages[$0].lines } ?? []
    passageBytes += passage.reduce(0) { $0 + lines[$1].bytes.count }
    guard passageBytes <= PaperLimits.passageBytesMax else {
      bank.report(.paperPassagesTooLong(), at: position(question.place), item: subject)
      return
    }
    let builder = PaperItemBuilder(
      lines: lines, question: question, stated: stated[index], verdict: verdict,
      passage: passage.filter { !lines[$0].isBlank }.map {
        // Programs are told by how far their lines are indented.
        PaperSlice(line: $0, range: ($0 == passage.first ? lines[$0].start : 0)..<lines[$0].end)
      }, section: section(question))
    let item = builder.item()
    let size = (item.media ?? []).reduce(item.prompt.utf8.count) { $0 + $1.byteCount }
    guard size <= BankLimits.itemBytesMax else {
      bank.report(.itemTooLarge(), at: position(question.place), item: subject)
      return
    }
    report(builder, item, subject)
    let answers = builder.answerPlaces.map { position($0) }
    bank.add(item, at: position(question.place), answers: answers)
  }

  private func subject(_ question: PaperQuestion) -> BankAssembler.Subject {
    question.number.map { .title("Câu \($0)") } ?? .number(bank.nextNumber)
  }

  /// Reports what makes an item of a question impossible.
  private mutating func refuse(
    _ question: PaperQuestion, _ stated: PaperStatedKeys, _ subject: BankAssembler.Subject
  ) -> Bool {
    var isRefused = false
    func letter(_ number: Int) -> String { question.letter(number) }
    if question.stem.isEmpty, question.passage == nil {
      bank.report(.paperWithoutText(), at: position(question.place), item: subject)
      isRefused = true
    }
    if let twice = question.letterTwice {
      bank.report(
        .paperLetterTwice(letter(twice.letter)),
        at: lines[twice.line].position(at: twice.start), item: subject)
      isRefused = true
    } else if question.choices.count == 1
      || question.choices.isEmpty && namesLetter(stated, section(question))
    {
      bank.report(
        .paperTooFewChoices(question.choices.count), at: position(question.place), item: subject)
      isRefused = true
    } else if let first = question.lettersMissing.first {
      if first == 0 {
        bank.report(.paperLetterMissing(letter(0)), at: position(question.place), item: subject)
        isRefused = true
      } else {
        bank.report(.paperLetterSkipped(letter(first)), at: position(question.place), item: subject)
      }
    }
    guard !isRefused else { return true }
    if stated.form == .pairs {
      for stranger in stated.strangers {
        bank.report(
          .paperPairNotThere(lines[stranger.place.line].text(stranger.place.range)),
          at: position(stranger.place), item: subject)
      }
      return false
    }
    for stranger in stated.strangers {
      // What statements lack is told with the draft.
      guard stated.form == .choices else { continue }
      let last = question.choices.map(\.letter).max() ?? 0
      let (line, range) = (lines[stranger.place.line], stranger.place.range)
      // A letter beyond the last choice tells that choices were lost; a text may have a slip.
      let isLetter = PaperLetters(line, range).map { $0.end >= range.upperBound } ?? false
      let isLost = stranger.key == .question && isLetter
      bank.report(
        .paperKeyNotAChoice(
          line.text(range), first: letter(0), last: letter(last), isRefused: isLost),
        at: position(stranger.place), item: subject)
      if isLost { isRefused = true }
    }
    return isRefused
  }

  /// A letter as the key of a question that shows no choices: they were lost.
  private func namesLetter(
    _ stated: PaperStatedKeys, _ section: PaperOutline.Section
  ) -> Bool {
    guard section.kind != .shortAnswers, let key = stated.typed.first?.key else { return false }
    let byte = lines[key.line].bytes[key.range.lowerBound]
    return key.range.count == 1 && byte >= 0x41 && byte <= 0x48
  }

  private mutating func report(
    _ builder: PaperItemBuilder, _ item: Item, _ subject: BankAssembler.Subject
  ) {
    let question = builder.question
    let place = position(question.place)
    if question.lettersWereLost { bank.report(.paperLettersLost(), at: place, item: subject) }
    if question.lettersAreLoose {
      looseLetters = (looseLetters?.place ?? question.place, (looseLetters?.count ?? 0) + 1)
    }
    if question.choicesAreNumbered, builder.stated.form != .statements {
      numberedChoices = (
        numberedChoices?.place ?? question.place, (numberedChoices?.count ?? 0) + 1
      )
    }
    reportDoubt(builder, subject)
    if let property = builder.verdict.property, case .none = builder.verdict.doubt {
      told[property] = (
        told[property]?.place ?? question.place, (told[property]?.count ?? 0) + 1
      )
    }
    if case .numeric = item.body, let typed = builder.stated.typed.first {
      let text = lines[typed.key.line].text(typed.key.range)
      if PaperTypedAnswer.mayBeDecimal(text) {
        bank.report(.paperThousands(text), at: position(typed.key), item: subject)
      }
    }
    if case .essay = item.body, builder.section.kind != .essays {
      bank.report(.paperEssay(), at: place, item: subject)
    }
    if let other = builder.verdict.otherSolution, case .choices(let right) = builder.verdict.answer
    {
      bank.report(
        .paperSolutionDiffers(lines[other.line].text(other.range), key: letters(right, question)),
        at: position(other), item: subject)
    }
    if let (property, marked) = builder.verdict.otherMark,
      case .choices(let right) = builder.verdict.answer
    {
      bank.report(
        .paperMarkDiffers(property, letters(marked, question), key: letters(right, question)),
        at: place, item: subject)
    }
    let texts = Set(builder.stated.typed.map { lines[$0.key.line].text($0.key.range) })
    if texts.count > 1, let first = builder.stated.typed.first, let last = builder.stated.typed.last
    {
      reportDisagreement(first.place, last.place, subject)
    }
    if case .multiple = item.body, case .choices(let right) = builder.verdict.answer,
      question.keys.isEmpty, builder.verdict.property == nil, right.count > 1,
      question.choices.contains(where: \.isStarred)
    {
      bank.report(.paperSeveralRight(letters(right, question)), at: place, item: subject)
    }
    reportPictures(builder, subject)
  }

  private mutating func reportDoubt(
    _ builder: PaperItemBuilder, _ subject: BankAssembler.Subject
  ) {
    let question = builder.question
    let place = position(question.place)
    switch builder.verdict.doubt {
    case .disagreement(let first, let other): reportDisagreement(first, other, subject)
    case .signUnclear(let key):
      bank.report(
        .paperSignUnclear(lines[key.line].text(key.range)), at: position(key), item: subject)
    case .forSeveral(let key):
      bank.report(
        .paperKeyForSeveral(lines[key.line].text(key.range)), at: position(key), item: subject)
    case .either(let key):
      bank.report(
        .paperKeyEither(lines[key.line].text(key.range)), at: position(key), item: subject)
    case .letterAlone(let letter):
      bank.report(
        .paperLetterAlone(lines[letter.line].text(letter.range)), at: position(letter),
        item: subject)
    case .severalMarked(let marked):
      bank.report(.paperSeveralMarked(letters(marked, question)), at: place, item: subject)
    case .rareMark(let property, let marked):
      bank.report(
        .paperRareMark(
          property, letters(marked, question), usual: evidence.established.first),
        at: place, item: subject)
    case nil:
      guard case .none = builder.verdict.answer else { break }
      if builder.stated.form == .statements {
        bank.report(.paperTruthsMissing(), at: place, item: subject)
      } else if let doubtful = question.doubtfulPairs {
        bank.report(
          .paperPairsOrKeys(
            lines[doubtful.place.line].text(doubtful.place.range), doubtful.numbers,
            own: question.number),
          at: position(doubtful.place), item: subject)
      } else if builder.stated.form == .pairs, builder.stated.strangers.isEmpty {
        bank.report(
          question.matching == nil ? .paperColumnsMissing() : .paperPairsMissing(), at: place,
          item: subject)
      }
    }
  }

  private mutating func reportDisagreement(
    _ first: PaperSlice, _ other: PaperSlice, _ subject: BankAssembler.Subject
  ) {
    bank.report(
      .paperKeysDisagree(
        lines[first.line].text(first.range), lines[other.line].text(other.range)),
      at: position(other), item: subject)
  }

  private mutating func reportPictures(
    _ builder: PaperItemBuilder, _ subject: BankAssembler.Subject
  ) {
    let place = position(builder.question.place)
    let pictures = builder.pictures
    let formulas = pictures.count { $0.isFormula }
    if formulas > 0 { bank.report(.paperFormulas(formulas), at: place, item: subject) }
    let silent = pictures.count { !$0.isFormula && $0.picture.words.isEmpty }
    if silent > 0 { bank.report(.paperPictures(silent), at: place, item: subject) }
    if builder.hasUnderlinedPart {
      bank.report(.paperUnderlinedPart(), at: place, item: subject)
    }
  }

  private func letters(_ places: Set<Int>, _ question: PaperQuestion) -> String {
    places.sorted().map { question.letter(question.choices[$0].letter) }.joined(separator: ", ")
  }

  // MARK: The paper as a whole

  private mutating func report(_ entries: PaperEntries) {
    for property in PaperMarks.Property.allCases {
      guard let (place, count) = told[property] else { continue }
      bank.report(.paperKeysByMark(property, count), at: position(place))
    }
    if let pointsPlace { bank.report(.paperPointsLeftOut(), at: position(pointsPlace)) }
    if let (place, count) = looseLetters {
      bank.report(.paperLettersLoose(count), at: position(place))
    }
    if let (place, count) = numberedChoices {
      bank.report(.paperNumberedChoices(count), at: position(place))
    }
    if let first = entries.inOrder.first {
      let areNumbered = first.question != nil
      bank.report(
        .paperKeysInOrder(entries.inOrder.count, keysLackNumbers: areNumbered),
        at: position(first.place))
    }
    for unused in outline.unusedLists {
      guard let first = unused.list.letters.first else { continue }
      bank.report(unused.finding, at: position(first.place))
    }
    let areUnnumbered = outline.questions.contains { $0.number == nil }
    for entry in entries.withoutQuestion {
      bank.report(
        entry.key?.origin == .table || entry.key != nil && entry.explanation.isEmpty
          ? .paperKeyWithoutQuestion(entry.number, areUnnumbered: areUnnumbered)
          : .paperSolutionWithoutQuestion(entry.number),
        at: position(entry.place), item: .title("Câu \(entry.number)"))
    }
    if let first = entries.unknownPapers.first {
      let codes = Set(entries.unknownPapers.compactMap(\.code)).sorted()
      bank.report(.paperKeysOfUnknownPaper(codes), at: position(first.place))
    }
    if let first = entries.otherPapers.first {
      let codes = Set(entries.otherPapers.compactMap(\.code)).sorted()
      bank.report(.paperKeysOfOtherPapers(codes), at: position(first.place))
    }
    if let first = entries.withoutExercise.first, let exercise = first.exercise {
      bank.report(
        .paperKeysWithoutExercise(exercise, first.number, entries.withoutExercise.count),
        at: position(first.place))
    }
    if let first = entries.ambiguous.first {
      bank.report(
        .paperKeysAmbiguous(first.number, entries.ambiguous.count), at: position(first.place))
    }
  }

  private mutating func reportLeftOut() {
    for left in outline.leftOut {
      guard let first = left.lines.first else { continue }
      bank.report(
        .paperLinesLeftOut(left.reason, left.lines.count),
        at: lines[first].position(at: lines[first].start))
    }
  }
}
