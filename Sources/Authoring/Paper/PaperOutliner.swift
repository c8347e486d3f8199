/// Walks through the lines of a paper and takes it apart.
///
/// A line is first what its words say; what they cannot say (whether "2." opens a question or is an
/// entry of a list) is told from the numbering and from what follows.
struct PaperOutliner {
  enum Mode { case questions, afterEnd, keys, solutions }

  let lines: [PaperLine]
  let signs: [PaperSigns]
  var outline = PaperOutline()
  var mode = Mode.questions

  /// The question that is open: its lines so far.
  var open: PaperQuestion?
  var parts: [PaperChunk.Part] = []
  /// True once the open question has choices or a key.
  var isClosed = true
  /// The letter of the last choice that began a line of the open question.
  var lastLetter: Int?
  /// The first line after the columns and the key of an open question that asks to match.
  var matchingEnd = 0
  /// Lines that stand before the next question.
  var pending: [Int] = []
  /// The choices among these lines: they may be those of questions without numbers.
  var unnumbered: PaperUnnumbered?
  /// The number of the last question in this scope.
  var lastNumber = 0
  /// True after a heading: numbers may begin anew.
  var mayRestart = true
  var passage: Int?
  /// By number: the last question that has it.
  var asked: [Int: Int] = [:]
  /// By part (0 where it has no number) and number: the same.
  var askedInPart: [Int: [Int: Int]] = [:]
  var headings: [PaperHeading] = []
  /// How many questions there were before the last heading.
  var questionsBeforeHeading: Int?
  /// The line of the last heading: what it asks is asked by questions that have choices alone.
  var headingLine: Int?
  var lastRoman = 0

  /// Where a table of keys or the solutions stand.
  var tablePart: Int?
  var tableExercise: Int?
  var tableCode: Int?
  /// What was named last, where no key has come since; and whether parts stand over codes.
  var namedLast: PartOrCode?
  var partsAreOverCodes = false
  enum PartOrCode { case part, code }
  var tableRun = 0
  var tableLast = 0
  /// True where solutions are opened by "Câu": numbers alone are their steps.
  var solutionsHaveWords = false
  /// True where a question so far has its own key.
  var questionsHaveKeys = false
  /// The last line of keys above the first question.
  var lastKeyAtHead = 0

  /// True if questions are opened by "Câu" or "Question".
  let hasWords: Bool
  /// True if "Bài 3" is a lesson and not a question.
  let exercisesAreHeadings: Bool
  let hasChoices: Bool
  let numbers: PaperNumbersAhead
  /// The exercises that are headings; nil where all are.
  let lessons: Set<Int>?
  /// Lines with numbers that are those of choices, below the number of their question.
  let nested: Set<Int>
  /// Lines that are feet of pages.
  private let feet: Set<Int>

  /// - Parameter feet: lines that are left out.
  static func outline(_ lines: [PaperLine], without feet: Set<Int> = []) -> PaperOutline {
    var outliner = PaperOutliner(lines, feet)
    outliner.run()
    return outliner.outline
  }

  private init(_ lines: [PaperLine], _ feet: Set<Int>) {
    self.lines = lines
    self.feet = feet
    signs = lines.map(PaperSigns.init)
    let words = signs.count { $0.label?.kind == .question && $0.label?.isDoubtful == false }
    hasWords = words >= 2
    numbers = PaperNumbersAhead(signs)
    lessons = words > 0 ? Self.lessonsBesideWords(signs, numbers) : Self.lessons(signs)
    exercisesAreHeadings = lessons?.isEmpty != true
    hasChoices = signs.contains { $0.beginsChoice }
    nested = words > 0 || hasChoices ? [] : PaperNestedNumbers.find(lines, signs)
  }

  private mutating func run() {
    for index in lines.indices where !feet.contains(index) {
      if lines[index].isBlank {
        takeBlank(index)
        continue
      }
      switch mode {
      case .questions: takeInQuestions(index)
      case .afterEnd: takeAfterEnd(index)
      case .keys: takeInKeys(index)
      case .solutions: takeInSolutions(index)
      }
    }
    if mode == .questions { finishSection(isLast: true) } else { finishSolution() }
    leaveOutPending(outline.questions.isEmpty ? .header : .stray)
  }

  private mutating func takeBlank(_ index: Int) {
    if open != nil {
      parts.append(PaperChunk.Part(line: index, start: lines[index].end))
    } else if !pending.isEmpty {
      pending.append(index)
    }
  }

  private mutating func takeInQuestions(_ index: Int) {
    let sign = signs[index]
    if index < matchingEnd {
      parts.append(PaperChunk.Part(line: index, start: lines[index].start))
      return
    }
    if takeLandmark(index, sign) || takeKeysAtHead(index) { return }
    if let label = sign.label, label.last != nil, isClosed || label.kind == .question {
      finishQuestion()
      pending.append(index)
      return
    }
    let isLesson =
      exercisesAreHeadings && sign.label?.kind == .exercise
      && outline.sections.last?.kind != .essays && lessons?.contains(index) != false
    if let label = sign.label, !isLesson, accepts(label, index) {
      if label.kind == .exercise { leaveLesson(for: label, index) }
      begin(label, index)
      return
    }
    if let heading = sign.heading, accepts(heading, sign, index) {
      finishSection()
      if heading.rank == .part, let number = heading.number,
        outline.sections.contains(where: { $0.part == number }), keysFollowDirectly(index)
      {
        beginTable(.keys)
        takeInKeys(index)
        return
      }
      take(heading)
      let isPart = heading.rank == .roman || heading.rank == .part
      headingLine = isPart && asksToChoose(index) ? index : nil
      return
    }
    if let tag = levelBelow(index) {
      if open?.tags.contains(tag) == false { open?.tags.append(tag) }
    } else if open == nil {
      pending.append(index)
      if sign.holdsChoice { noteChoices(index) }
    } else {
      append(index, from: 0, sign)
    }
  }

  /// What ends the questions: "HẾT", a table of keys, solutions.
  private mutating func takeLandmark(_ index: Int, _ sign: PaperSigns) -> Bool {
    if sign.landmark == .end {
      finishSection()
      mode = .afterEnd
    } else if beginsKeys(index, sign) {
      finishSection()
      beginTable(.keys)
      takeInKeys(index)
    } else if sign.landmark == .solutions,
      beginsSolutions(index) || sign.isMarkingTitle && hasAsked && !asksFurther(after: index)
    {
      finishSection()
      beginTable(.solutions)
    } else {
      return false
    }
    return true
  }

  func append(_ line: PaperLine, _ sign: PaperSigns) -> Bool {
    sign.holdsChoice || sign.key?.isCertain == true || line.isIndentedByTab
  }

  mutating func append(_ index: Int, from start: Int, _ sign: PaperSigns) {
    let line = lines[index]
    parts.append(PaperChunk.Part(line: index, start: start))
    if append(line, sign) { isClosed = true }
    if sign.beginsChoice {
      lastLetter = PaperChoiceLabel.find(in: line, index, from: line.start).last?.letter
    }
  }

  /// A table of keys begins: under its title, or with a line that is nothing but keys.
  private func beginsKeys(_ index: Int, _ sign: PaperSigns) -> Bool {
    let line = lines[index]
    guard hasAsked else { return false }
    if line.isKeyEntry { return isClosed }
    if namesStatements(index, sign) { return false }
    if code(over: index) != nil || beginsEvidentKeys(index) || titlesLetters(index) { return true }
    if sign.landmark == .keys, keysOfUnnumberedFollow(index) { return true }
    if sign.landmark == .keys {
      if sign.key != nil, keyFollows(index) { return false }
      // "BẢNG ĐÁP ÁN" is no beginning of a key as "Đáp án" is.
      if sign.key == nil || sign.isMarkingTitle, !asksFurther(after: index) { return true }
      return titledList(index) != nil || keysFollow(index) || entriesFollow(index)
    }
    if isClosed, let named = namedKeys(index), named.count > 1 || named[0].pairs.pairs.count > 1 {
      return true
    }
    if let key = sign.key, listsKeys(key, index) { return true }
    guard isClosed, sign.label != nil,
      let pairs = PaperKeyPairs(line, from: line.start, lettersOnly: true)
    else { return false }
    return pairs.pairs.count >= 3
  }

  /// "Đáp án" over "Đáp án: B": the title of one key.
  private func keyFollows(_ index: Int) -> Bool {
    guard let next = lines.indices[(index + 1)...].first(where: { !lines[$0].isBlank }),
      let key = signs[next].key, key.isCertain, key.valueStart < lines[next].end
    else { return false }
    return list(in: next, from: key.valueStart, min: 1) == nil
  }

  func keysFollow(_ index: Int) -> Bool {
    var looked = 0
    for next in lines.indices[(index + 1)...] where !lines[next].isBlank {
      // "Đáp án:" with nothing behind it, above the next question.
      if let label = signs[next].label, label.last == nil, !isAsked(label.number) {
        return false
      }
      if lines[next].isKeyEntry || signs[next].landmark != nil { return true }
      if repeatsPart(next) || romanKeys(next) != nil { return true }
      if listBehindColon(next) != nil { return true }
      if list(in: next, from: lines[next].start, min: 1) != nil || explainsKey(next)
        || pairsEntry(next) != nil || namedKeys(next) != nil
      {
        return true
      }
      looked += 1
      if looked == 4 { break }
    }
    return false
  }

  /// The heading stands over all solutions if what follows is a number that was there before.
  private func beginsSolutions(_ index: Int) -> Bool {
    guard hasAsked else { return false }
    // Between stand the titles of a table's columns: "Câu", "Nội dung", "Điểm".
    let next = lines.indices[(index + 1)...].lazy.filter { !lines[$0].isBlank }
      .prefix(PaperLimits.titlesBeforeSolutionsMax)
    for next in next {
      if signs[next].heading?.rank == .part { return true }
      if let label = signs[next].label {
        // Numbers alone may be the steps of one solution.
        if label.isBare, hasWords { return solutionsFollow(from: next) }
        // "Câu 1 cho 2" goes back to a question in the text.
        if label.isDoubtful { return false }
        return label.number <= lastNumber && !(label.isBare && asksFurther(after: next))
      }
      if signs[next].beginsChoice || lines[next].end - lines[next].start > 40 { return false }
    }
    return false
  }

  mutating func beginTable(_ next: Mode) {
    mode = next
    tablePart = nil
    tableExercise = nil
    tableCode = nil
    namedLast = nil
    partsAreOverCodes = false
    tableLast = 0
    tableRun = 0
    solutionsHaveWords = false
  }
}
