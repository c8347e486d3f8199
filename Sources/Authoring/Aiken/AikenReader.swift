import Assessment

/// Reads Aiken as Moodle does, and besides it what Moodle loses or refuses but whose meaning is
/// plain: questions and choices of several lines, small letters, explanations and tags.
///
/// Source: Moodle 4.1, question/format/aiken/format.php.
struct AikenReader {
  private let source: SourceText
  private let texts: LineText
  private var bank: AikenBank
  private var question: AikenQuestion?
  /// Lines of text that may turn out to be a question or to belong to what stands before them.
  private var run: [ArraySlice<UInt8>] = []
  private var runFollowsEmptyLine = false
  private var emptyLineSeen = true
  /// True while further lines of what began without a question need no finding of their own.
  private var isAstray = false
  private var line = 1

  /// Reads valid UTF-8.
  static func read(_ source: SourceText) -> BankReading {
    var reader = AikenReader(source)
    reader.run(to: source.lineCount)
    return reader.bank.finish()
  }

  private init(_ source: SourceText) {
    self.source = source
    texts = LineText(source)
    bank = AikenBank(source, texts)
  }

  private mutating func run(to lineCount: Int) {
    while line <= lineCount, !bank.isFull {
      let read = read(line)
      line += 1
      switch read.kind {
      case .empty:
        emptyLineSeen = true
        isAstray = false
        continue
      case .text: takeText(read.bytes)
      case .choice(let letter, let isCapital): takeChoice(read, letter, isCapital)
      case .answer(let isStrict): takeAnswer(read, isStrict)
      case .attribute(let attribute): takeAttribute(read, attribute)
      }
      emptyLineSeen = false
    }
    if !run.isEmpty { startQuestion() }
    close()
  }

  private func read(_ line: Int) -> AikenLine {
    let isOpen = question != nil && question?.answer == nil
    let hasAnswer = question?.answer != nil
    return AikenLine(
      source.lineBytes(line),
      expected: isOpen && run.isEmpty ? question?.nextLetter ?? Self.letterA : expectedAfterRun,
      takesLooseAttributes: hasAnswer && !emptyLineSeen)
  }

  private static let letterA = UInt8(ascii: "A")

  /// After lines of text either the next choice of the open question or the first of a new one;
  /// the letter of the open one is expected only where nothing stands between.
  private var expectedAfterRun: UInt8 {
    guard let question, question.answer == nil, !question.options.isEmpty, !runFollowsEmptyLine
    else { return Self.letterA }
    return question.nextLetter
  }

  private mutating func takeText(_ bytes: ArraySlice<UInt8>) {
    if !run.isEmpty, emptyLineSeen { startQuestion() }
    if run.isEmpty { runFollowsEmptyLine = emptyLineSeen }
    run.append(bytes)
    isAstray = false
  }

  /// The lines of text become a question, unless they go on with an explanation.
  private mutating func startQuestion() {
    if question?.explanationGoesOn == true, !runFollowsEmptyLine {
      question?.explanation += run
    } else {
      close()
      question = AikenQuestion(stem: run)
    }
    run = []
  }

  /// The lines of text become the question of the choice or answer that follows, or a part of the
  /// choice before them.
  private mutating func placeRun(beforeFirstChoice: Bool) {
    guard !run.isEmpty else { return }
    if question?.answer == nil, question?.options.isEmpty == false, !runFollowsEmptyLine,
      !beforeFirstChoice
    {
      bank.note(.longChoice, at: run[0].startIndex)
      question?.append(run)
    } else {
      close()
      question = AikenQuestion(stem: run)
    }
    run = []
  }

  private mutating func takeChoice(_ line: AikenLine, _ letter: UInt8, _ isCapital: Bool) {
    placeRun(beforeFirstChoice: letter == Self.letterA)
    guard question != nil, question?.answer == nil else {
      takeAstray(line, mayBeQuestion: true)
      return
    }
    if !isCapital { bank.note(.smallLetters, at: line.offset) }
    question?.options.append(
      AikenQuestion.Option(letter: letter, offset: line.offset, lines: [line.content]))
  }

  private mutating func takeAnswer(_ line: AikenLine, _ isStrict: Bool) {
    placeRun(beforeFirstChoice: false)
    guard question != nil, question?.answer == nil else {
      takeAstray(line, mayBeQuestion: false)
      return
    }
    if !isStrict { bank.note(.answerWord, at: line.offset) }
    question?.answer = AikenQuestion.Answer(offset: line.offset, content: line.content)
  }

  /// A choice without a question: a question that looks like one if choices follow, else an error.
  private mutating func takeAstray(_ line: AikenLine, mayBeQuestion: Bool) {
    close()
    if mayBeQuestion, choicesFollow() {
      bank.reportNext(.aikenQuestionLooksLikeChoice(), at: line.offset)
      question = AikenQuestion(stem: [line.bytes])
    } else if !isAstray {
      bank.report(mayBeQuestion ? .aikenChoiceAlone() : .aikenAnswerAlone(), at: line.offset)
      isAstray = true
    }
  }

  /// True if the next line that is not empty is a choice A.
  private func choicesFollow() -> Bool {
    var next = line
    while next <= source.lineCount {
      let read = AikenLine(
        source.lineBytes(next), expected: Self.letterA, takesLooseAttributes: false)
      switch read.kind {
      case .empty: next += 1
      case .choice(let letter, _): return letter == Self.letterA
      default: return false
      }
    }
    return false
  }

  private mutating func takeAttribute(_ line: AikenLine, _ attribute: AikenAttribute) {
    if !run.isEmpty {
      if question?.answer == nil, question?.options.isEmpty == false, !runFollowsEmptyLine {
        placeRun(beforeFirstChoice: false)
      } else {
        startQuestion()
      }
    }
    guard question != nil else {
      bank.report(.aikenAttributeAlone(), at: line.offset)
      return
    }
    bank.note(attribute == .score ? .score : .attribute, at: line.offset)
    question?.explanationGoesOn = attribute == .explanation
    switch attribute {
    case .explanation: question?.explanation.append(line.content)
    case .tags: question?.tags.append(line.content)
    case .description: question?.description.append(line.content)
    case .score: break
    }
  }

  private mutating func close() {
    guard let closed = question else { return }
    question = nil
    bank.add(closed)
  }
}
