import Assessment
import Terminal
import Wire

/// Self-paced papers: the pages.
extension ContestantModel {
  // MARK: The paper

  var paperPage: Page {
    guard let paper = view.openPaper, let desk = paperDesk, let question = desk.question(paper)
    else { return doorPage }
    let countdown = Countdown(paper, view: view, now: now)
    var page = Page()
    page.head = contestHead
    page.pinned = paperRows(paper, desk, countdown)
    page.document.add(TextRow.wrapped(question.item.shownPrompt, width: width, Look.title))
    page.document.addEmptyRow()
    page.document.add(
      desk.editor(question, texts: texts)
        .document(texts, width: width, isLocked: !view.canAnswer(question.id)))
    page.scroll = desk.scroll
    page.status = paperStatus(paper, question, desk, countdown) + newsRows
    page.keys = paperKeys(desk.editor(question, texts: texts), question)
    page.keysRight = TextRow.Piece(text: String(linkMark.text.prefix(1)), style: linkMark.style)
    return page
  }

  /// Number, time, and how all questions stand.
  func paperRows(_ paper: PaperView, _ desk: PaperDesk, _ countdown: Countdown) -> [TextRow] {
    guard let question = desk.question(paper) else { return [] }
    let count = paper.questions.count
    let marks = paper.questions.map { PaperMark($0, desk: desk, texts: texts) }
    let number =
      isCompact
      ? texts.shortQuestionNumber(desk.place + 1, of: count)
      : texts.questionNumber(desk.place + 1, of: count).capitalizedFirst
    let points = question.question.points.map {
      $0 == 0 ? texts.trialQuestion : texts.points($0)
    }
    let star = isCompact ? "*" : "* " + texts.isForLater
    let later = desk.marked.contains(question.id) ? star : nil
    let round = isCompact ? nil : paper.roundTitle(of: question).map(oneLine)
    let title = [round, number, points, later].compactMap(\.self).joined(separator: " · ")
    var row = TextRow(title, Look.title)
    row.right = paperTime(countdown)
    let strip = PaperStrip(marks: marks, place: desk.place, width: width)
    guard !isCompact else { return [row] + strip.rows(max: 1) }
    let rest = PaperRest(paper, desk: desk, texts: texts)
    return [row, paperBar(countdown)] + strip.rows(max: 2)
      + [TextRow(texts.paperSummary(rest).capitalizedFirst, Look.quiet)]
  }

  private func paperTime(_ countdown: Countdown) -> TextRow.Piece? {
    switch countdown.phase {
    case .answering(let left):
      let seconds = Countdown.seconds(left)
      return TextRow.Piece(
        text: texts.timeLeft(seconds), style: seconds <= 60 ? Look.hurry : Look.title)
    case .over: return TextRow.Piece(text: texts.timeIsUp, style: Look.hurry)
    case .before, .reading, .untimed: return nil
    }
  }

  private func paperBar(_ countdown: Countdown) -> TextRow {
    let left = Countdown.seconds(countdown.left ?? 0)
    return TextRow(
      ProgressBar.cells(left, of: Countdown.seconds(countdown.whole), width: width),
      left <= 60 ? Look.hurry : Look.time)
  }

  private func paperStatus(
    _ paper: PaperView, _ question: QuestionView, _ desk: PaperDesk, _ countdown: Countdown
  ) -> [TextRow] {
    if paper.isSubmitting { return [TextRow(texts.handingIn, Look.time)] }
    if countdown.phase == .over {
      let words = view.link == .joined ? texts.paperIsOver : texts.paperIsOverOffline
      return TextRow.wrapped(words, width: width, Look.alarm)
    }
    var rows = desk.problem.map { [TextRow($0, Look.warning)] } ?? []
    switch desk.wish(question, texts: texts) {
    case .save, .takeBack: rows.append(TextRow(texts.savesSoon, Look.time))
    case .incomplete: rows.append(TextRow(texts.incomplete, Look.alarm))
    case .nothing: rows += savedRows(question)
    }
    return rows
  }

  private func savedRows(_ question: QuestionView) -> [TextRow] {
    let answer = question.answer
    switch answer.delivery {
    case .none: return []
    // The row about the lost line says what will become of it.
    case .sending where view.link != .joined: return []
    case .sending where participation.isReceiptLate:
      return TextRow.wrapped(texts.receiptIsLate, width: width, Look.warning)
    case .sending, .kept: return [TextRow(texts.saving, Look.time)]
    case .refused(let code): return TextRow.wrapped(texts.refused(code), width: width, Look.warning)
    case .accepted:
      guard let held = answer.held else { return [] }
      let offset = participation.setup.timeZoneOffset
      var row = TextRow(
        answer.receivedAt.map { texts.saved(at: texts.timeOfDay($0, offset: offset)) }
          ?? texts.saved, Look.good)
      if !isCompact {
        let words = AnswerWords(item: question.item, texts: texts).short(held)
        row.append("  " + words.truncated(toWidth: 30), Look.title)
      }
      return [row]
    }
  }

  private func paperKeys(_ editor: AnswerEditor, _ question: QuestionView) -> [String] {
    guard view.canAnswer(question.id) else { return [texts.nextKeys, texts.helpKey] }
    let keys = [editor.shortKeys(texts), texts.enterSaves]
    let others =
      editor.isTyping
      ? [
        texts.nextFunctionKeys, texts.handInKey, "F1", texts.goFunctionKey, texts.markFunctionKey,
      ]
      : [texts.nextKeys, texts.handInKey, texts.goKey, texts.markKey, "?"]
    guard isCompact else { return keys + others }
    return [
      keys[0], editor.isTyping ? "F7 F8" : "n/p", texts.handInKey, editor.isTyping ? "F1" : "?",
    ]
  }

  /// How many answers wait for the line.
  var paperWaitingCount: Int {
    guard let paper = view.openPaper, let desk = paperDesk else { return 0 }
    return PaperRest(paper, desk: desk, texts: texts).saving.count
  }

  // MARK: Overlays of the paper

  func beginDocument(staysChosen: Bool) -> Document {
    let attempt: Int? =
      if case .open(let attempt, _) = view.paperDoor(at: now) { attempt } else { nil }
    var document = Document()
    document.addEmptyRow()
    document.add(
      TextRow(
        texts.beginTitle(
          attempt, of: view.contest?.paper?.attempts ?? 1, week: view.week(at: now)), Look.title))
    if let time = view.paperTime {
      document.add(TextRow.wrapped(texts.beginBody(time: time), width: width))
    }
    document.add(TextRow.wrapped(texts.clockRuns, width: width, Look.quiet))
    document.addEmptyRow()
    document.add(
      choiceRows([(true, texts.beginNo), (false, texts.beginYes)], staysChosen: staysChosen))
    return document
  }

  func choiceRows(_ choices: [(isStay: Bool, words: String)], staysChosen: Bool) -> [TextRow] {
    choices.map { choice in
      let isChosen = choice.isStay == staysChosen
      return TextRow((isChosen ? " ▸ " : "   ") + choice.words, isChosen ? Look.chosen : .plain)
    }
  }

  func goToDocument(_ typed: LineEditor) -> Document {
    var document = Document()
    guard let paper = view.openPaper, let desk = paperDesk else { return document }
    var row = TextRow(texts.goTitle(paper.questions.count), Look.title)
    row.append(field: typed, width: 5, showsCursor: true)
    document.add(row)
    if let beginProblem { document.add(TextRow(beginProblem, Look.warning)) }
    document.addEmptyRow()
    let strip = PaperStrip(
      marks: paper.questions.map { PaperMark($0, desk: desk, texts: texts) }, place: desk.place,
      width: width)
    document.add(strip.rows())
    document.addEmptyRow()
    document.add(TextRow.wrapped(texts.stripSigns, width: width, Look.quiet))
    return document
  }

  func handInDocument(_ dialog: HandInDialog) -> Document {
    var document = Document()
    guard let paper = view.openPaper, let desk = paperDesk else { return document }
    let rest = PaperRest(paper, desk: desk, texts: texts)
    document.add(TextRow(texts.handInTitle, Look.title))
    func list(_ numbers: [Int], _ words: (String) -> String) {
      guard !numbers.isEmpty else { return }
      document.add(
        TextRow.wrapped(words(texts.ranges(numbers)), width: width, Look.warning))
    }
    list(rest.unanswered, texts.unansweredList)
    list(rest.unsaved, texts.unsavedList)
    list(rest.forLater, texts.forLaterList)
    if rest.unanswered.isEmpty, rest.unsaved.isEmpty {
      document.add(TextRow(texts.allAnswered, Look.good))
    }
    if !isCompact { document.add(TextRow.wrapped(texts.handInFinal, width: width)) }
    if dialog.asksGuess { addGuess(dialog, to: &document) }
    if !isCompact { document.addEmptyRow() }
    let rows = choiceRows(
      [(true, texts.handInNo), (false, texts.handInYes)], staysChosen: dialog.staysChosen)
    if !dialog.isTyping { document.focus = document.rows.count..<document.rows.count + rows.count }
    document.add(rows)
    return document
  }

  private func addGuess(_ dialog: HandInDialog, to document: inout Document) {
    document.addEmptyRow()
    document.add(TextRow.wrapped(texts.guessQuestion(guessKind), width: width, Look.title))
    var row = TextRow("  " + texts.guessLabel + ": ", Look.title)
    row.append(field: dialog.line, width: 14, showsCursor: dialog.isTyping)
    if guessKind == .percent { row.append(" %") }
    if case .success(let read) = PaperGuess.read(dialog.line.text, guessKind, texts) {
      row.append("  " + texts.readAs(texts.number(read)), Look.quiet)
    }
    if dialog.isTyping { document.focus = document.rows.count..<document.rows.count + 1 }
    document.add(row)
    let note = dialog.problem ?? texts.guessWhy
    document.add(
      TextRow.wrapped(note, width: width, dialog.problem == nil ? Look.quiet : Look.warning))
  }
}
