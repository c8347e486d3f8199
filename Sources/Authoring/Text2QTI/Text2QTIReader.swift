import Assessment

/// Reads text2qti's Markdown: every kind of question, groups, texts between questions. After a
/// question with an error the next one is read; text2qti refuses the whole file.
///
/// Source: text2qti 0.8.0, README and text2qti/quiz.py.
struct Text2QTIReader {
  private let source: SourceText
  private let texts: LineText
  private var bank: BankAssembler
  private var quiz = Text2QTIQuiz()
  private var question: Text2QTIQuestion?
  /// A text between questions that has a title and waits for its text.
  private var region: (title: String, offset: Int)?
  /// `Title:` and `Points:` before their question.
  private var nextTitle: String?
  private var nextPoints: String?
  private var nextOffset: Int?
  /// The lines on which each prompt was first met.
  private var prompts: [String: Int] = [:]
  /// Of each thing that is not kept: where it is first met, and how often.
  private var habits: [Text2QTIHabit: (offset: Int, count: Int)] = [:]
  private var isEmpty = true
  /// True while marks that belong to no question need no finding of their own.
  private var isAstray = false

  /// Reads valid UTF-8.
  static func read(_ source: SourceText) -> BankReading {
    var reader = Text2QTIReader(source)
    reader.run()
    return reader.bank.finish(.text2qti)
  }

  private init(_ source: SourceText) {
    self.source = source
    texts = LineText(source)
    bank = BankAssembler(source)
  }

  private mutating func run() {
    if let offset = texts.controlOffset {
      bank.report(.controlCharacter(source.bytes[offset]), at: .offset(offset))
    }
    var chunks = Text2QTIChunks(source, texts)
    while !bank.isFull, let chunk = chunks.next() {
      if case .text(let marker, let text) = chunk.content {
        take(marker, text, chunk)
      } else {
        takeFault(chunk)
      }
    }
    if bank.isFull, let rest = question?.offset ?? chunks.next()?.offset {
      report(.tooManyItems(), at: rest)
      question = nil
    }
    closeAll()
    if let group = quiz.group { report(.text2QTIOpenGroup(), at: group.offset) }
    reportUnused()
    if isEmpty { report(.text2QTINoQuestions(), at: source.contentStart) }
    for habit in Text2QTIHabit.allCases {
      guard let met = habits[habit] else { continue }
      report(.text2QTI(habit, times: met.count), at: met.offset)
    }
  }

  private mutating func report(_ finding: BankFinding, at offset: Int) {
    bank.report(finding, at: .offset(offset))
  }

  private mutating func note(_ habit: Text2QTIHabit, at offset: Int) {
    let met = habits[habit]
    habits[habit] = (met?.offset ?? offset, (met?.count ?? 0) + 1)
  }

  private var subject: BankAssembler.Subject {
    BankAssembler.Subject(title: question?.title ?? "", number: bank.nextNumber)
  }

  private mutating func take(_ marker: Text2QTIMarker, _ text: String, _ chunk: Text2QTIChunk) {
    isEmpty = false
    switch marker {
    case .title, .points:
      takeAttribute(marker, text, at: chunk.offset)
      return
    case .question:
      startQuestion(text, chunk)
      return
    default: reportUnused()
    }
    switch marker {
    case .textTitle:
      closeAll()
      region = (text, chunk.offset)
    case .text:
      closeQuestion()
      addRegion(text, at: chunk.offset)
    case .codeEnd: report(.text2QTICodeEnd(), at: chunk.offset)
    default:
      if marker == .groupStart || marker == .groupEnd { closeAll() }
      if let taken = quiz.take(marker, text, at: chunk.offset) {
        for finding in taken.findings { report(finding, at: chunk.offset) }
        if let habit = taken.habit { note(habit, at: chunk.offset) }
      } else {
        takePart(marker, text, chunk)
      }
    }
  }

  private mutating func takeAttribute(_ marker: Text2QTIMarker, _ text: String, at offset: Int) {
    let isTitle = marker == .title
    guard isTitle ? nextTitle == nil && nextPoints == nil : nextPoints == nil else {
      report(.text2QTIMisplaced(isTitle ? "Title" : "Points"), at: offset)
      return
    }
    if isTitle { nextTitle = text } else { nextPoints = text }
    nextOffset = nextOffset ?? offset
  }

  /// A title or points that no question followed.
  private mutating func reportUnused() {
    if let offset = nextOffset { report(.text2QTIUnusedTitle(), at: offset) }
    (nextTitle, nextPoints, nextOffset) = (nil, nil, nil)
  }

  private mutating func startQuestion(_ text: String, _ chunk: Text2QTIChunk) {
    closeAll()
    isAstray = false
    var started = Text2QTIQuestion(
      prompt: text, title: nextTitle ?? "", offset: chunk.offset, byteCount: chunk.byteCount)
    let (points, place) = (nextPoints, nextOffset ?? chunk.offset)
    (nextTitle, nextPoints, nextOffset) = (nil, nil, nil)
    quiz.countQuestion()
    if let points {
      if Self.isPoints(points) {
        note(.points, at: place)
      } else {
        started.isBroken = true
        bank.report(
          .text2QTI(.badPoints(points)), at: .offset(place),
          item: BankAssembler.Subject(title: started.title, number: bank.nextNumber))
      }
    }
    question = started
    let line = source.line(at: chunk.offset)
    if let earlier = prompts[text] {
      bank.report(.text2QTISameQuestion(line: earlier), at: .offset(chunk.offset), item: subject)
    } else {
      prompts[text] = line
    }
  }

  /// Whole or half points, more than none.
  private static func isPoints(_ text: String) -> Bool {
    guard let points = DecimalNumber(program: text), points > .zero,
      let twice = points.adding(points)
    else { return false }
    return twice.exponent >= 0
  }

  /// A part of a question.
  private mutating func takePart(
    _ marker: Text2QTIMarker, _ text: String, _ chunk: Text2QTIChunk
  ) {
    guard question != nil else {
      if !isAstray { report(.text2QTINoQuestion(), at: chunk.offset) }
      isAstray = true
      return
    }
    if question?.isBroken == true { return }
    question?.byteCount += chunk.byteCount
    do throws(Text2QTIFault) {
      if marker == .solution, quiz.feedbackIsSolution { throw .solutionSwitchedOff }
      _ = try question?.take(marker, text, at: chunk.offset)
    } catch {
      bank.report(.text2QTI(error), at: .offset(chunk.offset), item: subject)
      question?.isBroken = true
    }
  }

  private mutating func takeFault(_ chunk: Text2QTIChunk) {
    isEmpty = false
    reportUnused()
    let finding: BankFinding
    switch chunk.content {
    case .text: return
    case .missingSpace(let marker, let mark):
      finding = .text2QTIMissingSpace(mark)
      // What follows belongs to a question all the same.
      if marker == .question {
        closeAll()
        quiz.countQuestion()
        question = Text2QTIQuestion(prompt: "", title: "", offset: chunk.offset, byteCount: 0)
      }
    case .missingContent(_, let mark): finding = .text2QTIMissingContent(mark)
    case .stray: finding = .text2QTIStray()
    case .badIndentation: finding = .text2QTIBadIndentation()
    case .code(let isMeantToRun): finding = .text2QTICode(isMeantToRun: isMeantToRun)
    case .openComment: finding = .text2QTIOpenComment()
    case .commentEndAlone: finding = .text2QTICommentEndAlone()
    case .textAfterComment: finding = .text2QTITextAfterComment()
    }
    takeFault(finding, chunk)
  }

  /// What is wrong within a question keeps it from being read; code and comments stand outside.
  private mutating func takeFault(_ finding: BankFinding, _ chunk: Text2QTIChunk) {
    guard question != nil, chunk.belongsToQuestion else {
      report(finding, at: chunk.offset)
      isAstray = true
      return
    }
    if question?.isBroken == false {
      bank.report(finding, at: .offset(chunk.offset), item: subject)
    }
    question?.isBroken = true
  }

  private mutating func closeAll() {
    closeQuestion()
    if let (title, offset) = region {
      addDescription(MarkupEncoding.encode(title, as: .markdown), title: title, at: offset)
    }
    region = nil
  }

  private mutating func addRegion(_ text: String, at offset: Int) {
    addDescription(text, title: region?.title ?? "", at: region?.offset ?? offset)
    region = nil
  }

  private mutating func addDescription(_ text: String, title: String, at offset: Int) {
    quiz.begin()
    isAstray = false
    guard text.utf8.count <= BankLimits.itemBytesMax else {
      bank.report(.itemTooLarge(), at: .offset(offset), item: .number(bank.nextNumber))
      bank.refuseItem()
      return
    }
    guard !bank.isFull else { return }
    bank.add(
      Item(
        id: ItemID(""), title: title, prompt: text, format: .markdown, body: .description,
        category: category, tags: tags), at: .offset(offset))
  }

  private var category: [String] { quiz.title.isEmpty ? [] : [quiz.title] }

  private var tags: [String] { quiz.group.map { ["group-\($0.number)"] } ?? [] }

  private mutating func closeQuestion() {
    guard let closed = question else { return }
    defer { question = nil }
    guard !closed.isBroken, !bank.isFull else {
      bank.refuseItem()
      return
    }
    let subject = subject
    func finding() -> BankFinding? {
      if closed.byteCount > BankLimits.itemBytesMax { return .itemTooLarge() }
      if closed.options.count > BankLimits.answersMax {
        return .tooManyAnswers(closed.options.count)
      }
      do throws(Text2QTIFault) {
        try closed.check()
        return nil
      } catch {
        return .text2QTI(error)
      }
    }
    if let finding = finding() {
      bank.report(finding, at: .offset(closed.offset), item: subject)
      bank.refuseItem()
      return
    }
    let made = Text2QTIItem(closed, category: category, tags: tags)
    if closed.kind == .upload {
      bank.report(.text2QTIUpload(), at: .offset(closed.offset), item: subject)
    }
    if closed.number?.isNearZero == true {
      bank.report(.text2QTINearZero(), at: .offset(closed.offset), item: subject)
    }
    if made.mergesFeedback { note(.mergedFeedback, at: closed.offset) }
    bank.add(
      made.item, at: .offset(closed.offset), answers: made.answers.map(BankPosition.offset))
  }
}

extension Text2QTIChunk {
  /// True for what stands among the parts of a question, so that one of them may be missing.
  fileprivate var belongsToQuestion: Bool {
    switch content {
    case .missingSpace(let marker, _):
      marker.isPartOfQuestion || marker == .question
    case .missingContent(let marker, _): marker.isPartOfQuestion
    case .stray, .badIndentation: !followsEmptyLine
    case .text, .code, .openComment, .commentEndAlone, .textAfterComment: false
    }
  }
}
